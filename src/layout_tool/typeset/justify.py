"""Cells of a line → glyph runs in their places, the line's slack shared out by rank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress, count, islice, pairwise
from operator import ne
from typing import Final

from layout_tool.model import Align
from layout_tool.sheet import GlyphRun, Glyphs, SourceRange
from layout_tool.typeset.breaking import BreakSearch, LineBreak
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.setting import Cells, Line, Shaped

__all__ = ["Justifier"]

_WORDS: Final = frozenset({int(CharClass.LA), int(CharClass.SP)})
_NOTHING: Final = 1e-9
_EPSILON: Final = 1e-6
_BLANK: Final = Shaped("", (0,), (0.0,), (0.0,), (0,), 0.0)
"""Stands where a cell without a glyph would, such as a space in a vertical line."""


class Justifier:
    """Sets the lines that a search found; what all of them need is worked out once.

    ``source`` is (owner, part, paragraph).
    """

    def __init__(self, search: BreakSearch, source: tuple[str, str, int]) -> None:
        cells = search.cells
        self._cells = cells
        self._sums = search.sums
        self._hang, self._tail = search.hang, search.tail
        self._source = source
        insets: list[float] = cells.insets.tolist()
        self._insets = insets if any(insets) else None
        self._seams = _seams(cells)
        self._sizes = [style.size for style in cells.styles]
        self._several = [i for i, one in enumerate(cells.shaped) if len(one.ids) != 1 or one.ys]
        first = (
            [one if one.ids else _BLANK for one in cells.shaped] if self._several else cells.shaped
        )
        self._ids = [one.ids[0] for one in first]
        self._xs = [one.xs[0] for one in first]
        self._advances = [one.advances[0] for one in first]

    def line(
        self, line: LineBreak, measure: float, align: Align, *, last: bool, inset: float = 0.0
    ) -> tuple[Line, list[float]]:
        """Set one line: share out its slack and place its glyphs from ``inset`` on.

        ``measure`` is the room behind the inset, both in pt. A line too wide is squeezed by rank
        (CLREQ §3.3.3), one too short is stretched when ``align`` is justify and it is not the
        paragraph's last (CLREQ §3.3.4). Also returns where each cell's body begins behind the
        inset, and the last ends.
        """
        cells, sums, first, end = self._cells, self._sums, line.first, line.last
        begin = sums.start[first]
        width = sums.end[end] - begin
        if line.hung:
            width -= self._hang[end]
        slack = measure - width
        if slack < -_EPSILON and self._tail:
            slack, width = slack + self._tail[end], width - self._tail[end]
        places = [pen - begin for pen in sums.pen[first : end + 1]]
        stretch = 0.0
        if slack < -_EPSILON:
            places, less = self._squeezed(first, end, places, -slack)
            width -= less
        elif slack > _EPSILON and align == "justify" and not last:
            places, more, stretch = self._stretched(first, end, places, slack)
            width += more
        elif slack > _EPSILON and align == "spread" and end > first:
            places = [place + slack * i / (end - first) for i, place in enumerate(places)]
            width += slack
        left = {"center": (measure - width) / 2, "right": measure - width}.get(align, 0.0)
        if left:
            places = [left + place for place in places]
        places.append(places[-1] + float(cells.widths[end]))
        if cells.strict:
            self._see_to_words(first, end, places, last=last)
        runs = self._runs(first, end, places, inset)
        size = self._sizes[0]
        if len(self._sizes) > 1:
            size = max(self._sizes[s] for s in cells.style_of[first : end + 1])
        hyphen = self._hyphen(end, inset + places[-1]) if end in cells.hyphens else ()
        set_line = Line(
            runs, cells.starts[first], cells.starts[end + 1], width, size, stretch, last,
            line.forced, hyphen, cells.vertical,
            int(slack / size + _EPSILON) if cells.strict and not last and slack > 0 else 0,
        )  # fmt: skip
        return set_line, places

    def _hyphen(self, cell: int, place: float) -> tuple[GlyphRun, ...]:
        """Return the hyphen of a cell at a place along the line; it stands for no character."""
        cells = self._cells
        style, shaped = cells.styles[cells.style_of[cell]], cells.hyphens[cell]
        unit = style.size if cells.vertical else style.size * style.scale
        along = tuple(x * unit for x in shaped.xs)
        across = tuple(y * style.size for y in shaped.ys)
        glyphs = Glyphs(
            shaped.face, style.size, shaped.ids, across if cells.vertical else along,
            tuple(advance * unit for advance in shaped.advances), "", (0,) * len(shaped.ids),
            along if cells.vertical else across, 1.0 if cells.vertical else style.scale,
            shaped.orientation,
        )  # fmt: skip
        x, y = (style.rise, place) if cells.vertical else (place, -style.rise)
        return (GlyphRun(x, y, glyphs, style.colour),)

    def _squeezed(
        self, first: int, end: int, places: list[float], need: float
    ) -> tuple[list[float], float]:
        """Move cells together by ``need`` pt, or as far as they go; also return how far that is."""
        left = need
        for _, gives in self._sums.gives:
            room = gives[end] - gives[first]
            if room <= 0:
                continue
            share = min(1.0, left / room)
            places = _moved(places, gives[first : end + 1], -share)
            left -= room * share
            if left <= _NOTHING:
                break
        return places, need - left

    def _stretched(
        self, first: int, end: int, places: list[float], need: float
    ) -> tuple[list[float], float, float]:
        """Move cells apart by ``need`` pt, or as far as they go.

        Also return how far that is, and what each place between characters got, in em.
        """
        left = need
        for fills in self._sums.fills:
            room = fills[end] - fills[first]
            if room <= 0:
                continue
            share = min(1.0, left / room)
            places = _moved(places, fills[first : end + 1], share)
            left -= room * share
            if left <= _NOTHING:
                return places, need - left, 0.0
        weights = self._sums.stretch[first : end + 1]
        total = weights[-1] - weights[0]
        if total <= 0:
            return places, need - left, 0.0
        return _moved(places, weights, left / total), need, left / total

    def _see_to_words(self, first: int, end: int, places: list[float], *, last: bool) -> None:
        """Put what words have left over inside at a line's edge (C11)."""
        cells = self._cells
        stop = first
        while stop <= end and cells.classes[stop] in _WORDS:
            stop += 1
        if stop > end:
            return
        aside = float(cells.lead[first] + cells.insets[first])
        for at in range(stop - first):
            places[at] -= aside
        begin = end + 1
        while cells.classes[begin - 1] in _WORDS:
            begin -= 1
        if last or begin > end:
            return
        style = cells.styles[cells.style_of[end]]
        body = cells.shaped[end].advance * style.size * (1.0 if cells.vertical else style.scale)
        aside = float(cells.widths[end] - cells.insets[end]) - body
        for at in range(begin - first, end + 1 - first):
            places[at] += aside

    def _runs(
        self, first: int, end: int, places: list[float], inset: float
    ) -> tuple[GlyphRun, ...]:
        """Return the line's runs: neighbours of one face and style together."""
        at = places
        if self._insets is not None:
            insets = self._insets[first : end + 1]
            at = [place + inset for place, inset in zip(places, insets, strict=False)]
        seams = self._seams[bisect_right(self._seams, first) : bisect_left(self._seams, end + 1)]
        edges = [first, *seams, end + 1]
        return tuple(
            [
                self._run(begin, stop, at[begin - first : stop - first], inset)
                for begin, stop in pairwise(edges)
            ]
        )

    def _run(self, first: int, stop: int, places: list[float], inset: float) -> GlyphRun:
        cells = self._cells
        style = cells.styles[cells.style_of[first]]
        shape = cells.shaped[first]
        stretched = style.scale if not cells.vertical or shape.orientation == "v" else 1.0
        unit = style.size if cells.vertical else style.size * style.scale
        start, end = cells.starts[first], cells.starts[stop]
        origin = places[0]
        several = self._several
        if end - start == stop - first and (
            not several or bisect_left(several, first) == bisect_left(several, stop)
        ):
            # A character a cell and a glyph a character: most of a Chinese page.
            ids = self._ids[first:stop]
            advances = [advance * unit for advance in self._advances[first:stop]]
            clusters: Sequence[int] = range(stop - first)
            along = [
                place - origin + x * unit
                for place, x in zip(places, self._xs[first:stop], strict=True)
            ]
            across: list[float] = []
        else:
            ids, along, across, advances, clusters = self._glyphs(first, stop, places, unit)
        xs, ys = (across, along) if cells.vertical else (along, across)
        if cells.vertical:
            xs += [0.0] * (len(along) - len(xs))
        glyphs = Glyphs(
            shape.face, style.size, tuple(ids), tuple(xs), tuple(advances),
            cells.text[start:end], tuple(clusters), tuple(ys), stretched * shape.scale,
            shape.orientation,
        )  # fmt: skip
        where = SourceRange(*self._source, start, end)
        along_line = origin + inset
        x, y = (style.rise, along_line) if cells.vertical else (along_line, -style.rise)
        return GlyphRun(x, y, glyphs, style.colour, where, shape.substitute)

    def _glyphs(
        self, first: int, stop: int, places: list[float], unit: float
    ) -> tuple[list[int], list[float], list[float], list[float], list[int]]:
        """Return ids, places along and across the line, advances and clusters of any cells."""
        cells = self._cells
        size = cells.styles[cells.style_of[first]].size
        start, origin = cells.starts[first], places[0]
        ids: list[int] = []
        along: list[float] = []
        across: list[float] = []
        advances: list[float] = []
        clusters: list[int] = []
        for i, place in enumerate(places, first):
            shaped = cells.shaped[i]
            base = cells.starts[i] - start
            ids += shaped.ids
            along += [place - origin + v * unit for v in shaped.xs]
            advances += [v * unit for v in shaped.advances]
            clusters += [base + v for v in shaped.offsets]
            if shaped.ys or across:
                across += [0.0] * (len(along) - len(shaped.ids) - len(across))
                across += [v * size for v in shaped.ys or (0.0,) * len(shaped.ids)]
        return ids, along, across, advances, clusters


def _moved(places: list[float], sums: list[float], share: float) -> list[float]:
    """Return places moved on by a share of what has been added up before each."""
    base = sums[0]
    return [place + share * (so_far - base) for place, so_far in zip(places, sums, strict=True)]


def _seams(cells: Cells) -> list[int]:
    """Return the cells with which a new run begins, for its face or style is another."""
    looks: list[Sequence[object]] = [[one.face for one in cells.shaped]]
    if len(cells.styles) > 1:
        looks.append(cells.style_of)
    substitutes = [one.substitute for one in cells.shaped]
    if any(substitutes):
        looks.append(substitutes)
    if cells.vertical:
        looks.append([(one.orientation, one.scale) for one in cells.shaped])
    found = [compress(count(1), map(ne, look, islice(look, 1, None))) for look in looks]
    return sorted(set().union(*found)) if len(found) > 1 else list(found[0])
