"""The space between neighbours: natural width, least width, and who gives way first.

Gaps follow from the blanks of the marks (see ``regions``) and the few rows below, in em of the
larger of the two sizes; classes that no row names stand solid. Sources: CLREQ §3.1.6 (C5, C6),
§3.2.6 (C9), §3.3.3 and §3.3.4 (C14, C15); the shape of the table follows CSS Text 4 and GB/T
15834—2011 5.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import Pairs, Punctuation
from layout_tool.typeset.rules.classes import CharClass as C
from layout_tool.typeset.rules.regions import Blank, Region, region_of

__all__ = ["LATIN_LEAST", "LATIN_MOST", "GapRank", "GapTable", "SpaceStyle", "gap_table"]

LATIN_LEAST: Final = 0.125
"""S6: the least a Han–Latin gap is squeezed to, in em (C14)."""
LATIN_MOST: Final = 1 / 3
"""E2: the most a Han–Latin gap is stretched to, in em (C15)."""


class GapRank(IntEnum):
    """Which gaps give way first when a line must be squeezed (CLREQ §3.3.3, C14)."""

    SOLID = 0
    WORD = 1
    """S2: a space between Latin words, ⅓ → ¼ em."""
    MIDDLE = 2
    """S3: the blanks on both sides of a centred interpunct, ¼ → 0."""
    BRACKET = 3
    """S4: the blank of a bracket or quotation mark, ½ → 0."""
    COMMA = 4
    """S5: the blank of a comma, ½ → 0."""
    HAN_LATIN = 5
    """S6: between Han and Latin, ¼ → ⅛ em."""
    STOP = 6
    """S7: the blank of a stop, locked unless the style frees it."""


@dataclass(frozen=True, slots=True)
class SpaceStyle:
    """What a gap table depends on: the house's choices and the region."""

    punctuation: Punctuation = "full"
    pairs: Pairs = "half"
    latin_gap: float = 0.25
    squeeze_stops: bool = False
    lang: str = "zh-Hans"
    vertical: bool = False


_FLAT: Final = (C.DA, C.CN, C.SO)
_TEXT: Final = (C.ID, C.LA, C.PR, C.PO)
_RANKS: Final = {
    C.OP: GapRank.BRACKET, C.CL: GapRank.BRACKET, C.CM: GapRank.COMMA, C.MD: GapRank.MIDDLE,
    C.FS: GapRank.STOP, C.EX: GapRank.STOP,
}  # fmt: skip
_CLOSING: Final = (C.CL, C.CM, C.FS, C.EX)
_STOPS: Final = (C.FS, C.EX)
_HALF: Final = 0.5


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

    def put(self, before: C, after: C, width: float, floor: float, who: GapRank) -> None:
        """Set one pair."""
        self.natural[before, after] = width
        self.least[before, after] = floor
        self.rank[before, after] = who


@cache
def gap_table(style: SpaceStyle) -> GapTable:
    """Return the gaps of a punctuation style, language and direction."""
    n = len(C)
    table = GapTable(
        np.zeros((n, n)), np.zeros((n, n)), np.zeros((n, n), dtype=np.uint8),
        np.ones((n, n), dtype=bool),
    )  # fmt: skip
    _full(table, style)
    if style.punctuation in ("kaiming", "half"):
        _narrow(table, every=style.punctuation == "half")
    if style.punctuation in ("plain", "trimmed"):
        _plain(table)
    # C9: only between Han and letters or digits; full-width signs and units need no gap.
    for before, after in ((C.ID, C.LA), (C.LA, C.ID)):
        least = min(LATIN_LEAST, style.latin_gap)
        table.put(before, after, style.latin_gap, least, GapRank.HAN_LATIN)
    for rigid in (C.CN, C.SO):
        table.stretch[rigid, :] = table.stretch[:, rigid] = False
    table.stretch[C.LA, C.LA] = table.stretch[C.LA, C.PO] = table.stretch[C.PR, C.LA] = False
    table.stretch[:, C.SP] = False
    return table


def _full(table: GapTable, style: SpaceStyle) -> None:
    """全角式: every mark keeps its blank unless a neighbour's blank meets it (C5)."""
    region = region_of(style.lang, vertical=style.vertical)
    for mark, blank in region.blanks.items():
        who = _RANKS[mark]
        locked = blank.locked and not style.squeeze_stops
        for other in (*_FLAT, *_TEXT):
            table.put(other, mark, blank.before, blank.before if locked else 0.0, who)
            table.put(mark, other, blank.after, blank.after if locked else 0.0, who)
    for before in (*_CLOSING, C.MD):
        for after in (C.OP, C.CM, C.FS, C.EX, C.MD):
            gap = _meeting(region, before, after)
            if after is C.OP and style.pairs == "solid":
                gap = 0.0
            table.put(before, after, gap, 0.0, GapRank.BRACKET if gap else GapRank.SOLID)


def _meeting(region: Region, before: C, after: C) -> float:
    """Return the space of two marks side by side: where two blanks meet, the smaller one (C5).

    The blank of a mark before another closing mark is gone; what stands before the second stays.
    """
    left, right = region.blanks.get(before, Blank()), region.blanks.get(after, Blank())
    if after is not C.OP:
        return right.before
    if before is C.MD:
        return left.after
    return min((width for width in (left.after, right.before) if width), default=0.0)


def _narrow(table: GapTable, *, every: bool) -> None:
    """开明式 and 半角式: marks inside a sentence are half an em, their blank is gone (K).

    In 开明式 stops keep theirs, which moves behind a closing bracket that follows (ctex-kit#25).
    """
    for before in (*_CLOSING, *_FLAT, *_TEXT, C.MD):
        for after in C:
            inside = table.rank[before, after] in (
                GapRank.MIDDLE, GapRank.BRACKET, GapRank.COMMA,
            ) and before not in _STOPS  # fmt: skip
            if inside or (every and table.rank[before, after] == GapRank.STOP):
                table.put(before, after, 0.0, 0.0, GapRank.SOLID)
            elif before in _STOPS:
                width = 0.0 if every else float(table.natural[before, after])
                table.put(before, after, width, width, GapRank.SOLID)


def _plain(table: GapTable) -> None:
    """Every mark one em and every blank its own (K ``plain``)."""
    for before in _CLOSING:
        for after in C:
            table.put(before, after, _HALF, _HALF, GapRank.SOLID)
    for before in C:
        width = 2 * _HALF if before in _CLOSING else _HALF
        table.put(before, C.OP, width, width, GapRank.SOLID)
