"""The problems list: what is wrong, where, what to do; a click goes there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_tool.editor.qt.icons import icon
from layout_tool.editor.qt.panels.basket import Filters, Index, is_dark
from layout_tool.editor.qt.panels.panel import Panel
from layout_tool.editor.qt.problem_watch import ProblemWatch
from layout_tool.editor.qt.problem_words import remedy, what
from layout_tool.editor.state.desk import Changed
from layout_tool.problem import Level, Problem

__all__ = ["LEVEL_ICONS", "ProblemsPanel", "level_colour"]

LEVEL_ICONS: Final = {
    Level.ERROR: "circle-x",
    Level.WARNING: "triangle-alert",
    Level.HINT: "lightbulb",
}
_ROW_PX: Final = 44
_ORDER: Final = (Level.ERROR, Level.WARNING, Level.HINT)


def level_colour(level: Level, palette: QPalette) -> QColor:
    """Return the colour of a level, legible on the palette's ground."""
    dark = is_dark(palette)
    if level == Level.ERROR:
        return QColor("#ff8a80" if dark else "#b3261e")
    if level == Level.WARNING:
        return QColor("#f0b860" if dark else "#a06800")
    return palette.color(QPalette.ColorRole.Dark)


class ProblemsPanel(Panel):
    """Lists problems, the worst first; ``place_wanted`` carries a page and a place in pt."""

    place_wanted = Signal(str, float, float)

    def __init__(self, watch: ProblemWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._all: list[Problem] = []
        self.filters = Filters(("all", "page", "error", "warning", "hint"))
        self.list = _ProblemList()
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = _Problems(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_ProblemDelegate(self))
        self.empty = QLabel(self.list.viewport())
        self.empty.setForegroundRole(QPalette.ColorRole.Dark)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 0)
        column.setSpacing(4)
        column.addWidget(self.filters)
        column.addWidget(self.list)
        self.filters.chosen.connect(self._sift)
        self.list.clicked.connect(self._go)
        self.list.meant.connect(self._go)
        watch.found.connect(self._found)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Return a few rows."""
        return QSize(480, 124)

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.list.setAccessibleName(self.tr("Problems"))
        self._sift()

    def refresh(self, news: Changed | None) -> None:
        """List what is wrong on the pages as they are."""
        if news is None or news.shown or news.edition:
            self._found()
        elif news.view:
            self._sift()

    def _found(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        problems = self._watch.problems()
        self._all = sorted(problems, key=lambda problem: _ORDER.index(problem.level))
        self._sift()

    def _passes(self, key: str, problem: Problem) -> bool:
        if key == "page":
            return self.desk is not None and problem.place.page == self.desk.view.page
        return key in ("all", problem.level.value)

    def _sift(self) -> None:
        for key, words in (
            ("all", self.tr("All")),
            ("page", self.tr("This page")),
            ("error", self.tr("Errors")),
            ("warning", self.tr("Warnings")),
            ("hint", self.tr("Hints")),
        ):
            self.filters.name(key, words, sum(self._passes(key, p) for p in self._all))
        key = self.filters.current
        edition = self.desk.shown if self.desk is not None else None
        rows = [
            (problem, what(problem, edition), _where(problem, remedy(problem)))
            for problem in self._all
            if self._passes(key, problem)
        ]
        self.model.take(rows)
        words = ""
        if not rows and self.desk is not None:
            done = self._watch.is_done
            words = self.tr("Nothing is wrong.") if done else self.tr("Looking through the pages…")
        self.empty.setText(words)
        self.empty.setGeometry(self.list.viewport().rect())
        self.empty.setVisible(bool(words))

    def _go(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is None or self.desk is None:
            return
        problem: Problem = row[0]
        page = problem.place.page
        if page is None or all(one.id != page for one in self.desk.shown.pages):
            if problem.place.story is not None:
                self.run("story.edit", story=problem.place.story)
            return
        frames = {frame.id for frame in self.desk.shown.page(page).frames}
        frame = problem.place.frame
        self.run("edit.select", frames_=(frame,) if frame in frames else (), page=page)
        x, y = self._spot(problem, page)
        self.place_wanted.emit(page, x, y)

    def _spot(self, problem: Problem, page: str) -> tuple[float, float]:
        place = problem.place
        if place.x is not None and place.y is not None:
            return place.x, place.y
        assert self.desk is not None
        sheet = self.desk.composition(page).sheet
        box = next((group.box for group in sheet.groups if group.frame == place.frame), None)
        if box is None:
            return sheet.width / 2, sheet.height / 2
        return box.x + box.width / 2, box.y + box.height / 2


def _where(problem: Problem, advice: str) -> str:
    parts = [problem.place.page or problem.place.story or "", advice]
    return "  ·  ".join(part for part in parts if part)


class _ProblemList(QListView):
    meant = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.meant.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


_Row = tuple[Problem, str, str]


class _Problems(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []

    def take(self, rows: list[_Row]) -> None:
        if rows != self.rows:
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
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return f"{row[1]}\n{row[2]}"
        return None


class _ProblemDelegate(QStyledItemDelegate):
    """The level's icon, the sentence, and below it the page and what to do."""

    def __init__(self, panel: ProblemsPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is None:
            return
        problem, sentence, where = row
        painter.save()
        palette = self._panel.palette()
        role = QPalette.ColorRole
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            wash = palette.color(role.Highlight if chosen else role.Midlight)
            wash.setAlpha(46 if chosen else 255)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        mark = icon(LEVEL_ICONS[problem.level], level_colour(problem.level, palette))
        mark.paint(painter, box.left() + 8, box.top() + 5, 18, 18)
        words = box.adjusted(36, 4, -8, -4)
        upper = QRect(words.left(), words.top(), words.width(), 19)
        lower = QRect(words.left(), words.top() + 18, words.width(), 17)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        cut = Qt.TextElideMode.ElideRight
        painter.setFont(self._panel.font())
        painter.setPen(palette.color(role.Text))
        painter.drawText(
            upper, middle, painter.fontMetrics().elidedText(sentence, cut, upper.width())
        )
        small = QFont(self._panel.font())
        small.setPixelSize(11)
        painter.setFont(small)
        painter.setPen(palette.color(role.Dark))
        painter.drawText(lower, middle, painter.fontMetrics().elidedText(where, cut, lower.width()))
        painter.restore()
