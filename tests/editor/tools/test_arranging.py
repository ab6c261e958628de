"""What an editor's hands rely on while arranging a page."""

from __future__ import annotations

import pytest

from layout_tool.model import GridBox, Rect, StoryFrame
from tests.support.desk import TestDesk, edition_of, one_story, story_of

COLUMN = 13 * 9 + 9
LINE = 13


@pytest.fixture
def desk() -> TestDesk:
    """Two stories side by side, and one below."""
    frames = (
        StoryFrame("a", GridBox(0, 0, 3, 30), "a"),
        StoryFrame("b", GridBox(3, 0, 2, 30), "b"),
        StoryFrame("c", GridBox(0, 40, 4, 20), "c"),
    )
    return TestDesk(edition_of(story_of("a"), story_of("b"), story_of("c"), frames=frames))


def test_a_click_selects_the_frame_under_it(desk: TestDesk) -> None:
    desk.click("b")
    assert desk.desk.selection.frames == ("b",)
    assert not desk.desk.history.entries


def test_a_click_on_nothing_selects_nothing(desk: TestDesk) -> None:
    desk.click("b").click((900, 1400))
    assert desk.desk.selection.is_empty


def test_shift_adds_to_the_selection_and_takes_away(desk: TestDesk) -> None:
    desk.click("b").click("a", "shift")
    assert set(desk.desk.selection.frames) == {"a", "b"}
    desk.click("b", "shift")
    assert desk.desk.selection.frames == ("a",)


def test_a_band_selects_what_it_touches(desk: TestDesk) -> None:
    rect = desk.rect("b")
    desk.press((rect.x + 5, rect.bottom + 30)).move((rect.right + 200, rect.bottom - 5)).release()
    assert desk.desk.selection.frames == ("b",)


def test_dragging_moves_by_whole_columns_and_lines(desk: TestDesk) -> None:
    desk.press("c").by(COLUMN * 2 + 20, LINE * 30 + 3, "alt").release()
    assert desk.place("c") == GridBox(2, 70, 4, 20)
    assert [entry.label.en for entry in desk.desk.history.entries] == ["Move"]


def test_a_drag_is_shown_before_it_is_kept(desk: TestDesk) -> None:
    desk.press("c").by(COLUMN, 0)
    assert desk.desk.shown.page("A01").frame("c").place.column == 1
    assert desk.desk.edition.page("A01").frame("c").place.column == 0
    assert not desk.committed


def test_a_drag_never_drifts(desk: TestDesk) -> None:
    desk.press("c")
    for _ in range(40):
        desk.by(7, 5).by(-7, -5)
    desk.release()
    assert desk.desk.edition is desk.start


def test_escape_drops_a_drag(desk: TestDesk) -> None:
    desk.press("c").by(COLUMN, LINE * 5)
    desk.desk.cancel()
    desk.by(COLUMN, 0).release()
    assert desk.desk.shown is desk.start
    assert not desk.desk.history.entries


def test_a_frame_snaps_to_the_line_after_the_one_above(desk: TestDesk) -> None:
    # b ends with line 30; dropped a line too low, c begins right after the free line.
    desk.press("c").by(COLUMN * 3, LINE * -8).release()
    assert desk.place("c").line == 31
    assert desk.desk.overlay.snaps == ()


def test_alt_frees_from_other_frames(desk: TestDesk) -> None:
    desk.press("c").by(COLUMN * 3, LINE * -8, "alt").release()
    assert desk.place("c").line == 32


def test_frames_never_leave_the_grid(desk: TestDesk) -> None:
    desk.click("b").click("a", "shift").press("a").by(-5000, -5000).by(9000, 9000).release()
    grid = desk.start.layout.grids["default"]
    assert desk.place("b").right <= grid.columns
    assert desk.place("a").bottom <= grid.lines
    assert desk.place("b").column - desk.place("a").column == 3


@pytest.mark.parametrize(
    ("handle", "by", "place"),
    [
        ((1, 1), (COLUMN, LINE * 6), GridBox(0, 40, 5, 26)),
        ((-1, 0), (COLUMN, 50), GridBox(1, 40, 3, 20)),
        ((0, -1), (60, LINE * 4), GridBox(0, 44, 4, 16)),
        ((1, -1), (-COLUMN, -LINE * 5), GridBox(0, 35, 3, 25)),
        ((-1, 1), (-COLUMN, -LINE * 3), GridBox(0, 40, 4, 17)),
    ],
)
def test_a_handle_moves_only_its_edges(
    desk: TestDesk, handle: tuple[int, int], by: tuple[float, float], place: GridBox
) -> None:
    desk.click("c").press(desk.handle("c", *handle)).by(*by, "alt").release()
    assert desk.place("c") == place


def test_an_edge_never_passes_the_other(desk: TestDesk) -> None:
    desk.click("c").press(desk.handle("c", -1, -1)).by(4000, 4000).release()
    assert desk.place("c") == GridBox(3, 59, 1, 1)


def test_shift_lets_the_height_follow_the_text(desk: TestDesk) -> None:
    desk.click("c").press(desk.handle("c", 1, 0)).by(-2 * COLUMN, 0, "shift").release("shift")
    fit = desk.desk.fit("A01", "c")
    assert desk.place("c").columns == 2
    assert fit is not None
    assert fit.over_lines == 0
    assert fit.short_lines < 2


def test_a_locked_frame_stays(desk: TestDesk) -> None:
    desk.click("c").key("Ctrl+L").press("c").by(COLUMN, 0).release()
    assert desk.place("c").column == 0
    desk.key("Delete")
    assert desk.refused[-1].zh == "选中的框已锁定。"
    desk.key("Ctrl+L").key("Delete")
    assert not any(frame.id == "c" for frame in desk.page.frames)


def test_a_group_is_selected_and_moved_whole(desk: TestDesk) -> None:
    desk.click("a").click("b", "shift").key("Ctrl+G")
    desk.click((900, 1400)).press("b").by(COLUMN, 0).release()
    assert (desk.place("a").column, desk.place("b").column) == (1, 4)
    desk.key("Ctrl+Shift+G").click((900, 1400)).click("a")
    assert desk.desk.selection.frames == ("a",)


def test_a_frame_is_dragged_to_the_facing_page(desk: TestDesk) -> None:
    desk.press("c").move((300, 700), page="A02")
    assert desk.desk.shown.page("A02").frames
    desk.release()
    moved = desk.desk.edition.page("A02").frames[0]
    assert isinstance(moved, StoryFrame)
    assert moved.story == "c"
    assert len(desk.desk.edition.stories) == 3
    assert desk.desk.view.page == "A02"


def test_a_story_lands_in_a_size_that_holds_it(desk: TestDesk) -> None:
    desk = TestDesk(edition_of(story_of("s", 8, rank=1)))
    grid = desk.start.layout.grids["default"]
    desk.move((grid.column_x(2) + 10, grid.line_top(12) + 2))
    desk.desk.drag_item("story", "s", desk.at)
    desk.release()
    fit = desk.desk.fit("A01", desk.page.frames[0].id)
    assert desk.page.frames[0].place.column == 2  # type: ignore[union-attr]
    assert fit is not None
    assert fit.over_lines == 0
    assert fit.short_lines < 2 * desk.place("s").columns
    assert desk.desk.selection.frames == ("s",)
    assert desk.desk.history.undo_label is not None
    assert desk.desk.history.undo_label.zh == "排稿上版"


def test_dropped_beside_a_frame_a_story_takes_a_size_that_overlaps_nothing(desk: TestDesk) -> None:
    grid = desk.start.layout.grids["default"]
    desk.move((grid.column_x(5) + 10, grid.line_top(0) + 2))
    desk.desk.drag_item("story", "c", desk.at)
    desk.release()
    new = desk.page.frames[-1].place
    assert isinstance(new, GridBox)
    others = [frame.place for frame in desk.page.frames[:-1]]
    assert not any(new.overlaps(place) for place in others if isinstance(place, GridBox))


def test_dropped_off_the_paper_nothing_is_placed(desk: TestDesk) -> None:
    desk.move((-100, 100), on_page=False)
    desk.desk.drag_item("story", "a", desk.at)
    assert desk.desk.cursor == "forbidden"
    desk.release()
    assert desk.desk.edition is desk.start


def test_drawing_a_story_frame_lets_the_editor_write_at_once() -> None:
    desk = TestDesk(edition_of())
    grid = desk.start.layout.grids["default"]
    desk.key("Y").press((grid.column_x(1) + 3, grid.line_top(5) + 3))
    desk.move((grid.column_x(3) + 3, grid.line_top(24) + 3)).release().type("新写的稿")
    (frame,) = desk.page.frames
    assert frame.place == GridBox(1, 5, 3, 20)
    assert isinstance(frame, StoryFrame)
    assert desk.desk.edition.stories[frame.story].body[0].text == "新写的稿"


def test_a_tint_is_drawn_behind_and_a_rule_in_the_gutter(desk: TestDesk) -> None:
    grid = desk.start.layout.grids["default"]
    desk.key("G").press((grid.column_x(0) + 3, grid.line_top(62) + 3))
    desk.move((grid.column_x(2) + 3, grid.line_top(80) + 3)).release()
    assert desk.page.frames[0].id == "tint"
    assert desk.desk.view.tool == "select"
    desk.key("L").press((grid.column_x(6) - 2, grid.line_top(10) + 3))
    desk.move((grid.column_x(6), grid.line_top(30) + 3)).release()
    rule = desk.place("rule")
    assert isinstance(rule, Rect)
    assert rule.x == pytest.approx(grid.column_x(6) - grid.gutter / 2, abs=0.01)


def test_a_free_frame_moves_by_points(desk: TestDesk) -> None:
    desk.run("furniture.add", kind="rule", place=Rect(100, 1100, 200, 0))
    desk.press((150, 1100)).by(13.5, 7.25, "alt").release()
    assert desk.place("rule") == Rect(113.5, 1107.25, 200, 0)


def test_a_free_frame_snaps_to_guides_and_edges(desk: TestDesk) -> None:
    desk.run("view.add_guide", across=True, at=1150.0)
    desk.run("furniture.add", kind="rule", place=Rect(100, 1100, 200, 0))
    desk.press((150, 1100)).by(-43, 47)
    left = desk.start.layout.grids["default"].left
    assert desk.place("rule") == Rect(pytest.approx(left, abs=0.01), 1150, 200, 0)  # type: ignore[arg-type]
    assert len(desk.desk.overlay.snaps) == 2
    desk.release()
    assert desk.desk.overlay.snaps == ()


def test_a_guide_moved_off_the_paper_is_gone(desk: TestDesk) -> None:
    desk.run("view.add_guide", across=True, at=300.0)
    (guide,) = desk.desk.view.guides
    desk.run("view.move_guide", guide=guide, at=400.0)
    assert [g.at for g in desk.desk.view.guides] == [400.0]
    desk.run("view.move_guide", guide=desk.desk.view.guides[0], at=-5.0)
    assert desk.desk.view.guides == ()


def test_the_hand_asks_the_window_to_scroll(desk: TestDesk) -> None:
    desk.key("H").press((100, 100)).by(12, -5).release()
    assert desk.requests[-1].name == "view.pan"
    assert desk.requests[-1].args == {"dx": 12, "dy": -5}


def test_the_pointer_shows_what_it_would_do(desk: TestDesk) -> None:
    assert desk.move("a").desk.cursor == "move"
    assert desk.move((900, 1400)).desk.cursor == "arrow"
    desk.click("a").move(desk.handle("a", 1, 1))
    assert desk.desk.cursor == "size-nw"


def test_only_the_page_that_changed_is_composed_again(desk: TestDesk) -> None:
    first, second = desk.desk.composition("A01"), desk.desk.composition("A02")
    desk.press("c").by(COLUMN, 0)
    moved = desk.desk.composition("A01")
    assert moved is not first
    assert desk.desk.composition("A02") is second
    same = [g for g in moved.sheet.groups if any(g is old for old in first.sheet.groups)]
    assert len(same) == len(moved.sheet.groups) - 1


def test_the_news_of_a_drag_names_the_page_and_nothing_else() -> None:
    desk = one_story()
    desk.press("lead").by(COLUMN, 0)
    news = desk.news[-1]
    assert news.shown.pages == {"A01"}
    assert not news.shown.stories
    assert not news.edition
