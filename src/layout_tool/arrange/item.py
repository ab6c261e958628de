"""What is placed (items), the ways it fills a rectangle (fits), and where it stands (placed)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

__all__ = ["Fit", "Item", "Placed"]


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A way to fill ``width`` base columns × ``height`` lines.

    For a story: ``chars`` is its measure, ``size_place`` the place of ``headline_size`` (pt) in
    its rank's list, ``head_fill`` the share of the width its headline takes, ``depth`` the lines
    of its text columns, ``blank`` the blank lines in each, ``ragged`` the lines missing at their
    feet, ``over`` the text lines left unset. For a picture: ``crop`` is the share of its height
    cut away or added, ``stretch`` its width against the width it should have. ``cost`` is the
    weighted sum of ``parts``, which follow the rows of ``costs.FIT_ROWS``.
    """

    height: int
    width: int
    text_columns: int = 0
    chars: int = 0
    headline_size: float = 0.0
    size_place: int = 0
    head_rows: int = 0
    head_fill: float = 1.0
    head_lines: int = 0
    depth: int = 0
    boxed: bool = False
    blank: int = 0
    ragged: int = 0
    over: int = 0
    crop: float = 0.0
    stretch: float = 1.0
    cost: float = 0.0
    parts: tuple[float, ...] = ()


@dataclass(slots=True, eq=False)
class Item:
    """Something to be placed: a story, a picture, an empty space, or a block of items.

    ``order`` counts from 0 for the lead; ``fits[width][height]`` lists the ways to fill that
    width (columns) and height (lines), cheapest first. A block has ``members`` and no fits.
    ``least`` is the smallest area in column lines at which its whole text could stand, the page's
    height left out of account.
    """

    id: str
    kind: Literal["story", "picture", "blank", "block"]
    order: int
    rank: int = 3
    owner: str | None = None
    fits: dict[int, dict[int, list[Fit]]] = field(default_factory=dict)
    members: tuple[Item, ...] = ()
    least: int = 0

    def bits(self, columns: int) -> list[int]:
        """Return for every width the heights, one line of separation added, as set bits."""
        rows = [0] * (columns + 1)
        for width, heights in self.fits.items():
            for height in heights:
                rows[width] |= 1 << (height + 1)
        return rows

    def areas(self) -> tuple[int, int]:
        """Return the least and the greatest area in column lines, separation included."""
        if self.members:
            parts = [member.areas() for member in self.members]
            return sum(p[0] for p in parts), sum(p[1] for p in parts)
        areas = [w * (h + 1) for w, heights in self.fits.items() for h in heights]
        return (min(areas), max(areas)) if areas else (self.least, self.least)


class Placed(NamedTuple):
    """An item at its place on the grid; ``lines`` leaves out the line that parts it from others."""

    item: Item
    fit: Fit
    column: int
    line: int
    columns: int
    lines: int

    @property
    def right(self) -> int:
        """The first column after it."""
        return self.column + self.columns

    @property
    def bottom(self) -> int:
        """The first line after it."""
        return self.line + self.lines
