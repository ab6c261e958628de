"""A story that runs on: the overset mark, the loaded pointer, parts taken away, wrap, capitals."""

from __future__ import annotations

import pytest

from layout_tool.editor.tools.port import overset_rect
from layout_tool.model import Edition, GridBox, PictureFrame, StoryFrame
from layout_tool.model.edits import threads
from tests.support.desk import TestDesk, edition_of, story_of


@pytest.fixture
def desk() -> TestDesk:
    """A story far too long for its frame, with a picture below it, and three pages."""
    frames = (
        StoryFrame("a", GridBox(0, 0, 2, 14), "a"),
        PictureFrame("boat", GridBox(4, 30, 3, 20), "boat"),
    )
    return TestDesk(edition_of(story_of("a", 24), story_of("b"), pages=3, frames=frames))


def mark(desk: TestDesk) -> tuple[float, float]:
    fit = desk.desk.fit("A01", "a")
    assert fit is not None
    assert fit.over_chars > 0
    rect = overset_rect(desk.rect("a"), fit, 0.75)
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def parts(desk: TestDesk) -> list[tuple[str, int]]:
    return [(page, frame.part) for page, frame in threads.parts(desk.desk.edition, "a")]


def cell(desk: TestDesk, column: int, line: int) -> tuple[float, float]:
    grid = desk.start.layout.grids["default"]
    return grid.column_x(column) + 4, grid.line_top(line) + 4


def test_a_click_on_the_overset_mark_loads_the_pointer(desk: TestDesk) -> None:
    desk.move(mark(desk))
    assert desk.desk.cursor == "point"
    desk.click(mark(desk))
    assert desk.desk.view.tool == "place"
    assert desk.desk.view.load is not None
    assert desk.desk.view.load.kind == "thread"
    assert not desk.desk.history.entries


def test_the_loaded_pointer_shows_what_it_carries_and_where_it_would_go(desk: TestDesk) -> None:
    desk.click(mark(desk)).move(cell(desk, 2, 60))
    overlay = desk.desk.overlay
    assert overlay.rubber is not None
    assert overlay.label is not None
    assert str(desk.desk.fit("A01", "a").over_chars) in overlay.label.zh  # type: ignore[union-attr]
    assert desk.desk.cursor == "load"


def test_a_click_lets_the_story_go_on_there(desk: TestDesk) -> None:
    desk.click(mark(desk)).click(cell(desk, 2, 60))
    assert parts(desk) == [("A01", 1), ("A01", 2)]
    made = threads.parts(desk.desk.edition, "a")[1][1]
    assert (made.place.column, made.place.line, made.place.columns) == (2, 60, 2)
    assert desk.desk.selection.frames == (made.id,)
    assert desk.desk.view.tool == "select"
    assert desk.desk.view.load is None
    assert [e.label.zh for e in desk.desk.history.entries] == ["续排"]
    desk.run("edit.undo")
    assert desk.desk.edition is desk.start


def test_the_new_part_ends_where_something_else_begins(desk: TestDesk) -> None:
    desk.click(mark(desk)).click(cell(desk, 4, 10))
    made = threads.parts(desk.desk.edition, "a")[1][1]
    assert made.place.bottom <= 30


def test_a_drag_lets_it_go_on_in_the_size_that_is_drawn(desk: TestDesk) -> None:
    desk.click(mark(desk)).press(cell(desk, 3, 60)).move(cell(desk, 5, 79))
    assert len(threads.parts(desk.desk.shown, "a")) == 2
    assert desk.desk.edition is desk.start
    desk.release()
    assert threads.parts(desk.desk.edition, "a")[1][1].place == GridBox(3, 60, 3, 20)


def test_pages_are_turned_while_the_pointer_is_loaded(desk: TestDesk) -> None:
    desk.click(mark(desk)).run("page.go", page="A03")
    assert desk.desk.view.load is not None
    desk.click(cell(desk, 0, 20))
    assert parts(desk) == [("A01", 1), ("A03", 2)]
    assert desk.desk.view.page == "A03"


@pytest.mark.parametrize("away", ["Esc", "V", "right"])
def test_what_is_carried_can_be_put_away(desk: TestDesk, away: str) -> None:
    desk.click(mark(desk))
    if away == "right":
        desk.click(cell(desk, 3, 60), button="right")
    else:
        desk.key(away)
    assert desk.desk.view.load is None
    assert desk.desk.view.tool == "select"
    assert desk.desk.edition is desk.start


def test_off_the_paper_nothing_is_put_down(desk: TestDesk) -> None:
    desk.click(mark(desk))
    desk.press((-40, -40), on_page=False)
    desk.desk.release(desk.at)
    assert desk.desk.view.load is not None
    assert desk.desk.edition is desk.start


def test_deleting_the_story_empties_the_pointer(desk: TestDesk) -> None:
    desk.click(mark(desk)).run("story.delete", story="a")
    assert desk.desk.view.load is None
    assert desk.desk.view.tool == "select"


def test_a_story_goes_on_upon_the_next_page_by_a_key(desk: TestDesk) -> None:
    desk.click("a").key("Ctrl+Alt+Shift+J")
    assert parts(desk) == [("A01", 1), ("A02", 2)]
    assert desk.desk.view.page == "A02"
    desk.key("Ctrl+Alt+PgUp")
    assert desk.desk.view.page == "A01"
    assert desk.desk.selection.frames == ("a",)
    desk.key("Ctrl+Alt+PgDown")
    assert desk.desk.view.page == "A02"


def test_without_a_page_that_follows_it_says_why(desk: TestDesk) -> None:
    desk.run("page.go", page="A03").run("story.place", story="b").run("thread.split")
    assert desk.refused[-1].zh.startswith("下一版没有空地方")
    assert parts(desk) == [("A01", 1)]


def three(desk: TestDesk) -> TestDesk:
    desk.run("thread.extend", story="a", page="A01", place=GridBox(2, 60, 2, 10))
    return desk.run("thread.extend", story="a", page="A02", place=GridBox(0, 0, 2, 10))


def test_a_part_that_is_taken_away_closes_the_thread(desk: TestDesk) -> None:
    three(desk).run("page.go", page="A01")
    middle = threads.parts(desk.desk.edition, "a")[1][1].id
    desk.run("edit.select", frames_=(middle,)).key("Ctrl+Alt+Backspace")
    assert parts(desk) == [("A01", 1), ("A02", 2)]
    desk.run("edit.undo")
    assert parts(desk) == [("A01", 1), ("A01", 2), ("A02", 3)]


def test_deleting_a_part_closes_the_thread_too(desk: TestDesk) -> None:
    three(desk).run("page.go", page="A01")
    middle = threads.parts(desk.desk.edition, "a")[1][1].id
    desk.run("edit.select", frames_=(middle,)).key("Delete")
    assert parts(desk) == [("A01", 1), ("A02", 2)]


def test_a_story_goes_back_into_one_frame(desk: TestDesk) -> None:
    three(desk).run("page.go", page="A01").click("a").run("thread.join")
    assert parts(desk) == [("A01", 1)]
    assert desk.desk.reason("thread.join") is not None


def test_a_page_is_composed_anew_when_another_part_of_its_story_changes(desk: TestDesk) -> None:
    three(desk).run("page.go", page="A01")
    before: Edition = desk.desk.edition
    old = desk.desk.composition("A02")
    desk.run("edit.select", frames_=("a",)).run("frame.taller")
    assert desk.desk.edition.page("A02") is before.page("A02")
    assert desk.desk.known("A02") is None or desk.desk.known("A02") is not old


def test_a_drop_capital_is_switched_on_and_off(desk: TestDesk) -> None:
    desk.click("a").key("Ctrl+Alt+Shift+D")
    assert desk.frame("a").drop_cap == 3
    assert desk.desk.is_checked("story.drop_cap")
    desk.run("story.set_drop_cap", lines=2)
    assert desk.frame("a").drop_cap == 2
    desk.key("Ctrl+Alt+Shift+D")
    assert desk.frame("a").drop_cap == 0
    desk.run("story.set_drop_cap", lines=9)
    assert desk.frame("a").drop_cap == 0


def test_text_runs_around_a_picture_by_a_key(desk: TestDesk) -> None:
    desk.click("boat").key("Ctrl+Alt+W")
    assert desk.frame("boat").wrap == "box"
    assert desk.desk.is_checked("frame.wrap_box")
    desk.key("Ctrl+Alt+Shift+W")
    assert desk.frame("boat").wrap == "none"
    desk.click("a")
    assert desk.desk.reason("frame.wrap_box") is not None


# Stories and pictures of the baskets


def test_a_story_of_the_basket_is_taken_along_and_put_down_by_a_click(desk: TestDesk) -> None:
    desk.run("frame.take_along", kind="story", item="b").move(cell(desk, 2, 60))
    assert desk.desk.overlay.rubber is not None
    desk.click(cell(desk, 2, 60))
    frame = desk.frame(desk.desk.selection.frame)
    assert (frame.story, frame.place.column, frame.place.line) == ("b", 2, 60)
    assert desk.desk.view.tool == "select"


def test_a_picture_is_put_down_by_a_drag_or_in_the_frame_that_is_clicked(desk: TestDesk) -> None:
    desk.run("frame.take_along", kind="picture", item="face")
    desk.press(cell(desk, 0, 60)).move(cell(desk, 1, 79)).release()
    assert desk.place(desk.desk.selection.frame) == GridBox(0, 60, 2, 20)
    desk.run("frame.take_along", kind="picture", item="face").click("boat")
    assert desk.frame("boat").picture == "face"
    assert desk.desk.view.load is None


def test_what_the_edition_does_not_have_is_not_taken_along(desk: TestDesk) -> None:
    desk.run("frame.take_along", kind="picture", item="nobody")
    assert desk.desk.view.load is None
