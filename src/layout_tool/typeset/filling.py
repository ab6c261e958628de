"""Columns filled one after the other, where a table goes on in the next one.

A row stays whole, a head stays with the first row below it, and at the top of the next column the
heads stand again. So do two lines of a paragraph at least, at a column's foot and at its top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layout_tool.typeset.setting import Line

__all__ = ["Filled", "breaks_a_table", "fill"]

SetLines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """Paragraphs, heads that are repeated among their lines, and the lines in each column."""

    paragraphs: tuple[SetLines, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that stay together, each with the number of its paragraph."""

    lines: tuple[tuple[int, Line], ...]


def breaks_a_table(paragraphs: Sequence[SetLines], counts: Sequence[int]) -> bool:
    """Tell whether a column begins within a table, below its head."""
    lines = [line for paragraph in paragraphs for line in paragraph]
    place = 0
    for count in counts[:-1]:
        place += count
        if 0 < place < len(lines) and (lines[place].repeats or lines[place].joined):
            return True
    return False


def fill(
    paragraphs: Sequence[SetLines], headings: Sequence[bool], columns: int, rows: int
) -> Filled:
    """Fill columns to the least height at which all lines stand in them; at most ``rows`` lines."""
    units = _units(paragraphs, headings)
    total = sum(map(len, paragraphs))
    done = _filled(units, len(paragraphs), columns, max(rows, 0))
    for height in range(max(-(-total // columns), 1), rows):
        level = _filled(units, len(paragraphs), columns, height)
        if sum(level.counts) == sum(map(len, level.paragraphs)):
            return level
    return done


def _units(paragraphs: Sequence[SetLines], headings: Sequence[bool]) -> list[_Unit]:
    units: list[_Unit] = []
    open_lines: list[tuple[int, Line]] = []
    for number, lines in enumerate(paragraphs):
        for place, line in enumerate(lines):
            open_lines.append((number, line))
            after = lines[place + 1] if place + 1 < len(lines) else None
            alone = after is not None and (place == 0 or place + 2 == len(lines))
            if alone or (after is not None and after.joined):
                continue
            if after is None and headings[number]:
                continue
            units.append(_Unit(tuple(open_lines)))
            open_lines = []
    if open_lines:
        units.append(_Unit(tuple(open_lines)))
    return units


def _filled(units: Sequence[_Unit], count: int, columns: int, height: int) -> Filled:
    """Fill columns of a height; what has no room goes on behind the last one."""
    found: list[list[Line]] = [[] for _ in range(count)]
    counts = [0] * columns
    column = 0
    for unit in units:
        rest = list(unit.lines)
        if column < columns and counts[column] and counts[column] + len(rest) > height:
            column += 1
        while rest:
            number, line = rest[0]
            if column < columns and counts[column] == height:
                column += 1
            if column < columns:
                if column and not counts[column] and len(line.repeats) < height:
                    found[number] += line.repeats
                    counts[column] += len(line.repeats)
                counts[column] += 1
            found[number].append(line)
            rest.pop(0)
    return Filled(tuple(map(tuple, found)), tuple(counts))
