"""Text styles and head styles: how type looks, as the layout's author wrote it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from layout_tool.model.colour import BLACK, Colour, parse_colour

__all__ = [
    "Align",
    "Breaks",
    "Digits",
    "Direction",
    "HeadStyle",
    "Pairs",
    "Punctuation",
    "StyleSheet",
    "TabAlign",
    "TabStop",
    "TableRules",
    "TextStyle",
]

Align = Literal["justify", "left", "center", "right", "spread"]
Punctuation = Literal["full", "kaiming", "half", "plain", "trimmed"]
Breaks = Literal["loose", "basic", "gb", "strict"]
Direction = Literal["horizontal", "vertical"]
Pairs = Literal["half", "solid"]
Digits = Literal["proportional", "half", "full", "single"]
TableRules = Literal["three", "rows", "grid"]
TabAlign = Literal["left", "center", "right", "decimal"]


@dataclass(frozen=True, slots=True)
class TabStop:
    """Where text behind a tab stands: ``at`` em of the style's size from the line's start.

    ``decimal`` puts the decimal point (or the colon of a score) there. ``leader`` is what fills
    the room before it, repeated: a dot, an ellipsis; "" leaves it empty.
    """

    at: float
    align: TabAlign = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a run of paragraphs is set.

    ``size`` is in pt; ``leading`` in pt, or None for the page's line grid; ``indent`` and
    ``tracking`` in em of ``size``; ``width`` is the horizontal scale (1 = as drawn, 长扁字);
    ``latin_gap`` is the space between Han and Latin in em (CLREQ §3.2.6). ``role`` and ``latin``
    name font roles, never families. ``punctuation`` is 全角式 (full), 开明式 (kaiming), 半角式
    (half), unsqueezed (plain), or unsqueezed but at line edges (trimmed, 行末半角); ``pairs`` is
    the space between marks back to back, half an em or none (solid); ``squeeze_stops`` lets the
    blank of 。！？ give way too. ``breaks`` is the strictness of the line-edge rules; ``hang`` lets
    a stop hang out where it would else start a line; ``strict_grid`` keeps every full-width
    character on the character grid (CLREQ §3.3.5). ``digits`` are as wide as the face draws them,
    half an em, a whole one, or a whole one where a digit stands alone and half where there are
    several (single). ``digits_solid`` draws no space between Han and digits (5月1日). ``direction``
    vertical sets lines from top to bottom. ``hyphenate`` lets words be hyphenated, None only where
    the language is written in Latin script. ``tabs`` are the stops of a line whose cells are parted
    by tabs; ``stripes`` is the tint of every other row of a table, ``rules`` what is ruled of it:
    its edges and its head (三线表), all ``rows``, or columns and sides too (``grid``);
    ``condense`` is the least horizontal scale (0.8 = 80 %) to which a table that is too wide may be
    narrowed.
    """

    role: str = "song"
    latin: str = "latin"
    size: float = 9.0
    leading: float | None = None
    colour: Colour = BLACK
    align: Align = "justify"
    indent: float = 0.0
    tracking: float = 0.0
    width: float = 1.0
    punctuation: Punctuation = "full"
    breaks: Breaks = "gb"
    latin_gap: float = 0.25
    strict_grid: bool = False
    hang: bool = False
    pairs: Pairs = "half"
    squeeze_stops: bool = False
    digits: Digits = "proportional"
    digits_solid: bool = False
    direction: Direction = "horizontal"
    lang: str = "zh-Hans"
    hyphenate: bool | None = None
    tabs: tuple[TabStop, ...] = ()
    stripes: Colour | None = None
    rules: TableRules = "three"
    condense: float = 1.0


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """How the head of a story of one rank is set.

    ``sizes`` are the headline sizes in pt that may be chosen, largest first; ``max_lines`` the
    most lines a headline takes; ``before`` and ``after`` are whole lines of the page grid above
    the head and between the head and the text. To make a headline fit its frame, so much of an em
    may be taken from between its characters (``tighten``), and ``condense`` is the least horizontal
    scale (0.9 = 90 %); a headline of one row is spread to fill it by ``loosen`` em at most.
    """

    headline: TextStyle
    kicker: TextStyle
    deck: TextStyle
    byline: TextStyle
    sizes: tuple[float, ...] = (26.0, 22.0, 18.0)
    max_lines: int = 2
    before: int = 0
    after: int = 1
    condense: float = 1.0
    tighten: float = 0.0
    loosen: float = 0.0


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """All styles of a layout.

    ``text`` maps a style's name (body, subhead, verse, summary, caption, credit, folio, section,
    nameplate, slogan …) to it; ``heads`` maps a rank (1 = lead) to its head style; ``colours``
    maps names that runs of text may ask for to colours.
    """

    text: Mapping[str, TextStyle] = field(default_factory=dict)
    heads: Mapping[int, HeadStyle] = field(default_factory=dict)
    colours: Mapping[str, Colour] = field(default_factory=dict)

    def head(self, rank: int) -> HeadStyle:
        """Return the head style of the rank, or of the lowest rank there is.

        :raises KeyError: when the sheet has no head style at all.
        """
        if not self.heads:
            raise KeyError("heads")
        return self.heads.get(rank) or self.heads[max(r for r in self.heads)]

    def colour(self, name: str) -> Colour | None:
        """Return the colour of a name, or one written in a word (black, white, K30), or None."""
        if name in self.colours:
            return self.colours[name]
        try:
            return parse_colour(name)
        except ValueError:
            return None
