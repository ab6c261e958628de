"""The window's actions as rows, and the menus and toolbar that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from layout_tool.editor.qt.i18n import QT_TRANSLATE_NOOP
from layout_tool.editor.qt.icons import icon

__all__ = ["MENUS", "ROWS", "TOOLBAR", "Actions", "Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """An action: its id, its English title, and how it is reached.

    ``icon`` names an icon; ``keys`` are portable key sequences; ``check`` makes it a switch;
    ``group`` joins it to others of which one is on; ``open`` enables it only while an edition is
    open.
    """

    id: str
    title: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    check: bool = False
    group: str = ""
    open: bool = True


ROWS: Final = (
    Row("file.open", QT_TRANSLATE_NOOP("Actions", "&Open Edition…"), "folder-open", ("Ctrl+O",),
        open=False),
    Row("file.sample", QT_TRANSLATE_NOOP("Actions", "Open the &Sample Edition"), "newspaper",
        open=False),
    Row("file.reload", QT_TRANSLATE_NOOP("Actions", "&Read Again from Disk"), "refresh-cw",
        ("Ctrl+Shift+R",)),
    Row("file.close", QT_TRANSLATE_NOOP("Actions", "&Close Edition"), "x", ("Ctrl+W",)),
    Row("app.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "log-out", ("Ctrl+Q",), open=False),
    Row("view.zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom &In"), "zoom-in", ("Ctrl+=", "Ctrl++")),
    Row("view.zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom &Out"), "zoom-out", ("Ctrl+-",)),
    Row("view.fit_page", QT_TRANSLATE_NOOP("Actions", "Fit &Page"), "scan", ("Ctrl+0",)),
    Row("view.fit_spread", QT_TRANSLATE_NOOP("Actions", "Fit &Spread"), "book-open",
        ("Ctrl+Alt+0",)),
    Row("view.fit_width", QT_TRANSLATE_NOOP("Actions", "Fit &Width"), "expand", ("Ctrl+2",)),
    Row("view.actual", QT_TRANSLATE_NOOP("Actions", "&Actual Size (100 %)"), "square",
        ("Ctrl+1",)),
    Row("view.facing", QT_TRANSLATE_NOOP("Actions", "&Facing Pages"), "columns-2",
        ("Ctrl+Shift+F",), check=True),
    Row("view.preview", QT_TRANSLATE_NOOP("Actions", "Pre&view"), "eye", ("W",), check=True),
    Row("view.spreads", QT_TRANSLATE_NOOP("Actions", "Full-Screen &Spread Preview"),
        "presentation", ("F5",)),
    Row("view.grid", QT_TRANSLATE_NOOP("Actions", "&Grid and Guides"), "grid-3x3", ("Ctrl+'",),
        check=True),
    Row("view.edges", QT_TRANSLATE_NOOP("Actions", "Frame &Edges"), "frame", ("Ctrl+H",),
        check=True),
    Row("view.rulers", QT_TRANSLATE_NOOP("Actions", "&Rulers"), "ruler", ("Ctrl+R",), check=True),
    Row("units.mm", QT_TRANSLATE_NOOP("Actions", "Rulers in &Millimetres"), check=True,
        group="units"),
    Row("units.grid", QT_TRANSLATE_NOOP("Actions", "Rulers in &Columns and Lines"), check=True,
        group="units"),
    Row("view.pages", QT_TRANSLATE_NOOP("Actions", "P&ages"), "panel-left", ("F12",), check=True),
    Row("page.previous", QT_TRANSLATE_NOOP("Actions", "&Previous Page"), "chevron-left",
        ("PgUp",)),
    Row("page.next", QT_TRANSLATE_NOOP("Actions", "&Next Page"), "chevron-right", ("PgDown",)),
    Row("page.first", QT_TRANSLATE_NOOP("Actions", "&First Page"), "chevrons-left",
        ("Ctrl+Home",)),
    Row("page.last", QT_TRANSLATE_NOOP("Actions", "&Last Page"), "chevrons-right", ("Ctrl+End",)),
    Row("theme.system", QT_TRANSLATE_NOOP("Actions", "Like the &System"), "sun-moon", check=True,
        group="theme", open=False),
    Row("theme.light", QT_TRANSLATE_NOOP("Actions", "&Light"), "sun", check=True, group="theme",
        open=False),
    Row("theme.dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "moon", check=True, group="theme",
        open=False),
    Row("language.system", QT_TRANSLATE_NOOP("Actions", "Like the S&ystem"), "languages",
        check=True, group="language", open=False),
    Row("language.zh_CN", "中文", check=True, group="language", open=False),
    Row("language.en", "English", check=True, group="language", open=False),
    Row("help.about", QT_TRANSLATE_NOOP("Actions", "&About Layout Tool"), "info", open=False),
)  # fmt: skip

Entry = str | tuple[str, tuple[str, ...]]
MENUS: Final[tuple[tuple[str, tuple[Entry, ...]], ...]] = (
    (QT_TRANSLATE_NOOP("Actions", "&File"),
     ("file.open", "file.sample", "recent", "", "file.reload", "file.close", "", "app.quit")),
    (QT_TRANSLATE_NOOP("Actions", "&View"),
     ("view.zoom_in", "view.zoom_out", "view.fit_page", "view.fit_spread", "view.fit_width",
      "view.actual", "", "view.facing", "view.preview", "view.spreads", "", "view.grid",
      "view.edges", "view.rulers", "units.mm", "units.grid", "", "view.pages",
      (QT_TRANSLATE_NOOP("Actions", "&Theme"), ("theme.system", "theme.light", "theme.dark")),
      (QT_TRANSLATE_NOOP("Actions", "&Language"),
       ("language.system", "language.zh_CN", "language.en")))),
    (QT_TRANSLATE_NOOP("Actions", "&Page"),
     ("page.previous", "page.next", "", "page.first", "page.last")),
    (QT_TRANSLATE_NOOP("Actions", "&Help"), ("help.about",)),
)  # fmt: skip
"""Menus in order: titles with the ids of their actions, "" for a line, pairs for submenus."""

TOOLBAR: Final = (
    "view.pages", "", "file.open", "", "page.previous", "page.next", "", "view.zoom_out",
    "view.zoom_in", "view.fit_page", "view.fit_spread", "", "view.facing", "view.grid",
    "view.edges", "view.preview", "view.spreads",
)  # fmt: skip


class Actions:
    """The actions of a window, by id."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._groups: dict[str, QActionGroup] = {}
        self._menus: list[tuple[QMenu, str]] = []
        self.by_id: dict[str, QAction] = {row.id: self._make(row) for row in ROWS}

    def __getitem__(self, action_id: str) -> QAction:
        return self.by_id[action_id]

    def fill(self, menu: QMenu, entries: tuple[Entry, ...], made: Mapping[str, QMenu]) -> None:
        """Fill a menu with entries; ``made`` holds submenus made elsewhere, by their name."""
        for entry in entries:
            if isinstance(entry, tuple):
                title, inner = entry
                submenu = QMenu(menu)
                self.remember(submenu, title)
                self.fill(submenu, inner, made)
                menu.addMenu(submenu)
            elif not entry:
                menu.addSeparator()
            elif entry in made:
                menu.addMenu(made[entry])
            else:
                menu.addAction(self.by_id[entry])

    def remember(self, menu: QMenu, title: str) -> None:
        """Let a menu's title follow the language."""
        self._menus.append((menu, title))

    def retranslate(self) -> None:
        """Say all titles in the interface language."""
        for row in ROWS:
            action = self.by_id[row.id]
            action.setText(QCoreApplication.translate("Actions", row.title))
            plain = action.text().replace("&", "").split("(")[0].rstrip("…")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain}  {keys}" if keys else plain)
        for menu, title in self._menus:
            menu.setTitle(QCoreApplication.translate("Actions", title))

    def dress(self, colour: QColor) -> None:
        """Draw the icons in the theme's colour."""
        for row in ROWS:
            if row.icon:
                self.by_id[row.id].setIcon(icon(row.icon, colour))

    def set_open(self, is_open: bool) -> None:
        """Enable what needs an edition, or disable it."""
        for row in ROWS:
            if row.open:
                self.by_id[row.id].setEnabled(is_open)

    def _make(self, row: Row) -> QAction:
        action = QAction(self._owner)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.check)
        action.setIconVisibleInMenu(not row.check)  # or the icon would hide the tick
        if row.group:
            group = self._groups.setdefault(row.group, QActionGroup(self._owner))
            group.addAction(action)
        self._owner.addAction(action)
        return action
