"""The lines of text on a sheet, with the places where a caret may stand.

A line runs along the page (horizontal) or down it (vertical text, whose lines follow each other
from right to left). Places *along* a line are x, or y in vertical text; its *axis* is the y of its
baseline, or the x of the middle of a vertical line. All lengths in pt from the page's corner.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.model import EM_BOX_ASCENT, Rect
from layout_tool.sheet.items import GlyphRun, Group, Item, Sheet

__all__ = ["Stop", "TextLine", "group_lines", "is_joined", "lines_of", "stops"]

_RISE: Final = 0.6
"""Runs whose axes differ by less than this share of their size stand in one line."""
_INITIAL: Final = 1.8
"""A run so many times as large as its neighbour is a drop capital: a line of its own."""
_FULL: Final = 0.75
"""A mark whose advance is wider than this share of its size is drawn in a full em."""
_SECOND_HALF: Final = frozenset("（〔［｛《〈「『【〖“‘")
_FIRST_HALF: Final = frozenset("）〕］｝》〉」』】〗”’，、。；：！？．")
_MIDDLE: Final = frozenset("·・／")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place for the caret: the offset in its paragraph or part, and its place along the line."""

    offset: int
    at: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of one paragraph, in pt.

    ``first`` and ``last`` bound it along, ``column_first`` and ``column_last`` bound its column.
    """

    frame: str
    owner: str
    part: str
    paragraph: int
    start: int
    end: int
    first: float
    last: float
    axis: float
    size: float
    runs: tuple[GlyphRun, ...]
    upright: bool = False
    column_first: float = 0.0
    column_last: float = 0.0

    @property
    def over(self) -> float:
        """Where its em box begins across: its top, or its left edge in vertical text."""
        return self.axis - (0.5 if self.upright else EM_BOX_ASCENT) * self.size

    @property
    def onward(self) -> float:
        """How far it has come in the order of lines: downward, or leftward in vertical text."""
        return -self.axis if self.upright else self.axis

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page as its place along and across the line."""
        return (y, x) if self.upright else (x, y)

    def rect(self, first: float, last: float, around: float = 0.0) -> Rect:
        """Return what its em box covers between two places, with some room around it across."""
        over, size = self.over - around, self.size + 2 * around
        if self.upright:
            return Rect(over, first, size, last - first)
        return Rect(first, over, last - first, size)


def is_joined(text: str, index: int) -> bool:
    """Tell whether a character belongs to the one before it, so that no caret stands between."""
    if index <= 0 or index >= len(text):
        return False
    char = text[index]
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return True
    if char == "\u200d" or text[index - 1] == "\u200d":
        return True
    return unicodedata.combining(char) != 0


def lines_of(
    sheet: Sheet,
    *,
    owner: str | None = None,
    part: str | None = None,
    frame: str | None = None,
    paragraphs: range | None = None,
) -> list[TextLine]:
    """Return the lines of a sheet in reading order; of one owner, part or frame, if named.

    ``paragraphs`` leaves all others out, which is quicker; columns are then bounded by them alone.
    """
    result: list[TextLine] = []
    for group in sheet.groups:
        if frame is None or group.frame == frame:
            result += group_lines(group, owner=owner, part=part, paragraphs=paragraphs)
    return result


def group_lines(
    group: Group,
    *,
    owner: str | None = None,
    part: str | None = None,
    paragraphs: range | None = None,
) -> list[TextLine]:
    """Return the lines of one frame in reading order; of one owner, part or paragraphs."""
    upright = _upright_parts(group.items)
    lines: list[TextLine] = []
    row: list[GlyphRun] = []
    for item in group.items:
        if not isinstance(item, GlyphRun) or item.source is None:
            continue
        if owner not in (None, item.source.owner) or part not in (None, item.source.part):
            continue
        if paragraphs is not None and item.source.paragraph not in paragraphs:
            continue
        if row and not _continues(row[-1], item, upright):
            lines.append(_line(group.frame, row, upright))
            row = []
        row.append(item)
    if row:
        lines.append(_line(group.frame, row, upright))
    return _with_columns(lines)


_Part = tuple[str, str]


def _part(run: GlyphRun) -> _Part:
    assert run.source is not None
    return run.source.owner, run.source.part


def _upright_parts(items: Iterable[Item]) -> frozenset[_Part]:
    """Return the parts whose lines are vertical.

    A number set across a vertical line (tate-chu-yoko) is not upright itself; its neighbours are.
    """
    return frozenset(
        _part(item)
        for item in items
        if isinstance(item, GlyphRun) and item.source is not None and item.glyphs.orientation != "h"
    )


def _continues(last: GlyphRun, run: GlyphRun, upright: frozenset[_Part]) -> bool:
    a, b = last.source, run.source
    assert a is not None
    assert b is not None
    if (a.owner, a.part, a.paragraph, a.end) != (b.owner, b.part, b.paragraph, b.start):
        return False
    size, small = sorted((last.glyphs.size, run.glyphs.size), reverse=True)
    if size > _INITIAL * small:
        return False
    dx, dy = run.x - last.x, run.y - last.y
    along, across = (dy, dx) if (a.owner, a.part) in upright else (dx, dy)
    return along >= 0 and abs(across) < _RISE * size


def _line(frame: str, row: Sequence[GlyphRun], upright: frozenset[_Part]) -> TextLine:
    first, last = row[0].source, row[-1].source
    assert first is not None
    assert last is not None
    tallest = max(row, key=lambda run: run.glyphs.size)
    is_upright = _part(row[0]) in upright
    line = TextLine(
        frame, first.owner, first.part, first.paragraph, first.start, last.end, 0.0, 0.0,
        tallest.x if is_upright else tallest.y, tallest.glyphs.size, tuple(row), is_upright,
    )  # fmt: skip
    edges = stops(line)
    return replace(line, first=edges[0].at, last=edges[-1].at)


def _with_columns(lines: list[TextLine]) -> list[TextLine]:
    """Give every line the bounds of its column: lines of a part that follow each other onward."""
    result: list[TextLine] = []
    start = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and _same_column(lines[i - 1], lines[i]):
            continue
        column = lines[start:i]
        low, high = min(line.first for line in column), max(line.last for line in column)
        result += [replace(line, column_first=low, column_last=high) for line in column]
        start = i
    return result


def _same_column(one: TextLine, after: TextLine) -> bool:
    return (one.owner, one.part) == (after.owner, after.part) and after.onward > one.onward


def stops(line: TextLine) -> list[Stop]:
    """Return the caret stops of a line in order, its start and end included.

    Between two characters the caret stands in the middle of the space that parts them; inside a
    glyph that stands for several characters, and in a number set across a vertical line, it
    shares out the advance. Marks drawn in half of their em count as that half (CLREQ §3.1.6.1).
    """
    result: list[Stop] = []
    end = 0.0
    for offset, text, first, last in _boxes(line):
        if result and offset == result[-1].offset:
            end = max(end, last)
            continue
        at = first if not result else (end + first) / 2
        if result:
            result += _within(result[-1], offset, at, line)
        if not is_joined(text, offset - line.start):
            result.append(Stop(offset, at))
        end = last
    if not result:
        # An empty cell of a table: a run without glyphs.
        run = line.runs[0]
        return [Stop(line.end, run.y if line.upright else run.x)]
    result += _within(result[-1], line.end, end, line)
    return [*result, Stop(line.end, end)]


def _within(last: Stop, offset: int, at: float, line: TextLine) -> list[Stop]:
    """Return the stops between the last one and the next character's."""
    count = offset - last.offset
    if count < 2:
        return []
    text = "".join(run.glyphs.text for run in line.runs)
    return [
        Stop(last.offset + k, last.at + (at - last.at) * k / count)
        for k in range(1, count)
        if not is_joined(text, last.offset + k - line.start)
    ]


def _boxes(line: TextLine) -> Iterator[tuple[int, str, float, float]]:
    """Yield for every glyph: its character's offset, the line's text, where it begins and ends."""
    text = "".join(run.glyphs.text for run in line.runs)
    for run in line.runs:
        assert run.source is not None
        if line.upright and run.glyphs.orientation == "h":
            yield from _cells(run, run.source.start, text)
            continue
        glyphs = run.glyphs
        origin, places = (run.y, glyphs.ys) if line.upright else (run.x, glyphs.xs)
        full = _FULL * glyphs.size * (1.0 if line.upright else glyphs.scale)
        for at, advance, cluster in zip(places, glyphs.advances, glyphs.clusters, strict=True):
            first, last = origin + at, origin + at + advance
            char = glyphs.text[cluster : cluster + 1]
            if advance > full:
                if char in _SECOND_HALF:
                    first += advance / 2
                elif char in _FIRST_HALF:
                    last -= advance / 2
                elif char in _MIDDLE:
                    first, last = first + advance / 4, last - advance / 4
            yield run.source.start + cluster, text, first, last


def _cells(run: GlyphRun, start: int, text: str) -> Iterator[tuple[int, str, float, float]]:
    """Yield the cells of a vertical line whose characters stand upright on their baselines.

    Those at one height share a cell (a number set across); a caret between them shares it out.
    """
    size = run.glyphs.size
    seen: set[float] = set()
    for y, cluster in zip(run.glyphs.ys, run.glyphs.clusters, strict=True):
        if y not in seen:
            seen.add(y)
            top = run.y + y - EM_BOX_ASCENT * size
            yield start + cluster, text, top, top + size
