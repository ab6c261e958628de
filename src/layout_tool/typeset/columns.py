"""Lines shared out over the columns of a story (CLREQ §4.2: columns of equal length).

All columns but the last have the same number of lines; the last one may be shorter. A column may
also end a line early where that keeps a paragraph's first or last line from standing alone at a
column's edge. What that cannot cure, another number of lines in some paragraphs may: the engine
knows for every paragraph how it looks a line longer or shorter. Of all these ways the cheapest is
found, not the first: the way to each place in the columns is remembered, paragraph by paragraph.

A line stays free between text and a table, but not at a column's edge. A table's row stays whole;
where a column begins within a table, its heads stand there again, and the column before it may end
some lines early.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.record import record
from layout_tool.typeset.filling import FREE, fill, is_row
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
_TORN: Final = 1000.0
"""A table's head at a column's foot, without a row."""
_MOST_SHORT: Final = 4
"""Lines that a column may end early before a row that would fit; a table's head may more."""
_BROKEN: Final = 10.0
"""A table that goes on in the next column."""
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
    """A paragraph in one number of lines: what that costs, and a column's begin at each line.

    ``whole`` tells that it is a row of a table, which no column's end parts, and ``head`` that it
    is a head of the table.
    """

    lines: SetLines
    price: float
    tops: tuple[float, ...]
    whole: bool = False
    head: bool = False


@record(frozen=True, slots=True)
class _Laid:
    """A paragraph laid from a place on: where the next one begins, and what that costs.

    ``early`` names a column once for each line that it ends early; ``lead`` are the lines that
    stand before the paragraph's own: one that stays free, or the heads of its table.
    """

    end: int
    cost: float
    early: tuple[int, ...] = ()
    lead: SetLines = ()


@record(frozen=True, slots=True)
class _Way:
    """The cheapest way to a place: its cost, the way before, and how its paragraph was laid."""

    cost: float
    before: _Way | None = None
    look: _Look | None = None
    laid: _Laid | None = None


def flow(
    paragraphs: Sequence[SetLines],
    headings: Sequence[bool],
    measure: float,
    columns: int,
    rows: int,
    relax: Relax,
    gaps: Sequence[bool] = (),
) -> Flow:
    """Share a story's lines out over ``columns`` columns of at most ``rows`` lines.

    ``headings`` tells of every paragraph whether the text after it must stay with it, ``gaps``
    whether a line stays free before it (of none if left out); ``measure`` is the columns' width in
    pt. Lines beyond the frame's room are not placed. Where a table is broken, its heads stand
    again in the next column.
    """
    now = tuple(tuple(lines) for lines in paragraphs)
    free = tuple(gaps) or (False,) * len(now)
    total = sum(map(len, now)) + sum(free)
    if columns < 2 or rows < 1 or not total:
        return Flow(_spaced(now, free), tuple(_filled(total, columns, rows)))
    height = -(-total // columns)
    if total <= columns * rows:
        found = _level(now, headings, free, measure, columns, rows, relax)
        if found is not None:
            return found
    if any(map(is_row, now)):
        filled = fill(now, headings, free, columns, rows)
        return Flow(filled.paragraphs, filled.counts)
    return Flow(_spaced(now, free), tuple(_filled(total, columns, min(height, rows))))


def _spaced(paragraphs: Sequence[SetLines], gaps: Sequence[bool]) -> tuple[SetLines, ...]:
    return tuple(
        (FREE, *lines) if gap else lines for lines, gap in zip(paragraphs, gaps, strict=True)
    )


def _level(
    now: Sequence[SetLines],
    headings: Sequence[bool],
    gaps: Sequence[bool],
    measure: float,
    columns: int,
    rows: int,
    relax: Relax,
) -> Flow | None:
    """Share lines out over level columns, or None where they do not fit."""
    total = sum(map(len, now)) + sum(gaps)
    height = -(-total // columns)
    below = _after_heading(now, headings)
    looks = [[_look(now[i], 0.0, below[i], measure)] for i in range(len(now))]
    found = [(_cheapest(looks, gaps, columns, height), height)]
    if height > 1 and (found[0][0] is None or found[0][0].cost > _GOOD):
        looks = [_looks(i, looks[i][0], below[i], measure, relax) for i in range(len(now))]
        # A frame that is filled to its foot stays so: columns get shorter only where there is room.
        lower = height < rows and total - columns * (height - 1) <= _FEWER
        heights = range(height - lower, height + 2)
        found += ((_cheapest(looks, gaps, columns, h), h) for h in heights if 2 <= h <= rows)
    ways = [(way, high) for way, high in found if way is not None]
    for higher in range(height + 2, rows + 1):
        # Heads that stand again, and rows that stay whole, take more lines than there are.
        if ways or not any(map(is_row, now)):
            break
        way = _cheapest(looks, gaps, columns, higher)
        ways += [(way, higher)] if way is not None else []
    if not ways:
        return None
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
    best = _cheapest([[_Look((), 0.0, tuple(tops))]], (False,), columns, height)
    return _counts(best, columns, height) if best else _filled(total, columns, height)


def _filled(total: int, columns: int, height: int) -> list[int]:
    return [max(min(height, total - column * height), 0) for column in range(columns)]


def _counts(way: _Way, columns: int, height: int) -> list[int]:
    total, early = 0, list[int]()
    for look, laid in _steps(way):
        total += len(laid.lead) + len(look.tops)
        early += laid.early
    counts = []
    for column in range(columns):
        counts.append(min(height - early.count(column), total))
        total -= counts[-1]
    return counts


def _chosen(way: _Way) -> tuple[SetLines, ...]:
    return tuple(reversed([(*laid.lead, *look.lines) for look, laid in _steps(way)]))


def _steps(way: _Way) -> Iterator[tuple[_Look, _Laid]]:
    """Yield how each paragraph was laid, the last one first."""
    step: _Way | None = way
    while step is not None and step.look is not None and step.laid is not None:
        yield step.look, step.laid
        step = step.before


def _cheapest(
    looks: Sequence[Sequence[_Look]], gaps: Sequence[bool], columns: int, height: int
) -> _Way | None:
    """Return the cheapest way through all paragraphs, or None where they do not fit."""
    ways = {0: _Way(0.0)}
    for choices, gap in zip(looks, gaps, strict=True):
        following: dict[int, _Way] = {}
        for place, way in ways.items():
            for look in choices:
                lay = _row_laid if look.whole else _laid
                for one in lay(look, place, columns, height, gap=gap):
                    whole = way.cost + look.price + one.cost
                    if one.end not in following or whole < following[one.end].cost - 1e-9:
                        following[one.end] = _Way(whole, way, look, one)
        ways = following
    ends = [
        replace(way, cost=way.cost + _end_cost(columns * height - place, height))
        for place, way in sorted(ways.items())
    ]
    return min(ends, key=lambda way: way.cost, default=None)


def _laid(look: _Look, place: int, columns: int, height: int, *, gap: bool) -> Iterator[_Laid]:
    """Yield the ways to lay a paragraph's lines from a place on."""
    tops, count = look.tops, len(look.tops)
    lead = (FREE,) if gap and place % height else ()
    open_ways: list[tuple[int, int, float, tuple[int, ...]]] = [(0, place + len(lead), 0.0, ())]
    while open_ways:
        line, at, cost, early = open_ways.pop()
        column = at // height
        foot = (column + 1) * height - 1
        if line < count and column == columns:
            continue
        if line < count and at and at % height == 0:
            cost += tops[line]
        if line + foot - at >= count:
            yield _Laid(at + count - line, cost, early, lead)
            continue
        line += foot - at
        open_ways.append((line + 1, foot + 1, cost, early))
        if height > 1 and column < columns - 1:
            open_ways.append((line, foot + 1, cost + _UNEVEN, (*early, column)))


def _row_laid(look: _Look, place: int, columns: int, height: int, *, gap: bool) -> Iterator[_Laid]:
    """Yield the ways to lay a row of a table: here, and at the top of the next column."""
    count, column, row = len(look.lines), *divmod(place, height)
    lead: SetLines = (FREE,) if gap and row else ()
    if row and row + len(lead) + count <= height:
        yield _Laid(place + len(lead) + count, 0.0, (), lead)
        if height - row > _MOST_SHORT and not look.head:
            return
    if row:
        short, column = height - row, column + 1
    else:
        short = 0
    lead = look.lines[0].repeats if column else ()
    if column < columns and len(lead) + count <= height:
        cost = _UNEVEN * short + (look.tops[0] + (_BROKEN if lead else 0.0) if column else 0.0)
        early = (column - 1,) * short
        yield _Laid(column * height + len(lead) + count, cost, early, lead)


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
    last, whole = len(lines) - 1, is_row(lines)
    if last > 0 and not whole:
        short = lines[last].width <= _SHORT_FILL * measure
        tops[last] = _SHORT_WIDOW if short else _WIDOW
        tops[1] += _ORPHAN
        if short and last > 1:
            tops[last - 1] += _SCRAP
    if after_heading and lines:
        tops[0] = _TORN if whole else _HEADING
    head = whole and lines[0].runs[0].source is not None and lines[0].runs[0].source.head
    return _Look(lines, price, tuple(tops), whole, head)


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
