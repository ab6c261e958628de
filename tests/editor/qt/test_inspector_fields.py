"""Fields of several frames: what they share is shown, what differs is a dash, and all follow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.panels.fields import (
    MIXED,
    CheckField,
    ChoiceField,
    NumberField,
    RealField,
)
from layout_tool.editor.qt.panels.inspector import Inspector
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.step import Step
from layout_tool.editor.words import Words
from layout_tool.model import (
    BLACK,
    Furniture,
    GridBox,
    PictureFrame,
    Position,
    StoryFrame,
    TextRange,
)
from tests.editor.qt.desk_fixtures import desk

__all__ = ["desk"]


@pytest.fixture
def inspector(qtbot: QtBot, desk: Desk) -> Inspector:
    panel = Inspector()
    qtbot.addWidget(panel)
    panel.resize(300, 900)
    panel.set_desk(desk)
    panel.show()
    return panel


def both(desk: Desk) -> tuple[StoryFrame, StoryFrame]:
    page = desk.edition.page("A01")
    lead, side = page.frame("lead"), page.frame("side")
    assert isinstance(lead, StoryFrame)
    assert isinstance(side, StoryFrame)
    return lead, side


def test_what_two_stories_share_is_shown_and_what_differs_is_a_dash(
    inspector: Inspector, desk: Desk
) -> None:
    desk.run("edit.select", frames_=("lead", "side"))
    fields, place = inspector.frame_fields, inspector.place
    assert fields.direction.currentIndex() == 0
    assert not fields.direction.is_mixed
    assert place.columns.is_mixed
    assert place.columns.lineEdit().text() == MIXED
    assert place.at_line.value() == 1
    desk.run("edit.select", frames_=("lead",))
    assert place.columns.lineEdit().text() == "3"


def test_what_is_entered_holds_for_all_that_are_selected(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead", "side"))
    inspector.place.lines.said.emit(20)
    assert [frame.place.lines for frame in both(desk)] == [20, 20]
    assert [frame.place.columns for frame in both(desk)] == [3, 2]
    inspector.frame_fields.direction.said.emit("vertical-head")
    assert {frame.direction for frame in both(desk)} == {"vertical-head"}
    inspector.frame_fields.boxed.click()
    assert all(frame.boxed for frame in both(desk))
    assert [e.label.en for e in desk.history.entries] == [
        "Change Place or Size", "Change Direction", "Boxed",
    ]  # fmt: skip


def test_a_switch_that_is_on_for_some_turns_on_for_all(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead",))
    desk.run("story.box")
    desk.run("edit.select", frames_=("lead", "side"))
    boxed = inspector.frame_fields.boxed
    assert boxed.is_mixed
    boxed.click()
    assert all(frame.boxed for frame in both(desk))
    assert not boxed.is_mixed
    assert boxed.isChecked()


def test_a_style_of_the_layout_sets_the_text(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead",))
    field = inspector.frame_fields.style_name
    assert field.currentIndex() == 0
    field.said.emit("summary")
    assert both(desk)[0].style == "summary"
    assert field.currentText() == "summary"
    desk.run("story.set_style", style="no-such-style")
    assert both(desk)[0].style == "summary"


def test_a_number_typed_over_a_dash_counts_even_when_it_was_the_hidden_one(qtbot: QtBot) -> None:
    for field, said in ((NumberField(1, 99), 7), (RealField(0, 99, " pt"), 7.0)):
        qtbot.addWidget(field)
        field.show()
        field.put(7)
        heard: list[float] = []
        field.said.connect(heard.append)
        field.put_mixed()
        assert MIXED in field.lineEdit().text()
        assert not heard
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert not heard
        field.selectAll()
        QTest.keyClicks(field.lineEdit(), "7")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert heard == [said]
        assert not field.is_mixed


def test_a_step_from_a_dash_begins_at_the_key_frame(qtbot: QtBot) -> None:
    field = NumberField(1, 99)
    qtbot.addWidget(field)
    field.put(7)
    field.put_mixed()
    heard: list[int] = []
    field.said.connect(heard.append)
    field.stepUp()
    assert heard == [8]


def test_choices_and_switches_show_a_dash_and_come_back(qtbot: QtBot) -> None:
    choice, check = ChoiceField(), CheckField()
    qtbot.addWidget(choice)
    qtbot.addWidget(check)
    choice.fill([("one", 1), ("two", 2)])
    choice.put_mixed()
    check.put_mixed()
    assert choice.is_mixed
    assert choice.placeholderText() == MIXED
    assert check.is_mixed
    choice.put(2)
    check.put(False)
    assert choice.currentText() == "two"
    assert not check.isTristate()


def test_a_frame_without_its_picture_says_so_and_takes_one_from_the_list(
    inspector: Inspector, desk: Desk
) -> None:
    desk.run("picture.draw", place=GridBox(5, 70, 3, 20))
    name = desk.selection.frame
    fields = inspector.picture
    assert not fields.choose.isHidden()
    assert fields.crop.isHidden()
    assert fields.zoom.isHidden()
    fields.shown.said.emit("boat")
    frame = desk.edition.page("A01").frame(name)
    assert isinstance(frame, PictureFrame)
    assert frame.picture == "boat"
    assert fields.choose.isHidden()
    assert not fields.crop.isHidden()


def test_several_rules_are_made_thicker_at_once(inspector: Inspector, desk: Desk) -> None:
    for line in (70, 80):
        desk.run("furniture.add", kind="box", place=GridBox(0, line, 2, 4))
    names = [f.id for f in desk.edition.page("A01").frames if isinstance(f, Furniture)]
    desk.run("edit.select", frames_=tuple(names))
    assert not inspector.furniture.isHidden()
    inspector.furniture.stroke.setValue(1.5)
    strokes = [f.stroke for f in desk.edition.page("A01").frames if isinstance(f, Furniture)]
    assert strokes == [1.5, 1.5]


def test_the_language_and_the_colour_of_selected_text_are_fields(
    inspector: Inspector, desk: Desk
) -> None:
    story = both(desk)[0].story
    where = TextRange(Position(story, "body", 0, 1), Position(story, "body", 0, 4))
    assert not inspector.run_fields.isVisible()
    selection = desk.selection.of_text(where, "lead")
    desk.apply(Step(selection=selection), Words("Select", "选择"))
    fields = inspector.run_fields
    assert fields.isVisible()
    assert not fields.language.is_mixed
    fields.language.said.emit("ja")
    fields.colour.said.emit("red")
    assert desk.edition.stories[story].body[0].spans[1].lang == "ja"
    assert desk.edition.stories[story].body[0].spans[1].colour == "red"
    wider = TextRange(Position(story, "body", 0, 0), Position(story, "body", 0, 4))
    desk.apply(Step(selection=desk.selection.of_text(wider, "lead")), Words("Select", "选择"))
    assert fields.language.is_mixed
    assert fields.colour.is_mixed


def test_the_language_of_a_story_is_a_field(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead",))
    inspector.story.language.said.emit("zh-Hant")
    assert desk.edition.stories[both(desk)[0].story].lang == "zh-Hant"


def test_the_ground_of_a_head_and_its_ink_are_fields(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead",))
    fields = inspector.frame_fields
    fields.head_tint.said.emit(BLACK.tint(0.75))
    fields.head_ink.said.emit("black")
    fields.head_over.click()
    lead, _ = both(desk)
    assert (lead.head_tint, lead.head_ink, lead.head_over) == (BLACK.tint(0.75), "black", True)
    assert fields.head_tint.currentText() == "75 %"
    assert fields.head_over.isChecked()
    desk.run("edit.select", frames_=("lead", "side"))
    assert fields.head_tint.is_mixed


def test_what_copyfitting_sets_is_shown_and_set_by_hand(inspector: Inspector, desk: Desk) -> None:
    desk.run("edit.select", frames_=("lead",))
    fields = inspector.copyfit
    fields.looseness.setValue(2)
    fields.squeeze.click()
    fields.tracking.setValue(2.5)
    fields.leading.setValue(14.5)
    lead, _ = both(desk)
    assert (lead.looseness, lead.squeeze, lead.tracking, lead.leading) == (2, True, 0.025, 14.5)
    desk.run("story.unfit")
    assert (fields.looseness.value(), fields.leading.value()) == (0, 0.0)
    assert not fields.squeeze.isChecked()
    fields.leading.setValue(14.5)
    fields.leading.setValue(0.0)
    assert both(desk)[0].leading is None
