"""Total-fit line breaking: the best set of lines for the whole paragraph.

A walk over (line, start) along the cheapest way so far (Dijkstra): from every start the few ends
near the measure are tried, and the walk stops when the paragraph's end is the cheapest to go on
from. Copyfitting asks for the best way in each possible number of lines instead.

Costs follow TYPESETTING rules: squeezing is paid by rank, stretching by the square of the space
put between characters (1⁄16 em unseen, 1⁄8 em fair), one lone character on the last line is dear.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import groupby
from typing import Final

from layout_tool.record import record
from layout_tool.typeset.rules.breaks import LAST_RESORT
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.spaces import GapRank
from layout_tool.typeset.setting import Cells
from layout_tool.typeset.sums import sums_of

__all__ = ["BreakSearch", "LineBreak"]

_EPSILON: Final = 1e-6
_FAIR: Final = 16.0
"""Cost of stretch e (em) is (16 e)²: 1 at 1⁄16 em."""
_MOST_FAIR: Final = 0.125
_LOOSE_FROM: Final = 0.25
_LOOSE_MOST: Final = 1 / 3
_LOOSE_BASE: Final = 100.0
_LOOSE_SLOPE: Final = 40.0
_ADJUSTED: Final = 0.02
_FILLED: Final = 0.3
_WEIGHTS: Final = {int(GapRank.COMMA): 1.5, int(GapRank.HAN_LATIN): 2.0, int(GapRank.STOP): 4.0}
"""Cost of squeezing gaps of a rank to the least; 1 for the others."""
_EMPTY_CELL: Final = 5.0
_MOST_EMPTY: Final = 4.0
"""Cells that a line of the strict grid may leave empty, where that saves worse."""
_HUNG: Final = 0.5
_PLAIN, _FORCED_KIND, _HUNG_KIND = 0, 1, 2
_LONE_CHARACTER: Final = 60.0
_SHORT_LAST: Final = 15.0
_HYPHENS_IN_A_ROW: Final = 2
_ONE_HYPHEN_MORE: Final = 1e5
"""Cost of a third hyphenated line in a row: dearer than any stretch, for it looks like a ladder."""
_REST_OF_WORD: Final = 10.0
"""Cost of a last line that begins with the rest of a word."""
_INFINITE: Final = float("inf")
_FORCED: Final = 1000.0
_LIGHT: Final = frozenset(
    map(int, (CharClass.OP, CharClass.CL, CharClass.CM, CharClass.FS, CharClass.EX))
)
_SP: Final = int(CharClass.SP)


@record(frozen=True, slots=True)
class LineBreak:
    """Cells ``first`` to ``last`` (both within the line).

    ``forced`` broke a rule to fit; ``hung`` lets the last mark stand outside the measure.
    """

    first: int
    last: int
    forced: bool = False
    hung: bool = False


_State = tuple[int, int, int]
"""A line's number, the cell it starts with, and how many lines before it end with a hyphen."""


_Candidate = tuple[int, float, int, float]
"""A line's last cell, what the line costs, its kind, and how far it is stretched in em."""


class BreakSearch:
    """The ways to break one paragraph.

    ``measures`` are the widths of the lines in pt, the last of them for all that follow; the
    first line is shorter by ``indent`` pt, and a last line shorter than ``indent`` is disliked.
    """

    def __init__(self, cells: Cells, measures: Sequence[float], indent: float = 0.0) -> None:
        self.cells = cells
        self.indent = indent
        self.count = len(cells)
        self.penalty: list[float] = cells.penalty.tolist()
        self.sums = sums_of(cells)
        self.gives = [(_WEIGHTS.get(rank, 1.0), gives) for rank, gives in self.sums.gives]
        self.ends = [i for i, p in enumerate(self.penalty[:-1]) if p < _FORCED]
        if self.count:
            self.ends.append(self.count - 1)
        self.hang = _if_any(cells.hang.tolist())
        self.tail = _if_any(cells.tail.tolist()) if cells.tail_yields else []
        self.end_places = [self.sums.end[i] for i in self.ends]
        self.em = max((s.size for s in cells.styles), default=1.0)
        self.next_start = self._next_starts()
        self.first = self.next_start[0]
        self.most = _MOST_EMPTY if cells.strict else _LOOSE_MOST
        self.hyphens = cells.hyphens
        self.measures = [measures[0] - indent, *(measures[1:] or measures)]
        self.known: dict[tuple[int, float], list[_Candidate]] = {}

    def _next_starts(self) -> list[int]:
        """Return for every cell the first at or after it that is not a typed space."""
        result = list(range(self.count + 1))
        if _SP not in self.cells.classes:
            return result
        for i in range(self.count - 1, -1, -1):
            if self.cells.classes[i] == _SP:
                result[i] = result[i + 1]
        return result

    def _measure(self, line: int) -> float:
        measures = self.measures
        return measures[line] if line < len(measures) else measures[-1]

    def best(self) -> tuple[LineBreak, ...]:
        """Return the best way; of equals the one with fewer lines.

        Walks the cheapest ways first until the paragraph's end is reached. A paragraph without
        cells has no lines.
        """
        queue: list[tuple[float, int, int, int]] = [(0.0, 0, self.first, 0)]
        cheapest: dict[_State, float] = {(0, self.first, 0): 0.0}
        came: dict[_State, tuple[_State, int, int]] = {}
        while queue:
            cost, line, start, hyphens = heappop(queue)
            here = (line, start, hyphens)
            if start >= self.count:
                return self._trace(came, here)
            if cost > cheapest[here]:
                continue
            for end, extra, kind, _ in self._candidates(start, self._measure(line)):
                following = hyphens + 1 if end in self.hyphens else 0
                after = (line + 1, self.next_start[end + 1], following)
                total = cost + extra
                if following > _HYPHENS_IN_A_ROW:
                    total += _ONE_HYPHEN_MORE
                if total < cheapest.get(after, _INFINITE):
                    cheapest[after] = total
                    came[after] = here, end, kind
                    heappush(queue, (total, *after))
        raise AssertionError("a way to the paragraph's end can always be forced")

    def in_lines(self, count: int, most: float = _INFINITE) -> tuple[LineBreak, ...] | None:
        """Return the best way in so many lines, none of them stretched beyond ``most`` em, or None.

        For copyfitting: most paragraphs can be a line longer, some a line shorter. A way that
        breaks a rule or leaves a character alone counts as stretched beyond any limit. Walks line
        by line, and only to where what is left still fits the lines that are left.
        """
        if self.first >= self.count or count < 1:
            return () if self.first >= self.count and not count else None
        bounds = _Bounds(self, count, most)
        frontier: dict[tuple[int, int], float] = {(self.first, 0): 0.0}
        came: dict[_State, tuple[_State, int, int]] = {}
        if not bounds.allow(0, self.first):
            return None
        for line in range(count):
            following: dict[tuple[int, int], float] = {}
            for (start, hyphens), cost in frontier.items():
                for end, extra, kind, stretch in self._candidates(start, self._measure(line)):
                    after = self.next_start[end + 1]
                    if stretch > most or not bounds.allow(line + 1, after):
                        continue
                    now = hyphens + 1 if end in self.hyphens else 0
                    total = cost + extra
                    if now > _HYPHENS_IN_A_ROW:
                        total += _ONE_HYPHEN_MORE
                    if total < following.get((after, now), _INFINITE):
                        following[after, now] = total
                        came[line + 1, after, now] = (line, start, hyphens), end, kind
            frontier = following
        return self._trace(came, (count, self.count, 0)) if frontier else None

    @cached_property
    def at_edges(self) -> tuple[float, float]:
        """How much may go at a line's end, and what blanks may stay at its edges, in pt."""
        cells = self.cells
        # Typed spaces go, the gaps on both sides of them, and what hangs.
        spaces = _longest_blank(cells.classes)
        goes = (spaces + 1) * float(cells.gaps.max()) + max(self.hang, default=0.0)
        if cells.strict:
            goes += spaces * self.em
        return goes, float(cells.lead.max() + cells.tail.max())

    def loosest(self, breaks: Sequence[LineBreak]) -> float:
        """Return the widest stretch in em that the lines but the last need, infinite if forced."""
        widest = 0.0
        for number, one in enumerate(breaks[:-1]):
            if one.forced:
                return _INFINITE
            room = self.sums.start[one.first] + self._measure(number) - self.sums.end[one.last]
            widest = max(widest, self._loose(one.first, one.last, room)[1])
        return widest

    def _trace(
        self, came: dict[_State, tuple[_State, int, int]], state: _State
    ) -> tuple[LineBreak, ...]:
        lines: list[LineBreak] = []
        while state in came:
            state, end, kind = came[state]
            forced = kind == _FORCED_KIND or LAST_RESORT <= self.penalty[end] < _FORCED
            lines.append(LineBreak(state[1], end, forced, kind == _HUNG_KIND))
        return tuple(reversed(lines))

    def _candidates(self, start: int, measure: float) -> list[_Candidate]:
        """Return the ends worth trying from a start."""
        key = start, measure
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._search(start, measure)
        return found

    def _search(self, start: int, measure: float) -> list[_Candidate]:
        sums, ends, places, loose = self.sums, self.ends, self.end_places, self._loose
        target = sums.start[start] + measure + _EPSILON
        position = bisect_right(places, target) - 1
        found: list[_Candidate] = []
        if self.hang:
            found += self._hung(start, position + 1, target)
        later = position + 1
        while later < len(ends):
            end = ends[later]
            if end >= start:
                room = sums.squeeze[end] - sums.squeeze[start]
                if self.tail:
                    room += self.tail[end]
                if places[later] - room > target:
                    break
                cost = self._tight(start, end, max(places[later] - target, 0.0))
                found.append((end, cost, _PLAIN, self._unfair(end, cost)))
            later += 1
        while position >= 0 and ends[position] >= start:
            end = ends[position]
            if end == self.count - 1:
                cost = self._last_line(start, end)
                found.append((end, cost, _PLAIN, self._unfair(end, cost)))
                position -= 1
                continue
            cost, stretch = loose(start, end, target - places[position])
            if stretch > self.most and found and not (self.hyphens and self._all_hyphens(found)):
                break
            found.append((end, cost + self.penalty[end], _PLAIN, stretch))
            position -= 1
        return found or [self._force(start, target)]

    def _unfair(self, end: int, cost: float) -> float:
        """Return no stretch, or one beyond any limit for a lone character on the last line."""
        return _INFINITE if end == self.count - 1 and cost >= _LONE_CHARACTER else 0.0

    def _all_hyphens(self, found: Sequence[_Candidate]) -> bool:
        """Tell whether a line could only end with a hyphen, of which there may be too many."""
        return all(one[0] in self.hyphens for one in found)

    def _hung(self, start: int, later: int, target: float) -> list[_Candidate]:
        """Return the end whose mark would start the next line, hung out instead (C7)."""
        if later >= len(self.ends) or (end := self.ends[later]) <= start or not self.hang[end]:
            return []
        room = target - (self.end_places[later] - self.hang[end])
        if room < 0:
            return []
        if end == self.count - 1:
            return [(end, _HUNG, _HUNG_KIND, 0.0)]
        cost, stretch = self._loose(start, end, room)
        return [(end, cost + _HUNG + self.penalty[end], _HUNG_KIND, stretch)]

    def _tight(self, start: int, end: int, excess: float) -> float:
        cost, need = _ADJUSTED, excess
        share = min(1.0, excess / self.em)
        if self.tail and self.tail[end]:
            # C14: a mark at the line's end gives its blank first, all of it or none.
            need -= self.tail[end]
        for weight, gives in self.gives:
            room = gives[end] - gives[start]
            if room <= 0 or need <= 0:
                continue
            used = min(1.0, need / room)
            cost += weight * used * used * share
            need -= room
        if end == self.count - 1:
            return cost + self._last_line(start, end)
        return cost + self.penalty[end]

    def _loose(self, start: int, end: int, room: float) -> tuple[float, float]:
        """Return the cost of stretching by ``room`` pt, and the stretch in em."""
        room -= _EPSILON
        if room < 1e-4:
            return 0.0, 0.0
        if self.cells.strict:
            empty = room / self.em
            return _EMPTY_CELL * empty * empty, empty
        sums = self.sums
        cost = _ADJUSTED
        for caps in sums.fills:
            cap = caps[end] - caps[start]
            if cap > 0 and room > 0:
                cost += _FILLED * min(1.0, room / cap)
                room -= cap
        if room <= 0:
            return cost, 0.0
        weight = sums.stretch[end] - sums.stretch[start]
        stretch = room / weight if weight > 0 else 2.0 + room / self.em
        cost += (_FAIR * stretch) ** 2
        if stretch > _LOOSE_FROM:
            cost += _LOOSE_BASE + (_LOOSE_SLOPE * stretch) ** 2
        return cost, stretch

    def _last_line(self, start: int, end: int) -> float:
        if start == self.first:
            return 0.0
        heavy = sum(1 for c in self.cells.classes[start : end + 1] if c not in _LIGHT)
        if heavy <= 1:
            return _LONE_CHARACTER
        width = self.sums.end[end] - self.sums.start[start]
        cost = _REST_OF_WORD if start - 1 in self.hyphens else 0.0
        return cost + (_SHORT_LAST if width <= self.indent + _EPSILON else 0.0)

    def _force(self, start: int, target: float) -> _Candidate:
        """Break between any two cells, for no legal end lies within the measure."""
        end = start
        while end + 1 < self.count and self.sums.end[end + 1] <= target:
            end += 1
        kind = _FORCED_KIND if end != self.count - 1 else _PLAIN
        return end, _FORCED + LAST_RESORT, kind, _INFINITE


class _Bounds:
    """What may be left of a paragraph after a line, so that ``count`` lines hold it in all.

    Squeezed to the least it must not be longer than the lines behind; stretched by ``most`` em
    everywhere it must reach beyond the last but one. Never a false no.
    """

    def __init__(self, search: BreakSearch, count: int, most: float) -> None:
        self._sums = search.sums
        self._cells, self._count, self._most = search.count, count, most
        self._goes, self._stays = search.at_edges
        if search.cells.strict and most < _INFINITE:
            self._stays += most * search.em  # empty room
        self._rooms = [0.0]
        for line in range(count - 1, -1, -1):
            self._rooms.append(self._rooms[-1] + search._measure(line))
        self._rooms.reverse()
        self._last = search._measure(count - 1)

    def allow(self, line: int, start: int) -> bool:
        """Tell whether the text from a cell on may fill the lines from one on."""
        left = self._count - line
        if start >= self._cells or not left:
            return start >= self._cells and not left
        if self._most == _INFINITE:
            return True  # even a word too long for its line
        sums, room = self._sums, self._rooms[line]
        natural = sums.pen[-1] - sums.pen[start]
        if natural - (sums.squeeze[-1] - sums.squeeze[start]) - left * self._goes > room:
            return False
        most = natural + self._most * (sums.stretch[-1] - sums.stretch[start])
        most += sum(row[-1] - row[start] for row in sums.fills) + left * self._stays
        return most >= room - self._last


def _longest_blank(classes: Sequence[int]) -> int:
    """Return the number of typed spaces in the longest row of them."""
    if _SP not in classes:
        return 0
    return max(sum(1 for _ in group) for name, group in groupby(classes) if name == _SP)


def _if_any(values: list[float]) -> list[float]:
    """Return the values, or none of them where all are 0."""
    return values if any(values) else []
