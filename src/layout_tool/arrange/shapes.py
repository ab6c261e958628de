"""Shape functions: the heights at which a story or a picture fits exactly, for every width.

A story fits at a height when its text fills its columns; the sizes its rank allows its headline,
the number of text columns (whole or broken measures, 长栏 and 破栏) and a blank line or two make
a few neighbouring heights possible. A picture has a range of heights, for it may be cropped.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.arrange.costs import fit_cost
from layout_tool.arrange.item import Fit, Item
from layout_tool.arrange.measure import Measurer
from layout_tool.model import HeadStyle, PageGrid, Picture, Story

__all__ = ["Leeway", "Shaper", "blank_item", "text_column_choices"]

MIN_CHARS: Final = 12
MAX_CHARS: Final = 28
"""Limits of a readable measure in characters (FIELD: base columns of 13, broken to 20 and 22)."""

FITS_PER_HEIGHT: Final = 4
"""Ways kept for one width and height, the cheapest first."""


@dataclass(frozen=True, slots=True)
class Leeway:
    """How much may be given up to make the page come out even.

    ``short_lines`` is the most lines a story may fall short of its frame, summed over its text
    columns; ``blank_lines`` the most blank lines in each of them; ``ragged_lines`` the most lines
    missing at the foot of its last columns, summed; ``crop`` the share of a picture's height;
    ``min_depth`` the fewest text lines in a column; ``cut`` the range of text lines that may stay
    unset (余) in each story of ``cut_stories``; ``any_width`` allows stories and pictures any
    width, however odd; ``tight_heads`` accepts headlines squeezed over
    their width, when there is no other way; ``lower_ranks`` sets every head but the lead's one
    rank lower, in smaller type.
    """

    short_lines: int = 2
    blank_lines: int = 2
    ragged_lines: int = 2
    crop: float = 0.15
    min_depth: int = 5
    widest_chars: int = 20
    any_width: bool = False
    tight_heads: bool = False
    lower_ranks: bool = False
    cut: tuple[int, int] = (0, 0)
    cut_stories: frozenset[str] = frozenset()


def text_column_choices(grid: PageGrid, columns: int, widest: int = MAX_CHARS) -> list[int]:
    """Return the numbers of text columns that give a readable measure, whole columns first."""
    width = grid.span_width(columns)
    choices = []
    for count in range(columns, 0, -1):
        chars = grid.text_columns(width, count).chars
        lone = columns == 1 and chars <= MAX_CHARS
        if count == columns or (MIN_CHARS <= chars <= widest) or lone:
            choices.append(count)
    return choices


class Shaper:
    """Makes the items of one page: measures each story and picture once per width and choice.

    On a ``crowded`` page lesser stories do not span it.
    """

    def __init__(
        self, grid: PageGrid, measurer: Measurer, columns: int, lines: int, *, crowded: bool
    ) -> None:
        self.grid = grid
        self.crowded = crowded
        self.measurer = measurer
        self.columns = columns
        self.lines = lines

    def story(
        self, story: Story, order: int, rank: int, head: HeadStyle, leeway: Leeway, *, box: bool
    ) -> Item:
        """Return a story as an item; ``box`` offers boxed forms (加框) too."""
        item = Item(story.id, "story", order, rank)
        sizes: Sequence[float | None] = head.sizes if story.headline and head.sizes else (None,)
        for columns in self._story_widths(story, rank, leeway):
            found: list[Fit] = []
            for count in text_column_choices(self.grid, columns, leeway.widest_chars):
                for place, size in enumerate(sizes):
                    for boxed in (False, True) if box and 1 < columns < 5 else (False,):
                        found += self._story_fits(
                            item, story, head, leeway, columns, count, (place, size), boxed
                        )
            _keep(item, columns, found)
        return item

    def _story_widths(self, story: Story, rank: int, leeway: Leeway) -> range:
        """Return the widths worth measuring: text columns neither stumps nor the page's height."""
        if leeway.any_width:
            return range(1, self.columns + 1)
        lines = story.characters / self.grid.column_chars
        least = max(1, math.ceil(lines / (0.85 * self.lines)))
        most = max(least, math.floor(lines / (leeway.min_depth - 1)), 1)
        if rank > 1 and self.columns > 5 and self.crowded:
            most = min(most, math.ceil(self.columns * 0.7))
        return range(min(least, self.columns), min(most, self.columns) + 1)

    def _story_fits(
        self,
        item: Item,
        story: Story,
        head: HeadStyle,
        leeway: Leeway,
        columns: int,
        count: int,
        size: tuple[int, float | None],
        boxed: bool,
    ) -> Iterable[Fit]:
        measure = self.measurer.story(story, columns, count, size[1], item.rank, boxed)
        if measure is None:
            return
        whole = columns * (measure.head_lines + math.ceil(measure.body_lines / count) + 1)
        item.least = min(item.least or whole, whole)
        tight = measure.headline_fill > 1 + 1e-6 or measure.headline_rows > head.max_lines
        if tight and not leeway.tight_heads:
            return
        first, last = leeway.cut if story.id in leeway.cut_stories else (0, 0)
        for over in range(first, last + 1):
            body = measure.body_lines - over
            if over and body < count * leeway.min_depth:
                break
            depth = math.ceil(body / count)
            ragged = count * depth - body
            if over and ragged:
                continue
            if ragged > leeway.ragged_lines or (body and depth < leeway.min_depth):
                continue
            for blank in range(leeway.blank_lines + 1 if not over else 1):
                if blank and count * blank + ragged > leeway.short_lines:
                    break
                height = measure.head_lines + depth + blank
                if height > self.lines:
                    break
                fit = Fit(
                    height=height,
                    width=columns,
                    text_columns=count,
                    chars=measure.chars,
                    headline_size=size[1] if size[1] is not None else measure.headline_size,
                    size_place=size[0],
                    head_rows=measure.headline_rows,
                    head_fill=measure.headline_fill,
                    head_lines=measure.head_lines,
                    depth=depth + blank,
                    boxed=boxed,
                    blank=blank,
                    ragged=ragged,
                    over=over,
                )
                yield fit_cost(fit, item.rank, self.grid, self.columns)

    def picture(
        self, picture: Picture, order: int, rank: int, leeway: Leeway, owner: str | None
    ) -> Item:
        """Return a picture as an item; the rank of its story says how wide it may be."""
        item = Item(picture.id, "picture", order, rank, owner)
        ceiling = self.lines if leeway.any_width else int(0.6 * self.lines)
        target = max(1.0, self.columns * (0.5 if rank <= 1 else 0.375 if rank == 2 else 0.33))
        least, most = math.floor(target) - 1, math.ceil(target) + 1
        if leeway.any_width:
            least, most = 1, self.columns
        for columns in range(max(1 if self.columns < 5 else 2, least), most + 1):
            if columns > self.columns:
                break
            measure = self.measurer.picture(picture, columns)
            found = []
            for height in measure.heights(leeway.crop):
                if height > ceiling:
                    break
                image = max(1, measure.natural - measure.caption)
                fit = Fit(
                    height=height,
                    width=columns,
                    crop=abs(height - measure.natural) / image,
                    stretch=columns / target,
                )
                found.append(fit_cost(fit, rank, self.grid, self.columns))
            _keep(item, columns, found)
        return item


def _keep(item: Item, columns: int, fits: Iterable[Fit]) -> None:
    heights: dict[int, list[Fit]] = {}
    for fit in fits:
        heights.setdefault(fit.height, []).append(fit)
    for height, ways in heights.items():
        ways.sort(key=lambda way: (way.cost, way.text_columns, way.boxed))
        heights[height] = ways[:FITS_PER_HEIGHT]
    if heights:
        item.fits[columns] = heights


def blank_item(order: int, area: tuple[int, int], columns: int, lines: int) -> Item:
    """Return an empty space of ``area`` (least, most) column lines, separation included."""
    item = Item(f"blank-{order}", "blank", order, rank=99)
    for width in range(1, columns + 1):
        least = max(2, math.ceil(area[0] / width))
        most = min(lines + 1, area[1] // width)
        fits = {}
        for height in range(least, most + 1):
            fits[height - 1] = [Fit(height - 1, width, cost=width * height / (columns * lines))]
        if fits:
            item.fits[width] = fits
    return item
