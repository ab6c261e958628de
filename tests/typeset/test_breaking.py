"""The search for lines finds what a walk over all ways finds."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, TextStyle
from layout_tool.typeset import Shaper
from layout_tool.typeset.breaking import BreakSearch, LineBreak
from layout_tool.typeset.itemise import itemise
from layout_tool.typeset.setting import RunStyle

SIZE = 10.0
SHAPER = Shaper(FontBook.default())
ALPHABET = "一二三四五六七八九十江河湖海" * 3 + "，。、：“”（）《》—…·5x A  "
FAIR = 1 / 8

STYLES = st.sampled_from(
    [
        TextStyle(size=SIZE),
        TextStyle(size=SIZE, hang=True),
        TextStyle(size=SIZE, punctuation="plain"),
        TextStyle(size=SIZE, punctuation="kaiming"),
        TextStyle(size=SIZE, strict_grid=True),
    ]
)


def search_of(text: str, style: TextStyle, em: int, indent: float) -> BreakSearch:
    run = RunStyle("song", "latin", SIZE, BLACK)
    cells = itemise(text, [(len(text), 0)], (run,), style, SHAPER)
    return BreakSearch(cells, (em * SIZE,), indent)


def all_costs(search: BreakSearch, most: float) -> dict[int, float]:
    """Return the least cost of every number of lines, by a walk that leaves out nothing."""
    if search.first >= search.count:
        return {0: 0.0}  # nothing but spaces
    ways = {(search.first, 0): 0.0}
    found: dict[int, float] = {}
    for line in range(search.count + 1):
        following: dict[tuple[int, int], float] = {}
        for (start, _), cost in ways.items():
            for end, extra, _, stretch in search._candidates(start, search._measure(line)):
                after = search.next_start[end + 1], 0
                if stretch <= most:
                    following[after] = min(following.get(after, math.inf), cost + extra)
        if (search.count, 0) in following:
            found[line + 1] = following.pop((search.count, 0))
        ways = following
    return found


def cost_of(search: BreakSearch, breaks: tuple[LineBreak, ...]) -> float:
    cost = 0.0
    for line, one in enumerate(breaks):
        candidates = search._candidates(one.first, search._measure(line))
        cost += min(extra for end, extra, _, _ in candidates if end == one.last)
    return cost


@given(st.text(ALPHABET, min_size=1, max_size=70), STYLES, st.integers(4, 14), st.booleans())
def test_the_best_way_in_so_many_lines_is_found_wherever_there_is_one(
    text: str, style: TextStyle, em: int, indented: bool
) -> None:
    search = search_of(text, style, em, 2 * SIZE if indented else 0.0)
    for most in (FAIR, math.inf):
        costs = all_costs(search, most)
        for count in range(1, max(costs, default=1) + 2):
            found = search.in_lines(count, most)
            assert (found is None) == (count not in costs)
            if found is not None:
                assert len(found) == count
                assert cost_of(search, found) == pytest.approx(costs[count], abs=1e-6)


@given(st.text(ALPHABET, min_size=1, max_size=70), STYLES, st.integers(4, 14))
def test_the_best_way_of_all_is_the_cheapest_of_them(text: str, style: TextStyle, em: int) -> None:
    search = search_of(text, style, em, 0.0)
    best = search.best()
    assert cost_of(search, best) == pytest.approx(min(all_costs(search, math.inf).values()))
