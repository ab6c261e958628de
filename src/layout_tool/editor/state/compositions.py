"""Composed pages, made when asked for and kept as long as what they show is the same object."""

from __future__ import annotations

from dataclasses import replace

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page, PictureFrame, StoryFrame
from layout_tool.problem import LayoutError, Place, Problem
from layout_tool.sheet import Sheet

__all__ = ["Compositions"]

_Key = tuple[object, ...]


class Compositions:
    """The sheets of an edition, of which only what changed is composed again.

    A page that cannot be composed gives an empty sheet and says why, so that one bad page never
    hides the others.
    """

    def __init__(self, book: FontBook, cache: ComposeCache) -> None:
        self._book = book
        self._cache = cache
        self._done: dict[str, tuple[_Key, Composition]] = {}
        self._warming: tuple[Page | None, int] = None, 0

    def page(self, edition: Edition, page_id: str) -> Composition:
        """Return a page composed.

        :raises KeyError: when the edition has no such page.
        """
        page = edition.page(page_id)
        key = self._key(edition, page)
        found = self._done.get(page_id)
        if found is not None and _same(found[0], key):
            return found[1]
        composition = self._compose(edition, page)
        self._done[page_id] = key, composition
        return composition

    def known(self, edition: Edition, page_id: str) -> Composition | None:
        """Return a page if it is composed as the edition has it, else None."""
        found = self._done.get(page_id)
        if found is None or not _same(found[0], self._key(edition, edition.page(page_id))):
            return None
        return found[1]

    def warm(self, edition: Edition, page_id: str) -> bool:
        """Compose a page a little further, a frame at a time; tell whether it is composed now.

        A whole page takes so long that who begins to type would wait for it.

        :raises KeyError: when the edition has no such page.
        """
        page = edition.page(page_id)
        before, done = self._warming
        number = done if before is page else 0
        if number < len(page.frames) and self.known(edition, page_id) is None:
            # Alone on its page: what comes of it is kept by content, and found again.
            self._compose(edition, replace(page, frames=page.frames[number : number + 1]))
            self._warming = page, number + 1
            return False
        self._warming = None, 0
        self.page(edition, page_id)
        return True

    def forget(self, edition: Edition) -> None:
        """Drop pages that the edition does not have."""
        there = {page.id for page in edition.pages}
        for page_id in [name for name in self._done if name not in there]:
            del self._done[page_id]

    def _compose(self, edition: Edition, page: Page) -> Composition:
        try:
            return compose(edition, page, self._book, self._cache)
        except LayoutError as error:
            problems = error.problems
        except (KeyError, ValueError) as error:
            what = f"Page {page.id} cannot be composed: {error}."
            remedy = "Undo the last change, or choose another grid or template for the page."
            problems = (Problem("page.compose", what, remedy, place=Place(page=page.id)),)
        grid = edition.layout.grids.get(page.grid) or next(iter(edition.layout.grids.values()))
        return Composition(Sheet(page.id, grid.width, grid.height, grid.bleed), (), problems)

    def _key(self, edition: Edition, page: Page) -> _Key:
        """Return everything that the page shows; compared by identity, then by value.

        What a story that runs on shows here depends on its parts on other pages.
        """
        threads = self._cache.threads(edition)
        contents: list[object] = []
        for frame in page.frames:
            if isinstance(frame, StoryFrame):
                contents.append(edition.stories.get(frame.story))
                for other, _ in threads.get(frame.story, ()):
                    contents += (other, *_outlines(edition, other))
            elif isinstance(frame, PictureFrame):
                contents.append(edition.pictures.get(frame.picture))
        heading = edition.title, edition.date, edition.issue, edition.folder
        return (page, edition.layout, *heading, *contents)


def _outlines(edition: Edition, page: Page) -> list[object]:
    """Return the pictures whose outlines shape the text of a page."""
    return [
        edition.pictures.get(frame.picture)
        for frame in page.frames
        if isinstance(frame, PictureFrame) and frame.wrap == "shape"
    ]


def _same(old: _Key, new: _Key) -> bool:
    if len(old) != len(new):
        return False
    return all(a is b or (isinstance(b, str) and a == b) for a, b in zip(old, new, strict=True))
