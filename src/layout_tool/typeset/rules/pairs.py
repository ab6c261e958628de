"""Gap and break tables of a style in one, so that a paragraph's pairs are looked up at once."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import Breaks
from layout_tool.typeset.rules.breaks import break_table
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.spaces import LATIN_MOST, GapRank, SpaceStyle, gap_table

__all__ = ["CLASS_COUNT", "MIXED", "NATURAL", "PENALTY", "SHRINK", "STRETCH", "pair_rows"]

CLASS_COUNT: Final = len(CharClass)
_RANKS: Final = len(GapRank)
SHRINK: Final = slice(0, _RANKS)
"""Rows of what each rank may give, in the order of ``GapRank``."""
NATURAL: Final = _RANKS
"""The natural gap."""
MIXED: Final = _RANKS + 1
"""What E2 may add."""
STRETCH: Final = _RANKS + 2
"""1 where E3 may add."""
PENALTY: Final = _RANKS + 3
"""0 where a line may end, else infinite."""
_ROWS: Final = _RANKS + 4


@cache
def pair_rows(style: SpaceStyle, breaks: Breaks) -> NDArray[np.float64]:
    """Return one row for each quantity, all in em; a pair's column is before × classes + after."""
    table = gap_table(style)
    allowed = break_table(breaks)
    rows = np.zeros((_ROWS, CLASS_COUNT, CLASS_COUNT))
    for rank in GapRank:
        if rank is not GapRank.SOLID:
            rows[rank] = np.where(table.rank == rank, table.natural - table.least, 0.0)
    rows[NATURAL] = table.natural
    most = max(LATIN_MOST - style.latin_gap, 0.0)
    rows[MIXED] = np.where(table.rank == GapRank.HAN_LATIN, most, 0.0)
    rows[STRETCH] = table.stretch & allowed
    rows[PENALTY] = np.where(allowed, 0.0, np.inf)
    return rows.reshape(_ROWS, -1)
