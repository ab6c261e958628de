"""Painting a full broadsheet page of about 10,000 glyphs into a window of 1600 × 1000 px.

Aims (milliseconds on one laptop core): a warm repaint within 16 at every zoom, a first paint at a
new size within 126. Measured on two busy cores: warm 5 at 25 %, 15 at 100 %, 10 at 400 %; at a new
size 35 at 25 %, 89 at 100 %, 23 at 400 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from tests.editor.qt.hand_sheet import hand_sheet

from layout_tool.editor.qt.canvas.geometry import PX_PER_PT
from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.thumbnails import paint_thumbnail
from layout_tool.fonts import FontBook
from layout_tool.sheet import Sheet

ZOOMS = (0.25, 1.0, 4.0)
VIEW = QRectF(0, 0, 1600, 1000)


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook.default()


@pytest.fixture(scope="module")
def sheet(book: FontBook) -> Sheet:
    return hand_sheet(book)


@pytest.fixture
def screen(qapp: QApplication) -> Iterator[QPainter]:
    image = QImage(1600, 1000, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    yield painter
    painter.end()


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_page_is_painted_again(
    benchmark: BenchmarkFixture, screen: QPainter, book: FontBook, sheet: Sheet, zoom: float
) -> None:
    sheets = SheetPainter(GlyphFonts(book), PictureProxies())
    frame = Frame(0, -60 * zoom, zoom * PX_PER_PT)
    sheets.paint(screen, sheet, frame, VIEW)
    benchmark(sheets.paint, screen, sheet, frame, VIEW)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_page_is_painted_at_a_new_size(
    benchmark: BenchmarkFixture, screen: QPainter, book: FontBook, sheet: Sheet, zoom: float
) -> None:
    sheets = SheetPainter(GlyphFonts(book), PictureProxies())
    steps = count(1)

    def new_size() -> tuple[tuple[object, ...], dict[str, object]]:
        # A little larger each time, for Qt keeps the glyphs of every size it has painted.
        return (Frame(0, -60 * zoom, zoom * PX_PER_PT * (1 + next(steps) / 150)),), {}

    def paint(frame: Frame) -> None:
        sheets.paint(screen, sheet, frame, VIEW)

    benchmark.pedantic(paint, setup=new_size, rounds=8, warmup_rounds=1)


def test_a_small_page_of_the_strip_is_painted(
    benchmark: BenchmarkFixture, qapp: QApplication, book: FontBook, sheet: Sheet
) -> None:
    sheets = SheetPainter(GlyphFonts(book), PictureProxies())
    benchmark(paint_thumbnail, sheets, sheet, 240)
