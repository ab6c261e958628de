"""The space between neighbours: natural width, least width, and who gives way first.

Each row is "before, after: natural [least] rank" in em of the larger of the two sizes; classes
that a row does not name stand solid. Sources: CLREQ §3.1.6 (C5, C6), §3.2.6 (C9); the shape of
the table follows CSS Text 4 and GB/T 15834—2011 5.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import Punctuation
from layout_tool.typeset.rules.classes import CharClass as C

__all__ = ["GapRank", "GapTable", "gap_table"]


class GapRank(IntEnum):
    """Which gaps give way first when a line must be squeezed (CLREQ §3.3.3, C14)."""

    SOLID = 0
    WORD = 1
    """S2: a space between Latin words, ⅓ → ¼ em."""
    BRACKET = 2
    """S4: the blank of a bracket or quotation mark, ½ → 0."""
    COMMA = 3
    """S5: the blank of a comma, ½ → 0."""
    HAN_LATIN = 4
    """S6: between Han and Latin, ¼ → ⅛ em."""
    STOP = 5
    """S7: the blank of a stop, locked unless the style frees it."""


_HALF: Final = 0.5
_FLAT: Final = (C.DA, C.CN, C.SO)
_TEXT: Final = (C.ID, C.LA, C.PR, C.PO)


@dataclass(frozen=True, slots=True)
class GapTable:
    """Square tables indexed [class before, class after]: em, em, rank; and breakable-gap flags.

    ``stretch`` says whether the gap may take inter-character space (CLREQ §3.3.4, C15: never
    beside a connector or a solidus).
    """

    natural: NDArray[np.float64]
    least: NDArray[np.float64]
    rank: NDArray[np.uint8]
    stretch: NDArray[np.bool_]


@cache
def gap_table(style: Punctuation, latin_gap: float, latin_least: float) -> GapTable:
    """Return the gaps of a punctuation style; the Han–Latin gap and its least are in em."""
    n = len(C)
    natural, least = np.zeros((n, n)), np.zeros((n, n))
    rank = np.zeros((n, n), dtype=np.uint8)

    def put(before: C, after: C, width: float, floor: float, who: GapRank) -> None:
        natural[before, after], least[before, after], rank[before, after] = width, floor, who

    # 全角式: every mark keeps its half em of blank unless a neighbour's blank meets it (C5).
    blank_of = {C.CL: GapRank.BRACKET, C.CM: GapRank.COMMA, C.FS: GapRank.STOP, C.EX: GapRank.STOP}
    for before, who in blank_of.items():
        floor = _HALF if who is GapRank.STOP else 0.0
        for after in (*_FLAT, *_TEXT):
            put(before, after, _HALF, floor, who)
        put(before, C.OP, _HALF, 0.0, GapRank.BRACKET)
    for before in (*_FLAT, *_TEXT):
        put(before, C.OP, _HALF, 0.0, GapRank.BRACKET)
    if style in ("kaiming", "half"):
        # 开明式, 半角式: marks inside a sentence are half an em, their blank is gone (K).
        for before in (C.CL, C.CM, *_FLAT, *_TEXT):
            for after in C:
                if rank[before, after] in (GapRank.BRACKET, GapRank.COMMA):
                    put(before, after, 0.0, 0.0, GapRank.SOLID)
        if style == "half":
            for before in (C.FS, C.EX):
                for after in C:
                    put(before, after, 0.0, 0.0, GapRank.SOLID)
    if style == "plain":
        marks = (C.CL, C.CM, C.FS, C.EX)
        for before in marks:
            for after in C:
                put(before, after, _HALF, _HALF, GapRank.SOLID)
        for before in C:
            opening = 1.0 if before in marks else _HALF
            put(before, C.OP, opening, opening, GapRank.SOLID)
    # Full-width units and currency signs fill their cells and need no gap (C9).
    for before, after in ((C.ID, C.LA), (C.LA, C.ID)):
        put(before, after, latin_gap, min(latin_least, latin_gap), GapRank.HAN_LATIN)
    stretch = np.ones((n, n), dtype=bool)
    for rigid in (C.CN, C.SO):
        stretch[rigid, :] = stretch[:, rigid] = False
    stretch[C.LA, C.LA] = stretch[C.LA, C.PO] = stretch[C.PR, C.LA] = False
    stretch[:, C.SP] = False
    return GapTable(natural, least, rank, stretch)
