"""The window for those who do not see it, or have no mouse."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDockWidget,
    QGraphicsView,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from layout_tool.editor.qt.app import make_window
from layout_tool.editor.qt.panels.basket import SearchField
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.window import MainWindow
from layout_tool.model import Edition, GridBox, Position
from layout_tool.resources import layout_dir
from tests.editor.qt.window_hands import WindowHands

_NAME = QAccessible.Text.Name
_TAB = Qt.FocusPolicy.TabFocus.value


def canvas(window: MainWindow) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(window.canvas.view)
    assert found is not None
    return found


def nameless(root: QWidget) -> list[str]:
    """Return the widgets that take the keyboard or the pointer and say nothing of themselves."""
    result = []
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parent(), SearchField) or widget.objectName().startswith("qt_")
        # A list that drops down is part of its box; fields of numbers hold an inner line.
        dropped = type(widget.parent()).__name__ == "QFrame" or widget.windowType() == (
            Qt.WindowType.Popup
        )
        takes = widget.focusPolicy().value & _TAB or isinstance(widget, QAbstractButton)
        # Qt's own preview of prints is made of parts that cannot be named.
        dropped = (
            dropped
            or isinstance(widget, QGraphicsView)
            or isinstance(widget.parent(), QGraphicsView)
        )
        if inner or dropped or not takes:
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        if found is None or not found.text(_NAME).strip():
            result.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return result


def test_every_widget_of_the_window_has_a_name(empty_window: MainWindow) -> None:
    assert nameless(empty_window) == []
    assert empty_window.open(layout_dir() / "sample-edition")
    assert empty_window.desk is not None
    for dock in empty_window.docks.docks.values():
        dock.raise_()
        QApplication.processEvents()
    for page in empty_window.desk.edition.pages[:2]:
        empty_window.go_to(page.id)
        for frame in page.frames:
            empty_window.desk.run("edit.select", frames_=(frame.id,))
            QApplication.processEvents()
    assert nameless(empty_window) == []


@pytest.mark.parametrize("command", ["file.new", "file.export", "file.print", "edit.find"])
def test_every_widget_of_a_dialog_has_a_name(window: MainWindow, command: str) -> None:
    window.actions_by_id.run(command)
    (dialog,) = (d for d in window.findChildren(QDialog) if d.isVisible())
    assert nameless(dialog) == []
    dialog.close()


def test_the_page_tells_its_frames_with_names_places_and_rectangles(window: MainWindow) -> None:
    page = canvas(window)
    assert "A01" in page.text(_NAME)
    assert page.role() == QAccessible.Role.Canvas
    assert page.childCount() == 1
    frame = page.child(0)
    assert "早市改造" in frame.text(_NAME)
    assert frame.text(QAccessible.Text.Description) == "column 1, line 13, 3 columns by 30 lines"
    hands = WindowHands(window)
    middle = window.canvas.view.mapToGlobal(hands.px(hands.middle("lead")))
    assert frame.rect().contains(middle)
    assert page.childAt(middle.x(), middle.y()) is frame
    assert page.indexOfChild(frame) == 0
    assert frame.parent() is page


def test_a_frame_tells_what_is_over(window: MainWindow) -> None:
    window.go_to("A04")
    QApplication.processEvents()
    assert "characters over" in canvas(window).child(0).text(_NAME)


def test_the_text_at_the_caret_is_told_in_units_of_utf_16(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    desk.run("story.set", story="s1", headline="𠮷市改造")
    desk.run("edit.go_to", place=Position("s1", "headline", 0, 2), frame="lead")
    page = canvas(window)
    assert page.role() == QAccessible.Role.EditableText
    text = page.textInterface()
    assert text is not None
    assert text.characterCount() == 5
    assert text.cursorPosition() == 3
    assert text.text(0, 3) == "𠮷市"
    text.setCursorPosition(4)
    assert desk.selection.text is not None
    assert desk.selection.text.focus.offset == 3
    spot = text.characterRect(3)
    assert spot.width() > 0
    assert text.offsetAtPoint(spot.center()) == 3
    desk.run("text.leave")
    assert page.role() == QAccessible.Role.Canvas
    assert page.textInterface() is None


def told(window: MainWindow, command: str, **args: object) -> list[QAccessibleEvent]:
    """Return what screen readers are told of a command."""
    desk = window.desk
    assert desk is not None
    access = window.bench.access
    found: list[QAccessibleEvent] = []
    connection = lambda news: found.extend(access.events(news))  # noqa: E731 - to disconnect
    desk.changed.connect(connection)
    desk.run(command, **args)
    desk.changed.disconnect(connection)
    return found


def test_a_frame_that_is_selected_gets_the_focus_and_says_what_it_is(window: MainWindow) -> None:
    kinds = [event.type() for event in told(window, "edit.select", frames_=("lead",))]
    assert kinds == [QAccessible.Event.SelectionWithin, QAccessible.Event.Focus]
    frame = canvas(window).focusChild()
    assert frame.text(_NAME).startswith("Story")
    assert frame.state().selected
    assert frame.state().focused


def test_several_frames_are_said_with_their_kinds(window: MainWindow) -> None:
    hands = WindowHands(window)
    for command in ("furniture.add", "furniture.add"):
        hands.desk.run(command, kind="tint", place=GridBox(5, 60, 1, 4))
    frames = tuple(f.id for f in hands.desk.edition.page("A01").frames)
    events = told(window, "edit.select", frames_=frames)
    announced = [e.message() for e in events if isinstance(e, QAccessibleAnnouncementEvent)]
    assert announced == ["3 frames selected: 2 page parts, 1 story"]
    page = canvas(window)
    assert page.state().multiSelectable
    assert [page.child(number).state().selected for number in range(3)] == [True] * 3
    chosen = page.selectionInterface()
    assert chosen.selectedItemCount() == 3
    assert chosen.unselect(page.child(0))
    assert hands.desk.selection.frames == frames[1:]
    assert not chosen.isSelected(page.child(0))
    assert chosen.select(page.child(0))
    assert chosen.clear()
    assert hands.desk.selection.is_empty


def test_that_nothing_is_selected_any_more_is_said_too(window: MainWindow) -> None:
    told(window, "edit.select", frames_=("lead",))
    (said,) = (
        e for e in told(window, "edit.escape") if isinstance(e, QAccessibleAnnouncementEvent)
    )
    assert said.message() == "Nothing selected"


def test_text_that_is_selected_is_told_from_where_to_where(window: MainWindow) -> None:
    told(window, "edit.go_to", place=Position("s1", "headline", 0, 0), frame="lead")
    told(window, "caret.select_right")
    events = told(window, "caret.select_right")
    caret, chosen = events
    assert isinstance(caret, QAccessibleTextCursorEvent)
    assert caret.cursorPosition() == 2
    assert isinstance(chosen, QAccessibleTextSelectionEvent)
    assert (chosen.selectionStart(), chosen.selectionEnd()) == (0, 2)


def test_screen_readers_hear_of_the_selection_only_while_there_are_some(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[QAccessible.Event] = []
    listening = [False]

    class Listener(QAccessible):
        @staticmethod
        def isActive() -> bool:
            return listening[0]

        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:
            heard.append(event.type())

    monkeypatch.setattr("layout_tool.editor.qt.access.QAccessible", Listener)
    assert window.desk is not None
    window.desk.run("edit.select", frames_=("lead",))
    assert heard == []
    listening[0] = True
    window.desk.run("edit.select", frames_=())
    assert QAccessible.Event.Announcement in heard


def test_the_canvas_is_told_where_it_stands_on_the_screen(window: MainWindow) -> None:
    assert window.canvas.view.mapToGlobal(QPoint(0, 0)) == canvas(window).rect().topLeft()


def test_a_window_that_is_gone_leaves_no_interface_behind(
    qapp: QApplication, settings: Settings, edition: Edition
) -> None:
    window = make_window(qapp, settings)
    window.show()
    window.set_edition(edition)
    page = canvas(window)
    frame = page.child(0)
    number, within = (QAccessible.uniqueId(one) for one in (page, frame))
    window.keeping.stop()
    shiboken6.delete(window)
    assert QAccessible.accessibleInterface(number) is None
    told = QAccessible.accessibleInterface(within)
    assert told is None or not told.isValid()
    assert not frame.isValid()
    assert frame.rect().isEmpty()
    assert frame.text(_NAME) == ""


def test_every_panel_is_reached_with_f6_and_shows_where_the_keyboard_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.canvas.view.setFocus()
    seen = []
    for _ in range(8):
        window.actions_by_id.run("view.next_panel")
        QApplication.processEvents()
        focus = window.focusWidget()
        assert focus is not None
        assert focus.isVisible()
        assert focus.focusPolicy().value & _TAB or focus is window.canvas.view, focus
        dock = next((d for d in window.findChildren(QDockWidget) if d.isAncestorOf(focus)), None)
        seen.append(dock.objectName() if dock is not None else "page")
    assert {"page", "pagesDock", *window.docks.docks} <= set(seen)
    window.actions_by_id.run("view.previous_panel")
    assert window.focusWidget() is not focus


def test_each_panel_has_a_key_that_shows_it_and_hides_it_again(window: MainWindow) -> None:
    window.canvas.view.setFocus()
    for name, dock in window.docks.docks.items():
        dock.hide()
        command = f"view.panel_{name.removesuffix('Dock')}"
        window.actions_by_id.run(command)
        QApplication.processEvents()
        focus = window.focusWidget()
        assert focus is not None
        assert dock.isAncestorOf(focus)
        window.actions_by_id.run(command)
        assert dock.isHidden()
        assert window.focusWidget() is window.canvas.view


def test_all_panels_go_and_come_back_as_they_were(window: MainWindow) -> None:
    docks = window.findChildren(QDockWidget)
    window.docks.docks["problemsDock"].hide()
    before = [dock.isHidden() for dock in docks]
    window.actions_by_id.run("view.hide_panels")
    assert all(dock.isHidden() for dock in docks)
    window.actions_by_id.run("view.hide_panels")
    assert [dock.isHidden() for dock in docks] == before


def test_fields_are_reached_by_tab_from_the_search_of_the_copy(window: MainWindow) -> None:
    window.actions_by_id.run("view.panel_copy")
    focus = window.focusWidget()
    assert isinstance(focus, QLineEdit)
