"""Pinyin initials of Chinese titles, so that "zdpb" finds 自动排版.

The 3,755 everyday characters of GB 2312 stand in the order of their readings, so that the code of
a character tells its initial. Characters outside that order, and second readings, are in a table.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import product
from typing import Final

__all__ = ["initial", "initials"]

_FIRST: Final = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"),
    (0xB8C1, "g"), (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"),
    (0xC4C3, "n"), (0xC5B6, "o"), (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"),
    (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"), (0xD1B9, "y"), (0xD4D1, "z"),
)  # fmt: skip
_CODES: Final = [code for code, _ in _FIRST]
_LAST: Final = 0xD7F9
_OTHERS: Final = {"帧": "z", "撰": "z", "衬": "c", "镂": "l", "裁": "c", "叠": "d"}
_TWO: Final = {"行": "hx", "重": "zc", "调": "dt", "长": "cz", "弹": "td", "着": "z", "载": "z",
               "单": "ds", "藏": "cz", "宿": "sx", "参": "cs", "页": "y", "系": "xj"}  # fmt: skip
_MOST: Final = 16
"""Ways of reading a title that are kept; every character of two readings doubles them."""


def initial(char: str) -> str:
    """Return the possible initials of a character, one letter each; "" for what has none."""
    if char in _TWO:
        return _TWO[char]
    if char in _OTHERS:
        return _OTHERS[char]
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    try:
        high, low = char.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return ""
    code = high << 8 | low
    if not _CODES[0] <= code <= _LAST:
        return ""
    return _FIRST[bisect_right(_CODES, code) - 1][1]


def initials(text: str) -> tuple[str, ...]:
    """Return a text's initials in every way of reading it, such as ("zdpb",)."""
    letters = [found for char in text if (found := initial(char))]
    ways = []
    for way in product(*letters):
        ways.append("".join(way))
        if len(ways) == _MOST:
            break
    return tuple(ways)
