"""Line breaking classes of all characters, and Unicode's rules of what may part (UAX #14).

The Chinese tables (see ``classes`` and ``breaks``) know the marks of Chinese, Han and Latin words;
what stands beside any other sign is decided here, as Unicode does by default (version 15.0).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

__all__ = ["INVISIBLE", "NARROW_OPENING", "line_break_class", "may_part"]

INVISIBLE: Final = frozenset("\u00ad\u200b\u2060\ufeff")
"""Soft hyphen, zero-width space, word joiner, byte order mark: never seen, whatever the face."""
NARROW_OPENING: Final = "OP30"
"""Opening brackets that are not East Asian, which LB30 keeps with the letters before them."""

_BY_CATEGORY: Final = {
    "Mn": "CM", "Mc": "CM", "Me": "CM", "Cc": "CM", "Cf": "CM", "Nd": "NU", "Pd": "BA",
    "Pe": "CL", "Ps": "OP", "Pi": "QU", "Pf": "QU", "Sc": "PR", "Zs": "BA", "Zl": "BK", "Zp": "BK",
}  # fmt: skip
_WIDE_IS_ID: Final = ("Nd", "Pd")
_SIGNS: Final = frozenset({"So", "No", "Sm"})

_LISTED: Final = {
    "BK": "B-C",
    "CR": "D",
    "LF": "A",
    "NL": "85",
    "SP": "20",
    "ZW": "200B",
    "ZWJ": "200D",
    "WJ": "2060 FEFF",
    "GL": (
        "A0 34F 35C-362 F08 F0C F12 FD9-FDA 180E 1DCD 1DFC 2007 2011 202F 13430-13436 13439-1343B "
        "16FE4"
    ),
    "CM": "3035",
    "B2": "2014 2E3A-2E3B",
    "BA": (
        "9 7C AD 964-965 E5A-E5B F0B F34 F7F F85 FBE-FBF FD2 104A-104B 1361 16EB-16ED 1735-1736 "
        "17D4-17D5 17D8 17DA 1804-1805 1B5A-1B5B 1B5D-1B60 1B7D-1B7E 1C3B-1C3F 1C7E-1C7F 2027 "
        "2056 2058-205B 205D-205E 2CFA-2CFC 2CFF 2D70 2E0E-2E15 2E19 2E2A-2E2D 2E30-2E31 "
        "2E33-2E34 2E3C-2E3E 2E41 2E43-2E4A 2E4C 2E4E-2E4F A4FE-A4FF A60D A60F A6F3-A6F7 "
        "A8CE-A8CF A92E-A92F A9C7-A9C9 AA5D-AA5F AAF0-AAF1 ABEB 10100-10102 1039F 103D0 10857 "
        "1091F 10A50-10A57 10AF0-10AF5 10B39-10B3F 11047-11048 110BE-110C1 11140-11143 "
        "111C5-111C6 111C8 111DD-111DF 11238-11239 1123B-1123C 112A9 1144B-1144E 1145A-1145B "
        "115C2-115C3 115C9-115D7 11641-11642 1173C-1173E 11944-11946 11A41-11A44 11A9A-11A9C "
        "11AA1-11AA2 11C41-11C45 11F43-11F44 11FFF 12470-12474 16A6E-16A6F 16AF5 16B37-16B39 "
        "16B44 16E97-16E98 1BC9F 1DA87-1DA8A"
    ),
    "BB": (
        "B4 2C8 2CC 2DF C77 C84 F01-F04 F06-F07 F09-F0A FD0-FD1 FD3 1806 1FFD A874-A875 A8FC "
        "11175 111DB 115C1 11660-1166C 119E2 11A3F 11A45 11A9E-11AA0 11B00-11B09 11C70"
    ),
    "HY": "2D",
    "CB": "FFFC",
    "CL": (
        "3001-3002 FE11-FE12 FE50 FE52 FF0C FF0E FF61 FF64 1325B-1325D 13282 13287 13289 "
        "1337A-1337B 13438 1343D 1343F 145CF"
    ),
    "CP": "29 5D",
    "EX": (
        "21 3F 5C6 61B 61D-61F 6D4 7F9 F0D-F11 F14 1802-1803 1808-1809 1944-1945 2762-2763 2CF9 "
        "2CFE 2E2E 2E53-2E54 A60E A876-A877 FE15-FE16 FE56-FE57 FF01 FF1F 115C4-115C5 11C71"
    ),
    "IN": "2024-2026 22EF FE19 10AF6",
    "NS": (
        "17D6 203C-203D 2047-2049 3005 301C 303B-303C 309B-309E 30A0 30FB 30FD-30FE A015 "
        "FE54-FE55 FF1A-FF1B FF65 FF9E-FF9F 16FE0-16FE3 1F679-1F67B"
    ),
    "OP": "A1 BF 2E18 13258-1325A 13286 13288 13379 13437 1343C 1343E 145CE 1E95E-1E95F",
    "QU": "22 27 275B-2760 2E00-2E0B 1F676-1F678",
    "IS": "2C 2E 3A-3B 37E 589 60C-60D 7F8 2044 FE10 FE13-FE14",
    "NU": "66B-66C",
    "PO": (
        "25 A2 B0 609-60B 66A 9F2-9F3 9F9 D79 2030-2037 2057 20A7 20B6 20BB 20BE 20C0 2103 2109 "
        "A838 FDFC FE6A FF05 FFE0 11FDD-11FE0 1ECAC 1ECB0"
    ),
    "PR": "2B 5C B1 2116 2212-2213",
    "SY": "2F",
    "AI": (
        "A7-A8 AA B6-BA 2C7 2C9-2CB 2CD 2D0 2D8-2DB 2DD 2015-2016 2020-2021 203B 207F 2113 212B "
        "2155 2160-216B 2170-2179 24EA 2574 2616-2617 2757 2780-2793 2B55 1F10B-1F10C 1F18E-1F19A"
    ),
    "AL": (
        "AE 600-605 6DD 70F 890-891 8E2 2061-2064 2153 215C-215D 21B8-21B9 21E7 23E9-23EC 24FF "
        "25FD-25FE 2630-2637 2648-2653 268A-268F 2693 26A1-26AB 26CE 2705 2728-2755 2795-27BF "
        "2B1B-2B50 2E1A 4DC0-4DFF 110BD 110CD 18B00-18CD5 1AFF0-1AFFE 1D300-1D356 1D360-1D376 "
        "1F3B5-1F3B6 1F3BC 1F4A0 1F4A2 1F4A4 1F4AF 1F4B1-1F4B2 1F500-1F506 1F517-1F524 "
        "1F532-1F53D"
    ),
    "CJ": (
        "3041 3043 3045 3047 3049 3063 3083 3085 3087 308E 3095-3096 30A1 30A3 30A5 30A7 30A9 "
        "30C3 30E3 30E5 30E7 30EE 30F5-30F6 30FC 31F0-31FF FF67-FF70 1B132-1B167"
    ),
    "EB": (
        "261D 26F9 270A-270D 1F385 1F3C2-1F3C4 1F3C7 1F3CA-1F3CC 1F442-1F443 1F446-1F450 "
        "1F466-1F478 1F47C 1F481-1F483 1F485-1F487 1F48F 1F491 1F4AA 1F574-1F575 1F57A 1F590 "
        "1F595-1F596 1F645-1F647 1F64B-1F64F 1F6A3 1F6B4-1F6B6 1F6C0 1F6CC 1F90C 1F90F "
        "1F918-1F91F 1F926 1F930-1F939 1F93C-1F93E 1F977 1F9B5-1F9B6 1F9B8-1F9B9 1F9BB "
        "1F9CD-1F9CF 1F9D1-1F9DD 1FAC3-1FAC5 1FAF0-1FAF8"
    ),
    "EM": "1F3FB-1F3FF",
    "HL": "5D0-5F2 FB1D FB1F-FB28 FB2A-FB4F",
    "ID": (
        "23F1-23F2 2600-2603 2618 261A-261C 261E-261F 2639-263B 2668 26BF-26C8 26CD 26CF-26D1 "
        "26D3 26D8-26D9 26DC 26DF-26E1 26F1-26F4 26F7-26F8 26FE-2704 2708-2709 2764 303F FF66 "
        "FF71-FF9D FFA0-FFDC 11F45-11F4F 1F000-1F0F5 1F10D-1F10F 1F16D-1F16F 1F1AD 1F321-1F37D "
        "1F394-1F39B 1F39E-1F39F 1F3CD-1F3F7 1F43F-1F441 1F4FD-1F4FE 1F54A-1F573 1F576-1F579 "
        "1F57B-1F58F 1F591-1F594 1F597-1F5D3 1F5DC-1F5F3 1F5FA 1F6C6-1F6CB 1F6CD-1F6F3 "
        "1F774-1F77F 1F7D5-1F7D9 1F8B0-1F8B1 1F93B 1F946 1FA60-1FA6D"
    ),
    "RI": "1F1E6-1F1FF",
}
"""Characters whose class does not follow from their category and width: code points, in hex."""

_Rows = tuple[tuple[str, str, str, bool], ...]

_SIDE_BY_SIDE: Final[_Rows] = (
    ("LB5", "CR", "LF", False),
    ("LB4", "BK CR LF NL", "*", True),
    ("LB6", "*", "BK CR LF NL", False),
    ("LB7", "*", "SP ZW", False),
    ("LB8", "ZW", "*", True),
    ("LB11", "*", "WJ", False),
    ("LB11", "WJ", "*", False),
    ("LB12", "GL", "*", False),
    ("LB12a", "BA HY", "GL", True),
    ("LB12a", "*", "GL", False),
    ("LB13", "*", "CL CP EX IS SY", False),
    ("LB14", "OP OP30", "*", False),
    ("LB15", "QU", "OP OP30", False),
    ("LB16", "CL CP", "NS", False),
    ("LB17", "B2", "B2", False),
    ("LB19", "*", "QU", False),
    ("LB19", "QU", "*", False),
    ("LB20", "*", "CB", True),
    ("LB20", "CB", "*", True),
    ("LB21", "*", "BA HY NS", False),
    ("LB21", "BB", "*", False),
    ("LB21b", "SY", "HL", False),
    ("LB22", "*", "IN", False),
    ("LB23", "AL HL", "NU", False),
    ("LB23", "NU", "AL HL", False),
    ("LB23a", "PR", "ID EB EM", False),
    ("LB23a", "ID EB EM", "PO", False),
    ("LB24", "PR PO", "AL HL", False),
    ("LB24", "AL HL", "PR PO", False),
    ("LB25", "PR PO HY NU", "NU", False),
    ("LB25", "NU", "PR PO", False),
    ("LB26", "JL", "JL JV H2 H3", False),
    ("LB26", "JV H2", "JV JT", False),
    ("LB26", "JT H3", "JT", False),
    ("LB27", "JL JV JT H2 H3", "PO", False),
    ("LB27", "PR", "JL JV JT H2 H3", False),
    ("LB28", "AL HL", "AL HL", False),
    ("LB29", "IS", "AL HL", False),
    ("LB30", "AL HL NU", "OP30", False),
    ("LB30", "CP", "AL HL NU", False),
    ("LB30b", "EB", "EM", False),
    ("LB31", "*", "*", True),
)
"""Rule, class before, class after, and whether a line may end between; the first row decides.

What looks further than a neighbour (LB9, LB21a, LB25, LB30a) is in ``unicode_breaks``.
"""

_ACROSS_SPACES: Final[_Rows] = (
    ("LB6", "*", "BK CR LF NL", False),
    ("LB7", "*", "SP ZW", False),
    ("LB8", "ZW", "*", True),
    ("LB11", "*", "WJ", False),
    ("LB13", "*", "CL CP EX IS SY", False),
    ("LB14", "OP OP30", "*", False),
    ("LB15", "QU", "OP OP30", False),
    ("LB16", "CL CP", "NS", False),
    ("LB17", "B2", "B2", False),
    ("LB18", "*", "*", True),
)
"""The same where spaces stand between; a line then ends after the spaces."""


@cache
def may_part(before: str, after: str, *, spaced: bool = False) -> bool:
    """Tell whether a line may end between two classes, ``spaced`` by spaces or side by side."""
    rows = _ACROSS_SPACES if spaced else _SIDE_BY_SIDE
    return next(
        part
        for _, left, right, part in rows
        if (left == "*" or before in left.split()) and (right == "*" or after in right.split())
    )


@cache
def line_break_class(char: str) -> str:
    """Return the class of a character: LineBreak.txt, resolved as LB1 says but for AI and CJ.

    Narrow opening brackets are OP30. Characters that no version of Unicode has yet but that may
    become emoji are EB, as LB30b treats them.
    """
    code = ord(char)
    category, width = unicodedata.category(char), unicodedata.east_asian_width(char)
    wide = width in "WF"
    if category == "Cn":
        if _EMOJI[0] <= code <= _EMOJI[1]:
            return "EB"
        return "ID" if wide and code < _AFTER_HAN else "AL"
    listed = _listed().get(code)
    if listed is not None:
        return listed
    for first, last, name in _JAMO:
        if first <= code <= last:
            return name
    if _SYLLABLES[0] <= code <= _SYLLABLES[1]:
        return "H3" if (code - _SYLLABLES[0]) % 28 else "H2"
    known = _BY_CATEGORY.get(category)
    if known is not None and not (wide and category in _WIDE_IS_ID):
        return known if known != "OP" or width in "WFH" else NARROW_OPENING
    if wide:
        return "ID"
    return "AI" if width == "A" and category in _SIGNS else "AL"


_JAMO: Final = (
    (0x1100, 0x115F, "JL"), (0xA960, 0xA97C, "JL"), (0x1160, 0x11A7, "JV"),
    (0xD7B0, 0xD7C6, "JV"), (0x11A8, 0x11FF, "JT"), (0xD7CB, 0xD7FB, "JT"),
)  # fmt: skip
_SYLLABLES: Final = (0xAC00, 0xD7A3)
_EMOJI: Final = (0x1F000, 0x1FAFF)
_AFTER_HAN: Final = 0x40000
"""The planes before are kept for ideographs, those that come after for nothing yet."""


@cache
def _listed() -> dict[int, str]:
    found: dict[int, str] = {}
    for name, ranges in _LISTED.items():
        for part in ranges.split():
            first, _, last = part.partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                narrow = name == "OP" and unicodedata.east_asian_width(chr(code)) not in "WFH"
                found[code] = NARROW_OPENING if narrow else name
    return found
