"""Blocks: a story with its pictures, and briefs together, so that few enough items are combined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout_tool.arrange.item import Item

__all__ = ["MOST_ITEMS", "grouped"]

MOST_ITEMS: Final = 9
"""Items combined exactly in one table; work grows threefold with each more."""


def grouped(stories: Sequence[Item], pictures: Sequence[Item]) -> list[Item]:
    """Return at most :data:`MOST_ITEMS` items, the lead first.

    A picture joins its story in a block; pictures of no story follow the second story in order.
    If that is still too many, the least stories are put together, in blocks as small as can be.
    """
    tops: list[Item] = []
    for story in stories:
        own = tuple(picture for picture in pictures if picture.owner == story.id)
        tops.append(_block((story, *own)) if own else story)
    homes = {story.id for story in stories}
    loose = [picture for picture in pictures if picture.owner not in homes]
    tops[2:2] = loose
    size = 2
    while len(tops) > MOST_ITEMS:
        tops = _joined(tops, size)
        size += 1
    return tops


def _block(members: tuple[Item, ...]) -> Item:
    lead = members[0]
    name = "+".join(member.id for member in members)
    return Item(name, "block", lead.order, lead.rank, members=members)


def _joined(tops: list[Item], size: int) -> list[Item]:
    """Join the last items in blocks of up to ``size`` until few enough are left."""
    kept = list(tops)
    blocks: list[Item] = []
    while len(kept) + len(blocks) > MOST_ITEMS and len(kept) > 2:
        members = tuple(kept[-size:]) if len(kept) - size >= 1 else tuple(kept[1:])
        if len(members) < 2:
            break
        del kept[-len(members) :]
        blocks.insert(0, _block(members))
    return kept + blocks
