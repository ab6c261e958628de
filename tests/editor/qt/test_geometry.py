"""Where pages stand, and what zooming and fitting do to the view."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.editor.qt.canvas.geometry import (
    MAX_ZOOM,
    MIN_ZOOM,
    View,
    fit,
    spreads,
    step_zoom,
)
from layout_tool.editor.qt.canvas.rulers import grid_ticks, mm_ticks
from layout_tool.editor.qt.panels.status import grid_place
from layout_tool.model import PT_PER_MM, Edition, Rect, mm
from tests.editor.qt.hand_sheet import GRID


def test_the_front_page_stands_alone_on_the_right(edition: Edition) -> None:
    front = spreads(edition, facing=True)[0]
    assert [place.page for place in front.places] == ["A01"]
    assert front.places[0].rect.x == pytest.approx(front.width / 2)


def test_even_pages_stand_left_of_odd_ones(edition: Edition) -> None:
    shown = [[place.page for place in spread.places] for spread in spreads(edition, facing=True)]
    assert shown == [["A01"], ["A02", "A03"], ["A04"]]
    left, right = spreads(edition, facing=True)[1].places
    assert (left.rect.x, right.rect.x) == (0, left.rect.width)


def test_a_missing_page_leaves_its_half_empty(edition: Edition) -> None:
    without = replace(edition, pages=(edition.pages[1], edition.pages[3]))
    shown = [[place.page for place in spread.places] for spread in spreads(without, facing=True)]
    assert shown == [["A02"], ["A04"]]


def test_single_pages_are_spreads_of_one(edition: Edition) -> None:
    assert [len(spread.places) for spread in spreads(edition, facing=False)] == [1, 1, 1, 1]


@given(
    st.floats(MIN_ZOOM, MAX_ZOOM), st.floats(MIN_ZOOM, MAX_ZOOM),
    st.integers(-5000, 5000), st.integers(-5000, 5000),
    st.floats(0, 3000), st.floats(0, 2000), st.sampled_from([1.0, 1.25, 1.5, 2.0]),
)  # fmt: skip
def test_the_point_under_the_cursor_stays_when_zooming(
    old: float, new: float, x: int, y: int, at_x: float, at_y: float, ratio: float
) -> None:
    view = View(old, x, y, ratio)
    before = view.to_spread(at_x, at_y)
    after = view.zoomed(new, at_x, at_y).to_device(*before)
    assert after == pytest.approx((at_x, at_y), abs=0.51)


@given(st.floats(MIN_ZOOM, MAX_ZOOM), st.integers(1, 8))
def test_the_ladder_always_moves_and_comes_back_to_its_rungs(zoom: float, steps: int) -> None:
    up, down = step_zoom(zoom, steps), step_zoom(zoom, -steps)
    assert up > zoom or up == MAX_ZOOM
    assert down < zoom or down == MIN_ZOOM
    if MIN_ZOOM < up < MAX_ZOOM:
        assert step_zoom(step_zoom(up, 1), -1) == pytest.approx(up)


def test_four_steps_double_the_zoom() -> None:
    assert step_zoom(1.0, 4) == pytest.approx(2.0)


@given(st.floats(300, 3000), st.floats(300, 3000), st.sampled_from([1.0, 1.5, 2.0]))
def test_a_fitted_page_lies_inside_the_window(width: float, height: float, ratio: float) -> None:
    page = Rect(0, 0, mm(390), mm(545))
    view = fit(page, width, height, ratio)
    left, top = view.to_device(0, 0)
    right, bottom = view.to_device(page.right, page.bottom)
    assert left >= 0
    assert top >= 0
    assert right <= width * ratio
    assert bottom <= height * ratio


def test_ruler_labels_never_crowd() -> None:
    for scale in (0.1, 0.3, 1.0, 4.0, 40.0):
        labelled = [tick for tick in mm_ticks(mm(390), scale) if tick.label]
        gaps = [(b.at - a.at) * scale for a, b in pairwise(labelled)]
        assert all(gap >= 40 for gap in gaps)


def test_a_millimetre_ruler_tells_the_truth() -> None:
    for tick in mm_ticks(mm(390), 1.0):
        if tick.label:
            assert tick.at == pytest.approx(float(tick.label) * PT_PER_MM)


def test_the_grid_ruler_counts_lines_from_one_at_their_tops() -> None:
    labelled = [tick for tick in grid_ticks(GRID, 1.0, down=True) if tick.label]
    assert labelled[0].label == "1"
    assert all(t.at == pytest.approx(GRID.line_top(int(t.label) - 1)) for t in labelled)


def test_the_status_bar_counts_columns_and_lines_from_one() -> None:
    x, y = GRID.column_x(3) + 1, GRID.line_top(9) + 1
    assert grid_place(GRID, x, y) == (4, 10)
    assert grid_place(GRID, 1, 1) is None
    assert grid_place(GRID, GRID.type_area.right, GRID.type_area.bottom) == (8, GRID.lines)
