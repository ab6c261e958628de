"""The strip of pages: a small picture of every page, spread by spread."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
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
_Index = QModelIndex | QPersistentModelIndex


class PageStrip(QListView):
    """Shows the spreads; ``page_chosen`` tells the page an editor clicked or walked to."""

    page_chosen = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
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
        self._press_x = 0.0

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
        """Remember which half of the spread is meant."""
        self._press_x = event.position().x()
        super().mousePressEvent(event)

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
            distances = [abs(box.center().x() - self._press_x) for box in boxes]
            self.page_chosen.emit(spread.places[distances.index(min(distances))].page)

    def _picture_came(self, page_id: str) -> None:
        row = self._spreads.row_of(page_id)
        if row >= 0:
            self.update(self._spreads.index(row, 0))


class _SpreadModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.edition: Edition | None = None
        self._rows: tuple[Spread, ...] = ()

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
