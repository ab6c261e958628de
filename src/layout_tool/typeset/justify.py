"""Cells of a line → glyph runs in their places, the line's slack shared out by rank."""

from __future__ import annotations

from collections.abc import Sequence

from layout_tool.model import Align
from layout_tool.sheet import GlyphRun, Glyphs, SourceRange
from layout_tool.typeset.breaking import LineBreak
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.rules.spaces import GapRank
from layout_tool.typeset.setting import Cells, Line

__all__ = ["justify"]

_SQUEEZE_ORDER = (
    GapRank.WORD, GapRank.MIDDLE, GapRank.BRACKET, GapRank.COMMA, GapRank.HAN_LATIN, GapRank.STOP,
)  # fmt: skip


def justify(
    cells: Cells,
    line: LineBreak,
    measure: float,
    align: Align,
    *,
    last: bool,
    source: tuple[str, str, int],
) -> tuple[Line, list[float]]:
    """Set one line: share out its slack and place its glyphs from 0 at the measure's start.

    ``measure`` in pt; ``source`` is (owner, part, paragraph). A line too wide is squeezed by
    rank (CLREQ §3.3.3), one too short is stretched when ``align`` is justify and it is not the
    paragraph's last (CLREQ §3.3.4). Also returns where each cell's body begins, and the last ends.
    """
    first, end = line.first, line.last
    gaps = cells.gaps[first:end].tolist()
    lead, tail = float(cells.lead[first]), float(cells.tail[end])
    bodies = float(cells.widths[first : end + 1].sum()) + lead
    outside = float(cells.hang[end]) if line.hung else 0.0
    slack = measure - bodies - tail - sum(gaps) + outside
    stretch = 0.0
    if slack < -1e-6 and tail and cells.tail_yields:
        slack, tail = slack + tail, 0.0
    if slack < -1e-6:
        _squeeze(cells, first, end, gaps, -slack)
    elif slack > 1e-6 and align == "justify" and not last:
        stretch = _stretch(cells, first, end, gaps, slack)
    elif slack > 1e-6 and align == "spread" and gaps:
        gaps = [gap + slack / len(gaps) for gap in gaps]
    width = bodies + sum(gaps) + tail - outside
    left = {"center": (measure - width) / 2, "right": measure - width}.get(align, 0.0)
    places = _places(cells, first, end, gaps, left + lead)
    runs = _runs(cells, first, end, places, source)
    size = max((cells.styles[s].size for s in cells.style_of[first : end + 1]), default=0.0)
    set_line = Line(
        runs, cells.starts[first], cells.starts[end + 1], width, size, stretch, last, line.forced,
        vertical=cells.vertical,
    )  # fmt: skip
    return set_line, places


def _squeeze(cells: Cells, first: int, end: int, gaps: list[float], need: float) -> None:
    for rank in _SQUEEZE_ORDER:
        room = cells.shrink[rank, first:end].tolist()
        total = sum(room)
        if total <= 0:
            continue
        share = min(1.0, need / total)
        for i, capacity in enumerate(room):
            gaps[i] -= capacity * share
        need -= total * share
        if need <= 1e-9:
            return


def _stretch(cells: Cells, first: int, end: int, gaps: list[float], room: float) -> float:
    for caps in (cells.word[first:end].tolist(), cells.mixed[first:end].tolist()):
        total = sum(caps)
        if total <= 0:
            continue
        share = min(1.0, room / total)
        for i, cap in enumerate(caps):
            gaps[i] += cap * share
        room -= total * share
        if room <= 1e-9:
            return 0.0
    weights = cells.stretch[first:end].tolist()
    total = sum(weights)
    if total <= 0:
        return 0.0
    per_em = room / total
    for i, weight in enumerate(weights):
        gaps[i] += per_em * weight
    return float(per_em)


def _places(cells: Cells, first: int, end: int, gaps: Sequence[float], start: float) -> list[float]:
    """Return where each cell's body begins along the line, and where the last one ends."""
    widths = cells.widths[first : end + 1].tolist()
    places: list[float] = []
    pen = start
    for width, gap in zip(widths, [*gaps, 0.0], strict=True):
        places.append(pen)
        pen += width + gap
    places.append(pen)
    if cells.strict:
        # C11: at a line's edge a word's share of empty space all goes inside.
        for at, cell, way in ((0, first, -1), (end - first, end, 1)):
            if cells.classes[cell] == CharClass.LA and first != end:
                places[at] += way * float(cells.insets[cell])
    return places


def _runs(
    cells: Cells, first: int, end: int, places: list[float], source: tuple[str, str, int]
) -> tuple[GlyphRun, ...]:
    """Return the line's runs: neighbours of one face and style together."""
    runs: list[GlyphRun] = []
    begin = first
    insets = cells.insets[first : end + 1].tolist()
    at = [place + inset for place, inset in zip(places, insets, strict=False)]
    for i in range(first + 1, end + 1):
        shaped, previous = cells.shaped[i], cells.shaped[begin]
        if (
            shaped.face != previous.face
            or cells.style_of[i] != cells.style_of[begin]
            or shaped.substitute != previous.substitute
            or shaped.orientation != previous.orientation
            or shaped.scale != previous.scale
        ):
            runs.append(_run(cells, begin, i, at[begin - first : i - first], source))
            begin = i
    runs.append(_run(cells, begin, end + 1, at[begin - first :], source))
    return tuple(runs)


def _run(
    cells: Cells, first: int, stop: int, places: list[float], source: tuple[str, str, int]
) -> GlyphRun:
    style = cells.styles[cells.style_of[first]]
    shape = cells.shaped[first]
    stretched = style.scale if not cells.vertical or shape.orientation == "v" else 1.0
    size = style.size
    unit = size if cells.vertical else size * style.scale
    start, end = cells.starts[first], cells.starts[stop]
    origin = places[0]
    ids: list[int] = []
    along: list[float] = []
    across: list[float] = []
    advances: list[float] = []
    clusters: list[int] = []
    for i, place in enumerate(places, first):
        shaped = cells.shaped[i]
        base = cells.starts[i] - start
        ids += shaped.ids
        if len(shaped.ids) == 1:
            along.append(place - origin + shaped.xs[0] * unit)
            advances.append(shaped.advances[0] * unit)
            clusters.append(base + shaped.offsets[0])
        else:
            along += [place - origin + v * unit for v in shaped.xs]
            advances += [v * unit for v in shaped.advances]
            clusters += [base + v for v in shaped.offsets]
        if shaped.ys or across:
            across += [0.0] * (len(along) - len(shaped.ids) - len(across))
            across += [v * size for v in shaped.ys or (0.0,) * len(shaped.ids)]
    xs, ys = (across, along) if cells.vertical else (along, across)
    if cells.vertical:
        xs += [0.0] * (len(along) - len(xs))
    glyphs = Glyphs(
        shape.face,
        size,
        tuple(ids),
        tuple(xs),
        tuple(advances),
        cells.text[start:end],
        tuple(clusters),
        tuple(ys),
        stretched * shape.scale,
        shape.orientation,
    )
    where = SourceRange(*source, start, end)
    x, y = (style.rise, origin) if cells.vertical else (origin, -style.rise)
    return GlyphRun(x, y, glyphs, style.colour, where, shape.substitute)
