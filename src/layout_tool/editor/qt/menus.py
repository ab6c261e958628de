"""Menus, toolbar, context menus and shortcuts, all built from the command registry.

Keys that count everywhere are shortcuts of the window. Keys of the scopes ``frames`` and ``text``
(bare letters, arrows, Enter) belong to the canvas, which looks them up in the registry while it
has the focus; menus only show them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from layout_tool.editor.commands import COMMANDS, MENU_TITLES, Command
from layout_tool.editor.qt.icons import icon
from layout_tool.editor.qt.keys import native
from layout_tool.editor.qt.say import say
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.editor.state.step import Request
from layout_tool.model import AdFrame, Furniture, PictureFrame, StoryFrame

__all__ = ["CONTEXTS", "EXCLUSIVE", "TOOLBAR", "CommandActions", "context_of"]

EXCLUSIVE: Final = ("units.", "theme.", "language.", "tool.")
"""Beginnings of ids of which one alone is on."""

TOOLBAR: Final = (
    "file.open", "file.save", "", "edit.undo", "edit.redo", "", "tool.select", "tool.text",
    "tool.crop", "tool.story", "tool.picture", "tool.words", "tool.box", "tool.rule", "tool.tint",
    "tool.pan", "", "page.previous",
    "page.next", "", "view.zoom_out", "view.zoom_in", "view.fit_page", "view.fit_spread", "",
    "view.facing", "view.grid", "view.edges", "view.preview", "view.spreads", "",
    "arrange.page", "edit.find", "file.export",
)  # fmt: skip
"""Ids in the toolbar, "" for a line."""

CONTEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        "edit.cut", "edit.copy", "edit.paste", "edit.select_all", "", "text.bold", "text.kai",
        "text.emphasis", "text.underline", "text.wavy", "text/language", "text/colour", "",
        "text.body", "text.subhead",
        "text.summary", "text.verse", "text/table", "", "story.edit", "edit.find",
    ),
    "story": (
        "story.edit_text", "story.edit", "", "story/columns", "story/head", "story/thread", "",
        "story.drop_cap", "story.box", "frame.tint", "", "story.fit", "story.fit_with",
        "frame.fit", "arrange.selection", "",
        "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "", "arrange/order",
        "arrange.lock",
    ),
    "picture": (
        "tool.crop", "picture.choose", "picture.reset", "arrange/wrap", "", "frame.fit",
        "arrange.selection", "", "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "",
        "arrange/order", "arrange.lock",
    ),
    "frame": (
        "furniture.edit_text", "frame.tint", "arrange/wrap", "", "edit.cut", "edit.copy",
        "edit.duplicate", "edit.delete", "", "arrange/order", "arrange.lock",
    ),
    "frames": (
        "arrange/align", "arrange.swap", "arrange.selection", "", "arrange.group",
        "arrange.ungroup", "arrange.lock", "", "edit.cut", "edit.copy", "edit.duplicate",
        "edit.delete",
    ),
    "strip": (
        "page.add", "page.delete", "", "page.earlier", "page.later", "", "arrange.page",
        "arrange.another", "", "view.spreads",
    ),
    "page": (
        "edit.paste", "edit.select_all", "", "arrange.page", "arrange.another", "",
        "file.import", "story.new", "", "page.add", "page.delete", "page.earlier",
        "page.later", "", "arrange.unlock_all", "view.grid", "view.rulers",
    ),
}  # fmt: skip
"""Context menus by what was clicked, "" for a line; a path with a slash is a menu of its own."""

_LINES_BEFORE: Final = {
    "file.save", "file.reload", "file.import", "file.export", "file.close", "edit.cut",
    "edit.select_all", "edit.find", "page.add", "page.earlier", "story.edit_text", "story.box",
    "story.fit", "furniture.edit_text",
    "arrange.page", "arrange.swap", "arrange.lock", "view.facing", "view.pages", "help.keys",
    "arrange.group", "help.about", "table.insert_column", "table.align_auto",
}  # fmt: skip
"""Commands above which a menu draws a line."""

_APART: Final = (
    "file.new", "file.open", "file.sample", "app.", "help.", "theme.", "language.",
)  # fmt: skip
"""Beginnings of ids that work without an edition."""
_FOLLOW_MS: Final = 40


def context_of(desk: Desk) -> str:
    """Return the key in ``CONTEXTS`` for what is selected on a desk."""
    if desk.selection.text is not None:
        return "text"
    chosen = desk.state.chosen
    if not chosen:
        return "page"
    if len(chosen) > 1:
        return "frames"
    match chosen[0]:
        case StoryFrame():
            return "story"
        case PictureFrame():
            return "picture"
        case Furniture() | AdFrame():
            return "frame"
    return "frame"


class CommandActions(QObject):
    """An action for every command that can be chosen, following a desk.

    ``requested`` carries a :class:`Request` for what works without a desk; with one, the desk
    itself requests. ``done`` names a command that was run, for the palette's memory.
    """

    requested = Signal(object)
    done = Signal(str)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._desk: Desk | None = None
        self._menus: list[tuple[QMenu, str]] = []
        self._groups: dict[str, QActionGroup] = {}
        self._is_on: Callable[[str], bool | None] = lambda _name: None
        self.by_id = {row.id: self._make(row) for row in COMMANDS.values() if _shown(row)}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FOLLOW_MS)
        self._timer.timeout.connect(self.follow)
        self.retranslate()
        self.follow()

    def __getitem__(self, command: str) -> QAction:
        return self.by_id[command]

    def set_desk(self, desk: Desk | None) -> None:
        """Follow another desk, or none."""
        if self._desk is not None:
            self._desk.changed.disconnect(self._heard)
        self._desk = desk
        if desk is not None:
            desk.changed.connect(self._heard)
        self.follow()

    def set_choices(self, is_on: Callable[[str], bool | None]) -> None:
        """Let the window tell which of its own switches (theme, language, panels) are on."""
        self._is_on = is_on
        for name, action in self.by_id.items():
            if is_on(name) is not None:
                action.setCheckable(True)
                action.setIconVisibleInMenu(False)
        self.follow()

    def run(self, command: str) -> None:
        """Run a command on the desk, or ask the window for it while there is none."""
        if self._desk is not None:
            self._desk.run(command, asker=self)
        elif command.startswith(_APART):
            self.requested.emit(Request(command))
        self.done.emit(command)
        self.follow()

    # Where actions are shown

    def fill_bar(self, bar: QMenuBar, made: Mapping[str, Sequence[QMenu]] | None = None) -> None:
        """Fill a menu bar; ``made`` are submenus made elsewhere, by the menu they go into."""
        for path in MENU_TITLES:
            if "/" not in path:
                menu = self._menu(path, bar)
                self._fill(menu, path, (made or {}).get(path, ()))
                bar.addMenu(menu)

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Put the usual commands into a toolbar."""
        for name in TOOLBAR:
            if name:
                bar.addAction(self.by_id[name])
            else:
                bar.addSeparator()

    def context_menu(self, context: str) -> QMenu:
        """Return a menu for what was clicked; it goes when it is closed."""
        self.follow()
        menu = QMenu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        for name in CONTEXTS[context]:
            if "/" in name:
                inner = QMenu(say(MENU_TITLES[name]), menu)
                inner.addActions([self.by_id[row.id] for row in COMMANDS.menu(name)])
                menu.addMenu(inner)
            elif name:
                menu.addAction(self.by_id[name])
            else:
                menu.addSeparator()
        return menu

    # What is so

    def follow(self) -> None:
        """Show what can be done now and which switches are on."""
        self._timer.stop()
        desk = self._desk
        for name, action in self.by_id.items():
            if desk is None:
                action.setEnabled(name.startswith(_APART))
            else:
                action.setEnabled(desk.reason(name) is None)
            on = self._is_on(name)
            if on is None and desk is not None:
                on = desk.is_checked(name)
            if action.isCheckable():
                action.setChecked(bool(on))
        self._name_undo()

    def retranslate(self) -> None:
        """Say all titles in the interface language."""
        for name, action in self.by_id.items():
            row = COMMANDS[name]
            title = say(row.title)
            keys = native(row.keys[0]) if row.keys else ""
            # A key of the canvas is shown, but is no shortcut of the whole window.
            action.setText(f"{title}\t{keys}" if row.scope and keys else title)
            action.setIconText(title)
            tip = title.rstrip("…")
            action.setToolTip(f"{tip}  {keys}" if keys else tip)
        for menu, path in self._menus:
            menu.setTitle(say(MENU_TITLES[path]))
        self._name_undo()

    def dress(self, colour: QColor) -> None:
        """Draw the icons in the theme's colour."""
        for name, action in self.by_id.items():
            if COMMANDS[name].icon:
                action.setIcon(icon(COMMANDS[name].icon, colour))

    def _make(self, row: Command) -> QAction:
        action = QAction(self._owner)
        action.setObjectName(row.id)
        action.setData(row.id)
        if not row.scope:
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.checked is not None)
        action.setIconVisibleInMenu(row.checked is None)  # or the icon would hide the tick
        family = next((start for start in EXCLUSIVE if row.id.startswith(start)), "")
        if family and row.checked is not None:
            group = self._groups.setdefault(family, QActionGroup(self))
            group.addAction(action)
        action.triggered.connect(self._triggered)
        self._owner.addAction(action)
        return action

    def _menu(self, path: str, parent: QWidget) -> QMenu:
        menu = QMenu(say(MENU_TITLES[path]), parent)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.follow)
        self._menus.append((menu, path))
        return menu

    def _fill(self, menu: QMenu, path: str, made: Sequence[QMenu]) -> None:
        for command in COMMANDS.menu(path):
            if command.id in _LINES_BEFORE and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self.by_id[command.id])
            if command.id == "file.sample":
                for submenu in made:
                    menu.addMenu(submenu)
        inner = [sub for sub in MENU_TITLES if sub.startswith(f"{path}/")]
        if inner and not menu.isEmpty():
            menu.addSeparator()
        for sub in inner:
            submenu = self._menu(sub, menu)
            self._fill(submenu, sub, ())
            menu.addMenu(submenu)
        if made and path != "file":
            menu.addSeparator()
            for submenu in made:
                menu.addMenu(submenu)

    def _name_undo(self) -> None:
        for name, label in self._labels():
            action = self.by_id[name]
            title = say(COMMANDS[name].title)
            what = f"{title} {label}" if label else title
            action.setText(what)
            keys = native(COMMANDS[name].keys[0])
            action.setToolTip(f"{what}  {keys}")

    def _labels(self) -> Iterator[tuple[str, str]]:
        history = self._desk.history if self._desk is not None else None
        undo = history.undo_label if history is not None else None
        redo = history.redo_label if history is not None else None
        yield "edit.undo", say(undo) if undo is not None else ""
        yield "edit.redo", say(redo) if redo is not None else ""

    def _heard(self, _news: Changed) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.run(str(action.data()))


def _shown(row: Command) -> bool:
    return not row.required and (bool(row.menu) or bool(row.keys))
