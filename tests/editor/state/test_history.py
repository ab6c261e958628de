"""Undo without end, with labels, selections and places."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.editor.commands import COMMANDS
from layout_tool.model import GridBox, StoryFrame
from tests.support.desk import TestDesk, edition_of, one_story, story_of
from tests.support.monkey import SLOW


def test_undo_and_redo_are_named_after_what_was_done() -> None:
    desk = one_story()
    desk.click("lead").key("Right")
    assert desk.desk.history.undo_label is not None
    assert desk.desk.history.undo_label.zh == "向右移动"
    desk.key("Ctrl+Z")
    assert desk.desk.history.undo_label is None
    assert desk.desk.history.redo_label is not None
    assert desk.desk.reason("edit.undo") is not None
    assert desk.desk.reason("edit.redo") is None


def test_undo_brings_back_selection_and_page() -> None:
    desk = one_story()
    desk.click("lead").key("Right").key("PgDown")
    assert desk.desk.view.page == "A02"
    desk.key("Ctrl+Z")
    assert desk.desk.view.page == "A01"
    assert desk.desk.selection.frames == ("lead",)
    assert desk.desk.edition is desk.start


def test_what_was_undone_is_forgotten_when_something_else_is_done() -> None:
    desk = one_story()
    desk.click("lead").key("Right").key("Ctrl+Z").key("Down")
    assert desk.desk.reason("edit.redo") is not None
    assert desk.place("lead") == GridBox(0, 11, 3, 24)


def test_ten_thousand_steps_are_taken_back_to_the_very_start() -> None:
    desk = one_story()
    desk.click("lead")
    for number in range(10_000):
        desk.now += 10
        desk.run("frame.move", columns=1 if number % 2 == 0 else -1, lines=0)
    assert len(desk.desk.history.entries) == 10_000
    desk.undo_all()
    assert desk.desk.edition is desk.start
    desk.redo_all()
    assert desk.desk.history.done == 10_000


def test_a_deleted_frame_comes_back_selected() -> None:
    desk = one_story()
    desk.click("lead").key("Delete")
    assert desk.desk.selection.is_empty
    desk.key("Ctrl+Z")
    assert desk.desk.selection.frames == ("lead",)
    desk.key("Ctrl+Shift+Z")
    assert desk.desk.selection.is_empty


def test_looking_is_never_an_undo_step() -> None:
    desk = one_story()
    for keys in ("W", "Ctrl+'", "T", "V", "PgDown", "PgUp", "Tab"):
        desk.key(keys)
    desk.run("view.add_guide", across=True, at=300.0)
    assert not desk.desk.history.entries
    assert not desk.committed


def test_autosave_hears_of_what_is_kept_and_of_undo_but_not_of_a_drag() -> None:
    desk = one_story()
    desk.press("lead").by(130, 0).by(130, 0)
    assert not desk.committed
    desk.release()
    assert desk.committed == [desk.desk.edition]
    desk.key("Ctrl+Z")
    assert desk.committed[-1] is desk.start


def test_the_desk_knows_whether_all_is_saved() -> None:
    desk = one_story()
    assert desk.desk.history.is_saved
    desk.click("lead").key("Right")
    assert not desk.desk.history.is_saved
    desk.desk.mark_saved()
    assert desk.desk.history.is_saved
    desk.key("Ctrl+Z")
    assert not desk.desk.history.is_saved
    desk.key("Ctrl+Shift+Z")
    assert desk.desk.history.is_saved


def test_changes_from_disk_can_be_undone() -> None:
    desk = one_story()
    other = edition_of(story_of("new"), frames=(StoryFrame("new", GridBox(0, 0, 2, 20), "new"),))
    desk.click("lead").desk.take(other)
    assert desk.desk.edition is other
    assert desk.desk.selection.is_empty
    assert desk.desk.history.is_saved
    desk.key("Ctrl+Z")
    assert desk.desk.edition is desk.start
    assert desk.desk.selection.frames == ("lead",)


def test_a_nudge_repeated_is_one_entry() -> None:
    desk = one_story()
    desk.click("lead").key("Down").key("Down").key("Down").key("Right")
    assert [entry.label.en for entry in desk.desk.history.entries] == ["Move Down", "Move Right"]
    desk.click("lead")


def test_problems_of_every_page_are_listed_lazily() -> None:
    desk = one_story(30)
    assert not list(desk.desk.problems(compose=False))
    assert desk.desk.uncomposed() == "A01"
    assert [problem.id for problem in desk.desk.problems()] == ["story.overset"]
    assert desk.desk.uncomposed() is None


def test_a_page_that_cannot_be_composed_says_why_and_hides_no_other() -> None:
    frame = StoryFrame("lead", GridBox(0, 0, 1, 20), "s1", text_columns=9)
    desk = TestDesk(edition_of(story_of("s1"), frames=(frame,)))
    found = list(desk.desk.problems())
    assert found[0].place.page == "A01"
    assert desk.desk.composition("A02").sheet.groups


NAMES = [name for name, command in COMMANDS.items() if command.in_palette and name not in SLOW]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=30))
def test_undo_after_do_is_as_if_nothing_was_done(names: list[str]) -> None:
    desk = one_story()
    desk.click("lead")
    for name in names:
        before = desk.desk.edition
        done = desk.desk.history.done
        desk.now += 10
        desk.run(name)
        if desk.desk.history.done == done + 1 and name != "edit.redo":
            after = desk.desk.edition
            desk.run("edit.undo")
            assert desk.desk.edition is before
            desk.run("edit.redo")
            assert desk.desk.edition is after
    desk.undo_all()
    assert desk.desk.edition is desk.start
