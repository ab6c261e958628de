"""The canvas with its rulers and scroll bars."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollBar, QToolButton, QWidget

from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.painter import SheetPainter
from layout_tool.editor.qt.canvas.pointer import Pointer
from layout_tool.editor.qt.canvas.rulers import RULER_PX, Ruler, Units

__all__ = ["CanvasPane"]


class CanvasPane(QWidget):
    """Holds a :class:`PageView`; the corner button between the rulers changes their units."""

    units_wanted = Signal(str)

    def __init__(self, sheets: SheetPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView(sheets, self)
        self._units: Units = "mm"
        self._across = Ruler(self.view, down=False, parent=self)
        self._down = Ruler(self.view, down=True, parent=self)
        self._corner = QToolButton(self)
        self._corner.setObjectName("rulerCorner")
        self._corner.setFixedSize(RULER_PX, RULER_PX)
        self._corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._corner.clicked.connect(self._corner_clicked)
        self._bar_x = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar_y = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar_x.valueChanged.connect(self._scrolled)
        self._bar_y.valueChanged.connect(self._scrolled)
        self.view.view_changed.connect(self._view_changed)
        self.view.hovered.connect(self._hovered)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._corner, 0, 0)
        grid.addWidget(self._across, 0, 1)
        grid.addWidget(self._down, 1, 0)
        grid.addWidget(self.view, 1, 1)
        grid.addWidget(self._bar_y, 0, 2, 2, 1)
        grid.addWidget(self._bar_x, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.setFocusProxy(self.view)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the corner's words in the interface language."""
        self._corner.setText(self.tr("mm") if self._units == "mm" else self.tr("grid"))
        self._corner.setToolTip(
            self.tr("Ruler units: click to change between millimetres and columns and lines")
        )
        self.view.setAccessibleName(self.tr("Page"))

    def set_units(self, units: Units) -> None:
        """Choose the rulers' units."""
        self._units = units
        self._across.set_units(units)
        self._down.set_units(units)
        self.retranslate()

    def show_rulers(self, shown: bool) -> None:
        """Show or hide both rulers."""
        for widget in (self._across, self._down, self._corner):
            widget.setVisible(shown)

    def show_bars(self, shown: bool) -> None:
        """Show or hide the scroll bars."""
        self._bar_x.setVisible(shown)
        self._bar_y.setVisible(shown)

    def zoom_in(self) -> None:
        """Zoom in by a rung."""
        self.view.step_zoom(1)

    def zoom_out(self) -> None:
        """Zoom out by a rung."""
        self.view.step_zoom(-1)

    def actual_size(self) -> None:
        """Zoom to 100 %."""
        self.view.set_zoom(1.0)

    def fit_page(self) -> None:
        """Show the whole page."""
        self.view.set_fit("page")

    def fit_spread(self) -> None:
        """Show both halves of the spread."""
        self.view.set_fit("spread")

    def fit_width(self) -> None:
        """Show the page as wide as the window, from its top."""
        self.view.set_fit("width")

    def _corner_clicked(self) -> None:
        self.units_wanted.emit("grid" if self._units == "mm" else "mm")

    def _hovered(self, pointer: object) -> None:
        if not isinstance(pointer, Pointer) or self.view.spread is None:
            self._across.set_mark(None)
            self._down.set_mark(None)
            return
        place = self.view.spread.place(pointer.page)
        if place is not None:
            view = self.view.view
            x, y = view.to_device(place.rect.x + pointer.x, place.rect.y + pointer.y)
            self._across.set_mark(x / view.ratio)
            self._down.set_mark(y / view.ratio)

    def _view_changed(self, _view: object) -> None:
        view, limits = self.view.view, self.view.pan_limits()
        if limits is None:
            return
        for bar, at, (low, high), page in (
            (self._bar_x, view.x, limits[0], self.view.width()),
            (self._bar_y, view.y, limits[1], self.view.height()),
        ):
            bar.blockSignals(True)
            bar.setRange(-high, -low)
            bar.setPageStep(round(page * view.ratio))
            bar.setSingleStep(round(40 * view.ratio))
            bar.setValue(-at)
            bar.blockSignals(False)

    def _scrolled(self, _value: int) -> None:
        view = self.view.view
        dx, dy = -self._bar_x.value() - view.x, -self._bar_y.value() - view.y
        if dx or dy:
            self.view.pan(dx / view.ratio, dy / view.ratio)
