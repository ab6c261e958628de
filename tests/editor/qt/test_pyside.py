"""Faults of Qt and PySide that would end an evening's work."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QGlyphRun, QImage, QPainter
from PySide6.QtWidgets import QApplication

from layout_tool.editor.qt.canvas.glyph_fonts import PATH_PX, GlyphFonts
from layout_tool.fonts import FontBook
from tests.editor.qt.hand_sheet import WORDS


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_calls_that_return_nothing_keep_none_alive(qapp: QApplication) -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100


def test_no_glyph_is_missing_at_any_size_drawn_as_a_run(qapp: QApplication) -> None:
    book = FontBook.default()
    fonts = GlyphFonts(book)
    face = book.face_for("song", "国")
    assert face is not None
    gids = sorted({face.glyph(ord(char)) or 0 for char in WORDS if char.isalnum()})
    px = 4.0
    while px <= PATH_PX:
        cell = int(px * 1.5)
        image = QImage(cell * len(gids), 2 * cell, QImage.Format.Format_Grayscale8)
        image.fill(0xFFFFFFFF)
        run = QGlyphRun()
        run.setRawFont(fonts.font(face.key, px))
        run.setGlyphIndexes(gids)
        run.setPositions([QPointF(i * cell, 0) for i in range(len(gids))])
        painter = QPainter(image)
        painter.drawGlyphRun(QPointF(0, int(1.4 * px)), run)
        painter.end()
        for i in range(len(gids)):
            part = image.copy(i * cell, 0, cell, 2 * cell)
            assert min(bytes(part.constBits())) < 255, f"glyph {gids[i]} is missing at {px} px"
        px *= 2**0.25
