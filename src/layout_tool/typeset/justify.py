"""Cells of a line → glyph runs in their places, the line's slack shared out by rank."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from layout_tool.model import Align
from layout_tool.sheet import GlyphRun, Glyphs, SourceRange
from layout_tool.typeset.breaking import LineBreak
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.spaces import GapRank
from layout_tool.typeset.setting import Cells, Line

__all__ = ["Justifier"]

_SQUEEZE_ORDER: Final = tuple(
    map(
        int,
        (GapRank.WORD, GapRank.MIDDLE, GapRank.BRACKET, GapRank.COMMA, GapRank.HAN_LATIN,
         GapRank.STOP),
    )
)  # fmt: skip
_LA: Final = int(CharClass.LA)
_NOTHING: Final = 1e-9
_EPSILON: Final = 1e-6


class Justifier:
    """Sets the lines of one paragraph; what all of them need is worked out once.

    ``source`` is (owner, part, paragraph).
    """

    def __init__(self, cells: Cells, source: tuple[str, str, int]) -> None:
        self._cells = cells
        self._source = source
        self._widths: list[float] = cells.widths.tolist()
        self._gaps: list[float] = cells.gaps.tolist()
        self._insets: list[float] | None = cells.insets.tolist() if cells.insets.any() else None
        gives: list[float] = cells.shrink.max(axis=1, initial=0.0).tolist()
        self._shrink: list[list[float]] = [
            cells.shrink[rank].tolist() for rank in _SQUEEZE_ORDER if gives[rank]
        ]
        self._caps: list[list[float]] = [cells.word.tolist(), cells.mixed.tolist()]
        self._stretch: list[float] = cells.stretch.tolist()
        self._seams = _seams(cells)
        self._sizes = [style.size for style in cells.styles]
        self._single = [len(one.ids) == 1 and not one.ys for one in cells.shaped]

    def line(
        self, line: LineBreak, measure: float, align: Align, *, last: bool, inset: float = 0.0
    ) -> tuple[Line, list[float]]:
        """Set one line: share out its slack and place its glyphs from ``inset`` on.

        ``measure`` is the room behind the inset, both in pt. A line too wide is squeezed by rank
        (CLREQ §3.3.3), one too short is stretched when ``align`` is justify and it is not the
        paragraph's last (CLREQ §3.3.4). Also returns where each cell's body begins behind the
        inset, and the last ends.
        """
        cells, first, end = self._cells, line.first, line.last
        gaps = self._gaps[first:end]
        lead, tail = float(cells.lead[first]), float(cells.tail[end])
        hyphen = cells.hyphen_width(end)
        bodies = sum(self._widths[first : end + 1]) + lead + hyphen
        outside = float(cells.hang[end]) if line.hung else 0.0
        slack = measure - bodies - tail - sum(gaps) + outside
        stretch = 0.0
        if slack < -_EPSILON and tail and cells.tail_yields:
            slack, tail = slack + tail, 0.0
        if slack < -_EPSILON:
            self._squeeze(first, end, gaps, -slack)
        elif slack > _EPSILON and align == "justify" and not last:
            stretch = self._stretched(first, end, gaps, slack)
        elif slack > _EPSILON and align == "spread" and gaps:
            gaps = [gap + slack / len(gaps) for gap in gaps]
        width = bodies + sum(gaps) + tail - outside
        left = {"center": (measure - width) / 2, "right": measure - width}.get(align, 0.0)
        places = self._places(first, end, gaps, left + lead)
        runs = self._runs(first, end, places, inset)
        size = self._sizes[0]
        if len(self._sizes) > 1:
            size = max(self._sizes[s] for s in cells.style_of[first : end + 1])
        set_line = Line(
            runs, cells.starts[first], cells.starts[end + 1], width, size, stretch, last,
            line.forced, self._hyphen(end, inset + places[-1]) if hyphen else (), cells.vertical,
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

    def _squeeze(self, first: int, end: int, gaps: list[float], need: float) -> None:
        for rank in self._shrink:
            room = rank[first:end]
            total = sum(room)
            if total <= 0:
                continue
            share = min(1.0, need / total)
            for i, capacity in enumerate(room):
                gaps[i] -= capacity * share
            need -= total * share
            if need <= _NOTHING:
                return

    def _stretched(self, first: int, end: int, gaps: list[float], room: float) -> float:
        """Widen gaps by ``room`` pt in all; return what each character place got, in em."""
        for rank in self._caps:
            caps = rank[first:end]
            total = sum(caps)
            if total <= 0:
                continue
            share = min(1.0, room / total)
            for i, cap in enumerate(caps):
                gaps[i] += cap * share
            room -= total * share
            if room <= _NOTHING:
                return 0.0
        weights = self._stretch[first:end]
        total = sum(weights)
        if total <= 0:
            return 0.0
        per_em = room / total
        for i, weight in enumerate(weights):
            gaps[i] += per_em * weight
        return per_em

    def _places(self, first: int, end: int, gaps: list[float], start: float) -> list[float]:
        """Return where each cell's body begins along the line, and where the last one ends."""
        cells = self._cells
        places: list[float] = []
        pen = start
        for width, gap in zip(self._widths[first : end + 1], [*gaps, 0.0], strict=True):
            places.append(pen)
            pen += width + gap
        places.append(pen)
        if cells.strict:
            # C11: at a line's edge a word's share of empty space all goes inside.
            for at, cell, way in ((0, first, -1), (end - first, end, 1)):
                if cells.classes[cell] == _LA and first != end:
                    places[at] += way * float(cells.insets[cell])
        return places

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
                for begin, stop in itertools.pairwise(edges)
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
        part = cells.shaped[first:stop]
        if end - start == stop - first and all(self._single[first:stop]):
            # A character a cell and a glyph a character: most of a Chinese page.
            ids = [one.ids[0] for one in part]
            advances = [one.advances[0] * unit for one in part]
            clusters: Sequence[int] = range(stop - first)
            along = [
                place - origin + one.xs[0] * unit for place, one in zip(places, part, strict=True)
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


def _seams(cells: Cells) -> list[int]:
    """Return the cells with which a new run begins, for its face or style is another."""
    shaped = cells.shaped
    faces, substitutes = [one.face for one in shaped], [one.substitute for one in shaped]
    looks: list[tuple[object, ...]] = list(zip(faces, cells.style_of, substitutes, strict=True))
    if cells.vertical:
        turns = [(one.orientation, one.scale) for one in shaped]
        looks = list(zip(looks, turns, strict=True))
    return [i for i in range(1, len(looks)) if looks[i] != looks[i - 1]]
