"""Commands on what frames say about their contents: columns, boxes, tints, crops."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, Literal

from layout_tool.compose import template_frames
from layout_tool.editor.commands.conditions import (
    has_page,
    needs_frames,
    needs_furniture,
    needs_picture,
    needs_story,
)
from layout_tool.editor.commands.registry import Command, Run
from layout_tool.editor.state.step import Request, State, Step
from layout_tool.editor.state.view import Crop, DeskView
from layout_tool.editor.words import Words
from layout_tool.model import (
    BLACK,
    Colour,
    Edition,
    Frame,
    Furniture,
    GridBox,
    PictureFrame,
    Rect,
    StoryFrame,
)
from layout_tool.model.edits import frames, pictures
from layout_tool.model.edits.base import change_frames, with_frames
from layout_tool.sheet import Image

__all__ = ["CROP_LABEL", "ROWS", "crop_merge", "crop_view", "leave_crop", "pan_picture",
           "shown_crop"]  # fmt: skip

CROP_LABEL: Final = Words("Crop Picture", "裁切图片")

_LIGHT: Final = BLACK.tint(0.1)
_STROKE: Final = 0.5
_WORDS: Final = "文字"
_WORDLESS: Final = ("rule", "box", "tint", "logo")
_ZOOM: Final = 1.1
_PAN: Final = 0.02


def _columns(by: int) -> Run:
    def run(state: State) -> Step | None:
        edition, page = state.edition, state.view.page
        for frame in state.chosen_stories:
            now = frame.text_columns or frame.place.columns
            edition = frames.set_text_columns(edition, page, (frame.id,), max(now + by, 1))
        return state.changed(edition)

    return run


def _set_columns(state: State, count: int | None = None) -> Step | None:
    return state.changed(
        frames.set_text_columns(state.edition, state.view.page, state.chosen_ids, count)
    )


def _is_boxed(state: State) -> bool:
    found = state.chosen_stories
    return bool(found) and all(frame.boxed for frame in found)


def _box(state: State) -> Step | None:
    boxed = not _is_boxed(state)
    return state.changed(frames.set_boxed(state.edition, state.view.page, state.chosen_ids, boxed))


def _is_tinted(state: State) -> bool:
    chosen = state.chosen
    return bool(chosen) and all(
        getattr(f, "tint", None) is not None or getattr(f, "fill", None) is not None for f in chosen
    )


def _can_tint(state: State) -> Words | None:
    if any(isinstance(frame, StoryFrame | Furniture) for frame in state.chosen):
        return None
    return needs_story(state)


def _tint(state: State) -> Step | None:
    tint = None if _is_tinted(state) else _LIGHT
    return _set_tint(state, tint)


def _set_tint(state: State, tint: Colour | None) -> Step | None:
    return state.changed(frames.set_tint(state.edition, state.view.page, state.chosen_ids, tint))


def _add_furniture(
    state: State,
    kind: Literal["box", "rule", "tint", "text"],
    place: GridBox | Rect,
    page: str | None = None,
) -> Step | None:
    """Put a box, rule, tint or text on a page; a tint goes behind what is there."""
    on = page or state.view.page
    if all(one.id != on for one in state.edition.pages):
        return None
    name = frames.frame_name(state.edition, on, kind)
    stroke = _STROKE if kind in ("box", "rule") else 0.0
    fill = _LIGHT if kind == "tint" else None
    text = _WORDS if kind == "text" else ""
    new = Furniture(name, place, kind, text=text, stroke=stroke, fill=fill, locked=False)
    edition = frames.add_frame(state.edition, on, new)
    if kind == "tint":
        edition = frames.order(edition, on, (name,), "back")
    selection = replace(state.selection, page=on).of_frames((name,))
    asked = (Request("furniture.edit_text", {}),) if kind == "text" else ()
    return Step(edition, selection, state.view.on(on).holding("select"), requests=asked)


def _adopt(state: State, frame: str) -> Step | None:
    """Make a piece of the template's furniture the page's own, so that it can be changed."""
    page = state.page
    if page is None:
        return None
    piece = next((f for f in template_frames(state.edition, page) if f.id == frame), None)
    if piece is None:
        return None
    edition = with_frames(state.edition, page.id, (replace(piece, locked=False), *page.frames))
    return Step(edition, replace(state.selection, page=page.id).of_frames((frame,)))


def _set_furniture(state: State, **changes: Any) -> Step | None:
    """Change all selected furniture; a text is the key piece's own."""
    ids = [frame.id for frame in state.chosen if isinstance(frame, Furniture)]
    edition = state.edition
    for name in ids[:1] if "text" in changes else ids:
        edition = frames.update_furniture(edition, state.view.page, name, **changes)
    return state.changed(edition)


def _key_picture(state: State) -> PictureFrame | None:
    chosen = state.chosen
    return chosen[0] if chosen and isinstance(chosen[0], PictureFrame) else None


def shown_crop(state: State, frame: str) -> tuple[float, float, float, float]:
    """Return the part of a picture that a frame shows now, in fractions of the picture."""
    group = next((g for g in state.sheet.groups if g.frame == frame), None)
    images = [item for item in group.items if isinstance(item, Image)] if group else []
    return images[0].crop if images else (0.0, 0.0, 1.0, 1.0)


def crop_merge(page: str, frame: str) -> str:
    """Return the name under which the steps of one cropping become one."""
    return f"crop {page} {frame}"


def crop_view(state: State, frame: str, page: str | None = None) -> DeskView | None:
    """Return the view with the crop tool at a picture; None where there is none to crop."""
    page_id = page or state.view.page
    there = next((p for p in state.edition.pages if p.id == page_id), None)
    found = next((f for f in there.frames if f.id == frame), None) if there else None
    picture = state.edition.pictures.get(getattr(found, "picture", ""))
    if not isinstance(found, PictureFrame) or picture is None or picture.pixels is None:
        return None
    crop = Crop(page_id, frame, found.zoom, found.focus)
    return replace(state.view.on(page_id).holding("crop"), crop=crop)


def leave_crop(state: State, *, keep: bool) -> Step | None:
    """Put the crop tool away; without ``keep`` the picture is as it was before."""
    crop = state.view.crop
    if crop is None:
        return None
    view = state.view.holding("select")
    if keep:
        return Step(view=view)
    edition = change_frames(
        state.edition, crop.page, (crop.frame,),
        lambda f: replace(f, zoom=crop.zoom, focus=crop.focus) if isinstance(f, PictureFrame)
        else f,
    )  # fmt: skip
    if edition is state.edition:
        return Step(view=view)
    return Step(edition, view=view, label=CROP_LABEL, merge=crop_merge(crop.page, crop.frame),
                lasting=True)  # fmt: skip


def _crop_done(state: State) -> Step | None:
    return leave_crop(state, keep=True)


def _cropping(state: State) -> Words | None:
    if state.view.crop is not None:
        return None
    return Words("No picture is being cropped.", "没有在裁切图片。")


def _merged(state: State, edition: Edition, frame: str) -> Step | None:
    """While a picture is being cropped all that is done to it is one step to undo."""
    if edition is state.edition:
        return None
    crop = state.view.crop
    if crop is None or crop.frame != frame:
        return Step(edition)
    return Step(edition, label=CROP_LABEL, merge=crop_merge(crop.page, frame), lasting=True)


def _zoom(factor: float) -> Run:
    def run(state: State) -> Step | None:
        frame = _key_picture(state)
        if frame is None:
            return None
        edition = pictures.set_crop(
            state.edition, state.view.page, frame.id, zoom=frame.zoom * factor
        )
        return _merged(state, edition, frame.id)

    return run


def _crop(
    state: State, zoom: float | None = None, focus: tuple[float, float] | None = None
) -> Step | None:
    frame = _key_picture(state)
    if frame is None:
        return None
    edition = pictures.set_crop(state.edition, state.view.page, frame.id, zoom=zoom, focus=focus)
    return _merged(state, edition, frame.id)


def pan_picture(state: State, dx: float, dy: float) -> Step | None:
    """Move the key picture in its frame by shares of the picture."""
    frame = _key_picture(state)
    if frame is None:
        return None
    crop = shown_crop(state, frame.id)
    edition = pictures.pan(state.edition, state.view.page, frame.id, crop, dx, dy)
    return _merged(state, edition, frame.id)


def _pan(dx: float, dy: float) -> Run:
    return lambda state: pan_picture(state, dx, dy)


def _reset_crop(state: State) -> Step | None:
    return state.changed(pictures.reset_crop(state.edition, state.view.page, state.selection.frame))


def _replace_content(state: State, item: str) -> Step | None:
    """Show another story or picture of the edition in the key frame."""
    page = state.view.page

    def change(frame: Frame) -> Frame:
        match frame:
            case StoryFrame() if item in state.edition.stories:
                return replace(frame, story=item, headline_size=None)
        return frame

    key = next(iter(state.chosen), None)
    if isinstance(key, PictureFrame) and not key.locked and item in state.edition.pictures:
        return state.changed(pictures.show(state.edition, page, key.id, item))
    return state.changed(change_frames(state.edition, page, (state.selection.frame,), change))


def _draw_picture(state: State, place: GridBox, page: str | None = None) -> Step | None:
    """Draw a frame for a picture that is still expected."""
    on = page or state.view.page
    if all(one.id != on for one in state.edition.pages):
        return None
    edition, name = pictures.add_picture(state.edition, "", page=on)
    edition = frames.place_picture(edition, on, name, place)
    selection = replace(state.selection, page=on).of_frames((edition.page(on).frames[-1].id,))
    return Step(edition, selection, state.view.on(on).holding("select"))


def _choose_picture(state: State) -> Step | None:
    """Ask for the file of a picture to show in the key frame."""
    frame = _key_picture(state)
    if frame is None:
        return None
    args = {"page": state.view.page, "frame": frame.id}
    return Step(requests=(Request("picture.choose", args),))


def _edit_furniture(state: State) -> Step:
    return Step(requests=(Request("furniture.edit_text", {}),))


def _needs_words(state: State) -> Words | None:
    chosen = state.chosen
    if chosen and isinstance(chosen[0], Furniture) and chosen[0].kind not in _WORDLESS:
        return None
    return Words("Select a line of text of the page first.", "请先选中版面上的文字。")


_PANS: Final = (
    ("left", Words("Move Picture Left in Its Frame", "图片在框内左移"), -_PAN, 0.0, "Ctrl+Left"),
    ("right", Words("Move Picture Right in Its Frame", "图片在框内右移"), _PAN, 0.0, "Ctrl+Right"),
    ("up", Words("Move Picture Up in Its Frame", "图片在框内上移"), 0.0, -_PAN, "Ctrl+Up"),
    ("down", Words("Move Picture Down in Its Frame", "图片在框内下移"), 0.0, _PAN, "Ctrl+Down"),
)

ROWS: Final = (
    Command("story.columns_more", Words("One Text Column More", "加一栏"), _columns(1),
            needs_story, ("Ctrl+Alt+Right",), "story/columns", "frames"),
    Command("story.columns_fewer", Words("One Text Column Fewer", "减一栏"), _columns(-1),
            needs_story, ("Ctrl+Alt+Left",), "story/columns", "frames"),
    Command("story.columns_base", Words("Text Columns of the Grid", "按基本栏排"), _set_columns,
            needs_story, menu="story/columns"),
    Command("story.box", Words("Boxed", "加框"), _box, needs_story, ("Ctrl+Alt+B",), "story",
            checked=_is_boxed, icon="square"),
    Command("frame.tint", Words("Tinted", "加底纹"), _tint, _can_tint, ("Ctrl+Alt+T",), "story",
            checked=_is_tinted),
    Command("frame.set_tint", Words("Tint", "底纹"), _set_tint, _can_tint),
    Command("picture.draw", Words("Draw Picture Frame", "画图片框"), _draw_picture, has_page),
    Command("picture.choose", Words("Choose a Picture for the Frame…", "为图片框选图…"),
            _choose_picture, needs_picture, ("Ctrl+Alt+O",), "picture", icon="image-plus"),
    Command("picture.crop_done", Words("Finish Cropping", "完成裁切"), _crop_done, _cropping),
    Command("furniture.edit_text", Words("Edit the Page's Own Text", "修改版面文字"),
            _edit_furniture, _needs_words, menu="page"),
    Command("frame.show", Words("Show Another Item", "换成另一篇"), _replace_content,
            needs_frames()),
    Command("furniture.add", Words("Draw", "画版面元素"), _add_furniture, has_page),
    Command("furniture.adopt", Words("Change on This Page Only", "仅在本版修改"), _adopt, has_page),
    Command("furniture.set", Words("Change Furniture", "修改版面元素"), _set_furniture,
            needs_furniture, merge="furniture"),
    Command("picture.zoom_in", Words("Enlarge Picture in Its Frame", "框内放大图片"),
            _zoom(_ZOOM), needs_picture, ("Ctrl+Alt+=",), "picture", "frames", "picture-zoom"),
    Command("picture.zoom_out", Words("Reduce Picture in Its Frame", "框内缩小图片"),
            _zoom(1 / _ZOOM), needs_picture, ("Ctrl+Alt+-",), "picture", "frames",
            "picture-zoom"),
    *(
        Command(f"picture.pan_{name}", title, _pan(dx, dy), needs_picture, (key,), "picture",
                "frames", "picture-pan")
        for name, title, dx, dy, key in _PANS
    ),
    Command("picture.reset", Words("Show the Whole Picture", "图片复位"), _reset_crop,
            needs_picture, menu="picture"),
    Command("picture.crop", Words("Crop Picture", "裁切图片"), _crop, needs_picture,
            merge="picture-crop"),
)  # fmt: skip
