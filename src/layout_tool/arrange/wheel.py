"""Pinwheels: five parts around a centre, a page that no cut runs through.

Every page made by cutting in two has a first cut from edge to edge (断版). A pinwheel has none:
two parts stacked along its left edge, two along its right, and a fifth between them. Which items
can stand on the left is worked out exactly; the right is matched to a number of them at random.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final, NamedTuple

from layout_tool.arrange.combine import Table, bits_of, mirrored
from layout_tool.arrange.region import Box, Region

__all__ = ["Wheel", "find_wheels"]

Wheel = tuple[tuple[int, Box], ...]
"""Five pairs of items and box, the boxes counted from the corner of the free rectangle."""

LARGEST_PART: Final = 3
"""Items in one of the four outer parts."""

LEFTS: Final = 90
EACH: Final = 10
"""Left sides tried, and wheels kept, for each pair of widths and each turn."""


class _Side(NamedTuple):
    """Two parts stacked along an edge: their items, and where they may meet, as bits."""

    both: int
    upper: int
    lower: int
    levels: int


def find_wheels(region: Region, rng: random.Random) -> tuple[Wheel, ...]:
    """Return pinwheels that fill the region exactly, the lead at the top left; may be empty."""
    whole = region.trimmed(region.whole)
    if len(region.table.items) < 5 or whole.width < 3 or not region.is_free(whole):
        return ()
    found: list[Wheel] = []
    least = max(2, whole.width // 2)
    for narrow in range(1, whole.width - 1):
        for wide in range(max(narrow + 1, least), whole.width):
            found += _wheels(region.table, whole, narrow, wide, rng, clockwise=True)
            if narrow >= least:
                found += _wheels(region.table, whole, narrow, wide, rng, clockwise=False)
    return tuple(found)


def _wheels(
    table: Table, whole: Box, narrow: int, wide: int, rng: random.Random, *, clockwise: bool
) -> list[Wheel]:
    """Return up to EACH wheels whose parts have these widths.

    Clockwise the upper left part is ``wide`` and low, the lower left ``narrow``; the other way
    round the upper left is ``narrow`` and high, the lower left ``wide``.
    """
    width, height = whole.width, whole.height
    left_widths = (wide, narrow) if clockwise else (narrow, wide)
    lefts = [side for side in _sides(table, *left_widths, height) if side.upper & 1]
    rights = [
        side
        for side in _sides(table, width - left_widths[0], width - left_widths[1], height)
        if not side.both & 1
    ]
    rng.shuffle(lefts)
    rng.shuffle(rights)
    found: list[Wheel] = []
    for left in lefts[:LEFTS]:
        for right in rights:
            centre = table.all ^ left.both ^ right.both
            if left.both & right.both or not centre:
                continue
            high, low = (left, right) if clockwise else (right, left)
            levels = _levels(high.levels, low.levels, table.rows[centre][wide - narrow], rng)
            if levels is not None:
                found.append(
                    _boxes(left, right, centre, levels, left_widths, whole, clockwise=clockwise)
                )
                if len(found) == EACH:
                    return found
                break
    return found


def _sides(table: Table, upper: int, lower: int, height: int) -> Iterator[_Side]:
    """Yield the ways to fill an edge with two parts of the given widths."""
    small = [s for s in range(1, table.all + 1) if s.bit_count() <= LARGEST_PART]
    uppers = [(s, table.rows[s][upper]) for s in small if table.rows[s][upper]]
    lowers = [(s, mirrored(table.rows[s][lower], height)) for s in small if table.rows[s][lower]]
    for a, heights in uppers:
        for d, ends in lowers:
            if not a & d and heights & ends:
                yield _Side(a | d, a, d, heights & ends)


def _levels(high: int, low: int, centre: int, rng: random.Random) -> tuple[int, int] | None:
    """Choose where the sides meet, one higher than the other by a height of the centre."""
    found = []
    for upper in bits_of(high):
        found += [(upper, upper + step) for step in bits_of(centre & (low >> upper)) if step]
    return found[int(rng.random() * len(found))] if found else None


def _boxes(
    left: _Side,
    right: _Side,
    centre: int,
    levels: tuple[int, int],
    widths: tuple[int, int],
    whole: Box,
    *,
    clockwise: bool,
) -> Wheel:
    w, h = whole.width, whole.height
    at_left, at_right = levels if clockwise else (levels[1], levels[0])
    return (
        (left.upper, Box(0, 0, widths[0], at_left)),
        (right.upper, Box(widths[0], 0, w, at_right)),
        (right.lower, Box(widths[1], at_right, w, h)),
        (left.lower, Box(0, at_left, widths[1], h)),
        (centre, Box(min(widths), levels[0], max(widths), levels[1])),
    )
