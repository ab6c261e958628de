"""Text → cells: classes in context, units that never part, glyphs, spaces and break places.

The first two of the four verbs (itemise, shape, break, justify). Characters are looked at only
through their classes, pairs only through the tables in ``rules``; every run keeps to the rules of
its own language.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import TextStyle
from layout_tool.typeset.digits import wide_and_narrow
from layout_tool.typeset.edges import keep_names, see_to_edges
from layout_tool.typeset.grid import on_grid
from layout_tool.typeset.hyphenation import part_words
from layout_tool.typeset.passages import laid_down
from layout_tool.typeset.readings import make_room
from layout_tool.typeset.rules.classes import CharClass, classes_of
from layout_tool.typeset.rules.regions import Region, region_of
from layout_tool.typeset.setting import Cells, RunStyle, Shaped
from layout_tool.typeset.shape import Shaper
from layout_tool.typeset.spacing import spaced
from layout_tool.typeset.unicode_breaks import places_of_unicode
from layout_tool.typeset.units import LATIN_DASH, resolve_context, unit_starts

__all__ = ["itemise"]

_AFTER_DASH: Final = 1.0
_AT_HYPHEN: Final = 6.0
"""Cost of a hyphenated line: below it would stretch a line's gaps by 0.15 em."""
_HYPHEN: Final = "-"
_INFINITE: Final = float("inf")
_ID, _LA = int(CharClass.ID), int(CharClass.LA)


def itemise(
    text: str,
    spans: Sequence[tuple[int, int]],
    styles: tuple[RunStyle, ...],
    style: TextStyle,
    shaper: Shaper,
    *,
    shatter: Collection[int] = (),
    hyphenate: bool = False,
    rubies: Sequence[tuple[int, int, str]] = (),
) -> Cells:
    """Return the cells of a paragraph.

    ``spans`` are (end offset, index into ``styles``) in order, covering the text; ``style`` is
    the paragraph's. ``shatter`` tells where words begin that may part between letters, for they
    fit no line; ``hyphenate`` parts words where they may be hyphenated. ``rubies`` are readings,
    each with the characters (start, end) that it stands beside.
    """
    vertical = style.direction == "vertical"
    regions = tuple(region_of(one.lang, vertical=vertical) for one in styles)
    classes = _classes(text, spans, regions)
    seams = _seams(spans, styles)
    seams += (place for start, end, _ in rubies for place in (start, end))
    starts, cuts = unit_starts(text, classes, seams, shatter=shatter)
    latin = any(region.proportional for region in regions)
    if latin:
        cuts += _dashes(text, spans, regions)
    resolve_context(text, classes)
    soft: list[int] = []
    unicode = places_of_unicode(text, classes, starts, style.breaks, letters=latin)
    if unicode is not None:
        starts = sorted(set(starts).difference(unicode.joined))
        cuts = [(place, 0.0 if open_ else _INFINITE) for place, open_ in unicode.cuts] + cuts
        soft = unicode.hyphens
    style_of = _styles_of(starts, spans)
    if len(starts) <= len(text):
        classes = classes[np.array(starts[:-1], dtype=np.intp)]
    names: list[int] = classes.tolist()
    shaped = _shaped(text, starts, names, styles, style_of, regions, shaper)
    if vertical:
        shaped = laid_down(text, starts, names, shaped, styles, style_of, shaper)
    if style.digits != "proportional":
        shaped = wide_and_narrow(
            text, starts, names, shaped, styles, style_of, regions, style.digits, shaper
        )
    hyphens = tuple(soft)
    if hyphenate:
        parted = part_words(text, starts, names, shaped, styles, style_of)
        starts, names, shaped = parted.starts, parted.names, parted.shaped
        style_of, hyphens = parted.style_of, (*hyphens, *parted.cuts)
    cuts += ((place, _AT_HYPHEN) for place in hyphens)
    cells = spaced(text, starts, names, shaped, styles, style_of, regions, style, cuts)
    if hyphens:
        cells = _with_hyphens(cells, hyphens, shaper)
    see_to_edges(cells, regions, style)
    keep_names(cells, spans)
    if rubies:
        cells = make_room(cells, rubies, shaper)
    return on_grid(cells) if style.strict_grid else cells


def _with_hyphens(cells: Cells, places: Sequence[int], shaper: Shaper) -> Cells:
    """Give the pieces of words before ``places`` their hyphens."""
    cell_of = {start: i - 1 for i, start in enumerate(cells.starts)}
    hyphens = {}
    for place in places:
        cell = cell_of[place]
        style = cells.styles[cells.style_of[cell]]
        if cells.vertical:
            hyphens[cell] = shaper.turned(_HYPHEN, style.latin, style.lang)
        else:
            region = region_of(style.lang)
            hyphens[cell] = shaper.cell(_HYPHEN, _LA, style.latin, style.lang, region)
    return replace(cells, hyphens=hyphens)


def _classes(
    text: str, spans: Sequence[tuple[int, int]], regions: Sequence[Region]
) -> NDArray[np.uint8]:
    """Return the class of every character in the language of its run."""
    if len({region.name for region in regions}) < 2:
        return _classes_in(text, regions[0] if regions else region_of("zh"))
    classes = np.empty(len(text), dtype=np.uint8)
    start = 0
    for end, which in spans:
        classes[start:end] = _classes_in(text[start:end], regions[which])
        start = end
    return classes


def _classes_in(text: str, region: Region) -> NDArray[np.uint8]:
    classes = classes_of(text, region.moved)
    if region.proportional:
        classes[classes < _ID] = _LA
    return classes


def _seams(spans: Sequence[tuple[int, int]], styles: tuple[RunStyle, ...]) -> list[int]:
    """Return where the type or what is beside it changes within a word (H₂O, a bold half)."""
    if len(styles) < 2:
        return []
    looks = [(s.role, s.latin, s.size, s.colour, s.rise, s.lang, s.decorations) for s in styles]
    return [
        end
        for (end, which), (_, following) in itertools.pairwise(spans)
        if looks[which] != looks[following]
    ]


def _dashes(
    text: str, spans: Sequence[tuple[int, int]], regions: Sequence[Region]
) -> list[tuple[int, float]]:
    """Return where a line may end behind a dash between words of a Latin-script language."""
    found: list[tuple[int, float]] = []
    start = 0
    for end, which in spans:
        if regions[which].proportional:
            found += ((m.end(), _AFTER_DASH) for m in LATIN_DASH.finditer(text, start, end))
        start = end
    return found


def _styles_of(starts: list[int], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    if len(spans) == 1:
        return (spans[0][1],) * (len(starts) - 1)
    ends = np.array([end for end, _ in spans], dtype=np.intp)
    which = np.searchsorted(ends, np.array(starts[:-1], dtype=np.intp), side="right")
    return tuple(spans[min(int(i), len(spans) - 1)][1] for i in which)


def _shaped(
    text: str,
    starts: list[int],
    names: list[int],
    styles: tuple[RunStyle, ...],
    style_of: tuple[int, ...],
    regions: Sequence[Region],
    shaper: Shaper,
) -> tuple[Shaped, ...]:
    parts = list(text)
    if len(parts) != len(names):
        parts = [text[start:end] for start, end in itertools.pairwise(starts)]
    if len(styles) == 1:
        one = styles[0]
        return tuple(shaper.cells(parts, names, one.role, one.latin, one.lang, regions[0]))
    shaped: list[Shaped] = []
    for which, group in itertools.groupby(style_of):
        stop = len(shaped) + sum(1 for _ in group)
        here = slice(len(shaped), stop)
        one = styles[which]
        shaped += shaper.cells(
            parts[here], names[here], one.role, one.latin, one.lang, regions[which]
        )
    return tuple(shaped)
