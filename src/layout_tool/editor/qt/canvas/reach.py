"""How far the items of a sheet reach, so that painting passes over what is not asked for.

Sheets are immutable, so a frame's reach is worked out once and kept as long as it is painted.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, NamedTuple

from layout_tool.model import Rect
from layout_tool.sheet import Box, Fill, GlyphRun, Glyphs, Group, Image, Item, Rule, Shape

__all__ = ["Edges", "Reaches", "reach", "run_box"]

_KEPT: Final = 1024
_GLYPHS_KEPT: Final = 24_000


class Edges(NamedTuple):
    """A rectangle by its edges, in pt."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Edges) -> bool:
        """Tell whether two rectangles share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Reaches:
    """The reaches of the groups painted lately, and of their items in order."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Group, Edges, tuple[Edges, ...]]] = OrderedDict()
        self._glyphs: dict[int, tuple[Glyphs, Edges]] = {}

    def of(self, group: Group) -> tuple[Edges, tuple[Edges, ...]]:
        """Return how far a group reaches as a whole, and each of its items."""
        # By identity: comparing groups by value would take longer than painting them.
        found = self._kept.get(id(group))
        if found is None:
            items = tuple(self._item(item) for item in group.items)
            whole = _around(items)
            self._kept[id(group)] = found = (group, whole, items)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(id(group))
        return found[1], found[2]

    def _item(self, item: Item) -> Edges:
        if not isinstance(item, GlyphRun):
            return _edges(reach(item))
        glyphs = item.glyphs
        found = self._glyphs.get(id(glyphs))
        if found is None:
            if len(self._glyphs) >= _GLYPHS_KEPT:
                self._glyphs.clear()
            found = self._glyphs[id(glyphs)] = glyphs, _edges(_glyphs_box(glyphs))
        left, top, right, bottom = found[1]
        return Edges(item.x + left, item.y + top, item.x + right, item.y + bottom)


def _around(items: tuple[Edges, ...]) -> Edges:
    if not items:
        return Edges(0, 0, 0, 0)
    lefts, tops, rights, bottoms = zip(*items, strict=True)
    return Edges(min(lefts), min(tops), max(rights), max(bottoms))


def _edges(box: Rect) -> Edges:
    return Edges(box.x, box.y, box.right, box.bottom)


def run_box(run: GlyphRun) -> Rect:
    """Return a rectangle in pt that holds the run's ink with room to spare."""
    box = _glyphs_box(run.glyphs)
    return Rect(run.x + box.x, run.y + box.y, box.width, box.height)


def _glyphs_box(glyphs: Glyphs) -> Rect:
    """Return the same in pt from the run's origin."""
    size = glyphs.size
    if not glyphs.xs:
        return Rect(0, 0, 0, 0)
    if glyphs.orientation == "h":
        width = glyphs.xs[-1] + glyphs.advances[-1]
        low, high = (min(glyphs.ys), max(glyphs.ys)) if glyphs.ys else (0.0, 0.0)
        return Rect(-size / 2, low - 1.2 * size, width + size, high - low + 1.8 * size)
    first, last = glyphs.ys[0] if glyphs.ys else 0.0, glyphs.ys[-1] if glyphs.ys else 0.0
    left, right = min(glyphs.xs), max(glyphs.xs)
    height = last - first + glyphs.advances[-1] + 2 * size
    return Rect(left - 1.2 * size, first - size, right - left + 2.4 * size, height)


def reach(item: Item) -> Rect:
    """Return a rectangle in pt that holds everything an item paints."""
    match item:
        case GlyphRun():
            return run_box(item)
        case Rule(x1, y1, x2, y2, width):
            w = max(width, 1.0)
            return Rect(
                min(x1, x2) - w, min(y1, y2) - w, abs(x2 - x1) + 2 * w, abs(y2 - y1) + 2 * w
            )
        case Box(rect, width):
            return rect.inset(-width, -width, -width, -width)
        case Shape(rect, width=width):
            return rect.inset(-width, -width, -width, -width)
        case Fill(rect) | Image(rect):
            return rect
