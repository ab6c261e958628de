"""What a cell may do at a line's edge: keep a blank, hang out, or not stand there at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout_tool.model import NAMES_APART, TextStyle
from layout_tool.typeset.rules.breaks import SMALL_KANA
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.regions import Region
from layout_tool.typeset.setting import Cells

__all__ = ["keep_names", "see_to_edges"]

_SHORT_NAME: Final = 4
_IN_NAME: Final = 6.0
_HANGING: Final = frozenset("，。、；：！？．")
_HANGING_HANT: Final = frozenset("，。、")
_SMALL_KANA: Final = re.compile(f"[{''.join(sorted(SMALL_KANA))}]")
_INFINITE: Final = float("inf")


def see_to_edges(cells: Cells, regions: Sequence[Region], style: TextStyle) -> None:
    """Fill in what a mark keeps at a line's edge, and how far it may hang over it.

    ``regions`` are those of the cells' run styles, in their order.
    """
    plain = style.punctuation == "plain"
    if plain or any(region.tail for region in regions):
        for i, name in enumerate(cells.classes):
            region = regions[cells.style_of[i]]
            size = cells.styles[cells.style_of[i]].size
            if plain:
                blank = region.blanks.get(CharClass(name))
                if blank is not None:
                    cells.lead[i], cells.tail[i] = blank.before * size, blank.after * size
            elif name in region.tail:
                cells.tail[i] = region.tail[CharClass(name)] * size
    if style.breaks != "loose" and _SMALL_KANA.search(cells.text):
        _keep_kana(cells)
    if style.hang:
        _let_hang(cells, regions, strict_grid=style.strict_grid)


def _let_hang(cells: Cells, regions: Sequence[Region], *, strict_grid: bool) -> None:
    """Let stops stand outside the measure: never a dash, nor one beside another mark (C7).

    On the strict grid a second mark may follow. Horizontal lines of zh-Hant hang nothing.
    """
    for i in range(1, len(cells)):
        region = regions[cells.style_of[i]]
        hant = region.name.startswith("hant")
        if hant and not region.vertical:
            continue
        hanging = _HANGING_HANT if hant else _HANGING
        last = i + 1 >= len(cells)
        alone = last or strict_grid or cells.classes[i + 1] >= CharClass.PR
        stands = cells.text[cells.starts[i]] in hanging and cells.classes[i - 1] >= CharClass.PR
        if alone and stands:
            cells.hang[i] = cells.widths[i]


def _keep_kana(cells: Cells) -> None:
    """Keep small kana, 々 and prolonged sound marks off line starts (JLREQ 3.1.7)."""
    for i in range(1, len(cells)):
        if cells.text[cells.starts[i]] in SMALL_KANA:
            cells.penalty[i - 1] = _INFINITE


def keep_names(cells: Cells, spans: Sequence[tuple[int, int]]) -> None:
    """Make a break within a short marked name dear ([D])."""
    if not any("underline" in style.decorations for style in cells.styles):
        return
    start = 0
    for end, which in _names(cells.text, spans):
        if "underline" in cells.styles[which].decorations and 2 <= end - start <= _SHORT_NAME:
            for i, begin in enumerate(cells.starts[1:-1]):
                if start < begin < end:
                    cells.penalty[i] = max(cells.penalty[i], _IN_NAME)
        start = end


def _names(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans, those of several names cut behind each (see ``NAMES_APART``)."""
    start = 0
    for end, which in spans:
        at = text.find(NAMES_APART, start, end)
        while at >= 0:
            yield at, which
            yield at + 1, which
            at = text.find(NAMES_APART, at + 1, end)
        yield end, which
        start = end
