"""Strict grid: every full-width character on the character grid (CLREQ §3.3.5, C11).

Marks fill whole cells; a word or number takes the whole cells that hold it and an eighth of an
em, what is left over is halved on both sides (at a line's edge it all goes inside). Nothing is
squeezed or stretched; what a line cannot fill stays an empty cell.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np

from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.setting import Cells

__all__ = ["on_grid"]

_LEAST: Final = 0.125
_FLUSH_RIGHT: Final = frozenset({CharClass.OP})
_CENTRED: Final = frozenset({CharClass.MD, CharClass.SO, CharClass.CN})
_MAY_PART: Final = 40.0
"""Cost of a mark at a line's start behind one that hangs (C11)."""


def on_grid(cells: Cells) -> Cells:
    """Return the cells with bodies of whole ems and no space between them."""
    n = len(cells)
    widths, insets = cells.widths.copy(), cells.insets.copy()
    hang, penalty = cells.hang.copy(), cells.penalty.copy()
    hangs = bool(hang.any())
    for i, name in enumerate(cells.classes):
        size = cells.styles[cells.style_of[i]].size
        if name == CharClass.SP:
            letters = {int(CharClass.LA), int(CharClass.SP)}
            beside = set(cells.classes[max(i - 1, 0) : i]) | set(cells.classes[i + 1 : i + 2])
            widths[i] = 0.0 if beside & letters else size
            continue
        least = _LEAST if name == CharClass.LA else 0.0
        whole = max(1, math.ceil(widths[i] / size + least - 1e-6)) * size
        rest = whole - widths[i]
        if name in _FLUSH_RIGHT:
            insets[i] += rest
        elif name == CharClass.LA or name in _CENTRED:
            insets[i] += rest / 2
        widths[i] = whole
        if hang[i]:
            hang[i] = whole
        if hangs and i + 1 < n and hang[i] and cells.classes[i + 1] < CharClass.MD:
            penalty[i] = min(penalty[i], _MAY_PART)
    zeros = np.zeros(n)
    return replace(
        cells, widths=widths, insets=insets, gaps=zeros, shrink=np.zeros_like(cells.shrink),
        word=zeros, mixed=zeros, stretch=zeros, lead=zeros, tail=zeros, hang=hang,
        penalty=penalty, strict=True,
    )  # fmt: skip
