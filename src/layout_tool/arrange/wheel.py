"""Pinwheels: five parts around a centre, a page that no cut runs through.

Every page made by cutting in two has a first cut from edge to edge (断版). A pinwheel has none.
Its five parts are tried at random, with areas to match, for there are too many to try them all.
"""

from __future__ import annotations

import random
from typing import Final

from layout_tool.arrange.combine import Table, bits_of, mirrored
from layout_tool.arrange.region import Box, Region

__all__ = ["Wheel", "find_wheels"]

Wheel = tuple[tuple[int, Box], ...]
"""Five pairs of items and box, the boxes counted from the corner of the free rectangle."""

ATTEMPTS: Final = 9000
ENOUGH: Final = 60


def find_wheels(region: Region, rng: random.Random) -> tuple[Wheel, ...]:
    """Return pinwheels that fill the region exactly, the lead at the top left; may be empty."""
    table = region.table
    whole = region.trimmed(region.whole)
    count = len(table.items)
    if count < 5 or whole.width < 3 or not region.is_free(whole):
        return ()
    found: dict[Wheel, None] = {}
    order = list(range(1, count))
    for _ in range(ATTEMPTS):
        parts = _deal(order, count, rng)
        wide = rng.randrange(max(2, whole.width // 2), whole.width)
        narrow = rng.randrange(1, wide)
        wheel = (
            _clockwise(table, parts, narrow, wide, whole, rng)
            if rng.random() < 0.75
            else _counter(table, parts, narrow, wide, whole, rng)
        )
        if wheel is not None:
            found[wheel] = None
            if len(found) >= ENOUGH:
                break
    return tuple(found)


def _deal(order: list[int], count: int, rng: random.Random) -> list[int]:
    """Deal the items to five parts, none empty, the lead (item 0) to the first."""
    rng.shuffle(order)
    parts = [1, 0, 0, 0, 0]
    for place, item in enumerate(order):
        part = place + 1 if place < 4 else int(rng.random() * 5)
        parts[part] |= 1 << item
    return parts


def _clockwise(
    table: Table, parts: list[int], narrow: int, wide: int, whole: Box, rng: random.Random
) -> Wheel | None:
    """A wide part at the top left, tall at the right, wide at the foot, tall at the left."""
    w, h, rows = whole.width, whole.height, table.rows
    a, b, c, d, e = parts
    tops = rows[a][wide] & mirrored(rows[d][narrow], h)
    lows = rows[b][w - wide] & mirrored(rows[c][w - narrow], h) if tops else 0
    chosen = _levels(tops, lows, rows[e][wide - narrow], rng)
    if chosen is None:
        return None
    p, q = chosen
    return (
        (a, Box(0, 0, wide, p)),
        (b, Box(wide, 0, w, q)),
        (c, Box(narrow, q, w, h)),
        (d, Box(0, p, narrow, h)),
        (e, Box(narrow, p, wide, q)),
    )


def _counter(
    table: Table, parts: list[int], narrow: int, wide: int, whole: Box, rng: random.Random
) -> Wheel | None:
    """A tall part at the top left, wide at the top right, tall at the right, wide at the foot."""
    w, h, rows = whole.width, whole.height, table.rows
    a, b, c, d, e = parts
    tops = rows[b][w - narrow] & mirrored(rows[c][w - wide], h)
    lows = rows[a][narrow] & mirrored(rows[d][wide], h) if tops else 0
    chosen = _levels(tops, lows, rows[e][wide - narrow], rng)
    if chosen is None:
        return None
    p, q = chosen
    return (
        (a, Box(0, 0, narrow, q)),
        (b, Box(narrow, 0, w, p)),
        (c, Box(wide, p, w, h)),
        (d, Box(0, q, wide, h)),
        (e, Box(narrow, p, wide, q)),
    )


def _levels(tops: int, lows: int, centre: int, rng: random.Random) -> tuple[int, int] | None:
    """Choose an upper and a lower level, the centre's height apart."""
    if not (tops and lows and centre):
        return None
    found = []
    for p in bits_of(tops):
        found += [(p, p + step) for step in bits_of(centre & (lows >> p)) if step]
    return found[int(rng.random() * len(found))] if found else None
