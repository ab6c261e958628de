"""The page grid: columns × lines of body type (版心, 基本栏, 行).

A line is the em box of the body type; lines follow each other at the leading, so that the type
area ends with the last em box and a frame of n lines is n leadings high less one interline gap.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from layout_tool.model.units import Rect, snap

__all__ = ["BAND_GAP", "EM_BOX_ASCENT", "GridBox", "PageGrid", "TextColumns"]

EM_BOX_ASCENT: Final = 0.88
"""Share of the em box above the baseline in the shipped Han faces (0.880 of 1)."""
BAND_GAP: Final = 1.5
"""Space between the bands of vertical text, in em of the body."""
_LEAST_CHARS: Final = 2
"""Characters that a text column holds at least."""


@dataclass(frozen=True, slots=True)
class GridBox:
    """A place on the grid: first column and line (both from 0), and how many of each."""

    column: int
    line: int
    columns: int
    lines: int

    @property
    def right(self) -> int:
        """The first column after the box."""
        return self.column + self.columns

    @property
    def bottom(self) -> int:
        """The first line after the box."""
        return self.line + self.lines

    def overlaps(self, other: GridBox) -> bool:
        """Tell whether the two boxes share a cell."""
        return (
            self.column < other.right
            and other.column < self.right
            and self.line < other.bottom
            and other.line < self.bottom
        )


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Text columns within a width: ``count`` columns of ``chars`` whole characters.

    ``measure`` and ``gutter`` are in pt; what a whole number of characters leaves over goes to
    the gutters, or with one column to its right (变栏, broken measure).
    """

    count: int
    chars: int
    measure: float
    gutter: float

    def x(self, index: int) -> float:
        """Return the left edge of the column in pt from the left edge of the width."""
        return index * (self.measure + self.gutter)


@dataclass(frozen=True, slots=True)
class PageGrid:
    """Paper and type area. Lengths in pt; ``column_chars`` and ``gutter_chars`` in body em.

    ``left`` and ``top`` are the margins from the trimmed edge to the type area.
    """

    width: float
    height: float
    bleed: float
    left: float
    top: float
    columns: int
    lines: int
    column_chars: int
    gutter_chars: float
    body_size: float
    leading: float

    @property
    def measure(self) -> float:
        """Width of one base column, in pt."""
        return self.column_chars * self.body_size

    @property
    def gutter(self) -> float:
        """Width of the space between columns (栏空), in pt."""
        return self.gutter_chars * self.body_size

    @property
    def trim(self) -> Rect:
        """The trimmed page."""
        return Rect(0, 0, self.width, self.height)

    @property
    def type_area(self) -> Rect:
        """The type area (版心)."""
        return self.rect(GridBox(0, 0, self.columns, self.lines))

    @property
    def whole(self) -> GridBox:
        """The grid box of the whole type area."""
        return GridBox(0, 0, self.columns, self.lines)

    def span_width(self, columns: int) -> float:
        """Width of ``columns`` base columns with the gutters between them, in pt."""
        return columns * self.measure + (columns - 1) * self.gutter

    def span_height(self, lines: int) -> float:
        """Height of ``lines`` lines, from em box top to em box bottom, in pt."""
        return lines * self.leading - (self.leading - self.body_size)

    def column_x(self, column: int) -> float:
        """Left edge of a base column, in pt from the trimmed edge."""
        return self.left + column * (self.measure + self.gutter)

    def line_top(self, line: int) -> float:
        """Top of the em box of a line, in pt from the trimmed edge."""
        return self.top + line * self.leading

    def baseline(self, line: int) -> float:
        """Baseline of a line of body type, in pt from the trimmed edge."""
        return self.line_top(line) + EM_BOX_ASCENT * self.body_size

    def rect(self, box: GridBox) -> Rect:
        """Return the rectangle of a grid box in pt from the trimmed page's top left corner."""
        return Rect(
            snap(self.column_x(box.column)),
            snap(self.line_top(box.line)),
            snap(self.span_width(box.columns)),
            snap(self.span_height(box.lines)),
        )

    def most_text_columns(self, width: float) -> int:
        """Return into how many text columns ``width`` pt can be divided, 0 at least."""
        least = _LEAST_CHARS * self.body_size
        return max(math.floor((width + self.gutter) / (least + self.gutter) + 1e-6), 0)

    def most_bands(self, height: float) -> int:
        """Return into how many bands (栏) of vertical text ``height`` pt can be divided.

        A band holds a character at least, and stands :data:`BAND_GAP` em below the one before it.
        """
        return max(math.floor((height / self.body_size + BAND_GAP) / (1 + BAND_GAP) + 1e-6), 0)

    def text_columns(self, width: float, count: int) -> TextColumns:
        """Divide ``width`` pt into ``count`` text columns of whole characters (破栏).

        :raises ValueError: when a column would hold fewer than two characters.
        """
        em = self.body_size
        chars = math.floor((width - (count - 1) * self.gutter) / count / em + 1e-6)
        if chars < _LEAST_CHARS:
            raise ValueError(f"{count} columns do not fit into {width:.1f} pt")
        rest = width - count * chars * em
        gutter = rest / (count - 1) if count > 1 else 0.0
        return TextColumns(count, chars, chars * em, gutter)
