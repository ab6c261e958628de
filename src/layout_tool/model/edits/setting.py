"""Edits of how stories are set in their frames: across, upright, and in which style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from layout_tool.model.edition import Edition
from layout_tool.model.edits.base import change_frames
from layout_tool.model.frame import Frame, StoryDirection, StoryFrame

__all__ = ["set_direction", "set_style"]


def set_direction(
    edition: Edition, page_id: str, ids: Iterable[str], direction: StoryDirection
) -> Edition:
    """Set stories across, upright (竖排), or with an upright head (竖题); heads find their size."""

    def change(frame: Frame) -> Frame:
        if not isinstance(frame, StoryFrame) or frame.direction == direction:
            return frame
        return replace(frame, direction=direction, headline_size=None)

    return change_frames(edition, page_id, ids, change)


def set_style(edition: Edition, page_id: str, ids: Iterable[str], style: str) -> Edition:
    """Set the body of stories in a text style, "" for the house's body."""
    return change_frames(
        edition, page_id, ids,
        lambda f: replace(f, style=style) if isinstance(f, StoryFrame) else f,
    )  # fmt: skip
