"""Printer's marks outside the trim, as items of the sheet: crops, bleeds, targets, bars, slug.

Being items, they are painted like everything else. All lengths in pt from the trim's top left
corner; marks keep clear of the bleed by :data:`GAP`, so that nothing of them is ever printed
within it (ISO 15930-4 6.8 wants the trim free of them).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from layout_tool.fonts import Face, FontBook
from layout_tool.model import BLACK, Cmyk, Colour, Rect, mm
from layout_tool.pdf.colour import REGISTRATION
from layout_tool.pdf.presets import Marks
from layout_tool.sheet import Fill, GlyphRun, Glyphs, Group, Item, Rule, Sheet

__all__ = ["margin", "marks_of", "watermark_of"]

GAP: Final = mm(1)
LENGTH: Final = mm(5)
HAIRLINE: Final = 0.25
PATCH: Final = mm(5)
SLUG_SIZE: Final = 7.0
SLUG_FACES: Final = "hei"

WATERMARK: Final = BLACK.tint(0.1)

ALL_INKS: Final = Cmyk(1, 1, 1, 1)
PATCHES: Final[tuple[Colour, ...]] = (
    Cmyk(1, 0, 0, 0),
    Cmyk(0, 1, 0, 0),
    Cmyk(0, 0, 1, 0),
    BLACK,
    Cmyk(1, 1, 0, 0),
    Cmyk(0, 1, 1, 0),
    Cmyk(1, 0, 1, 0),
    Cmyk(0.4, 0, 0, 0),
    Cmyk(0, 0.4, 0, 0),
    Cmyk(0, 0, 0.4, 0),
    BLACK.tint(0.4),
    Cmyk(0.3, 0.25, 0.25, 0),
    BLACK.tint(0.5),
)
"""Solids, overprints, 40 % tints, and grey balance beside its black tint (CY/T 197 Annex B)."""


def margin(sheet: Sheet, marks: Marks) -> float:
    """Return how far the media reaches beyond the trim on every side, in pt."""
    return sheet.bleed + (2 * GAP + LENGTH + SLUG_SIZE if marks.any else 0.0)


def marks_of(sheet: Sheet, marks: Marks, slug: str, book: FontBook) -> Group:
    """Return the marks of a page; ``slug`` is the line of text that says which page it is."""
    items: list[Item] = []
    colour: Colour = ALL_INKS if marks.registration == "cmyk" else REGISTRATION
    if marks.crop:
        items += _corners(sheet, 0.0, colour)
    if marks.bleed and sheet.bleed:
        items += _corners(sheet, sheet.bleed, BLACK)
    if marks.registration != "none":
        items += _targets(sheet, colour)
    if marks.bars:
        items += _bars(sheet)
    if marks.slug:
        items += _slug(sheet, slug, book)
    return Group("marks", "marks", Rect(0, 0, sheet.width, sheet.height), tuple(items))


def watermark_of(sheet: Sheet, word: str, book: FontBook) -> Group:
    """Return a word in light grey down the diagonal of the page, to be painted below the rest."""
    box = Rect(0, 0, sheet.width, sheet.height)
    count = max(len(word), 1)
    size = min(sheet.width, sheet.height) / (count + 1)
    items: list[Item] = []
    for index, char in enumerate(word):
        share = (index + 0.5) / count
        for run in book.runs(SLUG_FACES, char):
            glyphs = _plain_glyphs(run.face, run.shown(char), size)
            x = sheet.width * share - sum(glyphs.advances) / 2
            baseline = sheet.height * share + size * 0.38
            items.append(GlyphRun(x, baseline, glyphs, WATERMARK))
    return Group("watermark", "marks", box, tuple(items))


def _corners(sheet: Sheet, out: float, colour: Colour) -> Iterator[Rule]:
    """Two lines at each corner that aim at the edge ``out`` pt beyond the trim."""
    start = sheet.bleed + GAP
    end = start + (LENGTH if out == 0 else LENGTH / 2)
    for x, away in ((-out, -1), (sheet.width + out, 1)):
        for y, down in ((-out, -1), (sheet.height + out, 1)):
            edge_x = 0 if away < 0 else sheet.width
            edge_y = 0 if down < 0 else sheet.height
            yield Rule(edge_x + away * start, y, edge_x + away * end, y, HAIRLINE, colour)
            yield Rule(x, edge_y + down * start, x, edge_y + down * end, HAIRLINE, colour)


def _targets(sheet: Sheet, colour: Colour) -> Iterator[Rule]:
    """A cross in the middle of each side."""
    away = sheet.bleed + GAP + LENGTH / 2
    arm = LENGTH / 2
    middle_x, middle_y = sheet.width / 2, sheet.height / 2
    for x, y in (
        (middle_x, -away),
        (middle_x, sheet.height + away),
        (-away, middle_y),
        (sheet.width + away, middle_y),
    ):
        yield Rule(x - arm, y, x + arm, y, HAIRLINE, colour)
        yield Rule(x, y - arm, x, y + arm, HAIRLINE, colour)


def _bars(sheet: Sheet) -> Iterator[Fill]:
    """The control strip along the head, left of the middle."""
    top = -(sheet.bleed + GAP + PATCH)
    left = sheet.width / 2 - LENGTH - PATCH * len(PATCHES)
    for index, ink in enumerate(PATCHES):
        yield Fill(Rect(left + index * PATCH, top, PATCH, PATCH), ink)


def _slug(sheet: Sheet, text: str, book: FontBook) -> Iterator[GlyphRun]:
    """The slug line at the foot, left."""
    x = mm(8)
    baseline = sheet.height + sheet.bleed + GAP + LENGTH + 0.8 * SLUG_SIZE
    for run in book.runs(SLUG_FACES, text):
        glyphs = _plain_glyphs(run.face, run.shown(text), SLUG_SIZE)
        yield GlyphRun(x, baseline, glyphs, BLACK, substitute=run.missing)
        x += sum(glyphs.advances)


def _plain_glyphs(face: Face, text: str, size: float) -> Glyphs:
    """Set characters one after the other, without kerning."""
    drawn = [(gid, char) for char in text if (gid := face.glyph(ord(char))) is not None]
    advances = tuple(face.advance(gid) * size for gid, _ in drawn)
    return Glyphs(
        face.key,
        size,
        ids=tuple(gid for gid, _ in drawn),
        xs=tuple(accumulate(advances, initial=0.0))[:-1],
        advances=advances,
        text="".join(char for _, char in drawn),
        clusters=tuple(range(len(drawn))),
    )
