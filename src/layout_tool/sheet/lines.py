"""The lines of text on a sheet, with the places where a caret may stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.sheet.items import GlyphRun, Group, Sheet

__all__ = ["Stop", "TextLine", "group_lines", "is_joined", "lines_of", "stops"]

_ASCENT: Final = 0.88
_RISE: Final = 0.6
"""Runs whose baselines differ by less than this share of their size stand in one line."""
_FULL: Final = 0.75
"""A mark whose advance is wider than this share of its size is drawn in a full em."""
_RIGHT_HALF: Final = frozenset("（〔［｛《〈「『【〖“‘")
_LEFT_HALF: Final = frozenset("）〕］｝》〉」』】〗”’，、。；：！？．")
_MIDDLE: Final = frozenset("·・／")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place for the caret: the offset in its paragraph or part, and x in pt."""

    offset: int
    x: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of one paragraph, in pt. ``column_left`` and ``column_right`` bound its column."""

    frame: str
    owner: str
    part: str
    paragraph: int
    start: int
    end: int
    left: float
    right: float
    baseline: float
    size: float
    runs: tuple[GlyphRun, ...]
    column_left: float = 0.0
    column_right: float = 0.0

    @property
    def top(self) -> float:
        """Top of the em box of its type."""
        return self.baseline - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Bottom of the em box of its type."""
        return self.top + self.size


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
    lines: list[TextLine] = []
    row: list[GlyphRun] = []
    for item in group.items:
        if not isinstance(item, GlyphRun) or item.source is None or item.glyphs.orientation != "h":
            continue
        if owner not in (None, item.source.owner) or part not in (None, item.source.part):
            continue
        if paragraphs is not None and item.source.paragraph not in paragraphs:
            continue
        if row and not _continues(row[-1], item):
            lines.append(_line(group.frame, row))
            row = []
        row.append(item)
    if row:
        lines.append(_line(group.frame, row))
    return _with_columns(lines)


def _continues(last: GlyphRun, run: GlyphRun) -> bool:
    a, b = last.source, run.source
    assert a is not None
    assert b is not None
    size = max(last.glyphs.size, run.glyphs.size)
    return (
        (a.owner, a.part, a.paragraph, a.end) == (b.owner, b.part, b.paragraph, b.start)
        and run.x >= last.x
        and abs(run.y - last.y) < _RISE * size
    )


def _line(frame: str, row: Sequence[GlyphRun]) -> TextLine:
    first, last = row[0].source, row[-1].source
    assert first is not None
    assert last is not None
    tallest = max(row, key=lambda run: run.glyphs.size)
    line = TextLine(
        frame, first.owner, first.part, first.paragraph, first.start, last.end,
        row[0].x, row[-1].x, tallest.y, tallest.glyphs.size, tuple(row),
    )  # fmt: skip
    edges = stops(line)
    return replace(line, left=edges[0].x, right=edges[-1].x)


def _with_columns(lines: list[TextLine]) -> list[TextLine]:
    """Give every line the bounds of its column: lines of a part that follow each other down."""
    result: list[TextLine] = []
    start = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and _same_column(lines[i - 1], lines[i]):
            continue
        column = lines[start:i]
        left, right = min(line.left for line in column), max(line.right for line in column)
        result += [replace(line, column_left=left, column_right=right) for line in column]
        start = i
    return result


def _same_column(above: TextLine, below: TextLine) -> bool:
    return (above.owner, above.part) == (below.owner, below.part) and (
        below.baseline > above.baseline
    )


def stops(line: TextLine) -> list[Stop]:
    """Return the caret stops of a line from left to right, its start and end included.

    Between two characters the caret stands in the middle of the space that parts them; inside a
    glyph that stands for several characters it shares out the advance. Marks drawn in half of
    their em count as that half (CLREQ §3.1.6.1).
    """
    result: list[Stop] = []
    right = 0.0
    for offset, text, left, edge in _boxes(line):
        if result and offset == result[-1].offset:
            right = max(right, edge)
            continue
        at = left if not result else (right + left) / 2
        if result:
            result += _within(result[-1], offset, at, line)
        if not is_joined(text, offset - line.start):
            result.append(Stop(offset, at))
        right = edge
    if result:
        result += _within(result[-1], line.end, right, line)
    return [*result, Stop(line.end, right)]


def _within(last: Stop, offset: int, x: float, line: TextLine) -> list[Stop]:
    """Return the stops between the last one and the next character's."""
    count = offset - last.offset
    if count < 2:
        return []
    text = "".join(run.glyphs.text for run in line.runs)
    return [
        Stop(last.offset + k, last.x + (x - last.x) * k / count)
        for k in range(1, count)
        if not is_joined(text, last.offset + k - line.start)
    ]


def _boxes(line: TextLine) -> Iterator[tuple[int, str, float, float]]:
    """Yield for every glyph: its character's offset, the line's text, its left and right edge."""
    text = "".join(run.glyphs.text for run in line.runs)
    for run in line.runs:
        assert run.source is not None
        glyphs = run.glyphs
        full = _FULL * glyphs.size * glyphs.scale
        for x, advance, cluster in zip(glyphs.xs, glyphs.advances, glyphs.clusters, strict=True):
            left, right = run.x + x, run.x + x + advance
            char = glyphs.text[cluster : cluster + 1]
            if advance > full:
                if char in _RIGHT_HALF:
                    left += advance / 2
                elif char in _LEFT_HALF:
                    right -= advance / 2
                elif char in _MIDDLE:
                    left, right = left + advance / 4, right - advance / 4
            yield run.source.start + cluster, text, left, right
