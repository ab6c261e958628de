"""Shows a desk's pages: on the canvas at once, in strip and status bar when the editor rests."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.canvas.geometry import Spread, spreads
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.painter import SheetPainter
from layout_tool.editor.qt.canvas.spread_painter import ShownPage
from layout_tool.editor.qt.panels.pages import PageStrip
from layout_tool.editor.qt.panels.status import StatusLine
from layout_tool.editor.qt.shown_pages import ShownPages
from layout_tool.editor.qt.thumbnails import Thumbnails
from layout_tool.editor.state.desk import Changed, Desk

__all__ = ["Showing"]

_REST_MS: Final = 250
"""How long the editor must rest before strip and status bar follow."""


class Showing(QObject):
    """Follows a desk; ``page_changed`` carries the id of the page the editor went to."""

    page_changed = Signal(str)

    def __init__(
        self, sheets: SheetPainter, view: PageView, status: StatusLine, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._view, self._status = view, status
        self._thumbnails = Thumbnails(sheets, self._page_at_leisure, self)
        self.strip = PageStrip(self._thumbnails, parent)
        self.current = ""
        self._desk: Desk | None = None
        self._pages: ShownPages | None = None
        self._spreads: tuple[Spread, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REST_MS)
        self._later.timeout.connect(self.catch_up)

    def set_desk(self, desk: Desk | None) -> None:
        """Follow another desk, or none."""
        if self._desk is not None:
            self._desk.changed.disconnect(self._heard)
        self._later.stop()
        self._thumbnails.clear()
        self._desk, self._spreads = desk, ()
        self._pages = ShownPages(desk) if desk is not None else None
        self.current = desk.view.page if desk is not None else ""
        if desk is None:
            self._view.clear()
            self.strip.show_spreads(None, ())
            self._status.show_page(None, "", {})
            return
        desk.changed.connect(self._heard)
        self._spread_out(desk)
        self.catch_up()

    def page(self, page_id: str) -> ShownPage:
        """Return a page as it is shown, composing it at need.

        :raises KeyError: when there is no such page.
        """
        if self._pages is None:
            raise KeyError(page_id)
        return self._pages.page(page_id)

    def _page_at_leisure(self, page_id: str) -> ShownPage | None:
        """Return a page if it is composed; else compose one frame more of it.

        :raises KeyError: when there is no such page.
        """
        desk = self._desk
        if desk is None:
            raise KeyError(page_id)
        if desk.known(page_id) is None and (desk.is_busy or not desk.warm(page_id)):
            return None
        return self.page(page_id)

    def catch_up(self) -> None:
        """Let strip and status bar show what is so."""
        desk = self._desk
        if desk is None:
            return
        if desk.is_busy:
            self._later.start()
            return
        self.strip.show_spreads(desk.shown, self._spreads)
        self._status.show_page(desk.shown, self.current, dict(self._view.pages))
        for page in desk.shown.pages:
            self._thumbnails.refresh(page.id)

    def _heard(self, news: Changed) -> None:
        desk = self._desk
        if desk is None:
            return
        turned = desk.view.page != self.current
        self.current = desk.view.page
        difference = news.shown
        if news.view or difference.order or difference.layout or difference.pages:
            self._spread_out(desk)
        elif difference:
            self._show_current()
        if difference or news.edition or news.view:
            self._later.start()
        if turned:
            self.page_changed.emit(self.current)

    def _spread_out(self, desk: Desk) -> None:
        """Arrange the pages as spreads and show the current one."""
        found = spreads(desk.shown, facing=desk.view.facing)
        if found != self._spreads:
            self._spreads = found
            self.strip.show_spreads(desk.shown, found)
        self._show_current()

    def _show_current(self) -> None:
        spread = next((s for s in self._spreads if s.place(self.current) is not None), None)
        if spread is None or self._pages is None:
            self._view.clear()
            return
        pages = {place.page: self._pages.page(place.page) for place in spread.places}
        self._view.show_pages(spread, pages, self.current)
        if self.strip.current != self.current:
            self.strip.set_current(self.current)
