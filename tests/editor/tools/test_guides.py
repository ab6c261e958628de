"""Guides: out of the rulers, moved, snapped to, and gone."""

from __future__ import annotations

import pytest

from layout_tool.editor.state.view import Guide
from layout_tool.editor.tools import Pointer
from layout_tool.model import Furniture, GridBox, Rect, StoryFrame
from tests.support.desk import TestDesk, edition_of, story_of


@pytest.fixture
def desk() -> TestDesk:
    frames = (
        StoryFrame("a", GridBox(0, 20, 3, 20), "a"),
        Furniture("free", Rect(500, 1000, 100, 30), "box", stroke=0.5, locked=False),
    )
    return TestDesk(edition_of(story_of("a"), frames=frames))


def guides(desk: TestDesk) -> tuple[Guide, ...]:
    return desk.desk.view.guides


def test_a_guide_is_drawn_out_of_a_ruler_and_is_no_step_to_undo(desk: TestDesk) -> None:
    desk.desk.drag_guide(True, Pointer("A01", 300, -10, on_page=False))
    assert guides(desk) == ()
    desk.move((300, 611.3), "alt")
    assert guides(desk) == (Guide("A01", True, 611.3),)
    desk.release("alt")
    assert guides(desk) == (Guide("A01", True, 611.3),)
    assert not desk.desk.history.entries


def test_a_guide_keeps_to_lines_and_columns_that_are_near(desk: TestDesk) -> None:
    grid = desk.start.layout.grids["default"]
    desk.desk.drag_guide(False, Pointer("A01", 0, 300))
    desk.move((grid.column_x(3) + 2, 300)).release()
    assert guides(desk)[0].at == pytest.approx(grid.column_x(3), abs=1e-3)


def test_a_guide_is_moved_and_off_the_paper_it_goes(desk: TestDesk) -> None:
    desk.run("view.add_guide", across=True, at=900.0)
    desk.press((800, 901)).by(0, 50, "alt").release("alt")
    assert [g.at for g in guides(desk)] == [951.0]
    desk.press((800, 951)).move((800, -80), on_page=False)
    desk.desk.release(desk.at)
    assert guides(desk) == ()


def test_escape_leaves_a_guide_where_it_was(desk: TestDesk) -> None:
    desk.run("view.add_guide", across=True, at=900.0)
    desk.press((800, 900)).by(0, 50)
    desk.desk.cancel()
    assert [g.at for g in guides(desk)] == [900.0]


def test_frames_snap_to_guides_and_alt_frees_them(desk: TestDesk) -> None:
    desk.run("view.add_guide", across=False, at=650.0)
    desk.press((525, 1000)).by(147, 0).release()
    assert desk.place("free").x == pytest.approx(650.0)
    desk.press((675, 1000)).by(3, 0).by(1, 0, "alt").release("alt")
    assert desk.place("free").x == pytest.approx(654.0)


def test_hidden_guides_hold_nothing(desk: TestDesk) -> None:
    desk.run("view.add_guide", across=False, at=650.0).run("view.grid")
    desk.press((525, 1000)).by(147, 0).release()
    assert desk.place("free").x == pytest.approx(647.0)


def test_guides_are_put_around_what_is_selected(desk: TestDesk) -> None:
    desk.click("a").key("Ctrl+Alt+G")
    rect = desk.rect("a")
    found = {(g.across, round(g.at, 2)) for g in guides(desk)}
    assert found == {
        (True, round(rect.y, 2)), (True, round(rect.bottom, 2)),
        (False, round(rect.x, 2)), (False, round(rect.right, 2)),
    }  # fmt: skip
    desk.run("view.clear_guides")
    assert guides(desk) == ()
