"""Edits of the page list, and of what a page is made on.

A page's id is a letter and its place (A01, A02, B01 …): pages of one letter are numbered in order,
and stories and pictures that are meant for a page go along when its id changes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from layout_tool.model.edition import Edition, Layout
from layout_tool.model.edits.base import free_name, with_page
from layout_tool.model.edits.places import clamp, refitted
from layout_tool.model.edits.threads import renumbered
from layout_tool.model.frame import Frame, StoryFrame
from layout_tool.model.grid import GridBox, PageGrid
from layout_tool.model.page import Page
from layout_tool.model.picture import Picture
from layout_tool.model.story import Story

__all__ = [
    "add_page",
    "move_page",
    "new_edition",
    "new_page",
    "remove_page",
    "renumber",
    "set_edition",
    "set_fields",
    "set_grid",
    "set_template",
    "template_fits",
]

_Named = TypeVar("_Named", Story, Picture)
_ID: Final = re.compile(r"^([A-Za-z]{0,3})(\d{1,3})$")


def new_edition(
    layout: Layout, title: str, date: datetime.date, pages: int = 4, **fields: Any
) -> Edition:
    """Return an edition of empty pages: the first on the front template, if the layout has one."""
    made = tuple(
        Page(f"A{number:02d}", number, template=_template(layout, front=number == 1),
             grid=_grid(layout))
        for number in range(1, pages + 1)
    )  # fmt: skip
    return Edition(title, date, layout, made, **fields)


def new_page(edition: Edition, prefix: str = "A") -> Page:
    """Return an empty page with an id that no page has; it is not in the edition yet."""
    number = 1 + sum(1 for page in edition.pages if _prefix(page.id) == prefix)
    name = free_name(f"{prefix}{number:02d}", [page.id for page in edition.pages])
    layout = edition.layout
    front = not edition.pages
    return Page(
        name, len(edition.pages) + 1, template=_template(layout, front=front), grid=_grid(layout)
    )


def _template(layout: Layout, *, front: bool) -> str:
    for name in ("front", "inside") if front else ("inside", "section"):
        if name in layout.templates:
            return name
    return next(iter(layout.templates), "inside")


def _grid(layout: Layout) -> str:
    return "default" if "default" in layout.grids else next(iter(layout.grids))


def add_page(edition: Edition, index: int | None = None) -> tuple[Edition, str]:
    """Insert an empty page before the place ``index`` (from 0), or at the end; return its id."""
    at = len(edition.pages) if index is None else min(max(index, 0), len(edition.pages))
    beside = edition.pages[at - 1] if at else edition.pages[0] if edition.pages else None
    page = new_page(edition, _prefix(beside.id) if beside is not None else "A")
    pages = (*edition.pages[:at], page, *edition.pages[at:])
    edition, names = renumber(replace(edition, pages=pages))
    return edition, names[page.id]


def remove_page(edition: Edition, page_id: str) -> Edition:
    """Take a page away; its stories and pictures stay in the edition, meant for no page.

    :raises KeyError: when there is none.
    """
    page = edition.page(page_id)
    stories = {
        name: replace(s, page=None) if s.page == page_id else s
        for name, s in edition.stories.items()
    }
    pictures = {
        name: replace(p, page=None) if p.page == page_id else p
        for name, p in edition.pictures.items()
    }
    rest = tuple(p for p in edition.pages if p is not page)
    edition = replace(edition, pages=rest, stories=stories, pictures=pictures)
    gone = {frame.story for frame in page.frames if isinstance(frame, StoryFrame)}
    return renumber(renumbered(edition, gone))[0]


def move_page(edition: Edition, page_id: str, index: int) -> tuple[Edition, str]:
    """Move a page to the place ``index`` (from 0); return the id it has there."""
    page = edition.page(page_id)
    rest = [p for p in edition.pages if p is not page]
    at = min(max(index, 0), len(rest))
    rest.insert(at, page)
    if tuple(rest) == edition.pages:
        return edition, page_id
    edition, names = renumber(replace(edition, pages=tuple(rest)))
    return edition, names[page_id]


def renumber(edition: Edition) -> tuple[Edition, dict[str, str]]:
    """Number the pages in order; return what each id became too.

    Ids that are not letters and a number stay.
    """
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    fixed = {page.id for page in edition.pages if not _ID.match(page.id)}
    for page in edition.pages:
        match = _ID.match(page.id)
        if match is None:
            names[page.id] = page.id
            continue
        counts[match[1]] = counts.get(match[1], 0) + 1
        digits = f"{counts[match[1]]:0{len(match[2])}d}"
        names[page.id] = free_name(match[1] + digits, fixed)
    pages = tuple(
        page
        if page.id == names[page.id] and page.number == number
        else replace(page, id=names[page.id], number=number)
        for number, page in enumerate(edition.pages, 1)
    )
    if all(new == old for old, new in names.items()):
        return replace(edition, pages=pages), names
    stories, pictures = _renamed(edition.stories, names), _renamed(edition.pictures, names)
    return replace(edition, pages=pages, stories=stories, pictures=pictures), names


def _renamed(items: Mapping[str, _Named], names: Mapping[str, str]) -> dict[str, _Named]:
    return {
        key: item
        if item.page is None or names.get(item.page, item.page) == item.page
        else replace(item, page=names[item.page])
        for key, item in items.items()
    }


def set_fields(edition: Edition, page_id: str, **fields: Any) -> Edition:
    """Change a page's ``section slogan editors``."""
    return with_page(edition, replace(edition.page(page_id), **fields))


def template_fits(layout: Layout, template: str, grid: str) -> bool:
    """Tell whether all furniture of a template stands on a grid of the layout."""
    columns, lines = layout.grids[grid].columns, layout.grids[grid].lines
    boxes = [f.place for f in layout.templates[template] if isinstance(f.place, GridBox)]
    return all(box.right <= columns and box.bottom <= lines for box in boxes)


def set_template(edition: Edition, page_id: str, template: str) -> Edition:
    """Give a page the furniture of another template of the layout.

    :raises KeyError: when the layout has none of that name.
    """
    if template not in edition.layout.templates:
        raise KeyError(template)
    return with_page(edition, replace(edition.page(page_id), template=template))


def set_grid(edition: Edition, page_id: str, grid: str) -> Edition:
    """Put a page on another grid of the layout; frames keep their share of the type area.

    :raises KeyError: when the layout has none of that name.
    """
    page = edition.page(page_id)
    old, new = edition.layout.grids[page.grid], edition.layout.grids[grid]
    if old == new:
        return with_page(edition, replace(page, grid=grid))
    frames = tuple(_onto(frame, old, new) for frame in page.frames)
    return with_page(edition, replace(page, grid=grid, frames=frames))


def _onto(frame: Frame, old: PageGrid, new: PageGrid) -> Frame:
    place = frame.place
    if not isinstance(place, GridBox):
        return frame
    left = round(place.column * new.columns / old.columns)
    right = round(place.right * new.columns / old.columns)
    top = round(place.line * new.lines / old.lines)
    bottom = round(place.bottom * new.lines / old.lines)
    box = clamp(GridBox(left, top, max(right - left, 1), max(bottom - top, 1)), new)
    frame = replace(frame, place=box)
    return refitted(new, frame) if isinstance(frame, StoryFrame) else frame


def set_edition(edition: Edition, **fields: Any) -> Edition:
    """Change the edition's ``title date issue``."""
    new = replace(edition, **fields)
    return edition if new == edition else new


def _prefix(page_id: str) -> str:
    match = _ID.match(page_id)
    return match[1] if match is not None else "A"
