"""Edits of how stories are set in their frames: direction, style, the head's ground, copyfit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from layout_tool.model.colour import Colour
from layout_tool.model.edition import Edition
from layout_tool.model.edits.base import change_frames, with_frames
from layout_tool.model.edits.places import refitted
from layout_tool.model.frame import Frame, HeadInk, PictureFrame, StoryDirection, StoryFrame
from layout_tool.model.grid import GridBox

__all__ = [
    "set_direction", "set_fit", "set_head_ink", "set_head_over", "set_head_tint", "set_style",
]  # fmt: skip


def set_direction(
    edition: Edition, page_id: str, ids: Iterable[str], direction: StoryDirection
) -> Edition:
    """Set stories across, upright (竖排), or with an upright head (竖题); heads find their size.

    Text columns (across) or bands (upright) that have no room in the frame are left open.
    """
    grid = edition.layout.grid(edition.page(page_id))

    def change(frame: Frame) -> Frame:
        if not isinstance(frame, StoryFrame) or frame.direction == direction:
            return frame
        return refitted(grid, replace(frame, direction=direction, headline_size=None))

    return change_frames(edition, page_id, ids, change)


def set_style(edition: Edition, page_id: str, ids: Iterable[str], style: str) -> Edition:
    """Set the body of stories in a text style, "" for the house's body."""
    return change_frames(
        edition, page_id, ids,
        lambda f: replace(f, style=style) if isinstance(f, StoryFrame) else f,
    )  # fmt: skip


def set_head_tint(
    edition: Edition, page_id: str, ids: Iterable[str], tint: Colour | None
) -> Edition:
    """Lay a band under the heads of stories (反白标题 on a dark one); None takes it away."""
    return _with(edition, page_id, ids, head_tint=tint)


def set_head_ink(edition: Edition, page_id: str, ids: Iterable[str], ink: HeadInk) -> Edition:
    """Print the heads of stories in white or black, or as their ground asks for (auto)."""
    return _with(edition, page_id, ids, head_ink=ink)


def set_head_over(edition: Edition, page_id: str, ids: Iterable[str], over: bool) -> Edition:
    """Let the heads of stories stand across the pictures they lie on (题压图), or beside them.

    A story comes to lie in front of those pictures, for they would hide its head.
    """
    wanted = list(ids)
    edition = _with(edition, page_id, wanted, head_over=over)
    if not over:
        return edition
    frames = list(edition.page(page_id).frames)
    for frame in [f for f in frames if isinstance(f, StoryFrame) and f.id in wanted]:
        at = frames.index(frame)
        last = max((n for n, other in enumerate(frames) if _under(other, frame)), default=-1)
        if last > at:
            frames.insert(last, frames.pop(at))
    if frames == list(edition.page(page_id).frames):
        return edition
    return with_frames(edition, page_id, frames)


def _under(picture: Frame, story: StoryFrame) -> bool:
    return (
        isinstance(picture, PictureFrame)
        and isinstance(picture.place, GridBox)
        and picture.place.overlaps(story.place)
    )


def set_fit(edition: Edition, page_id: str, ids: Iterable[str], **values: Any) -> Edition:
    """Set what copyfitting sets, by hand: ``looseness squeeze tracking leading`` of stories."""
    return _with(edition, page_id, ids, **values)


def _with(edition: Edition, page_id: str, ids: Iterable[str], **values: Any) -> Edition:
    return change_frames(
        edition, page_id, ids,
        lambda f: replace(f, **values) if isinstance(f, StoryFrame) else f,
    )  # fmt: skip
