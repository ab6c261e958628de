"""Strict grid: every full-width character on the character grid (CLREQ §3.3.5, C11).

Marks fill whole cells; words and numbers that are read together take the whole cells that hold
them, with a sixteenth of an em at each side where Han stands (figures fill theirs, two a cell:
2024年). What is left over lies on both sides, but not before a comma or a unit, nor behind an
opening mark or a currency sign, where that can be (at a line's edge it all goes inside). Nothing
is squeezed or stretched; what a line cannot fill stays an empty cell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.typeset.passages import passages
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.regions import Region, region_of
from layout_tool.typeset.setting import Cells

__all__ = ["on_grid"]

_LEAST: Final = 1 / 16
_WORD_SPACE: Final = 1 / 3
_FLUSH_RIGHT: Final = frozenset({CharClass.OP})
_MARKS: Final = frozenset({CharClass.CM, CharClass.FS, CharClass.EX})
_CENTRED: Final = frozenset({CharClass.MD, CharClass.SO, CharClass.CN})
_ID, _LA, _SP = int(CharClass.ID), int(CharClass.LA), int(CharClass.SP)
_OPEN_BEFORE: Final = frozenset(
    {CharClass.ID, CharClass.CL, CharClass.CM, CharClass.FS, CharClass.EX}
)
_OPEN_AFTER: Final = frozenset({CharClass.ID, CharClass.OP})
"""Classes beside which blank is not seen as a hole."""
_MAY_PART: Final = 4.0
"""Cost of a mark at a line's start behind one that hangs (C11): less than that of an empty cell."""
_NOTHING: Final = 1e-6
_FIGURES: Final = re.compile("[0-9]+")


def on_grid(cells: Cells) -> Cells:
    """Return the cells with bodies of whole ems and no space between them."""
    n = len(cells)
    em = max((style.size for style in cells.styles), default=1.0)
    widths, insets, lead = cells.widths.copy(), cells.insets.copy(), np.zeros(n)
    hang, penalty = cells.hang.copy(), cells.penalty.copy()
    hangs = bool(hang.any())
    regions = [region_of(style.lang, vertical=cells.vertical) for style in cells.styles]
    for i, name in enumerate(cells.classes):
        if name == _SP:
            widths[i] = em
        elif name != _LA or cells.vertical:
            rest = max(1, math.ceil(widths[i] / em - _NOTHING)) * em - widths[i]
            if name != _LA or cells.shaped[i].orientation != "r":
                insets[i] += rest * _before(name, regions[cells.style_of[i]])
                widths[i] += rest
        if hang[i]:
            hang[i] = widths[i]
        if hangs and i + 1 < n and hang[i] and cells.classes[i + 1] < CharClass.MD:
            penalty[i] = min(penalty[i], _MAY_PART)
    for words in _lying(cells):
        figures = _FIGURES.fullmatch(
            cells.text, cells.starts[words[0]], cells.starts[words[-1] + 1]
        )
        _round_up(cells.classes, words, em, widths, insets, lead, figures=figures is not None)
    zeros = np.zeros(n)
    return replace(
        cells, widths=widths, insets=insets, gaps=zeros, shrink=np.zeros_like(cells.shrink),
        word=zeros, mixed=zeros, stretch=zeros, lead=lead, tail=zeros, hang=hang,
        penalty=penalty, strict=True,
    )  # fmt: skip


def _before(name: int, region: Region) -> float:
    """Return the share of a cell's blank that stands before its body."""
    if name in _CENTRED or (name in _MARKS and region.row(CharClass(name)).place == "centre"):
        return 0.5
    return 1.0 if name in _FLUSH_RIGHT else 0.0


def _lying(cells: Cells) -> list[list[int]]:
    """Return the cells of the words that are read together; what stands in a cell is none."""
    return [
        words
        for words in passages(cells.classes)
        if not cells.vertical or cells.shaped[words[0]].orientation == "r"
    ]


def _round_up(
    classes: Sequence[int],
    words: list[int],
    em: float,
    widths: NDArray[np.float64],
    insets: NDArray[np.float64],
    lead: NDArray[np.float64],
    *,
    figures: bool,
) -> None:
    """Give words that are read together whole cells, and what is left over its place.

    ``lead`` is how far into a cell a later word begins: where a line starts with it, that much
    of the cell is left behind.
    """
    first, last = words[0], words[-1]
    for i in range(first, last):
        if classes[i] == _SP:
            widths[i] = _WORD_SPACE * em if classes[i + 1] == _LA else 0.0
    before, after = _beside(classes, first, -1, widths), _beside(classes, last, 1, widths)
    natural = float(widths[first : last + 1].sum())
    least = 0.0 if figures else _LEAST * em * ((before == _ID) + (after == _ID))
    rest = max(1, math.ceil((natural + least) / em - _NOTHING)) * em - natural
    share = rest * (before in _OPEN_BEFORE)
    if (before in _OPEN_BEFORE) == (after in _OPEN_AFTER):
        share = rest / 2
    widths[first] += share
    widths[last] += rest - share
    insets[first] = share
    pen = float(widths[first])
    for i in range(first + 1, last + 1):
        if classes[i] == _LA:
            lead[i] = pen % em
        pen += float(widths[i])


def _beside(
    classes: Sequence[int], cell: int, step: int, widths: NDArray[np.float64]
) -> int | None:
    """Return what stands beside a word, if anything; typed spaces between take no room."""
    i = cell + step
    while 0 <= i < len(classes) and classes[i] == _SP:
        widths[i] = 0.0
        i += step
    return classes[i] if 0 <= i < len(classes) else None
