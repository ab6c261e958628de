"""Readings (ruby, pinyin): the room that they need beside their bases (CLREQ §3.3.6, C17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.regions import region_of
from layout_tool.typeset.setting import Cells, RunStyle, Shaped
from layout_tool.typeset.shape import Shaper

__all__ = ["READING", "make_room", "reading_cell"]

READING: Final = 0.5
"""Size of a reading beside its base (CLREQ §3.3.6, C17)."""
_READING_GAP: Final = 0.25
"""Least space between the readings of neighbours, in em of the reading."""
_INFINITE: Final = float("inf")


def make_room(cells: Cells, rubies: Sequence[tuple[int, int, str]], shaper: Shaper) -> Cells:
    """Widen bases that are narrower than their readings, and keep each base in one line.

    ``rubies`` are (start, end, reading) in characters; those of the result in cells.
    """
    first_of = {start: i for i, start in enumerate(cells.starts)}
    placed: list[tuple[int, int, str]] = []
    for start, end, reading in rubies:
        first, stop = first_of.get(start), first_of.get(end)
        if first is None or stop is None or first >= stop:
            continue
        style = cells.styles[cells.style_of[first]]
        shaped = reading_cell(shaper, reading, style, vertical=cells.vertical)
        need = (shaped.advance + _READING_GAP) * READING * style.size
        have = float(cells.widths[first:stop].sum() + cells.gaps[first : stop - 1].sum())
        if need > have:
            share = (need - have) / (stop - first)
            cells.widths[first:stop] += share
            cells.insets[first:stop] += share / 2
        cells.penalty[first : stop - 1] = _INFINITE
        placed.append((first, stop, reading))
    return replace(cells, rubies=tuple(placed))


def reading_cell(shaper: Shaper, reading: str, style: RunStyle, *, vertical: bool) -> Shaped:
    """Return the glyphs of a reading in em of its own size, set on one line."""
    latin = all(ord(char) < 0x2E80 for char in reading)
    name, role = (CharClass.LA, style.latin) if latin else (CharClass.ID, style.role)
    region = region_of(style.lang, vertical=vertical)
    if latin and vertical:
        # Pinyin beside a vertical line is turned with it.
        return shaper.turned(reading, role, style.lang)
    return shaper.cell(reading, name, role, style.lang, region)
