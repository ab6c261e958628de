"""From a point of a sheet to a place in the text, and back to caret and selection.

Everything is read from the glyph runs' source ranges, so it is as true on screen as in print. All
lengths in pt from the page's corner. Where a wrapped line ends, the same place is the next line's
start; ``Position.upstream`` says which is meant. In vertical text a line runs down the page and
the next one stands to its left.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from layout_tool.model import Position, Rect, TextRange
from layout_tool.sheet.items import Group, Sheet
from layout_tool.sheet.lines import TextLine, group_lines, lines_of, stops

__all__ = ["caret", "hit", "is_upright", "line_edge", "other_line", "selection_rects"]

_PITCH_EM: Final = 1.44
"""Distance assumed between lines where a sheet shows only one, in em."""
_AROUND_EM: Final = 0.15
"""What a selection shows on both sides of the em box, across the line."""
_EMPTY_CARET: Final = 12.0
_SAME_LINE: Final = 0.1
"""Cells whose axes differ by less than this share of their size stand in one line."""


def hit(
    sheet: Sheet,
    x: float,
    y: float,
    *,
    frame: str | None = None,
    owner: str | None = None,
    part: str | None = None,
) -> Position | None:
    """Return the place in the text nearest to a point, or None where no text is.

    Without ``frame`` only the topmost frame under the point is asked. ``owner`` and ``part`` keep
    a drag within the text it began in.
    """
    group = _group_at(sheet, x, y) if frame is None else _group(sheet, frame)
    if group is None:
        return None
    lines = group_lines(group, owner=owner, part=part)
    if not lines:
        return None
    line = min(lines, key=lambda one: _distance(one, x, y))
    return _place(line, line.point(x, y)[0], _wraps(line, lines))


def caret(sheet: Sheet, position: Position, *, frame: str | None = None) -> Rect | None:
    """Return the caret at a place: a rectangle without width, as high as the type.

    In vertical text it lies: without height, as wide as the type. A place in an empty paragraph
    stands after the one before it; in a frame without any text of its owner, in its corner. None
    when the place is not on the sheet, because its text is overset.
    """
    here = range(position.paragraph, position.paragraph + 1)
    of_paragraph = lines_of(
        sheet, owner=position.owner, part=position.part, frame=frame, paragraphs=here
    )
    line = _line_with(of_paragraph, position)
    if line is not None:
        at = _at(line, position.offset)
        return line.rect(at, at)
    lines = lines_of(sheet, owner=position.owner, part=position.part, frame=frame)
    if position.offset == 0 and position.part == "body":
        before = [one for one in lines if one.paragraph < position.paragraph]
        if before:
            return _after(before)
    if not lines and frame is not None:
        group = _group(sheet, frame)
        if group is not None:
            return Rect(group.box.x, group.box.y, 0.0, min(_EMPTY_CARET, group.box.height))
    return None


def selection_rects(
    sheet: Sheet, where: TextRange, *, frame: str | None = None
) -> tuple[Rect, ...]:
    """Return the rectangles that a selection covers, line by line."""
    start, end = where.start, where.end
    result = []
    asked = range(start.paragraph, end.paragraph + 1)
    for line in lines_of(sheet, owner=start.owner, part=start.part, frame=frame, paragraphs=asked):
        low = start.offset if line.paragraph == start.paragraph else line.start
        high = end.offset if line.paragraph == end.paragraph else line.end
        low, high = max(low, line.start), min(high, line.end)
        if low < high:
            result.append(line.rect(_at(line, low), _at(line, high), _AROUND_EM * line.size))
    return tuple(result)


def is_upright(sheet: Sheet, position: Position, *, frame: str | None = None) -> bool:
    """Tell whether the text at a place is set in vertical lines."""
    here = range(position.paragraph, position.paragraph + 1)
    rows = lines_of(
        sheet, owner=position.owner, part=position.part, frame=frame, paragraphs=here
    ) or lines_of(sheet, owner=position.owner, part=position.part, frame=frame)
    return bool(rows) and rows[0].upright


def other_line(
    sheet: Sheet,
    position: Position,
    lines: int,
    *,
    along: float | None = None,
    frame: str | None = None,
) -> Position | None:
    """Return the place that many lines on (or back, when negative), over column ends.

    ``along`` is where the caret would like to stand, counted from where its column's lines begin;
    by default where it stands now. None when there is no such line.
    """
    rows = lines_of(sheet, owner=position.owner, part=position.part, frame=frame)
    here = _line_with(rows, position)
    if here is None:
        return None
    whole = _whole_lines(rows)
    now = next(i for i, cells in enumerate(whole) if here in cells)
    target = now + lines
    if not 0 <= target < len(whole):
        return None
    at = _at(here, position.offset) - whole[now][0].column_first if along is None else along
    wish = whole[target][0].column_first + at
    row = min(whole[target], key=lambda one: max(one.first - wish, 0.0, wish - one.last))
    return _place(row, wish, _wraps(row, rows))


def _whole_lines(rows: list[TextLine]) -> list[list[TextLine]]:
    """Return lines with what stands beside each other together: the cells of a table's row."""
    found: list[list[TextLine]] = []
    for row in rows:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and (last.frame, last.paragraph) == (row.frame, row.paragraph)
            and abs(last.axis - row.axis) < _SAME_LINE * row.size
        ):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def line_edge(
    sheet: Sheet,
    position: Position,
    edge: Literal["start", "end"],
    *,
    frame: str | None = None,
) -> Position | None:
    """Return the start or end of the line in which a place stands."""
    rows = lines_of(sheet, owner=position.owner, part=position.part, frame=frame)
    here = _line_with(rows, position)
    if here is None:
        return None
    if edge == "start":
        return position.at(here.start)
    return replace(position.at(here.end), upstream=_wraps(here, rows))


def _group(sheet: Sheet, frame: str) -> Group | None:
    return next((group for group in sheet.groups if group.frame == frame), None)


def _group_at(sheet: Sheet, x: float, y: float) -> Group | None:
    return next((group for group in reversed(sheet.groups) if group.box.contains(x, y)), None)


def _distance(line: TextLine, x: float, y: float) -> tuple[float, float]:
    along, across = line.point(x, y)
    beside = max(line.column_first - along, 0.0, along - line.column_last)
    off = max(line.over - across, 0.0, across - line.over - line.size)
    return beside * beside + 4 * off * off, abs(across - line.axis)


def _wraps(line: TextLine, lines: list[TextLine]) -> bool:
    """Tell whether the line's end is the start of another line."""
    return any(
        other.start == line.end
        and (other.owner, other.part, other.paragraph) == (line.owner, line.part, line.paragraph)
        for other in lines
        if other is not line
    )


def _place(line: TextLine, at: float, wraps: bool) -> Position:
    nearest = min(stops(line), key=lambda stop: abs(stop.at - at))
    place = Position(line.owner, line.part, line.paragraph, nearest.offset)
    return replace(place, upstream=True) if wraps and nearest.offset == line.end else place


def _line_with(lines: list[TextLine], position: Position) -> TextLine | None:
    found = [
        line
        for line in lines
        if line.paragraph == position.paragraph and line.start <= position.offset <= line.end
    ]
    if not found:
        return None
    return found[0] if position.upstream else found[-1]


def _at(line: TextLine, offset: int) -> float:
    edges = stops(line)
    return max((stop for stop in edges if stop.offset <= offset), key=lambda s: s.offset).at


def _after(lines: list[TextLine]) -> Rect:
    """Return a caret at the start of a line after the last one."""
    last = lines[-1]
    pitch = _PITCH_EM * last.size
    if len(lines) > 1 and lines[-2].onward < last.onward:
        pitch = last.onward - lines[-2].onward
    here = last.rect(last.column_first, last.column_first)
    if last.upright:
        return replace(here, x=here.x - pitch)
    return replace(here, y=here.y + pitch)
