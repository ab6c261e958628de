"""Every edit of an edition, as a pure function old → new that shares what did not change.

In: an :class:`~layout_tool.model.Edition` and plain values; out: another, or the very same object
when nothing changed, so that callers tell an empty edit by identity. Window, command line and
``arrange`` call the same functions. Locked frames stay where they are; nothing leaves the grid.
"""

from layout_tool.model.edits import frames, pages, pictures, places, search, styles, text, threads

__all__ = ["frames", "pages", "pictures", "places", "search", "styles", "text", "threads"]
