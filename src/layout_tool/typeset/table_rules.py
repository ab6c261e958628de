"""What is drawn of a table beside its type: rules and tints, and the heads that stand again.

Rules stand halfway between two lines of the page: above and below the table and below its head
(三线表); in tables whose style asks for it between all rows (rows), and between columns and at the
sides too (grid, 全框表).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.model import Colour, TextStyle
from layout_tool.sheet import Rule
from layout_tool.typeset.setting import Line, SetParagraph
from layout_tool.typeset.table_columns import TableRows

__all__ = ["ruled"]

_OUTER: Final = 0.75
_INNER: Final = 0.4
"""Widths in pt of the rules at the table's edges, and of those within it."""
_MIDDLE: Final = 0.38
"""How far the middle of the em box stands above the baseline, in em."""


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Draws along and across the lines of a table; ``columns`` are where columns part, in pt."""

    table: TableRows
    columns: tuple[float, ...]

    def along(self, line: Line, off: float, width: float, colour: Colour) -> Rule:
        """Return a rule over the measure, so far below a line's middle (left of an upright one)."""
        if line.vertical:
            return Rule(-off, 0.0, -off, self.table.measure, width, colour)
        y = off - _MIDDLE * line.size
        return Rule(0.0, y, self.table.measure, y, width, colour)

    def beside(self, line: Line, side: int, width: float, colour: Colour) -> Rule:
        """Return a rule halfway to the line before (-1) or behind (1)."""
        return self.along(line, side * self.table.pitch / 2, width, colour)

    def across(self, line: Line, colour: Colour, *, one: bool) -> list[Rule]:
        """Return the rules at both sides of a line and between its columns, if not ``one``."""
        half, edge = self.table.pitch / 2, _OUTER / 2
        middle = 0.0 if line.vertical else -_MIDDLE * line.size
        sides = [(edge, _OUTER), (self.table.measure - edge, _OUTER)]
        if not one:
            sides += [(place, _INNER) for place in self.columns]
        return [
            Rule(-half, at, half, at, width, colour)
            if line.vertical
            else Rule(at, middle - half, at, middle + half, width, colour)
            for at, width in sides
        ]


def ruled(
    table: TableRows, found: Sequence[SetParagraph], columns: Sequence[float], crowded: int
) -> tuple[SetParagraph, ...]:
    """Add rules and stripes, and give the rows below the heads the heads to repeat.

    ``columns`` are the places in pt where columns part.
    """
    ruler = _Ruler(table, tuple(columns))
    heads = sum(row.kind == "table-head" for row in table.rows)
    result: list[SetParagraph] = []
    repeats: list[Line] = []
    for number, (style, done) in enumerate(zip(table.styles, found, strict=True)):
        lines = list(done.lines)
        last = number == len(found) - 1
        if style.stripes is not None and number >= heads and (number - heads) % 2:
            lines = [
                replace(line, under=(ruler.along(line, 0.0, table.pitch, style.stripes),))
                for line in lines
            ]
        if style.rules == "grid":
            one = len(table.rows[number].cells) == 1
            lines = [
                replace(line, marks=(*line.marks, *ruler.across(line, style.colour, one=one)))
                for line in lines
            ]
        _end(ruler, style, lines, (number == 0, last, number == heads - 1))
        if number < heads:
            repeats += map(_again, lines)
        elif number > heads:
            lines[0] = replace(lines[0], repeats=tuple(repeats))
        result.append(SetParagraph(tuple(lines), done.missing, 0 if number else crowded))
    return tuple(result)


def _end(
    ruler: _Ruler, style: TextStyle, lines: list[Line], where: tuple[bool, bool, bool]
) -> None:
    """Draw the rules above and below a row; ``where``: it is first, last, the last of the heads."""
    first, last, heads = where
    if first:
        lines[0] = _marked(lines[0], ruler.beside(lines[0], -1, _OUTER, style.colour))
    foot = lines[-1]
    if last:
        lines[-1] = _marked(foot, ruler.beside(foot, 1, _OUTER, style.colour))
    elif heads or style.rules != "three":
        lines[-1] = _marked(foot, ruler.beside(foot, 1, _INNER, style.colour))
    else:
        # Where the table goes on in the next column, a thin rule ends it here.
        lines[-1] = replace(foot, ends=(ruler.beside(foot, 1, _INNER, style.colour),))


def _marked(line: Line, rule: Rule) -> Line:
    return replace(line, marks=(*line.marks, rule))


def _again(line: Line) -> Line:
    """Return a line of the head as it is repeated: it stands for no text of its own."""
    return replace(line, runs=(), marks=(*(replace(run, source=None) for run in line.runs),
                                         *line.marks), joined=False)  # fmt: skip
