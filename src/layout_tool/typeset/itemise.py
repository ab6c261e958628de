"""Text → cells: classes in context, units that never part, spaces and break places.

This is the first of the four verbs (itemise, shape, break, justify). It looks at characters only
through their classes and at pairs only through the tables in ``rules``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.typeset.grid import on_grid
from layout_tool.typeset.rules.breaks import BREAK_COSTS, SMALL_KANA, WHOLE_COSTS, break_table
from layout_tool.typeset.rules.classes import CharClass, classes_of
from layout_tool.typeset.rules.spaces import LATIN_LEAST, LATIN_MOST, GapRank, gap_table
from layout_tool.typeset.setting import Cells, ParagraphStyle, RunStyle, Shaped
from layout_tool.typeset.shape import Shaper

__all__ = ["READING", "itemise", "reading_cell"]

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
_COMPOUND: Final = re.compile(rf"(?<=[{_LETTERS}]{{2}}-)(?=[{_LETTERS}]{{2}})")
_HAN_INTERPUNCT: Final = re.compile("·")
_DIGITS: Final = re.compile(r"[0-9.,:]+")
_SENTENCE_END: Final = frozenset({CharClass.FS, CharClass.EX})
_URL_PARTS: Final = re.compile(r"[^/?&.=\-]*[/?&.=\-]*")
_PAIRS: Final = (("“", "”"), ("‘", "’"))
_INFINITE: Final = float("inf")
_COSTS: Final = tuple((re.compile(before), after, cost) for before, after, cost, _ in BREAK_COSTS)
_UNIT_AFTER: Final = re.compile(
    r"[0-9](?= (?:[kcmμn]?m|[kmμ]?g|[mk]?[Ll]|[kMG]?W|kWh|kW·h|[kMG]?Hz|[KMGT]B|km/h|m/s|°C|dB|V|A)"
    r"[²³]?(?![A-Za-z]))"
)
_WHOLE: Final = tuple((re.compile(pattern), cost) for pattern, cost, _ in WHOLE_COSTS)
_LATIN_DASH: Final = re.compile(r"(?<=\S)[—–](?=\S)")
_AFTER_DASH: Final = 1.0
_SHORT_NAME: Final = 4
_IN_NAME: Final = 6.0
_AT_HYPHEN: Final = 12.0
"""Cost of a break after the hyphen of a compound: below it would stretch a line by 0.2 em."""
_HANGING: Final = frozenset("，。、；：！？．")
_HANGING_HANT: Final = frozenset("，。、")
READING: Final = 0.5
"""Size of a reading beside its base (CLREQ §3.3.6, C17)."""
_READING_GAP: Final = 0.25
"""Least space between the readings of neighbours, in em of the reading."""


def itemise(
    text: str,
    spans: Sequence[tuple[int, int]],
    styles: tuple[RunStyle, ...],
    paragraph: ParagraphStyle,
    shaper: Shaper,
    *,
    shatter: bool = False,
    rubies: Sequence[tuple[int, int, str]] = (),
) -> Cells:
    """Return the cells of a paragraph.

    ``spans`` are (end offset, index into ``styles``) in order, covering the text. ``shatter``
    parts words into letters, for a measure narrower than a word. ``rubies`` are readings, each
    with the characters (start, end) that it stands beside.
    """
    region = paragraph.region
    classes = classes_of(text, region.moved)
    if region.proportional:
        classes[classes < CharClass.ID] = CharClass.LA
    starts, cuts = _unit_starts(text, classes, _seams(spans, styles), shatter=shatter)
    if region.proportional:
        cuts += [(dash.end(), _AFTER_DASH) for dash in _LATIN_DASH.finditer(text)]
    _resolve_context(text, classes)
    style_of = _styles_of(starts, spans)
    cell_classes = classes[np.array(starts[:-1], dtype=np.intp)] if len(starts) > 1 else classes
    names = tuple(int(c) for c in cell_classes)
    shaped = _shape_cells(text, starts, names, styles, style_of, paragraph, shaper)
    cells = _measure(text, starts, names, shaped, styles, style_of, paragraph, cuts)
    _see_to_edges(cells, paragraph)
    _keep_names(cells, spans)
    if rubies:
        cells = _make_room(cells, rubies, shaper, paragraph)
    return on_grid(cells) if paragraph.strict_grid else cells


def _seams(spans: Sequence[tuple[int, int]], styles: tuple[RunStyle, ...]) -> list[int]:
    """Return where the type itself changes, so that a word is of two kinds (H₂O, a bold half)."""
    looks = [(s.role, s.latin, s.size, s.colour, s.rise) for s in styles]
    if len(set(looks)) < 2:
        return []
    return [
        end
        for (end, which), (_, following) in itertools.pairwise(spans)
        if looks[which] != looks[following]
    ]


def _unit_starts(
    text: str, classes: NDArray[np.uint8], seams: Sequence[int], *, shatter: bool
) -> tuple[list[int], list[tuple[int, float]]]:
    """Return where cells begin, and the text's end; and where words may part, at what cost.

    Words become one cell of class LA. A word is parted at ``seams``, but no line breaks there;
    an address may part behind its signs, a compound behind its hyphen.
    """
    cuts: list[tuple[int, float]] = []
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
                if first < part.start() < last:
                    cuts.append((part.start(), 0.0))
            continue
        elif kind == "dash":
            classes[first:last] = CharClass.DA
        elif kind == "marks":
            classes[first:last] = CharClass.CN
        if not (shatter and kind == "word"):
            starts[first + 1 : last] = False
            if kind == "word" and "-" in match.group():
                for place in _COMPOUND.finditer(text, first, last):
                    starts[place.start()] = True
                    cuts.append((place.start(), _AT_HYPHEN))
    starts[seams] = True
    return np.flatnonzero(starts).tolist(), cuts


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
    if len(spans) == 1:
        return (spans[0][1],) * (len(starts) - 1)
    ends = np.array([end for end, _ in spans], dtype=np.intp)
    which = np.searchsorted(ends, np.array(starts[:-1], dtype=np.intp), side="right")
    return tuple(spans[min(int(i), len(spans) - 1)][1] for i in which)


def _shape_cells(
    text: str,
    starts: list[int],
    names: tuple[int, ...],
    styles: tuple[RunStyle, ...],
    style_of: tuple[int, ...],
    paragraph: ParagraphStyle,
    shaper: Shaper,
) -> tuple[Shaped, ...]:
    lang, region = paragraph.lang, paragraph.region
    cells = map(text.__getitem__, map(slice, starts, starts[1:]))
    if len(styles) == 1:
        role, latin = styles[0].role, styles[0].latin
        # Most cells have been met before in this role: look them up here, for it is the inner loop.
        known, look = shaper.known, region.name
        shaped = []
        for cell, name in zip(cells, names, strict=True):
            part = latin if name in _LATIN else role
            found = known.get((cell, name, part, lang, look))
            shaped.append(found or shaper.cell(cell, name, part, lang, region))
        return tuple(shaped)
    return tuple(
        shaper.cell(cell, name, styles[s].latin if name in _LATIN else styles[s].role, lang, region)
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
    cuts: Sequence[tuple[int, float]],
) -> Cells:
    n = len(shaped)
    classes = np.array(names, dtype=np.intp)
    whose = np.array(style_of, dtype=np.intp)
    sizes = np.array([s.size for s in styles])[whose]
    # 长扁字 is a horizontal scale: it leaves the length of a vertical line alone.
    upright = paragraph.spaces.vertical
    scale_of = [1.0 if upright else s.scale for s in styles]
    scales = np.array(scale_of)[whose]
    tracking = np.array([s.tracking * s.size for s in styles])[whose]
    widths = np.array([s.advance for s in shaped]) * sizes * scales
    before, after = classes[:-1], classes[1:]
    pair_size = np.maximum(sizes[:-1], sizes[1:])
    table = gap_table(paragraph.spaces)
    gaps, least, rank = np.zeros(n), np.zeros(n), np.zeros(n, dtype=np.uint8)
    gaps[:-1] = table.natural[before, after] * pair_size
    least[:-1] = table.least[before, after] * pair_size
    rank[:-1] = table.rank[before, after]
    stretch = np.zeros(n)
    penalty = np.full(n, _INFINITE)
    allowed = break_table(paragraph.breaks)[before, after]
    penalty[:-1][allowed] = 0.0
    stretch[:-1] = np.where(table.stretch[before, after] & allowed, pair_size, 0.0)
    word, mixed = np.zeros(n), np.zeros(n)
    spaces = np.flatnonzero(classes == CharClass.SP)
    _space_cells(spaces, classes, sizes, widths, gaps, least, rank, word, mixed, paragraph)
    # A typed space is a place where the line may break: it takes its share of E3 like others.
    inner = spaces[(spaces > 0) & (spaces < n - 1)]
    stretch[inner] = np.where(np.isfinite(penalty[inner - 1]), sizes[inner], 0.0)
    is_mixed = rank == GapRank.HAN_LATIN
    mixed[is_mixed] = (LATIN_MOST - paragraph.spaces.latin_gap) * sizes[is_mixed]
    if paragraph.digits_solid:
        _close_digits(text, starts, classes, gaps, least, rank, mixed)
    if paragraph.spaces.punctuation == "kaiming":
        _carry_stops(classes, sizes, gaps, least, rank)
    shrink = np.zeros((len(GapRank), n))
    shrink[rank, np.arange(n)] = gaps - least
    shrink[GapRank.SOLID] = 0.0
    gaps[:-1] += tracking[:-1]
    _cost_breaks(text, starts, cuts, penalty)
    if paragraph.region.small_kana:
        _keep_kana(text, starts, penalty)
    lead, tail, hang = np.zeros(n), np.zeros(n), np.zeros(n)
    return Cells(
        text, tuple(starts), names, shaped, styles, style_of, widths, np.zeros(n), gaps, shrink,
        word, np.maximum(mixed, 0.0), stretch, lead, tail, hang, penalty,
        tail_yields=paragraph.region.tail_yields, vertical=paragraph.spaces.vertical,
    )  # fmt: skip


def _keep_names(cells: Cells, spans: Sequence[tuple[int, int]]) -> None:
    """Make a break within a short marked name dear ([D])."""
    if not any("underline" in style.decorations for style in cells.styles):
        return
    start = 0
    for end, which in spans:
        if "underline" in cells.styles[which].decorations and 2 <= end - start <= _SHORT_NAME:
            for i, begin in enumerate(cells.starts[1:-1]):
                if start < begin < end:
                    cells.penalty[i] = max(cells.penalty[i], _IN_NAME)
        start = end


def _see_to_edges(cells: Cells, paragraph: ParagraphStyle) -> None:
    """Fill in what a mark keeps at a line's edge, and how far it may hang over it."""
    region = paragraph.region
    plain = paragraph.spaces.punctuation == "plain"
    if plain or region.tail:
        for i, name in enumerate(cells.classes):
            size = cells.styles[cells.style_of[i]].size
            if plain:
                blank = region.blanks.get(CharClass(name))
                if blank is not None:
                    cells.lead[i], cells.tail[i] = blank.before * size, blank.after * size
            elif name in region.tail:
                cells.tail[i] = region.tail[CharClass(name)] * size
    if paragraph.hang:
        _let_hang(cells, paragraph)


def _let_hang(cells: Cells, paragraph: ParagraphStyle) -> None:
    """Let stops stand outside the measure: never a dash, nor one beside another mark (C7).

    On the strict grid a second mark may follow. Horizontal lines of zh-Hant hang nothing.
    """
    region = paragraph.region
    hant = region.name.startswith("hant")
    if hant and not region.vertical:
        return
    hanging = _HANGING_HANT if hant else _HANGING
    for i in range(1, len(cells)):
        last = i + 1 >= len(cells)
        alone = last or paragraph.strict_grid or cells.classes[i + 1] >= CharClass.PR
        stands = cells.text[cells.starts[i]] in hanging and cells.classes[i - 1] >= CharClass.PR
        if alone and stands:
            cells.hang[i] = cells.widths[i]


def _close_digits(
    text: str,
    starts: list[int],
    classes: NDArray[np.intp],
    gaps: NDArray[np.float64],
    least: NDArray[np.float64],
    rank: NDArray[np.uint8],
    mixed: NDArray[np.float64],
) -> None:
    """Set digits solid with the Han beside them (5月1日), as many newspapers do."""
    for i in np.flatnonzero(classes == CharClass.LA):
        if _DIGITS.fullmatch(text, starts[i], starts[i + 1]):
            for gap in (i - 1, i):
                if gap >= 0 and rank[gap] == GapRank.HAN_LATIN:
                    gaps[gap] = least[gap] = mixed[gap] = 0.0
                    rank[gap] = GapRank.SOLID


def _carry_stops(
    classes: NDArray[np.intp],
    sizes: NDArray[np.float64],
    gaps: NDArray[np.float64],
    least: NDArray[np.float64],
    rank: NDArray[np.uint8],
) -> None:
    """Move the blank of a stop behind the closing mark that follows it (开明式, ctex-kit#25)."""
    for i in range(1, len(classes) - 1):
        closes = classes[i] == CharClass.CL and classes[i - 1] in _SENTENCE_END
        if closes and classes[i + 1] >= CharClass.DA:
            gaps[i] = least[i] = sizes[i] / 2
            rank[i] = GapRank.SOLID


def _keep_kana(text: str, starts: list[int], penalty: NDArray[np.float64]) -> None:
    """Keep small kana and prolonged sound marks off line starts (JLREQ 3.1.7)."""
    for i in range(1, len(penalty)):
        if text[starts[i]] in SMALL_KANA:
            penalty[i - 1] = _INFINITE


def _make_room(
    cells: Cells,
    rubies: Sequence[tuple[int, int, str]],
    shaper: Shaper,
    paragraph: ParagraphStyle,
) -> Cells:
    """Widen bases that are narrower than their readings, and keep each base in one line."""
    first_of = {start: i for i, start in enumerate(cells.starts)}
    placed: list[tuple[int, int, str]] = []
    for start, end, reading in rubies:
        first, stop = first_of.get(start), first_of.get(end)
        if first is None or stop is None or first >= stop:
            continue
        style = cells.styles[cells.style_of[first]]
        shaped = reading_cell(shaper, reading, style, paragraph)
        need = (shaped.advance + _READING_GAP) * READING * style.size
        have = float(cells.widths[first:stop].sum() + cells.gaps[first : stop - 1].sum())
        if need > have:
            share = (need - have) / (stop - first)
            cells.widths[first:stop] += share
            cells.insets[first:stop] += share / 2
        cells.penalty[first : stop - 1] = _INFINITE
        placed.append((first, stop, reading))
    return replace(cells, rubies=tuple(placed))


def reading_cell(
    shaper: Shaper, reading: str, style: RunStyle, paragraph: ParagraphStyle
) -> Shaped:
    """Return the glyphs of a reading in em of its own size, set on one line."""
    latin = all(ord(char) < 0x2E80 for char in reading)
    name, role = (CharClass.LA, style.latin) if latin else (CharClass.ID, style.role)
    region = paragraph.region
    if latin and region.vertical:
        # Pinyin beside a vertical line is turned with it.
        return shaper.turned(reading, role, paragraph.lang, region)
    return shaper.cell(reading, name, role, paragraph.lang, region)


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
            gaps[i], least[i] = paragraph.spaces.latin_gap * size, LATIN_LEAST * size
            rank[i] = GapRank.HAN_LATIN
        else:
            gaps[i], least[i], rank[i] = size / 2, size / 2, GapRank.SOLID
        if i:
            gaps[i - 1] = least[i - 1] = 0.0
            rank[i - 1] = GapRank.SOLID


def _cost_breaks(
    text: str, starts: list[int], cuts: Sequence[tuple[int, float]], penalty: NDArray[np.float64]
) -> None:
    """Open the breaks within words, and add the costs of those that are allowed but not liked."""
    cell_of = {start: i for i, start in enumerate(starts)}
    for place, cost in cuts:
        penalty[cell_of[place] - 1] = cost
    for before, after, cost in _COSTS:
        for match in before.finditer(text):
            cell = cell_of.get(match.end())
            if cell is None or cell >= len(penalty) or cell == 0:
                continue
            if after == "*" or text[match.end()] in after:
                penalty[cell - 1] = max(penalty[cell - 1], cost)
    for match in _UNIT_AFTER.finditer(text):
        cell = cell_of.get(match.end())
        if cell:
            penalty[cell - 1] = _INFINITE  # N 5.1.7.2, C9: a number keeps its unit
    for pattern, cost in _WHOLE:
        for match in pattern.finditer(text):
            for place in range(match.start() + 1, match.end()):
                cell = cell_of.get(place)
                if cell:
                    penalty[cell - 1] = max(penalty[cell - 1], cost)
