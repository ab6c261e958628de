"""Writing in tables: keys go from cell to cell, and the caret is always to be seen."""

from __future__ import annotations

import pytest

from layout_tool.editor.commands import COMMANDS
from layout_tool.model import GridBox, Position, StoryFrame
from layout_tool.sheet import caret
from tests.support.desk import TestDesk, edition_of, story_of


@pytest.fixture
def desk() -> TestDesk:
    frame = StoryFrame("a", GridBox(0, 0, 3, 30), "a")
    made = TestDesk(edition_of(story_of("a", 2), frames=(frame,)))
    made.caret(Position("a", "body", 0, 3), "a")
    return made


def rows(desk: TestDesk) -> list[str]:
    return [p.text for p in desk.desk.edition.stories["a"].body if p.is_row]


def caret_is_seen(desk: TestDesk) -> bool:
    where = desk.desk.state.text
    assert where is not None
    sheet = desk.desk.composition(desk.page.id).sheet
    return caret(sheet, where.focus, frame="a") is not None


def test_a_table_is_filled_from_cell_to_cell(desk: TestDesk) -> None:
    desk.run("text.insert_table")
    for word in ("队", "胜", "负", "北苑", "3", "1", "南塘", "2", "2", "石门"):
        assert caret_is_seen(desk)
        desk.type(word)
        assert caret_is_seen(desk)
        desk.key("Tab")
    assert rows(desk) == ["队\t胜\t负", "北苑\t3\t1", "南塘\t2\t2", "石门\t\t"]


def test_backspace_at_a_cells_begin_keeps_the_cells_apart(desk: TestDesk) -> None:
    desk.run("text.insert_table").type("队").key("Tab")
    desk.key("Backspace").type("名")
    assert rows(desk)[0] == "队名\t\t"
    desk.key("Backspace").key("Backspace")
    assert rows(desk)[0] == "\t\t"


def test_enter_in_an_empty_row_at_the_end_leaves_the_table(desk: TestDesk) -> None:
    desk.run("text.insert_table").type("队").key("Return").key("Return")
    desk.key("Shift+Tab")
    assert caret_is_seen(desk)
    assert len(rows(desk)) == 5


def test_down_goes_to_the_cell_below(desk: TestDesk) -> None:
    desk.run("text.insert_table")
    for word in ("队", "胜", "负", "北", "3", "1"):
        desk.type(word).key("Tab")
    for _ in range(5):
        desk.key("Shift+Tab")
    start = desk.desk.state.text
    assert start is not None
    desk.key("Down")
    end = desk.desk.state.text
    assert end is not None
    assert end.focus.paragraph == start.focus.paragraph + 1
    assert end.focus.offset in (2, 3)


def test_what_a_spreadsheet_gives_is_a_table(desk: TestDesk) -> None:
    desk.run("text.paste_copy", text="队\t胜\n北苑\t3\n")
    assert rows(desk)[-1].startswith("北苑\t3")


def test_a_tab_is_inserted_into_body_text(desk: TestDesk) -> None:
    desk.run("text.tab")
    assert "\t" in desk.desk.edition.stories["a"].body[0].text
    assert caret_is_seen(desk)


def test_columns_and_rows_are_put_in_and_taken_out_around_the_caret(desk: TestDesk) -> None:
    desk.run("text.insert_table").type("队").key("Tab").type("胜").run("table.insert_column")
    desk.type("平")
    assert rows(desk) == ["队\t胜\t平\t", "\t\t\t", "\t\t\t"]
    assert caret_is_seen(desk)
    desk.run("table.delete_column").run("table.delete_row")
    assert rows(desk) == ["\t\t", "\t\t"]
    assert caret_is_seen(desk)
    desk.run("edit.undo").run("edit.undo")
    assert rows(desk)[0] == "队\t胜\t平\t"


def test_a_column_is_aligned_and_a_row_laid_across(desk: TestDesk) -> None:
    desk.run("text.insert_table").key("Tab").run("table.align_right")
    first = next(p for p in desk.desk.edition.stories["a"].body if p.is_row)
    assert first.aligns == ("auto", "right")
    desk.key("Tab").key("Tab").type("冬季").run("table.across")
    assert rows(desk)[1] == "冬季"
    assert caret_is_seen(desk)


def test_outside_a_table_its_commands_say_why_not(desk: TestDesk) -> None:
    for name in ("table.delete_row", "table.insert_column", "table.align_left"):
        refused = COMMANDS[name].when(desk.desk.state)
        assert refused is not None
        assert "table" in refused.en
    desk.run("text.insert_table")
    assert COMMANDS["table.delete_row"].when(desk.desk.state) is None
