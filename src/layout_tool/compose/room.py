"""The room of a story in a frame: slots for lines, column by column, clear of obstacles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from layout_tool.compose.obstacle import Obstacle, free
from layout_tool.model import EM_BOX_ASCENT, PageGrid, Rect, TextColumns
from layout_tool.sheet import GlyphRun, Rule, Shape
from layout_tool.typeset import Line

__all__ = ["Room", "Slot", "columns_room", "rows_in"]


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a line stands; lengths in pt.

    ``row`` counts the lines of its column from 0. In horizontal text (x, y) is the left end of
    the em box's top, in vertical text the upper end of the line's axis; ``width`` is the measure.
    """

    row: int
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """The slots of a frame, column by column, in columns of ``rows`` lines of ``measure`` pt.

    ``size`` is that of the body type. ``equal`` tells that every line of every column is there,
    in the whole measure.
    """

    columns: tuple[tuple[Slot, ...], ...]
    measure: float
    rows: int
    size: float
    equal: bool
    vertical: bool = False

    @property
    def slots(self) -> list[Slot]:
        """All slots in reading order."""
        return [slot for column in self.columns for slot in column]

    def with_columns(self, columns: Sequence[Sequence[Slot]]) -> Room:
        """Return the room with other slots, which are not equal any more."""
        return replace(self, columns=tuple(map(tuple, columns)), equal=False)

    def lowest(self, rows: int) -> Room:
        """Return the room with columns of at most so many lines."""
        kept = [[slot for slot in column if slot.row < rows] for column in self.columns]
        return replace(self.with_columns(kept), rows=min(rows, self.rows))

    def without_last(self) -> tuple[Room, Slot | None]:
        """Return the room without its very last slot, and that slot."""
        columns = [*self.columns]
        while columns and not columns[-1]:
            columns.pop()
        if not columns:
            return self, None
        return self.with_columns([*columns[:-1], columns[-1][:-1]]), columns[-1][-1]

    def items(self, line: Line, slot: Slot) -> list[GlyphRun | Rule | Shape]:
        """Return what a line paints in a slot.

        Type of another size than the body's is centred on the em box of its line.
        """
        if self.vertical:
            return line.items(slot.x, slot.y)
        if abs(line.size - self.size) < 1e-6 or not line.size:
            return line.items(slot.x, slot.y + EM_BOX_ASCENT * self.size)
        middle = slot.y + self.size / 2
        return line.items(slot.x, middle + (EM_BOX_ASCENT - 0.5) * line.size)


def columns_room(
    first: tuple[float, float],
    columns: TextColumns,
    rows: int,
    pitch: float,
    size: float,
    obstacles: Sequence[Obstacle] = (),
    *,
    vertical: bool = False,
) -> Room:
    """Return the room of text columns with ``rows`` lines ``pitch`` pt apart.

    ``first`` is the place of the first column's first slot. In vertical text the lines follow
    each other to the left, and the columns are bands below each other.
    """
    x, y = first
    found: list[list[Slot]] = []
    for column in range(columns.count):
        slots: list[Slot] = []
        for row in range(rows):
            if vertical:
                at_x, at_y = x - row * pitch, y + columns.x(column)
                strip = Rect(at_x - size / 2, at_y, size, columns.measure)
            else:
                at_x, at_y = x + columns.x(column), y + row * pitch
                strip = Rect(at_x, at_y, columns.measure, size)
            for begin, width in free(strip, obstacles, size, vertical=vertical):
                slot_x, slot_y = (at_x, at_y + begin) if vertical else (at_x + begin, at_y)
                slots.append(Slot(row, slot_x, slot_y, width))
        found.append(slots)
    equal = all(
        len(slots) == rows and all(abs(slot.width - columns.measure) < 1e-6 for slot in slots)
        for slots in found
    )
    return Room(tuple(map(tuple, found)), columns.measure, rows, size, equal, vertical)


def rows_in(lines: int, grid: PageGrid, pitch: float) -> int:
    """Return how many text lines ``pitch`` pt apart stand in the height of so many grid lines."""
    if lines <= 0:
        return 0
    return math.floor(((lines - 1) * grid.leading) / pitch + 1e-6) + 1
