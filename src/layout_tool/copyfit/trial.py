"""A frame on a page, composed: how its story fits, and how its headline stands."""

from __future__ import annotations

from dataclasses import dataclass

from layout_tool.compose import ComposeCache, StoryFit, compose
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, StoryFrame
from layout_tool.problem import LayoutError, Place, Problem
from layout_tool.sheet import GlyphRun, Group

__all__ = ["Composer", "Trial"]


@dataclass(frozen=True, slots=True)
class Trial:
    """How a story fits; ``headline`` is its size in pt, ``rows`` its lines (0 for none)."""

    fit: StoryFit
    headline: float
    rows: int

    @property
    def need(self) -> int:
        """Lines of text too many; lines too few are negative."""
        return self.fit.over_lines - self.fit.short_lines


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes one story frame of a page, in whatever edition."""

    page: str
    frame: str
    book: FontBook
    cache: ComposeCache

    def story_frame(self, edition: Edition) -> StoryFrame:
        """Return the frame.

        :raises LayoutError: when the page has no story frame of that name, or its story is gone.
        """
        pages = [page for page in edition.pages if page.id == self.page]
        frames = [frame for page in pages for frame in page.frames if frame.id == self.frame]
        place = Place(page=self.page, frame=self.frame)
        if not frames or not isinstance(frames[0], StoryFrame):
            raise LayoutError(
                Problem(
                    "fit.frame",
                    f"Page {self.page} has no story frame “{self.frame}”.",
                    "Choose a frame with a story in it.",
                    place=place,
                    values=(("page", self.page), ("frame", self.frame)),
                )
            )
        if frames[0].story not in edition.stories:
            raise LayoutError(
                Problem(
                    "story.unknown",
                    f"There is no story “{frames[0].story}” in the edition.",
                    "Place another story in the frame, or bring the file back.",
                    place=place,
                )
            )
        return frames[0]

    def trial(self, edition: Edition) -> Trial:
        """Compose the page and return how the frame's story fits."""
        composition = compose(edition, edition.page(self.page), self.book, self.cache)
        fit = next(one for one in composition.fits if one.frame == self.frame)
        group = next(one for one in composition.sheet.groups if one.frame == self.frame)
        runs = _headline(group)
        upright = any(run.glyphs.orientation != "h" for run in runs)
        rows = {run.x if upright else run.y for run in runs}
        return Trial(fit, max((run.glyphs.size for run in runs), default=0.0), len(rows))


def _headline(group: Group) -> list[GlyphRun]:
    return [
        item
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == "headline"
    ]
