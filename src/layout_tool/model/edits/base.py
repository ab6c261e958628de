"""Putting changed parts back into an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from layout_tool.model.edition import Edition
from layout_tool.model.frame import Frame
from layout_tool.model.page import Page
from layout_tool.model.picture import Picture
from layout_tool.model.story import Story

__all__ = ["change_frames", "free_name", "with_frames", "with_page", "with_picture", "with_story"]


def with_page(edition: Edition, page: Page) -> Edition:
    """Return the edition with ``page`` in the place of the page of its id.

    :raises KeyError: when there is none.
    """
    old = edition.page(page.id)
    if old == page:
        return edition
    return replace(edition, pages=tuple(page if p is old else p for p in edition.pages))


def with_frames(edition: Edition, page_id: str, frames: Iterable[Frame]) -> Edition:
    """Return the edition with the page's frames replaced."""
    page = edition.page(page_id)
    return with_page(edition, replace(page, frames=tuple(frames)))


def change_frames(
    edition: Edition, page_id: str, ids: Iterable[str], change: Callable[[Frame], Frame]
) -> Edition:
    """Return the edition with ``change`` applied to the named frames that are on the page."""
    wanted = set(ids)
    page = edition.page(page_id)
    frames = tuple(
        _changed(frame, change(frame)) if frame.id in wanted else frame for frame in page.frames
    )
    return edition if frames == page.frames else with_frames(edition, page_id, frames)


def _changed(old: Frame, new: Frame) -> Frame:
    """Return the old frame when nothing differs, so that identity tells what did."""
    return old if new == old else new


def with_story(edition: Edition, story: Story) -> Edition:
    """Return the edition with the story added, or in the place of the one of its id."""
    if edition.stories.get(story.id) == story:
        return edition
    return replace(edition, stories={**edition.stories, story.id: story})


def with_picture(edition: Edition, picture: Picture) -> Edition:
    """Return the edition with the picture added, or in the place of the one of its id."""
    if edition.pictures.get(picture.id) == picture:
        return edition
    return replace(edition, pictures={**edition.pictures, picture.id: picture})


def free_name(stem: str, taken: Iterable[str]) -> str:
    """Return ``stem``, or the stem with the first number from 2 that nobody has."""
    used = set(taken)
    if stem not in used:
        return stem
    number = 2
    while f"{stem}-{number}" in used:
        number += 1
    return f"{stem}-{number}"
