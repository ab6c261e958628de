"""An edition → the same with its empty pages laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout_tool.arrange import propose
from layout_tool.compose import ComposeCache
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page
from layout_tool.problem import Problem
from layout_tool.workflow.export import is_laid_out
from layout_tool.workflow.progress import Progress, silent

__all__ = ["arrange_edition", "arrange_page", "open_more_pages"]

_CUT: Final = 10
"""Lines that an editor cuts rather than open a page for them."""


def arrange_page(
    edition: Edition, page: Page, book: FontBook, cache: ComposeCache
) -> tuple[Page, tuple[Problem, ...]]:
    """Lay out a page automatically, around the frames that are locked."""
    keep = tuple(f.id for f in page.frames if getattr(f, "locked", False))
    proposals = propose(edition, page, book, cache, keep=keep)
    best = proposals[0]
    return best.page, best.problems


def open_more_pages(
    edition: Edition, problems: Sequence[Problem], book: FontBook, cache: ComposeCache
) -> tuple[Edition, tuple[Problem, ...]]:
    """Move stories that have no room, or too little, to further pages behind all others.

    ``problems`` are those that laying out the edition came with; the page they leave is laid out
    again, and its problems and the new page's take the place of the old ones.
    """
    left = list(problems)
    while True:
        last = edition.pages[-1]
        there = [story.id for story in edition.stories.values() if story.page == last.id]
        waiting = {p.place.story for p in left if _has_no_room(p) and p.place.page == last.id}
        going = [name for name in there if name in waiting]
        if not going or len(going) == len(there):
            return edition, tuple(left)  # what has no room on a page of its own has none anywhere
        new = replace(last, id=_next_id(last.id), number=last.number + 1, frames=())
        bare = replace(last, frames=tuple(f for f in last.frames if getattr(f, "locked", False)))
        moved = {name: replace(edition.stories[name], page=new.id) for name in going}
        edition = replace(
            edition,
            pages=(*edition.pages[:-1], bare, new),
            stories={**edition.stories, **moved},
        )
        last, found = arrange_page(edition, bare, book, cache)
        new, found_there = arrange_page(edition, new, book, cache)
        edition = replace(edition, pages=(*edition.pages[:-2], last, new))
        left = [p for p in left if p.place.page != last.id] + [*found, *found_there]


def _has_no_room(problem: Problem) -> bool:
    """Tell whether a story is not on its page, or not with a good part of it."""
    lines = int(dict(problem.values).get("lines", 0))
    return problem.id == "arrange.unplaced" or (problem.id == "arrange.overset" and lines > _CUT)


def _next_id(page: str) -> str:
    """Return the id of the page behind one: A09 → A10."""
    name = page.rstrip("0123456789")
    digits = page[len(name) :] or "1"
    return f"{name}{int(digits) + 1:0{len(digits)}d}"


def arrange_edition(
    edition: Edition,
    book: FontBook,
    cache: ComposeCache,
    *,
    pages: Sequence[str] = (),
    progress: Progress = silent,
) -> tuple[Edition, tuple[Problem, ...]]:
    """Lay out the pages (those named, or all) that have no stories or pictures yet."""
    done: list[Page] = []
    problems: list[Problem] = []
    for number, page in enumerate(edition.pages):
        progress("layout", number, len(edition.pages))
        if not is_laid_out(page) and (not pages or page.id in pages):
            page, found = arrange_page(edition, page, book, cache)
            problems += found
        done.append(page)
    progress("layout", len(edition.pages), len(edition.pages))
    return replace(edition, pages=tuple(done)), tuple(problems)
