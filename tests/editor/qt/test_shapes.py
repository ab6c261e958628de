"""Logos and codes on the screen: their outlines as the press prints them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, WHITE, Cmyk, Rect
from layout_tool.pdf import Meta, load_preset, render_pdf
from layout_tool.sheet import Fill, Group, Item, Segment, Shape, Sheet

pytestmark = pytest.mark.usefixtures("qapp")

SCALE = 4.0
SIDE = 60.0
CELL = 8
"""Compared are means of squares of 8 × 8 pixels (2 pt)."""
APART = 14.0
"""Of 255: edges are smoothed a little differently."""
Picture = npt.NDArray[np.float64]


def square(left: float, top: float, side: float) -> tuple[Segment, ...]:
    right, bottom = left + side, top + side
    return (("M", (left, top)), ("L", (right, top)), ("L", (right, bottom)),
            ("L", (left, bottom)), ("Z", ()))  # fmt: skip


CURVE: tuple[Segment, ...] = (
    ("M", (10.0, 50.0)), ("C", (10.0, 10.0, 50.0, 10.0, 50.0, 50.0)), ("L", (30.0, 30.0)),
    ("Z", ()),
)  # fmt: skip
WHOLE = Rect(0, 0, SIDE, SIDE)
SHAPES: dict[str, Item] = {
    "filled": Shape(WHOLE, square(10, 10, 40)),
    "a hole by even and odd": Shape(WHOLE, square(6, 6, 48) + square(18, 18, 24), even_odd=True),
    "no hole by winding": Shape(WHOLE, square(6, 6, 48) + square(18, 18, 24)),
    "curved and grey": Shape(WHOLE, CURVE, BLACK.tint(0.5)),
    "stroked alone": Shape(WHOLE, square(10, 10, 40), None, BLACK, 4.0),
    "round ends": Shape(WHOLE, (("M", (15.0, 15.0)), ("L", (45.0, 45.0))), None, BLACK, 12.0,
                        round=True),
    "filled and stroked": Shape(WHOLE, CURVE, Cmyk(0, 0, 0, 0.2), BLACK, 3.0),
    "a run of grey downward": Fill(Rect(6, 6, 48, 48), BLACK, WHITE),
    "a run of colour aslant": Fill(Rect(6, 12, 48, 30), Cmyk(0.8, 0.1, 0, 0), Cmyk(0, 0, 0.9, 0.4),
                                   30),
}  # fmt: skip


def on_screen(sheet: Sheet, book: FontBook) -> Picture:
    side = round(SIDE * SCALE)
    image = QImage(side, side, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    SheetPainter(GlyphFonts(book), PictureProxies()).paint(painter, sheet, Frame(0, 0, SCALE))
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(side, image.bytesPerLine())
    return 255.0 - rows[:, : 3 * side].reshape(side, side, 3).astype(float).mean(axis=2)


def on_paper(sheet: Sheet, book: FontBook) -> Picture:
    meta = Meta("形", datetime.date(2026, 5, 4))
    proof = replace(load_preset("proof"), watermark="")
    data = render_pdf([sheet], book, preset=proof, meta=meta)
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=SCALE).to_pil().convert("RGB")
        return 255.0 - np.asarray(picture, float).mean(axis=2)


def cells(picture: Picture) -> Picture:
    side = picture.shape[0] // CELL
    return picture.reshape(side, CELL, side, CELL).mean(axis=(1, 3))


@pytest.mark.parametrize("name", SHAPES)
def test_a_drawing_looks_on_the_screen_as_it_is_printed(name: str) -> None:
    book = FontBook.default()
    sheet = Sheet("A01", SIDE, SIDE, 0.0, (Group("logo", "furniture", WHOLE, (SHAPES[name],)),))
    screen, paper = cells(on_screen(sheet, book)), cells(on_paper(sheet, book))
    assert paper.max() > 40
    assert np.abs(screen - paper).max() <= APART
