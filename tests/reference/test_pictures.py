"""Small pictures of the specimen, the last reference: what comes out of a PDF, seen.

A page's stories are drawn from their PDF by another program (pypdfium2), at 144 dots to the inch,
for coarser dots hide small moves; kept are grey values of squares of 4 × 4 dots (36 to the inch)
in steps of 8. A square may differ by 10 of 255: half a step, and what smoothing does on another
machine. A glyph of 8 to 28 pt that moves by 0.2 mm turns some square by 14 to 100.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pypdfium2 as pdfium
import pytest
from numpy.typing import NDArray
from PIL import Image

from layout_tool.compose import compose
from layout_tool.files import open_edition
from layout_tool.fonts import FontBook
from layout_tool.model import mm
from layout_tool.pdf import Meta, load_preset, render_pdf
from layout_tool.resources import layout_dir
from layout_tool.sheet import GlyphRun, Sheet

FOLDER: Final = Path(__file__).parent
EDITION: Final = open_edition(layout_dir() / "specimen")
PAGES: Final = {page.id: page for page in EDITION.pages}
BOOK: Final = FontBook.default()
FINE: Final = 4
DPI: Final = 36
STEP: Final = 8
TOLERANCE: Final = 10
MOST_BYTES: Final = 40_000

Picture = NDArray[np.int16]


@cache
def stories(page: str) -> Sheet:
    """Return a page's sheet without its furniture, which bears a date."""
    sheet = compose(EDITION, PAGES[page], BOOK).sheet
    return replace(sheet, groups=tuple(g for g in sheet.groups if g.kind == "story"))


def drawn(sheet: Sheet) -> Picture:
    """Return a sheet's PDF as grey values of squares."""
    proof = replace(load_preset("proof"), watermark="")
    data = render_pdf([sheet], BOOK, preset=proof, meta=Meta("S", datetime.date(2026, 5, 1)))
    with pdfium.PdfDocument(data) as document:
        bitmap = document[0].render(scale=FINE * DPI / 72, grayscale=True)
        dots = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).astype(np.float64)
    high, wide = dots.shape[0] // FINE, dots.shape[1] // FINE
    squares = dots[: high * FINE, : wide * FINE].reshape(high, FINE, wide, FINE)
    return squares.mean(axis=(1, 3)).round().astype(np.int16)


def write(picture: Picture, path: Path) -> None:
    steps = np.minimum((picture + STEP // 2) // STEP * STEP, 255).astype(np.uint8)
    Image.fromarray(steps).save(path, optimize=True)


def apart(one: Picture, other: Picture) -> int:
    """Return by how much the two squares differ that differ most; 255 for another size."""
    return int(np.abs(one - other).max()) if one.shape == other.shape else 255


def known(page: str) -> Picture:
    with Image.open(FOLDER / f"specimen-{page}.png") as image:
        return np.asarray(image).astype(np.int16)


@pytest.mark.parametrize("page", list(PAGES))
def test_a_specimen_page_looks_as_it_did(page: str, request: pytest.FixtureRequest) -> None:
    now, path = drawn(stories(page)), FOLDER / f"specimen-{page}.png"
    far = apart(now, known(page)) if path.exists() else 255
    if far > TOLERANCE and request.config.getoption("--update-refs"):
        write(now, path)
        far = apart(now, known(page))
    assert far <= TOLERANCE, f"{path.name} looks otherwise; if that is meant: python tasks.py refs"
    assert path.stat().st_size < MOST_BYTES


def places(sheet: Sheet) -> list[tuple[int, int]]:
    """Return where runs of a Chinese character at their start stand: (group, item)."""
    return [
        (g, i)
        for g, group in enumerate(sheet.groups)
        for i, item in enumerate(group.items)
        if isinstance(item, GlyphRun) and "一" <= item.glyphs.text[:1] <= "鿿"
    ]


def with_item(sheet: Sheet, place: tuple[int, int], new: GlyphRun | None) -> Sheet:
    g, i = place
    items = sheet.groups[g].items
    changed = (*items[:i], *(() if new is None else (new,)), *items[i + 1 :])
    groups = list(sheet.groups)
    groups[g] = replace(groups[g], items=changed)
    return replace(sheet, groups=tuple(groups))


@pytest.mark.parametrize("page", ["S4", "S9"])
def test_a_glyph_that_moves_by_a_fifth_of_a_millimetre_turns_the_picture_red(page: str) -> None:
    sheet, picture = stories(page), known(page)
    found = places(sheet)
    for place in found[:: max(len(found) // 6, 1)]:
        run = sheet.groups[place[0]].items[place[1]]
        assert isinstance(run, GlyphRun)
        xs = (run.glyphs.xs[0] + mm(0.2), *run.glyphs.xs[1:])
        moved = replace(run, glyphs=replace(run.glyphs, xs=xs))
        far = apart(drawn(with_item(sheet, place, moved)), picture)
        assert far > TOLERANCE, f"{run.glyphs.text[0]} at {run.glyphs.size} pt moved unseen"


def test_a_line_that_is_missing_turns_the_picture_red() -> None:
    sheet = stories("S9")
    gone = with_item(sheet, places(sheet)[-1], None)
    assert apart(drawn(gone), known("S9")) > TOLERANCE
