"""Whose picture it is: as the stories say, or else by what the caption shares with one of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from layout_tool.model import Picture, Story

__all__ = ["picture_owners"]

LEAST_SHARED: Final = 5
LEAST_SHARE: Final = 0.2
"""Pairs of characters, and their share of a caption's, that it must have with one story alone."""


def picture_owners(stories: Sequence[Story], pictures: Sequence[Picture]) -> dict[str, str]:
    """Return the story's id for every picture that belongs to one.

    A picture that no story names belongs to the story whose text alone shares enough pairs of
    characters with its caption, and twice as many as any other story's.
    """
    owners = {picture: story.id for story in reversed(stories) for picture in story.pictures}
    texts = {story.id: _pairs(_text(story)) for story in stories}
    for picture in pictures:
        if picture.id not in owners:
            owner = _likely(_pairs(picture.caption), texts)
            if owner is not None:
                owners[picture.id] = owner
    return owners


def _likely(caption: set[str], texts: dict[str, set[str]]) -> str | None:
    own: dict[str, int] = dict.fromkeys(texts, 0)
    for pair in caption:
        holders = [story for story, pairs in texts.items() if pair in pairs]
        if len(holders) == 1:
            own[holders[0]] += 1
    ranked = sorted(own, key=lambda story: -own[story])
    if not ranked:
        return None
    best = own[ranked[0]]
    second = own[ranked[1]] if len(ranked) > 1 else 0
    enough = best >= max(LEAST_SHARED, LEAST_SHARE * len(caption), 2 * second)
    return ranked[0] if enough else None


def _text(story: Story) -> str:
    return "\n".join((story.kicker, story.headline, story.deck, *(p.text for p in story.body)))


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring Han characters."""
    return {
        a + b
        for a, b in itertools.pairwise(text)
        if "\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff"
    }
