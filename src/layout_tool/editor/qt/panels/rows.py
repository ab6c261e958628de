"""What the baskets list, as plain values: every story and picture with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from layout_tool.compose import StoryFit
from layout_tool.model import Edition, Picture, Story
from layout_tool.model.edits.frames import placements

__all__ = ["PictureRow", "StoryRow", "StoryState", "matches", "picture_rows", "story_rows"]

StoryState = Literal["waiting", "placed", "over", "short"]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in the copy basket.

    ``places`` are (page, frame) pairs; ``over`` counts characters that do not fit (余), ``short``
    lines that are free (缺); both 0 while its page is not composed.
    """

    story: Story
    places: tuple[tuple[str, str], ...] = ()
    over: int = 0
    short: int = 0

    @property
    def state(self) -> StoryState:
        """What an editor must know first."""
        if not self.places:
            return "waiting"
        if self.over:
            return "over"
        return "short" if self.short else "placed"

    @property
    def title(self) -> str:
        """The headline in one row, or the first words of the text."""
        story = self.story
        first = story.body[0].text[:24] if story.body else ""
        return " ".join(story.headline.split()) or story.kicker or first or story.id

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages it stands on, each once; else the one it is meant for."""
        found = tuple(dict.fromkeys(page for page, _ in self.places))
        return found or ((self.story.page,) if self.story.page else ())


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture in the picture basket."""

    picture: Picture
    places: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """The caption, or the file's name."""
        return self.picture.caption or self.picture.file.rpartition("/")[2] or self.picture.id

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages it stands on, each once; else the one it is meant for."""
        found = tuple(dict.fromkeys(page for page, _ in self.places))
        return found or ((self.picture.page,) if self.picture.page else ())


def story_rows(edition: Edition, fits: Iterable[StoryFit]) -> list[StoryRow]:
    """Return all stories by page and rank, those meant for no page last."""
    over: dict[str, int] = {}
    short: dict[str, int] = {}
    for fit in fits:
        over[fit.story] = over.get(fit.story, 0) + fit.over_chars
        short[fit.story] = short.get(fit.story, 0) + fit.short_lines
    where = placements(edition)
    rows = [
        StoryRow(story, where.get(name, ()), over.get(name, 0), short.get(name, 0))
        for name, story in edition.stories.items()
    ]
    order = _order(edition)
    return sorted(rows, key=lambda row: (order(row.pages), row.story.rank))


def picture_rows(edition: Edition) -> list[PictureRow]:
    """Return all pictures by page, those meant for no page last."""
    where = placements(edition)
    rows = [PictureRow(p, where.get(name, ())) for name, p in edition.pictures.items()]
    order = _order(edition)
    return sorted(rows, key=lambda row: order(row.pages))


def matches(row: StoryRow | PictureRow, wanted: str) -> bool:
    """Tell whether every word of a search is somewhere in the row's texts."""
    if not wanted.strip():
        return True
    if isinstance(row, StoryRow):
        story = row.story
        texts = [story.id, story.kicker, story.headline, story.deck, story.byline]
        texts += [paragraph.text for paragraph in story.body]
    else:
        picture = row.picture
        texts = [picture.id, picture.file, picture.caption, picture.credit]
    whole = "\n".join((*texts, *row.pages)).casefold()
    return all(word in whole for word in wanted.casefold().split())


def _order(edition: Edition) -> Callable[[tuple[str, ...]], int]:
    """Return what tells where the first of some pages stands; no page stands last."""
    numbers = {page.id: number for number, page in enumerate(edition.pages)}
    return lambda pages: numbers.get(pages[0] if pages else "", len(numbers))
