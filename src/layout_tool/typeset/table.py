"""Tables within a story: 三线表, set to the column's measure on the page's lines.

Columns are as wide as what they hold; what is over goes between them, what is short is taken from
the columns that can be broken (as CSS 2.2 §17.5.2.2 does it). Numbers stand in a block under the
middle of their head, their points and colons below each other. Thin rules stand above and below
the table and below its head, halfway between two lines of the page.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.model import Align, CellAlign, Paragraph, TextStyle
from layout_tool.sheet import Rule, SourceRange
from layout_tool.typeset.cells import (
    UNBOUNDED,
    Cell,
    CellSetter,
    Placed,
    cut_cells,
    empty_run,
    in_line,
    is_blank,
    named_cell,
    place_of,
    point_of,
    row_line,
)
from layout_tool.typeset.setting import Line, SetParagraph

__all__ = ["TableRows", "set_table"]

_GAPS: Final = (1.0, 0.5)
"""Em between columns: what is wanted, and what has to do where columns would be broken."""
_PAD: Final = 0.5
"""Em that text keeps from the edges of a stripe."""
_LEAST_TEXT: Final = 3.0
"""Em that a column of text keeps, unless it needs less."""
_OUTER: Final = 0.75
_INNER: Final = 0.4
"""Widths in pt of the rules at the table's edges, and below its head."""
_MIDDLE: Final = 0.38
"""How far the middle of the em box stands above the baseline, in em."""
_NOTHING: Final = 1e-6


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table, each with its style; ``first`` is the first one's paragraph number.

    ``pitch`` is the distance of the page's lines in pt; ``owner`` the story.
    """

    rows: tuple[Paragraph, ...]
    styles: tuple[TextStyle, ...]
    measure: float
    pitch: float
    owner: str
    first: int
    face: str


@dataclass(frozen=True, slots=True)
class _Column:
    """How the cells of a column stand; widths in pt.

    ``least`` and ``most`` are its narrowest and natural width; ``before`` and ``after`` those of
    its numbers up to their points and behind them; 0 where it holds text or is told its align.
    """

    align: CellAlign
    least: float
    most: float
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class _Row:
    cells: list[Cell]
    style: TextStyle
    source: tuple[str, str, int]
    head: bool


def set_table(table: TableRows, setter: Sequence[CellSetter]) -> tuple[SetParagraph, ...]:
    """Set the rows of a table, each as the lines of its paragraph.

    ``setter`` sets the cells of each row.
    """
    rows = [
        _Row(cut_cells(row), style, (table.owner, "body", table.first + i),
             row.kind == "table-head")
        for i, (row, style) in enumerate(zip(table.rows, table.styles, strict=True))
    ]  # fmt: skip
    columns = _columns(rows, table.rows[0].aligns, setter)
    em = rows[-1].style.size
    pad = _PAD * em if any(style.stripes is not None for style in table.styles) else 0.0
    widths, places, crowded = _spread(columns, table.measure - 2 * pad, em)
    places = [place + pad for place in places]
    columns = [_turned(column, width) for column, width in zip(columns, widths, strict=True)]
    found = []
    for row, one in zip(rows, setter, strict=True):
        found.append(_set_row(row, columns, widths, places, one, table.face))
    return _finished(table, rows, found, len(columns) if crowded else 0)


# Widths


def _columns(
    rows: Sequence[_Row], aligns: tuple[CellAlign, ...], setter: Sequence[CellSetter]
) -> list[_Column]:
    count = max(len(row.cells) for row in rows)
    return [
        _column(rows, i, aligns[i] if i < len(aligns) else "auto", setter) for i in range(count)
    ]


def _column(
    rows: Sequence[_Row], number: int, align: CellAlign, setter: Sequence[CellSetter]
) -> _Column:
    least = most = before = after = 0.0
    numbers, texts = 0, 0
    for row, one in zip(rows, setter, strict=True):
        cell = row.cells[number] if number < len(row.cells) else None
        if cell is None or cell.empty:
            continue
        style = in_line(row.style, "left")
        line = cell.lines(style, UNBOUNDED, one)[0]
        most = max(most, line.width)
        least = max(least, _least(cell, line, style, one))
        point = point_of(cell.text.text)
        if row.head or is_blank(cell.text.text):
            continue
        if point is None:
            texts += 1
        else:
            numbers += 1
            split = place_of(line, cell.start + point)
            before, after = max(before, split), max(after, line.width - split)
    if align == "auto":
        if numbers and not texts:
            block = before + after
            return _Column("auto", max(least, block), max(most, block), before, after)
        align = "left" if not number else "auto"
    return _Column(align, least, most)


def _turned(column: _Column, width: float) -> _Column:
    """Return a column of text, which is centred unless one of its cells takes several lines."""
    if column.align == "auto" and not column.before and width < column.most - _NOTHING:
        return replace(column, align="left")
    return column


def _least(cell: Cell, line: Line, style: TextStyle, setter: CellSetter) -> float:
    """Return the narrowest width on which a cell looks like text: no number or word is parted."""
    narrow = min(line.width, _LEAST_TEXT * style.size)
    lines = cell.lines(style, narrow, setter)
    while any(one.forced or one.width > narrow + _NOTHING for one in lines):
        narrow = min(narrow + style.size, line.width)
        if narrow >= line.width:
            return line.width
        lines = cell.lines(style, narrow, setter)
    return narrow


def _spread(
    columns: Sequence[_Column], measure: float, em: float
) -> tuple[list[float], list[float], bool]:
    """Return the columns' widths and places in pt, and whether they are narrower than they can."""
    most, least = [one.most for one in columns], [one.least for one in columns]
    gaps = len(columns) - 1
    gap, widths, crowded = _GAPS[0] * em, most, False
    if sum(most) + gaps * gap > measure + _NOTHING:
        gap = _GAPS[1] * em
        room = measure - gaps * gap
        widths = _squeezed(least, most, room)
        crowded = sum(least) > room + _NOTHING
    if gaps:
        gap = max((measure - sum(widths)) / gaps, 0.0)
    starts = itertools.accumulate((width + gap for width in widths[:-1]), initial=0.0)
    return widths, list(starts), crowded


def _squeezed(least: list[float], most: list[float], room: float) -> list[float]:
    """Return widths that sum up to the room: all give by what they have above their least."""
    room = max(room, 1.0)
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    if sum(most) <= room:
        return most
    share = (room - sum(least)) / (sum(most) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, most, strict=True)]


# Rows


def _set_row(
    row: _Row,
    columns: Sequence[_Column],
    widths: Sequence[float],
    places: Sequence[float],
    setter: CellSetter,
    face: str,
) -> SetParagraph:
    """Set the cells of a row; a cell of several lines goes on in the lines below."""
    stacks: list[list[Placed]] = []
    empty = []
    missing: list[str] = []
    for number, (cell, column, width, place) in enumerate(
        zip(row.cells, columns, widths, places, strict=False)
    ):
        placed = _set_cell(row, cell, column, width, place, setter)
        stacks.append(placed)
        if not placed:
            align = "left" if column.align == "left" else "center"
            at = place if align == "left" else place + width / 2
            run = empty_run(face, row.style, row.source, cell, at)
            source = SourceRange(*row.source, *cell.where, number, row.head)
            empty.append(replace(run, source=source))
        else:
            missing += setter(cell.text, in_line(row.style, "left"), UNBOUNDED).missing
    count = max([1, *map(len, stacks)])
    end = row.cells[-1].where[1]
    lines = []
    for number in range(count):
        here = [
            Placed(named_cell(stack[number].line, i, head=row.head), stack[number].at)
            for i, stack in enumerate(stacks)
            if number < len(stack)
        ]
        where = (0 if not number else end, end)
        line = row_line(here, [] if number else empty, where, row.style)
        lines.append(replace(line, joined=number > 0, last=number == count - 1))
    return SetParagraph(tuple(lines), tuple(missing))


def _set_cell(
    row: _Row, cell: Cell, column: _Column, width: float, place: float, setter: CellSetter
) -> list[Placed]:
    point = None if row.head else point_of(cell.text.text)
    if column.before and point is not None:
        line = cell.lines(in_line(row.style, "left"), UNBOUNDED, setter)[0]
        if line.width <= width + _NOTHING:
            block = (width - column.before - column.after) / 2
            return [
                Placed(line, place + block + column.before - place_of(line, cell.start + point))
            ]
    align: Align = "center" if column.align == "auto" else column.align
    lines = cell.lines(in_line(row.style, align), width, setter)
    return [Placed(line, place) for line in lines]


# Rules


def _finished(
    table: TableRows, rows: Sequence[_Row], found: Sequence[SetParagraph], crowded: int
) -> tuple[SetParagraph, ...]:
    """Add rules and stripes, and give the rows below the heads the heads to repeat."""
    heads = sum(row.head for row in rows)
    result: list[SetParagraph] = []
    repeats: list[Line] = []
    for number, (row, done) in enumerate(zip(rows, found, strict=True)):
        lines = list(done.lines)
        last = number == len(rows) - 1
        if row.style.stripes is not None and not row.head and (number - heads) % 2:
            lines = [replace(line, under=(_stripe(table, row, line),)) for line in lines]
        if number == 0:
            lines[0] = _ruled(table, row, lines[0], -1, _OUTER)
        if last or number == heads - 1:
            lines[-1] = _ruled(table, row, lines[-1], 1, _OUTER if last else _INNER)
        if row.head:
            repeats += map(_again, lines)
        elif number > heads:
            lines[0] = replace(lines[0], repeats=tuple(repeats))
        result.append(replace(done, lines=tuple(lines), crowded=0 if number else crowded))
    return tuple(result)


def _again(line: Line) -> Line:
    """Return a line of the head as it is repeated: it stands for no text of its own."""
    return replace(line, runs=(), marks=(*(replace(run, source=None) for run in line.runs),
                                         *line.marks), joined=False)  # fmt: skip


def _ruled(table: TableRows, row: _Row, line: Line, side: int, width: float) -> Line:
    """Add a rule halfway to the line before (-1) or behind (1)."""
    rule = _across(table, line, side * table.pitch / 2, width)
    rule = replace(rule, colour=row.style.colour)
    return replace(line, marks=(*line.marks, rule))


def _stripe(table: TableRows, row: _Row, line: Line) -> Rule:
    stripes = row.style.stripes
    assert stripes is not None
    return replace(_across(table, line, 0.0, table.pitch), colour=stripes)


def _across(table: TableRows, line: Line, off: float, width: float) -> Rule:
    """Return a rule along the measure, so far below a line's middle (left of an upright one)."""
    if line.vertical:
        return Rule(-off, 0.0, -off, table.measure, width)
    y = off - _MIDDLE * line.size
    return Rule(0.0, y, table.measure, y, width)
