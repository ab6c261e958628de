"""Commands of the Edit menu; on frames or on text, whichever is selected."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from layout_tool.editor.commands.conditions import (
    all_of,
    has_clipboard,
    has_page,
    needs_frames,
    needs_free,
    needs_text,
)
from layout_tool.editor.commands.contents import leave_crop
from layout_tool.editor.commands.registry import Command, Run, ask
from layout_tool.editor.state.step import Clipboard, Request, State, Step
from layout_tool.editor.words import Words
from layout_tool.model import Edition, TextRange
from layout_tool.model.edits import frames, search
from layout_tool.model.edits import text as edits
from layout_tool.model.position import Position

__all__ = ["ROWS"]

_OFFSET_LINES: Final = 2


def _undo(_state: State) -> Step:
    return Step(travel=-1)


def _redo(_state: State) -> Step:
    return Step(travel=1)


def _can_undo(state: State) -> Words | None:
    return None if state.undo is not None else Words("Nothing to undo.", "没有可撤销的操作。")


def _can_redo(state: State) -> Words | None:
    return None if state.redo is not None else Words("Nothing to redo.", "没有可重做的操作。")


def _needs_something(state: State) -> Words | None:
    if state.text is not None:
        if state.text.is_empty:
            return Words("Select some text first.", "请先选中文字。")
        return None
    return needs_frames()(state)


def _can_remove(state: State) -> Words | None:
    return _needs_something(state) if state.text is not None else needs_free(state)


def _copy(state: State) -> Step:
    return Step(clipboard=_taken(state))


def _taken(state: State) -> Clipboard:
    if state.text is not None:
        return Clipboard(text=edits.fragment(state.edition, state.text), page=state.view.page)
    ids = state.chosen_ids
    clip = frames.copy_frames(state.edition, state.view.page, ids)
    return Clipboard(clip, page=state.view.page)


def _cut(state: State) -> Step:
    return replace(_delete(state), clipboard=_taken(state))


def _delete(state: State) -> Step:
    if state.text is not None:
        edition, place = edits.delete(state.edition, state.text)
        return Step(edition, state.selection.caret(place))
    ids = state.chosen_ids
    edition = frames.remove(state.edition, state.view.page, ids)
    return Step(edition, state.selection.of_frames(()))


def _paste(state: State) -> Step | None:
    clip = state.clipboard
    if state.text is not None:
        new = clip.text or clip.plain
        edition, place = edits.replace_range(state.edition, state.text, new)
        return Step(edition, state.selection.caret(place))
    if clip.frames is None:
        return None
    shift = _OFFSET_LINES if clip.page == state.view.page and _still_there(state) else 0
    return _put(state, clip.frames, shift)


def _still_there(state: State) -> bool:
    page, clip = state.page, state.clipboard.frames
    return page is not None and clip is not None and any(f in page.frames for f in clip.frames)


def _can_paste(state: State) -> Words | None:
    if state.text is None and state.clipboard.frames is None:
        return Words("No frame was copied yet.", "还没有复制过框。")
    return all_of(has_page, has_clipboard)(state)


def _duplicate(state: State) -> Step | None:
    ids = state.chosen_ids
    return _put(state, frames.copy_frames(state.edition, state.view.page, ids), _OFFSET_LINES)


def _put(state: State, clip: frames.Clip, lines: int) -> Step:
    edition, made = frames.paste(state.edition, state.view.page, clip, lines=lines)
    return Step(edition, replace(state.selection, page=state.view.page).of_frames(made))


def _select_all(state: State) -> Step | None:
    where, page = state.text, state.page
    if where is not None:
        start = where.focus.at(0, 0)
        end = edits.part_end(state.edition, start.owner, start.part)
        return Step(selection=state.selection.of_text(TextRange(start, end)))
    if page is None:
        return None
    ids = [frame.id for frame in page.frames if not frame.locked]
    return Step(selection=replace(state.selection, page=page.id).of_frames(ids))


def _select(state: State, frames_: tuple[str, ...], page: str | None = None) -> Step:
    """Select frames of a page; groups are selected whole."""
    page_id = page or state.view.page
    there = next((p for p in state.edition.pages if p.id == page_id), None)
    chosen = frames.expand_groups(there, frames_) if there is not None else ()
    selection = replace(state.selection, page=page_id).of_frames(chosen)
    return Step(selection=selection, view=state.view.on(page_id) if there else None)


def _leave(state: State) -> Step | None:
    """Leave the text, and take paragraphs away that were left empty."""
    if state.text is None:
        return None
    owner = state.text.focus.owner
    edition = edits.tidy_story(state.edition, owner)
    return Step(
        edition if edition is not state.edition else None,
        state.selection.of_frames(state.selection.frames),
        label=Words("Leave Text", "退出文字编辑"),
        merge=f"type-{owner}",
    )


def _escape(state: State) -> Step:
    """Leave the text, the crop or what is carried, then the selection, then the tool."""
    left = _leave(state)
    if left is not None:
        return replace(left, view=state.view.holding("select"))
    uncropped = leave_crop(state, keep=False)
    if uncropped is not None:
        return uncropped
    if state.view.load is not None:
        return Step(view=state.view.holding("select"))
    if state.selection.frames:
        return Step(selection=state.selection.of_frames(()))
    return Step(view=state.view.holding("select"))


def _find(by: int) -> Run:
    """Select the next place of a text in the edition, from the caret on and round again."""

    def run(state: State, wanted: str, match_case: bool = False) -> Step | None:
        places = list(search.find(state.edition, wanted, match_case=match_case))
        if not places:
            return None
        at = _after(places, state.text, by)
        return _show(state, places[at % len(places)])

    return run


def _after(places: list[TextRange], now: TextRange | None, by: int) -> int:
    if now is None:
        return 0 if by > 0 else -1
    if now in places:
        return places.index(now) + by
    for number, where in enumerate(places):
        if where.start.same_part(now.start) and where.start.key >= now.start.key:
            return number if by > 0 else number - 1
    return 0 if by > 0 else -1


def _show(state: State, where: TextRange) -> Step:
    """Select text where it stands on the pages; text that is not placed is shown by the window."""
    owner = where.focus.owner
    spots = frames.placements(state.edition).get(owner, ())
    if not spots:
        return Step(requests=(Request("story.edit", {"story": owner, "where": where}),))
    page, frame = next((s for s in spots if s[0] == state.view.page), spots[0])
    selection = replace(state.selection, page=page).of_text(where, frame)
    return Step(selection=selection, view=state.view.on(page))


def _replace_one(state: State, new: str) -> Step | None:
    if state.text is None:
        return None
    edition, place = edits.replace_range(state.edition, state.text, new)
    return Step(edition, state.selection.caret(place))


def _replace_all(state: State, wanted: str, new: str, match_case: bool = False) -> Step | None:
    edition, count = search.replace_all(state.edition, wanted, new, match_case=match_case)
    if not count or edition is state.edition:
        return None
    label = Words(f"Replace {count} × “{wanted}”", f"替换{count}处“{wanted}”")
    return Step(_tidied(edition, state.edition), label=label)


def _tidied(edition: Edition, before: Edition) -> Edition:
    """Drop paragraphs that a replacement left empty."""
    for name, story in edition.stories.items():
        if before.stories.get(name) is not story:
            edition = edits.tidy_story(edition, name)
    return edition


def _go(state: State, place: Position, frame: str | None = None) -> Step | None:
    """Put the caret at a place of the text, in the frame named or the first that shows it."""
    if not edits.is_editable(state.edition, place.owner, place.part):
        return None
    place = edits.limit(state.edition, place)
    if frame is not None:
        selection = replace(state.selection, page=state.view.page)
        return Step(selection=selection.of_text(TextRange.caret(place), frame))
    return _show(state, TextRange.caret(place))


ROWS: Final = (
    Command("edit.undo", Words("Undo", "撤销"), _undo, _can_undo, ("Ctrl+Z",), "edit",
            icon="undo-2"),
    Command("edit.redo", Words("Redo", "重做"), _redo, _can_redo, ("Ctrl+Shift+Z",),
            "edit", icon="redo-2"),
    Command("edit.cut", Words("Cut", "剪切"), _cut, _can_remove, ("Ctrl+X",), "edit",
            icon="scissors"),
    Command("edit.copy", Words("Copy", "复制"), _copy, _needs_something, ("Ctrl+C",), "edit",
            icon="copy"),
    Command("edit.paste", Words("Paste", "粘贴"), _paste, _can_paste, ("Ctrl+V",), "edit",
            icon="clipboard-paste"),
    Command("edit.duplicate", Words("Duplicate", "再制"), _duplicate, needs_frames(),
            ("Ctrl+Alt+D",), "edit", "frames"),
    Command("edit.delete", Words("Delete", "删除"), _delete, _can_remove,
            ("Delete", "Backspace"), "edit", "frames", icon="trash-2"),
    Command("edit.select_all", Words("Select All", "全选"), _select_all, has_page, ("Ctrl+A",),
            "edit"),
    Command("edit.escape", Words("Leave or Deselect", "退出或取消选择"), _escape, keys=("Esc",),
            menu="edit"),
    Command("text.leave", Words("Leave Text", "退出文字编辑"), _leave, needs_text),
    Command("edit.select", Words("Select", "选择"), _select, has_page),
    Command("edit.go_to", Words("Go to Text", "跳到文字"), _go),
    Command("edit.find", Words("Find and Replace…", "查找与替换…"), ask("find"),
            keys=("Ctrl+F",), menu="edit", icon="search"),
    Command("edit.find_next", Words("Find Next", "查找下一处"), _find(1)),
    Command("edit.find_previous", Words("Find Previous", "查找上一处"), _find(-1)),
    Command("edit.replace", Words("Replace", "替换"), _replace_one, needs_text),
    Command("edit.replace_all", Words("Replace All", "全部替换"), _replace_all),
)  # fmt: skip
