"""Which parts of a page must be painted again when it was composed anew.

Told by identity first: what composing took from its cache is the same object, and so are the
glyphs of a line that an edit did not touch. Of a keystroke a few lines remain, not the story.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Final

from layout_tool.editor.qt.canvas.reach import reach
from layout_tool.model import Rect
from layout_tool.sheet import GlyphRun, Group, Item, Sheet

__all__ = ["PART_PRICE", "changed_areas", "joined"]

_ROOM: Final = 6.0
"""Type may reach so many pt out of its frame."""
_EDGE: Final = 2.0
_LOOKED_AT: Final = 4
_MANY: Final = 60
"""Of more lines that changed in a frame the whole frame is painted."""
PART_PRICE: Final = 20_000.0
"""What painting an area costs beside its size, in pt²: as much as some ten lines of a column."""


def changed_areas(old: Sheet, new: Sheet) -> list[Rect]:
    """Return the areas, in pt, where two sheets of one page may look different."""
    if old is new:
        return []
    before, after = ({g.frame: g for g in sheet.groups} for sheet in (old, new))
    if [name for name in before if name in after] != [name for name in after if name in before]:
        return [Rect(0, 0, new.width, new.height).inset(*[-new.bleed] * 4)]
    areas: list[Rect] = []
    for name in before | after:
        was, now = before.get(name), after.get(name)
        if was is now:
            continue
        if was is not None and now is not None and was.clip == now.clip:
            areas += _changed_items(was, now)
        else:
            areas += [_whole(group) for group in (was, now) if group is not None]
    return areas


def _whole(group: Group) -> Rect:
    """Return the box of a group, with room for type that reaches out of it."""
    return group.box.inset(*[-_ROOM] * 4) if group.items else group.box


def _changed_items(was: Group, now: Group) -> list[Rect]:
    """Return the areas of items that are only in one of two groups, and of edges that moved."""
    before, after = ({_identity(item): item for item in group.items} for group in (was, now))
    shared = [key for key in before if key in after]
    # Where much is another, looking for the rest would take longer than painting it.
    many = max(len(before), len(after)) - len(shared) > _MANY
    if many or shared != [key for key in after if key in before]:
        return [_whole(group) for group in (was, now)]
    gone = {_look(item): item for key, item in before.items() if key not in after}
    come = {_look(item): item for key, item in after.items() if key not in before}
    apart = [item for look, item in gone.items() if look not in come]
    apart += [item for look, item in come.items() if look not in gone]
    areas = joined((reach(item) for item in apart), PART_PRICE)
    if was.box != now.box:
        areas += [edge for box in (was.box, now.box) for edge in _edges(box)]
    return areas


def _edges(box: Rect) -> Iterator[Rect]:
    """Yield what a line along the box's edges takes."""
    wide, high = box.width + 2 * _EDGE, 2 * _EDGE
    yield Rect(box.x - _EDGE, box.y - _EDGE, wide, high)
    yield Rect(box.x - _EDGE, box.bottom - _EDGE, wide, high)
    yield Rect(box.x - _EDGE, box.y, high, box.height)
    yield Rect(box.right - _EDGE, box.y, high, box.height)


def _identity(item: Item) -> Hashable:
    """Return what tells items apart quickly; equals may be taken for others."""
    if isinstance(item, GlyphRun):
        return id(item.glyphs), item.x, item.y, id(item.colour)
    return item


def _look(item: Item) -> Hashable:
    """Return all that can be seen of an item, which its source is not."""
    if isinstance(item, GlyphRun):
        return item.glyphs, item.x, item.y, item.colour
    return item


def joined(parts: Iterable[Rect], price: float) -> list[Rect]:
    """Return few areas that hold all parts, without much that is between them.

    ``price`` is what painting an area costs beside its size, in the parts' own square units: two
    areas become one where that is cheaper.
    """
    areas: list[Rect] = []
    for part in parts:
        # Lines follow each other, so what a line joins is mostly the last one's area.
        for number in range(len(areas) - 1, max(len(areas) - _LOOKED_AT, 0) - 1, -1):
            both = _around(part, areas[number])
            if _size(both) <= _size(part) + _size(areas[number]) + price:
                areas[number] = both
                break
        else:
            areas.append(part)
    return areas


def _around(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    return Rect(x, y, right - x, bottom - y)


def _size(rect: Rect) -> float:
    return rect.width * rect.height
