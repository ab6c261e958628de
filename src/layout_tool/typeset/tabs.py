"""A line whose cells stand at tab stops: results, quotes, lists of names and numbers.

The text behind the first tab stands at the first stop, and so on. What does not fit between its
stops goes to a line of its own, at its own stop; nothing is ever set over something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from layout_tool.model import Paragraph, TabStop, TextStyle, plain
from layout_tool.sheet import GlyphRun
from layout_tool.typeset.cells import (
    UNBOUNDED,
    Cell,
    CellSetter,
    Placed,
    cut_cells,
    empty_run,
    in_line,
    place_of,
    point_of,
    row_line,
)
from layout_tool.typeset.setting import Line, SetParagraph

__all__ = ["set_tabbed"]

_EVERY: Final = 4.0
"""Em between the stops of a style that has none, and behind its last one."""
_CLEAR: Final = 0.25
"""Em that stay free before a cell."""
_LEAST_ROOM: Final = 3.0
"""Em that a cell needs to be broken into lines at its stop."""
_LEADER_CLEAR: Final = 0.3
_NOTHING: Final = 1e-6


@dataclass(slots=True)
class _Pen:
    """The lines so far; ``end`` is where the type of the last one ends, in pt."""

    style: TextStyle
    rows: list[list[Placed]] = field(default_factory=lambda: [[]])
    empty: list[list[GlyphRun]] = field(default_factory=lambda: [[]])
    leaders: list[list[GlyphRun]] = field(default_factory=lambda: [[]])
    end: float = 0.0
    crowded: int = 0

    def new_line(self) -> None:
        self.rows.append([])
        self.empty.append([])
        self.leaders.append([])
        self.end = 0.0

    def put(self, lines: Sequence[Line], at: float) -> None:
        """Put the lines of a cell at a place: the first here, the others below."""
        for number, line in enumerate(lines):
            if number:
                self.new_line()
            self.rows[-1].append(Placed(line, at))
            self.end = at + line.width


def set_tabbed(
    paragraph: Paragraph,
    style: TextStyle,
    measure: float,
    setter: CellSetter,
    source: tuple[str, str, int],
    face: str,
) -> SetParagraph:
    """Set a paragraph with tabs on a measure in pt.

    ``source`` is (owner, part, paragraph); ``face`` that of empty cells.
    """
    pen = _Pen(style)
    text = in_line(style, "left")
    missing: list[str] = []
    for number, cell in enumerate(cut_cells(paragraph)):
        stop = _stop(style, number - 1) if number else TabStop(style.indent)
        at = stop.at * style.size
        if cell.empty:
            pen.empty[-1].append(empty_run(face, style, source, cell, at))
            continue
        missing += setter(cell.text, text, UNBOUNDED).missing
        _put_cell(pen, cell, stop, text, measure, setter)
    starts = [min(_starts(row), default=0) for row in pen.rows]
    ends = [*starts[1:], len(paragraph.text)]
    lines = []
    for number, (row, empty) in enumerate(zip(pen.rows, pen.empty, strict=True)):
        line = row_line(row, empty, (starts[number], ends[number]), style)
        marks = (*line.marks, *pen.leaders[number])
        lines.append(replace(line, marks=marks, last=number == len(pen.rows) - 1))
    return SetParagraph(tuple(lines), tuple(missing), pen.crowded)


def _put_cell(
    pen: _Pen, cell: Cell, stop: TabStop, text: TextStyle, measure: float, setter: CellSetter
) -> None:
    em = text.size
    whole = cell.lines(text, UNBOUNDED, setter)
    at = max(_begin(stop, cell, whole[0], em), 0.0)
    if pen.end and at < pen.end + _CLEAR * em - _NOTHING:
        pen.crowded += 1
        pen.new_line()
    if at + whole[0].width <= measure + _NOTHING:
        if stop.leader and pen.end:
            pen.leaders[-1] += _leaders(stop.leader, pen.end, at, text, setter)
        pen.put(whole, at)
        return
    room = measure - at
    if stop.align != "left" or room < min(_LEAST_ROOM * em, measure):
        pen.crowded += 1
        if pen.end:
            pen.new_line()
        at, room = 0.0, measure
    pen.put(cell.lines(text, room, setter), at)


def _starts(row: Sequence[Placed]) -> list[int]:
    return [one.line.start for one in row]


def _stop(style: TextStyle, number: int) -> TabStop:
    if number < len(style.tabs):
        return style.tabs[number]
    last = style.tabs[-1].at if style.tabs else 0.0
    return TabStop(last + _EVERY * (number - len(style.tabs) + 1))


def _begin(stop: TabStop, cell: Cell, line: Line, em: float) -> float:
    """Return where a cell of one line begins, in pt."""
    at = stop.at * em
    match stop.align:
        case "left":
            return at
        case "center":
            return at - line.width / 2
        case "right":
            return at - line.width
        case "decimal":
            point = point_of(cell.text.text)
            return at - (line.width if point is None else place_of(line, cell.start + point))


def _leaders(
    leader: str, begin: float, end: float, style: TextStyle, setter: CellSetter
) -> list[GlyphRun]:
    """Return a leader between two places; its pieces stand below each other from line to line."""
    lines = setter(plain(leader), style, UNBOUNDED).lines
    step = lines[0].width if lines else 0.0
    if step <= 0:
        return []
    clear = _LEADER_CLEAR * style.size
    first = int(-((begin + clear) // -step))
    last = int((end - clear) // step)
    found: list[GlyphRun] = []
    for number in range(first, last):
        x, y = (0.0, number * step) if style.direction == "vertical" else (number * step, 0.0)
        line = lines[0].moved(x, y)
        found += (
            replace(run, source=None, glyphs=replace(run.glyphs, text="", clusters=_none(run)))
            for run in line.runs
        )
    return found


def _none(run: GlyphRun) -> tuple[int, ...]:
    return (0,) * len(run.glyphs.ids)
