"""Edits of pictures, and of how a frame crops one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from layout_tool.model.edition import Edition
from layout_tool.model.edits.base import change_frames, free_name, with_picture
from layout_tool.model.edits.text import clean
from layout_tool.model.frame import Frame, PictureFrame
from layout_tool.model.picture import Picture

__all__ = [
    "MAX_ZOOM",
    "add_picture",
    "is_expected",
    "pan",
    "remove_picture",
    "reset_crop",
    "set_crop",
    "set_fields",
    "show",
]

MAX_ZOOM: Final = 20.0


def add_picture(edition: Edition, file: str, **fields: Any) -> tuple[Edition, str]:
    """Add a picture; return its id too."""
    name = free_name(fields.pop("name", "picture"), edition.pictures)
    return with_picture(edition, Picture(name, file, **fields)), name


def remove_picture(edition: Edition, picture_id: str) -> Edition:
    """Take a picture out of the edition, and its frames off the pages; its file stays."""
    if picture_id not in edition.pictures:
        return edition
    pictures = {name: p for name, p in edition.pictures.items() if name != picture_id}
    stories = {
        name: story
        if picture_id not in story.pictures
        else replace(story, pictures=tuple(p for p in story.pictures if p != picture_id))
        for name, story in edition.stories.items()
    }
    pages = tuple(
        page
        if not any(getattr(f, "picture", None) == picture_id for f in page.frames)
        else replace(
            page,
            frames=tuple(f for f in page.frames if getattr(f, "picture", None) != picture_id),
        )
        for page in edition.pages
    )
    return replace(edition, pictures=pictures, stories=stories, pages=pages)


def is_expected(edition: Edition, picture_id: str) -> bool:
    """Tell whether a picture has no file yet: its frame keeps its place on the page."""
    picture = edition.pictures.get(picture_id)
    return picture is not None and not picture.file


def show(edition: Edition, page_id: str, frame_id: str, picture_id: str) -> Edition:
    """Show another picture in a frame, uncropped.

    One that was still expected there gives its caption and credit to a picture that has none,
    and leaves the edition when no frame waits for it any more.

    :raises KeyError: when the edition has no such picture.
    """
    new = edition.pictures[picture_id]
    frame = edition.page(page_id).frame(frame_id)
    if not isinstance(frame, PictureFrame) or frame.picture == picture_id:
        return edition
    old = frame.picture
    edition = change_frames(
        edition, page_id, (frame_id,),
        lambda f: replace(f, picture=picture_id, zoom=1.0, focus=None)
        if isinstance(f, PictureFrame)
        else f,
    )  # fmt: skip
    if not is_expected(edition, old):
        return edition
    waited = edition.pictures[old]
    caption, credit = new.caption or waited.caption, new.credit or waited.credit
    edition = with_picture(edition, replace(new, caption=caption, credit=credit))
    shown = {f.picture for p in edition.pages for f in p.frames if isinstance(f, PictureFrame)}
    return edition if old in shown else remove_picture(edition, old)


def set_fields(edition: Edition, picture_id: str, **fields: Any) -> Edition:
    """Change a picture's ``file caption credit page focus pixels``."""
    for name in ("caption", "credit"):
        if name in fields:
            fields[name] = clean(str(fields[name])).replace("\n", " ")
    return with_picture(edition, replace(edition.pictures[picture_id], **fields))


def set_crop(
    edition: Edition,
    page_id: str,
    frame_id: str,
    *,
    zoom: float | None = None,
    focus: tuple[float, float] | None = None,
) -> Edition:
    """Enlarge a picture in its frame (1 = as large as fills it), and say what stays in view.

    ``focus`` is in fractions of the picture from its top left corner.
    """

    def change(frame: Frame) -> Frame:
        if not isinstance(frame, PictureFrame):
            return frame
        new_zoom = frame.zoom if zoom is None else min(max(zoom, 1.0), MAX_ZOOM)
        new_focus = frame.focus
        if focus is not None:
            new_focus = _fraction(focus[0]), _fraction(focus[1])
        return replace(frame, zoom=round(new_zoom, 4), focus=new_focus)

    return change_frames(edition, page_id, (frame_id,), change)


def pan(
    edition: Edition,
    page_id: str,
    frame_id: str,
    crop: tuple[float, float, float, float],
    dx: float,
    dy: float,
) -> Edition:
    """Move a picture inside its frame by fractions of the picture; right and down are positive.

    ``crop`` is the part that shows now (left, top, right, bottom), as the sheet has it.
    """
    left, top, right, bottom = crop
    wide, high = right - left, bottom - top
    x = min(max((left + right) / 2 - dx, wide / 2), 1 - wide / 2)
    y = min(max((top + bottom) / 2 - dy, high / 2), 1 - high / 2)
    return set_crop(edition, page_id, frame_id, focus=(x, y))


def reset_crop(edition: Edition, page_id: str, frame_id: str) -> Edition:
    """Show as much of a picture as its frame can, around the picture's own focus."""
    return change_frames(
        edition, page_id, (frame_id,),
        lambda f: replace(f, zoom=1.0, focus=None) if isinstance(f, PictureFrame) else f,
    )  # fmt: skip


def _fraction(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)
