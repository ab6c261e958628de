"""Small pictures of the specimen, the last reference: what comes out of a PDF, seen.

A page is written as a PDF, drawn from it by another program (PDFium) at 216 dots to the inch and
averaged down to 36; kept are sixteen greys. What counts is the darkness, 0 to 255, of cells of
2 × 2 of those dots, 4 pt wide, laid over one another so that no edge between cells hides a move.
A picture is as it was while no cell differs by ``WORST`` and all differ by ``MEAN`` on average.

The tolerance is for machines: PDFium rounds the place of a small glyph to a third of a point,
and which way may differ; that and sixteen greys turn a cell by up to 27. The window's painter,
whose outlines are not rounded at all, stays below it too (38). On average cells of type differ
by 1, those of a photograph in sixteen greys by 2: more is a picture that prints paler or darker.

What is seen: a line that is missing (a cell by 76 and more), a line of body type moved by 1 mm
(54 and more; by 0.5 mm only half of them), a head in another face. A single glyph of body type is
seen from 1 mm on if it is dense, a thin one not even then: the dumps see to that, which turn red
at a tenth of a point.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import pypdfium2 as pdfium
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage, QPainter

from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.model import PT_PER_MM, mm
from layout_tool.pdf import Meta, load_preset, render_pdf
from layout_tool.sheet import GlyphRun, Sheet
from tests.reference.specimen import BOOK, PAGES, composed

FOLDER: Final = Path(__file__).parent
FINE: Final = 6
SQUARE_PT: Final = 2.0
SCALE: Final = FINE / SQUARE_PT
STEP: Final = 17
WORST: Final = 45.0
MEAN: Final = 3.0
MOST_BYTES: Final = 40_000

Picture = NDArray[np.float32]


def printed(sheet: Sheet) -> Picture:
    """Return a sheet's PDF as grey values of squares of 2 pt."""
    proof = replace(load_preset("proof"), watermark="")
    data = render_pdf([sheet], BOOK, preset=proof, meta=Meta("S", datetime.date(2026, 5, 1)))
    with pdfium.PdfDocument(data) as document:
        return averaged(document[0].render(scale=SCALE, grayscale=True).to_pil())


def painted(sheet: Sheet) -> Picture:
    """Return what the window's painter draws, outlines for exactness, as such grey values."""
    width = math.ceil((sheet.width + 2 * sheet.bleed) * SCALE)
    height = math.ceil((sheet.height + 2 * sheet.bleed) * SCALE)
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    try:
        edge = sheet.bleed * SCALE
        sheets = SheetPainter(GlyphFonts(BOOK), PictureProxies(), exact=True, wait=True)
        sheets.paint(painter, sheet, Frame(edge, edge, SCALE))
    finally:
        painter.end()
    dots = bytes(image.constBits())
    size, row = (width, height), image.bytesPerLine()
    return averaged(Image.frombytes("RGB", size, dots, "raw", "RGB", row, 1))


def averaged(dots: Image.Image) -> Picture:
    return np.asarray(dots.convert("L").reduce(FINE)).astype(np.float32)


def keep(picture: Picture, path: Path) -> None:
    """Write a picture with sixteen greys, four bits a square."""
    greys = (picture / STEP).round().astype(np.uint8)
    image = Image.fromarray(greys, "P")
    image.putpalette([grey * STEP for grey in range(16) for _ in range(3)])
    image.save(path, optimize=True, bits=4)


def known(page: str) -> Picture:
    with Image.open(FOLDER / f"specimen-{page}.png") as image:
        return np.asarray(image.convert("L")).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Apart:
    """By how much the cells of two pictures differ: at worst, where that is, on average."""

    worst: float
    x_mm: float
    y_mm: float
    mean: float

    def seen(self, share: float = 1.0) -> bool:
        """Tell whether that is more than a share of the tolerance."""
        return self.worst >= WORST * share or self.mean >= MEAN * share

    def __str__(self) -> str:
        at = f"{self.x_mm:.0f} mm from the left, {self.y_mm:.0f} mm from the top"
        return f"cells differ by {self.worst:.0f} at worst ({at}), {self.mean:.2f} on average"


def apart(one: Picture, other: Picture) -> Apart:
    if one.shape != other.shape:
        return Apart(255, 0, 0, 255)
    far = one - other
    cells = np.abs(far[:-1, :-1] + far[1:, :-1] + far[:-1, 1:] + far[1:, 1:]) / 4
    y, x = np.unravel_index(cells.argmax(), cells.shape)
    to_mm = SQUARE_PT / PT_PER_MM
    return Apart(float(cells.max()), float(x) * to_mm, float(y) * to_mm, float(cells.mean()))


@pytest.mark.parametrize("page", list(PAGES))
def test_a_specimen_page_looks_as_it_did(
    page: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    now, path = printed(composed(page).sheet), FOLDER / f"specimen-{page}.png"
    far = apart(now, known(page)) if path.exists() else Apart(255, 0, 0, 255)
    # From half the tolerance on, so that changes which nobody sees cannot add up.
    if request.config.getoption("--update-refs") and far.seen(0.5):
        keep(now, path)
        print(f"{path.name}: {far}")
    elif far.seen():
        keep(now, tmp_path / path.name)
        pytest.fail(
            f"{path.name}: {far}. It is now {tmp_path / path.name}; "
            "if that is meant: python tasks.py refs",
            pytrace=False,
        )
    assert path.stat().st_size < MOST_BYTES


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("page", list(PAGES))
def test_the_window_paints_a_specimen_page_as_it_prints(page: str) -> None:
    far = apart(painted(composed(page).sheet), known(page))
    assert not far.seen(), far


def test_no_reference_outlives_its_page() -> None:
    wanted = {f"specimen-{page}{kind}" for page in PAGES for kind in (".png", ".txt")}
    assert {path.name for path in FOLDER.glob("specimen-*")} <= wanted


def body_runs(sheet: Sheet) -> list[GlyphRun]:
    """Return every sixtieth run of body type of six glyphs or more."""
    items = [item for group in sheet.groups if group.kind == "story" for item in group.items]
    runs = [item for item in items if isinstance(item, GlyphRun) and len(item.glyphs.ids) > 5]
    return [run for run in runs if run.glyphs.size == 9][::60]


def exchanged(sheet: Sheet, old: GlyphRun, *new: GlyphRun) -> Sheet:
    groups = []
    for group in sheet.groups:
        pairs = [new if item is old else (item,) for item in group.items]
        groups.append(replace(group, items=tuple(item for pair in pairs for item in pair)))
    return replace(sheet, groups=tuple(groups))


def in_face(run: GlyphRun, role: str) -> GlyphRun:
    face = BOOK.face_for(role, run.glyphs.text[0])
    assert face is not None
    ids = tuple(face.glyph(ord(character)) or 0 for character in run.glyphs.text)
    return replace(run, glyphs=replace(run.glyphs, face=face.key, ids=ids))


@pytest.mark.parametrize("page", ["S3", "S4"])
def test_a_line_that_is_missing_turns_the_picture_red(page: str) -> None:
    sheet = composed(page).sheet
    for run in body_runs(sheet):
        assert apart(printed(exchanged(sheet, run)), known(page)).seen(1.5), run.glyphs.text


@pytest.mark.parametrize(("dx", "dy"), [(mm(1), 0), (0, mm(1))], ids=["aside", "down"])
def test_a_line_that_moves_by_a_millimetre_turns_the_picture_red(dx: float, dy: float) -> None:
    sheet, picture = composed("S4").sheet, known("S4")
    for run in body_runs(sheet):
        moved = replace(run, x=run.x + dx, y=run.y + dy)
        assert apart(printed(exchanged(sheet, run, moved)), picture).seen(), run.glyphs.text


@pytest.mark.parametrize("role", ["kai", "song", "song-heavy"])
def test_a_head_in_another_face_turns_the_picture_red(role: str) -> None:
    sheet, picture = composed("S4").sheet, known("S4")
    items = [item for group in sheet.groups for item in group.items]
    head = next(i for i in items if isinstance(i, GlyphRun) and i.glyphs.text == "栏脚齐平")
    assert in_face(head, role).glyphs.face != head.glyphs.face
    other = exchanged(sheet, head, in_face(head, role))
    assert apart(printed(other), picture).seen(1.5)
