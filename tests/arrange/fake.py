"""A measurer by arithmetic, and editions to arrange with it."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from layout_tool.arrange.measure import PictureMeasure
from layout_tool.compose.result import StoryMeasure
from layout_tool.model import (
    Edition,
    Furniture,
    HeadStyle,
    Layout,
    Page,
    PageGrid,
    Picture,
    Story,
    StyleSheet,
    TextStyle,
    mm,
    plain,
)

SIZES = {1: (42.0, 36.0, 30.0), 2: (26.0, 24.0, 22.0), 3: (22.0, 18.0, 16.0), 4: (14.0, 12.0)}


@dataclass(frozen=True)
class FakeMeasurer:
    grid: PageGrid
    styles: StyleSheet

    def story(
        self,
        story: Story,
        columns: int,
        text_columns: int,
        headline_size: float | None,
        rank: int,
        boxed: bool = False,
    ) -> StoryMeasure | None:
        width = self.grid.span_width(columns) - (self.grid.gutter if boxed else 0)
        text = self.grid.text_columns(width, text_columns)
        style = self.styles.head(rank)
        size = headline_size or style.sizes[0]
        letters = len(story.headline)
        rows = math.ceil(letters * size / width) if letters else 0
        per_row = math.ceil(letters / rows) if rows else 0
        # An unbreakable phrase is taken to be four characters long.
        fill = max(per_row, min(letters, 4)) * size / width if rows else 0.0
        height = rows * size * 1.25 + (14 if story.kicker else 0) + (12 if story.byline else 0)
        head = math.ceil(height / self.grid.leading) + (1 if rows else 0) + (2 if boxed else 0)
        body = sum(math.ceil((len(p.text) + 2) / text.chars) for p in story.body)
        return StoryMeasure(columns, text_columns, text.chars, size, rows, fill, head, body)

    def picture(self, picture: Picture, columns: int) -> PictureMeasure:
        width = self.grid.span_width(columns)
        across, down = picture.pixels or (3, 2)
        caption = max(1, math.ceil(len(picture.caption) * 8 / width))
        image = math.ceil(width * down / across / self.grid.leading)
        return PictureMeasure(image + caption, caption)


def styles() -> StyleSheet:
    heads = {
        rank: HeadStyle(TextStyle("song-heavy"), TextStyle(), TextStyle(), TextStyle(), sizes)
        for rank, sizes in SIZES.items()
    }
    return StyleSheet({"body": TextStyle()}, heads)


def broadsheet(columns: int = 8, lines: int = 108) -> PageGrid:
    chars = {8: 13, 7: 15, 6: 17, 5: 21}.get(columns, 13)
    return PageGrid(mm(390), mm(545), mm(3), mm(19), mm(22), columns, lines, chars, 1, 9.0, 13.0)


def story(
    name: str, characters: int, headline: str = "一个普通的新闻标题十二字", rank: int = 3,
    pictures: tuple[str, ...] = (),
) -> Story:  # fmt: skip
    paragraphs = []
    left = characters
    while left > 0:
        length = min(left, 150)
        paragraphs.append(plain("字" * length))
        left -= length
    return Story(
        name, headline, byline="某某", body=tuple(paragraphs), rank=rank, pictures=pictures
    )


def edition(
    stories: list[Story],
    pictures: list[Picture] | None = None,
    grid: PageGrid | None = None,
    furniture: tuple[Furniture, ...] = (),
    page: Page | None = None,
) -> Edition:
    layout = Layout("test", {"default": grid or broadsheet()}, styles(), {"inside": furniture})
    return Edition(
        "报", datetime.date(2026, 1, 1), layout, (page or Page("A01", 1),),
        {s.id: s for s in stories}, {p.id: p for p in pictures or []},
    )  # fmt: skip


def measurer(edition: Edition) -> FakeMeasurer:
    return FakeMeasurer(edition.layout.grids["default"], edition.layout.styles)
