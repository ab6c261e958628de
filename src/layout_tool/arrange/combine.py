"""Exact sets: which heights a group of items can fill at a width, without a hole or a rest.

For every subset of the items and every width, the heights that can be filled exactly are the
bits of one integer: items stacked add their heights (a sumset), items side by side share them (an
intersection). The idea is the shape function of floor planning (Otten; Stockmeyer); Python's long
integers combine all heights at once. Heights include the line that parts an item from the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from layout_tool.arrange.item import Item

__all__ = ["Cut", "Table", "bits_of", "mirrored", "sumset"]


GUESS: Final = 2.0
"""What an item of a larger group is taken to cost."""


class Cut(NamedTuple):
    """A way to cut a rectangle in two: ``first`` items on one side, the rest on the other.

    ``stack`` cuts horizontally: ``choices`` are the heights of ``first`` as bits; otherwise they
    are the one width of ``first`` in columns.
    """

    first: int
    stack: bool
    choices: int


def bits_of(number: int) -> Iterator[int]:
    """Yield the places of the set bits, lowest first."""
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def sumset(a: int, b: int, limit: int) -> int:
    """Return the sums of one height of each set, as bits up to ``limit``."""
    if a.bit_count() > b.bit_count():
        a, b = b, a
    total = 0
    for place in bits_of(a):
        total |= b << place
    return total & ((2 << limit) - 1)


def mirrored(heights: int, total: int) -> int:
    """Return ``total`` less each height, as bits; heights above ``total`` fall away."""
    kept = heights & ((2 << total) - 1)
    return int(f"{kept:0{total + 1}b}"[::-1], 2)


@dataclass(slots=True, eq=False)
class Table:
    """The heights of all subsets of some items at all widths.

    Subsets are bit masks over ``items``; ``rows[subset][width]`` are the heights as bits. Blocks
    among the items have tables of their own in ``inner``. Work grows as 3ⁿ: keep to nine items.
    """

    items: tuple[Item, ...]
    columns: int
    limit: int
    rows: list[list[int]]
    inner: dict[int, Table]
    _cuts: dict[tuple[int, int, int], tuple[Cut, ...]]
    _least: dict[tuple[int, int, int], float] = field(default_factory=dict)

    @classmethod
    def build(cls, items: Sequence[Item], columns: int, limit: int) -> Table:
        """Work out the sets for widths up to ``columns`` and heights up to ``limit`` lines."""
        inner = {
            place: cls.build(item.members, columns, limit)
            for place, item in enumerate(items)
            if item.members
        }
        table = cls(tuple(items), columns, limit, [[0] * (columns + 1)], inner, {})
        for subset in range(1, 1 << len(items)):
            table.rows.append(table._heights(subset))
        return table

    @property
    def all(self) -> int:
        """The mask of all items."""
        return (1 << len(self.items)) - 1

    def _heights(self, subset: int) -> list[int]:
        if subset & (subset - 1) == 0:
            place = subset.bit_length() - 1
            if place in self.inner:
                table = self.inner[place]
                return table.rows[table.all]
            mask = (2 << self.limit) - 1
            return [bits & mask for bits in self.items[place].bits(self.columns)]
        found = [0] * (self.columns + 1)
        for first, second in _pairs(subset):
            a, b = self.rows[first], self.rows[second]
            for width in range(1, self.columns + 1):
                if a[width] and b[width]:
                    found[width] |= self._stacked(a[width], b[width], found[width])
                if a[width]:
                    for other in range(1, self.columns + 1 - width):
                        found[width + other] |= a[width] & b[other]
        return found

    def _stacked(self, a: int, b: int, known: int) -> int:
        least = (a & -a).bit_length() + (b & -b).bit_length() - 2
        if least > self.limit:
            return 0
        possible = (2 << self.limit) - (1 << least)
        return 0 if known & possible == possible else sumset(a, b, self.limit)

    def cuts(self, subset: int, width: int, height: int) -> tuple[Cut, ...]:
        """Return every cut of a rectangle that the subset can fill; ``first`` holds its lowest."""
        key = (subset, width, height)
        known = self._cuts.get(key)
        if known is not None:
            return known
        found: list[Cut] = []
        bit = 1 << height
        for first, second in _pairs(subset):
            a, b = self.rows[first], self.rows[second]
            if a[width] and b[width]:
                heights = a[width] & mirrored(b[width], height)
                if heights:
                    found.append(Cut(first, True, heights))
            for left in range(1, width):
                if a[left] & b[width - left] & bit:
                    found.append(Cut(first, False, left))
        self._cuts[key] = tuple(found)
        return self._cuts[key]

    def least_cost(self, subset: int, width: int, height: int) -> float:
        """Return the least its items can cost by themselves in a rectangle they can fill.

        Exact for one or two items, blocks looked into; a guess for more.
        """
        if subset.bit_count() > 2:
            return GUESS * subset.bit_count()
        key = (subset, width, height)
        known = self._least.get(key)
        if known is None:
            known = self._least[key] = self._find_least(subset, width, height)
        return known

    def _find_least(self, subset: int, width: int, height: int) -> float:
        if subset & (subset - 1) == 0:
            place = subset.bit_length() - 1
            if place in self.inner:
                table = self.inner[place]
                return table.least_cost(table.all, width, height)
            return self.items[place].fits[width][height - 1][0].cost
        costs = []
        for first, stack, choices in self.cuts(subset, width, height):
            for a, b in parted(width, height, stack, choices):
                costs.append(self.least_cost(first, *a) + self.least_cost(subset ^ first, *b))
        return min(costs)


def parted(
    width: int, height: int, stack: bool, choices: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the sizes of the two parts for every choice of a cut."""
    if not stack:
        yield (choices, height), (width - choices, height)
        return
    for first in bits_of(choices):
        yield (width, first), (width, height - first)


def _pairs(subset: int) -> Iterator[tuple[int, int]]:
    """Yield the ways to split a subset in two; the first part holds its lowest item."""
    low = subset & -subset
    rest = subset ^ low
    part = rest
    while part:
        part = (part - 1) & rest
        yield low | part, rest ^ part
