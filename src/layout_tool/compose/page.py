"""A page → a sheet: its furniture first, then its frames in order."""

from __future__ import annotations

from dataclasses import replace

from layout_tool.compose.art import art_stamp
from layout_tool.compose.cache import ComposeCache, Composed
from layout_tool.compose.furniture import compose_furniture
from layout_tool.compose.picture import compose_picture
from layout_tool.compose.quiet import no_collecting
from layout_tool.compose.result import Composition
from layout_tool.compose.run_on import part_of, run_on
from layout_tool.compose.thread import Part, thread_of
from layout_tool.compose.wrapping import obstacles_of
from layout_tool.fonts import FontBook
from layout_tool.model import (
    AdFrame,
    Edition,
    Frame,
    Furniture,
    GridBox,
    Page,
    PageGrid,
    PictureFrame,
    Rect,
    StoryFrame,
)
from layout_tool.problem import Place, Problem
from layout_tool.sheet import Group, Image, Sheet
from layout_tool.typeset import Typesetter

__all__ = ["compose", "template_frames"]


def template_frames(edition: Edition, page: Page) -> tuple[Furniture, ...]:
    """Return the furniture that the page gets from its layout's template.

    A frame of the page's own with the same id takes its place.
    """
    own = {frame.id for frame in page.frames}
    furniture = edition.layout.furniture(page)
    return tuple(item for item in furniture if item.id not in own)


def compose(
    edition: Edition, page: Page, book: FontBook, cache: ComposeCache | None = None
) -> Composition:
    """Compose a page. The same edition and page give the same sheet, cached or not.

    A frame that names a story or picture that is not there, or stands outside the paper, is
    reported and left empty.

    :raises KeyError: when the layout has no grid of the page's name.
    """
    with no_collecting():
        return _compose(edition, page, book, cache or ComposeCache())


def _compose(edition: Edition, page: Page, book: FontBook, cache: ComposeCache) -> Composition:
    setter = cache.typesetter(edition, book)
    grid = edition.layout.grid(page)
    groups: list[Group] = []
    fits = []
    problems: list[Problem] = []
    for frame in (*template_frames(edition, page), *page.frames):
        if isinstance(frame, StoryFrame):
            composed = _story(frame, edition, page, setter, cache)
        else:
            key = _key(frame, edition, page, grid, setter)
            found = cache.frame(key)
            composed = found or _compose_frame(frame, edition, page, grid, setter)
            if found is None:
                cache.keep(key, composed)
        groups.append(composed[0])
        if composed[1] is not None:
            fits.append(composed[1])
        problems += composed[2]
    sheet = Sheet(page.id, grid.width, grid.height, grid.bleed, tuple(groups))
    return Composition(sheet, tuple(fits), tuple(problems))


def _key(
    frame: PictureFrame | Furniture | AdFrame,
    edition: Edition,
    page: Page,
    grid: PageGrid,
    setter: Typesetter,
) -> tuple[object, ...]:
    content: object = None
    match frame:
        case PictureFrame():
            content = edition.pictures.get(frame.picture)
        case Furniture():
            stamp = art_stamp(frame, edition)
            content = edition.title, edition.date, edition.issue, replace(page, frames=()), stamp
    return frame, content, page.id, grid, id(setter), str(edition.folder)


def _story(
    frame: StoryFrame, edition: Edition, page: Page, setter: Typesetter, cache: ComposeCache
) -> Composed:
    """Compose a part of a story. What it depends on is the story, and where all its parts stand."""
    grid = edition.layout.grid(page)
    place = Place(page=page.id, frame=frame.id)
    outside = _outside(frame, grid)
    if outside:
        return _empty(frame, grid, Problem("frame.outside", outside, place=place))
    story = edition.stories.get(frame.story)
    if story is None:
        return _empty(frame, grid, _unknown("story", frame.story, place))
    thread = [
        (other, one)
        for other, one in thread_of(cache.threads(edition), page, frame)
        if not _outside(one, edition.layout.grid(other))
    ]
    parts = tuple(
        Part(other.id, edition.layout.grid(other), one,
             obstacles_of(one, other, edition, setter, template_frames(edition, other)))
        for other, one in thread
    )  # fmt: skip
    number = next(n for n, (_, one) in enumerate(thread) if one is frame)
    key = parts, number, story, id(setter)
    composed = cache.frame(key)
    if composed is None:
        if len(parts) == 1:
            done = run_on(parts, story, setter)
        else:
            done = cache.run((parts, story, id(setter)), lambda: run_on(parts, story, setter))
        composed = part_of(done, parts, number, story, setter)
        cache.keep(key, composed)
    return composed


def _compose_frame(
    frame: PictureFrame | Furniture | AdFrame,
    edition: Edition,
    page: Page,
    grid: PageGrid,
    setter: Typesetter,
) -> Composed:
    place = Place(page=page.id, frame=frame.id)
    outside = _outside(frame, grid)
    if outside:
        return _empty(frame, grid, Problem("frame.outside", outside, place=place))
    match frame:
        case PictureFrame():
            picture = edition.pictures.get(frame.picture)
            if picture is None:
                return _empty(frame, grid, _unknown("picture", frame.picture, place))
            return compose_picture(frame, picture, page, grid, setter, edition.folder)
        case Furniture():
            return compose_furniture(frame, edition, page, grid, setter)
        case AdFrame():
            return _advert(frame, edition, grid, place)


def _advert(frame: AdFrame, edition: Edition, grid: PageGrid, place: Place) -> Composed:
    box = grid.rect(frame.place) if isinstance(frame.place, GridBox) else frame.place
    path = edition.folder / frame.file if edition.folder is not None else None
    if path is None or not path.is_file():
        missing = Problem(
            "ad.missing",
            f"The advert “{frame.file}” is missing; a placeholder stands in its place.",
            "Put the file into the edition's folder.",
            place=place,
        )
        return Group(frame.id, "ad", box, (Image(box, "", alt=frame.file),)), None, (missing,)
    image = Image(box, str(path), page=frame.page, alt=frame.file)
    return Group(frame.id, "ad", box, (image,), clip=box), None, ()


def _outside(frame: Frame, grid: PageGrid) -> str:
    place = frame.place
    if not isinstance(place, GridBox):
        return _off_paper(frame.id, place, grid)
    if (
        place.column < 0
        or place.line < 0
        or place.columns < 1
        or place.lines < 1
        or place.right > grid.columns
        or place.bottom > grid.lines
    ):
        return (
            f"Frame “{frame.id}” (column {place.column + 1}, line {place.line + 1}, "
            f"{place.columns} × {place.lines}) stands outside the type area of "
            f"{grid.columns} columns × {grid.lines} lines."
        )
    return ""


def _off_paper(name: str, place: Rect, grid: PageGrid) -> str:
    left, top = -grid.bleed, -grid.bleed
    right, bottom = grid.width + grid.bleed, grid.height + grid.bleed
    where = f"Frame “{name}” ({place.x:g}, {place.y:g}; {place.width:g} × {place.height:g} pt)"
    if place.width < 0 or place.height < 0:
        return f"{where} is less than nothing wide or high."
    if place.right < left or place.bottom < top or place.x > right or place.y > bottom:
        return f"{where} stands outside the paper."
    return ""


def _unknown(kind: str, name: str, place: Place) -> Problem:
    return Problem(
        f"{kind}.unknown",
        f"There is no {kind} “{name}” in the edition.",
        f"Place another {kind} in the frame, or bring the file back.",
        place=place,
    )


def _empty(frame: Frame, grid: PageGrid, problem: Problem) -> Composed:
    box = grid.rect(frame.place) if isinstance(frame.place, GridBox) else frame.place
    kind = {StoryFrame: "story", PictureFrame: "picture", AdFrame: "ad"}.get(
        type(frame), "furniture"
    )
    return Group(frame.id, kind, box, ()), None, (problem,)
