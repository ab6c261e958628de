"""A wild editor in the real window: pointer, keys, input methods and drops, through Qt's events.

400 actions here; ``LAYOUT_TOOL_WINDOW_MONKEY=10000`` does more.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from layout_tool.compose import ComposeCache, compose
from layout_tool.editor.commands import COMMANDS
from layout_tool.editor.qt.window import MainWindow
from layout_tool.files import normal_edition, open_edition, save_edition
from layout_tool.fonts import FontBook
from layout_tool.model import Picture, Story
from tests.editor.qt.window_hands import WindowHands
from tests.support.monkey import SLOW, wild_edition

ACTIONS = int(os.environ.get("LAYOUT_TOOL_WINDOW_MONKEY", "400"))
_HELD = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
_TYPED = ("一", "渡船", "，", "𠮷", "a", "CO2")


def _is_harmless(name: str) -> bool:
    """Whether a command opens no dialog and leaves the edition open."""
    apart = ("file.", "app.", "help.", "language.", "theme.", "edit.find", "view.spreads")
    return not name.startswith(apart) and name not in SLOW and "fit_with" not in name


class _Monkey:
    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.random = window, random.Random(seed)
        self.hands = WindowHands(window)
        self.names = [n for n, a in window.actions_by_id.by_id.items() if _is_harmless(n)]
        keyed = [c for c in COMMANDS.values() if c.keys and c.scope and _is_harmless(c.id)]
        self.keys = [key for command in keyed for key in command.keys]

    def act(self) -> str:
        deeds = (self.command, self.key, self.drag, self.click, self.type, self.drop, self.undo)
        deed = self.random.choices(deeds, (20, 20, 20, 14, 16, 6, 4))[0]
        said = f"{deed.__name__} {deed()}"
        QApplication.processEvents()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        return said

    def at(self) -> tuple[float, float]:
        return self.random.uniform(-20, 1120), self.random.uniform(-20, 1560)

    def command(self) -> str:
        name = self.random.choice(self.names)
        self.window.actions_by_id[name].trigger()
        return name

    def key(self) -> str:
        keys = self.random.choice(self.keys)
        self.hands.view.setFocus()
        self.hands.key(keys)
        return keys

    def drag(self) -> str:
        held = self.random.choice(_HELD)
        start, end = self.at(), self.at()
        self.hands.press(start, held)
        self.hands.move(self.at())
        self.hands.move(end)
        self.hands.release(end, held)
        return f"{start} {end}"

    def click(self) -> str:
        at = self.at()
        self.random.choice((self.hands.click, self.hands.double_click))(at)
        return str(at)

    def type(self) -> str:
        text = self.random.choice(_TYPED)
        if self.random.random() < 0.4:
            self.hands.compose("pin'yin", self.random.randint(0, 7))
        if self.random.random() < 0.5:
            self.hands.commit(text)
        else:
            self.hands.type(text)
        return text

    def drop(self) -> str:
        edition = self.hands.desk.edition
        items: list[Story | Picture] = [*edition.stories.values(), *edition.pictures.values()]
        if not items:
            return "nothing"
        item = self.random.choice(items)
        kind = "story" if isinstance(item, Story) else "picture"
        self.hands.drop(self.hands.item_data(kind, item.id), self.at())
        return item.id

    def undo(self) -> str:
        name = self.random.choice(("edit.undo", "edit.undo", "edit.redo"))
        self.window.actions_by_id[name].trigger()
        return name


@pytest.mark.parametrize("seed", [11])
def test_a_wild_editor_at_the_real_window_can_take_it_all_back(
    empty_window: MainWindow, book: FontBook, tmp_path: Path, seed: int
) -> None:
    empty_window.set_edition(wild_edition())
    desk = empty_window.desk
    assert desk is not None
    start = desk.edition
    monkey = _Monkey(empty_window, seed)
    deeds = []
    for _ in range(ACTIONS):
        if not desk.edition.pages:
            desk.run("edit.undo")
        deeds.append(monkey.act())
        assert empty_window.desk is desk, deeds[-5:]
    empty_window.bench.typist.finish()
    desk.cancel()
    assert len(desk.history.entries) > ACTIONS / 50
    end = normal_edition(desk.edition)
    save_edition(end, tmp_path / "saved")
    loaded = open_edition(tmp_path / "saved")
    assert [page.id for page in loaded.pages] == [page.id for page in end.pages]
    assert loaded.stories == end.stories
    cache = ComposeCache()
    for page in desk.edition.pages:
        assert compose(desk.edition, page, book, cache) == desk.composition(page.id)
    while desk.run("edit.undo"):
        pass
    assert desk.edition is start
