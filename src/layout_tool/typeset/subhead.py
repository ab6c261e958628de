"""Subheads of several lines: broken between words and balanced, as headlines are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final

from layout_tool.typeset.breaking import BreakSearch, LineBreak
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.words import break_places

__all__ = ["balanced"]

_MOST_PLACES: Final = 24
_MOST_LINES: Final = 4
_SP: Final = int(CharClass.SP)
_NOTHING: Final = 1e-6


def balanced(
    search: BreakSearch, breaks: tuple[LineBreak, ...], measure: float
) -> tuple[LineBreak, ...]:
    """Return the most even lines of a subhead, in as few of ``measure`` pt as words allow.

    None is narrower than half the widest; where there is no such way, ``breaks`` are kept.
    """
    cells, sums = search.cells, search.sums
    costs = {
        bisect_left(cells.starts, place): cost
        for place, cost in break_places(cells.text)
        if place in cells.starts
    }
    if len(breaks) < 2 or len(costs) > _MOST_PLACES:
        return breaks
    for count in range(len(breaks), _MOST_LINES + 1):
        best: tuple[float, tuple[LineBreak, ...]] | None = None
        for cut in combinations(sorted(costs), count - 1):
            lines = tuple(_lines(search, cut))
            widths = [sums.end[one.last] - sums.start[one.first] for one in lines]
            widest = max(widths)
            if widest > measure + _NOTHING or min(widths) < widest / 2:
                continue
            uneven = sum(((widest - width) / search.em) ** 2 for width in widths)
            cost = uneven + sum(costs[place] for place in cut)
            if best is None or cost < best[0]:
                best = cost, lines
        if best is not None:
            return best[1]
    return breaks


def _lines(search: BreakSearch, cut: tuple[int, ...]) -> Iterator[LineBreak]:
    """Yield the lines that begin at some cells; spaces at their ends are left out."""
    classes = search.cells.classes
    for first, stop in pairwise((search.first, *cut, search.count)):
        while stop - 1 > first and classes[stop - 1] == _SP:
            stop -= 1
        yield LineBreak(search.next_start[first], stop - 1)
