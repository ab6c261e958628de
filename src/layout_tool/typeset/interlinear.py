"""What stands beside the text: 着重号, 专名号, 浪线 and readings (CLREQ §3.3.6, C8, C16, C17).

Dots stand below each Han (right of it in vertical lines), name lines and waves below the words
(left of them), readings above (right). None of them changes the leading: they live in the space
between the lines. Positions are em of the text's size from the line's baseline or axis.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from layout_tool.model import EM_BOX_ASCENT, NAMES_APART, Rect
from layout_tool.sheet import GlyphRun, Glyphs, Rule, Segment, Shape
from layout_tool.typeset.breaking import LineBreak
from layout_tool.typeset.readings import READING, reading_cell
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.setting import Cells, RunStyle
from layout_tool.typeset.shape import Shaper

__all__ = ["beside"]

_BELOW: Final = 1 - EM_BOX_ASCENT
_DOT_ROLE: Final = "hei"
_DOT_SIZE: Final = 0.75
_DOT_OFF: Final = 0.16
"""From the em box's edge to the dot's centre."""
_DOT_BEYOND: Final = 0.28
"""The same where a line or a wave stands between: lines are next to the text (C8)."""
_LINES: Final = frozenset({"underline", "wavy"})
_LINE_OFF: Final = 0.1
_LINE_WIDTH: Final = 0.045
_APART: Final = 0.125
"""What a name line is shortened by beside another, so that two names are two lines (C8)."""
_WAVE_LENGTH: Final = 0.5
_WAVE_HEIGHT: Final = 0.05
_HANDLE: Final = 4 / (3 * math.pi)
"""Reach of a curve's handle in shares of half a wave: a sine's slope where it crosses the line."""
_READING_OFF: Final = 0.06
_HALF_BODY: Final = 0.25
_CENTRE: Final = EM_BOX_ASCENT - 0.5

Mark = GlyphRun | Rule | Shape


def beside(
    cells: Cells,
    line: LineBreak,
    places: Sequence[float],
    spans: Sequence[tuple[int, int]],
    shaper: Shaper,
) -> tuple[Mark, ...]:
    """Return the marks of a line; ``places`` are where its cells' bodies begin, in pt."""
    found: list[Mark] = []
    if any(style.decorations for style in cells.styles):
        for first, stop in _pieces(cells, line, spans):
            style = cells.styles[cells.style_of[first]]
            for name in style.decorations:
                if name == "emphasis":
                    found += _dots(cells, line.first, first, stop, places, shaper)
                else:
                    found.append(_under(cells, line, first, stop, places, name, style))
    for first, stop, reading in cells.rubies:
        if line.first <= first and stop <= line.last + 1:
            found.append(_reading(cells, line.first, first, stop, reading, places, shaper))
    return tuple(found)


def _pieces(
    cells: Cells, line: LineBreak, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield runs of cells of one span with decorations, each name its own."""
    ends = {end for end, _ in spans}
    ends.update(i + 1 for i, char in enumerate(cells.text) if char == NAMES_APART)
    first = line.first
    for i in range(line.first, line.last + 1):
        if cells.starts[i + 1] in ends or i == line.last:
            if cells.styles[cells.style_of[first]].decorations:
                yield first, i + 1
            first = i + 1


def _extent(
    cells: Cells, start: int, first: int, stop: int, places: Sequence[float]
) -> tuple[float, float]:
    last = stop - 1
    return places[first - start], places[last - start] + float(cells.widths[last])


def _dots(
    cells: Cells,
    start: int,
    first: int,
    stop: int,
    places: Sequence[float],
    shaper: Shaper,
) -> list[GlyphRun]:
    """A dot for each Han, none for marks (C8)."""
    style = cells.styles[cells.style_of[first]]
    centres = [
        places[i - start] + float(cells.widths[i]) / 2
        for i in range(first, stop)
        if cells.classes[i] == CharClass.ID
    ]
    if not centres:
        return []
    size = _DOT_SIZE * style.size
    dot = shaper.dot(_DOT_ROLE, style.lang)
    # In a vertical line they stand on either side.
    crowded = not cells.vertical and not _LINES.isdisjoint(style.decorations)
    away = (0.5 + (_DOT_BEYOND if crowded else _DOT_OFF)) * style.size
    # The dot's ink is centred on (a quarter em, the em box's middle) of its own body.
    along = [centre - _HALF_BODY * size + dot.xs[0] * size for centre in centres]
    lift = _CENTRE - (-dot.ys[0] if dot.ys else 0.0)
    if cells.vertical:
        xs, ys = (
            [away + (dot.xs[0] - _HALF_BODY) * size] * len(centres),
            [centre + lift * size for centre in centres],
        )
    else:
        xs, ys = along, [away - _CENTRE * style.size + lift * size] * len(centres)
    glyphs = Glyphs(
        dot.face, size, dot.ids * len(xs), tuple(xs), dot.advances * len(xs), "",
        (0,) * len(xs), tuple(ys),
    )  # fmt: skip
    return [GlyphRun(0.0, 0.0, glyphs, style.colour)]


def _under(
    cells: Cells,
    line: LineBreak,
    first: int,
    stop: int,
    places: Sequence[float],
    name: str,
    style: RunStyle,
) -> Rule | Shape:
    left, right = _extent(cells, line.first, first, stop, places)
    if first > line.first and _lined(cells, first - 1):
        left += _APART * style.size
    if stop <= line.last and _lined(cells, stop):
        right -= _APART * style.size
    off = (0.5 + _LINE_OFF) * style.size
    level = -off if cells.vertical else off - _CENTRE * style.size
    width = _LINE_WIDTH * style.size
    if name == "wavy":
        return _wave(left, right, level, width, style, vertical=cells.vertical)
    ends = (level, left, level, right) if cells.vertical else (left, level, right, level)
    return Rule(*ends, width, style.colour)


def _wave(
    left: float, right: float, level: float, width: float, style: RunStyle, *, vertical: bool
) -> Shape:
    """Return a 浪线 of whole waves, each half of one a curve."""
    halves = 2 * max(1, round((right - left) / (_WAVE_LENGTH * style.size)))
    half = (right - left) / halves
    reach, height = _HANDLE * half, 4 / 3 * _WAVE_HEIGHT * style.size
    segments: list[Segment] = [("M", _turned((left, level), vertical=vertical))]
    for i in range(halves):
        x, peak = left + i * half, level + (height if i % 2 == 0 else -height)
        curve = (x + reach, peak, x + half - reach, peak, x + half, level)
        segments.append(("C", _turned(curve, vertical=vertical)))
    swing = _WAVE_HEIGHT * style.size + width / 2
    box = (left, level - swing, right - left, 2 * swing)
    x, y, across, along = (box[1], box[0], box[3], box[2]) if vertical else box
    return Shape(Rect(x, y, across, along), tuple(segments), None, style.colour, width)


def _turned(places: tuple[float, ...], *, vertical: bool) -> tuple[float, ...]:
    """Return places (x, y, x, y, …) with the axes exchanged in a vertical line."""
    if not vertical:
        return places
    pairs = zip(places[::2], places[1::2], strict=True)
    return tuple(value for x, y in pairs for value in (y, x))


def _lined(cells: Cells, cell: int) -> bool:
    return not _LINES.isdisjoint(cells.styles[cells.style_of[cell]].decorations)


def _reading(
    cells: Cells,
    start: int,
    first: int,
    stop: int,
    reading: str,
    places: Sequence[float],
    shaper: Shaper,
) -> GlyphRun:
    style = cells.styles[cells.style_of[first]]
    size = READING * style.size
    shaped = reading_cell(shaper, reading, style, vertical=cells.vertical)
    left, right = _extent(cells, start, first, stop, places)
    begin = (left + right - shaped.advance * size) / 2
    along = tuple(begin + x * size for x in shaped.xs)
    zeros = (0.0,) * len(along)
    if cells.vertical:
        # Its em box stands right of the base's.
        axis = (0.5 + _READING_OFF) * style.size + size / 2
        across = tuple(axis + v * size for v in shaped.ys or zeros)
        xs, ys = across, along
    else:
        level = -EM_BOX_ASCENT * style.size - _READING_OFF * style.size - _BELOW * size
        xs, ys = along, tuple(level + v * size for v in shaped.ys or zeros)
    glyphs = Glyphs(
        shaped.face, size, shaped.ids, xs, tuple(a * size for a in shaped.advances), reading,
        shaped.offsets, ys, 1.0, shaped.orientation,
    )  # fmt: skip
    return GlyphRun(0.0, 0.0, glyphs, style.colour)
