"""The columns of a table: how their cells stand, how wide they are, what gives way in a crowd.

Columns are as wide as what they hold; what is over goes between them. What is short is taken, one
after the other, from the gaps, from columns of text, which are broken (as CSS 2.2 §17.5.2.2 does
it), from the type, which is condensed as far as its style allows, from the gaps again, and from
short words, which are broken too. Where all that is not enough, the type is condensed until the
table stays inside, and the table counts as crowded: nothing ever stands outside its measure.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from layout_tool.model import CellAlign, Paragraph, TextStyle
from layout_tool.typeset.cells import (
    UNBOUNDED,
    Cell,
    CellSetter,
    cut_cells,
    in_line,
    is_blank,
    place_of,
    point_of,
    with_minus,
)
from layout_tool.typeset.setting import Line

__all__ = ["NAME_EM", "Arrangement", "Cells", "Column", "Look", "TableRow", "TableRows",
           "arranged", "em_of", "looks_of", "narrowed"]  # fmt: skip

NAME_EM: Final = 3.0
"""Em to which a name of two characters is spread, beside names of three (两字名中间空一字)."""

_GAP: Final = 1.0
"""Em between columns, where there is room."""
_LEAST_TEXT: Final = 4.0
_TIGHT_TEXT: Final = 2.0
"""Em that a column of text keeps unless it needs less, and in a crowd."""
_SHORT: Final = 6.0
"""Em up to which the words of a column are centred; longer ones begin below each other."""
_MOST_GAP: Final = 2.0
"""Em between columns before a last column of text that begins below each other: it takes what
is left, as the titles of a programme do behind their times."""
_LONGER: Final = 1 / 4
"""The part of a column of names that may have more than three characters."""
_NAME: Final = re.compile(r"[㐀-鿿〇·]{2,}")
_PERCENT: Final = 0.01
_NOTHING: Final = 1e-6

Stand = Literal["left", "center", "right", "number", "name"]


@dataclass(frozen=True, slots=True)
class Look:
    """A cell as it would stand alone: what is set for it, and where it starts and ends.

    ``chars`` are the characters of its ``text``, none where they are spaces alone; ``line`` is the
    one line in which they would stand, ``missing`` those of them that no font has.
    ``width`` is its natural width in pt, ``least`` the narrowest that parts no word, ``tight`` the
    narrowest of all; ``point`` how far its decimal point is in, or None where it is no number.
    """

    text: Paragraph
    chars: str
    start: int
    end: int
    line: Line | None = None
    missing: tuple[str, ...] = ()
    width: float = 0.0
    least: float = 0.0
    tight: float = 0.0
    point: float | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing of it is set."""
        return not self.chars


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table, each with its style; ``first`` is the first one's paragraph number.

    ``pitch`` is the distance of the page's lines in pt; ``owner`` the story; ``face`` that of
    empty cells.
    """

    rows: tuple[Paragraph, ...]
    styles: tuple[TextStyle, ...]
    measure: float
    pitch: float
    owner: str
    first: int
    face: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its paragraph, and the style it is set in."""

    paragraph: Paragraph
    style: TextStyle

    @property
    def head(self) -> bool:
        """Whether it is a head of the table."""
        return self.paragraph.kind == "table-head"


@dataclass(frozen=True, slots=True)
class Column:
    """How the cells of a column stand; widths in pt.

    ``most``, ``least`` and ``tight`` are its widths as those of a cell; ``before`` and ``after``
    those of its numbers up to their points and behind them.
    """

    stand: Stand
    most: float
    least: float
    tight: float
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Columns with their widths and places in pt; ``scale`` is how far the type is condensed."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    places: tuple[float, ...]
    scale: float = 1.0
    crowded: bool = False


Cells = dict[tuple[Paragraph, TextStyle], Look]
"""The looks of cells by their text and style."""
Looks = Callable[[Paragraph, TextStyle], tuple[Look, ...]]
"""Gives the looks of a row's cells in a style, from memory where they are known."""


@lru_cache(maxsize=256)
def narrowed(style: TextStyle, scale: float) -> TextStyle:
    """Return a style condensed: narrower in lines across, smaller in upright ones."""
    if scale >= 1.0:
        return style
    if style.direction == "vertical":
        return replace(style, size=style.size * scale)
    return replace(
        style, width=style.width * scale, latin_gap=min(style.latin_gap, 1 / 6) * scale,
        tracking=style.tracking * scale,
    )  # fmt: skip


def em_of(style: TextStyle) -> float:
    """Return how long a full-width character of a style is along its line, in pt."""
    return style.size * (1.0 if style.direction == "vertical" else style.width)


# Cells


def looks_of(
    row: Paragraph, style: TextStyle, setter: CellSetter, known: Cells
) -> tuple[Look, ...]:
    """Return the looks of a row's cells, those of ``known`` cells wherever they stood."""
    found = []
    base = in_line(style, "left")
    for cell in cut_cells(row):
        look = known.get((cell.text, style))
        if look is None:
            look = known[cell.text, style] = _look(cell, base, setter)
        start, end = cell.where
        found.append(look if look.start == start else replace(look, start=start, end=end))
    return tuple(found)


def _look(cell: Cell, style: TextStyle, setter: CellSetter) -> Look:
    text, where = cell.text, cell.where
    chars = text.text
    if cell.empty:
        return Look(text, "", *where)
    point = point_of(chars)
    if point is not None:
        text = with_minus(text)
    done = setter(text, style, UNBOUNDED)
    line = done.lines[0]
    look = Look(text, chars, *where, line, done.missing, line.width)
    if point is not None:
        return replace(look, least=line.width, tight=line.width, point=place_of(line, point))
    least = _narrowest(text, style, line.width, setter, _LEAST_TEXT, forced=False)
    tight = _narrowest(text, style, least, setter, _TIGHT_TEXT, forced=True)
    return replace(look, least=least, tight=tight)


def _narrowest(
    text: Paragraph, style: TextStyle, most: float, setter: CellSetter, least: float,
    *, forced: bool,
) -> float:  # fmt: skip
    """Return the narrowest width in which a text stands; words are parted only if ``forced``."""
    em = em_of(style)
    narrow = min(most, least * em)
    while narrow < most:
        lines = setter(text, style, narrow).lines
        if all(one.width <= narrow + _NOTHING and (forced or not one.forced) for one in lines):
            return narrow
        narrow += em
    return most


# Columns


def arranged(
    rows: Sequence[TableRow], aligns: tuple[CellAlign, ...], measure: float, looks: Looks
) -> Arrangement:
    """Arrange the columns of a table on a measure in pt."""
    em, limit = rows[-1].style.size, min(row.style.condense for row in rows)
    columns = drawn = _columns(rows, aligns, 1.0, looks)
    gaps = max(len(columns) - 1, 1)
    widths = [column.most for column in columns]
    if sum(widths) + (len(columns) - 1) * _GAP * em <= measure + _NOTHING:
        return _placed(columns, widths, measure, em)
    for gap, tight, lowest in (
        (0.5, False, 1.0), (0.5, False, limit), (0.25, False, limit), (0.25, True, limit),
        (0.25, True, 0.0),
    ):  # fmt: skip
        room = measure - (len(columns) - 1) * min(gap * em, measure / (4 * gaps))
        scale, columns = _condensed(
            drawn, room, lowest, lambda scale: _columns(rows, aligns, scale, looks), tight=tight
        )
        if _needed(columns, tight=tight) > room + _NOTHING:
            continue
        lows = [one.tight if tight else one.least for one in columns]
        highs = [one.least if tight else one.most for one in columns]
        done = _placed(columns, _shared(lows, highs, room), measure, em)
        return replace(done, scale=scale, crowded=scale < limit - _NOTHING)
    raise AssertionError("type can be condensed to any width")


def _condensed(
    drawn: list[Column], room: float, lowest: float, columns_at: Callable[[float], list[Column]],
    *, tight: bool,
) -> tuple[float, list[Column]]:  # fmt: skip
    """Condense the type in steps of a hundredth until the columns have room, or no further.

    ``drawn`` are the columns of type as drawn, ``columns_at`` gives those of condensed type.
    """
    scale, columns = 1.0, drawn
    while (needed := _needed(columns, tight=tight)) > room + _NOTHING and scale > lowest:
        step = scale * min(room / needed, 1 - _PERCENT)
        # Above a tenth in whole hundredths: tables that are nearly alike look alike.
        step = int(step / _PERCENT) * _PERCENT if step > 10 * _PERCENT else step
        scale = max(step, lowest)
        columns = columns_at(scale)
    return scale, columns


def _needed(columns: Sequence[Column], *, tight: bool) -> float:
    return sum(one.tight if tight else one.least for one in columns)


def _columns(
    rows: Sequence[TableRow], aligns: tuple[CellAlign, ...], scale: float, looks: Looks
) -> list[Column]:
    found = [looks(row.paragraph, narrowed(row.style, scale)) for row in rows]
    count = max(map(len, found))
    em = em_of(narrowed(rows[-1].style, scale))
    heads = [row.head for row in rows]
    # A row of one cell goes across all columns, whose widths it does not tell.
    across = [len(one) == 1 < count for one in found]
    cells = [
        [
            (one[number], head)
            for one, head, wide in zip(found, heads, across, strict=True)
            if number < len(one) and not wide and not one[number].empty
        ]
        for number in range(count)
    ]
    # A list without a head is all of a kind: its columns are names together.
    named = _are_names(list(itertools.chain(*cells))) if not any(heads) else None
    result = []
    for number, one in enumerate(cells):
        align = aligns[number] if number < len(aligns) else "auto"
        names = _are_names(one) if named is None else named
        result.append(_column(one, align, em, first=not number, names=names))
    return result


def _are_names(cells: Sequence[tuple[Look, bool]]) -> bool:
    """Tell whether cells are names of two and three Han characters, but for a few longer ones."""
    texts = [look.chars for look, head in cells if not head]
    counts = [len(text) for text in texts if _NAME.fullmatch(text)]
    longer = sum(count > NAME_EM for count in counts)
    return (
        len(counts) == len(texts) and 2 in counts and NAME_EM in counts
        and longer <= _LONGER * len(counts)
    )  # fmt: skip


def _column(
    cells: Sequence[tuple[Look, bool]], align: CellAlign, em: float, *, first: bool, names: bool
) -> Column:
    most = max((look.width for look, _ in cells), default=0.0)
    least = max((look.least for look, _ in cells), default=0.0)
    tight = max((look.tight for look, _ in cells), default=0.0)
    if align != "auto":
        return Column(align, most, least, tight)
    body = [look for look, head in cells if not head and not is_blank(look.chars)]
    numbers = [(look.point, look.width) for look in body if look.point is not None]
    if len(numbers) > len(body) / 2:
        before = max(point for point, _ in numbers)
        after = max(width - point for point, width in numbers)
        block = before + after
        return Column(
            "number", max(most, block), max(least, block), max(tight, block), before, after
        )
    if names:
        return Column("name", max(most, NAME_EM * em), least, tight)
    short = not first and max((look.width for look in body), default=0.0) <= _SHORT * em
    return Column("center" if short else "left", most, least, tight)


def _shared(low: Sequence[float], high: Sequence[float], room: float) -> list[float]:
    """Return widths that sum up to the room: all give by what they have above their least."""
    if sum(high) <= max(room, sum(low)) + _NOTHING:
        return list(high)
    share = max(room - sum(low), 0.0) / (sum(high) - sum(low))
    return [least + (most - least) * share for least, most in zip(low, high, strict=True)]


def _placed(
    columns: Sequence[Column], widths: Sequence[float], measure: float, em: float
) -> Arrangement:
    """Place columns over the whole measure; words that go over several lines begin at the left."""
    done = [
        replace(one, stand="left") if one.stand == "center" and width < one.most - _NOTHING else one
        for one, width in zip(columns, widths, strict=True)
    ]
    wide, gap = list(widths), 0.0
    if len(columns) > 1:
        gap = max((measure - sum(widths)) / (len(columns) - 1), 0.0)
        if done[-1].stand == "left":
            gap = min(gap, _MOST_GAP * em)
            wide[-1] = max(measure - sum(wide[:-1]) - (len(columns) - 1) * gap, wide[-1])
    starts = itertools.accumulate((width + gap for width in wide[:-1]), initial=0.0)
    return Arrangement(tuple(done), tuple(wide), tuple(starts))
