"""Frames: what stands on a page, and where.

Frames of one ``group`` (a name, "" for none) are selected and moved together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from layout_tool.model.colour import Colour
from layout_tool.model.grid import GridBox
from layout_tool.model.units import Rect

__all__ = [
    "AdFrame",
    "Frame",
    "Furniture",
    "FurnitureKind",
    "HeadInk",
    "PictureFrame",
    "StoryDirection",
    "StoryFrame",
    "Wrap",
]

FurnitureKind = Literal[
    "nameplate", "folio", "section", "slogan", "rule", "box", "tint", "text", "logo", "qr"
]

StoryDirection = Literal["horizontal", "vertical", "vertical-head"]

HeadInk = Literal["auto", "black", "white"]
"""What a head is printed in: white on a dark tint and else as its style says, or as one chooses."""

Wrap = Literal["none", "box", "shape"]
"""How the text of a story frame under a frame keeps clear of it (图文绕排): not at all, of its
rectangle, or line by line of the outline of its picture."""


@dataclass(frozen=True, slots=True)
class StoryFrame:
    """A story's rectangle: its head above its text columns.

    ``text_columns`` is how many columns the text is set in, or None for one per base column;
    ``headline_size`` (pt) overrides the choice within the rank's sizes; ``rank`` overrides the
    story's. A boxed frame (加框) draws a rule around itself and indents its text by half a
    gutter and whole lines. ``direction`` vertical sets head and text in vertical lines from right
    to left, in ``text_columns`` bands (栏) above each other; vertical-head sets the head alone so,
    left of the text (竖题). ``style`` names the text style of its body paragraphs, "" for body.

    ``head_tint`` lays a band of whole lines under the head, over the frame's width; on a dark one
    its type is white (反白标题), unless ``head_ink`` says otherwise. With ``head_over`` the head
    stands across pictures that lie behind the frame (题压图): its text goes on around them as
    they wrap, and below them where they do not.

    A story may run on over several frames: ``part`` is 1 in the frame with its head, and 2, 3 …
    in those where its text goes on (转版). ``drop_cap`` is how many lines (2 to 4, 0 for none)
    its first character is high. ``headless`` leaves its head out; where text goes on on another
    page that is the headline, small.

    Copyfitting sets the rest: ``looseness`` is how many lines more (or fewer) than its best way
    the text is set in, spread over its paragraphs where it shows least; ``squeeze`` sets marks
    back to back solid and lets the blank of 。！？ give way; ``tracking`` (em) is added to the
    letter spacing of the text; ``leading`` (pt) takes its lines off the page's line grid.
    """

    id: str
    place: GridBox
    story: str
    text_columns: int | None = None
    rank: int | None = None
    headline_size: float | None = None
    boxed: bool = False
    tint: Colour | None = None
    locked: bool = False
    group: str = ""
    direction: StoryDirection = "horizontal"
    style: str = ""
    looseness: int = 0
    squeeze: bool = False
    tracking: float = 0.0
    leading: float | None = None
    part: int = 1
    drop_cap: int = 0
    headless: bool = False
    head_tint: Colour | None = None
    head_ink: HeadInk = "auto"
    head_over: bool = False


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """A picture's rectangle; caption and credit take whole lines at its foot.

    ``zoom`` (≥ 1) and ``focus`` set the crop; None keeps the picture's own focus.
    """

    id: str
    place: GridBox
    picture: str
    zoom: float = 1.0
    focus: tuple[float, float] | None = None
    locked: bool = False
    group: str = ""
    wrap: Wrap = "none"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What belongs to the page and not to a story: nameplate, folio line, rules, tints.

    ``text`` may hold ``{title} {date} {date_cn} {weekday} {page} {number} {section} {slogan}
    {editors} {issue}``; ``style`` names a text style; ``left``, ``center`` and ``right`` parts of
    a folio line are parted by ``|``. ``stroke`` is in pt; ``fill`` paints the rectangle, evenly
    or running into ``fill_to`` by ``fill_angle`` (degrees clockwise, 90 downward). ``file``
    is the SVG of a logo, relative to the edition's folder; a qr is the code of its ``text``.
    """

    id: str
    place: GridBox | Rect
    kind: FurnitureKind
    text: str = ""
    style: str = ""
    stroke: float = 0.0
    fill: Colour | None = None
    colour: Colour | None = None
    locked: bool = True
    group: str = ""
    file: str = ""
    fill_to: Colour | None = None
    fill_angle: float = 90.0
    wrap: Wrap = "none"


@dataclass(frozen=True, slots=True)
class AdFrame:
    """An advert: a picture or a page of a placed PDF (``page`` from 1), fitted to its rectangle."""

    id: str
    place: GridBox | Rect
    file: str
    page: int = 1
    locked: bool = False
    group: str = ""
    wrap: Wrap = "none"


Frame = StoryFrame | PictureFrame | Furniture | AdFrame
