"""What composing remembers from one page, keystroke or drag step to the next.

Keys are content (frames, stories, styles), never identity or time, so a cached page is the page
that would be composed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from layout_tool.compose.result import StoryFit
from layout_tool.compose.run_on import RunOn
from layout_tool.compose.thread import Thread, threads
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page, StyleSheet
from layout_tool.problem import Problem
from layout_tool.sheet import Group
from layout_tool.typeset import Shaper, Typesetter

__all__ = ["ComposeCache", "Composed"]

Composed = tuple[Group, StoryFit | None, tuple[Problem, ...]]
_FRAMES = 4_000
_RUNS = 200


class ComposeCache:
    """Typesetters by style sheet, and composed frames by content."""

    def __init__(self) -> None:
        self._shapers: dict[int, Shaper] = {}
        self._typesetters: dict[tuple[int, int, str], tuple[StyleSheet, Typesetter]] = {}
        self._frames: dict[Hashable, Composed] = {}
        self._runs: dict[Hashable, RunOn] = {}
        self._threads: tuple[tuple[Page, ...], dict[str, Thread]] = (), {}

    def typesetter(self, edition: Edition, book: FontBook) -> Typesetter:
        """Return the typesetter of the edition's style sheet and language."""
        styles = edition.layout.styles
        key = (id(book), id(styles), edition.lang)
        found = self._typesetters.get(key)
        # The sheet is kept beside its typesetter, so that its id cannot be given to another.
        if found is None or found[0] is not styles:
            shaper = self._shapers.setdefault(id(book), Shaper(book))
            found = self._typesetters[key] = styles, Typesetter(book, styles, shaper, edition.lang)
        return found[1]

    def frame(self, key: Hashable) -> Composed | None:
        """Return the frame composed before from the same content, or None."""
        return self._frames.get(key)

    def keep(self, key: Hashable, composed: Composed) -> None:
        """Remember a composed frame."""
        if len(self._frames) >= _FRAMES:
            self._frames.clear()
        self._frames[key] = composed

    def threads(self, edition: Edition) -> Mapping[str, Thread]:
        """Return the frames of every story of the edition that stands in more than one."""
        if self._threads[0] is not edition.pages:
            self._threads = edition.pages, threads(edition)
        return self._threads[1]

    def run(self, key: Hashable, make: Callable[[], RunOn]) -> RunOn:
        """Return a story set through several frames, as it was or made now."""
        found = self._runs.get(key)
        if found is None:
            if len(self._runs) >= _RUNS:
                self._runs.clear()
            found = self._runs[key] = make()
        return found
