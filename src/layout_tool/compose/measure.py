"""Measures that automatic layout and copyfitting ask for, without composing a page."""

from __future__ import annotations

from layout_tool.compose import picture as _picture
from layout_tool.compose import story as _story
from layout_tool.compose.cache import ComposeCache
from layout_tool.compose.result import StoryMeasure
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, PageGrid, Picture, Story, StoryFrame

__all__ = ["measure_story", "picture_lines"]


def measure_story(
    edition: Edition,
    story: Story,
    grid: PageGrid,
    book: FontBook,
    cache: ComposeCache,
    columns: int,
    text_columns: int | None = None,
    headline_size: float | None = None,
    *,
    rank: int | None = None,
    boxed: bool = False,
    frame: StoryFrame | None = None,
) -> StoryMeasure:
    """Return the lines a story needs in a frame ``columns`` base columns wide.

    ``frame`` tells how the text is set; its place and its leading do not count.

    :raises ValueError: when so many text columns do not fit the width.
    """
    setter = cache.typesetter(edition, book)
    return _story.measure_story(
        story,
        grid,
        setter,
        columns,
        text_columns,
        headline_size,
        rank=rank,
        boxed=boxed,
        frame=frame,
    )


def picture_lines(
    edition: Edition,
    picture: Picture,
    grid: PageGrid,
    book: FontBook,
    cache: ComposeCache,
    columns: int,
) -> int:
    """Return the lines a picture takes uncropped over ``columns`` columns, with its caption."""
    return _picture.natural_lines(picture, grid, cache.typesetter(edition, book), columns)
