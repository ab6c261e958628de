"""A paragraph laid on one endless line: what breaking and justifying its lines read off.

Whatever a line takes up, may give or may gain is the difference of two entries, so that trying a
line costs no walk over its cells.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from layout_tool.record import record
from layout_tool.typeset.rules.spaces import GapRank
from layout_tool.typeset.setting import Cells

__all__ = ["Sums", "sums_of"]

_SQUEEZED: Final = tuple(
    map(
        int,
        (GapRank.WORD, GapRank.MIDDLE, GapRank.BRACKET, GapRank.COMMA, GapRank.HAN_LATIN,
         GapRank.STOP),
    )
)  # fmt: skip
"""Ranks of gaps in the order in which they are squeezed (CLREQ §3.3.3)."""


@record(frozen=True, slots=True)
class Sums:
    """Sums over the cells before each, in pt; plain lists, one entry more than there are cells.

    ``pen`` is where bodies begin, ``start`` where a line begins that starts with a cell, and
    ``end`` (an entry for each cell) where one ends that ends with it, blanks at its edges and its
    hyphen counted. ``squeeze`` is what all gaps may give; ``gives`` has that by rank in the order
    of squeezing, the ranks that give anything. ``fills`` are what E1 and E2 may add in their
    order, where there is anything, ``stretch`` the weights of E3 (CLREQ §3.3.4).
    """

    pen: list[float]
    start: list[float]
    end: list[float]
    squeeze: list[float]
    stretch: list[float]
    fills: list[list[float]]
    gives: list[tuple[int, list[float]]]


def sums_of(cells: Cells) -> Sums:
    """Add up a paragraph's cells."""
    ranks = len(cells.shrink)
    sums = np.zeros((5 + ranks, len(cells) + 1))
    rows = sums[:, 1:]
    rows[0], rows[1], rows[2] = cells.widths, cells.gaps, cells.stretch
    rows[3], rows[4], rows[5:] = cells.word, cells.mixed, cells.shrink
    np.cumsum(rows, axis=1, out=rows)
    pen = sums[0] + sums[1]
    end = pen[1:] - cells.gaps
    end += cells.tail
    for cell in cells.hyphens:
        end[cell] += cells.hyphen_width(cell)
    pens: list[float] = pen.tolist()
    starts = pens
    if any(cells.lead.tolist()):
        pen[:-1] -= cells.lead
        starts = pen.tolist()
    most = sums[:, -1].tolist()
    giving = [rank for rank in _SQUEEZED if most[5 + rank] > 0]
    squeeze = sum((sums[5 + rank] for rank in giving[1:]), start=sums[5 + (giving or _SQUEEZED)[0]])
    return Sums(
        pens,
        starts,
        end.tolist(),
        squeeze.tolist(),
        sums[2].tolist(),
        [sums[row].tolist() for row in (3, 4) if most[row] > 0],
        [(rank, sums[5 + rank].tolist()) for rank in giving],
    )
