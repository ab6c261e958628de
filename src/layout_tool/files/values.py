"""Single values that files hold: colours, dates, names, lengths."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any, Final

from layout_tool.files.schema import (
    MISSING,
    TEXT,
    Faults,
    Field,
    ListOf,
    Number,
    Record,
    Sized,
)
from layout_tool.files.yaml_io import MapNode, Node, plain_data
from layout_tool.model import Cmyk, Length, Spot, parse_colour, parse_length

__all__ = ["COLOUR", "DATE", "EMS", "FRACTION", "IDENTIFIER", "LENGTH", "SIZE", "THICKNESS"]


@dataclass(frozen=True, slots=True)
class _Colour:
    allowed: str = (
        "black, white, K30, four ink percentages [c, m, y, k], "
        "or {spot: NAME, strength: percent, alternate: [c, m, y, k]}"
    )

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        if isinstance(node, MapNode):
            return self._spot(node, key, faults)
        try:
            return parse_colour(plain_data(node))
        except ValueError:
            return faults.wrong(node, key, self.allowed)

    def _spot(self, node: MapNode, key: str, faults: Faults) -> Any:
        found: dict[str, Any] = _SPOT.read(node, key, faults)
        if not {"spot", "alternate"} <= found.keys():
            return MISSING
        inks = Cmyk(*(ink / 100 for ink in found["alternate"]))
        return Spot(found["spot"], inks, found.get("strength", 100.0) / 100)


def _parse_date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text.strip())


_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))]
)


def _parse_identifier(text: str) -> str:
    """Ids name files, so they must be file names on every system."""
    if not re.fullmatch(r"\w[\w.\-]{0,79}", text) or text.endswith("."):
        raise ValueError(text)
    if text.split(".")[0].lower() in _RESERVED or len(text.encode()) > 200:
        raise ValueError(text)
    return text


def _parse_length(text: str, unit: str = "pt") -> Length:
    """No paper is so large that a place on it is a number above a hundred thousand."""
    length = parse_length(text, unit=unit)
    if not abs(length.value) <= _FARTHEST:
        raise ValueError(text)
    return length


def _parse_size(text: str) -> Length:
    size = _parse_length(text)
    if size.value <= 0:
        raise ValueError(text)
    return size


def _parse_thickness(text: str) -> Length:
    thickness = _parse_length(text)
    if not 0 <= thickness.to_pt(em=_THICKEST, leading=_THICKEST) <= _THICKEST:
        raise ValueError(text)
    return thickness


def _parse_em(text: str) -> Length:
    return _parse_length(text, "em")


_FARTHEST: Final = 100_000
_THICKEST: Final = 100.0
"""The thickest stroke in pt: anything thicker is a tint."""

COLOUR: Final = _Colour()
FRACTION: Final = Number(0, 1)
DATE: Final = Sized("a date such as 2026-05-01", _parse_date)
IDENTIFIER: Final = Sized(
    "a name of letters, characters, digits, “-”, “_” and “.” that can name a file",
    _parse_identifier,
)
LENGTH: Final = Sized(
    "a length with mm, cm, pt, 级, em, 字 or lines, or a Chinese size such as 小五", _parse_length
)
SIZE: Final = Sized(
    "a size above 0 in pt, mm, 级 or em, or a Chinese size such as 小五", _parse_size
)
THICKNESS: Final = Sized("a thickness from 0 to 100 pt", _parse_thickness)
EMS: Final = Sized("a number of em, or a length with em, 字, pt or mm", _parse_em)
_SPOT: Final = Record(
    "a spot colour",
    {
        "spot": Field(TEXT, required=True),
        "strength": Field(Number(0, 100)),
        "alternate": Field(ListOf(Number(0, 100), 4, 4), required=True),
    },
)
