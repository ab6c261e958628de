"""Where every story of an edition stands: looked up once for all pages and rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layout_tool.model import Edition, Page, Story, StoryFrame

__all__ = ["Placing"]


@dataclass(frozen=True, slots=True)
class Placing:
    """The frames of every story, by story and part, each with its page; and the stories without.

    Of several frames of one part the first is the one that the text comes through. ``unplaced``
    holds, by page, the stories that are meant for it and stand nowhere.
    """

    pages: Mapping[str, Page]
    parts: Mapping[str, Mapping[int, Sequence[tuple[Page, StoryFrame]]]]
    unplaced: Mapping[str, tuple[Story, ...]]

    @staticmethod
    def of(edition: Edition) -> Placing:
        """Look through an edition."""
        pages: dict[str, Page] = {}
        parts: dict[str, dict[int, list[tuple[Page, StoryFrame]]]] = {}
        for page in edition.pages:
            pages.setdefault(page.id, page)
            for frame in page.frames:
                if isinstance(frame, StoryFrame):
                    own = parts.setdefault(frame.story, {})
                    own.setdefault(frame.part, []).append((page, frame))
        unplaced: dict[str, list[Story]] = {}
        for story in edition.stories.values():
            if story.page is not None and story.id not in parts:
                unplaced.setdefault(story.page, []).append(story)
        return Placing(pages, parts, {page: tuple(found) for page, found in unplaced.items()})

    def part(self, frame: StoryFrame, number: int) -> Sequence[tuple[Page, StoryFrame]]:
        """Return the frames of a part of the story that a frame shows; none if it has no such."""
        return self.parts.get(frame.story, {}).get(number, ())
