"""How the desk is looked at: never saved with the edition, never an undo step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from layout_tool.model import Edition, PictureFrame

__all__ = ["Crop", "DeskView", "Guide", "Load", "LoadKind", "Units"]

Units = Literal["mm", "grid"]
LoadKind = Literal["story", "picture", "thread"]


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide drawn from a ruler: ``at`` pt from the page's left edge, or from its top."""

    page: str
    across: bool
    at: float


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture that is being cropped in its frame, and the crop it had before."""

    page: str
    frame: str
    zoom: float = 1.0
    focus: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """What the pointer carries until it is put down: a story, a picture, or a story's rest.

    ``item`` is the id of the story or picture; a ``thread`` goes on after ``frame`` of ``page``.
    """

    kind: LoadKind
    item: str
    page: str = ""
    frame: str = ""


@dataclass(frozen=True, slots=True)
class DeskView:
    """Page, tool and what is shown over the paper.

    ``across`` guides run from left to right. ``preview`` hides grid, edges, badges and guides.
    ``crop`` is set while the crop tool is at a picture, ``load`` while the pointer carries
    something; both go with their tool.
    """

    page: str = ""
    tool: str = "select"
    facing: bool = True
    grid: bool = True
    edges: bool = True
    badges: bool = True
    rulers: bool = True
    units: Units = "mm"
    snapping: bool = True
    preview: bool = False
    guides: tuple[Guide, ...] = ()
    crop: Crop | None = None
    load: Load | None = None

    def on(self, page: str) -> DeskView:
        """Return the view of another page; a picture that was being cropped is left as it is."""
        if page == self.page:
            return self
        view = self.holding("select") if self.crop is not None else self
        return replace(view, page=page)

    def holding(self, tool: str) -> DeskView:
        """Return the view with another tool in hand."""
        return replace(self, tool=tool, crop=None, load=None)

    def settled(self, edition: Edition) -> DeskView:
        """Return the view without what the edition no longer has under crop or at the pointer."""
        crop, load = self.crop, self.load
        lost = crop is not None and not _crops(edition, crop)
        if load is not None:
            items = edition.pictures if load.kind == "picture" else edition.stories
            lost = lost or load.item not in items
            if load.kind == "thread" and not lost:
                lost = not _has(edition, load.page, load.frame)
        return self.holding("select") if lost else self

    @property
    def shown_guides(self) -> tuple[Guide, ...]:
        """The guides of all pages, none while they are hidden with the grid."""
        return self.guides if self.grid and not self.preview else ()

    def guides_of(self, page: str) -> tuple[Guide, ...]:
        """Return the guides of a page, none while they are hidden."""
        return tuple(guide for guide in self.shown_guides if guide.page == page)


def _has(edition: Edition, page_id: str, frame: str) -> bool:
    page = next((p for p in edition.pages if p.id == page_id), None)
    return page is not None and any(one.id == frame for one in page.frames)


def _crops(edition: Edition, crop: Crop) -> bool:
    page = next((p for p in edition.pages if p.id == crop.page), None)
    found = next((f for f in page.frames if f.id == crop.frame), None) if page else None
    return isinstance(found, PictureFrame) and found.picture in edition.pictures
