"""The edition, and the layout it is made from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from layout_tool.model.frame import Furniture
from layout_tool.model.grid import GridBox, PageGrid
from layout_tool.model.page import Page
from layout_tool.model.picture import Picture
from layout_tool.model.story import Story
from layout_tool.model.style import StyleSheet

__all__ = ["Edition", "Layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A newspaper's template: grids, styles and the furniture of its kinds of page.

    ``fonts`` is the role table of the house as written in the layout's YAML, given to the font
    book; empty for the shipped fonts. ``fonts_file`` is the file it is written in, for faults.
    """

    name: str
    grids: Mapping[str, PageGrid]
    styles: StyleSheet
    templates: Mapping[str, tuple[Furniture, ...]] = field(default_factory=dict)
    fonts: Mapping[str, object] = field(default_factory=dict)
    fonts_file: str = field(default="", compare=False)

    def grid(self, page: Page) -> PageGrid:
        """Return the grid of the page.

        :raises KeyError: when the layout has no grid of that name.
        """
        return self.grids[page.grid]

    def furniture(self, page: Page) -> tuple[Furniture, ...]:
        """Return the furniture of the page's template, on the page's own grid.

        Templates are drawn on the layout's first grid; on another, a piece keeps its share of the
        width, so that a line from edge to edge still goes from edge to edge.

        :raises KeyError: when the layout has no grid of the page's grid name.
        """
        drawn = next(iter(self.grids.values())).columns
        columns = self.grid(page).columns
        pieces = self.templates.get(page.template, ())
        return pieces if columns == drawn else tuple(_fitted(p, columns / drawn) for p in pieces)


def _fitted(piece: Furniture, share: float) -> Furniture:
    place = piece.place
    if not isinstance(place, GridBox):
        return piece
    left, right = round(place.column * share), max(round(place.right * share), 1)
    left = min(left, right - 1)
    return replace(piece, place=replace(place, column=left, columns=right - left))


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of a newspaper, as the editors have decided it so far.

    ``folder`` is where its files are, None for an edition that was never saved; it does not count
    in comparisons.
    """

    title: str
    date: datetime.date
    layout: Layout
    pages: tuple[Page, ...] = ()
    stories: Mapping[str, Story] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    issue: str = ""
    lang: str = "zh-Hans"
    folder: Path | None = field(default=None, compare=False)

    def page(self, page_id: str) -> Page:
        """Return the page with the id.

        :raises KeyError: when the edition has none.
        """
        for page in self.pages:
            if page.id == page_id:
                return page
        raise KeyError(page_id)
