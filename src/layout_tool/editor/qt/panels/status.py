"""The status bar: page, place in mm and in columns and lines, problems, zoom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from layout_tool.editor.qt.canvas.geometry import View
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.pointer import Pointer
from layout_tool.editor.qt.canvas.spread_painter import ShownPage
from layout_tool.editor.qt.icons import icon
from layout_tool.model import Edition, PageGrid, to_mm
from layout_tool.problem import Level, Problem

__all__ = ["StatusLine", "grid_place"]

_ZOOMS: Final = (25, 50, 75, 100, 150, 200, 400, 800)
_LISTED: Final = 20


def grid_place(grid: PageGrid, x: float, y: float) -> tuple[int, int] | None:
    """Return the base column and line under a point in pt, both from 1; None in the margins.

    A gutter belongs to the column on its left, the space between lines to the line above.
    """
    area = grid.type_area
    if not area.contains(x, y):
        return None
    column = int((x - grid.left) / (grid.measure + grid.gutter))
    line = int((y - grid.top) / grid.leading)
    return min(column, grid.columns - 1) + 1, min(line, grid.lines - 1) + 1


class StatusLine(QStatusBar):
    """Tells where the pointer is and how the page is seen.

    ``place_wanted`` carries a page id and a place in pt; ``zoom_wanted`` a zoom (1 = 100 %).
    """

    place_wanted = Signal(str, float, float)
    zoom_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Edition | None, str, Mapping[str, ShownPage]] = (None, "", {})
        self._view: PageView | None = None
        self.setSizeGripEnabled(False)
        self.page = QLabel()
        self.place = QLabel()
        self.cell = QLabel()
        self.problems = QToolButton()
        self.problems.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.problems.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problems.setMenu(QMenu(self.problems))
        self.zoom_out, self.zoom, self.zoom_in = QToolButton(), QToolButton(), QToolButton()
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.zoom.setMinimumWidth(64)
        self.zoom.setMenu(QMenu(self.zoom))
        for percent in _ZOOMS:
            action = QAction(f"{percent} %", self.zoom)
            action.setData(percent / 100)
            action.triggered.connect(self._zoom_chosen)
            self.zoom.menu().addAction(action)
        for button in (self.zoom_out, self.zoom_in, self.zoom, self.problems):
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.zoom_out.clicked.connect(self._step_out)
        self.zoom_in.clicked.connect(self._step_in)
        self.place.setMinimumWidth(190)
        self.cell.setMinimumWidth(130)
        for widget in (self.page, self.place, self.cell):
            self.addWidget(widget)
        for button in (self.problems, self.zoom_out, self.zoom, self.zoom_in):
            self.addPermanentWidget(button)

    def watch(self, view: PageView) -> None:
        """Step the zoom of this canvas."""
        self._view = view

    def dress(self, colour: QColor) -> None:
        """Draw the icons in the theme's colour."""
        self.zoom_out.setIcon(icon("minus", colour))
        self.zoom_in.setIcon(icon("plus", colour))
        self.problems.setIcon(icon("triangle-alert", QColor(208, 120, 20)))

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.zoom_out.setToolTip(self.tr("Zoom out"))
        self.zoom_in.setToolTip(self.tr("Zoom in"))
        self.zoom.setToolTip(self.tr("Zoom"))
        for button in (self.zoom_out, self.zoom_in, self.zoom):
            button.setAccessibleName(button.toolTip())
        self.problems.setAccessibleName(self.tr("Problems"))
        self.show_page(*self._shown)

    def show_page(
        self, edition: Edition | None, page_id: str, pages: Mapping[str, ShownPage]
    ) -> None:
        """Say which page of how many this is, and what is wrong on the pages shown."""
        self._shown = (edition, page_id, pages)
        is_open = edition is not None
        for widget in (self.zoom_out, self.zoom, self.zoom_in):
            widget.setVisible(is_open)
        self.place.clear()
        self.cell.clear()
        if edition is None:
            self.page.clear()
            self.problems.hide()
            return
        page = edition.page(page_id)
        at = edition.pages.index(page) + 1
        words = self.tr("Page %1 of %2").replace("%1", str(at))
        words = words.replace("%2", str(len(edition.pages)))
        self.page.setText("  ".join(part for part in (page.id, page.section, words) if part))
        self._list_problems(pages)

    def show_view(self, view: object) -> None:
        """Say the zoom."""
        if isinstance(view, View):
            self.zoom.setText(f"{view.zoom * 100:.0f} %")

    def show_pointer(self, pointer: object, edition: Edition | None) -> None:
        """Say where the pointer is; nothing when it is off the paper."""
        if not isinstance(pointer, Pointer) or edition is None or not pointer.on_page:
            self.place.clear()
            self.cell.clear()
            return
        across, down = to_mm(pointer.x), to_mm(pointer.y)
        self.place.setText(f"X {across:.1f} mm   Y {down:.1f} mm")
        grid = edition.layout.grid(edition.page(pointer.page))
        cell = grid_place(grid, pointer.x, pointer.y)
        if cell is None:
            self.cell.setText(self.tr("margin"))
        else:
            words = self.tr("column %1, line %2")
            self.cell.setText(words.replace("%1", str(cell[0])).replace("%2", str(cell[1])))

    def _list_problems(self, pages: Mapping[str, ShownPage]) -> None:
        menu = self.problems.menu()
        menu.clear()
        found = [
            (page_id, problem)
            for page_id, page in pages.items()
            for problem in page.composition.problems
            if problem.level is not Level.HINT
        ]
        self.problems.setVisible(bool(found))
        self.problems.setText(self.tr("%n problem(s)", "", len(found)))
        for page_id, problem in found[:_LISTED]:
            action = QAction(f"{page_id}   {problem.what}", menu)
            action.setToolTip(problem.remedy)
            action.setData((page_id, problem))
            action.triggered.connect(self._problem_chosen)
            menu.addAction(action)

    def _problem_chosen(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        page_id, problem = action.data()
        if isinstance(problem, Problem):
            x, y = self._spot(page_id, problem)
            self.place_wanted.emit(page_id, x, y)

    def _spot(self, page_id: str, problem: Problem) -> tuple[float, float]:
        place = problem.place
        if place.x is not None and place.y is not None:
            return place.x, place.y
        sheet = self._shown[2][page_id].composition.sheet
        box = next((group.box for group in sheet.groups if group.frame == place.frame), None)
        if box is None:
            return sheet.width / 2, sheet.height / 2
        return box.x + box.width / 2, box.y + box.height / 2

    def _zoom_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.zoom_wanted.emit(float(action.data()))

    def _step_in(self) -> None:
        if self._view is not None:
            self._view.step_zoom(1)

    def _step_out(self) -> None:
        if self._view is not None:
            self._view.step_zoom(-1)
