"""Cells of a line: text between tabs, set for itself and put in its place along the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.model import Align, Paragraph, TextStyle
from layout_tool.model.edits.spans import cut
from layout_tool.sheet import GlyphRun, Glyphs, SourceRange
from layout_tool.typeset.setting import Line, Mark, SetParagraph

__all__ = ["UNBOUNDED", "Cell", "CellSetter", "Placed", "cut_cells", "empty_run", "in_line",
           "is_blank", "place_of", "point_of", "row_line", "with_minus"]  # fmt: skip

UNBOUNDED: Final = 1e6
"""A measure in pt on which any cell stands in one line."""

_NARROW_GAP: Final = 1 / 6
_NUMBER: Final = re.compile(
    r"[+＋\-−–±↑↓▲▼△▽￥¥$€£]{0,2}"
    r"\d[\d,]*(?:(?P<point>[.:：∶])\d*)*"
    r"(?P<range>[-–～~]\d[\d,]*(?:[.:：∶]\d+)*)?"
    r"(?P<unit>[%％‰℃°]?(?:[一-鿿]{0,2}|[A-Za-z]{0,2}))"
)
_MINUS: Final = re.compile(r"[-–](?=[￥¥$€£]?\d)")
_BLANK: Final = frozenset({"", "-", "–", "—", "——", "…", "……", "/"})

CellSetter = Callable[[Paragraph, TextStyle, float], SetParagraph]
"""Sets the text of a cell in a style on a measure in pt."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text with marks, and where that starts in its paragraph."""

    text: Paragraph
    start: int

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it to be set, but spaces at most."""
        return not self.text.text.strip(" ")

    @property
    def where(self) -> tuple[int, int]:
        """Where it starts and ends in its paragraph."""
        return self.start, self.start + len(self.text.text)

    def lines(self, style: TextStyle, width: float, setter: CellSetter) -> tuple[Line, ...]:
        """Return its lines on a width in pt; none where it is empty."""
        if self.empty:
            return ()
        done = setter(self.text, style, width)
        return tuple(line.renumbered(self.start) for line in done.lines)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a cell, and where it begins along the line in pt."""

    line: Line
    at: float


def cut_cells(paragraph: Paragraph) -> list[Cell]:
    """Return the cells of a paragraph, which its tabs part."""
    return [
        Cell(replace(cut(paragraph, start, end), kind="body", aligns=()), start)
        for start, end in paragraph.cells
    ]


def in_line(style: TextStyle, align: Align) -> TextStyle:
    """Return the style of a cell's text: not indented, never outside its measure."""
    gap = min(style.latin_gap, _NARROW_GAP)
    return replace(style, indent=0.0, align=align, latin_gap=gap, hang=False, tabs=(), stripes=None)


def point_of(text: str) -> int | None:
    """Return where the last decimal point or colon of a number is, its end if it has none.

    That of a range (18–20) is its dash. None for what is no number; a dash that stands for a
    number has no place of its own either.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None or text != text.strip():
        return None
    where = "range" if found["range"] else "point" if found["point"] else "unit"
    return found.start(where)


def with_minus(text: Paragraph) -> Paragraph:
    """Return a number with a minus sign as wide as its plus, where a hyphen was typed for it."""
    first, *rest = text.spans
    if not _MINUS.match(first.text) or point_of(text.text) is None:
        return text
    return replace(text, spans=(replace(first, text=f"−{first.text[1:]}"), *rest))


def is_blank(text: str) -> bool:
    """Tell whether a cell is empty, or holds a dash in the place of a number."""
    return text.strip() in _BLANK


def place_of(line: Line, offset: int) -> float:
    """Return where the character of an offset begins along a line in pt; the line's end if none."""
    for run in line.runs:
        if run.source is None:
            continue
        origin, along = (run.y, run.glyphs.ys) if line.vertical else (run.x, run.glyphs.xs)
        for place, cluster in zip(along, run.glyphs.clusters, strict=False):
            if run.source.start + cluster >= offset:
                return origin + place
    return line.width


def row_line(
    placed: Iterable[Placed], empty: Sequence[GlyphRun], where: tuple[int, int], style: TextStyle
) -> Line:
    """Return one line of cells in their places.

    ``empty`` are runs without glyphs, where a caret may stand in empty cells; ``where`` is the
    text (start, end) that the line stands for.
    """
    runs: list[GlyphRun] = list(empty)
    marks: list[Mark] = []
    width, size, vertical = 0.0, style.size, style.direction == "vertical"
    for one in placed:
        line = one.line.moved(0.0, one.at) if vertical else one.line.moved(one.at, 0.0)
        runs += line.runs
        marks += line.marks
        width, size = max(width, one.at + line.width), max(size, line.size)
    runs.sort(key=lambda run: run.source.start if run.source is not None else 0)
    return Line(tuple(runs), *where, width, size, marks=tuple(marks), vertical=vertical)


def empty_run(
    face: str, style: TextStyle, source: tuple[str, str, int], cell: Cell, at: float
) -> GlyphRun:
    """Return a run without glyphs for an empty cell at a place along the line, in pt."""
    x, y = (0.0, at) if style.direction == "vertical" else (at, 0.0)
    glyphs = Glyphs(face, style.size, (), (), (), "", ())
    return GlyphRun(x, y, glyphs, style.colour, SourceRange(*source, *cell.where))
