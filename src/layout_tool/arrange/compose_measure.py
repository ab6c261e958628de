"""Measuring by composing: the real measurer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from layout_tool.arrange.measure import PictureMeasure
from layout_tool.compose import ComposeCache, StoryMeasure, measure_story, picture_lines
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, PageGrid, Picture, Story

__all__ = ["ComposeMeasurer"]


@dataclass(slots=True, eq=False)
class ComposeMeasurer:
    """Measures the stories and pictures of an edition on one grid, each question once."""

    edition: Edition
    grid: PageGrid
    book: FontBook
    cache: ComposeCache
    _heads: dict[tuple[str, int, int, float | None, int, bool], StoryMeasure] = field(
        default_factory=dict
    )
    _bodies: dict[tuple[str, int], int] = field(default_factory=dict)

    def story(
        self,
        story: Story,
        columns: int,
        text_columns: int,
        headline_size: float | None,
        rank: int,
        boxed: bool = False,
    ) -> StoryMeasure | None:
        """Measure a story, or return None when so many text columns do not fit.

        A body takes as many lines in any column of the same measure: it is set once for each
        measure, and the head by itself for every width and size. Without a box a head is as wide
        as its frame, whatever the number of text columns.
        """
        try:
            text = self.grid.text_columns(self.grid.span_width(columns), text_columns)
            key = (story.id, columns, text_columns if boxed else 1, headline_size, rank, boxed)
            head = self._heads.get(key)
            if head is None:
                bare = replace(story, body=())
                head = self._heads[key] = self._compose(bare, *key[1:])
        except ValueError:
            return None
        chars = head.chars if boxed else text.chars
        body = self._body(story, columns, text_columns, rank, boxed, chars)
        return replace(head, text_columns=text_columns, chars=chars, body_lines=body)

    def _body(
        self, story: Story, columns: int, text_columns: int, rank: int, boxed: bool, chars: int
    ) -> int:
        key = (story.id, chars)
        if key not in self._bodies:
            bare = replace(story, kicker="", headline="", deck="", byline="")
            measure = self._compose(bare, columns, text_columns, None, rank, boxed)
            self._bodies[key] = measure.body_lines
        return self._bodies[key]

    def _compose(
        self,
        story: Story,
        columns: int,
        text_columns: int,
        headline_size: float | None,
        rank: int,
        boxed: bool,
    ) -> StoryMeasure:
        return measure_story(
            self.edition, story, self.grid, self.book, self.cache, columns, text_columns,
            headline_size, rank=rank, boxed=boxed,
        )  # fmt: skip

    def picture(self, picture: Picture, columns: int) -> PictureMeasure:
        """Measure a picture; the caption's lines are what it adds to the bare picture."""
        natural = self._lines(picture, columns)
        bare = self._lines(replace(picture, caption="", credit=""), columns)
        return PictureMeasure(natural, max(0, natural - bare))

    def _lines(self, picture: Picture, columns: int) -> int:
        return picture_lines(self.edition, picture, self.grid, self.book, self.cache, columns)
