"""Proposals: stories, pictures and a page's pinned frames → whole pages, best first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from layout_tool.arrange.compose_measure import ComposeMeasurer
from layout_tool.arrange.costs import Draft, itemised
from layout_tool.arrange.hard import broken_rules
from layout_tool.arrange.item import Placed
from layout_tool.arrange.measure import Measurer
from layout_tool.arrange.owners import picture_owners
from layout_tool.arrange.pinned import pinned_boxes, pinned_frames, placed_by_hand
from layout_tool.arrange.plan import Copy, Ground, Plan, make_plan
from layout_tool.arrange.report import page_problems
from layout_tool.arrange.search import Found, search
from layout_tool.arrange.vary import differing
from layout_tool.compose import ComposeCache
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    Frame,
    GridBox,
    Page,
    Picture,
    PictureFrame,
    Story,
    StoryFrame,
)
from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["Proposal", "page_ranks", "propose", "propose_with"]

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A page filled by the machine, what it costs by row, and what the editor should know.

    ``costs`` are the rows of ``costs.FIT_ROWS`` and ``costs.PAGE_ROWS`` with their weighted
    values; ``problems`` tell of copy that is over or short.
    """

    page: Page
    cost: float
    costs: tuple[tuple[str, float], ...]
    problems: tuple[Problem, ...] = ()


def propose(
    edition: Edition,
    page: Page,
    book: FontBook,
    cache: ComposeCache | None = None,
    *,
    count: int = 1,
    stories: Sequence[str] | None = None,
    pictures: Sequence[str] | None = None,
    keep: Collection[str] = (),
) -> list[Proposal]:
    """Return up to ``count`` whole pages, best first, each unlike the others.

    ``stories`` and ``pictures`` are ids to place, in order of importance within a rank; None
    takes those on the page and those meant for it. Frames in ``keep``, locked frames, stories
    that run on over several frames, pictures that text runs around, adverts and furniture on the
    grid stay where they are. The same input gives the same pages.

    :raises LayoutError: when an id is unknown.
    """
    grid = edition.layout.grid(page)
    measurer = ComposeMeasurer(edition, grid, book, cache or ComposeCache())
    return propose_with(
        edition, page, measurer, count=count, stories=stories, pictures=pictures, keep=keep
    )


def propose_with(
    edition: Edition,
    page: Page,
    measurer: Measurer,
    *,
    count: int = 1,
    stories: Sequence[str] | None = None,
    pictures: Sequence[str] | None = None,
    keep: Collection[str] = (),
) -> list[Proposal]:
    """Return what :func:`propose` returns, with a measurer of the caller's choice.

    :raises LayoutError: when an id is unknown.
    """
    kept = pinned_frames(page, {*keep, *placed_by_hand(edition, page)})
    copy = _copy(edition, page, kept, stories, pictures)
    grid = edition.layout.grid(page)
    obstacles = pinned_boxes(edition.layout, page, kept)
    ground = Ground(grid, edition.layout.styles, obstacles, measurer)
    plan = make_plan(ground, copy)
    if plan is None:
        return [_unchanged(page, kept, copy)]
    previous = _previous(page, kept)
    effort = 1.0 if count == 1 else 1.4
    found = search(plan.region, plan.upside_down, obstacles, previous, effort)
    return [_proposal(page, kept, ground, copy, plan, f) for f in differing(found, count)]


def page_ranks(stories: Sequence[Story]) -> dict[str, int]:
    """Return the ranks the stories have on a page that holds just them, the lead 1.

    Stories that all have one rank (nobody ranked them) are graded by order and length.
    """
    ranks = {story.id: story.rank for story in stories}
    if len(stories) > 1 and len({story.rank for story in stories}) == 1:
        for place, story in enumerate(stories):
            ranks[story.id] = 2 if place <= len(stories) // 3 else 3
            if place > 0 and story.characters < 300:
                ranks[story.id] = 4
    if stories:
        ranks[stories[0].id] = 1
    return ranks


def _copy(
    edition: Edition,
    page: Page,
    kept: Sequence[Frame],
    stories: Sequence[str] | None,
    pictures: Sequence[str] | None,
) -> Copy:
    placed_stories = {frame.story for frame in kept if isinstance(frame, StoryFrame)}
    placed_pictures = {frame.picture for frame in kept if isinstance(frame, PictureFrame)}
    if stories is None:
        stories = _meant(edition, page, edition.stories.values(), _story_ids(page))
    chosen = [_known(edition.stories, key, "story") for key in dict.fromkeys(stories)]
    chosen = [story for story in chosen if story.id not in placed_stories]
    chosen.sort(key=lambda story: story.rank)
    if pictures is None:
        meant = _meant(edition, page, edition.pictures.values(), _picture_ids(page))
        owned = [key for story in chosen for key in story.pictures if key in edition.pictures]
        pictures = [*owned, *meant]
    images = [_known(edition.pictures, key, "picture") for key in dict.fromkeys(pictures)]
    images = [picture for picture in images if picture.id not in placed_pictures]
    owners = picture_owners(chosen, images)
    return Copy(tuple(chosen), page_ranks(chosen), tuple(images), owners)


def _meant(
    edition: Edition, page: Page, all_of: Iterable[Story | Picture], on_page: Sequence[str]
) -> list[str]:
    """Return ids of what stands on the page, then of what is meant for it.

    In an edition of one page, what names no page is meant for that one.
    """
    elsewhere = {
        key
        for other in edition.pages
        if other.id != page.id
        for key in (*_story_ids(other), *_picture_ids(other))
    }
    alone = len(edition.pages) <= 1
    meant = [
        thing.id
        for thing in all_of
        if (thing.page == page.id or (thing.page is None and alone)) and thing.id not in elsewhere
    ]
    return [*on_page, *(key for key in meant if key not in on_page)]


def _known(things: Mapping[str, Thing], key: str, kind: str) -> Thing:
    if key not in things:
        raise LayoutError(
            Problem(
                f"arrange.no-{kind}",
                f"The edition has no {kind} “{key}”.",
                f"Choose one of: {', '.join(things)}." if things else "",
            )
        )
    return things[key]


def _story_ids(page: Page) -> list[str]:
    return [frame.story for frame in page.frames if isinstance(frame, StoryFrame)]


def _picture_ids(page: Page) -> list[str]:
    return [frame.picture for frame in page.frames if isinstance(frame, PictureFrame)]


def _previous(page: Page, kept: Sequence[Frame]) -> dict[str, GridBox]:
    boxes: dict[str, GridBox] = {}
    for frame in page.frames:
        if frame in kept:
            continue
        if isinstance(frame, StoryFrame):
            boxes[frame.story] = frame.place
        elif isinstance(frame, PictureFrame):
            boxes[frame.picture] = frame.place
    return boxes


def _proposal(
    page: Page, kept: Sequence[Frame], ground: Ground, copy: Copy, plan: Plan, found: Found
) -> Proposal:
    grid = ground.grid
    draft = Draft(found.placed, grid.columns, grid.lines, ground.obstacles, _previous(page, kept))
    broken = broken_rules(draft)
    if broken:
        raise LayoutError(*broken)
    frames = _frames(page, kept, copy, found.placed)
    problems = page_problems(page, draft, plan.left_out)
    return Proposal(
        replace(page, frames=(*kept, *frames)), round(found.cost, 4), itemised(draft), problems
    )


def _frames(page: Page, kept: Sequence[Frame], copy: Copy, placed: Iterable[Placed]) -> list[Frame]:
    taken = {frame.id for frame in kept}
    names = {
        (type(frame), frame.story if isinstance(frame, StoryFrame) else frame.picture): frame
        for frame in page.frames
        if isinstance(frame, StoryFrame | PictureFrame) and frame.id not in taken
    }
    taken |= {frame.id for frame in names.values()}
    frames: list[Frame] = []
    for p in sorted(placed, key=lambda p: (p.line, p.column)):
        box = GridBox(p.column, p.line, p.columns, p.lines)
        if p.item.kind == "story":
            old = names.get((StoryFrame, p.item.id))
            frames.append(_story_frame(old, p, box, taken, copy))
        elif p.item.kind == "picture":
            old = names.get((PictureFrame, p.item.id))
            if isinstance(old, PictureFrame):
                frames.append(replace(old, place=box))
            else:
                frames.append(PictureFrame(_free_id(p.item.id, taken), box, p.item.id))
    return frames


def _story_frame(
    old: Frame | None, p: Placed, box: GridBox, taken: set[str], copy: Copy
) -> StoryFrame:
    own_rank = next(story.rank for story in copy.stories if story.id == p.item.id)
    if not isinstance(old, StoryFrame):
        old = StoryFrame(_free_id(p.item.id, taken), box, p.item.id)
    return replace(
        old,
        place=box,
        text_columns=None if p.fit.text_columns == p.columns else p.fit.text_columns,
        rank=None if p.item.rank == own_rank else p.item.rank,
        headline_size=p.fit.headline_size if p.fit.head_rows else None,
        boxed=p.fit.boxed,
    )


def _free_id(name: str, taken: set[str]) -> str:
    new, number = name, 2
    while new in taken:
        new = f"{name}-{number}"
        number += 1
    taken.add(new)
    return new


def _unchanged(page: Page, kept: Sequence[Frame], copy: Copy) -> Proposal:
    """Return the page with its kept frames only; what could not be placed is reported."""
    problems = tuple(
        Problem(
            "arrange.unplaced",
            f"There is no room on page {page.id} for “{thing}”.",
            "Free some room, or move it to another page.",
            place=Place(page=page.id),
        )
        for thing in [*(s.id for s in copy.stories), *(p.id for p in copy.pictures)]
    )
    return Proposal(replace(page, frames=tuple(kept)), 0.0, (), problems)
