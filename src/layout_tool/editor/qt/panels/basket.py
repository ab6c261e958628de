"""What both baskets share: the search, the filter, a list whose rows are dragged onto the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from layout_tool.editor.qt.icons import icon
from layout_tool.editor.qt.panels.rows import PictureRow, StoryRow

__all__ = [
    "PICTURE_MIME",
    "STORY_MIME",
    "BasketList",
    "Filters",
    "Index",
    "RowModel",
    "SearchField",
    "colours",
    "draw_pill",
    "dropped_files",
    "is_dark",
]

STORY_MIME: Final = "application/x-layout-tool-story"
PICTURE_MIME: Final = "application/x-layout-tool-picture"
Index = QModelIndex | QPersistentModelIndex
Row = StoryRow | PictureRow
_COPY: Final = Qt.DropAction.CopyAction


def is_dark(palette: QPalette) -> bool:
    """Tell whether a palette is light type on a dark ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def colours(palette: QPalette) -> dict[str, QColor]:
    """Return the colours of states, legible on the palette's ground."""
    dark = is_dark(palette)
    return {
        "over": QColor("#ff8a80" if dark else "#b3261e"),
        "short": QColor("#f0b860" if dark else "#8a5a00"),
        "placed": QColor("#7fcf9b" if dark else "#2c7a4b"),
        "waiting": palette.color(QPalette.ColorRole.Dark),
        "missing": QColor("#ff8a80" if dark else "#b3261e"),
    }


def draw_pill(
    painter: QPainter, right: int, middle: int, text: str, colour: QColor, *, filled: bool
) -> int:
    """Draw a small rounded label that ends at ``right``; return where it begins."""
    font = QFont(painter.font())
    font.setPixelSize(11)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + 14
    box = QRectF(right - width + 0.5, middle - 8.5, width - 1, 17)
    wash = QColor(colour)
    wash.setAlpha(36)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(colour)
    edge.setAlpha(110)
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(edge, 1))
    painter.setBrush(wash if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 8.5, 8.5)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return right - width


def dropped_files(mime: QMimeData) -> tuple[Path, ...]:
    """Return the local files of a drop from the desktop."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


class RowModel(QAbstractListModel):
    """Rows of a basket; ``name`` gives a row's text for readers and searches by key."""

    def __init__(
        self, mime: str, name: Callable[[Any], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mime = mime
        self._name = name
        self.rows: list[Any] = []

    def take(self, rows: Sequence[Row]) -> None:
        """Show other rows; when their ids are the same, what is selected stays."""
        if [_id(row) for row in rows] == [_id(row) for row in self.rows]:
            changed = [i for i, row in enumerate(rows) if row != self.rows[i]]
            self.rows = list(rows)
            for number in changed:
                self.dataChanged.emit(self.index(number, 0), self.index(number, 0))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """Return the number of the row with an id, −1 for none."""
        return next((i for i, row in enumerate(self.rows) if _id(row) == name), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself for painting, its text for everything else."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self._name(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return the basket's own type."""
        return [self._mime]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged ids, one a line; the canvas places the first."""
        data = QMimeData()
        names = [_id(self.rows[index.row()]) for index in indexes]
        data.setData(self._mime, "\n".join(names).encode())
        return data


class BasketList(QListView):
    """The list: Enter or a double click means a row, files may be dropped on it.

    Signals: ``meant`` with a row's id, ``files`` with paths from the desktop, ``unwanted`` when
    Delete is pressed, ``widened`` when there is another width to share.
    """

    meant = Signal(str)
    unwanted = Signal(str)
    files = Signal(object)
    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(_COPY)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._means)
        self.empty = QLabel(self.viewport())
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setForegroundRole(QPalette.ColorRole.Dark)
        self.empty.setMargin(24)
        self.empty.hide()

    def current(self) -> str:
        """Return the id of the current row, "" for none."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return _id(row) if row is not None else ""

    def say_empty(self, words: str) -> None:
        """Say why the list is empty, or nothing when it is not."""
        self.empty.setText(words)
        self.empty.setGeometry(self.viewport().rect())
        self.empty.setVisible(bool(words))

    def resizeEvent(self, event: Any) -> None:
        """Keep the words of an empty list in the middle."""
        super().resizeEvent(event)
        self.empty.setGeometry(self.viewport().rect())
        self.widened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means the row, Delete takes it out of the edition."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.meant.emit(self.current())
        elif event.key() == Qt.Key.Key_Delete and self.current():
            self.unwanted.emit(self.current())
        else:
            super().keyPressEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag a small card that says what is dragged."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        drag.setPixmap(self._card(str(indexes[0].data())))
        drag.setHotSpot(QPoint(14, 14))
        drag.exec(_COPY)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from the desktop."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files from the desktop."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over the files that were dropped."""
        found = dropped_files(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.files.emit(found)

    def _means(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is not None:
            self.meant.emit(_id(row))

    def _card(self, text: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        metrics = self.fontMetrics()
        words = metrics.elidedText(text.split("\n")[0], Qt.TextElideMode.ElideRight, 200)
        box = QRect(0, 0, metrics.horizontalAdvance(words) + 28, 30)
        picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            role = QPalette.ColorRole
            painter.setPen(QPen(self.palette().color(role.Highlight), 1))
            painter.setBrush(self.palette().color(role.Base))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setPen(self.palette().color(role.Text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        finally:
            painter.end()
        return picture


class SearchField(QLineEdit):
    """A line with a magnifying glass and a button that clears it; Esc clears it too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.dress()

    def dress(self) -> None:
        """Draw the glass in the theme's colour."""
        self._glass.setIcon(icon("search", self.palette().color(QPalette.ColorRole.Dark)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Filters(QWidget):
    """Buttons of which one is down: all, waiting, … each with how many rows it shows.

    ``chosen`` carries the key of the one that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for key in keys:
            button = QToolButton()
            button.setObjectName("filterButton")
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        row.addStretch()
        self._buttons[keys[0]].setChecked(True)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def current(self) -> str:
        """The key of the button that is down."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Press a button."""
        self._buttons[key].click()

    def name(self, key: str, words: str, count: int) -> None:
        """Say what a button shows, and how many."""
        self._buttons[key].setText(f"{words} {count}")

    def _clicked(self) -> None:
        self.chosen.emit(self.current)


def _id(row: Any) -> str:
    return str(row.story.id if isinstance(row, StoryRow) else row.picture.id)
