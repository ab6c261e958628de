"""Text → cells: classes in context, units that never part, spaces and break places.

This is the first of the four verbs (itemise, shape, break, justify). It looks at characters only
through their classes and at pairs only through the tables in ``rules``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.typeset.rules.breaks import BREAK_COSTS, break_table
from layout_tool.typeset.rules.classes import CharClass, classes_of
from layout_tool.typeset.rules.spaces import GapRank, gap_table
from layout_tool.typeset.setting import Cells, ParagraphStyle, RunStyle, Shaped
from layout_tool.typeset.shape import Shaper

__all__ = ["itemise"]

_LETTERS: Final = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1fff"
_ALNUM: Final = rf"[{_LETTERS}0-9]"
_URL: Final = r"(?:https?://|www\.)[A-Za-z0-9/.?&=_%#:~+@-]+[A-Za-z0-9/]"
_WORD: Final = (
    rf"[+\-−±$¥€£#@]*{_ALNUM}(?:[\u0300-\u036f]|{_ALNUM}"
    rf"|[.,:/'’&+_@#=~*·\-–−](?={_ALNUM}))*[%‰°+]*"
)
_UNIT: Final = re.compile(
    rf"(?P<url>{_URL})|(?P<word>{_WORD})|(?P<dash>——|……|⋯⋯|⸺)"
    r"|(?P<marks>(?<![！？])[！？]{2}(?![！？]))"
    r"|(?P<base>.[\ufe00-\ufe0f\U000e0100-\U000e01ef\u0300-\u036f\u3099\u309a]+)",
    re.DOTALL,
)
_HAN_INTERPUNCT: Final = re.compile("·")
_URL_PARTS: Final = re.compile(r"[^/?&.=\-]*[/?&.=\-]*")
_PAIRS: Final = (("“", "”"), ("‘", "’"))
_INFINITE: Final = float("inf")
_COSTS: Final = tuple((re.compile(before), after, cost) for before, after, cost, _ in BREAK_COSTS)


def itemise(
    text: str,
    spans: Sequence[tuple[int, int]],
    styles: tuple[RunStyle, ...],
    paragraph: ParagraphStyle,
    shaper: Shaper,
    *,
    shatter: bool = False,
) -> Cells:
    """Return the cells of a paragraph.

    ``spans`` are (end offset, index into ``styles``) in order, covering the text. ``shatter``
    parts words into letters, for a measure narrower than a word.
    """
    classes = classes_of(text)
    starts = _unit_starts(text, classes, shatter=shatter)
    _resolve_context(text, classes)
    style_of = _styles_of(starts, spans)
    cell_classes = classes[np.array(starts[:-1], dtype=np.intp)] if len(starts) > 1 else classes
    names = tuple(int(c) for c in cell_classes)
    shaped = _shape_cells(text, starts, names, styles, style_of, paragraph.lang, shaper)
    return _measure(text, starts, names, shaped, styles, style_of, paragraph)


def _unit_starts(text: str, classes: NDArray[np.uint8], *, shatter: bool) -> list[int]:
    """Return where cells begin, and the text's end; words become one cell of class LA."""
    starts = np.ones(len(text) + 1, dtype=bool)
    for match in _UNIT.finditer(text):
        first, last = match.span()
        kind = match.lastgroup
        if kind == "word":
            classes[first:last] = CharClass.LA
        elif kind == "url":
            classes[first:last] = CharClass.LA
            for part in _URL_PARTS.finditer(text, first, last):
                starts[part.start() + 1 : part.end()] = False
            continue
        elif kind == "dash":
            classes[first:last] = CharClass.DA
        elif kind == "marks":
            classes[first:last] = CharClass.CN
        if not (shatter and kind == "word"):
            starts[first + 1 : last] = False
    return [int(i) for i in np.flatnonzero(starts)]


def _resolve_context(text: str, classes: NDArray[np.uint8]) -> None:
    """Decide marks that Chinese and Latin share by what stands around them (CLREQ §3.1.2)."""
    letters = classes == CharClass.LA
    for opening, closing in _PAIRS:
        position = text.find(opening)
        while position >= 0:
            partner = text.find(closing, position + 1)
            if partner < 0:
                break
            inside = classes[position + 1 : partner]
            latin_inside = bool(np.all((inside == CharClass.LA) | (inside == CharClass.SP)))
            before = _neighbour(letters, classes, position, -1)
            after = _neighbour(letters, classes, partner, 1)
            if inside.size and latin_inside and before and after:
                classes[position] = classes[partner] = CharClass.LA
            position = text.find(opening, position + 1)
    for match in _HAN_INTERPUNCT.finditer(text):
        classes[match.start()] = CharClass.MD
    for sign in "/-":
        position = text.find(sign)
        while position >= 0:
            left = position > 0 and classes[position - 1] == CharClass.ID
            right = position + 1 < len(text) and classes[position + 1] == CharClass.ID
            if left and right:
                classes[position] = CharClass.SO if sign == "/" else CharClass.CN
            position = text.find(sign, position + 1)


def _neighbour(
    letters: NDArray[np.bool_], classes: NDArray[np.uint8], position: int, step: int
) -> bool:
    """Tell whether the next strong character in a direction is Latin (the text's edge is)."""
    i = position + step
    while 0 <= i < len(classes) and classes[i] == CharClass.SP:
        i += step
    return not 0 <= i < len(classes) or bool(letters[i])


def _styles_of(starts: list[int], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    ends = np.array([end for end, _ in spans], dtype=np.intp)
    which = np.searchsorted(ends, np.array(starts[:-1], dtype=np.intp), side="right")
    return tuple(spans[min(int(i), len(spans) - 1)][1] for i in which)


def _shape_cells(
    text: str,
    starts: list[int],
    names: tuple[int, ...],
    styles: tuple[RunStyle, ...],
    style_of: tuple[int, ...],
    lang: str,
    shaper: Shaper,
) -> tuple[Shaped, ...]:
    cells = map(text.__getitem__, map(slice, starts, starts[1:]))
    if len(styles) == 1:
        role, latin = styles[0].role, styles[0].latin
        return tuple(
            shaper.cell(cell, name, latin if name in _LATIN else role, lang)
            for cell, name in zip(cells, names, strict=True)
        )
    return tuple(
        shaper.cell(cell, name, styles[s].latin if name in _LATIN else styles[s].role, lang)
        for cell, name, s in zip(cells, names, style_of, strict=True)
    )


_LATIN: Final = frozenset({int(CharClass.LA), int(CharClass.SP)})


def _measure(
    text: str,
    starts: list[int],
    names: tuple[int, ...],
    shaped: tuple[Shaped, ...],
    styles: tuple[RunStyle, ...],
    style_of: tuple[int, ...],
    paragraph: ParagraphStyle,
) -> Cells:
    n = len(shaped)
    classes = np.array(names, dtype=np.intp)
    sizes = np.array([s.size for s in styles])[list(style_of)] if n else np.zeros(0)
    scales = np.array([s.scale for s in styles])[list(style_of)] if n else np.zeros(0)
    tracking = np.array([s.tracking * s.size for s in styles])[list(style_of)] if n else sizes
    widths = np.array([s.advance for s in shaped]) * sizes * scales
    before, after = classes[:-1], classes[1:]
    pair_size = np.maximum(sizes[:-1], sizes[1:])
    table = gap_table(paragraph.punctuation, paragraph.latin_gap, 0.125)
    gaps, least, rank = np.zeros(n), np.zeros(n), np.zeros(n, dtype=np.uint8)
    gaps[:-1] = table.natural[before, after] * pair_size
    least[:-1] = table.least[before, after] * pair_size
    rank[:-1] = table.rank[before, after]
    stretch = np.zeros(n)
    penalty = np.full(n, _INFINITE)
    allowed = break_table(paragraph.breaks)[before, after]
    penalty[:-1][allowed] = 0.0
    url = _url_breaks(names, starts, text)
    penalty[url] = 0.0
    stretch[:-1] = np.where(table.stretch[before, after] & allowed, pair_size, 0.0)
    word, mixed = np.zeros(n), np.zeros(n)
    spaces = np.flatnonzero(classes == CharClass.SP)
    _space_cells(spaces, classes, sizes, widths, gaps, least, rank, word, mixed, paragraph)
    is_mixed = rank == GapRank.HAN_LATIN
    mixed[is_mixed] = (1 / 3 - paragraph.latin_gap) * sizes[is_mixed]
    shrink = np.zeros((len(GapRank), n))
    for one in GapRank:
        if one is not GapRank.SOLID:
            shrink[one] = np.where(rank == one, gaps - least, 0.0)
    gaps[:-1] += tracking[:-1]
    _cost_breaks(text, starts, penalty)
    return Cells(
        text, tuple(starts), names, shaped, styles, style_of, widths, gaps, shrink, word,
        np.maximum(mixed, 0.0), stretch, penalty,
    )  # fmt: skip


def _url_breaks(names: tuple[int, ...], starts: list[int], text: str) -> list[int]:
    return [
        i
        for i in range(len(names) - 1)
        if names[i] == names[i + 1] == CharClass.LA and text[starts[i + 1] - 1] in "/?&.=-"
    ]


def _space_cells(
    spaces: NDArray[np.intp],
    classes: NDArray[np.intp],
    sizes: NDArray[np.float64],
    widths: NDArray[np.float64],
    gaps: NDArray[np.float64],
    least: NDArray[np.float64],
    rank: NDArray[np.uint8],
    word: NDArray[np.float64],
    mixed: NDArray[np.float64],
    paragraph: ParagraphStyle,
) -> None:
    """Give typed spaces their width as the gap after them: word, Han–Latin or half an em.

    A space between Han and Latin is replaced by the gap the tables draw there, not added to it
    (CLREQ §3.2.6).
    """
    for i in spaces:
        left = classes[i - 1] if i else CharClass.LA
        right = classes[i + 1] if i + 1 < len(classes) else CharClass.LA
        size = sizes[i]
        widths[i] = 0.0
        if left == right == CharClass.LA:
            gaps[i], least[i], rank[i] = size / 3, size / 4, GapRank.WORD
            word[i] = size / 6
        elif CharClass.LA in (left, right) and CharClass.ID in (left, right):
            gaps[i], least[i] = paragraph.latin_gap * size, size / 8
            rank[i] = GapRank.HAN_LATIN
        else:
            gaps[i], least[i], rank[i] = size / 2, size / 2, GapRank.SOLID
        if i:
            gaps[i - 1] = least[i - 1] = 0.0
            rank[i - 1] = GapRank.SOLID


def _cost_breaks(text: str, starts: list[int], penalty: NDArray[np.float64]) -> None:
    """Add the costs of breaks that are allowed but not liked."""
    cell_of = {start: i for i, start in enumerate(starts)}
    for before, after, cost in _COSTS:
        for match in before.finditer(text):
            cell = cell_of.get(match.end())
            if cell is None or cell >= len(penalty) or cell == 0:
                continue
            if after == "*" or text[match.end()] in after:
                penalty[cell - 1] = max(penalty[cell - 1], cost)
