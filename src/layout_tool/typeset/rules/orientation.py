"""How a character stands in a vertical line by Unicode (UAX #50, version 15.0).

``U`` upright, ``R`` turned with the line, ``Tu`` and ``Tr`` set in a form of their own: without
one, Tu stands and Tr is turned. What Chinese usage does otherwise is in ``typeset.vertical``.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final, Literal

__all__ = ["Orientation", "orientation_of", "stands"]

Orientation = Literal["U", "R", "Tu", "Tr"]

_BRACKETS: Final = ("Ps", "Pe")
_PRIVATE: Final = "Co"

_LISTED: Final[dict[Orientation, str]] = {
    "U": (
        "A7 A9 AE B1 BC-BE D7 F7 2EA-2EB 1160-11FF 1401-167F 18B0-18F5 2016 2020-2021 2030-2031 "
        "203B-203C 2042 2047-2049 2051 20DD-20E0 20E2-20E4 2100-2101 2103-2109 210F 2113-2114 "
        "2116-2117 211E-2123 2125 2127 2129 212E 2135-213F 2145-214A 214C-214D 214F-2189 221E "
        "2234-2235 2300-2307 230C-231F 2324-2328 232B 237D-239A 23BE-23CD 23CF 23D1-23DB "
        "23E2-2422 2424-24FF 25A0-2619 2620-2767 2776-2793 2B12-2B2F 2B51-2B59 2B97 2BB8-2BD1 "
        "2BD3-2BEB 2BF0-2BFF 2E50-2E51 303F 3248-324F 4DC0-4DFF D7B0-D7FB FE17-FE18 FE35-FE48 "
        "FFFC-FFFD 10980-1099F 11580-115DD 11A00-11ABF 13000-14646 1CF00-1D1EA 1D2E0-1D378 "
        "1D800-1DAAF 1F000-1F1FF 1F321-1F7D9 1F900-1FA6D"
    ),
    "R": "2795-27BF FE49-FE4F FE58 FE63-FE66 FF0D FF1C-FF1E",
    "Tu": (
        "3001-3002 3041 3043 3045 3047 3049 3063 3083 3085 3087 308E 3095-3096 309B-309C 30A1 "
        "30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE 30F5-30F6 3127 31F0-31FF 32FF-3357 "
        "337B-337F FE50-FE52 FF01 FF0C FF0E FF1F 1F200-1F201"
    ),
    "Tr": "301C 3030 30A0 30FC FF1A-FF1B FF3F FF5C-FF5E FFE3",
}
"""Characters whose orientation does not follow from their width: code points, in hex."""


@cache
def orientation_of(char: str) -> Orientation:
    """Return the Vertical_Orientation of a character."""
    listed = _listed().get(ord(char))
    if listed is not None:
        return listed
    category = unicodedata.category(char)
    if unicodedata.east_asian_width(char) in "WF":
        return "Tr" if category in _BRACKETS else "U"
    return "U" if category == _PRIVATE else "R"


def stands(char: str) -> bool:
    """Tell whether a character stands upright where its face has no form for vertical lines."""
    return orientation_of(char) in ("U", "Tu")


@cache
def _listed() -> dict[int, Orientation]:
    found: dict[int, Orientation] = {}
    for name, ranges in _LISTED.items():
        for part in ranges.split():
            first, _, last = part.partition("-")
            found.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), name))
    return found
