"""Rows of tables in raw copy: lines next to each other whose cells are parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

__all__ = ["cells_of", "is_row", "row_tabs"]

_LEAST_ROWS: Final = 2
_BLANK: Final = " \u3000\r"


def is_row(line: str) -> bool:
    """Tell whether a line has cells: text before and behind a tab, or behind two of them."""
    return "\t" in line.strip() or line.strip(_BLANK).count("\t") > 1


def row_tabs(text: str) -> frozenset[int]:
    """Return where tabs of table rows stand: rows of as many tabs follow each other.

    A line that is alone with its tabs is no table; its tabs are spaces as any other.
    """
    found: list[int] = []
    run: list[tuple[int, str]] = []
    for start, line in (*_lines(text), (len(text), "")):
        if run and (not is_row(line) or line.count("\t") != run[0][1].count("\t")):
            if len(run) >= _LEAST_ROWS:
                found += (at + i for at, row in run for i, char in enumerate(row) if char == "\t")
            run = []
        if is_row(line):
            run.append((start, line))
    return frozenset(found)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def cells_of(line: str, start: int) -> list[tuple[int, int]]:
    """Return where the cells of a row that begins at ``start`` stand, without spaces around."""
    found: list[tuple[int, int]] = []
    for cell in line.split("\t"):
        bare = cell.strip(_BLANK)
        first = start + (cell.index(bare) if bare else 0)
        found.append((first, first + len(bare)))
        start += len(cell) + 1
    return found
