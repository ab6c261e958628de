"""Typing into the page: carets, keys, input methods, the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from layout_tool.editor.commands import COMMANDS
from layout_tool.editor.qt.canvas.spread_painter import frame_of
from layout_tool.editor.qt.editing.clipboard import cleaned
from layout_tool.editor.qt.editing.keyboard import command_of
from layout_tool.editor.qt.editing.units import points, units
from layout_tool.editor.qt.window import MainWindow
from layout_tool.model import Position, plain
from layout_tool.sheet import caret
from tests.editor.qt.window_hands import WindowHands

_Query = Qt.InputMethodQuery


@pytest.fixture
def hands(window: MainWindow) -> WindowHands:
    """The caret stands after the second character of the first page's body."""
    found = WindowHands(window)
    window.activateWindow()
    found.view.setFocus()
    found.view.set_zoom(1.0)
    found.double_click(found.text(Position("s1", "body", 0, 2), "lead"))
    assert found.desk.selection.text is not None
    return found


def body(hands: WindowHands, paragraph: int = 0) -> str:
    return hands.desk.edition.stories["s1"].body[paragraph].text


def ask(hands: WindowHands, query: Qt.InputMethodQuery) -> object:
    event = QInputMethodQueryEvent(query)
    QApplication.sendEvent(hands.view, event)
    return event.value(query)


def test_a_double_click_puts_the_caret_where_it_points(hands: WindowHands) -> None:
    assert hands.desk.selection.text is not None
    assert hands.desk.selection.text.focus == Position("s1", "body", 0, 2)
    assert hands.window.bench.hands.marks.caret is not None


def test_what_is_typed_stands_at_the_caret(hands: WindowHands) -> None:
    start = body(hands)
    hands.type("你好")
    assert body(hands) == start[:2] + "你好" + start[2:]
    hands.key("Backspace")
    assert body(hands) == start[:2] + "你" + start[2:]
    hands.key("Home")
    hands.key("Delete")
    assert body(hands)[0] == start[1]


def test_letters_are_text_while_editing_and_tools_while_not(hands: WindowHands) -> None:
    start = body(hands)
    hands.key("T")
    hands.type("t")
    assert hands.desk.view.tool == "select"
    assert body(hands).startswith(start[:2] + "t")
    hands.key("Esc")
    hands.key("T")
    assert hands.desk.view.tool == "text"
    hands.key("V")
    assert hands.desk.view.tool == "select"


def test_a_space_is_text_while_editing(hands: WindowHands) -> None:
    start = body(hands)
    hands.type(" ")
    assert body(hands) == start[:2] + " " + start[2:]


def test_enter_splits_a_paragraph_and_backspace_joins_it_again(hands: WindowHands) -> None:
    start = body(hands)
    hands.key("Return")
    assert (body(hands), body(hands, 1)) == (start[:2], start[2:])
    hands.key("Backspace")
    assert body(hands) == start


def test_shift_arrows_select_and_ctrl_b_sets_in_bold(hands: WindowHands) -> None:
    for _ in range(3):
        hands.key("Shift+Right")
    assert hands.window.bench.hands.marks.text
    hands.window.actions_by_id.follow()
    hands.key("Ctrl+B")
    spans = hands.desk.edition.stories["s1"].body[0].spans
    assert [span.text for span in spans if "bold" in span.marks] == [body(hands)[2:5]]


def test_the_mouse_selects_text(hands: WindowHands) -> None:
    hands.drag(
        hands.text(Position("s1", "body", 0, 1), "lead"),
        hands.text(Position("s1", "body", 0, 6), "lead"),
    )
    where = hands.desk.selection.text
    assert where is not None
    assert (where.start.offset, where.end.offset) == (1, 6)


def test_a_run_of_typing_is_undone_at_once_and_named(hands: WindowHands) -> None:
    start = body(hands)
    hands.type("早市改造")
    hands.window.actions_by_id.follow()
    assert "Typing" in hands.window.actions_by_id["edit.undo"].text()
    hands.key("Ctrl+Z")
    assert body(hands) == start
    hands.window.actions_by_id.follow()
    hands.key("Ctrl+Shift+Z")
    assert body(hands) == start[:2] + "早市改造" + start[2:]


def test_what_is_composed_is_shown_and_not_kept(hands: WindowHands) -> None:
    start = body(hands)
    hands.compose("zhong", 5)
    assert body(hands) == start
    shown = hands.desk.shown.stories["s1"].body[0].text
    assert shown == start[:2] + "zhong" + start[2:]
    assert hands.window.bench.hands.marks.preedit
    hands.compose("")
    assert hands.desk.shown is hands.desk.edition
    assert not hands.window.bench.hands.marks.preedit
    assert hands.desk.history.done == 0


def test_a_commit_comes_in_place_of_what_was_composed(hands: WindowHands) -> None:
    start = body(hands)
    hands.compose("zhong")
    hands.commit("中国")
    assert body(hands) == start[:2] + "中国" + start[2:]
    assert hands.desk.history.done == 1


def test_what_is_selected_gives_way_to_what_is_composed(hands: WindowHands) -> None:
    start = body(hands)
    hands.key("Shift+Right")
    hands.compose("xin")
    assert hands.desk.shown.stories["s1"].body[0].text == start[:2] + "xin" + start[3:]
    hands.commit("新")
    assert body(hands) == start[:2] + "新" + start[3:]


def test_an_input_method_may_replace_what_stands_before_the_caret(hands: WindowHands) -> None:
    start = body(hands)
    hands.commit("字", -2, 2)
    assert body(hands) == "字" + start[2:]


def test_characters_of_two_units_are_counted_as_one_within(hands: WindowHands) -> None:
    start = body(hands)
    hands.commit("𠮷野")
    assert body(hands) == start[:2] + "𠮷野" + start[2:]
    assert hands.desk.selection.text is not None
    assert hands.desk.selection.text.focus.offset == 4
    assert ask(hands, _Query.ImCursorPosition) == 5
    hands.commit("土", -3, 3)
    assert body(hands) == start[:2] + "土" + start[2:]


def test_the_caret_within_a_composition_is_counted_in_units(hands: WindowHands) -> None:
    hands.compose("𠮷ye", 2)
    where = hands.desk.selection.text
    assert where is not None
    assert where.focus.offset == 3


def test_the_candidates_stand_below_the_caret(hands: WindowHands) -> None:
    box = ask(hands, _Query.ImCursorRectangle)
    assert isinstance(box, QRectF)
    spot = caret(hands.desk.composition("A01").sheet, Position("s1", "body", 0, 2), frame="lead")
    assert spot is not None
    spread = hands.view.spread
    assert spread is not None
    area = frame_of(hands.view.view, spread.places[0]).rect(spot)
    assert box.topLeft().x() == pytest.approx(area.x(), abs=1)
    assert box.height() == pytest.approx(area.height(), abs=1)


def test_an_input_method_is_told_the_text_around_the_caret(hands: WindowHands) -> None:
    assert ask(hands, _Query.ImEnabled) is True
    assert ask(hands, _Query.ImSurroundingText) == body(hands)
    assert ask(hands, _Query.ImCursorPosition) == 2
    hands.key("Shift+Right")
    assert ask(hands, _Query.ImAnchorPosition) == 2
    assert ask(hands, _Query.ImCurrentSelection) == body(hands)[2]


def test_without_text_no_input_method_is_at_work(hands: WindowHands) -> None:
    hands.key("Esc")
    assert not hands.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert ask(hands, _Query.ImEnabled) is False


def test_a_click_elsewhere_keeps_what_was_being_composed(hands: WindowHands) -> None:
    start = body(hands)
    hands.compose("你")
    hands.click(hands.text(Position("s1", "body", 0, 8), "lead"))
    assert body(hands) == start[:2] + "你" + start[2:]


def test_losing_the_keyboard_keeps_what_was_being_composed(hands: WindowHands) -> None:
    start = body(hands)
    hands.compose("你")
    hands.window.findChild(QLineEdit).setFocus()
    assert body(hands) == start[:2] + "你" + start[2:]


def test_esc_gives_up_what_was_being_composed(hands: WindowHands) -> None:
    start = body(hands)
    hands.compose("ni")
    hands.key("Esc")
    assert body(hands) == start
    assert hands.window.bench.typist.preedit == ""


def test_text_from_other_programs_is_cleaned_and_pasted(hands: WindowHands) -> None:
    start = body(hands)
    QGuiApplication.clipboard().setText("他说,“今天\u00a0很好”.\r\n\r\n第二段")
    hands.window.actions_by_id.follow()
    hands.key("Ctrl+V")
    assert body(hands).startswith(start[:2] + "他说，")
    assert body(hands, 1) == "第二段" + start[2:]


def test_copied_text_goes_to_other_programs(hands: WindowHands) -> None:
    for _ in range(3):
        hands.key("Shift+Right")
    hands.window.actions_by_id.follow()
    hands.key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == body(hands)[2:5]


def test_blank_lines_of_a_paste_go() -> None:
    assert cleaned("一\n\n\u3000\n二").text == (plain("一"), plain("二"))


def test_the_caret_blinks_alone(qtbot: QtBot, hands: WindowHands) -> None:
    if QApplication.cursorFlashTime() <= 0:
        pytest.skip("this system's carets do not blink")
    on = hands.window.bench.hands.caret_shown
    qtbot.waitUntil(lambda: hands.window.bench.hands.caret_shown is not on, timeout=2000)


def test_turning_the_page_keeps_what_was_being_composed(hands: WindowHands) -> None:
    hands.compose("你")
    hands.window.go_to("A02")
    assert "你" in body(hands)


@pytest.mark.parametrize(("text", "count"), [("ab", 1), ("𠮷野", 1), ("a𠮷b", 2), ("", 0)])
def test_units_and_points_are_each_others_inverse(text: str, count: int) -> None:
    assert points(text, units(text, count)) == count


def test_half_a_pair_is_no_character() -> None:
    assert points("𠮷", 1) == 0


def test_typing_recomposes_its_own_page_alone(hands: WindowHands) -> None:
    hands.desk.composition("A02")
    before = hands.desk.known("A02")
    hands.type("字")
    assert before is not None
    assert hands.desk.known("A02") is before


def test_every_key_of_the_canvas_is_found_by_its_press() -> None:
    for command in COMMANDS.values():
        for keys in command.keys if command.scope else ():
            pressed = QKeySequence(keys)[0]
            event = QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers())
            found = command_of(event, editing_text=command.scope == "text")
            assert found is command, f"{keys} of {command.id} finds {found and found.id}"
