"""An edition → the same with its stories fitted to their frames."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from layout_tool.compose import ComposeCache, compose
from layout_tool.copyfit import MEANS, FitReport, Limits, Means, fit_story, sentences
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page, StoryFrame
from layout_tool.problem import LayoutError, Level, Place, Problem, suggest
from layout_tool.workflow.progress import Progress, silent

__all__ = ["fit_edition", "fit_problems", "rescue"]

_RESCUED: Final = 2
"""Lines too many that an automatic layout may take out of the paragraphs by itself."""
_FIRST: Final[tuple[Means, ...]] = ("lines",)


def fit_edition(
    edition: Edition,
    book: FontBook,
    cache: ComposeCache,
    *,
    pages: Sequence[str] = (),
    stories: Sequence[str] = (),
    allowed: Collection[Means] = MEANS,
    limits: Limits | None = None,
    over_only: bool = False,
    progress: Progress = silent,
) -> tuple[Edition, tuple[FitReport, ...]]:
    """Fit the stories (those named, or all) on the pages (those named, or all).

    Locked frames are left alone unless their story is named; ``over_only`` fills no holes.
    There is a report for every story that did not fit, and for every one that was named.

    :raises LayoutError: when there is no such page or story, or a story that is named is locked.
    """
    _check_names(edition, pages, stories)
    reports: list[FitReport] = []
    chosen = [page for page in edition.pages if not pages or page.id in pages]
    for number, page in enumerate(chosen):
        progress("fit", number, len(chosen))
        for frame_id in _frames(edition, page, stories, book, cache, over_only=over_only):
            edition, report = fit_story(
                edition, page.id, frame_id, book, cache, allowed=allowed, limits=limits
            )
            if stories or report.steps or not report.done:
                reports.append(report)
    progress("fit", len(chosen), len(chosen))
    return edition, tuple(reports)


def rescue(
    edition: Edition, problems: Sequence[Problem], book: FontBook, cache: ComposeCache
) -> tuple[Edition, tuple[Problem, ...]]:
    """Break paragraphs anew where a story is a line or two too long.

    For what automatic layout leaves over: nothing but other line breaks is used, and only where
    that suffices. Returns the edition and ``problems`` without those that are cured, with a hint
    for each story that was changed.
    """
    told: list[FitReport] = []
    for page in edition.pages:
        for fit in compose(edition, page, book, cache).fits:
            frame = next((f for f in page.frames if f.id == fit.frame), None)
            if not 0 < fit.over_lines <= _RESCUED or frame is None or frame.locked:
                continue
            fitted, report = fit_story(edition, page.id, fit.frame, book, cache, allowed=_FIRST)
            if report.done:
                edition = fitted
                told.append(report)
    cured = {report.after.story for report in told}
    left = (p for p in problems if p.id != "arrange.overset" or p.place.story not in cured)
    return edition, (*left, *fit_problems(told))


def fit_problems(reports: Sequence[FitReport]) -> tuple[Problem, ...]:
    """Return what was done to stories as hints."""
    return tuple(
        Problem(
            "story.fitted",
            " ".join(sentences(report)),
            "",
            Level.HINT,
            Place(page=report.page, frame=report.frame, story=report.after.story),
        )
        for report in reports
    )


def _frames(
    edition: Edition,
    page: Page,
    stories: Sequence[str],
    book: FontBook,
    cache: ComposeCache,
    *,
    over_only: bool,
) -> list[str]:
    """Return the frames whose stories are to be fitted, in the order of the page."""
    found = []
    for fit in compose(edition, page, book, cache).fits:
        frame = next((f for f in page.frames if f.id == fit.frame), None)
        if not isinstance(frame, StoryFrame) or (over_only and not fit.over_lines):
            continue
        if fit.story in stories or (not stories and not frame.locked):
            found.append(fit.frame)
    return found


def _check_names(edition: Edition, pages: Sequence[str], stories: Sequence[str]) -> None:
    known = [page.id for page in edition.pages]
    for name in pages:
        if name not in known:
            what = f"The edition has no page “{name}”."
            remedy = f"Its pages are {', '.join(known) or 'none'}."
            raise LayoutError(Problem("page.unknown", what, remedy))
    placed = {
        frame.story
        for page in edition.pages
        if not pages or page.id in pages
        for frame in page.frames
        if isinstance(frame, StoryFrame)
    }
    for name in stories:
        if name not in placed:
            what = f"No story “{name}” stands on the pages that are to be fitted."
            raise LayoutError(Problem("story.unknown", what, suggest(name, sorted(placed))))
