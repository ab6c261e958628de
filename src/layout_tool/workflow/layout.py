"""An edition → the same with its empty pages laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout_tool.arrange import propose
from layout_tool.compose import ComposeCache
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page
from layout_tool.problem import Problem
from layout_tool.workflow.export import is_laid_out
from layout_tool.workflow.progress import Progress, silent

__all__ = ["arrange_edition", "arrange_page"]


def arrange_page(
    edition: Edition, page: Page, book: FontBook, cache: ComposeCache
) -> tuple[Page, tuple[Problem, ...]]:
    """Lay out a page automatically, around the frames that are locked."""
    keep = tuple(f.id for f in page.frames if getattr(f, "locked", False))
    proposals = propose(edition, page, book, cache, keep=keep)
    best = proposals[0]
    return best.page, best.problems


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
