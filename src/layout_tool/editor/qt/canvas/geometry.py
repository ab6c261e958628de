"""Where pages stand and how the view looks at them. Knows nothing of Qt.

Spread coordinates are pt from the top left corner of the spread; device pixels are the screen's
own. A view maps one to the other, with its origin on whole device pixels so that glyphs keep
their places relative to the pixel raster while the editor pans.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.model import Edition, Rect

__all__ = [
    "MAX_ZOOM",
    "MIN_ZOOM",
    "PX_PER_PT",
    "PagePlace",
    "Spread",
    "View",
    "centred",
    "fit",
    "spreads",
    "step_zoom",
]

PX_PER_PT: Final = 96 / 72
"""Logical pixels per pt at 100 %."""
MIN_ZOOM: Final = 2**-4
MAX_ZOOM: Final = 2**6
_RUNGS: Final = 4
"""Rungs of the zoom ladder per doubling: a step is 2^¼, so that glyph caches are met again."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A page in a spread: its index in the edition, its id, and its rectangle in spread pt."""

    index: int
    page: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Spread:
    """Pages seen together. ``width`` and ``height`` (pt) include the empty half of a lone page."""

    places: tuple[PagePlace, ...]
    width: float
    height: float

    @property
    def bounds(self) -> Rect:
        """The rectangle of the pages themselves."""
        box = self.places[0].rect
        for place in self.places[1:]:
            box = box.union(place.rect)
        return box

    @property
    def whole(self) -> Rect:
        """The rectangle of both halves."""
        return Rect(0, 0, self.width, self.height)

    def place(self, page: str) -> PagePlace | None:
        """Return the place of a page, or None when it is in another spread."""
        return next((place for place in self.places if place.page == page), None)

    def at(self, x: float, y: float) -> PagePlace | None:
        """Return the page under a point in spread pt, or None on the pasteboard."""
        return next((place for place in self.places if place.rect.contains(x, y)), None)

    def nearest(self, x: float, y: float) -> PagePlace:
        """Return the page under a point or else the one nearest to it."""
        return min(self.places, key=lambda place: _distance(place.rect, x, y))


def spreads(edition: Edition, *, facing: bool) -> tuple[Spread, ...]:
    """Return the edition's spreads in order.

    Facing pages: even numbers stand on the left, odd ones on the right, so that the front page
    stands alone on the right; otherwise each page is a spread of its own.
    """
    sizes = [edition.layout.grid(page).trim for page in edition.pages]
    if not facing:
        return tuple(
            Spread((PagePlace(i, page.id, size),), size.width, size.height)
            for i, (page, size) in enumerate(zip(edition.pages, sizes, strict=True))
        )
    result: list[Spread] = []
    index = 0
    while index < len(edition.pages):
        page, size = edition.pages[index], sizes[index]
        if page.number % 2:
            result.append(_lone(index, page.id, size, right=True))
        elif index + 1 < len(edition.pages) and edition.pages[index + 1].number == page.number + 1:
            other = edition.pages[index + 1]
            result.append(_pair(index, (page.id, other.id), size, sizes[index + 1]))
            index += 1
        else:
            result.append(_lone(index, page.id, size, right=False))
        index += 1
    return tuple(result)


@dataclass(frozen=True, slots=True)
class View:
    """How the canvas looks at a spread.

    ``zoom`` is 1 at 100 %; ``x`` and ``y`` are where the spread's corner lies, in whole device
    pixels from the widget's; ``ratio`` is the screen's device pixels per logical pixel.
    """

    zoom: float = 1.0
    x: int = 0
    y: int = 0
    ratio: float = 1.0

    @property
    def scale(self) -> float:
        """Device pixels per pt."""
        return self.zoom * PX_PER_PT * self.ratio

    def to_device(self, x: float, y: float) -> tuple[float, float]:
        """Map a point in spread pt to device pixels."""
        return self.x + x * self.scale, self.y + y * self.scale

    def to_spread(self, x: float, y: float) -> tuple[float, float]:
        """Map a point in device pixels to spread pt."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def moved(self, dx: float, dy: float) -> View:
        """Return the view with the paper moved by device pixels."""
        return replace(self, x=self.x + round(dx), y=self.y + round(dy))

    def zoomed(self, zoom: float, x: float, y: float) -> View:
        """Return the view at another zoom, with the point under device (x, y) kept in place."""
        zoom = min(max(zoom, MIN_ZOOM), MAX_ZOOM)
        at_x, at_y = self.to_spread(x, y)
        new = replace(self, zoom=zoom)
        return replace(new, x=round(x - at_x * new.scale), y=round(y - at_y * new.scale))

    def with_ratio(self, ratio: float) -> View:
        """Return the view on a screen of another device pixel ratio, at the same place."""
        change = ratio / self.ratio
        return replace(self, ratio=ratio, x=round(self.x * change), y=round(self.y * change))


def fit(rect: Rect, width: float, height: float, ratio: float, margin: float = 28.0) -> View:
    """Return the view in which ``rect`` (spread pt) fills a widget of logical pixels.

    ``margin`` logical pixels stay free on every side.
    """
    room_x = max(width - 2 * margin, 1.0)
    room_y = max(height - 2 * margin, 1.0)
    zoom = min(room_x / rect.width, room_y / rect.height) / PX_PER_PT
    view = View(min(max(zoom, MIN_ZOOM), MAX_ZOOM), ratio=ratio)
    return centred(view, rect, width, height)


def centred(view: View, rect: Rect, width: float, height: float) -> View:
    """Return the view at its zoom with the middle of ``rect`` in the middle of the widget."""
    x = width * view.ratio / 2 - (rect.x + rect.width / 2) * view.scale
    y = height * view.ratio / 2 - (rect.y + rect.height / 2) * view.scale
    return replace(view, x=round(x), y=round(y))


def step_zoom(zoom: float, steps: int) -> float:
    """Return the zoom ``steps`` rungs up (or down) the ladder from the rung nearest beyond."""
    rung = math.log2(zoom) * _RUNGS
    start = math.floor(rung + 1e-6) if steps > 0 else math.ceil(rung - 1e-6)
    return min(max(math.pow(2, (start + steps) / _RUNGS), MIN_ZOOM), MAX_ZOOM)


def _pair(index: int, pages: Sequence[str], left: Rect, right: Rect) -> Spread:
    places = (
        PagePlace(index, pages[0], left),
        PagePlace(index + 1, pages[1], Rect(left.width, 0, right.width, right.height)),
    )
    return Spread(places, left.width + right.width, max(left.height, right.height))


def _lone(index: int, page: str, size: Rect, *, right: bool) -> Spread:
    x = size.width if right else 0.0
    place = PagePlace(index, page, Rect(x, 0, size.width, size.height))
    return Spread((place,), 2 * size.width, size.height)


def _distance(rect: Rect, x: float, y: float) -> float:
    dx = max(rect.x - x, 0.0, x - rect.right)
    dy = max(rect.y - y, 0.0, y - rect.bottom)
    return math.hypot(dx, dy)
