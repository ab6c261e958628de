"""How a part of a story stands in its frame before its text comes: its head and its room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from layout_tool.compose.room import Room
from layout_tool.model import BLACK, PageGrid, Rect, StoryFrame
from layout_tool.sheet import Box, Fill, Item
from layout_tool.typeset import Typesetter

__all__ = ["Stand", "frame_items", "pitch_of"]

_BOX_RULE: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """A part's ground and head as items, and the room of its text, whose lines are ``pitch`` apart.

    ``head_lines`` are the lines of the page that the head takes, ``missing`` the characters of it
    that no font has; ``hidden`` tells that no room was left for the head.
    """

    items: tuple[Item, ...]
    missing: tuple[str, ...]
    room: Room
    head_lines: int
    pitch: float
    hidden: bool = False


def pitch_of(frame: StoryFrame, grid: PageGrid, setter: Typesetter) -> float:
    """Return the distance of a frame's lines in pt: no leading sets them closer than solid."""
    if frame.leading is None:
        return grid.leading
    texts = setter.styles.text
    style = texts.get(frame.style) or texts.get("body")
    return max(frame.leading, style.size if style is not None else grid.body_size)


def frame_items(frame: StoryFrame, box: Rect, band: Rect | None = None) -> list[Item]:
    """Return the tint of a story frame, the band under its head, and its rule."""
    items: list[Item] = []
    if frame.tint is not None:
        items.append(Fill(box, frame.tint))
    if band is not None and frame.head_tint is not None:
        items.append(Fill(band, frame.head_tint))
    if frame.boxed:
        items.append(Box(box, _BOX_RULE, BLACK))
    return items
