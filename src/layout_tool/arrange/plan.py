"""From copy to a region that its items can fill: how much must be given up, and what is said.

First everything is tried as it should be; then with blank lines, then with ragged feet and more
cropping, then with smaller heads; at the last, where there is too little copy, with an empty
space, and where there is too much, with the least story overset or left out. Each is reported.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.arrange.combine import Table
from layout_tool.arrange.group import grouped
from layout_tool.arrange.item import Item
from layout_tool.arrange.measure import Measurer
from layout_tool.arrange.region import Region, largest_free, padded_obstacles
from layout_tool.arrange.shapes import Leeway, Shaper, blank_item
from layout_tool.model import GridBox, PageGrid, Picture, Story, StyleSheet

__all__ = ["Copy", "Ground", "Plan", "make_plan"]

STRICT: Final = Leeway()
EASY: Final = Leeway(short_lines=99)
LOOSE: Final = Leeway(
    short_lines=99, ragged_lines=8, crop=0.3, min_depth=3, widest_chars=28, any_width=True
)
LOWERED: Final = replace(LOOSE, lower_ranks=True)
DESPERATE: Final = replace(LOOSE, min_depth=1, tight_heads=True, crop=0.6)

WORST_CUT: Final = 0.6
"""Share of a story that may be left unset before the story is rather left out."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The page to fill: its grid, its styles, what is pinned, and the measurer for it."""

    grid: PageGrid
    styles: StyleSheet
    obstacles: tuple[GridBox, ...]
    measurer: Measurer


@dataclass(frozen=True, slots=True)
class Copy:
    """What is to be placed: stories (the lead first), their ranks, pictures and their stories."""

    stories: tuple[Story, ...]
    ranks: Mapping[str, int]
    pictures: tuple[Picture, ...]
    owners: Mapping[str, str]


@dataclass(slots=True, eq=False)
class Plan:
    """A region that can be filled, and what had to be left out."""

    region: Region
    upside_down: bool
    left_out: tuple[Story | Picture, ...] = ()


def make_plan(ground: Ground, copy: Copy) -> Plan | None:
    """Return a region its items can fill, or None when there is nothing to place."""
    left_out: list[Story | Picture] = []
    while copy.stories or copy.pictures:
        last = len(copy.stories) <= 1
        plan = _Planner(ground, copy).plan(last=last) or _confined(ground, copy, last=last)
        if plan is not None:
            plan.left_out = tuple(left_out)
            return plan
        if len(copy.stories) > 1 or not copy.pictures:
            left_out.append(copy.stories[-1])
            copy = replace(copy, stories=copy.stories[:-1])
        else:
            left_out.append(copy.pictures[-1])
            copy = replace(copy, pictures=copy.pictures[:-1])
    return None


def _confined(ground: Ground, copy: Copy, *, last: bool) -> Plan | None:
    """Return a plan within the largest free rectangle of a page that is otherwise too empty.

    Little copy around pinned frames: no cuts lead round the frames and the empty space at once.
    """
    grid = ground.grid
    room = largest_free(ground.obstacles, grid.columns, grid.lines)
    if not ground.obstacles or room is None:
        return None
    walls = (
        GridBox(0, 0, grid.columns, room.line - 1),
        GridBox(0, room.bottom + 1, grid.columns, grid.lines - room.bottom - 1),
        GridBox(0, 0, room.column, grid.lines),
        GridBox(room.right, 0, grid.columns - room.right, grid.lines),
    )
    around = tuple(wall for wall in walls if wall.columns > 0 and wall.lines > 0)
    planner = _Planner(replace(ground, obstacles=around), copy)
    return planner.plan(last=last) if planner.has_room() else None


class _Planner:
    """Tries one set of copy with growing leeway."""

    def __init__(self, ground: Ground, copy: Copy) -> None:
        self.ground = ground
        self.copy = copy
        grid = ground.grid
        crowded = len(copy.stories) >= 5
        self.shaper = Shaper(grid, ground.measurer, grid.columns, grid.lines, crowded=crowded)
        self.boxes, self.upside_down = padded_obstacles(ground.obstacles, grid.columns, grid.lines)
        empty = Table.build((), grid.columns, grid.lines + 1)
        self.free = Region(empty, self.boxes, grid.columns, grid.lines).free_cells

    def has_room(self) -> bool:
        """Tell whether the copy at its closest takes no more than is free."""
        return sum(item.areas()[0] for item in self._items(LOWERED)) <= self.free

    def plan(self, *, last: bool) -> Plan | None:
        """Return the plan that gives up least, or None when not even cuts make this copy fit."""
        most = 0
        for leeway in (STRICT, EASY, LOOSE, LOWERED):
            items = self._items(leeway)
            most = max(most, sum(item.areas()[1] for item in items))
            plan = self._fill(items)
            if plan is not None:
                return plan
            if most < self.free and leeway is not STRICT:
                break
        least = sum(item.areas()[0] for item in items)
        if least <= self.free:
            plan = self._with_blank(most)
            if plan is not None:
                return plan
        return self._with_cut(least, last)

    def _items(self, leeway: Leeway) -> list[Item]:
        boxable = self._boxable()
        stories = [
            self._story(story, order, leeway, box=story.id in boxable)
            for order, story in enumerate(self.copy.stories)
        ]
        pictures = [
            self._picture(picture, order, leeway)
            for order, picture in enumerate(self.copy.pictures)
        ]
        return grouped(stories, pictures)

    def _boxable(self) -> set[str]:
        """Return the ids of the shorter half of the lesser stories: one of them may be boxed."""
        lesser = sorted(self.copy.stories[2:], key=lambda story: story.characters)
        return {story.id for story in lesser[: math.ceil(len(lesser) / 2)]}

    def _story(self, story: Story, order: int, leeway: Leeway, *, box: bool) -> Item:
        rank = self.copy.ranks[story.id]
        if leeway.lower_ranks and order and rank < max(self.ground.styles.heads, default=rank):
            rank += 1
        head = self.ground.styles.head(rank)
        box = box and story.id not in leeway.cut_stories
        item = self.shaper.story(story, order, rank, head, leeway, box=box)
        if not item.fits:
            eased = replace(DESPERATE, cut=leeway.cut, cut_stories=leeway.cut_stories)
            item = self.shaper.story(story, order, rank, head, eased, box=False)
        return item

    def _picture(self, picture: Picture, order: int, leeway: Leeway) -> Item:
        owner = self.copy.owners.get(picture.id)
        rank = self.copy.ranks.get(owner or "", 2)
        item = self.shaper.picture(picture, order, rank, leeway, owner)
        return item if item.fits else self.shaper.picture(picture, order, rank, DESPERATE, owner)

    def _fill(self, items: Sequence[Item]) -> Plan | None:
        """Return the plan of a region these items fill exactly, or None."""
        spans = [item.areas() for item in items]
        if not sum(s[0] for s in spans) <= self.free <= sum(s[1] for s in spans):
            return None
        grid = self.ground.grid
        table = Table.build(items, grid.columns, grid.lines + 1)
        region = Region(table, self.boxes, grid.columns, grid.lines)
        return Plan(region, self.upside_down) if region.can_fill() else None

    def _with_blank(self, most: int) -> Plan | None:
        """Fill the page with an empty space as small as can be, or with two (an L)."""
        grid = self.ground.grid
        items = self._items(EASY)
        most = max(most, sum(item.areas()[1] for item in items))
        short = max(2, self.free - most)
        for low, high in _windows(short, self.free, grid.columns * 12):
            plan = self._fill([*items, *self._blanks(len(items), (low, high))])
            if plan is not None:
                return plan
        if len(items) < 6:
            return self._fill([*items, *self._blanks(len(items), (2, self.free), (2, self.free))])
        return None

    def _blanks(self, order: int, *areas: tuple[int, int]) -> list[Item]:
        grid = self.ground.grid
        return [
            blank_item(order + place, area, grid.columns, grid.lines)
            for place, area in enumerate(areas)
        ]

    def _with_cut(self, least: int, last: bool) -> Plan | None:
        """Fill the page with some lines of the least story, or of one too long, left unset.

        The last but one may be cut as well, before a story is left out.
        """
        if not self.copy.stories:
            return None
        victim = self._victim()
        lines = self._text_lines(victim)
        worst = lines if last else int(lines * WORST_CUT)
        need = max(1, least - self.free)
        for low, high in _windows(need, worst, 12):
            plan = self._fill(self._items(_cutting((low, high), victim)))
            if plan is not None:
                return plan
        if last:
            return None
        return self._fill(self._items(_cutting((0, worst), *self.copy.stories[-2:])))

    def _victim(self) -> Story:
        """Return a story that no page could hold, or else the least."""
        for order, story in enumerate(self.copy.stories):
            if not self._story(story, order, LOOSE, box=False).fits:
                return story
        return self.copy.stories[-1]

    def _text_lines(self, story: Story) -> int:
        rank = self.copy.ranks[story.id]
        measure = self.ground.measurer.story(story, 1, 1, None, rank)
        return measure.body_lines if measure is not None else story.characters // 10


def _cutting(lines: tuple[int, int], *stories: Story) -> Leeway:
    return replace(LOWERED, cut=lines, cut_stories=frozenset(story.id for story in stories))


def _windows(low: int, limit: int, step: int) -> Iterator[tuple[int, int]]:
    """Yield ranges from ``low`` to ``limit``, each half as wide again as the one before."""
    while low <= limit:
        high = min(limit, low + step)
        yield low, high
        low = high + 1
        step += step // 2
