"""What composing remembers from one page, keystroke or drag step to the next.

Keys are content (frames, stories, styles), never identity or time, so a cached page is the page
that would be composed anew.
"""

from __future__ import annotations

from collections.abc import Hashable

from layout_tool.compose.result import StoryFit
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, StyleSheet
from layout_tool.problem import Problem
from layout_tool.sheet import Group
from layout_tool.typeset import Shaper, Typesetter

__all__ = ["ComposeCache", "Composed"]

Composed = tuple[Group, StoryFit | None, tuple[Problem, ...]]
_FRAMES = 4_000


class ComposeCache:
    """Typesetters by style sheet, and composed frames by content."""

    def __init__(self) -> None:
        self._shapers: dict[int, Shaper] = {}
        self._typesetters: dict[tuple[int, int], tuple[StyleSheet, Typesetter]] = {}
        self._frames: dict[Hashable, Composed] = {}

    def typesetter(self, edition: Edition, book: FontBook) -> Typesetter:
        """Return the typesetter of the edition's style sheet."""
        styles = edition.layout.styles
        key = (id(book), id(styles))
        found = self._typesetters.get(key)
        # The sheet is kept beside its typesetter, so that its id cannot be given to another.
        if found is None or found[0] is not styles:
            shaper = self._shapers.setdefault(id(book), Shaper(book))
            found = self._typesetters[key] = styles, Typesetter(book, styles, shaper)
        return found[1]

    def frame(self, key: Hashable) -> Composed | None:
        """Return the frame composed before from the same content, or None."""
        return self._frames.get(key)

    def keep(self, key: Hashable, composed: Composed) -> None:
        """Remember a composed frame."""
        if len(self._frames) >= _FRAMES:
            self._frames.clear()
        self._frames[key] = composed
