"""The registry is whole: menus, keys, palette and help page are made from it."""

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path

import pytest

import layout_tool.editor
from layout_tool.editor.commands import COMMANDS, MENU_TITLES, Command
from layout_tool.editor.words import Words
from tests.support.desk import TestDesk, edition_of, one_story

ROWS = list(COMMANDS.values())


@pytest.mark.parametrize("command", ROWS, ids=lambda c: c.id)
def test_every_command_has_a_title_in_both_languages(command: Command) -> None:
    assert re.search("[A-Za-z]", command.title.en)
    assert not re.search("[\u4e00-\u9fff]", command.title.en)
    assert re.search("[\u4e00-\u9fff]", command.title.zh)


def test_no_two_commands_of_a_menu_are_called_the_same() -> None:
    for path in COMMANDS.menus():
        for titles in zip(*(c.title for c in COMMANDS.menu(path)), strict=True):
            assert len(set(titles)) == len(titles)


def test_every_menu_has_a_title() -> None:
    assert set(COMMANDS.menus()) <= set(MENU_TITLES)
    assert all(isinstance(title, Words) for title in MENU_TITLES.values())


def test_no_key_means_two_things_at_once() -> None:
    for one, other in itertools.combinations(ROWS, 2):
        if one.scope == other.scope or "" in (one.scope, other.scope):
            shared = set(one.keys) & set(other.keys)
            assert not shared, (one.id, other.id, shared)


def test_a_bare_letter_never_works_while_text_is_typed() -> None:
    for command in ROWS:
        if any(len(key) == 1 for key in command.keys):
            assert command.scope == "frames", command.id


def test_what_stands_in_a_menu_or_on_a_key_needs_nothing_said() -> None:
    for command in ROWS:
        if command.menu or command.keys:
            assert not command.required, command.id


@pytest.mark.parametrize("command", [c for c in ROWS if c.in_palette], ids=lambda c: c.id)
def test_a_command_is_refused_with_a_reason_or_does_no_harm(command: Command) -> None:
    for desk in (TestDesk(edition_of(pages=0)), TestDesk(edition_of()), one_story()):
        reason = desk.desk.reason(command.id)
        done = desk.desk.run(command.id)
        assert bool(desk.refused) == (reason is not None)
        if reason is not None:
            assert not done
            assert desk.refused == [reason]
            assert reason.en
            assert reason.zh
            assert desk.desk.edition is desk.start


def test_switches_change_when_they_are_run() -> None:
    desk = one_story().click("lead")
    for name in ("view.grid", "view.preview", "story.box", "frame.tint", "arrange.lock"):
        before = desk.desk.is_checked(name)
        assert desk.desk.run(name)
        assert desk.desk.is_checked(name) is not before


def test_a_key_is_looked_up_for_where_the_editor_is() -> None:
    left = COMMANDS.for_key("Left", editing_text=True)
    assert left is not None
    assert left.id == "caret.left"
    left = COMMANDS.for_key("Left", editing_text=False)
    assert left is not None
    assert left.id == "frame.nudge_left"
    assert COMMANDS.for_key("T", editing_text=True) is None


def test_an_unknown_command_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        one_story().desk.run("frame.fly")


def test_state_commands_and_tools_know_no_qt() -> None:
    root = Path(layout_tool.editor.__file__).parent
    for folder in ("state", "commands", "tools"):
        for path in (root / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module:
                    names.append(node.module)
                assert not any("PySide" in n or ".editor.qt" in n for n in names), path
