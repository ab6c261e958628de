"""The character sets by which a newspaper judges a face.

Sources: GB/T 2312 and GBK by Python's own codecs; 通用规范汉字表 (2013, 8,105 characters) by the
list shipped in ``assets/fonts/charsets``; the punctuation of CLREQ §3.1; Big5's first plane of
frequent characters for traditional names and quotations.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from layout_tool.resources import asset

__all__ = [
    "CLREQ_PUNCTUATION",
    "big5_frequent",
    "charsets",
    "gb2312",
    "gbk",
    "is_han",
    "tongyong",
]

CLREQ_PUNCTUATION = frozenset(
    map(
        ord,
        "。，、；：！？"  # stops, CLREQ §3.1.1.1
        "“”‘’『』「」《》〈〉（）【】〔〕［］｛｝〖〗"  # paired marks, §3.1.1.2
        "—⸺…⋯·・‧～－–-／/"  # dashes, ellipses, interpuncts, connectors, solidus
        "　〇〓※○●×△□◎★☆←↑→↓",  # what editors put between and beside paragraphs
    )
)
"""Code points that every Chinese page needs (CLREQ §3.1), with 〓 for what no face has."""

_HAN = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def is_han(codepoint: int) -> bool:
    """Tell whether a code point is a Chinese character (not punctuation, not a radical)."""
    return any(first <= codepoint <= last for first, last in _HAN)


@cache
def gb2312() -> frozenset[int]:
    """Return the 7,445 characters of GB/T 2312-80: 6,763 hanzi and its symbols."""
    return _double_byte("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))


@cache
def gbk() -> frozenset[int]:
    """Return the two-byte characters of GBK (21,003 hanzi and its symbols)."""
    return _double_byte("gbk", range(0x81, 0xFF), range(0x40, 0xFF))


@cache
def big5_frequent() -> frozenset[int]:
    """Return the 5,401 frequent traditional characters of Big5 (rows A4 to C6)."""
    found = _double_byte("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    return frozenset(filter(is_han, found))


@cache
def tongyong() -> frozenset[int]:
    """Return the 8,105 characters of 通用规范汉字表.

    Raises:
        OSError: the list is missing from the installation.

    """
    text = asset("fonts/charsets/tongyong-8105.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(ord(char) for line in lines for char in line)


@cache
def charsets() -> MappingProxyType[str, frozenset[int]]:
    """Return the sets of a coverage report by name, in the order of the report."""
    return MappingProxyType(
        {
            "GB2312": gb2312(),
            "tongyong 8105": tongyong(),
            "GBK": gbk(),
            "clreq punctuation": CLREQ_PUNCTUATION,
        }
    )


def _double_byte(encoding: str, leads: range, trails: range) -> frozenset[int]:
    found: set[int] = set()
    for lead in leads:
        for trail in trails:
            char = bytes((lead, trail)).decode(encoding, errors="ignore")
            if len(char) == 1 and ord(char) > 0x7F:
                found.add(ord(char))
    return frozenset(found)
