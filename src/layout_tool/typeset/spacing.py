"""Shaped cells → cells with their spaces and break places, all from the tables in ``rules``.

A pair of characters is set by the tables of the language that the mark among them is written in:
the first one's where both are marks, the paragraph's where neither is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import Breaks, TextStyle
from layout_tool.typeset.rules import pairs
from layout_tool.typeset.rules.breaks import BREAK_COSTS, NEVER_START, WHOLE_COSTS
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.regions import Region
from layout_tool.typeset.rules.spaces import LATIN_LEAST, LATIN_MOST, GapRank, SpaceStyle
from layout_tool.typeset.setting import Cells, RunStyle, Shaped
from layout_tool.typeset.units import UNIT_AFTER

__all__ = ["Cut", "spaced"]

Cut = tuple[int, float]
"""A place within a word where a line may end, and its cost."""

_INFINITE: Final = float("inf")
_REMEMBERED: Final = 500
"""So many text styles' tables are kept."""
_COSTS: Final = tuple(
    (
        before if len(before) == 1 else "",
        re.compile(f"{before}(?=.)" if after == "*" else f"{before}(?=[{after}])", re.DOTALL),
        cost,
    )
    for before, after, cost, _ in BREAK_COSTS
)
_WHOLE: Final = tuple((hint, re.compile(pattern), cost) for hint, pattern, cost, _ in WHOLE_COSTS)
_DIGITS: Final = re.compile(r"[+\-−±]?[0-9.,:]+[%‰]?")
_STOPS: Final = frozenset({int(CharClass.FS), int(CharClass.EX)})
_CL, _DA, _ID, _LA = int(CharClass.CL), int(CharClass.DA), int(CharClass.ID), int(CharClass.LA)
_PR, _SP = int(CharClass.PR), int(CharClass.SP)
_SOLID, _WORD, _HAN_LATIN = int(GapRank.SOLID), int(GapRank.WORD), int(GapRank.HAN_LATIN)


class _Spaces:
    """The spaces of a paragraph while they are worked out; see ``Cells`` for the arrays."""

    def __init__(self, classes: list[int], sizes: list[float], latin_gap: float) -> None:
        n = len(classes)
        self.classes = classes
        self.sizes = sizes
        self.latin_gap = latin_gap
        self.rows = np.zeros((pairs.PENALTY + 1, n))
        self.rows[pairs.PENALTY, -1:] = _INFINITE
        self.gaps = self.rows[pairs.NATURAL]
        self.shrink = self.rows[pairs.SHRINK]
        self.mixed = self.rows[pairs.MIXED]
        self.stretch = self.rows[pairs.STRETCH]
        self.penalty = self.rows[pairs.PENALTY]
        self.word = np.zeros(n)

    def put(self, i: int, width: float, least: float, rank: int) -> None:
        """Set the gap after a cell, in pt."""
        self.gaps[i] = width
        self.shrink[:, i] = 0.0
        if rank != _SOLID:
            self.shrink[rank, i] = width - least
        most = max(LATIN_MOST - self.latin_gap, 0.0) * self.sizes[i]
        self.mixed[i] = most if rank == _HAN_LATIN else 0.0


def spaced(
    text: str,
    starts: list[int],
    classes: list[int],
    shaped: tuple[Shaped, ...],
    styles: tuple[RunStyle, ...],
    style_of: tuple[int, ...],
    regions: Sequence[Region],
    style: TextStyle,
    cuts: Sequence[Cut],
) -> Cells:
    """Return the cells of a paragraph with their widths, gaps, capacities and penalties.

    ``regions`` are those of ``styles``; ``cuts`` are places where words may part.
    """
    vertical = style.direction == "vertical"
    n = len(shaped)
    # 长扁字 is a horizontal scale: it leaves the length of a vertical line alone.
    ems = [s.size * (1.0 if vertical else s.scale) for s in styles]
    widths = np.array([s.advance for s in shaped])
    if len(styles) == 1:
        widths *= ems[0]
        sizes = [styles[0].size] * n
    else:
        widths *= [ems[which] for which in style_of]
        sizes = [styles[which].size for which in style_of]
    spaces = _Spaces(classes, sizes, style.latin_gap)
    spaces.rows[:, :-1] = _look_up(spaces, styles, style_of, style)
    _space_cells(spaces, widths, style.breaks)
    if style.digits_solid:
        _close_digits(spaces, text, starts)
    if style.punctuation == "kaiming":
        _carry_stops(spaces)
    if any(s.tracking for s in styles):
        tracking = [s.tracking * s.size for s in styles]
        spaces.gaps[:-1] += [tracking[which] for which in style_of[:-1]]
    _open_cuts(spaces.penalty, starts, cuts)
    _cost_breaks(spaces.penalty, text, starts)
    blanks = np.zeros((4, n))
    return Cells(
        text, tuple(starts), tuple(classes), shaped, styles, style_of, widths, blanks[0],
        spaces.gaps, spaces.shrink, spaces.word, spaces.mixed, spaces.stretch, blanks[1],
        blanks[2], blanks[3], spaces.penalty,
        tail_yields=all(region.tail_yields for region in regions), vertical=vertical,
    )  # fmt: skip


def _look_up(
    spaces: _Spaces, styles: tuple[RunStyle, ...], style_of: tuple[int, ...], style: TextStyle
) -> NDArray[np.float64]:
    """Return what the tables say of each pair, in pt."""
    classes = np.array(spaces.classes, dtype=np.intp)
    pair = classes[:-1] * pairs.CLASS_COUNT + classes[1:]
    if len(styles) == 1 and styles[0].lang == style.lang:
        rows = _rows_of(style, style.lang).take(pair, axis=1)
        rows *= styles[0].size
        return rows
    langs = list(dict.fromkeys([style.lang, *(s.lang for s in styles)]))
    tongue = np.array([langs.index(styles[which].lang) for which in style_of])
    mark = classes < _PR
    owner = np.where(mark[:-1], tongue[:-1], np.where(mark[1:], tongue[1:], 0))
    rows = np.empty((len(spaces.rows), len(pair)))
    for index, lang in enumerate(langs):
        own = owner == index
        rows[:, own] = _rows_of(style, lang).take(pair[own], axis=1)
    sizes = np.array(spaces.sizes)
    rows *= np.maximum(sizes[:-1], sizes[1:])
    return rows


@lru_cache(_REMEMBERED)
def _rows_of(style: TextStyle, lang: str) -> NDArray[np.float64]:
    spaces = SpaceStyle(
        style.punctuation, style.pairs, style.latin_gap, style.squeeze_stops, lang,
        style.direction == "vertical",
    )  # fmt: skip
    return pairs.pair_rows(spaces, style.breaks)


def _space_cells(spaces: _Spaces, widths: NDArray[np.float64], breaks: Breaks) -> None:
    """Give typed spaces their width as the gap after them: word, Han–Latin or half an em.

    A space between Han and Latin is replaced by the gap the tables draw there, not added to it
    (CLREQ §3.2.6). It frees no mark to start a line (UAX #14 LB13).
    """
    classes = spaces.classes
    last = len(classes) - 1
    if _SP not in classes:
        return
    for i, name in enumerate(classes):
        if name != _SP:
            continue
        left = classes[i - 1] if i else _LA
        right = classes[i + 1] if i < last else _LA
        size = spaces.sizes[i]
        widths[i] = 0.0
        if left == right == _LA:
            spaces.put(i, size / 3, size / 4, _WORD)
            spaces.word[i] = size / 6
        elif _LA in (left, right) and _ID in (left, right):
            spaces.put(i, spaces.latin_gap * size, LATIN_LEAST * size, _HAN_LATIN)
        else:
            spaces.put(i, size / 2, size / 2, _SOLID)
        if i:
            spaces.put(i - 1, 0.0, 0.0, _SOLID)
        following = next((name for name in classes[i + 1 :] if name != _SP), _LA)
        if i and following in NEVER_START[breaks]:
            spaces.penalty[i - 1] = _INFINITE
        if 0 < i < last and spaces.penalty[i - 1] < _INFINITE:
            # A line may break at a typed space: it takes its share of E3 like others.
            spaces.stretch[i] = size


def _close_digits(spaces: _Spaces, text: str, starts: list[int]) -> None:
    """Set digits solid with the Han beside them (5月1日), as many newspapers do."""
    classes = spaces.classes
    for i, name in enumerate(classes):
        if name == _LA and _DIGITS.fullmatch(text, starts[i], starts[i + 1]):
            for step, gap in ((-1, i - 1), (1, i)):
                beside = i + step
                if 0 < beside < len(classes) - 1 and classes[beside] == _SP:
                    beside, gap = beside + step, (beside if step > 0 else gap)
                if 0 <= beside < len(classes) and classes[beside] == _ID:
                    spaces.put(gap, 0.0, 0.0, _SOLID)


def _carry_stops(spaces: _Spaces) -> None:
    """Move the blank of a stop behind the closing mark that follows it (开明式, ctex-kit#25)."""
    classes = spaces.classes
    for i in range(1, len(classes) - 1):
        if classes[i] == _CL and classes[i - 1] in _STOPS and classes[i + 1] >= _DA:
            half = spaces.sizes[i] / 2
            spaces.put(i, half, half, _SOLID)


def _open_cuts(penalty: NDArray[np.float64], starts: list[int], cuts: Sequence[Cut]) -> None:
    for place, cost in cuts:
        penalty[bisect_left(starts, place) - 1] = cost


def _cost_breaks(penalty: NDArray[np.float64], text: str, starts: list[int]) -> None:
    """Add the costs of breaks that are allowed but not liked, and close those within units."""
    for place, cost in _costly_places(text):
        cell = bisect_left(starts, place)
        if 0 < cell < len(penalty) and starts[cell] == place and cost > penalty[cell - 1]:
            penalty[cell - 1] = cost


def _costly_places(text: str) -> Iterator[Cut]:
    for hint, pattern, cost in _COSTS:
        if hint in text:
            for match in pattern.finditer(text):
                yield match.end(), cost
    if " " in text:
        for match in UNIT_AFTER.finditer(text):
            yield match.end(), _INFINITE  # N 5.1.7.2, C9: a number keeps its unit
    for hint, pattern, cost in _WHOLE:
        if hint in text:
            for match in pattern.finditer(text):
                for place in range(match.start() + 1, match.end()):
                    yield place, cost
