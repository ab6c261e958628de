"""What changed between two editions, told by identity: edits share what they do not change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layout_tool.model.edition import Edition

__all__ = ["Difference", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of what was added, removed or replaced.

    ``order`` tells that the page list itself differs, ``layout`` that styles, grids or templates
    do, ``heading`` that title, date or issue do, which every page shows.
    """

    pages: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
    order: bool = False
    layout: bool = False
    heading: bool = False

    def __bool__(self) -> bool:
        return bool(
            self.pages or self.stories or self.pictures or self.order or self.layout or self.heading
        )


def changed(old: Edition, new: Edition) -> Difference:
    """Return what differs, without looking inside what both share."""
    if old is new:
        return Difference()
    before, after = {p.id: p for p in old.pages}, {p.id: p for p in new.pages}
    return Difference(
        _changed(before, after),
        frozenset() if old.stories is new.stories else _changed(old.stories, new.stories),
        frozenset() if old.pictures is new.pictures else _changed(old.pictures, new.pictures),
        list(before) != list(after),
        old.layout is not new.layout,
        (old.title, old.date, old.issue) != (new.title, new.date, new.issue),
    )


def _changed(old: Mapping[str, object], new: Mapping[str, object]) -> frozenset[str]:
    return frozenset(name for name in old.keys() | new.keys() if old.get(name) is not new.get(name))
