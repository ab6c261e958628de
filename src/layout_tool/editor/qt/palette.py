"""The command palette: every command by its title in both languages and by pinyin initials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_tool.editor.commands import COMMANDS, MENU_TITLES, Command
from layout_tool.editor.qt.icons import icon
from layout_tool.editor.qt.keys import key_words
from layout_tool.editor.qt.panels.basket import Index, SearchField
from layout_tool.editor.qt.pinyin import initials
from layout_tool.editor.qt.say import language, say
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.words import Words

__all__ = ["Palette", "Row", "found", "score"]

_ROW_PX: Final = 38
_SIZE: Final = QSize(620, 440)
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Row:
    """A command in the list, and why it cannot be done now."""

    command: Command
    reason: Words | None = None


@cache
def _keys(title: Words) -> tuple[str, str, tuple[str, ...], str]:
    """Return what a title is found by: English, Chinese, pinyin and English initials."""
    words = re.findall(r"[a-z0-9]+", title.en.lower())
    return title.en.lower(), title.zh, initials(title.zh), "".join(w[0] for w in words)


def score(command: Command, wanted: str) -> int | None:
    """Return how well a command answers a search, smaller is better; None when it does not."""
    wanted = wanted.strip().lower()
    if not wanted:
        return 0
    en, zh, pinyin, first = _keys(command.title)
    if en.startswith(wanted) or zh.startswith(wanted):
        return 1
    tight = wanted.replace(" ", "")
    if any(way.startswith(tight) for way in pinyin):
        return 2
    if any(part.startswith(wanted) for part in re.split(r"[^a-z0-9]+", en)) or wanted in zh:
        return 3
    if first.startswith(tight) or any(tight in way for way in pinyin):
        return 4
    parts = wanted.split()
    if all(part in en or part in zh for part in parts):
        return 5
    return 6 if wanted in command.id else None


def found(wanted: str, desk: Desk | None, recent: tuple[str, ...] = ()) -> list[Row]:
    """Return the commands that answer a search, best first; what can be done now comes first."""
    rows = []
    for number, command in enumerate(COMMANDS.values()):
        how = score(command, wanted) if command.in_palette else None
        if how is None:
            continue
        reason = desk.reason(command.id) if desk is not None else None
        lately = recent.index(command.id) if command.id in recent else len(recent)
        rows.append(((reason is not None, how, lately, number), Row(command, reason)))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


class Palette(QDialog):
    """A search field over the list of commands; Enter runs the one that is marked.

    ``chosen`` is the command's id after Enter or a click, "" when nothing was chosen.
    """

    def __init__(
        self, desk: Desk | None, recent: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self._desk = desk
        self._recent = recent
        self.chosen = ""
        self.search = SearchField()
        self.search.setMinimumHeight(34)
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.model = _Rows(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_RowDelegate(self.list))
        self.hint = QLabel()
        self.hint.setForegroundRole(QPalette.ColorRole.Dark)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        for widget in (self.search, self.list, self.hint):
            column.addWidget(widget)
        self.resize(_SIZE)
        self.search.textChanged.connect(self._sift)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.search.setPlaceholderText(self.tr("Find a command: title, English or pinyin initials"))
        self.search.setAccessibleName(self.tr("Find a command"))
        self.list.setAccessibleName(self.tr("Commands"))
        self.setWindowTitle(self.tr("Find a Command"))
        self._sift()

    def open_over(self, window: QWidget) -> None:
        """Open at the top of a window's middle; does not wait."""
        corner = window.mapToGlobal(window.rect().topLeft())
        left = corner.x() + (window.width() - self.width()) // 2
        self.move(left, corner.y() + min(max(window.height() // 8, 40), 120))
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list by the arrow keys while the caret stays in the field."""
        if watched is self.search and isinstance(event, QKeyEvent):
            steps = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
            }  # fmt: skip
            if event.type() == QEvent.Type.KeyPress:
                if event.key() in steps:
                    self._step(steps[Qt.Key(event.key())])
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self._choose(self.list.currentIndex())
                    return True
        return super().eventFilter(watched, event)

    def _sift(self) -> None:
        self.model.take(found(self.search.text(), self._desk, self._recent))
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._say_hint()

    def _step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            at = self.list.currentIndex().row() + by
            at = at % count if abs(by) == 1 else min(max(at, 0), count - 1)
            self.list.setCurrentIndex(self.model.index(at, 0))

    def _current_changed(self) -> None:
        self._say_hint()

    def _say_hint(self) -> None:
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Row) and row.reason is not None:
            self.hint.setText(say(row.reason))
        elif isinstance(row, Row):
            self.hint.setText(self.tr("Enter runs it, Esc closes"))
        else:
            self.hint.setText(self.tr("No command is called like this."))

    def _clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Row) and row.reason is None:
            self.chosen = row.command.id
            self.accept()


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def take(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return say(row.command.title)
        return None


class _RowDelegate(QStyledItemDelegate):
    """Icon, title, the title in the other language, the menu, the keys."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._view.palette()
        roles = QPalette.ColorRole
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            wash = palette.color(roles.Highlight)
            wash.setAlpha(46)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        text = palette.color(roles.Text)
        if row.reason is not None:
            text.setAlpha(110)
        if row.command.icon:
            mark = icon(row.command.icon, text)
            mark.paint(painter, box.left() + 10, box.top() + 10, 18, 18)
        inner = box.adjusted(40, 0, -12, 0)
        right = self._keys(painter, inner, row.command, palette)
        self._titles(painter, inner, right, row.command, text, palette.color(roles.Dark))
        painter.restore()

    def _keys(self, painter: QPainter, box: QRect, command: Command, palette: QPalette) -> int:
        """Draw the keys at the right; return where they begin."""
        words = key_words(command)
        if not words:
            return box.right()
        font = QFont(self._view.font())
        font.setPixelSize(11)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        cap = QRect(box.right() - width, box.center().y() - 9, width, 19)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
        return cap.left() - 10

    def _titles(
        self,
        painter: QPainter,
        box: QRect,
        right: int,
        command: Command,
        text: QColor,
        faint: QColor,
    ) -> None:
        chinese = language().startswith("zh")
        title = say(command.title)
        other = command.title.en if chinese else command.title.zh
        menu = MENU_TITLES.get(command.menu.split("/")[0])
        painter.setFont(self._view.font())
        painter.setPen(text)
        metrics = painter.fontMetrics()
        painter.drawText(box, _LEFT, title)
        left = box.left() + metrics.horizontalAdvance(title) + 12
        small = QFont(self._view.font())
        small.setPixelSize(11)
        painter.setFont(small)
        painter.setPen(faint)
        metrics = painter.fontMetrics()
        if menu is not None:
            words = say(menu)
            painter.drawText(QRect(left, box.top(), right - left, box.height()), _RIGHT, words)
            right -= metrics.horizontalAdvance(words) + 12
        rest = QRect(left, box.top(), max(right - left, 0), box.height())
        cut = metrics.elidedText(other, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, _LEFT, cut)
