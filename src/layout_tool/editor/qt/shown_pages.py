"""The desk's composed pages as the canvas shows them."""

from __future__ import annotations

from layout_tool.editor.qt.canvas.spread_painter import ShownPage
from layout_tool.editor.state.desk import Desk

__all__ = ["ShownPages"]


class ShownPages:
    """Pages of a desk, each the same object until what it shows is another one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[str, ShownPage] = {}

    def page(self, page_id: str) -> ShownPage:
        """Return a page of the edition as it is shown, composing it at need.

        :raises KeyError: when the edition has no such page.
        """
        edition = self._desk.shown
        grid = edition.layout.grid(edition.page(page_id))
        composition = self._desk.composition(page_id)
        found = self._kept.get(page_id)
        if found is None or found.composition is not composition or found.grid != grid:
            found = self._kept[page_id] = ShownPage(composition, grid)
        return found
