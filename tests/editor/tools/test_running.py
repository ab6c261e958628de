"""Typing in a story that runs on: the caret goes where its text stands."""

from __future__ import annotations

import pytest

from layout_tool.model import GridBox, Position, StoryFrame
from layout_tool.model.edits import threads
from layout_tool.sheet import caret, lines_of
from tests.support.desk import TestDesk, edition_of, story_of


@pytest.fixture
def desk() -> TestDesk:
    """A story in three frames: two on the first page, one on the third."""
    frame = StoryFrame("one", GridBox(0, 0, 2, 14), "a")
    edition = edition_of(story_of("a", 24), pages=3, frames=(frame,))
    edition, two = threads.thread(edition, "a", "A01", GridBox(3, 0, 2, 12))
    edition, three = threads.thread(edition, "a", "A03", GridBox(0, 0, 4, 60))
    assert (two, three) == ("a", "a")
    return TestDesk(edition)


def edge(desk: TestDesk, page: str, frame: str, *, last: bool) -> Position:
    """The begin of a part's first line, or of its last."""
    lines = lines_of(desk.desk.composition(page).sheet, owner="a", part="body", frame=frame)
    line = lines[-1 if last else 0]
    return Position("a", "body", line.paragraph, line.start)


def where(desk: TestDesk) -> tuple[str, str]:
    assert desk.desk.selection.text is not None
    return desk.desk.selection.page, desk.desk.selection.frame


def focus(desk: TestDesk) -> Position:
    text = desk.desk.selection.text
    assert text is not None
    return text.focus


def test_the_down_arrow_goes_on_in_the_next_part_and_back(desk: TestDesk) -> None:
    desk.caret(edge(desk, "A01", "one", last=True), "one").key("Down")
    assert where(desk) == ("A01", "a")
    assert focus(desk) == edge(desk, "A01", "a", last=False)
    desk.key("Up")
    assert where(desk) == ("A01", "one")


def test_the_caret_turns_the_page_with_its_text(desk: TestDesk) -> None:
    desk.caret(edge(desk, "A01", "a", last=True), "a").key("Down")
    assert where(desk) == ("A03", "a")
    assert desk.desk.view.page == "A03"
    sheet = desk.desk.composition("A03").sheet
    assert caret(sheet, focus(desk), frame="a") is not None
    desk.key("Left")
    assert where(desk) == ("A01", "a")
    desk.key("Ctrl+End")
    assert where(desk) == ("A03", "a")


def test_what_is_typed_at_the_foot_of_a_part_carries_the_caret_over(desk: TestDesk) -> None:
    line = lines_of(desk.desk.composition("A01").sheet, owner="a", part="body", frame="one")[-1]
    place = Position("a", "body", line.paragraph, line.end - 1)
    desk.caret(place, "one").type("一二三四五六七八九十" * 5)
    assert where(desk) == ("A01", "a")
    assert desk.undo_all().desk.edition == desk.start


def test_a_drag_selects_from_part_to_part(desk: TestDesk) -> None:
    start = edge(desk, "A01", "one", last=True)
    end = edge(desk, "A01", "a", last=True)
    desk.caret(start, "one")
    desk.press(desk.caret_point(start, "one")).move(desk.caret_point(end, "a")).release()
    text = desk.desk.selection.text
    assert text is not None
    assert (text.start, text.end) == (start, end)


def test_the_head_of_a_jump_is_edited_there(desk: TestDesk) -> None:
    sheet = desk.desk.composition("A03").sheet
    (line,) = lines_of(sheet, owner="a", part="headline", frame="a")
    place = Position("a", "headline", 0, line.start + 1)
    assert caret(sheet, place, frame="a") is not None
