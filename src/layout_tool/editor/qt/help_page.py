"""The page of keyboard shortcuts, made from the registry: what is not there has no key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from layout_tool.editor.commands import COMMANDS, MENU_TITLES, Command
from layout_tool.editor.qt.keys import native
from layout_tool.editor.qt.palette import score
from layout_tool.editor.qt.panels.basket import SearchField
from layout_tool.editor.qt.panels.fields import Heading
from layout_tool.editor.qt.say import say

__all__ = ["HelpPage", "groups", "show_keys"]

_SIZE: Final = QSize(760, 640)


def groups() -> dict[str, list[Command]]:
    """Return the commands with keys by menu, those of no menu under "text" or "frames"."""
    found: dict[str, list[Command]] = {path: [] for path in MENU_TITLES if "/" not in path}
    for command in COMMANDS.values():
        if command.keys:
            path = command.menu.split("/")[0] or ("text" if command.scope == "text" else "edit")
            found[path].append(command)
    return {path: commands for path, commands in found.items() if commands}


class HelpPage(QDialog):
    """Shortcuts in two columns by menu, with a search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search titles and keys"))
        self.search.setAccessibleName(self.tr("Search titles and keys"))
        self._rows: list[tuple[Command, list[QWidget]]] = []
        self._blocks: list[tuple[QWidget, list[Command]]] = []
        inside = QWidget()
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(6, 0, 12, 0)
        sides.setSpacing(36)
        columns = [QVBoxLayout(), QVBoxLayout()]
        heights = [0, 0]
        for path, commands in groups().items():
            side = heights.index(min(heights))
            heights[side] += len(commands) + 2
            columns[side].addWidget(self._block(path, commands))
        for column in columns:
            column.addStretch()
            sides.addLayout(column, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 8, 12)
        whole.setSpacing(10)
        whole.addWidget(self.search)
        whole.addWidget(area)
        self.resize(_SIZE)
        self.search.textChanged.connect(self._sift)

    def shown(self) -> list[str]:
        """Return the ids of the commands that the search left."""
        return [command.id for command, widgets in self._rows if not widgets[0].isHidden()]

    def _block(self, path: str, commands: list[Command]) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        heading = Heading()
        heading.setText(say(MENU_TITLES[path]))
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, command in enumerate(commands, 1):
            title = QLabel(say(command.title).rstrip("…"))
            caps = _caps(command)
            grid.addWidget(title, number, 0)
            grid.addWidget(caps, number, 1, Qt.AlignmentFlag.AlignRight)
            self._rows.append((command, [title, caps]))
        self._blocks.append((block, commands))
        return block

    def _sift(self, wanted: str) -> None:
        wanted = wanted.strip()
        kept = set()
        for command, widgets in self._rows:
            keys = " ".join(native(key) for key in command.keys).lower()
            fits = not wanted or score(command, wanted) is not None or wanted.lower() in keys
            if fits:
                kept.add(command.id)
            for widget in widgets:
                widget.setVisible(fits)
        for block, commands in self._blocks:
            block.setVisible(any(command.id in kept for command in commands))


def show_keys(parent: QWidget) -> HelpPage:
    """Open the page; does not wait for it."""
    page = HelpPage(parent)
    page.show()
    return page


def _caps(command: Command) -> QWidget:
    """Return a command's keys as small caps side by side."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for number, keys in enumerate(dict.fromkeys(native(keys) for keys in command.keys)):
        if number:
            word = QLabel(QCoreApplication.translate("HelpPage", "or"))
            word.setForegroundRole(QPalette.ColorRole.Dark)
            row.addWidget(word)
        cap = QLabel(keys)
        cap.setObjectName("keyCap")
        font = QFont(cap.font())
        font.setPixelSize(11)
        cap.setFont(font)
        row.addWidget(cap)
    return holder
