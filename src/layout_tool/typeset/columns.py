"""Lines shared out over the columns of a story (CLREQ §4.2: columns of equal length).

All columns but the last have the same number of lines; the last one may be shorter. A column may
also end a line early where that keeps a paragraph's first or last line from standing alone at a
column's edge. What that cannot cure, another number of lines in some paragraphs may: the engine
knows for every paragraph how it looks a line longer or shorter. Of all these ways the cheapest is
found, not the first: the way to each place in the columns is remembered, paragraph by paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.record import record
from layout_tool.typeset.filling import breaks_a_table, fill
from layout_tool.typeset.setting import Line

__all__ = ["Flow", "distribute", "flow", "loosened"]

_WIDOW: Final = 20.0
_SHORT_WIDOW: Final = 60.0
_SHORT_FILL: Final = 1 / 3
_SCRAP: Final = 8.0
"""A column that begins with one full line and the short last line of its paragraph."""
_ORPHAN: Final = 6.0
_HEADING: Final = 60.0
"""A subhead at a column's foot, parted from its text."""
_UNEVEN: Final = 30.0
"""A column before the last that ends a line early. At 15 a widow was often paid with a foot that
is not level; readers see the foot first."""
_EMPTY: Final = 200.0
"""A column without a line, while others have two or more."""
_MISSING: Final = 0.75
"""Lines that the last column is short of, squared: 1 and 2 are hardly seen, 5 are a hole."""
_GOOD: Final = 4.0
"""Up to this cost no paragraph is given another number of lines."""
_CHANGED: Final = 1.0
_FAIR: Final = 16.0
_MOST_STRETCH: Final = 1 / 8
_FEWER: Final = 4
"""So many lines are taken out, where they can be, to make the columns a line shorter."""

SetLines = tuple[Line, ...]
Relax = Callable[[int, int], SetLines]
"""Gives a paragraph (by index) so many lines more or fewer, or as it is where that cannot be."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A story's lines by paragraph, and how many of them stand in each column."""

    paragraphs: tuple[SetLines, ...]
    counts: tuple[int, ...]

    @property
    def lines(self) -> list[Line]:
        """All lines in order."""
        return [line for paragraph in self.paragraphs for line in paragraph]


@record(frozen=True, slots=True)
class _Look:
    """A paragraph in one number of lines: what that costs, and a column's begin at each line."""

    lines: SetLines
    price: float
    tops: tuple[float, ...]


@record(frozen=True, slots=True)
class _Way:
    """The cheapest way to a place: its cost, the way before, the look and the early feet."""

    cost: float
    before: _Way | None = None
    look: _Look | None = None
    early: tuple[int, ...] = ()


def flow(
    paragraphs: Sequence[SetLines],
    headings: Sequence[bool],
    measure: float,
    columns: int,
    rows: int,
    relax: Relax,
) -> Flow:
    """Share a story's lines out over ``columns`` columns of at most ``rows`` lines.

    ``headings`` tells of every paragraph whether the text after it must stay with it;
    ``measure`` is the columns' width in pt. Lines beyond the frame's room are not placed. Where a
    table would be broken, its heads stand again in the next column.
    """
    done = _level(paragraphs, headings, measure, columns, rows, relax)
    if not breaks_a_table(done.paragraphs, done.counts):
        return done
    filled = fill(done.paragraphs, headings, columns, rows)
    return Flow(filled.paragraphs, filled.counts)


def _level(
    paragraphs: Sequence[SetLines],
    headings: Sequence[bool],
    measure: float,
    columns: int,
    rows: int,
    relax: Relax,
) -> Flow:
    """Share lines out as if none of them were a table's."""
    now = tuple(tuple(lines) for lines in paragraphs)
    total = sum(map(len, now))
    if columns < 2 or rows < 1 or total > columns * rows or not total:
        return Flow(now, tuple(_filled(total, columns, rows)))
    height = -(-total // columns)
    below = _after_heading(now, headings)
    looks = [[_look(now[i], 0.0, below[i], measure)] for i in range(len(now))]
    found = [(_cheapest(looks, columns, height), height)]
    if height > 1 and (found[0][0] is None or found[0][0].cost > _GOOD):
        looks = [_looks(i, looks[i][0], below[i], measure, relax) for i in range(len(now))]
        # A frame that is filled to its foot stays so: columns get shorter only where there is room.
        lower = height < rows and total - columns * (height - 1) <= _FEWER
        heights = range(height - lower, height + 2)
        found += ((_cheapest(looks, columns, h), h) for h in heights if 2 <= h <= rows)
    ways = [(way, high) for way, high in found if way is not None]
    if not ways:
        return Flow(now, tuple(_filled(total, columns, height)))
    way, height = min(ways, key=lambda one: one[0].cost)
    return Flow(_chosen(way), tuple(_counts(way, columns, height)))


def loosened(paragraphs: Sequence[SetLines], relax: Relax, lines: int) -> tuple[SetLines, ...]:
    """Return the paragraphs so many lines longer (or shorter) together, where it shows least.

    Every paragraph gives or takes one line at most, and none is stretched past an eighth of an
    em; the answer has as many of the lines as can be had so.
    """
    step = 1 if lines > 0 else -1
    found: list[tuple[float, int, SetLines]] = []
    for index, kept in enumerate(paragraphs):
        other = relax(index, step) if lines else kept
        if len(other) == len(kept) + step and _is_fair(other):
            found.append((_dearer(other, kept), index, other))
    result = [tuple(kept) for kept in paragraphs]
    for _, index, other in sorted(found, key=lambda one: one[:2])[: abs(lines)]:
        result[index] = other
    return tuple(result)


def distribute(tops: Sequence[float], columns: int, rows: int) -> list[int]:
    """Return how many lines stand in each column.

    ``tops`` tells of every line what it costs to begin a column with it. Lines beyond the
    frame's room are not placed.
    """
    total = len(tops)
    if columns < 2 or rows < 1 or total > columns * rows or not total:
        return _filled(total, columns, rows)
    height = -(-total // columns)
    best = _cheapest([[_Look((), 0.0, tuple(tops))]], columns, height)
    return _counts(best, columns, height) if best else _filled(total, columns, height)


def _filled(total: int, columns: int, height: int) -> list[int]:
    return [max(min(height, total - column * height), 0) for column in range(columns)]


def _counts(way: _Way, columns: int, height: int) -> list[int]:
    total, early = 0, set[int]()
    step: _Way | None = way
    while step is not None and step.look is not None:
        total += len(step.look.tops)
        early.update(step.early)
        step = step.before
    counts = []
    for column in range(columns):
        counts.append(min(height - (column in early), total))
        total -= counts[-1]
    return counts


def _chosen(way: _Way) -> tuple[SetLines, ...]:
    found: list[SetLines] = []
    step: _Way | None = way
    while step is not None and step.look is not None:
        found.append(step.look.lines)
        step = step.before
    return tuple(reversed(found))


def _cheapest(looks: Sequence[Sequence[_Look]], columns: int, height: int) -> _Way | None:
    """Return the cheapest way through all paragraphs, or None where they do not fit."""
    ways = {0: _Way(0.0)}
    for choices in looks:
        following: dict[int, _Way] = {}
        for place, way in ways.items():
            for look in choices:
                for end, cost, early in _laid(look.tops, place, columns, height):
                    whole = way.cost + look.price + cost
                    if end not in following or whole < following[end].cost - 1e-9:
                        following[end] = _Way(whole, way, look, early)
        ways = following
    ends = [
        _Way(
            way.cost + _end_cost(columns * height - place, height), way.before, way.look, way.early
        )
        for place, way in sorted(ways.items())
    ]
    return min(ends, key=lambda way: way.cost, default=None)


def _laid(
    tops: Sequence[float], place: int, columns: int, height: int
) -> Iterator[tuple[int, float, tuple[int, ...]]]:
    """Lay a paragraph's lines from a place on: yield (place after, cost, columns ended early)."""
    count = len(tops)
    open_ways: list[tuple[int, int, float, tuple[int, ...]]] = [(0, place, 0.0, ())]
    while open_ways:
        line, at, cost, early = open_ways.pop()
        column = at // height
        foot = (column + 1) * height - 1
        if line < count and column == columns:
            continue
        if line < count and at and at % height == 0:
            cost += tops[line]
        if line + foot - at >= count:
            yield at + count - line, cost, early
            continue
        line += foot - at
        open_ways.append((line + 1, foot + 1, cost, early))
        if height > 1 and column < columns - 1:
            open_ways.append((line, foot + 1, cost + _UNEVEN, (*early, column)))


def _end_cost(short: int, height: int) -> float:
    empty, missing = divmod(short, height)
    return _EMPTY * empty + _MISSING * missing * missing


def _looks(
    index: int, kept: _Look, after_heading: bool, measure: float, relax: Relax
) -> list[_Look]:
    """Return a paragraph as it is, and a line longer and shorter where that is fair."""
    found = [kept]
    for more in (-1, 1):
        lines = relax(index, more)
        if all(len(lines) != len(one.lines) for one in found) and _is_fair(lines):
            found.append(_look(lines, _dearer(lines, kept.lines), after_heading, measure))
    return found


def _look(lines: SetLines, price: float, after_heading: bool, measure: float) -> _Look:
    tops = [0.0] * len(lines)
    last = len(lines) - 1
    if last > 0:
        short = lines[last].width <= _SHORT_FILL * measure
        tops[last] = _SHORT_WIDOW if short else _WIDOW
        tops[1] += _ORPHAN
        if short and last > 1:
            tops[last - 1] += _SCRAP
    if after_heading and lines:
        tops[0] = _HEADING
    return _Look(lines, price, tuple(tops))


def _after_heading(paragraphs: Sequence[SetLines], headings: Sequence[bool]) -> list[bool]:
    found, after = [], False
    for lines, heading in zip(paragraphs, headings, strict=True):
        found.append(after)
        after = heading and bool(lines)
    return found


def _is_fair(lines: SetLines) -> bool:
    return all(line.stretch <= _MOST_STRETCH and not line.forced for line in lines)


def _dearer(lines: SetLines, kept: SetLines) -> float:
    return _CHANGED + max(_looseness(lines) - _looseness(kept), 0.0)


def _looseness(lines: SetLines) -> float:
    return sum((_FAIR * line.stretch) ** 2 for line in lines)
