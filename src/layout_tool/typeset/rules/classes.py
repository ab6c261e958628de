"""Character classes of Chinese text: who is who at a line's edge and beside a neighbour.

A class is a row: its members, and how its glyph sits in its cell. Sources: CLREQ §3.1 (marks and
their places), GB/T 15834—2011 5.1, Unicode for the letters. Widths are in em.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["CLASSES", "CharClass", "ClassRow", "classes_of", "is_han_like"]


class CharClass(IntEnum):
    """Classes of characters; the two letters are those of the tables."""

    OP = 0
    """Opening brackets and quotation marks."""
    CL = 1
    """Closing brackets and quotation marks."""
    CM = 2
    """Comma, enumeration comma, semicolon, colon."""
    FS = 3
    """Full stops."""
    EX = 4
    """Exclamation and question marks."""
    MD = 5
    """Interpunct."""
    DA = 6
    """Two-em dash and ellipsis."""
    CN = 7
    """Connectors: one-em dash, tilde, hyphen between Han; signs that are pairs of marks."""
    SO = 8
    """Solidus between Han."""
    PR = 9
    """Prefixes of numbers: currency and number signs."""
    PO = 10
    """Suffixes of numbers: percent, degrees, units."""
    ID = 11
    """Han, kana, Bopomofo and everything else that fills a cell."""
    LA = 12
    """Latin, Greek, Cyrillic letters and digits."""
    SP = 13
    """A space typed by the writer."""
    IS = 14
    """Ideographic space: one empty cell."""


Place = Literal["left", "right", "centre", "whole"]


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class: its members, the width of its body in em, and where the body lies in the cell.

    ``body`` 0.5 with place "left" means ink in the left half and half an em of blank after it.
    """

    members: str
    body: float
    place: Place
    source: str


CLASSES: Final[dict[CharClass, ClassRow]] = {
    CharClass.OP: ClassRow("“‘（《〈「『【〔〖［｛〘〝", 0.5, "right", "GB 5.1.3, CLREQ §3.1.2"),
    CharClass.CL: ClassRow("”’）》〉」』】〕〗］｝〙〟〞", 0.5, "left", "GB 5.1.3, CLREQ §3.1.2"),
    CharClass.CM: ClassRow("，、；：", 0.5, "left", "GB 5.1.1"),
    CharClass.FS: ClassRow("。．", 0.5, "left", "GB 5.1.1"),
    CharClass.EX: ClassRow("！？", 0.5, "left", "GB 5.1.2"),
    CharClass.MD: ClassRow("·・‧•", 0.5, "centre", "GB 5.1.7"),
    CharClass.DA: ClassRow("⸺…⋯", 1.0, "whole", "GB 5.1.4, 5.1.5"),
    CharClass.CN: ClassRow("—～–‼⁇⁈⁉", 1.0, "centre", "GB 5.1.6"),
    CharClass.SO: ClassRow("／", 0.5, "centre", "GB 5.1.9"),
    CharClass.PR: ClassRow("￥¥＄$€£￡№", 1.0, "whole", "UAX #14 PR"),
    CharClass.PO: ClassRow("％%‰°℃℉′″㎡㎥㎏㎜㎝㎞￠", 1.0, "whole", "UAX #14 PO"),
    CharClass.ID: ClassRow("〇々", 1.0, "whole", "CLREQ §2.1"),
    CharClass.LA: ClassRow("", 0.0, "whole", "CLREQ §3.2"),
    CharClass.SP: ClassRow("\u0020\u00a0\u2009\u202f\t", 0.0, "whole", "CLREQ §3.2.6"),
    CharClass.IS: ClassRow("\u3000", 1.0, "whole", "CLREQ §3.3.1"),
}
"""The classes of simplified Chinese set horizontally."""

_PROPORTIONAL: Final = (
    (0x0021, 0x02FF), (0x0370, 0x10FF), (0x1200, 0x13FF), (0x1680, 0x18AF), (0x18F6, 0x1FFF),
    (0x200B, 0x2012), (0x202A, 0x202E), (0x2043, 0x2044), (0x2060, 0x2064), (0x2070, 0x209C),
    (0x2212, 0x2212), (0xA640, 0xA69F), (0xFB00, 0xFB06), (0xFEFF, 0xFEFF),
)  # fmt: skip
"""Ranges of proportional letters, digits and signs that are not Chinese marks, and of joiners."""


@cache
def _table() -> NDArray[np.uint8]:
    table = np.full(0x110000, CharClass.ID, dtype=np.uint8)
    for first, last in _PROPORTIONAL:
        table[first : last + 1] = CharClass.LA
    for name, row in CLASSES.items():
        for member in row.members:
            table[ord(member)] = name
    return table


def codepoints(text: str) -> NDArray[np.uint32]:
    """Return the characters' code points as an array of the text's length."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def classes_of(text: str, moved: str = "") -> NDArray[np.uint8]:
    """Return the class of every character, without looking at its neighbours.

    ``moved`` lists characters that a region counts among others: a class and its new members,
    such as ``"EX：；"``, several parted by spaces (see ``regions``).
    """
    return _moved_table(moved)[codepoints(text)]


@cache
def _moved_table(moved: str) -> NDArray[np.uint8]:
    if not moved:
        return _table()
    table = _table().copy()
    for entry in moved.split():
        table[[ord(char) for char in entry[2:]]] = CharClass[entry[:2]]
    return table


def is_han_like(char: str) -> bool:
    """Tell whether a character fills a cell (Han, kana, full-width mark and the like)."""
    name = int(_table()[ord(char)])
    return name not in (CharClass.LA, CharClass.SP) and unicodedata.category(char) != "Mn"
