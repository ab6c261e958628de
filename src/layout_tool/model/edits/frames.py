"""Edits of frames: placing, removing, layering, and what a frame says about its contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from layout_tool.model.colour import Colour
from layout_tool.model.edition import Edition
from layout_tool.model.edits.base import (
    change_frames,
    free_name,
    with_frames,
    with_picture,
    with_story,
)
from layout_tool.model.edits.places import clamp, columns_fit, moved, refitted, set_places
from layout_tool.model.edits.threads import next_part, renumbered
from layout_tool.model.frame import AdFrame, Frame, Furniture, PictureFrame, StoryFrame
from layout_tool.model.grid import GridBox
from layout_tool.model.page import Page
from layout_tool.model.picture import Picture
from layout_tool.model.story import Story
from layout_tool.model.units import Rect

__all__ = [
    "Clip",
    "add_frame",
    "copy_frames",
    "expand_groups",
    "frame_name",
    "group",
    "lock",
    "order",
    "paste",
    "place_picture",
    "place_story",
    "placements",
    "plainly_set",
    "remove",
    "set_boxed",
    "set_headline_size",
    "set_rank",
    "set_text_columns",
    "set_tint",
    "swap",
    "ungroup",
    "update_furniture",
]

Order = Literal["front", "forward", "backward", "back"]


@dataclass(frozen=True, slots=True)
class Clip:
    """Frames taken from a page, with the stories and pictures they showed."""

    frames: tuple[Frame, ...]
    stories: tuple[Story, ...] = ()
    pictures: tuple[Picture, ...] = ()


def frame_name(edition: Edition, page_id: str, stem: str) -> str:
    """Return a frame id that neither the page nor its template's furniture has."""
    page = edition.page(page_id)
    furniture = edition.layout.furniture(page)
    return free_name(stem, [frame.id for frame in (*page.frames, *furniture)])


def placements(edition: Edition) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return where stories and pictures stand: id → (page id, frame id) in page order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for page in edition.pages:
        for frame in page.frames:
            if isinstance(frame, StoryFrame):
                found.setdefault(frame.story, []).append((page.id, frame.id))
            elif isinstance(frame, PictureFrame):
                found.setdefault(frame.picture, []).append((page.id, frame.id))
    return {name: tuple(places) for name, places in found.items()}


def add_frame(edition: Edition, page_id: str, frame: Frame) -> Edition:
    """Put a frame in front of the others; its place is brought onto the grid.

    :raises ValueError: when the page has a frame of that id.
    """
    page = edition.page(page_id)
    if any(other.id == frame.id for other in page.frames):
        raise ValueError(f"page {page_id} has a frame “{frame.id}” already")
    if isinstance(frame.place, GridBox):
        grid = edition.layout.grid(page)
        frame = replace(frame, place=clamp(frame.place, grid))
    return with_frames(edition, page_id, (*page.frames, frame))


def place_story(
    edition: Edition, page_id: str, story_id: str, place: GridBox, **rest: Any
) -> Edition:
    """Place a story in a new frame; ``rest`` are fields of :class:`StoryFrame`.

    :raises KeyError: when the edition has no such story.
    """
    story = edition.stories[story_id]
    name = frame_name(edition, page_id, story.id)
    return add_frame(edition, page_id, StoryFrame(name, place, story.id, **rest))


def place_picture(
    edition: Edition, page_id: str, picture_id: str, place: GridBox, **rest: Any
) -> Edition:
    """Place a picture in a new frame; ``rest`` are fields of :class:`PictureFrame`.

    :raises KeyError: when the edition has no such picture.
    """
    picture = edition.pictures[picture_id]
    name = frame_name(edition, page_id, picture.id)
    return add_frame(edition, page_id, PictureFrame(name, place, picture.id, **rest))


def remove(edition: Edition, page_id: str, ids: Iterable[str]) -> Edition:
    """Take frames off the page, locked ones left; their stories stay in the edition.

    The parts of a story that stay are numbered anew, so that its text runs on without a gap.
    """
    wanted = set(ids)
    page = edition.page(page_id)
    kept = tuple(f for f in page.frames if f.id not in wanted or f.locked)
    if len(kept) == len(page.frames):
        return edition
    gone = {f.story for f in page.frames if isinstance(f, StoryFrame) and f not in kept}
    return renumbered(with_frames(edition, page_id, kept), gone)


def lock(edition: Edition, page_id: str, ids: Iterable[str], locked: bool = True) -> Edition:
    """Lock frames, or free them."""
    return change_frames(edition, page_id, ids, lambda frame: replace(frame, locked=locked))


def group(edition: Edition, page_id: str, ids: Iterable[str]) -> Edition:
    """Group frames; groups they belonged to lose them."""
    page = edition.page(page_id)
    name = free_name("group", [frame.group for frame in page.frames])
    return change_frames(edition, page_id, ids, lambda frame: replace(frame, group=name))


def ungroup(edition: Edition, page_id: str, ids: Iterable[str]) -> Edition:
    """Dissolve the groups of the frames."""
    page = edition.page(page_id)
    members = expand_groups(page, ids)
    return change_frames(edition, page_id, members, lambda frame: replace(frame, group=""))


def expand_groups(page: Page, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the frames and all that are grouped with them, in the order given, then the page's."""
    given = list(ids)
    groups = {frame.group for frame in page.frames if frame.id in given and frame.group}
    more = [f.id for f in page.frames if f.group in groups and f.id not in given]
    return (*given, *more)


def order(edition: Edition, page_id: str, ids: Iterable[str], how: Order) -> Edition:
    """Move frames before or behind others; they keep their order among themselves."""
    wanted = set(ids)
    frames = list(edition.page(page_id).frames)
    if how in ("front", "back"):
        chosen = [f for f in frames if f.id in wanted]
        others = [f for f in frames if f.id not in wanted]
        frames = others + chosen if how == "front" else chosen + others
    else:
        places = range(len(frames) - 2, -1, -1) if how == "forward" else range(1, len(frames))
        step = 1 if how == "forward" else -1
        for i in places:
            if frames[i].id in wanted and frames[i + step].id not in wanted:
                frames[i], frames[i + step] = frames[i + step], frames[i]
    return with_frames(edition, page_id, frames)


def swap(edition: Edition, first: tuple[str, str], second: tuple[str, str]) -> Edition:
    """Exchange what two frames, each (page id, frame id), hold; unlike kinds exchange places.

    A story's own head size does not go along, for it belongs to the place; a picture's crop does.
    """
    a = edition.page(first[0]).frame(first[1])
    b = edition.page(second[0]).frame(second[1])
    if type(a) is not type(b) or isinstance(a, AdFrame):
        edition = set_places(edition, first[0], {a.id: b.place})
        return set_places(edition, second[0], {b.id: a.place})
    new_a, new_b = _exchanged(a, b)
    edition = change_frames(edition, first[0], (a.id,), lambda _: new_a)
    return change_frames(edition, second[0], (b.id,), lambda _: new_b)


def _exchanged(a: Frame, b: Frame) -> tuple[Frame, Frame]:
    match a, b:
        case StoryFrame(), StoryFrame():
            return (
                replace(plainly_set(a), story=b.story, headline_size=None),
                replace(plainly_set(b), story=a.story, headline_size=None),
            )
        case PictureFrame(), PictureFrame():
            return (
                replace(a, picture=b.picture, zoom=b.zoom, focus=b.focus),
                replace(b, picture=a.picture, zoom=a.zoom, focus=a.focus),
            )
    return a, b


def set_text_columns(
    edition: Edition, page_id: str, ids: Iterable[str], count: int | None
) -> Edition:
    """Set stories in ``count`` text columns, None for one per base column.

    A frame too narrow for so many is left as it is.
    """
    grid = edition.layout.grid(edition.page(page_id))

    def change(frame: Frame) -> Frame:
        if not isinstance(frame, StoryFrame):
            return frame
        changed = replace(frame, text_columns=count)
        return changed if columns_fit(grid, changed) else frame

    return change_frames(edition, page_id, ids, change)


def set_boxed(edition: Edition, page_id: str, ids: Iterable[str], boxed: bool) -> Edition:
    """Draw a box around stories (加框), or take it off."""
    grid = edition.layout.grid(edition.page(page_id))

    def change(frame: Frame) -> Frame:
        if not isinstance(frame, StoryFrame):
            return frame
        changed = refitted(grid, replace(frame, boxed=boxed))
        return changed if columns_fit(grid, changed) else frame

    return change_frames(edition, page_id, ids, change)


def set_tint(edition: Edition, page_id: str, ids: Iterable[str], tint: Colour | None) -> Edition:
    """Lay a tint under stories, or fill furniture with it; None takes it away."""

    def change(frame: Frame) -> Frame:
        if isinstance(frame, StoryFrame):
            return replace(frame, tint=tint)
        return replace(frame, fill=tint) if isinstance(frame, Furniture) else frame

    return change_frames(edition, page_id, ids, change)


def set_rank(edition: Edition, page_id: str, ids: Iterable[str], rank: int | None) -> Edition:
    """Give stories another rank in this place (None: the story's own); sizes are chosen anew."""

    def change(frame: Frame) -> Frame:
        if not isinstance(frame, StoryFrame) or frame.rank == rank:
            return frame
        return replace(frame, rank=rank, headline_size=None)

    return change_frames(edition, page_id, ids, change)


def set_headline_size(
    edition: Edition, page_id: str, ids: Iterable[str], size: float | None
) -> Edition:
    """Fix the headline's size in pt, or let it be chosen (None)."""
    return change_frames(
        edition, page_id, ids,
        lambda f: replace(f, headline_size=size) if isinstance(f, StoryFrame) else f,
    )  # fmt: skip


def plainly_set(frame: StoryFrame) -> StoryFrame:
    """Return a story frame without what copyfitting set; its headline's size stays."""
    return replace(frame, looseness=0, squeeze=False, tracking=0.0, leading=None)


def update_furniture(edition: Edition, page_id: str, frame_id: str, **changes: Any) -> Edition:
    """Change a piece of the page's own furniture: ``text style stroke fill colour``."""
    return change_frames(
        edition, page_id, (frame_id,),
        lambda f: replace(f, **changes) if isinstance(f, Furniture) else f,
    )  # fmt: skip


def copy_frames(edition: Edition, page_id: str, ids: Sequence[str]) -> Clip:
    """Return the frames, in the page's order, with the stories and pictures they show."""
    frames = tuple(f for f in edition.page(page_id).frames if f.id in ids)
    stories = [f.story for f in frames if isinstance(f, StoryFrame)]
    pictures = [f.picture for f in frames if isinstance(f, PictureFrame)]
    return Clip(
        frames,
        tuple(edition.stories[n] for n in stories if n in edition.stories),
        tuple(edition.pictures[n] for n in pictures if n in edition.pictures),
    )


def paste(
    edition: Edition, page_id: str, clip: Clip, *, columns: int = 0, lines: int = 0
) -> tuple[Edition, tuple[str, ...]]:
    """Put copied frames on a page, moved by columns and lines; return their new ids too.

    A story that stands on a page already is copied, so that a text is never edited in two places
    at once by accident; one that was cut, or deleted since, is placed again. Frames lose
    nothing but their lock; one whose contents nobody has any more is left out.
    """
    page = edition.page(page_id)
    grid = edition.layout.grid(page)
    groups: dict[str, str] = {}
    made: list[str] = []
    for frame in clip.frames:
        kept = _with_contents(edition, frame, clip)
        if kept is None:
            continue
        edition, frame = kept
        name = frame_name(edition, page_id, _stem(frame))
        if frame.group and frame.group not in groups:
            taken = [f.group for f in edition.page(page_id).frames] + list(groups.values())
            groups[frame.group] = free_name(frame.group, taken)
        frame = replace(frame, id=name, locked=False, group=groups.get(frame.group, ""))
        frame = moved(frame, grid, columns, lines)
        frame = _refit(frame, edition, page)
        edition = with_frames(edition, page_id, (*edition.page(page_id).frames, frame))
        made.append(name)
    return edition, tuple(made)


def _with_contents(edition: Edition, frame: Frame, clip: Clip) -> tuple[Edition, Frame] | None:
    """Bring back what a copied frame shows; None when nobody has it any more."""
    if isinstance(frame, StoryFrame):
        known = next((s for s in clip.stories if s.id == frame.story), None)
        story = edition.stories.get(frame.story, known)
        if story is None:
            return None
        placed = story.id in placements(edition)
        if frame.part > 1:
            # A part that goes on from another one goes on from the last one here too.
            return with_story(edition, story), replace(frame, part=next_part(edition, story.id))
        if placed:
            story = replace(story, id=free_name(story.id, edition.stories))
        return with_story(edition, story), replace(frame, story=story.id)
    if isinstance(frame, PictureFrame):
        shown = next((p for p in clip.pictures if p.id == frame.picture), None)
        picture = edition.pictures.get(frame.picture, shown)
        return None if picture is None else (with_picture(edition, picture), frame)
    return edition, frame


def _stem(frame: Frame) -> str:
    match frame:
        case StoryFrame():
            return frame.story
        case PictureFrame():
            return frame.picture
    return frame.id


def _refit(frame: Frame, edition: Edition, page: Page) -> Frame:
    """Bring a frame from another grid onto the page's."""
    grid = edition.layout.grid(page)
    if isinstance(frame.place, Rect):
        return frame
    frame = replace(frame, place=clamp(frame.place, grid))
    return refitted(grid, frame) if isinstance(frame, StoryFrame) else frame
