"""Commands that move, size, align and layer frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from layout_tool.editor.commands.conditions import (
    all_of,
    has_page,
    needs_frames,
    needs_free,
    needs_grid_frames,
)
from layout_tool.editor.commands.contents import pan_picture
from layout_tool.editor.commands.registry import Command, Run
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model import AdFrame, GridBox, PictureFrame, Rect, StoryFrame
from layout_tool.model.edits import frames, places

__all__ = ["ROWS", "place_item"]

_CROP_NUDGE: Final = 0.005
"""Share of a picture by which an arrow moves it while it is being cropped."""


def place_item(
    state: State, kind: str, item: str, place: GridBox, page: str | None = None
) -> Step | None:
    """Put a story or picture (``kind``) on a page and select its frame."""
    page_id = page or state.view.page
    before = {frame.id for frame in state.edition.page(page_id).frames}
    put = frames.place_story if kind == "story" else frames.place_picture
    edition = put(state.edition, page_id, item, place)
    made = [f.id for f in edition.page(page_id).frames if f.id not in before]
    selection = replace(state.selection, page=page_id).of_frames(made)
    return Step(edition, selection, state.view.on(page_id))


def _place(
    state: State,
    kind: str,
    item: str,
    column: int,
    line: int,
    columns: int | None = None,
    lines: int | None = None,
) -> Step | None:
    page = state.page
    items = state.edition.stories if kind == "story" else state.edition.pictures
    if page is None or item not in items:
        return None
    if columns is None or lines is None:
        place = state.fitter.box_at(state.edition, page, items[item], column, line)
    else:
        place = GridBox(column, line, columns, lines)
    return place_item(state, kind, item, place)


def _move(state: State, columns: int = 0, lines: int = 0) -> Step | None:
    return state.changed(
        places.move(state.edition, state.view.page, state.chosen_ids, columns, lines)
    )


def _resize(state: State, frame: str, place: GridBox | Rect) -> Step | None:
    page = state.page
    if page is None or all(one.id != frame for one in page.frames):
        return None
    return state.changed(places.resize(state.edition, page.id, frame, place))


def _set_place(
    state: State,
    column: int | None = None, line: int | None = None, columns: int | None = None,
    lines: int | None = None, x: float | None = None, y: float | None = None,
    width: float | None = None, height: float | None = None,
) -> Step | None:  # fmt: skip
    """Give each selected frame what is said: columns and lines from 0, or pt of free ones."""
    grid = {"column": column, "line": line, "columns": columns, "lines": lines}
    free = {"x": x, "y": y, "width": width, "height": height}
    new: dict[str, GridBox | Rect] = {}
    for frame in state.chosen:
        said = grid if isinstance(frame.place, GridBox) else free
        parts: dict[str, Any] = {name: part for name, part in said.items() if part is not None}
        new[frame.id] = replace(frame.place, **parts)
    edition = places.set_places(state.edition, state.view.page, new)
    return state.changed(edition)


def _nudge(columns: int, lines: int, free_pt: float = 1.0) -> Run:
    """Grid frames go by columns and lines, free ones by pt."""

    def run(state: State) -> Step | None:
        ids, page = state.chosen_ids, state.view.page
        if state.view.crop is not None:
            return pan_picture(state, _CROP_NUDGE * columns, _CROP_NUDGE * lines)
        if any(isinstance(frame.place, GridBox) for frame in state.chosen):
            return state.changed(places.move(state.edition, page, ids, columns, lines))
        dx, dy = _sign(columns) * free_pt, _sign(lines) * free_pt
        return state.changed(places.move_free(state.edition, page, ids, dx, dy))

    return run


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _grow(columns: int, lines: int) -> Run:
    def run(state: State) -> Step | None:
        grid = state.grid
        new = {
            frame.id: replace(
                box,
                columns=min(max(box.columns + columns, 1), grid.columns - box.column),
                lines=min(max(box.lines + lines, 1), grid.lines - box.line),
            )
            for frame in state.chosen
            if grid is not None and isinstance(box := frame.place, GridBox)
        }
        return state.changed(places.set_places(state.edition, state.view.page, new))

    return run


def _fit(state: State) -> Step | None:
    page = state.page
    if page is None:
        return None
    new: Mapping[str, GridBox] = {
        frame.id: state.fitter.fitted(state.edition, page, frame)
        for frame in state.chosen
        if isinstance(frame, StoryFrame | PictureFrame)
    }
    return state.changed(places.set_places(state.edition, page.id, new))


def _align(edge: places.Edge) -> Run:
    return lambda state: state.changed(
        places.align(state.edition, state.view.page, state.chosen_ids, edge)
    )


def _distribute(axis: places.Axis) -> Run:
    return lambda state: state.changed(
        places.distribute(state.edition, state.view.page, state.chosen_ids, axis)
    )


def _same(axis: places.Axis) -> Run:
    return lambda state: state.changed(
        places.same_size(state.edition, state.view.page, state.chosen_ids, axis)
    )


def _order(how: frames.Order) -> Run:
    return lambda state: state.changed(
        frames.order(state.edition, state.view.page, state.chosen_ids, how)
    )


def _two(state: State) -> Words | None:
    chosen = state.chosen
    kinds = {AdFrame if isinstance(frame, AdFrame) else StoryFrame for frame in chosen}
    if (
        len(chosen) != 2
        or not all(isinstance(frame, StoryFrame | PictureFrame | AdFrame) for frame in chosen)
        or len(kinds) > 1
    ):
        return Words("Select two frames to exchange.", "请选中要对调的两个框。")
    return needs_grid_frames(2)(state) if AdFrame not in kinds else needs_free(state)


def _swap(state: State) -> Step | None:
    first, second = state.chosen_ids
    page = state.view.page
    return state.changed(frames.swap(state.edition, (page, first), (page, second)))


def _group(state: State) -> Step | None:
    return state.changed(frames.group(state.edition, state.view.page, state.chosen_ids))


def _ungroup(state: State) -> Step | None:
    return state.changed(frames.ungroup(state.edition, state.view.page, state.chosen_ids))


def _grouped(state: State) -> Words | None:
    if any(frame.group for frame in state.chosen):
        return None
    return Words("What is selected is not grouped.", "选中的框没有成组。")


def _lock(state: State) -> Step | None:
    locked = not _is_locked(state)
    return state.changed(frames.lock(state.edition, state.view.page, state.chosen_ids, locked))


def _is_locked(state: State) -> bool:
    return bool(state.chosen) and all(frame.locked for frame in state.chosen)


def _unlock_all(state: State) -> Step | None:
    page = state.page
    if page is None:
        return None
    ids = [frame.id for frame in page.frames if frame.locked]
    return state.changed(frames.lock(state.edition, page.id, ids, False))


def _cycle(step: int) -> Run:
    """Select the next frame in reading order: by line, then by column."""

    def run(state: State) -> Step | None:
        page = state.page
        order = reading_order(state) if page is not None else ()
        if page is None or not order:
            return None
        now = state.selection.frame
        at = order.index(now) + step if now in order else 0 if step > 0 else -1
        chosen = frames.expand_groups(page, (order[at % len(order)],))
        return Step(selection=replace(state.selection, page=page.id).of_frames(chosen))

    return run


def reading_order(state: State) -> Sequence[str]:
    """Return the ids of the page's frames from the top down, then from left to right."""
    page, grid = state.page, state.grid
    if page is None or grid is None:
        return ()

    def corner(place: GridBox | Rect) -> tuple[float, float]:
        rect = grid.rect(place) if isinstance(place, GridBox) else place
        return rect.y, rect.x

    return [frame.id for frame in sorted(page.frames, key=lambda f: corner(f.place))]


_ARROWS: Final = (
    ("left", Words("Left", "向左"), -1, 0, "Left"),
    ("right", Words("Right", "向右"), 1, 0, "Right"),
    ("up", Words("Up", "向上"), 0, -1, "Up"),
    ("down", Words("Down", "向下"), 0, 1, "Down"),
)
_SIZES: Final = (
    ("narrower", Words("One Column Narrower", "减一栏宽"), -1, 0, "Alt+Left"),
    ("wider", Words("One Column Wider", "加一栏宽"), 1, 0, "Alt+Right"),
    ("shorter", Words("One Line Shorter", "减一行高"), 0, -1, "Alt+Up"),
    ("taller", Words("One Line Taller", "加一行高"), 0, 1, "Alt+Down"),
)
_EDGES: Final[tuple[tuple[places.Edge, Words], ...]] = (
    ("left", Words("Align Left Edges", "左对齐")),
    ("centre", Words("Align Centres", "左右居中")),
    ("right", Words("Align Right Edges", "右对齐")),
    ("top", Words("Align Top Edges", "上对齐")),
    ("middle", Words("Align Middles", "上下居中")),
    ("bottom", Words("Align Bottom Edges", "下对齐")),
)
_ORDERS: Final[tuple[tuple[frames.Order, Words, str], ...]] = (
    ("front", Words("Bring to Front", "置于顶层"), "Ctrl+Shift+]"),
    ("forward", Words("Bring Forward", "上移一层"), "Ctrl+]"),
    ("backward", Words("Send Backward", "下移一层"), "Ctrl+["),
    ("back", Words("Send to Back", "置于底层"), "Ctrl+Shift+["),
)

ROWS: Final = (
    Command("frame.place", Words("Place on the Page", "排到版面上"), _place, has_page),
    Command("frame.move", Words("Move", "移动"), _move, needs_free),
    Command("frame.resize", Words("Resize", "改变大小"), _resize, has_page),
    Command("frame.set_place", Words("Change Place or Size", "改变位置或大小"), _set_place,
            needs_free, merge="set-place"),
    *(
        Command(f"frame.nudge_{name}", Words(f"Move {title.en}", f"{title.zh}移动"),
                _nudge(dx, dy), needs_free, (key,), "arrange/move", "frames", f"nudge-{name}")
        for name, title, dx, dy, key in _ARROWS
    ),
    *(
        Command(f"frame.nudge_{name}_far",
                Words(f"Move {title.en} by Ten Lines" if dy else f"Move {title.en} by Two Columns",
                      f"{title.zh}移动十行" if dy else f"{title.zh}移动两栏"),
                _nudge(2 * dx, 10 * dy, 10.0), needs_free, (f"Shift+{key}",), "arrange/move",
                "frames", f"nudge-{name}-far")
        for name, title, dx, dy, key in _ARROWS
    ),
    *(
        Command(f"frame.{name}", title, _grow(dx, dy), needs_grid_frames(), (key,),
                "arrange/size", "frames", f"size-{name}")
        for name, title, dx, dy, key in _SIZES
    ),
    Command("frame.fit", Words("Fit Height to Contents", "高度适合内容"), _fit,
            needs_grid_frames(), ("Ctrl+Alt+C",), "arrange/size", icon="chevrons-up-down"),
    *(
        Command(f"arrange.align_{edge}", title, _align(edge), needs_grid_frames(),
                menu="arrange/align", icon=f"align-{edge}")
        for edge, title in _EDGES
    ),
    Command("arrange.distribute_columns", Words("Distribute Across", "左右均分"),
            _distribute("columns"), needs_grid_frames(3), menu="arrange/align"),
    Command("arrange.distribute_lines", Words("Distribute Down", "上下均分"),
            _distribute("lines"), needs_grid_frames(3), menu="arrange/align"),
    Command("arrange.same_height", Words("Same Height", "等高"), _same("lines"),
            needs_grid_frames(2), menu="arrange/align"),
    Command("arrange.same_width", Words("Same Width", "等宽"), _same("columns"),
            needs_grid_frames(2), menu="arrange/align"),
    *(
        Command(f"arrange.{how}", title, _order(how), needs_frames(), (key,), "arrange/order",
                "frames")
        for how, title, key in _ORDERS
    ),
    Command("arrange.swap", Words("Exchange the Two", "两框对调"), _swap,
            all_of(needs_frames(2), _two), ("Ctrl+Shift+X",), "arrange", "frames"),
    Command("arrange.group", Words("Group", "成组"), _group, needs_frames(2), ("Ctrl+G",),
            "arrange", "frames", icon="group"),
    Command("arrange.ungroup", Words("Ungroup", "解组"), _ungroup,
            all_of(needs_frames(), _grouped), ("Ctrl+Shift+G",), "arrange", "frames"),
    Command("arrange.lock", Words("Lock", "锁定"), _lock, needs_frames(), ("Ctrl+L",),
            "arrange", "frames", checked=_is_locked, icon="lock"),
    Command("arrange.unlock_all", Words("Unlock All on the Page", "本版全部解锁"), _unlock_all,
            has_page, ("Ctrl+Alt+L",), "arrange"),
    Command("frame.next", Words("Select the Next Frame", "选下一个框"), _cycle(1), has_page,
            ("Tab",), "edit/select", "frames"),
    Command("frame.previous", Words("Select the Previous Frame", "选上一个框"), _cycle(-1),
            has_page, ("Shift+Tab",), "edit/select", "frames"),
)  # fmt: skip
