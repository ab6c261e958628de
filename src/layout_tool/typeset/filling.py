"""Columns filled one after the other: a story with a table that is too long for its frame.

A row stays whole, a head stays with the first row below it, and at the top of the next column the
heads stand again. So do two lines of a paragraph at least, at a column's foot and at its top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.typeset.setting import Line

__all__ = ["FREE", "Filled", "fill", "is_row"]

SetLines = tuple[Line, ...]

FREE: Final = Line((), 0, 0, 0.0, 0.0)
"""The line that stays free between text and a table."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Paragraphs, heads that are repeated among their lines, and the lines in each column."""

    paragraphs: tuple[SetLines, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that stay together, each with the number of its paragraph; ``gap`` is before them."""

    lines: tuple[tuple[int, Line], ...]
    gap: bool


def is_row(lines: SetLines) -> bool:
    """Tell whether lines are those of a row of a table, or of its head."""
    first = lines[0].runs[0].source if lines and lines[0].runs else None
    return first is not None and first.cell >= 0


def fill(
    paragraphs: Sequence[SetLines],
    headings: Sequence[bool],
    gaps: Sequence[bool],
    columns: int,
    rows: int,
) -> Filled:
    """Fill columns of so many lines; what has no room goes on behind the last one."""
    found: list[list[Line]] = [[] for _ in paragraphs]
    counts = [0] * columns
    column = 0
    for unit in _units(paragraphs, headings, gaps):
        number = unit.lines[0][0]
        free = unit.gap and column < columns and 0 < counts[column] < rows
        if free and counts[column] + 1 + len(unit.lines) <= rows:
            found[number].append(FREE)
            counts[column] += 1
        elif column < columns and counts[column] and counts[column] + len(unit.lines) > rows:
            column += 1
        for number, line in unit.lines:
            if column < columns and counts[column] == rows:
                column += 1
            if column < columns:
                if column and not counts[column] and len(line.repeats) < rows:
                    found[number] += line.repeats
                    counts[column] += len(line.repeats)
                counts[column] += 1
            found[number].append(line)
    return Filled(tuple(map(tuple, found)), tuple(counts))


def _units(
    paragraphs: Sequence[SetLines], headings: Sequence[bool], gaps: Sequence[bool]
) -> list[_Unit]:
    units: list[_Unit] = []
    open_lines: list[tuple[int, Line]] = []
    gap = False
    for number, lines in enumerate(paragraphs):
        for place, line in enumerate(lines):
            if not open_lines:
                gap = gaps[number] and not place
            open_lines.append((number, line))
            after = lines[place + 1] if place + 1 < len(lines) else None
            alone = after is not None and (place == 0 or place + 2 == len(lines))
            if alone or (after is not None and after.joined):
                continue
            if after is None and headings[number]:
                continue
            units.append(_Unit(tuple(open_lines), gap))
            open_lines = []
    if open_lines:
        units.append(_Unit(tuple(open_lines), gap))
    return units
