"""The keys of a layout file, with what each may hold."""

from __future__ import annotations

from typing import Final

from layout_tool.files.places import PLACE
from layout_tool.files.schema import (
    ANYTHING,
    FLAG,
    LINES,
    TEXT,
    Choice,
    Either,
    Field,
    ListOf,
    MapOf,
    Number,
    Record,
    Whole,
)
from layout_tool.files.values import (
    COLOUR,
    EMS,
    IDENTIFIER,
    LENGTH,
    THICKNESS,
)

__all__ = ["FURNITURE_KIND", "LAYOUT"]

TAB: Final = Record(
    "a tab stop: {at, align, leader}",
    {
        "at": Field(EMS, required=True),
        "align": Field(Choice(("left", "center", "right", "decimal"))),
        "leader": Field(TEXT),
    },
)

STYLE: Final = Record(
    "a text style",
    {
        "like": Field(IDENTIFIER),
        "role": Field(IDENTIFIER),
        "latin": Field(IDENTIFIER),
        "size": Field(LENGTH),
        "leading": Field(LENGTH),
        "colour": Field(COLOUR),
        "align": Field(Choice(("justify", "left", "center", "right", "spread"))),
        "indent": Field(EMS),
        "tracking": Field(EMS),
        "width": Field(Number(0.5, 2)),
        "punctuation": Field(Choice(("full", "kaiming", "half", "plain", "trimmed"))),
        "breaks": Field(Choice(("loose", "basic", "gb", "strict"))),
        "latin_gap": Field(EMS),
        "strict_grid": Field(FLAG),
        "hang": Field(FLAG),
        "pairs": Field(Choice(("half", "solid"))),
        "squeeze_stops": Field(FLAG),
        "digits": Field(Choice(("proportional", "half", "full", "single"))),
        "digits_solid": Field(FLAG),
        "direction": Field(Choice(("horizontal", "vertical"))),
        "lang": Field(TEXT),
        "hyphenate": Field(FLAG),
        "tabs": Field(ListOf(Either(EMS, TAB))),
        "stripes": Field(COLOUR),
        "rules": Field(Choice(("three", "rows", "grid"))),
        "condense": Field(Number(0.5, 1)),
    },
)

_PART: Final = Field(Either(IDENTIFIER, STYLE), required=True)
HEAD: Final = Record(
    "a head style",
    {
        "headline": _PART,
        "kicker": _PART,
        "deck": _PART,
        "byline": _PART,
        "sizes": Field(ListOf(LENGTH, 1, 40), required=True),
        "max_lines": Field(Whole(1, 9)),
        "before": Field(Whole(0, 20)),
        "after": Field(Whole(0, 20)),
        "condense": Field(Number(0.5, 1)),
        "tighten": Field(Number(0, 0.2)),
        "loosen": Field(Number(0, 2)),
    },
)

GRID: Final = Record(
    "a grid",
    {
        "columns": Field(Whole(1, 40), required=True),
        "lines": Field(Whole(1, 500), required=True),
        "column": Field(EMS, required=True),
        "gutter": Field(EMS, required=True),
        "body": Field(LENGTH),
        "leading": Field(LENGTH, required=True),
        "left": Field(LENGTH),
        "top": Field(LENGTH),
    },
)

PAPER: Final = Record(
    "the paper",
    {
        "width": Field(LENGTH, required=True),
        "height": Field(LENGTH, required=True),
        "bleed": Field(LENGTH),
    },
)

FURNITURE_KIND: Final = Choice(
    ("nameplate", "folio", "section", "slogan", "rule", "box", "tint", "text", "logo", "qr")
)
FURNITURE: Final = Record(
    "a piece of furniture",
    {
        "kind": Field(FURNITURE_KIND, required=True),
        "place": Field(PLACE, required=True),
        "text": Field(LINES),
        "file": Field(TEXT),
        "style": Field(IDENTIFIER),
        "stroke": Field(THICKNESS),
        "fill": Field(COLOUR),
        "fill_to": Field(COLOUR),
        "fill_angle": Field(Number(-360, 360)),
        "colour": Field(COLOUR),
        "locked": Field(FLAG),
    },
)

LAYOUT: Final = Record(
    "a layout",
    {
        "extends": Field(IDENTIFIER),
        "about": Field(TEXT),
        "paper": Field(PAPER, required=True),
        "grids": Field(MapOf(GRID, IDENTIFIER), required=True),
        "fonts": Field(ANYTHING),
        "colours": Field(MapOf(COLOUR, IDENTIFIER)),
        "styles": Field(MapOf(STYLE, IDENTIFIER), required=True),
        "heads": Field(MapOf(HEAD, Whole(1, 9)), required=True),
        "templates": Field(MapOf(MapOf(FURNITURE, IDENTIFIER), IDENTIFIER)),
    },
)
