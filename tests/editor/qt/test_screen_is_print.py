"""The proof that the screen shows what the press prints.

One sheet is printed (the PDF rasterised by PDFium) and painted (Qt) at the same scale, and the
two pictures are compared cell by cell: the mean darkness of every cell of ``CELL_PT`` pt, black
being 255. The print is rasterised at ``FINE`` px/pt or more, where PDFium fills outlines, and
averaged down, for it too rounds the places of small glyphs to whole pixels.

Tolerances: with outlines (exact mode) ``EXACT``. With glyph runs Qt rounds x to a quarter and y
to a whole pixel, so that a cell of 6 px gains or loses up to half a pixel of a stroke: ``ROUNDED``.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPainter

from layout_tool.editor.qt.canvas.geometry import PX_PER_PT
from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, PT_PER_MM, WHITE, Rect
from layout_tool.pdf import Meta, load_preset, render_pdf
from layout_tool.sheet import Box, Fill, GlyphRun, Group, Image, Rule, Sheet
from tests.editor.qt.hand_sheet import WORDS, line

pytestmark = pytest.mark.usefixtures("qapp")

CELL_PT = 3.0
FINE = 8.0
EXACT = 12.0
ROUNDED = 30.0
BLEED = 9.0
ZOOMS = (0.5, 1.0, 2.37, 8.0)
Picture = npt.NDArray[np.float64]


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook.default()


@pytest.fixture(scope="module")
def sheet(book: FontBook) -> Sheet:
    """A corner of a page: a head, two columns, rules, a tint, a placeholder, vertical type."""
    body = [
        line(book, role, WORDS[at : at + 13], 9, x, 78 + 12.3 * row)
        for column, (role, x) in enumerate((("song", 12.25), ("kai", 138.5)))
        for row, at in enumerate(range(column * 26, column * 26 + 104, 13))
    ]
    head = [
        line(book, "hei", "早市改造一周年", 10.5, 12, 18),
        line(book, "song-heavy", "豆浆里的烟火", 36, 12, 56),
        line(book, "song-heavy", "窄题", 20, 232, 56, scale=0.8),
        line(book, "song-heavy", "竖，排", 14, 300, 12, turned="v"),
        line(book, "latin", "Side", 12, 280, 12, turned="r"),
    ]
    art = [
        Rule(12, 62, 300, 62, 0.5), Rule(12, 65, 300, 65, 1.5, dash=(4, 2)),
        Fill(Rect(12, 186, 90, 40), BLACK.tint(0.6)),
        line(book, "hei-heavy", "反白", 22, 20, 214, WHITE),
        Image(Rect(120, 186, 110, 40), ""), Box(Rect(240, 186, 60, 40), 1.0),
    ]  # fmt: skip
    box = Rect(0, 0, 318, 240)
    groups = tuple(
        Group(name, "story", box, tuple(items))
        for name, items in (("body", body), ("head", head), ("art", art))
    )
    return Sheet("A01", 318.0, 240.0, BLEED, groups)


@pytest.fixture(scope="module")
def printed(book: FontBook, sheet: Sheet) -> Callable[[float], Picture]:
    """Return what prints at a scale in px/pt, averaged from a finer raster."""
    proof = replace(load_preset("proof"), watermark="")
    meta = Meta("screen is print", datetime.date(2025, 1, 1))
    data = render_pdf([sheet], book, preset=proof, meta=meta)

    def at_scale(scale: float) -> Picture:
        times = max(1, math.ceil(FINE / scale))
        document = pypdfium2.PdfDocument(data)
        try:
            bitmap = document[0].render(scale=scale * times, grayscale=True)
            fine = bitmap.to_numpy().copy().reshape(bitmap.height, bitmap.width)
        finally:
            document.close()
        return 255 - _averaged(fine.astype(np.float64), times)

    return at_scale


def painted(book: FontBook, sheet: Sheet, scale: float, *, exact: bool) -> Picture:
    """Return what the canvas shows at a scale in px/pt, bleed included."""
    width = math.ceil((sheet.width + 2 * BLEED) * scale)
    height = math.ceil((sheet.height + 2 * BLEED) * scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    try:
        sheets = SheetPainter(GlyphFonts(book), PictureProxies(), exact=exact, wait=True)
        sheets.paint(painter, sheet, Frame(BLEED * scale, BLEED * scale, scale))
    finally:
        painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(height, grey.bytesPerLine())
    return 255 - pixels[:, :width].astype(np.float64)


def worst_cell(one: Picture, other: Picture, side: int) -> float:
    """Return the greatest difference of the mean darkness, 0 to 255, of a cell of side px."""
    one, other = _alike(one, other)
    return float(np.abs(_averaged(one - other, side)).max())


def cell_px(scale: float, *, exact: bool) -> int:
    return max(round(CELL_PT * scale), 4 if exact else 6)


def glyph_places(sheet: Sheet, picture: Picture, scale: float) -> Picture:
    """Return for each body glyph the middle of its ink in pt, left to right, and its ink."""
    found = []
    for run in sheet.groups[0].items:
        assert isinstance(run, GlyphRun)
        for x in run.glyphs.xs:
            left, top = (run.x + x + BLEED) * scale, (run.y - 8 + BLEED) * scale
            columns = slice(round(left), round(left + 9 * scale))
            ink = picture[round(top) : round(top + 9.5 * scale), columns].sum(axis=0)
            middle = (ink * np.arange(len(ink))).sum() / max(ink.sum(), 1)
            found.append((middle / scale, ink.sum()))
    return np.array(found)


def with_one_glyph_moved(sheet: Sheet, dx_mm: float) -> Sheet:
    """Move the seventh glyph of the third line of the body."""
    body = sheet.groups[0]
    run = body.items[2]
    assert isinstance(run, GlyphRun)
    xs = list(run.glyphs.xs)
    xs[6] += dx_mm * PT_PER_MM
    moved = replace(run, glyphs=replace(run.glyphs, xs=tuple(xs)))
    items = (*body.items[:2], moved, *body.items[3:])
    return replace(sheet, groups=(replace(body, items=items), *sheet.groups[1:]))


def _alike(one: Picture, other: Picture) -> tuple[Picture, Picture]:
    height, width = (min(a, b) for a, b in zip(one.shape, other.shape, strict=True))
    return one[:height, :width], other[:height, :width]


def _averaged(picture: Picture, side: int) -> Picture:
    height, width = (size // side * side for size in picture.shape)
    cells = picture[:height, :width].reshape(height // side, side, width // side, side)
    return cells.mean(axis=(1, 3))


@pytest.mark.parametrize("zoom", ZOOMS)
def test_outlines_stand_where_they_print(
    book: FontBook, sheet: Sheet, printed: Callable[[float], Picture], zoom: float
) -> None:
    scale = zoom * PX_PER_PT
    screen = painted(book, sheet, scale, exact=True)
    assert worst_cell(printed(scale), screen, cell_px(scale, exact=True)) < EXACT


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_canvas_shows_what_prints(
    book: FontBook, sheet: Sheet, printed: Callable[[float], Picture], zoom: float
) -> None:
    scale = zoom * PX_PER_PT
    screen = painted(book, sheet, scale, exact=False)
    assert worst_cell(printed(scale), screen, cell_px(scale, exact=False)) < ROUNDED


@pytest.mark.parametrize("zoom", ZOOMS[1:])
def test_a_glyph_moved_by_a_fifth_of_a_millimetre_turns_the_comparison_red(
    book: FontBook, sheet: Sheet, printed: Callable[[float], Picture], zoom: float
) -> None:
    scale = zoom * PX_PER_PT
    screen = painted(book, with_one_glyph_moved(sheet, 0.2), scale, exact=True)
    assert worst_cell(printed(scale), screen, cell_px(scale, exact=True)) > 1.3 * EXACT


@pytest.mark.parametrize("zoom", ZOOMS[1:])
def test_no_glyph_of_the_canvas_is_off_by_a_pixel(
    book: FontBook, sheet: Sheet, printed: Callable[[float], Picture], zoom: float
) -> None:
    scale = zoom * PX_PER_PT
    truth = glyph_places(sheet, printed(scale), scale)
    seen = glyph_places(sheet, painted(book, sheet, scale, exact=False), scale)
    off_px = np.abs(seen[:, 0] - truth[:, 0]) * scale
    assert off_px.max() < 1
    moved = painted(book, with_one_glyph_moved(sheet, 0.2), scale, exact=False)
    off_px = np.abs(glyph_places(sheet, moved, scale)[:, 0] - truth[:, 0]) * scale
    assert zoom < 2 or off_px.max() > 1.2  # at 100 % a fifth of a millimetre is 0.76 px


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_glyph_vanishes_at_any_zoom(
    book: FontBook, sheet: Sheet, printed: Callable[[float], Picture], zoom: float
) -> None:
    scale = zoom * PX_PER_PT
    truth = glyph_places(sheet, printed(scale), scale)[:, 1]
    seen = glyph_places(sheet, painted(book, sheet, scale, exact=False), scale)[:, 1]
    assert (seen > 0.5 * truth).all()
