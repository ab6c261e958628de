"""Edits of stories that run on over several frames, and of what text runs around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from layout_tool.model.edition import Edition
from layout_tool.model.edits.base import change_frames, free_name, with_frames
from layout_tool.model.edits.places import clamp
from layout_tool.model.frame import AdFrame, Frame, Furniture, PictureFrame, StoryFrame, Wrap
from layout_tool.model.grid import GridBox

__all__ = ["next_part", "parts", "renumbered", "set_drop_cap", "set_wrap", "thread", "unthread"]


def parts(edition: Edition, story_id: str) -> tuple[tuple[str, StoryFrame], ...]:
    """Return the frames in which a story stands, each with its page's id, in the text's order."""
    found = [
        (page.id, frame)
        for page in edition.pages
        for frame in page.frames
        if isinstance(frame, StoryFrame) and frame.story == story_id
    ]
    return tuple(sorted(found, key=lambda one: one[1].part))


def next_part(edition: Edition, story_id: str) -> int:
    """Return the number of the part that would come after all the story has."""
    return max((frame.part for _, frame in parts(edition, story_id)), default=0) + 1


def thread(
    edition: Edition, story_id: str, page_id: str, place: GridBox, **rest: Any
) -> tuple[Edition, str]:
    """Let a story's text go on in a new frame; return its id too.

    ``rest`` are fields of :class:`StoryFrame`; its direction and style are the last part's.

    :raises KeyError: when the edition has no such story or page.
    """
    story = edition.stories[story_id]
    page = edition.page(page_id)
    taken = [frame.id for frame in (*page.frames, *edition.layout.furniture(page))]
    name = free_name(story.id, taken)
    before = parts(edition, story_id)
    if before:
        last = before[-1][1]
        rest = {"direction": last.direction, "style": last.style, "rank": last.rank, **rest}
    place = clamp(place, edition.layout.grid(page))
    frame = StoryFrame(name, place, story.id, part=next_part(edition, story_id), **rest)
    return with_frames(edition, page_id, (*page.frames, frame)), name


def unthread(edition: Edition, page_id: str, frame_id: str) -> Edition:
    """Take a part of a story away; the parts after it move up, and its text goes on in them."""
    page = edition.page(page_id)
    frame = page.frame(frame_id)
    kept = tuple(other for other in page.frames if other is not frame)
    edition = with_frames(edition, page_id, kept)
    return renumbered(edition, {frame.story}) if isinstance(frame, StoryFrame) else edition


def renumbered(edition: Edition, stories: Iterable[str]) -> Edition:
    """Return the edition with the parts of the stories numbered 1, 2, 3 … without a gap.

    Frames of the same part, of which there should be one, stay of the same part.
    """
    for story_id in stories:
        found = parts(edition, story_id)
        order = {part: n for n, part in enumerate(sorted({f.part for _, f in found}), 1)}
        for page_id, frame in found:
            if order[frame.part] != frame.part:
                edition = _with_part(edition, page_id, frame.id, order[frame.part])
    return edition


def _with_part(edition: Edition, page_id: str, frame_id: str, part: int) -> Edition:
    return change_frames(
        edition, page_id, (frame_id,),
        lambda f: replace(f, part=part) if isinstance(f, StoryFrame) else f,
    )  # fmt: skip


def set_wrap(edition: Edition, page_id: str, ids: Iterable[str], wrap: Wrap) -> Edition:
    """Let text run around pictures, adverts and furniture (图文绕排), or under them."""

    def change(frame: Frame) -> Frame:
        match frame:
            case PictureFrame() | AdFrame() | Furniture():
                return replace(frame, wrap=wrap)
        return frame

    return change_frames(edition, page_id, ids, change)


def set_drop_cap(edition: Edition, page_id: str, ids: Iterable[str], lines: int) -> Edition:
    """Begin stories with a drop capital (首字下沉) of 2 to 4 lines, or without (0)."""
    return change_frames(
        edition, page_id, ids,
        lambda f: replace(f, drop_cap=lines) if isinstance(f, StoryFrame) else f,
    )  # fmt: skip
