"""Pages as an editor writes them: “A01–A03, A06” or “1-3,6”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout_tool.problem import LayoutError, Problem

__all__ = ["page_range"]


def page_range(text: str, pages: Sequence[str]) -> tuple[str, ...]:
    """Return the page ids a text names, in the order of the edition; all for an empty text.

    :raises LayoutError: when a part names no page.
    """
    parts = [part for part in re.split(r"[,，、;；\s]+", text.strip()) if part]
    if not parts:
        return tuple(pages)
    chosen: set[int] = set()
    for part in parts:
        ends = [end for end in re.split(r"\s*[-–—~～至]\s*", part) if end]
        places = [_place(end, pages) for end in ends]
        if not places or len(places) > 2:
            raise _unknown(part, pages)
        low, high = min(places), max(places)
        chosen.update(range(low, high + 1))
    return tuple(pages[number] for number in sorted(chosen))


def _place(name: str, pages: Sequence[str]) -> int:
    ids = [page.upper() for page in pages]
    if name.upper() in ids:
        return ids.index(name.upper())
    if name.isdecimal() and 1 <= int(name) <= len(pages):
        return int(name) - 1
    raise _unknown(name, pages)


def _unknown(name: str, pages: Sequence[str]) -> LayoutError:
    return LayoutError(
        Problem(
            "page.unknown",
            f"The edition has no page “{name}”.",
            f"Its pages are {', '.join(pages) or 'none'}.",
            values=(("page", name),),
        )
    )
