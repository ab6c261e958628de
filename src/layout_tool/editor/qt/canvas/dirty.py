"""Which parts of a page must be painted again when it was composed anew.

Told by identity first: what composing took from its cache is the same object, and so are the
glyphs of a line that an edit did not touch. Of a keystroke a few lines remain, not the story.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Final

from layout_tool.editor.qt.canvas.reach import reach
from layout_tool.model import Rect
from layout_tool.sheet import GlyphRun, Group, Item, Sheet

__all__ = ["changed_areas"]

_ROOM: Final = 6.0
"""Type may reach so many pt out of its frame."""
_WASTE: Final = 1.3
"""Areas become one where it is no larger than both together by more than this factor."""


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
        if was is not None and now is not None and _same_box(was, now):
            areas += _changed_items(was, now)
        else:
            areas += [_whole(group) for group in (was, now) if group is not None]
    return areas


def _same_box(was: Group, now: Group) -> bool:
    return was.box == now.box and was.clip == now.clip


def _whole(group: Group) -> Rect:
    """Return the box of a group, with room for type that reaches out of it."""
    return group.box.inset(*[-_ROOM] * 4) if group.items else group.box


def _changed_items(was: Group, now: Group) -> list[Rect]:
    """Return the areas of items that are only in one of two groups."""
    before, after = ({_identity(item): item for item in group.items} for group in (was, now))
    if [key for key in before if key in after] != [key for key in after if key in before]:
        return [_whole(now)]
    gone = {_look(item): item for key, item in before.items() if key not in after}
    come = {_look(item): item for key, item in after.items() if key not in before}
    apart = [item for look, item in gone.items() if look not in come]
    apart += [item for look, item in come.items() if look not in gone]
    return _joined(reach(item) for item in apart)


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


def _joined(parts: Iterable[Rect]) -> list[Rect]:
    """Return few areas that hold all parts, without much that is between them."""
    areas: list[Rect] = []
    for part in parts:
        # Lines follow each other, so what a line joins is mostly the last one's area.
        for number in range(len(areas) - 1, -1, -1):
            both = _around(part, areas[number])
            if _size(both) <= _WASTE * (_size(part) + _size(areas[number])):
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
