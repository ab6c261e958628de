"""What a head stands on: a band of its own (反白标题), or pictures that it goes across (题压图)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout_tool.compose.obstacle import Obstacle
from layout_tool.model import (
    BLACK,
    WHITE,
    Colour,
    HeadStyle,
    PageGrid,
    Story,
    StoryFrame,
    TextStyle,
    is_dark,
)

__all__ = ["has_band", "head_pad", "in_head", "inked"]

_PAD_EM: Final = 1.0
"""Space between a band's edge and its type, in em of the body."""
_PICTURE_PAD_EM: Final = 2.0
"""Space between a picture's edge and a head across it; above it, that and a line."""


def has_band(frame: StoryFrame | None, story: Story) -> bool:
    """Tell whether a head has a band under it: it has a tint and type larger than a byline."""
    return frame is not None and frame.head_tint is not None and _is_large(frame, story)


def _is_large(frame: StoryFrame, story: Story) -> bool:
    return not frame.headless and bool(story.headline or story.kicker or story.deck)


def head_pad(frame: StoryFrame | None, story: Story, grid: PageGrid) -> float | None:
    """Return how far a head stands from the edges of its band or picture, in pt; None without.

    In a box, whose text keeps away from its rule, it stands on the text's edge.
    """
    if frame is None or not _is_large(frame, story):
        return None
    if frame.head_tint is None:
        return _PICTURE_PAD_EM * grid.body_size if frame.head_over else None
    flush = frame.boxed and frame.direction == "horizontal"
    return 0.0 if flush else _PAD_EM * grid.body_size


def inked(style: HeadStyle, frame: StoryFrame | None, story: Story) -> HeadStyle:
    """Return a head style as the frame's ground and its editor ask for: its ink, a line above.

    The byline stands on the ground too, unless a band ends above it.
    """
    if frame is not None and frame.head_over and frame.head_tint is None:
        style = replace(style, before=style.before + 1)
    colour = _ink(frame, story)
    if colour is None or frame is None:
        return style
    below = has_band(frame, story) and frame.direction == "horizontal"

    def in_ink(part: TextStyle) -> TextStyle:
        return replace(part, colour=colour)

    return replace(
        style,
        headline=in_ink(style.headline),
        kicker=in_ink(style.kicker),
        deck=in_ink(style.deck),
        byline=style.byline if below else in_ink(style.byline),
    )


def _ink(frame: StoryFrame | None, story: Story) -> Colour | None:
    """Return the colour that a head takes instead of its style's, or None."""
    if frame is None:
        return None
    if frame.head_ink != "auto":
        return WHITE if frame.head_ink == "white" else BLACK
    tint = frame.head_tint if has_band(frame, story) else None
    return WHITE if tint is not None and is_dark(tint) else None


def in_head(obstacles: Sequence[Obstacle]) -> tuple[Obstacle, ...]:
    """Return the obstacles that a head keeps clear of: all but those it goes across."""
    return tuple(obstacle for obstacle in obstacles if not obstacle.bears_head)
