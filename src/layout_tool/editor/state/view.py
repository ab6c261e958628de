"""How the desk is looked at: never saved with the edition, never an undo step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["DeskView", "Guide", "Units"]

Units = Literal["mm", "grid"]


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide drawn from a ruler: ``at`` pt from the page's left edge, or from its top."""

    page: str
    across: bool
    at: float


@dataclass(frozen=True, slots=True)
class DeskView:
    """Page, tool and what is shown over the paper.

    ``across`` guides run from left to right. ``preview`` hides grid, edges, badges and guides.
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

    def on(self, page: str) -> DeskView:
        """Return the view of another page."""
        return self if page == self.page else replace(self, page=page)

    def guides_of(self, page: str) -> tuple[Guide, ...]:
        """Return the guides of a page, none while they are hidden."""
        return () if self.preview else tuple(g for g in self.guides if g.page == page)
