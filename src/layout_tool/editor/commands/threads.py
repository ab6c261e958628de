"""Commands on stories that run on over several frames (转版), on text wrap, and drop capitals."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from layout_tool.compose import StoryFit
from layout_tool.editor.commands.conditions import all_of, has_page, needs_frames, needs_story
from layout_tool.editor.commands.registry import Command, RefusedError, Run
from layout_tool.editor.state.fitting import occupied
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.state.view import Load, LoadKind
from layout_tool.editor.words import Words
from layout_tool.model import (
    AdFrame,
    Furniture,
    GridBox,
    Page,
    PictureFrame,
    StoryFrame,
    Wrap,
)
from layout_tool.model.edits import threads
from layout_tool.model.edits.places import clamp

__all__ = ["ROWS", "default_box", "rest_words", "threaded"]

_DROP_LINES: Final = 3
_LEAST_LINES: Final = 3
"""Lines that a part holds at least, so that there is text below its jump line."""
_MARGIN_LINES: Final = 2
"""Lines that a part takes beside its text: the jump line and the short head."""
_NO_ROOM: Final = Words(
    "There is no room on the page that follows. Add a page, or make room on it.",
    "下一版没有空地方。请加版，或先腾出地方。",
)
_ALONE: Final = Words("The story stands in one frame only.", "这篇稿件只在一个框里。")


def _key_story(state: State) -> StoryFrame | None:
    return next((f for f in state.chosen if isinstance(f, StoryFrame)), None)


def _last(state: State, story: str) -> tuple[str, StoryFrame] | None:
    found = threads.parts(state.edition, story)
    return found[-1] if found else None


def _fit(state: State, page: str, frame: str) -> StoryFit | None:
    return next((fit for fit in state.compose(page).fits if fit.frame == frame), None)


def rest_words(state: State, load: Load) -> Words:
    """Return how much of the story is still to be placed, for the loaded pointer."""
    fit = _fit(state, load.page, load.frame)
    if fit is None or fit.over_chars <= 0:
        return Words("Continue the story", "续排")
    return Words("Continue: {n} characters", "续排：余 {n} 字").fill(n=fit.over_chars)


def default_box(state: State, load: Load, page: Page, column: int, line: int) -> GridBox:
    """Return the box in which the rest of a story goes on from a column and line of a page.

    It is as wide as the part before and as high as the rest needs, but ends where something
    else begins.
    """
    grid = state.edition.layout.grid(page)
    before = _last(state, load.item)
    columns, lines = 2, _LEAST_LINES
    if before is not None:
        part = before[1]
        columns = part.place.columns
        fit = _fit(state, *_of(before))
        count = part.text_columns or columns
        if fit is not None and fit.over_lines > 0:
            lines = math.ceil(fit.over_lines / count) + _MARGIN_LINES
    box = clamp(GridBox(column, line, columns, lines), grid)
    taken = occupied(state.edition, page)[box.line : box.bottom, box.column : box.right]
    met = next((number for number, row in enumerate(taken) if row.any()), 0)
    return replace(box, lines=met) if met >= _LEAST_LINES else box


def _of(part: tuple[str, StoryFrame]) -> tuple[str, str]:
    return part[0], part[1].id


def threaded(state: State, story: str, page: str, place: GridBox) -> Step | None:
    """Let the text of a story go on in a new frame, and select it."""
    if story not in state.edition.stories or all(p.id != page for p in state.edition.pages):
        return None
    edition, made = threads.thread(state.edition, story, page, place)
    selection = replace(state.selection, page=page).of_frames((made,))
    return Step(edition, selection, state.view.on(page))


def _load(state: State) -> Step | None:
    """Take the rest of the key story along: the next click puts it down."""
    found = _key_story(state)
    return None if found is None else _load_from(state, state.view.page, found.id)


def _load_from(state: State, page: str, frame: str) -> Step | None:
    """Take the rest of the story along that a frame shows."""
    there = next((p for p in state.edition.pages if p.id == page), None)
    found = next((f for f in there.frames if f.id == frame), None) if there else None
    if not isinstance(found, StoryFrame):
        return None
    last = _last(state, found.story)
    if last is None or found.story not in state.edition.stories:
        return None
    selection = replace(state.selection, page=page).of_frames((found.id,))
    load = Load("thread", found.story, *_of(last))
    view = replace(state.view.on(page).holding("place"), load=load)
    return Step(selection=selection, view=view)


def _take_along(state: State, kind: LoadKind, item: str) -> Step | None:
    """Take a story or picture of a basket along: the next click or drag puts it down."""
    items = state.edition.pictures if kind == "picture" else state.edition.stories
    if kind == "thread" or item not in items:
        return None
    view = replace(state.view.holding("place"), load=Load(kind, item))
    return Step(selection=state.selection.of_frames(()), view=view)


def _extend(state: State, story: str, page: str, place: GridBox) -> Step | None:
    """Let a story go on at a place, by what other programs or tests say."""
    return threaded(state, story, page, place)


def _split(state: State) -> Step | None:
    """Let a story go on upon the next page that has room, in the highest free place there."""
    found = _key_story(state)
    last = _last(state, found.story) if found is not None else None
    if found is None or last is None or found.story not in state.edition.stories:
        return None
    ids = [page.id for page in state.edition.pages]
    load = Load("thread", found.story, *_of(last))
    for page in state.edition.pages[ids.index(last[0]) + 1 :]:
        wanted = default_box(state, load, page, 0, 0)
        place = _free(state, page, wanted.columns, wanted.lines)
        if place is not None:
            return threaded(state, found.story, page.id, place)
    raise RefusedError(_NO_ROOM)


def _free(state: State, page: Page, columns: int, lines: int) -> GridBox | None:
    """Return the highest free place of so many columns, as high as wanted or as there is room."""
    grid = state.edition.layout.grid(page)
    taken = occupied(state.edition, page)
    columns = min(columns, grid.columns)
    best: GridBox | None = None
    for column in range(grid.columns - columns + 1):
        free = [not row.any() for row in taken[:, column : column + columns]]
        start = 0
        for line in range(grid.lines + 1):
            if line < grid.lines and free[line]:
                continue
            room = line - start
            if room >= min(lines, grid.lines) or (best is None and room >= _LEAST_LINES * 2):
                box = GridBox(column, start, columns, min(room, lines))
                if best is None or (-box.lines, box.line, box.column) < (
                    -best.lines, best.line, best.column
                ):  # fmt: skip
                    best = box
            start = line + 1
    return best


def _unthread(state: State) -> Step | None:
    """Take the selected parts away; the text goes on in what is left of the thread."""
    edition, page = state.edition, state.view.page
    for frame in state.chosen:
        if isinstance(frame, StoryFrame) and not frame.locked:
            edition = threads.unthread(edition, page, frame.id)
    if edition is state.edition:
        return None
    return Step(edition, state.selection.of_frames(()))


def _join(state: State) -> Step | None:
    """Take all later parts of the story away: it stands in one frame again."""
    found = _key_story(state)
    edition = state.edition
    if found is None:
        return None
    for page, part in threads.parts(edition, found.story)[1:]:
        if not part.locked:
            edition = threads.unthread(edition, page, part.id)
    return state.changed(edition)


def _threaded(state: State) -> Words | None:
    found = _key_story(state)
    if found is not None and len(threads.parts(state.edition, found.story)) > 1:
        return None
    return _ALONE


def _go(by: int) -> Run:
    """Select the part of the story that comes next, or before, wherever it stands."""

    def run(state: State) -> Step | None:
        found = _key_story(state)
        if found is None:
            return None
        order = [_of(part) for part in threads.parts(state.edition, found.story)]
        here = state.view.page, found.id
        at = (order.index(here) + by) if here in order else 0
        if not 0 <= at < len(order):
            return None
        page, frame = order[at]
        selection = replace(state.selection, page=page).of_frames((frame,))
        return Step(selection=selection, view=state.view.on(page))

    return run


def _drop_cap(state: State) -> Step | None:
    return _set_drop_cap(state, 0 if _has_drop_cap(state) else _DROP_LINES)


def _has_drop_cap(state: State) -> bool:
    found = [f for f in state.chosen if isinstance(f, StoryFrame)]
    return bool(found) and all(frame.drop_cap for frame in found)


def _set_drop_cap(state: State, lines: int) -> Step | None:
    if lines not in (0, 2, 3, 4):
        return None
    ids = state.chosen_ids
    return state.changed(threads.set_drop_cap(state.edition, state.view.page, ids, lines))


def _wrappable(state: State) -> Words | None:
    if any(isinstance(f, PictureFrame | AdFrame | Furniture) for f in state.chosen):
        return needs_frames()(state)
    return Words(
        "Select a picture, an advert or furniture first.", "请先选中图片、广告或版面元素。"
    )


def _set_wrap(state: State, wrap: Wrap) -> Step | None:
    ids = state.chosen_ids
    return state.changed(threads.set_wrap(state.edition, state.view.page, ids, wrap))


def _wrap(wrap: Wrap) -> Run:
    return lambda state: _set_wrap(state, wrap)


def _wraps(wrap: Wrap) -> Callable[[State], bool]:
    def checked(state: State) -> bool:
        found = [getattr(frame, "wrap", None) for frame in state.chosen]
        found = [one for one in found if one is not None]
        return bool(found) and all(one == wrap for one in found)

    return checked


_WRAPS: Final[tuple[tuple[Wrap, Words, str], ...]] = (
    ("none", Words("Text Passes Under", "文字不绕排"), "Ctrl+Alt+Shift+W"),
    ("box", Words("Text Runs around the Frame", "沿框绕排"), "Ctrl+Alt+W"),
    ("shape", Words("Text Runs around the Shape", "沿图形绕排"), "Ctrl+Alt+Shift+B"),
)

ROWS: Final = (
    Command("thread.load", Words("Continue the Story in Another Frame", "续排到另一个框"), _load,
            needs_story, ("Ctrl+Alt+J",), "story/thread", "frames", icon="link"),
    Command("thread.split", Words("Continue on the Next Page", "转到下一版"), _split,
            needs_story, ("Ctrl+Alt+Shift+J",), "story/thread", "frames"),
    Command("thread.next", Words("Select the Next Part", "选下一段"), _go(1),
            all_of(needs_story, _threaded), ("Ctrl+Alt+PgDown",), "story/thread", "frames"),
    Command("thread.previous", Words("Select the Previous Part", "选上一段"), _go(-1),
            all_of(needs_story, _threaded), ("Ctrl+Alt+PgUp",), "story/thread", "frames"),
    Command("thread.unthread", Words("Take This Part Away", "撤去这一段"), _unthread,
            all_of(needs_story, _threaded), ("Ctrl+Alt+Backspace",), "story/thread", "frames",
            icon="unlink"),
    Command("thread.join", Words("Back into One Frame", "并回一个框"), _join,
            all_of(needs_story, _threaded), menu="story/thread"),
    Command("thread.load_from", Words("Continue the Story", "续排"), _load_from, has_page),
    Command("frame.take_along", Words("Place by Hand", "手动排到版面"), _take_along, has_page),
    Command("thread.extend", Words("Continue the Story", "续排"), _extend, has_page),
    Command("story.drop_cap", Words("Drop Capital", "首字下沉"), _drop_cap, needs_story,
            ("Ctrl+Alt+Shift+D",), "story", "frames", checked=_has_drop_cap),
    Command("story.set_drop_cap", Words("Drop Capital", "首字下沉"), _set_drop_cap, needs_story),
    *(
        Command(f"frame.wrap_{wrap}", title, _wrap(wrap), _wrappable, (key,), "arrange/wrap",
                "frames", checked=_wraps(wrap))
        for wrap, title, key in _WRAPS
    ),
    Command("frame.set_wrap", Words("Text Wrap", "文字绕排"), _set_wrap, _wrappable),
)  # fmt: skip
