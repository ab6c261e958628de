"""Sheets → sheets: facing pages as one, a spread cut in two, pages in printer's pairs.

Everything happens on display lists, so that a pair is written, marked and checked like a page.
Where two pages meet there is no bleed: each is cut at its own trim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from layout_tool.model import Rect
from layout_tool.problem import LayoutError, Problem
from layout_tool.sheet import Box, Fill, GlyphRun, Group, Image, Item, Rule, Segment, Shape, Sheet

__all__ = ["Imposition", "impose", "pair", "printer_pairs", "split"]


@dataclass(frozen=True, slots=True)
class Imposition:
    """How pages stand on the sheets of the PDF; by default each on its own.

    ``splits`` name pages that are a spread and are cut in two; ``spreads`` name two pages each
    that stand side by side; ``pairs`` puts all pages in printer's pairs.
    """

    splits: tuple[str, ...] = ()
    spreads: tuple[tuple[str, str], ...] = ()
    pairs: bool = False


def impose(sheets: Sequence[Sheet], how: Imposition) -> list[Sheet]:
    """Return the sheets as ``how`` asks: spreads cut first, then pages put together.

    Raises:
        LayoutError: a page is not there or asked for twice, or pages of a pair differ in height.

    """
    asked = [*how.splits, *(page for two in how.spreads for page in two)]
    known = {sheet.page: sheet for sheet in sheets}
    for page in asked:
        if page not in known:
            what = f"There is no page {page} among those exported."
            raise LayoutError(Problem("page.unknown", what, f"They are {', '.join(known)}."))
        if asked.count(page) > 1:
            what = f"Page {page} is asked for twice."
            raise LayoutError(Problem("pdf.twice", what, "Split or join it once."))
    if how.spreads and how.pairs:
        what = "Pages are either joined as spreads or put in printer's pairs."
        raise LayoutError(Problem("pdf.twice", what, "Ask for one of the two."))
    right = dict(how.spreads)
    result: list[Sheet] = []
    for sheet in sheets:
        if sheet.page in how.splits:
            result += split(sheet, _halves(sheet.page))
        elif sheet.page in right:
            result.append(pair(sheet, known[right[sheet.page]]))
        elif sheet.page not in right.values():
            result.append(sheet)
    return printer_pairs(result) if how.pairs else result


def _halves(page: str) -> tuple[str, str]:
    """Return the names of a spread's pages: A04-A05 is two, another gets numbers."""
    left, dash, right = page.partition("-")
    return (left, right) if dash and right else (f"{page}/1", f"{page}/2")


def pair(left: Sheet, right: Sheet) -> Sheet:
    """Return two pages side by side as one sheet (通版), named ``A04-A01``.

    Raises:
        LayoutError: the pages differ in height.

    """
    if abs(left.height - right.height) > 0.01:
        raise LayoutError(
            Problem(
                "pdf.pair_heights",
                f"Pages {left.page} and {right.page} differ in height and cannot share a sheet.",
                "Give both the same layout.",
            )
        )
    bleed = max(left.bleed, right.bleed)
    height = left.height + 2 * bleed
    own_left = Rect(-bleed, -bleed, left.width + bleed, height)
    own_right = Rect(left.width, -bleed, right.width + bleed, height)
    groups = (
        *(_cut(group, own_left) for group in left.groups),
        *(_cut(_moved(group, left.width), own_right) for group in right.groups),
    )
    name = f"{left.page}-{right.page}"
    return Sheet(name, left.width + right.width, left.height, bleed, groups)


def printer_pairs(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets as they stand on paper that is folded once and nested (四开 on 对开).

    Of four pages these are 4 and 1, then 2 and 3. Blank pages fill up to a multiple of four,
    ahead of the last page, which stays on the outside.
    """
    pages = list(sheets)
    while len(pages) % 4:
        at = max(len(pages) - 1, 1)
        blank = replace(pages[-1], page="", groups=())
        pages.insert(at, blank)
    count = len(pages)
    pairs: list[Sheet] = []
    for turn in range(count // 2):
        outer, inner = pages[count - 1 - turn], pages[turn]
        pairs.append(pair(outer, inner) if turn % 2 == 0 else pair(inner, outer))
    return pairs


def split(spread: Sheet, names: tuple[str, str]) -> tuple[Sheet, Sheet]:
    """Return a spread (跨版) cut at its middle into two pages.

    Art that crosses the middle is on both, and runs on into the bleed of each, so that the pages
    meet without a white line when they are bound.
    """
    half = spread.width / 2
    height, bleed = spread.height, spread.bleed
    whole = Rect(-bleed, -bleed, half + 2 * bleed, height + 2 * bleed)
    parts: list[Sheet] = []
    for name, start in zip(names, (0.0, half), strict=True):
        groups = tuple(
            _cut(_moved(group, -start), whole)
            for group in spread.groups
            if _reaches(group, start - bleed, start + half + bleed)
        )
        parts.append(Sheet(name, half, height, bleed, groups))
    return parts[0], parts[1]


def _reaches(group: Group, left: float, right: float) -> bool:
    """Tell whether a frame has anything between two verticals."""
    return group.box.x < right and group.box.right > left


def _cut(group: Group, window: Rect) -> Group:
    """Return the frame cut to a window, and to what cut it before."""
    clip = window if group.clip is None else _common(group.clip, window)
    return replace(group, clip=clip)


def _common(one: Rect, other: Rect) -> Rect:
    x, y = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(x, y, max(right - x, 0.0), max(bottom - y, 0.0))


def _moved(group: Group, dx: float) -> Group:
    """Return the frame moved by ``dx`` pt to the right."""
    if dx == 0:
        return group
    return replace(
        group,
        box=_slid(group.box, dx),
        items=tuple(_moved_item(item, dx) for item in group.items),
        clip=None if group.clip is None else _slid(group.clip, dx),
    )


def _moved_item(item: Item, dx: float) -> Item:
    match item:
        case GlyphRun():
            return replace(item, x=item.x + dx)
        case Rule():
            return replace(item, x1=item.x1 + dx, x2=item.x2 + dx)
        case Fill() | Box() | Image():
            return replace(item, rect=_slid(item.rect, dx))
        case Shape():
            segments: tuple[Segment, ...] = tuple(
                (op, tuple(v if i % 2 else v + dx for i, v in enumerate(places)))
                for op, places in item.segments
            )
            return replace(item, rect=_slid(item.rect, dx), segments=segments)
        case _:
            assert_never(item)


def _slid(rect: Rect, dx: float) -> Rect:
    return replace(rect, x=rect.x + dx)
