"""The overset mark of a story's frame as a port: clicking it takes the rest of the story along."""

from __future__ import annotations

from typing import Final

from layout_tool.compose import StoryFit
from layout_tool.editor.state.step import State
from layout_tool.editor.tools.tool import Pointer, frame_rect
from layout_tool.model import Rect, StoryFrame

__all__ = ["overset_at", "overset_rect"]

_HEIGHT_PX: Final = 16.0
_PAD_PX: Final = 16.0
_WIDE_PX: Final = 11.0
_NARROW_PX: Final = 6.5
_SIGNS: Final = 3
"""Wide signs of the mark beside its digits: 余 and 字, or what is as wide, and the plus."""


def overset_rect(rect: Rect, fit: StoryFit, pt_per_px: float) -> Rect:
    """Return where the overset mark of a frame stands, in pt: in its lower right corner."""
    width = _PAD_PX + _SIGNS * _WIDE_PX + len(str(fit.over_chars)) * _NARROW_PX
    width, height = width * pt_per_px, _HEIGHT_PX * pt_per_px
    return Rect(rect.right - width, rect.bottom - height, width, height)


def overset_at(state: State, pointer: Pointer) -> StoryFrame | None:
    """Return the story's frame whose overset mark is under the pointer."""
    page = next((p for p in state.edition.pages if p.id == pointer.page), None)
    if page is None or not state.view.badges or state.view.preview or state.text is not None:
        return None
    grid = state.edition.layout.grid(page)
    frames = {frame.id: frame for frame in page.frames}
    for fit in state.compose(page.id).fits:
        frame = frames.get(fit.frame)
        if fit.over_chars <= 0 or not isinstance(frame, StoryFrame):
            continue
        mark = overset_rect(frame_rect(frame, grid), fit, pointer.pt_per_px)
        if mark.contains(pointer.x, pointer.y):
            return frame
    return None
