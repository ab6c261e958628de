"""The palette, menus and help page: all from the registry, nothing out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from layout_tool.editor.commands import COMMANDS, MENU_TITLES
from layout_tool.editor.qt.help_page import HelpPage, groups
from layout_tool.editor.qt.icons import names
from layout_tool.editor.qt.keys import native
from layout_tool.editor.qt.menus import CONTEXTS, TOOLBAR, CommandActions, context_of
from layout_tool.editor.qt.palette import Palette, found
from layout_tool.editor.qt.pinyin import initial, initials
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.step import Request
from tests.editor.qt.desk_fixtures import desk

__all__ = ["desk"]


def _first(wanted: str) -> str:
    return found(wanted, None)[0].command.id


@pytest.mark.parametrize(
    ("wanted", "command"),
    [("自动排版（整", "arrange.page"), ("zdpb", "arrange.page"), ("lay out the p", "arrange.page"),
     ("导出", "file.export"), ("dc", "file.export"), ("export", "file.export"), ("cz", "edit.redo"),
     ("zz", "edit.redo"), ("undo", "edit.undo"), ("chexiao", ""), ("加框", "story.box")],
)  # fmt: skip
def test_a_command_is_found_by_both_languages_and_by_pinyin_initials(
    wanted: str, command: str
) -> None:
    rows = [row.command.id for row in found(wanted, None)]
    assert (command in rows) if command else not rows


def test_every_command_that_needs_nothing_said_is_in_the_palette() -> None:
    listed = {row.command.id for row in found("", None)}
    assert listed == {c.id for c in COMMANDS.values() if c.in_palette}


def test_every_chinese_character_of_a_title_has_an_initial() -> None:
    for command in COMMANDS.values():
        for char in command.title.zh:
            if "\u4e00" <= char <= "\u9fff":
                assert initial(char), (command.id, char)


def test_a_character_of_two_readings_is_found_by_both() -> None:
    assert set(initials("重做")) == {"zz", "cz"}


def test_the_title_that_begins_as_typed_comes_first() -> None:
    assert _first("Undo") == "edit.undo"
    assert _first("撤销") == "edit.undo"


def test_what_cannot_be_done_now_comes_last_with_its_reason(desk: Desk) -> None:
    rows = found("", desk)
    refused = [row.reason is not None for row in rows]
    assert refused == sorted(refused)
    undo = next(row for row in rows if row.command.id == "edit.undo")
    assert undo.reason is not None


def test_the_palette_is_driven_by_keys_alone(qtbot: QtBot, desk: Desk) -> None:
    palette = Palette(desk)
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(palette.search, "rulers")
    ids = [row.command.id for row in palette.model.rows]
    assert "view.rulers" in ids
    for _ in range(ids.index("view.rulers")):
        QTest.keyClick(palette.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.accepted):
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.chosen == "view.rulers"


def test_a_refused_command_says_why_and_is_not_chosen(qtbot: QtBot, desk: Desk) -> None:
    palette = Palette(desk)
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(palette.search, "undo")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.chosen == ""
    assert palette.hint.text()


def test_lately_used_commands_come_first() -> None:
    assert found("", None, ("view.rulers", "file.export"))[0].command.id == "view.rulers"


# Menus


@pytest.fixture
def actions(qtbot: QtBot) -> CommandActions:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = CommandActions(window)
    made.fill_bar(window.menuBar())
    return made


def _listed(menu: QMenu) -> list[str]:
    result: list[str] = []
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            result += _listed(submenu)
        elif action.data():
            result.append(str(action.data()))
    return result


def test_every_command_of_a_menu_is_in_the_menu_bar_once(actions: CommandActions) -> None:
    window = actions.parent()
    assert isinstance(window, QMainWindow)
    listed: list[str] = []
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        listed += _listed(menu)
    assert len(listed) == len(set(listed))
    assert set(listed) == {c.id for c in COMMANDS.values() if c.menu}


def test_toolbar_and_context_menus_name_commands_that_exist() -> None:
    for names_ in (TOOLBAR, *CONTEXTS.values()):
        assert {name for name in names_ if name} <= set(COMMANDS) | set(MENU_TITLES)


def test_every_icon_of_a_command_is_shipped() -> None:
    assert {c.icon for c in COMMANDS.values() if c.icon} <= set(names())


def test_keys_that_count_everywhere_are_shortcuts_and_the_canvas_has_the_others(
    actions: CommandActions,
) -> None:
    for name, action in actions.by_id.items():
        command = COMMANDS[name]
        keys = [key.toString(QKeySequence.SequenceFormat.PortableText)
                for key in action.shortcuts()]  # fmt: skip
        assert len(keys) == (0 if command.scope else len(command.keys)), name
        if command.scope and command.keys:
            assert action.text().endswith(native(command.keys[0]))


def test_actions_follow_the_desk(actions: CommandActions, desk: Desk) -> None:
    assert not actions["edit.undo"].isEnabled()
    assert actions["file.open"].isEnabled()
    assert not actions["view.zoom_in"].isEnabled()
    actions.set_desk(desk)
    assert actions["view.zoom_in"].isEnabled()
    desk.run("edit.select", frames_=("lead",))
    desk.run("story.box")
    actions.follow()
    assert actions["story.box"].isChecked()
    assert actions["edit.undo"].isEnabled()
    assert "Boxed" in actions["edit.undo"].text()
    actions["edit.undo"].trigger()
    assert not actions["story.box"].isChecked()


def test_without_an_edition_the_window_is_asked(qtbot: QtBot, actions: CommandActions) -> None:
    with qtbot.waitSignal(actions.requested) as signal:
        actions["file.open"].trigger()
    assert signal.args == [Request("file.open")]


def test_a_switch_of_the_window_shows_what_the_window_says(actions: CommandActions) -> None:
    actions.set_choices(lambda name: name == "theme.dark" if name.startswith("theme.") else None)
    assert actions["theme.dark"].isChecked()
    assert not actions["theme.light"].isChecked()


def test_the_context_menu_is_that_of_what_is_selected(
    qtbot: QtBot, actions: CommandActions, desk: Desk
) -> None:
    actions.set_desk(desk)
    expected = {(): "page", ("lead",): "story", ("photo",): "picture", ("lead", "side"): "frames"}
    for frames, context in expected.items():
        desk.run("edit.select", frames_=frames)
        assert context_of(desk) == context
        menu = actions.context_menu(context)
        assert [str(a.data()) for a in menu.actions() if a.data()] == [
            name for name in CONTEXTS[context] if name and "/" not in name
        ]
        inner = [a.menu() for a in menu.actions() if a.menu() is not None]
        paths = [name for name in CONTEXTS[context] if "/" in name]
        for path, submenu in zip(paths, inner, strict=True):
            assert isinstance(submenu, QMenu)
            assert _listed(submenu) == [row.id for row in COMMANDS.menu(path)]
    desk.run("edit.select", frames_=("lead",))
    desk.run("story.edit_text")
    assert context_of(desk) == "text"


def test_the_toolbar_has_no_button_without_icon_or_tip(actions: CommandActions) -> None:
    bar = QToolBar()
    actions.fill_toolbar(bar)
    actions.dress(bar.palette().color(bar.foregroundRole()))
    for action in bar.actions():
        if action.data():
            assert not action.icon().isNull(), action.data()
            assert action.toolTip(), action.data()


# The help page


def test_the_help_page_lists_every_command_with_a_key(qtbot: QtBot) -> None:
    listed = {command.id for commands in groups().values() for command in commands}
    assert listed == {c.id for c in COMMANDS.values() if c.keys}
    page = HelpPage()
    qtbot.addWidget(page)
    page.show()
    assert set(page.shown()) == listed


def test_the_help_page_is_searched_by_title_and_by_key(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show()
    page.search.setText("导出")
    assert page.shown() == ["file.export"]
    page.search.setText("ctrl+shift+a")
    assert "arrange.page" in page.shown()
