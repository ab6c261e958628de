"""The exact sets agree with trying everything by hand."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from layout_tool.arrange.combine import Table, bits_of, mirrored, sumset
from layout_tool.arrange.item import Fit, Item
from layout_tool.arrange.region import Region, padded_obstacles
from layout_tool.arrange.wheel import find_wheels
from layout_tool.model import GridBox

HEIGHTS = st.sets(st.integers(0, 40), max_size=8)


def bits(heights: set[int]) -> int:
    return sum(1 << height for height in heights)


def item(name: str, fits: dict[int, set[int]]) -> Item:
    made = Item(name, "story", 0)
    for width, heights in fits.items():
        made.fits[width] = {h: [Fit(h, width)] for h in heights}
    return made


@given(HEIGHTS, HEIGHTS)
def test_a_sumset_holds_every_sum_and_no_other(a: set[int], b: set[int]) -> None:
    sums = {x + y for x, y in itertools.product(a, b) if x + y <= 50}
    assert set(bits_of(sumset(bits(a), bits(b), 50))) == sums


@given(HEIGHTS, st.integers(0, 40))
def test_mirroring_takes_each_height_from_the_total(a: set[int], total: int) -> None:
    assert set(bits_of(mirrored(bits(a), total))) == {total - x for x in a if x <= total}


def test_stacked_and_side_by_side_items_fill_what_they_should() -> None:
    a = item("a", {1: {9}, 2: {4}})
    b = item("b", {1: {9}, 2: {3}})
    table = Table.build((a, b), 2, 30)
    # Each item takes one line of separation: 5 + 4 stacked over two columns, 10 side by side.
    assert set(bits_of(table.rows[0b11][2])) == {9, 10}
    assert set(bits_of(table.rows[0b11][1])) == {20}


def test_what_stands_side_by_side_counts_as_one_obstacle() -> None:
    boxes, upside_down = padded_obstacles((GridBox(0, 0, 5, 12), GridBox(5, 1, 3, 11)), 8, 107)
    assert [tuple(box) for box in boxes] == [(0, 0, 8, 13)]
    assert not upside_down


def test_an_advert_in_the_corner_is_worked_round_upside_down() -> None:
    boxes, upside_down = padded_obstacles((GridBox(4, 80, 4, 27),), 8, 107)
    assert upside_down
    assert [tuple(box) for box in boxes] == [(4, 0, 8, 28)]


def test_a_corner_is_filled_beside_and_below() -> None:
    beside = item("beside", {1: {4}})
    below = item("below", {2: {14}})
    table = Table.build((beside, below), 2, 20)
    # One column is taken down to line 5: the corner needs 5 lines beside it, 15 below.
    boxes, _ = padded_obstacles((GridBox(0, 0, 1, 4),), 2, 19)
    assert Region(table, boxes, 2, 19).can_fill()
    lower, _ = padded_obstacles((GridBox(0, 0, 1, 5),), 2, 19)
    assert not Region(table, lower, 2, 19).can_fill()


def test_a_pinwheel_is_found_where_no_cut_would_do() -> None:
    # Five parts round a centre on 3 columns × 30 lines: no two of them make a rectangle.
    shapes = {"a": (2, 10), "b": (1, 20), "c": (2, 10), "d": (1, 20), "e": (1, 10)}
    items = [item(name, {w: {h - 1}}) for name, (w, h) in shapes.items()]
    table = Table.build(items, 3, 30)
    region = Region(table, (), 3, 29)
    assert not region.can_fill()
    wheels = find_wheels(region, random.Random(1))
    assert wheels
    for wheel in wheels:
        cells = [
            (x, y)
            for _, box in wheel
            for x in range(box.left, box.right)
            for y in range(box.top, box.bottom)
        ]
        assert len(cells) == len(set(cells)) == 90
