"""Reasons why a command cannot be done now; shared by the rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from layout_tool.editor.commands.registry import When
from layout_tool.editor.state.step import State
from layout_tool.editor.words import Words
from layout_tool.model import Frame, Furniture, GridBox, PictureFrame, StoryFrame

__all__ = [
    "all_of",
    "has_clipboard",
    "has_page",
    "in_body",
    "needs_frames",
    "needs_free",
    "needs_furniture",
    "needs_grid_frames",
    "needs_picture",
    "needs_range",
    "needs_story",
    "needs_text",
    "needs_two_pages",
    "not_text",
]

NO_PAGE: Final = Words("The edition has no page.", "这一期还没有版面。")
SELECT: Final = Words("Select a frame first.", "请先选中框。")
LOCKED: Final = Words("What is selected is locked.", "选中的框已锁定。")
STORY: Final = Words("Select a story's frame first.", "请先选中稿件框。")
PICTURE: Final = Words("Select one picture frame first.", "请先选中一个图片框。")
FURNITURE: Final = Words(
    "Select a box, rule, tint or text first.", "请先选中框线、线条、底纹或文字。"
)
TEXT: Final = Words("Double-click a story to edit its text first.", "请先双击稿件进入文字编辑。")
RANGE: Final = Words("Select some text of a story first.", "请先选中正文中的文字。")
EDITING: Final = Words("Leave the text first (Esc).", "请先退出文字编辑（Esc）。")


def all_of(*conditions: When) -> When:
    """Return the first reason that any of the conditions gives."""

    def when(state: State) -> Words | None:
        return next((reason for c in conditions if (reason := c(state)) is not None), None)

    return when


def has_page(state: State) -> Words | None:
    """There is a page to work on."""
    return None if state.page is not None else NO_PAGE


def needs_two_pages(state: State) -> Words | None:
    """There is more than one page."""
    if len(state.edition.pages) > 1:
        return None
    return Words("There is only one page.", "只有一个版面。")


def not_text(state: State) -> Words | None:
    """No text is being edited."""
    return EDITING if state.text is not None else None


def needs_frames(least: int = 1) -> When:
    """At least so many frames are selected, and no text is edited."""
    few = Words(f"Select at least {least} frames.", f"请至少选中{least}个框。")

    def when(state: State) -> Words | None:
        if len(state.chosen) >= least and state.text is None:
            return None
        return SELECT if least == 1 else few

    return when


def _some(state: State, wanted: Callable[[Frame], bool], least: int, reason: Words) -> Words | None:
    if state.text is not None:
        return EDITING
    found = [frame for frame in state.chosen if wanted(frame)]
    if len(found) < least:
        return reason
    return LOCKED if sum(not frame.locked for frame in found) < least else None


def needs_free(state: State) -> Words | None:
    """A frame is selected that is not locked."""
    return _some(state, lambda _: True, 1, SELECT)


def needs_grid_frames(least: int = 1) -> When:
    """So many frames on the grid are selected and not locked."""
    few = Words(f"Select at least {least} frames.", f"请至少选中{least}个框。")
    reason = SELECT if least == 1 else few
    return lambda state: _some(state, lambda f: isinstance(f.place, GridBox), least, reason)


def needs_story(state: State) -> Words | None:
    """A story's frame is selected."""
    if any(isinstance(frame, StoryFrame) for frame in state.chosen):
        return None
    return STORY


def needs_picture(state: State) -> Words | None:
    """A picture's frame is the key frame of the selection."""
    chosen = state.chosen
    return None if chosen and isinstance(chosen[0], PictureFrame) else PICTURE


def needs_furniture(state: State) -> Words | None:
    """The page's own furniture is selected."""
    chosen = state.chosen
    return None if chosen and isinstance(chosen[0], Furniture) else FURNITURE


def needs_text(state: State) -> Words | None:
    """Text is being edited."""
    return None if state.text is not None else TEXT


def in_body(state: State) -> Words | None:
    """Text of a story's body is being edited."""
    if state.text is not None and state.text.anchor.part == "body":
        return None
    return needs_text(state) or Words(
        "Only body text has such paragraphs.", "只有正文才有段落样式。"
    )


def needs_range(state: State) -> Words | None:
    """Some text of a story's body is selected."""
    where = state.text
    if where is None:
        return TEXT
    return None if where.anchor.part == "body" and not where.is_empty else RANGE


def has_clipboard(state: State) -> Words | None:
    """Something was cut or copied here."""
    if state.clipboard.frames is not None or state.clipboard.text:
        return None
    return Words("Nothing was copied yet.", "剪贴板是空的。")
