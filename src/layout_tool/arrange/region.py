"""The free region of a page: its columns × lines less what is pinned on it.

Lines are counted with the one that parts an item from the next, so a page of H lines is H + 1
high and an obstacle of n lines takes n + 1. A region without obstacles is the table's own
business; around obstacles the sets are worked out here, by guillotine cuts that run clear of
every obstacle: at their edges, and anywhere below the last of them. Where obstacles stand at the
foot of the page and none at its head, the page is worked out upside down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from layout_tool.arrange.combine import Table, bits_of, sumset
from layout_tool.model import GridBox

__all__ = ["Box", "BoxCut", "Region", "free_bands", "largest_free", "padded_obstacles"]

SLIVER: Final = 4
"""Lines, separation included, below which a gap holds neither a story nor a picture."""


class Box(NamedTuple):
    """A rectangle of the region: columns ``left`` to ``right``, lines ``top`` to ``bottom``."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Its columns."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Its lines."""
        return self.bottom - self.top

    def meets(self, other: Box) -> bool:
        """Tell whether the two share a cell."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class BoxCut(NamedTuple):
    """A cut of a box around obstacles: the ``first`` items fill ``a``, the ``second`` fill ``b``.

    A part that is all obstacle has no items.
    """

    first: int
    a: Box
    second: int
    b: Box


def padded_obstacles(
    boxes: Sequence[GridBox], columns: int, lines: int
) -> tuple[tuple[Box, ...], bool]:
    """Return obstacles with their line of separation, and whether to work upside down.

    What is taken is made anew into bands as wide as can be, so that furniture side by side counts
    as one; gaps of a column that are too low for anything are taken too.
    """
    taken = _taken(boxes, columns, lines)
    found = _bands(taken)
    free = [box for box in found if box.width < columns]
    upside_down = bool(free) and (
        any(box.bottom == lines + 1 for box in free) and not any(box.top == 0 for box in free)
    )
    if upside_down:
        found = [Box(b.left, lines + 1 - b.bottom, b.right, lines + 1 - b.top) for b in found]
    return tuple(sorted(found)), upside_down


def free_bands(boxes: Sequence[GridBox], columns: int, lines: int) -> list[GridBox]:
    """Return what no box takes as boxes."""
    free = [[not cell for cell in row] for row in _taken(boxes, columns, lines)]
    return [GridBox(b.left, b.top, b.width, b.height - 1) for b in _bands(free)]


def largest_free(boxes: Sequence[GridBox], columns: int, lines: int) -> GridBox | None:
    """Return the largest rectangle that no box takes, the topmost of equals; None if there is none.

    The lines of separation about it are not part of it.
    """
    taken = _taken(boxes, columns, lines)
    best: GridBox | None = None
    for left in range(columns):
        for right in range(left + 1, columns + 1):
            rows = [any(row[left:right]) for row in taken]
            for top, bottom in _runs([not row for row in rows]):
                box = GridBox(left, top, right - left, bottom - top - 1)
                if best is None or box.columns * box.lines > best.columns * best.lines:
                    best = box
    return best


def _taken(boxes: Sequence[GridBox], columns: int, lines: int) -> list[list[bool]]:
    """Return for every line and column whether a box, or the line below it, takes the cell."""
    taken = [[False] * columns for _ in range(lines + 1)]
    for box in boxes:
        for line in range(max(0, box.line), min(lines + 1, box.bottom + 1)):
            for column in range(max(0, box.column), min(columns, box.right)):
                taken[line][column] = True
    _fill_slivers(taken)
    return taken


def _fill_slivers(taken: list[list[bool]]) -> None:
    """Take the gaps between taken cells of a column that are lower than SLIVER lines."""
    for column in range(len(taken[0])):
        start = 0
        for line in range(len(taken) + 1):
            if line == len(taken) or taken[line][column]:
                if 0 < line - start < SLIVER:
                    for gap in range(start, line):
                        taken[gap][column] = True
                start = line + 1


def _bands(taken: list[list[bool]]) -> list[Box]:
    """Return the taken cells as boxes: runs of columns that stay the same from line to line."""
    found: list[Box] = []
    running: dict[tuple[int, int], int] = {}
    for line in range(len(taken) + 1):
        runs = _runs(taken[line]) if line < len(taken) else []
        for run in [run for run in running if run not in runs]:
            found.append(Box(run[0], running.pop(run), run[1], line))
        for run in runs:
            running.setdefault(run, line)
    return found


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    edges = [i for i in range(len(row) + 1) if (i > 0 and row[i - 1]) != (i < len(row) and row[i])]
    return list(zip(edges[::2], edges[1::2], strict=True))


@dataclass(slots=True, eq=False)
class Region:
    """Where the items of a table may stand."""

    table: Table
    obstacles: tuple[Box, ...]
    columns: int
    lines: int
    _ends: dict[tuple[int, int, int, int], int] = field(default_factory=dict)
    _cuts: dict[tuple[int, Box], tuple[BoxCut, ...]] = field(default_factory=dict)

    @property
    def whole(self) -> Box:
        """The box of the whole region, in lines with separation."""
        return Box(0, 0, self.columns, self.lines + 1)

    @property
    def free_cells(self) -> int:
        """Column lines that no obstacle takes."""
        return sum(
            not any(o.left <= x < o.right and o.top <= y < o.bottom for o in self.obstacles)
            for x in range(self.columns)
            for y in range(self.lines + 1)
        )

    def can_fill(self) -> bool:
        """Tell whether all items together fill the region exactly."""
        whole = self.whole
        return bool(self.ends(self.table.all, 0, whole.right, 0) >> whole.bottom & 1)

    def is_free(self, box: Box) -> bool:
        """Tell whether no obstacle stands in the box."""
        return not any(box.meets(obstacle) for obstacle in self.obstacles)

    def trimmed(self, box: Box) -> Box:
        """Return the box without the strips along its edges that obstacles cover."""
        changed = True
        while changed and box.width > 0 and box.height > 0:
            changed = False
            for o in self.obstacles:
                if not box.meets(o):
                    continue
                left, top, right, bottom = box
                if o.left <= left and o.right >= right:
                    top = o.bottom if o.top <= top else top
                    bottom = o.top if o.bottom >= bottom else bottom
                elif o.top <= top and o.bottom >= bottom:
                    left = o.right if o.left <= left else left
                    right = o.left if o.right >= right else right
                if (left, top, right, bottom) != box:
                    box = Box(left, top, max(left, right), max(top, bottom))
                    changed = True
        return box

    def ends(self, subset: int, left: int, right: int, top: int) -> int:
        """Return the lines, as bits, down to which the subset fills columns from ``top``."""
        key = (subset, left, right, top)
        known = self._ends.get(key)
        if known is None:
            known = self._ends[key] = self._find_ends(subset, left, right, top)
        return known

    def _find_ends(self, subset: int, left: int, right: int, top: int) -> int:
        limit = self.lines + 1
        below = [o for o in self.obstacles if o.left < right and left < o.right and o.bottom > top]
        shape = self.table.rows[subset][right - left] if subset else 1
        if not below:
            return (shape << top) & ((2 << limit) - 1)
        covering = [o for o in below if o.left <= left and o.right >= right]
        for o in covering:
            if o.top <= top:
                return self.ends(subset, left, right, o.bottom) | (0 if subset else 1 << top)
        first = min(o.top for o in below)
        found = 0
        if first >= top:
            found |= (shape << top) & ((2 << first) - 1)
        for x in range(left + 1, right):
            straddling = [o.top for o in below if o.left < x < o.right]
            stop = min(straddling, default=limit)
            if stop > top:
                allowed = (2 << stop) - 1
                for part in _parts(subset):
                    sides = self.ends(part, left, x, top)
                    if sides:
                        sides &= self.ends(subset ^ part, x, right, top)
                        found |= sides & allowed
        found |= self._stacked(subset, left, right, top, below)
        for o in sorted(covering, key=lambda o: o.top):
            if found >> o.top & 1:
                found |= self.ends(0, left, right, o.top)
        for o in below:
            inside = ((1 << o.bottom) - 1) & ~((2 << o.top) - 1)
            found &= ~inside
        return found

    def _stacked(self, subset: int, left: int, right: int, top: int, below: list[Box]) -> int:
        limit = self.lines + 1
        last = max(o.bottom for o in below)
        edges = {y for o in below for y in (o.top, o.bottom) if top < y < last}
        found = 0
        for part in _parts(subset):
            rest = subset ^ part
            if not rest:
                continue
            if part:
                above = self.ends(part, left, right, top)
                free = above >> last << last
                if free:
                    found |= sumset(free, self.table.rows[rest][right - left], limit)
            else:
                above = self.ends(0, left, right, top)
                free = above >> last << last & (1 << last)
                if free:
                    found |= self.table.rows[rest][right - left] << last
            for y in edges:
                if above >> y & 1:
                    found |= self.ends(rest, left, right, y)
        return found & ((2 << limit) - 1)

    def cuts(self, subset: int, box: Box) -> tuple[BoxCut, ...]:
        """Return every cut of a box with obstacles that the subset can fill."""
        key = (subset, box)
        known = self._cuts.get(key)
        if known is None:
            known = self._cuts[key] = tuple(self._find_cuts(subset, box))
        return known

    def _find_cuts(self, subset: int, box: Box) -> Iterator[BoxCut]:
        left, top, right, bottom = box
        inside = [o for o in self.obstacles if o.meets(box)]
        for x in range(left + 1, right):
            if any(o.left < x < o.right for o in inside):
                continue
            for part in _parts(subset):
                rest = subset ^ part
                sides = self.ends(part, left, x, top) & self.ends(rest, x, right, top)
                if sides >> bottom & 1:
                    yield BoxCut(part, Box(left, top, x, bottom), rest, Box(x, top, right, bottom))
        last = max(o.bottom for o in inside)
        lines = {y for o in inside for y in (o.top, o.bottom)} | set(range(last, bottom))
        for part in _parts(subset):
            rest = subset ^ part
            for y in bits_of(self.ends(part, left, right, top)):
                clear = top < y < bottom and y in lines
                if not clear or any(o.top < y < o.bottom for o in inside):
                    continue
                if self.ends(rest, left, right, y) >> bottom & 1:
                    yield BoxCut(part, Box(left, top, right, y), rest, Box(left, y, right, bottom))


def _parts(subset: int) -> Iterator[int]:
    """Yield every part of a subset, itself first, the empty one last."""
    part = subset
    while part:
        yield part
        part = (part - 1) & subset
    yield 0
