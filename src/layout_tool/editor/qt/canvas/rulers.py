"""Rulers along the canvas: millimetres, or columns and lines of the page's grid."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.canvas.geometry import PagePlace
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.pointer import Pointer, modifiers_of, pointer_at
from layout_tool.model import PT_PER_MM, PageGrid

__all__ = ["RULER_PX", "Ruler", "Tick", "Units", "grid_ticks", "mm_ticks"]

Units = Literal["mm", "grid"]
RULER_PX: Final = 22
_STEPS_MM: Final = (1, 2, 5, 10, 20, 50, 100, 200)
_STEPS_LINES: Final = (1, 2, 5, 10, 20, 50)
_LABEL_ROOM_PX: Final = 46


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on a ruler: where (pt on the page), how long (0 to 1 of the ruler), and its label."""

    at: float
    length: float
    label: str = ""


def mm_ticks(length: float, px_per_pt: float) -> list[Tick]:
    """Return the ticks of a millimetre ruler of ``length`` pt, from 0."""
    px_per_mm = px_per_pt * PT_PER_MM
    major = next((s for s in _STEPS_MM if s * px_per_mm >= _LABEL_ROOM_PX), _STEPS_MM[-1])
    parts = next(p for p in (10, 5, 2, 1) if major / p * px_per_mm >= 4 or p == 1)
    ticks = []
    for i in range(math.floor(length / PT_PER_MM / major * parts + 1e-6) + 1):
        at = i * major / parts * PT_PER_MM
        if i % parts == 0:
            ticks.append(Tick(at, 1.0, f"{i // parts * major}"))
        else:
            half = parts % 2 == 0 and i % (parts // 2) == 0
            ticks.append(Tick(at, 0.45 if half else 0.25))
    return ticks


def grid_ticks(grid: PageGrid, px_per_pt: float, *, down: bool) -> list[Tick]:
    """Return the ticks of lines (``down``) or of columns, numbered from 1 as editors count."""
    if not down:
        return [
            Tick(grid.column_x(column), 1.0, str(column + 1)) for column in range(grid.columns)
        ] + [Tick(grid.column_x(column) + grid.measure, 0.45) for column in range(grid.columns)]
    pitch = grid.leading * px_per_pt
    major = next((s for s in _STEPS_LINES if s * pitch >= 26), _STEPS_LINES[-1])
    ticks = []
    for line in range(grid.lines):
        labelled = (line + 1) % major == 0 or line == 0
        if labelled or pitch >= 4:
            label = str(line + 1) if labelled else ""
            ticks.append(Tick(grid.line_top(line), 1.0 if labelled else 0.3, label))
    return ticks


class Ruler(QWidget):
    """A ruler above or beside a canvas; every page of the spread has its own origin."""

    def __init__(self, canvas: PageView, *, down: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._down = down
        self._units: Units = "mm"
        self._mark: float | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor if down else Qt.CursorShape.SplitVCursor)
        if down:
            self.setFixedWidth(RULER_PX)
        else:
            self.setFixedHeight(RULER_PX)
        canvas.view_changed.connect(self._view_changed)

    def set_units(self, units: Units) -> None:
        """Choose millimetres, or columns and lines."""
        self._units = units
        self.update()

    def set_mark(self, at: float | None) -> None:
        """Show where the pointer is, in logical pixels along the ruler; None for nowhere."""
        old, self._mark = self._mark, at
        for spot in (old, at):
            if spot is not None:
                x, w = int(spot) - 2, 5
                self.update(*((0, x, self.width(), w) if self._down else (x, 0, w, self.height())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw a guide out of the ruler: across from the upper one, down from the left."""
        if event.button() == Qt.MouseButton.LeftButton and self._canvas.spread is not None:
            self._canvas.guide_wanted.emit(not self._down, self._pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the guide along."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._canvas.spread is not None:
            self._canvas.moved.emit(self._pointer(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the guide there; on a ruler it goes."""
        if event.button() == Qt.MouseButton.LeftButton and self._canvas.spread is not None:
            self._canvas.released.emit(self._pointer(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put a guide at the place of the ruler that was clicked twice."""
        spread = self._canvas.spread
        if event.button() == Qt.MouseButton.LeftButton and spread is not None:
            middle = self._canvas.rect().center()
            at = self._canvas.mapFromGlobal(event.globalPosition().toPoint())
            spot = QPointF(middle.x(), at.y()) if self._down else QPointF(at.x(), middle.y())
            pointer = pointer_at(spread, self._canvas.view, spot.x(), spot.y())
            self._canvas.guide_wanted.emit(self._down, pointer)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        """Return where the pointer is over the canvas; over the rulers it is off the paper."""
        spread = self._canvas.spread
        assert spread is not None
        at = self._canvas.mapFromGlobal(event.globalPosition().toPoint())
        held = modifiers_of(event.modifiers())
        pointer = pointer_at(spread, self._canvas.view, at.x(), at.y(), modifiers=held)
        inside = self._canvas.rect().contains(at)
        return pointer if inside else replace(pointer, on_page=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band of the type area, the ticks with their labels, and the mark."""
        painter = QPainter(self)
        try:
            palette = self.palette()
            painter.fillRect(event.rect(), palette.color(palette.ColorRole.Window))
            spread = self._canvas.spread
            if spread is not None:
                for place in spread.places:
                    self._paint_page(painter, place, event.rect())
            edge = palette.color(palette.ColorRole.Mid)
            painter.setPen(QPen(edge, 1))
            w, h = self.width(), self.height()
            painter.drawLine(
                QLineF(w - 0.5, 0, w - 0.5, h) if self._down else QLineF(0, h - 0.5, w, h - 0.5)
            )
            if self._mark is not None:
                painter.setPen(QPen(palette.color(palette.ColorRole.Highlight), 1))
                at = math.floor(self._mark) + 0.5
                painter.drawLine(QLineF(0, at, w, at) if self._down else QLineF(at, 0, at, h))
        finally:
            painter.end()

    def _paint_page(self, painter: QPainter, place: PagePlace, part: QRect) -> None:
        shown = self._canvas.pages.get(place.page)
        if shown is None:
            return
        view = self._canvas.view
        scale = view.scale / view.ratio
        corner = view.to_device(place.rect.x, place.rect.y)
        start = corner[1 if self._down else 0] / view.ratio
        self._paint_paper(painter, shown.grid, start, scale)
        length = place.rect.height if self._down else place.rect.width
        if self._units == "mm":
            ticks = mm_ticks(length, scale)
        else:
            ticks = grid_ticks(shown.grid, scale, down=self._down)
        self._paint_ticks(painter, ticks, start, scale, part)

    def _paint_paper(self, painter: QPainter, grid: PageGrid, start: float, scale: float) -> None:
        palette = self.palette()
        paper = palette.color(palette.ColorRole.Base)
        length = grid.height if self._down else grid.width
        painter.fillRect(self._band(start, length * scale, 0, RULER_PX), paper)
        tint = QColor(palette.color(palette.ColorRole.Highlight))
        tint.setAlpha(90)
        for column in range(1 if self._down else grid.columns):
            at = grid.top if self._down else grid.column_x(column)
            size = grid.type_area.height if self._down else grid.measure
            painter.fillRect(self._band(start + at * scale, size * scale, RULER_PX - 3, 2), tint)

    def _paint_ticks(
        self, painter: QPainter, ticks: list[Tick], start: float, scale: float, part: QRect
    ) -> None:
        low, high = (part.top(), part.bottom()) if self._down else (part.left(), part.right())
        palette = self.palette()
        faint = QColor(palette.color(palette.ColorRole.WindowText))
        faint.setAlpha(110)
        font = QFont(self.font())
        font.setPixelSize(9)
        painter.setFont(font)
        lines: list[QLineF] = []
        for tick in ticks:
            at = math.floor(start + tick.at * scale) + 0.5
            # A label reaches beyond its tick.
            if not low - 60 < at < high + 60:
                continue
            first, last = RULER_PX * (1 - tick.length * 0.8) - 1, RULER_PX - 1
            lines.append(QLineF(first, at, last, at) if self._down else QLineF(at, first, at, last))
            if tick.label:
                painter.setPen(palette.color(palette.ColorRole.WindowText))
                self._paint_label(painter, tick.label, at)
        painter.setPen(QPen(faint, 1))
        painter.drawLines(lines)

    def _paint_label(self, painter: QPainter, label: str, at: float) -> None:
        if not self._down:
            painter.drawText(QPointF(at + 3, 11), label)
            return
        painter.save()
        painter.translate(11, at + 3)
        painter.rotate(90)
        painter.drawText(QPointF(0, 3), label)
        painter.restore()

    def _band(self, at: float, length: float, across: float, width: float) -> QRectF:
        if self._down:
            return QRectF(across, at, width, length)
        return QRectF(at, across, length, width)

    def _view_changed(self, view: object) -> None:
        self.update()
