"""The items of a sheet. Everything is in pt from the top left corner of the trimmed page.

Glyphs carry ids, not characters, for a painter must not choose them again; the characters come
along for extraction, search and the caret.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from layout_tool.model.colour import BLACK, Colour
from layout_tool.model.units import Rect
from layout_tool.record import record
from layout_tool.sheet.source import SourceRange

__all__ = [
    "Box",
    "Fill",
    "GlyphRun",
    "Glyphs",
    "Group",
    "Image",
    "Item",
    "Rule",
    "Segment",
    "Shape",
    "Sheet",
]

Segment = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""A step of an outline: move, line, cubic curve (two handles, then the end) or close; in pt."""


@record(frozen=True, slots=True)
class Glyphs:
    """Glyphs of one face and size with their places relative to an origin on the baseline.

    ``face`` is a key of the font book; ``size`` in pt; ``ids`` glyph ids; ``xs`` and ``ys`` the
    origins of the glyphs in pt (y downward; ``ys`` empty when all are 0); ``advances`` the space
    each takes in the line, in pt. ``text`` is what the glyphs stand for and ``clusters`` the
    index in it of each glyph's first character (non-decreasing): a glyph stands for the
    characters up to the next glyph's. ``scale`` stretches the outlines horizontally.
    ``orientation`` is "h" for horizontal text, "v" for upright glyphs in a vertical line (origin
    at the horizontal centre of the glyph's top, ys advance downward), "r" for glyphs turned 90°
    clockwise in a vertical line (xs and ys name the turned baseline origin).
    """

    face: str
    size: float
    ids: tuple[int, ...]
    xs: tuple[float, ...]
    advances: tuple[float, ...]
    text: str
    clusters: tuple[int, ...]
    ys: tuple[float, ...] = ()
    scale: float = 1.0
    orientation: Literal["h", "v", "r"] = "h"


@record(frozen=True, slots=True)
class GlyphRun:
    """Glyphs at a place: the origin in pt, a colour, and where the text came from.

    ``substitute`` is true when the glyphs stand in for characters that no font has (〓).
    """

    x: float
    y: float
    glyphs: Glyphs
    colour: Colour = BLACK
    source: SourceRange | None = None
    substitute: bool = False


@record(frozen=True, slots=True)
class Rule:
    """A straight line of ``width`` pt; ``dash`` gives on and off lengths in pt, empty for solid."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour = BLACK
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted rectangle; with ``into`` its colour runs evenly into another one.

    ``angle`` is where it runs to, in degrees clockwise: 0 to the right, 90 downward.
    """

    rect: Rect
    colour: Colour
    into: Colour | None = None
    angle: float = 90.0

    def axis(self) -> tuple[float, float, float, float]:
        """Return where a run of colour begins and ends (x, y, x, y; pt): corner to corner."""
        rect, turn = self.rect, math.radians(self.angle)
        x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
        along, down = math.cos(turn), math.sin(turn)
        half = (abs(rect.width * along) + abs(rect.height * down)) / 2
        return x - along * half, y - down * half, x + along * half, y + down * half


@dataclass(frozen=True, slots=True)
class Box:
    """The outline of a rectangle, ``width`` pt wide, centred on its edge."""

    rect: Rect
    width: float
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a rectangle.

    ``file`` is an absolute path, or "" for a placeholder: painters then draw a tinted box with
    both diagonals. ``crop`` is the part that shows, in fractions (left, top, right, bottom).
    ``page`` chooses the page (from 1) of a placed PDF.
    """

    rect: Rect
    file: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    page: int = 1
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline that is filled, stroked or both: a piece of a logo, a code of squares.

    ``segments`` have absolute places; ``rect`` holds them all. ``fill`` and ``stroke`` are None
    for none; ``width`` of the stroke in pt; ``even_odd`` leaves what two loops share unfilled;
    ``round`` gives the stroke round ends and corners.
    """

    rect: Rect
    segments: tuple[Segment, ...]
    fill: Colour | None = BLACK
    stroke: Colour | None = None
    width: float = 0.0
    even_odd: bool = False
    round: bool = False


Item = GlyphRun | Rule | Fill | Box | Image | Shape


@record(frozen=True, slots=True)
class Group:
    """The items of one frame, in painting order, which is also reading order.

    ``frame`` is the frame's id; ``kind`` story, picture, furniture or ad; ``box`` its rectangle;
    ``clip`` cuts what it paints, or None. ``alt`` says what its shapes show, for readers who
    cannot see them: a logo's words, a code's link; "" where they are mere ornament.
    """

    frame: str
    kind: str
    box: Rect
    items: tuple[Item, ...]
    clip: Rect | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A composed page: what every painter paints. Immutable; the same page gives the same sheet."""

    page: str
    width: float
    height: float
    bleed: float
    groups: tuple[Group, ...] = field(default=())
