"""Tables within a story: 三线表, set to the column's measure on the page's lines.

How columns stand is told by :mod:`layout_tool.typeset.table_columns`. Numbers stand in a block
under the middle of their head, their points and colons below each other. A row of one cell goes
across all columns. Rules are drawn by :mod:`layout_tool.typeset.table_rules`.

What a cell looks like and how a row stands is remembered by content, so that a key typed in one
cell sets one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.model import Align, Paragraph, TextStyle
from layout_tool.sheet import GlyphRun, Glyphs, SourceRange
from layout_tool.typeset.cells import CellSetter, in_line
from layout_tool.typeset.setting import Line, Mark, SetParagraph
from layout_tool.typeset.table_columns import (
    NAME_EM,
    Arrangement,
    Cells,
    Column,
    Look,
    TableRow,
    TableRows,
    arranged,
    em_of,
    looks_of,
    narrowed,
)
from layout_tool.typeset.table_rules import ruled

__all__ = ["TableRows", "TableSetter"]

_PAD: Final = 0.5
"""Em that text keeps from the edges of a stripe, and from the rules at a table's sides."""
_LONE: Final = 1.5
"""Em that the last line of a cell is long at least, where a narrower cell has as many lines."""
_NOTHING: Final = 1e-6
_LOOKS: Final = 20_000
_TABLES: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all rows of a table have in common."""

    arrangement: Arrangement
    measure: float
    pad: float
    pitch: float
    owner: str
    face: str


@dataclass(frozen=True, slots=True)
class _Stack:
    """A cell's lines below each other, and where they begin along them in pt.

    ``down`` is how many lines, or halves of one, they stand below the row's first one.
    """

    look: Look
    number: int
    lines: tuple[Line, ...]
    at: float
    down: float = 0.0


_Rows = dict[tuple[TableRow, int], SetParagraph]


class TableSetter:
    """Sets tables, and remembers cells, rows and whole tables by their content.

    ``setter`` sets the text of a cell; its runs come from the cell's first character on.
    """

    def __init__(self, setter: CellSetter) -> None:
        self._setter = setter
        self._cells: Cells = {}
        self._looks: dict[tuple[Paragraph, TextStyle], tuple[Look, ...]] = {}
        self._rows: dict[_Frame, _Rows] = {}
        self._tables: dict[TableRows, tuple[SetParagraph, ...]] = {}

    def set(self, table: TableRows) -> tuple[SetParagraph, ...]:
        """Set the rows of a table, each as the lines of its paragraph."""
        found = self._tables.get(table)
        if found is None:
            if len(self._tables) >= _TABLES:
                self._tables.clear()
            found = self._tables[table] = self._set(table)
        return found

    def _set(self, table: TableRows) -> tuple[SetParagraph, ...]:
        rows = [TableRow(*one) for one in zip(table.rows, table.styles, strict=True)]
        edged = any(one.stripes is not None or one.rules == "grid" for one in table.styles)
        pad = _PAD * rows[-1].style.size if edged else 0.0
        done = arranged(rows, table.rows[0].aligns, table.measure - 2 * pad, self._looks_of)
        frame = _Frame(done, table.measure, pad, table.pitch, table.owner, table.face)
        if len(self._rows) >= _TABLES:
            self._rows.clear()
        known = self._rows.setdefault(frame, {})
        found = []
        for number, row in enumerate(rows, table.first):
            if (one := known.get((row, number))) is None:
                one = known[row, number] = self._set_row(row, number, frame)
            found.append(one)
        ends = [at + width + pad for at, width in zip(done.places, done.widths, strict=True)]
        parts = [(end + at + pad) / 2 for end, at in zip(ends, done.places[1:], strict=False)]
        return ruled(table, found, parts, len(done.columns) if done.crowded else 0)

    def _looks_of(self, row: Paragraph, style: TextStyle) -> tuple[Look, ...]:
        found = self._looks.get((row, style))
        if found is None:
            if max(len(self._looks), len(self._cells)) >= _LOOKS:
                self._looks.clear()
                self._cells.clear()
            found = self._looks[row, style] = looks_of(row, style, self._setter, self._cells)
        return found

    # Rows

    def _set_row(self, row: TableRow, number: int, frame: _Frame) -> SetParagraph:
        """Set the cells of a row; a cell of several lines goes on in the lines below."""
        style = narrowed(row.style, frame.arrangement.scale)
        looks = self._looks_of(row.paragraph, style)
        if len(looks) == 1 < len(frame.arrangement.columns):
            stacks = [self._across(looks[0], style, frame)]
        else:
            stacks = [
                self._stack(look, column, style, row.head, (cell, width, place + frame.pad))
                for cell, (look, column, width, place) in enumerate(
                    zip(looks, frame.arrangement.columns, frame.arrangement.widths,
                        frame.arrangement.places, strict=False)
                )
            ]  # fmt: skip
        missing = [char for look in looks for char in look.missing]
        source = SourceRange(frame.owner, "body", number, 0, 0, head=row.head)
        count = max([1, *(len(stack.lines) for stack in stacks)])
        if count > 1 and (row.head or style.rules != "three"):
            # In the middle of a row that rules part from the next; else on its first line.
            stacks = [
                replace(one, down=(count - len(one.lines)) / 2) if one.lines else one
                for one in stacks
            ]
        end = len(row.paragraph.text)
        lines = []
        for place in range(count):
            where = (end if place else 0, end)
            empty = [] if place else [s for s in stacks if not s.lines]
            line = _row_line(stacks, (place, frame.pitch), where, style, source)
            carets = tuple(_caret(one, frame.face, style, source) for one in empty)
            lines.append(
                replace(
                    line, runs=tuple(sorted((*carets, *line.runs), key=_begin)),
                    joined=place > 0, last=place == count - 1,
                )
            )  # fmt: skip
        return SetParagraph(tuple(lines), tuple(missing))

    def _across(self, look: Look, style: TextStyle, frame: _Frame) -> _Stack:
        """Set the one cell of a row across all columns, in the middle if it is one line."""
        width = frame.measure - 2 * frame.pad
        align: Align = "center" if look.width <= width + _NOTHING else "left"
        return self._stood(look, 0, align, style, (width, frame.pad))

    def _stack(
        self, look: Look, column: Column, style: TextStyle, head: bool,
        where: tuple[int, float, float],
    ) -> _Stack:  # fmt: skip
        number, width, place = where
        if look.empty:
            at = place if column.stand in ("left", "name") else place + width / 2
            return _Stack(look, number, (), at)
        if column.stand == "number" and look.point is not None and look.line and not head:
            block = (width - column.before - column.after) / 2
            return _Stack(look, number, (look.line,), place + block + column.before - look.point)
        if column.stand == "name" and len(look.chars) == 2:
            name = NAME_EM * em_of(style)
            if look.width < name <= width + _NOTHING:
                lines = self._setter(look.text, in_line(style, "spread"), name).lines
                return _Stack(look, number, lines, place)
        align: Align = "center" if column.stand == "number" else "left"
        if column.stand in ("center", "right"):
            align = column.stand
        return self._stood(look, number, align, style, (width, place))

    def _stood(
        self, look: Look, number: int, align: Align, style: TextStyle, where: tuple[float, float]
    ) -> _Stack:
        """Stand a cell in (its width, from a place on): in one line if it can."""
        width, place = where
        if look.line is None or look.width > width + _NOTHING:
            return _Stack(look, number, self._lines(look, style, align, width), place)
        share = {"center": 0.5, "right": 1.0}.get(align, 0.0)
        return _Stack(look, number, (look.line,), place + share * (width - look.width))

    def _lines(self, look: Look, style: TextStyle, align: Align, width: float) -> tuple[Line, ...]:
        """Set a cell in a width; its last line is no single character, if it need not be."""
        if look.empty:
            return ()
        text, base = look.text, in_line(style, align)
        lines = self._setter(text, base, width).lines
        if align != "left" or len(lines) < 2:
            return lines
        for less in (1.0, 2.0):
            if lines[-1].width >= _LONE * em_of(style):
                break
            other = self._setter(text, base, width - less * em_of(style)).lines
            fits = all(line.width <= width and not line.forced for line in other)
            if len(other) == len(lines) and fits:
                lines = other
        return lines


def _begin(run: GlyphRun) -> int:
    return run.source.start if run.source is not None else 0


def _row_line(
    stacks: Sequence[_Stack], at: tuple[int, float], where: tuple[int, int], style: TextStyle,
    source: SourceRange,
) -> Line:  # fmt: skip
    """Return one line of a row: the line of each cell that has one there.

    ``at`` is its number in the row, and the distance of lines in pt.
    """
    place, pitch = at
    runs: list[GlyphRun] = []
    marks: list[Mark] = []
    width, size, vertical, forced = 0.0, style.size, style.direction == "vertical", False
    for stack in stacks:
        whole = int(stack.down)
        if not whole <= place < whole + len(stack.lines):
            continue
        line, half = stack.lines[place - whole], (stack.down - whole) * pitch
        x, y = (-half, stack.at) if vertical else (stack.at, half)
        runs += (_run_at(run, x, y, stack, source) for run in line.runs)
        if line.marks:
            marks += line.moved(x, y).marks
        width, size = max(width, stack.at + line.width), max(size, line.size)
        forced = forced or line.forced
    return Line(
        tuple(runs), *where, width, size, marks=tuple(marks), vertical=vertical, forced=forced
    )


def _run_at(run: GlyphRun, x: float, y: float, stack: _Stack, source: SourceRange) -> GlyphRun:
    """Return a run of a cell in its place, with the characters of its row that it shows."""
    mine, start = run.source, stack.look.start
    if mine is not None:
        mine = SourceRange(
            source.owner, source.part, source.paragraph, start + mine.start, start + mine.end,
            stack.number, source.head,
        )  # fmt: skip
    return GlyphRun(run.x + x, run.y + y, run.glyphs, run.colour, mine, run.substitute)


def _caret(stack: _Stack, face: str, style: TextStyle, source: SourceRange) -> GlyphRun:
    """Return a run without glyphs, where a caret may stand in an empty cell."""
    x, y = (0.0, stack.at) if style.direction == "vertical" else (stack.at, 0.0)
    glyphs = Glyphs(face, style.size, (), (), (), "", ())
    where = replace(source, start=stack.look.start, end=stack.look.end, cell=stack.number)
    return GlyphRun(x, y, glyphs, style.colour, where)
