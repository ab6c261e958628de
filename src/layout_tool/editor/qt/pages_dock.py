"""The dock with the strip of pages: shown and hidden by the editor, and remembered."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDockWidget, QMainWindow

from layout_tool.editor.qt.menus import CommandActions
from layout_tool.editor.qt.panels.pages import PageStrip
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.state.desk import Desk

__all__ = ["PagesDock"]


class PagesDock(QDockWidget):
    """Holds a strip; a page that is clicked is gone to, one that is dragged gets another place."""

    def __init__(
        self, window: QMainWindow, strip: PageStrip, settings: Settings, actions: CommandActions
    ) -> None:
        super().__init__(window)
        self._settings, self._actions = settings, actions
        self._desk: Desk | None = None
        self.strip = strip
        self.setObjectName("pagesDock")
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.setWidget(strip)
        strip.page_chosen.connect(self._go_to)
        strip.page_moved.connect(self._move)
        strip.menu_wanted.connect(self._show_menu)
        self.visibilityChanged.connect(self._shown)
        self.retranslate()

    def set_desk(self, desk: Desk | None) -> None:
        """Serve another desk; without one the dock goes, and comes back as it was left."""
        self._desk = desk
        self.setVisible(desk is not None and self._settings.flag("view.pages", True))

    def toggle(self) -> None:
        """Show the dock, or hide it."""
        self.setVisible(self.isHidden())

    def retranslate(self) -> None:
        """Say the title in the interface language."""
        self.setWindowTitle(self.tr("Pages"))
        self.strip.setAccessibleName(self.tr("Pages"))

    def _shown(self, _visible: bool) -> None:
        # A window that goes, or is put away, takes its docks along; that was not the editor's wish.
        window = self.window()
        if self._desk is not None and window.isVisible() and not window.isMinimized():
            self._settings.put("view.pages", not self.isHidden())

    def _go_to(self, page: str) -> None:
        if self._desk is not None and page != self._desk.view.page:
            self._desk.run("page.go", page=page)

    def _move(self, page: str, index: int) -> None:
        if self._desk is not None:
            self._desk.run("page.move", page=page, index=index)

    def _show_menu(self, at: QPoint) -> None:
        if self._desk is not None:
            self._actions.context_menu("strip").popup(at)
