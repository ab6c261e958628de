"""What makes a page better: named, weighted, explained rows.

``FIT_ROWS`` judge an item by itself and are worked out once per fit; ``PAGE_ROWS`` judge the page
as a whole. Every row measures a fault in its own unit, 0 for none; the weight says what one unit
is worth. Weights were set by looking at pages, the lead's place and through-cuts dearest.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from layout_tool.arrange.item import Fit, Placed
from layout_tool.model import GridBox, PageGrid

__all__ = ["FIT_ROWS", "PAGE_ROWS", "Draft", "FitRow", "PageRow", "fit_cost", "itemised", "total"]


@dataclass(frozen=True, slots=True)
class FitRow:
    """A cost of one item: ``measure(fit, rank, grid, columns)`` in units of ``weight``."""

    name: str
    weight: float
    why: str
    measure: Callable[[Fit, int, PageGrid, int], float]


@dataclass(frozen=True, slots=True)
class PageRow:
    """A cost of a whole page: ``measure(draft)`` in units of ``weight``."""

    name: str
    weight: float
    why: str
    measure: Callable[[Draft], float]


@dataclass(eq=False)
class Draft:
    """A page to be judged: what stands where, and the ground it stands on."""

    placed: Sequence[Placed]
    columns: int
    lines: int
    obstacles: tuple[GridBox, ...] = ()
    previous: dict[str, GridBox] = field(default_factory=dict)

    @cached_property
    def stories(self) -> list[Placed]:
        """The stories, the lead first, then by order."""
        found = [p for p in self.placed if p.item.kind == "story"]
        found.sort(key=lambda p: p.item.order)
        return found

    @cached_property
    def pictures(self) -> list[Placed]:
        """The pictures, the largest first."""
        found = [p for p in self.placed if p.item.kind == "picture"]
        found.sort(key=lambda p: -p.columns * p.lines)
        return found

    @cached_property
    def free_lines(self) -> int:
        """Lines (with the separating one) below the furniture that spans the page's head."""
        top = 0
        for o in sorted(self.obstacles, key=lambda o: o.line):
            if o.line <= top and o.columns == self.columns:
                top = max(top, o.bottom + 1)
        return max(1, self.lines + 1 - top)

    @cached_property
    def filled(self) -> list[tuple[int, int, int, int]]:
        """Left, top, right and bottom (with the separating line) of all that stands here."""
        boxes = [(p.column, p.line, p.right, p.bottom + 1) for p in self.placed]
        return boxes + [(o.column, o.line, o.right, o.bottom + 1) for o in self.obstacles]


def _story(fit: Fit) -> bool:
    return fit.text_columns > 0


def _measure_length(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    if not _story(fit):
        return 0.0
    if fit.chars < 13:
        return 0.5 * (13 - fit.chars) ** 2
    return math.sqrt(max(0, fit.chars - 20)) ** 3 / 8


def _head_width(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    if not _story(fit) or not fit.head_rows:
        return 0.0
    if fit.head_fill > 1:
        return 6 * fit.head_fill
    return max(0.0, 0.72 - fit.head_fill) * 2.5


def _head_rows(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    return max(0, fit.head_rows - 2) + (0.4 if fit.head_rows == 2 and fit.width >= 5 else 0.0)


def _head_size(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    return fit.size_place * (1.5 if rank <= 1 else 1.0)


def _head_share(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    if not _story(fit) or fit.depth <= 0:
        return 0.0
    return max(0.0, fit.head_lines / fit.depth - 0.6)


def _depth(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    if not _story(fit):
        return 0.0
    short = max(0, 9 - fit.depth) / 9
    return 2 * short * short + (max(0, fit.depth - 42) / 20) ** 2


def _aspect(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    if not _story(fit):
        return 0.0
    ratio = math.log(grid.span_width(fit.width) / grid.span_height(fit.height) / 1.3)
    return max(0.0, abs(ratio) - 0.55) ** 2


def _span(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    if not _story(fit):
        return 0.0
    share = fit.width / columns
    if rank <= 1:
        return max(0.0, 0.6 - share) * 10
    return max(0.0, share - (0.75 if rank == 2 else 0.63)) * 4


def _blank(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    return float(fit.blank)


def _ragged(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    return fit.ragged / max(1, fit.text_columns) + max(0, fit.ragged - 2)


def _overset(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    return float(fit.over)


def _crop(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    return fit.crop / 0.15


def _picture_width(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    return 0.0 if _story(fit) else math.log(fit.stretch) ** 2 * 4


def _boxed(fit: Fit, rank: int, grid: PageGrid, columns: int) -> float:
    return float(fit.boxed and rank <= 2)


FIT_ROWS: Final[tuple[FitRow, ...]] = (
    FitRow("measure", 1.2, "13 to 20 characters a line read best", _measure_length),
    FitRow("head-width", 2.0, "a head fills its width, and never overruns it", _head_width),
    FitRow("head-rows", 0.8, "a wide head stands in one row, none in more than two", _head_rows),
    FitRow("head-size", 0.35, "the rank's larger sizes first", _head_size),
    FitRow("head-share", 1.5, "a head does not outweigh its text", _head_share),
    FitRow("depth", 1.5, "text columns neither stumps nor ladders", _depth),
    FitRow("aspect", 2.0, "blocks near 1.3 : 1, no ribbons", _aspect),
    FitRow("span", 3.0, "the lead spans the page, a lesser story does not", _span),
    FitRow("blank-lines", 1.0, "blank lines are a makeshift", _blank),
    FitRow("ragged-foot", 0.8, "columns end level", _ragged),
    FitRow("overset", 0.6, "text left unset", _overset),
    FitRow("crop", 0.5, "a picture keeps its proportions", _crop),
    FitRow("picture-width", 2.5, "a picture as wide as its story's rank deserves", _picture_width),
    FitRow("boxed-rank", 2.0, "boxes are for lesser stories", _boxed),
)


def fit_cost(fit: Fit, rank: int, grid: PageGrid, columns: int) -> Fit:
    """Return the fit with its parts and cost filled in."""
    parts = tuple(row.weight * row.measure(fit, rank, grid, columns) for row in FIT_ROWS)
    return replace(fit, parts=parts, cost=sum(parts))


def _reading_place(p: Placed, draft: Draft) -> float:
    """How far down and right of the top left corner; the page's foot is 1."""
    return 0.8 * p.line / draft.lines + 0.3 * p.column / draft.columns


def _rank_place(draft: Draft) -> float:
    cost = 0.0
    places = [(p.item.rank, _reading_place(p, draft)) for p in draft.stories]
    for i, (rank, place) in enumerate(places):
        for lower, other in places[i + 1 :]:
            if other < place:
                cost += (place - other) * (0.3 + min(3, lower - rank))
    return cost


def _lead_first(draft: Draft) -> float:
    lead = draft.stories[0] if draft.stories else None
    if lead is None:
        return 0.0
    return sum(
        1.0 + p.columns / draft.columns
        for p in draft.placed
        if p is not lead and p.line <= lead.line and p.column <= lead.column
    )


def _head_order(draft: Draft) -> float:
    cost = 0.0
    heads = [(p.item.rank, p.fit.headline_size) for p in draft.stories if p.fit.head_rows]
    for i, (rank, size) in enumerate(heads):
        for lower, other in heads[i + 1 :]:
            if lower > rank and other >= size:
                cost += 1.0 if other > size else 0.4
    return cost


def _lead_head(draft: Draft) -> float:
    sizes = [p.fit.headline_size for p in draft.stories if p.fit.head_rows]
    return max(0.0, 1.4 - sizes[0] / max(sizes[1:])) if len(sizes) > 1 else 0.0


def _colliding_heads(draft: Draft) -> float:
    cost = 0.0
    heads = [p for p in draft.stories if p.fit.head_rows]
    for i, a in enumerate(heads):
        for b in heads[i + 1 :]:
            if a.right != b.column and b.right != a.column:
                continue
            apart = abs(a.line - b.line)
            if apart < max(a.fit.head_lines, b.fit.head_lines):
                alike = abs(a.fit.headline_size - b.fit.headline_size) < 3
                cost += (1.0 if apart <= 1 else 0.6) * (1.3 if alike else 1.0)
                cost -= 0.5 if a.fit.boxed != b.fit.boxed else 0.0
    return cost


def _vertical_cuts(draft: Draft) -> float:
    cost = 0.0
    foot, free = draft.lines + 1, draft.free_lines
    spans = sorted((p.line, p.bottom + 1, p.column, p.right) for p in draft.placed)
    for x in range(1, draft.columns):
        longest, at = 0, foot - free
        for top, bottom, left, right in spans:
            if left < x < right:
                longest = max(longest, top - at)
                at = bottom
        run = max(longest, foot - at) / free
        if run > 0.97:
            cost += 1.5
        elif run > 0.6:
            cost += (run - 0.6) * 1.5
    return cost


def _horizontal_cuts(draft: Draft) -> float:
    cost = 0.0
    boxes = draft.filled
    own = {(p.column, p.line, p.right, p.bottom + 1): p for p in draft.placed}
    for y in sorted({box[3] for box in boxes}):
        if y > draft.lines or any(top < y < bottom for _, top, _, bottom in boxes):
            continue
        above = [box for box in boxes if box[3] == y]
        if len(above) == 1:
            banner = own.get(above[0])
            cost += 0.0 if banner is None or banner.item.kind == "blank" else 0.35
        else:
            cost += 1.0
    return cost


def _crossings(draft: Draft) -> float:
    corners: dict[tuple[int, int], int] = {}
    for left, top, right, bottom in draft.filled:
        for x in (left, right):
            for y in (top, bottom):
                corners[x, y] = corners.get((x, y), 0) + 1
    return float(sum(count >= 4 for count in corners.values()))


def _picture_place(draft: Draft) -> float:
    cost = 0.0
    for place, p in enumerate(draft.pictures):
        x = (p.column + p.columns / 2) / draft.columns
        y = (p.line + p.lines / 2) / draft.lines
        off = math.hypot(x - 0.5, (y - 0.4) * 1.3)
        cost += max(0.0, off - 0.12) * (1.0 if place == 0 else 0.3)
        if p.bottom >= draft.lines:
            cost += 0.4
    return cost


def _touching(a: Placed, b: Placed) -> bool:
    beside = (a.right == b.column or b.right == a.column) and (
        a.line < b.bottom + 1 and b.line < a.bottom + 1
    )
    above = (a.bottom + 1 == b.line or b.bottom + 1 == a.line) and (
        a.column < b.right and b.column < a.right
    )
    return beside or above


def _pictures_apart(draft: Draft) -> float:
    pictures = draft.pictures
    return float(sum(_touching(a, b) for i, a in enumerate(pictures) for b in pictures[i + 1 :]))


def _near_story(draft: Draft) -> float:
    stories = {p.item.id: p for p in draft.stories}
    owners = [(p, stories.get(p.item.owner or "")) for p in draft.pictures]
    return float(sum(owner is not None and not _touching(p, owner) for p, owner in owners))


def _variety(draft: Draft) -> float:
    if len(draft.stories) < 4:
        return 0.0
    shapes: dict[tuple[int, int], int] = {}
    for p in draft.stories:
        key = (p.columns, p.fit.text_columns)
        shapes[key] = shapes.get(key, 0) + 1
    return max(0.0, max(shapes.values()) / len(draft.stories) - 0.45) * 3


def _boxes(draft: Draft) -> float:
    boxed = [p for p in draft.stories if p.fit.boxed]
    if not boxed:
        return 1.0 if len(draft.stories) >= 5 else 0.0
    beside = sum(_touching(a, b) for i, a in enumerate(boxed) for b in boxed[i + 1 :])
    return max(0, len(boxed) - 1) * 1.5 + beside


def _empty_space(draft: Draft) -> float:
    blanks = [p for p in draft.placed if p.item.kind == "blank"]
    cost = 0.0
    for p in blanks:
        cost += 30 * p.columns * (p.lines + 1) / (draft.columns * (draft.lines + 1))
        cost += 12 * (2 - p.right / draft.columns - p.bottom / draft.lines)
    return cost


def _moved(draft: Draft) -> float:
    cost = 0.0
    for p in draft.placed:
        old = draft.previous.get(p.item.id)
        if old is not None:
            cost += abs(old.column - p.column) / draft.columns
            cost += abs(old.line - p.line) / draft.lines
    return cost


PAGE_ROWS: Final[tuple[PageRow, ...]] = (
    PageRow("rank-place", 5.0, "the higher the rank, the nearer the top left", _rank_place),
    PageRow("lead-first", 12.0, "nothing stands before the lead", _lead_first),
    PageRow("lead-head", 6.0, "the lead's head is the largest by far", _lead_head),
    PageRow("head-order", 1.5, "a larger head says a higher rank", _head_order),
    PageRow("colliding-heads", 3.0, "heads side by side read as one (碰题)", _colliding_heads),
    PageRow(
        "vertical-cut", 9.0, "a gutter from head to foot breaks the page (断版)", _vertical_cuts
    ),
    PageRow("horizontal-cut", 3.0, "a cut from edge to edge breaks the page", _horizontal_cuts),
    PageRow("crossing", 2.0, "four corners in one point draw a cross", _crossings),
    PageRow("picture-place", 4.0, "the largest picture at the optical centre", _picture_place),
    PageRow("pictures-apart", 3.0, "pictures stand apart from each other", _pictures_apart),
    PageRow("picture-near", 4.0, "a picture stands at its story", _near_story),
    PageRow("variety", 1.5, "blocks are not all alike", _variety),
    PageRow("boxes", 0.8, "one short story in a box, not several", _boxes),
    PageRow("empty-space", 1.0, "what stays empty stays small, at the bottom right", _empty_space),
    PageRow("moved", 0.15, "what the editor placed moves no more than it must", _moved),
)


def total(draft: Draft) -> float:
    """Return the weighted sum of all rows."""
    own = sum(p.fit.cost for p in draft.placed)
    return own + sum(row.weight * row.measure(draft) for row in PAGE_ROWS)


def itemised(draft: Draft) -> tuple[tuple[str, float], ...]:
    """Return every row's name with its weighted cost on this page, in the rows' order."""
    sums = [0.0] * len(FIT_ROWS)
    for p in draft.placed:
        for place, part in enumerate(p.fit.parts):
            sums[place] += part
    own = [(row.name, round(value, 4)) for row, value in zip(FIT_ROWS, sums, strict=True)]
    page = [(row.name, round(row.weight * row.measure(draft), 4)) for row in PAGE_ROWS]
    return tuple(own + page)
