"""Composes pages when they are asked for, and keeps them as long as the edition is the same."""

from __future__ import annotations

from layout_tool.compose import ComposeCache, compose
from layout_tool.compose.result import Composition
from layout_tool.editor.qt.canvas.spread_painter import ShownPage
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page
from layout_tool.problem import LayoutError
from layout_tool.sheet import Sheet

__all__ = ["Composer"]


class Composer:
    """The sheets of one edition at a time.

    A page that cannot be composed gives an empty sheet and its problems, so that one bad page
    never hides the others.
    """

    def __init__(self, book: FontBook) -> None:
        self.book = book
        self._cache = ComposeCache()
        self._edition: Edition | None = None
        self._done: dict[str, ShownPage] = {}

    def set_edition(self, edition: Edition | None) -> None:
        """Take an edition; what was composed of another is dropped, its paragraphs are kept."""
        if edition is not self._edition:
            self._edition = edition
            self._done.clear()

    def is_composed(self, page_id: str) -> bool:
        """Tell whether a page's sheet is at hand."""
        return page_id in self._done

    def page(self, page_id: str) -> ShownPage:
        """Return a page's sheet, composing it at need.

        :raises KeyError: when the edition has no such page.
        """
        if self._edition is None:
            raise KeyError(page_id)
        found = self._done.get(page_id)
        if found is None:
            page = self._edition.page(page_id)
            grid = self._edition.layout.grid(page)
            found = self._done[page_id] = ShownPage(self._compose(self._edition, page), grid)
        return found

    def _compose(self, edition: Edition, page: Page) -> Composition:
        try:
            return compose(edition, page, self.book, self._cache)
        except LayoutError as error:
            grid = edition.layout.grid(page)
            sheet = Sheet(page.id, grid.width, grid.height, grid.bleed)
            return Composition(sheet, (), error.problems)
