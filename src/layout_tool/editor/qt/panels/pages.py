"""The strip of pages: a small picture of every page, spread by spread."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from layout_tool.editor.qt.canvas.geometry import Spread
from layout_tool.editor.qt.thumbnails import Thumbnails
from layout_tool.model import Edition

__all__ = ["PageStrip"]

_MARGIN: Final = 12
_LABEL: Final = 34
_TALLEST: Final = 220
_SCROLL_ZONE: Final = 28
_SCROLL_STEP: Final = 16
"""A page dragged so near to an edge, in pixels, scrolls the strip by so many."""
_Index = QModelIndex | QPersistentModelIndex


class PageStrip(QListView):
    """Shows the spreads.

    ``page_chosen`` tells the page an editor clicked or walked to; ``page_moved`` the page that was
    dragged, and its new place among the others from 0; ``menu_wanted`` where, on the screen, a
    menu is asked for.
    """

    page_chosen = Signal(str)
    page_moved = Signal(str, int)
    menu_wanted = Signal(QPoint)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        # Before Qt's own part is made, for events come while it is.
        self._target: int | None = None
        super().__init__(parent)
        self._spreads = _SpreadModel()
        self._delegate = _SpreadDelegate(self, thumbnails)
        self._thumbnails = thumbnails
        self.setModel(self._spreads)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setMinimumWidth(132)
        self.current = ""
        thumbnails.ready.connect(self._picture_came)
        self.clicked.connect(self._clicked)
        self._press, self._over = QPointF(), 0.0
        self._dragged = ""

    @property
    def dragged(self) -> str:
        """The page that is being dragged, "" for none."""
        return self._dragged if self._target is not None else ""

    @property
    def target(self) -> int | None:
        """The place among the other pages at which the dragged one would be put, from 0."""
        return self._target

    def box(self, page_id: str) -> QRectF:
        """Return where a page stands in the strip's view, empty when it has none."""
        row = self._spreads.row_of(page_id)
        spread = self._spreads.spread(self._spreads.index(row, 0)) if row >= 0 else None
        if spread is None:
            return QRectF()
        boxes = self._delegate.boxes(self.visualRect(self._spreads.index(row, 0)), spread)
        return next(b for b, p in zip(boxes, spread.places, strict=True) if p.page == page_id)

    def show_spreads(self, edition: Edition | None, spreads: tuple[Spread, ...]) -> None:
        """Show an edition's spreads."""
        self._spreads.reset(edition, spreads)

    def set_current(self, page_id: str) -> None:
        """Mark the page that the editor is on and bring it into view."""
        self.current = page_id
        row = self._spreads.row_of(page_id)
        if row >= 0:
            index = self._spreads.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return a width at which both pages of a spread are legible in outline."""
        return QSize(196, 400)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which half of the spread is meant, and which page may be dragged."""
        self._press = event.position()
        self._dragged, self._target = "", None
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = self._page_at(event.position())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the page along that was pressed, and show where it would go."""
        way = (event.position() - self._press).manhattanLength()
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if not held or not self._dragged or (
            self._target is None and way < QApplication.startDragDistance()
        ):  # fmt: skip
            super().mouseMoveEvent(event)
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll_towards(event.position().y())
        self._over = event.position().y()
        self._target = self._place_at(event.position())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the dragged page where it is."""
        page, target = self._dragged, self._target
        self._put_down()
        if target is None:
            super().mouseReleaseEvent(event)
        elif target != self._order().index(page):
            self.page_moved.emit(page, target)

    def event(self, event: QEvent) -> bool:
        """Let Esc drop a drag, before it means anything else in the window."""
        if (
            self._target is not None
            and isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._put_down()
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows again: their height follows the width of the strip."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Go to the page under the pointer, and ask for a menu."""
        page = self._page_at(QPointF(event.pos()))
        if page:
            self.page_chosen.emit(page)
        self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the spreads, and a bar where a dragged page would stand."""
        super().paintEvent(event)
        if self._target is None:
            return
        painter = QPainter(self.viewport())
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(self.palette().ColorRole.Highlight))
            painter.drawRoundedRect(self._bar(self._target), 2, 2)
        finally:
            painter.end()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Go to the page that the arrow keys reach."""
        super().currentChanged(current, previous)
        spread = self._spreads.spread(current)
        if self.hasFocus() and spread is not None and spread.place(self.current) is None:
            self.page_chosen.emit(spread.places[0].page)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        spread = self._spreads.spread(index)
        if spread is not None:
            boxes = self._delegate.boxes(self.visualRect(index), spread)
            distances = [abs(box.center().x() - self._press.x()) for box in boxes]
            self.page_chosen.emit(spread.places[distances.index(min(distances))].page)

    def _put_down(self) -> None:
        self._dragged, self._target = "", None
        self.unsetCursor()
        self.viewport().update()

    def _order(self) -> list[str]:
        return [place.page for spread in self._spreads.rows for place in spread.places]

    def _page_at(self, at: QPointF) -> str:
        return next((name for name in self._order() if self.box(name).contains(at)), "")

    def _place_at(self, at: QPointF) -> int:
        """Return how many of the other pages stand before a point, in reading order."""
        before = 0
        for name in self._order():
            box = self.box(name)
            row = self.visualRect(self._spreads.index(self._spreads.row_of(name), 0))
            passed = at.y() > row.bottom() or (at.y() > row.top() and at.x() > box.center().x())
            before += name != self._dragged and passed
        return before

    def _bar(self, target: int) -> QRectF:
        """Return the bar at the page before or the page after, in the row of the pointer."""
        others = [name for name in self._order() if name != self._dragged]
        before = self.box(others[target - 1]) if target else QRectF()
        after = self.box(others[target]) if target < len(others) else QRectF()
        if after.isEmpty() or before.top() <= self._over <= before.bottom() + _LABEL:
            return QRectF(before.right(), before.top(), 4, before.height())
        return QRectF(after.left() - 4, after.top(), 4, after.height())

    def _scroll_towards(self, y: float) -> None:
        height, bar = self.viewport().height(), self.verticalScrollBar()
        if y < _SCROLL_ZONE:
            bar.setValue(bar.value() - _SCROLL_STEP)
        elif y > height - _SCROLL_ZONE:
            bar.setValue(bar.value() + _SCROLL_STEP)

    def _picture_came(self, page_id: str) -> None:
        row = self._spreads.row_of(page_id)
        if row >= 0:
            self.update(self._spreads.index(row, 0))


class _SpreadModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.edition: Edition | None = None
        self._rows: tuple[Spread, ...] = ()

    @property
    def rows(self) -> tuple[Spread, ...]:
        return self._rows

    def reset(self, edition: Edition | None, spreads: tuple[Spread, ...]) -> None:
        if self._rows == spreads and self.edition is not None and edition is not None:
            self.edition = edition
            if spreads:
                self.dataChanged.emit(self.index(0, 0), self.index(len(spreads) - 1, 0))
            return
        self.beginResetModel()
        self.edition, self._rows = edition, spreads
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        spread = self.spread(index)
        if spread is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " – ".join(place.page for place in spread.places)
        return None

    def spread(self, index: _Index) -> Spread | None:
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def row_of(self, page_id: str) -> int:
        return next((i for i, s in enumerate(self._rows) if s.place(page_id)), -1)


class _SpreadDelegate(QStyledItemDelegate):
    def __init__(self, strip: PageStrip, thumbnails: Thumbnails) -> None:
        super().__init__(strip)
        self._strip = strip
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        spread = self._strip._spreads.spread(index)
        width = self._strip.viewport().width()
        if spread is None:
            return QSize(width, 100)
        share = (width - 2 * _MARGIN) / spread.width
        return QSize(width, round(min(share, _largest(spread)) * spread.height) + _LABEL + _MARGIN)

    def boxes(self, row: QRect, spread: Spread) -> list[QRectF]:
        share = min((row.width() - 2 * _MARGIN) / spread.width, _largest(spread))
        left = row.left() + (row.width() - spread.width * share) / 2
        return [
            QRectF(
                round(left + place.rect.x * share),
                row.top() + _MARGIN,
                round(place.rect.width * share),
                round(place.rect.height * share),
            )
            for place in spread.places
        ]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        spread = self._strip._spreads.spread(index)
        if spread is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: QRect = option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered:
            wash = QColor(self._strip.palette().color(self._strip.palette().ColorRole.Midlight))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(row.adjusted(4, 2, -4, -2), 7, 7)
        for place, box in zip(spread.places, self.boxes(row, spread), strict=True):
            self._paint_page(painter, place.page, box)
        painter.restore()

    def _paint_page(self, painter: QPainter, page_id: str, box: QRectF) -> None:
        palette = self._strip.palette()
        role = palette.ColorRole
        current = page_id == self._strip.current
        ratio = self._strip.devicePixelRatioF()
        painter.fillRect(box.translated(0, 1.5).adjusted(-0.5, 0, 0.5, 0.5), QColor(0, 0, 0, 45))
        painter.fillRect(box, QColor(255, 255, 255))
        picture = self._thumbnails.image(page_id, round(box.width() * ratio))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, picture)
        edge = palette.color(role.Highlight) if current else palette.color(role.Mid)
        painter.setPen(QPen(edge, 2 if current else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-1, -1, 1, 1) if current else box)
        edition = self._strip._spreads.edition
        section = edition.page(page_id).section if edition is not None else ""
        label = QRectF(box.left() - 8, box.bottom() + 5, box.width() + 16, _LABEL - 8)
        painter.setPen(palette.color(role.Highlight if current else role.Text))
        metrics = painter.fontMetrics()
        text = f"{page_id} {section}".strip()
        if metrics.horizontalAdvance(text) > label.width():
            text = page_id
        painter.drawText(label, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)


def _largest(spread: Spread) -> float:
    """Return the greatest share of true size: a lone page does not fill a wide strip."""
    return _TALLEST / spread.height
