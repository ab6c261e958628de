"""Cells of a line → glyph runs in their places, the line's slack shared out by rank."""

from __future__ import annotations

from collections.abc import Sequence

from layout_tool.model import Align
from layout_tool.sheet import GlyphRun, Glyphs, SourceRange
from layout_tool.typeset.breaking import LineBreak
from layout_tool.typeset.rules.spaces import GapRank
from layout_tool.typeset.setting import Cells, Line

__all__ = ["justify"]

_SQUEEZE_ORDER = (
    GapRank.WORD, GapRank.BRACKET, GapRank.COMMA, GapRank.HAN_LATIN, GapRank.STOP,
)  # fmt: skip


def justify(
    cells: Cells,
    line: LineBreak,
    measure: float,
    align: Align,
    *,
    last: bool,
    source: tuple[str, str, int],
) -> Line:
    """Set one line: share out its slack and place its glyphs from x = 0 at the measure's left.

    ``measure`` in pt; ``source`` is (owner, part, paragraph). A line too wide is squeezed by
    rank (CLREQ §3.3.3), one too short is stretched when ``align`` is justify and it is not the
    paragraph's last (CLREQ §3.3.4).
    """
    first, end = line.first, line.last
    gaps = cells.gaps[first:end].tolist()
    natural = float(cells.widths[first : end + 1].sum()) + sum(gaps)
    slack = measure - natural
    stretch = 0.0
    if slack < -1e-6:
        stretch = _squeeze(cells, first, end, gaps, -slack)
    elif slack > 1e-6 and align == "justify" and not last:
        stretch = _stretch(cells, first, end, gaps, slack)
    elif slack > 1e-6 and align == "spread" and gaps:
        gaps = [gap + slack / len(gaps) for gap in gaps]
    width = float(cells.widths[first : end + 1].sum()) + sum(gaps)
    left = {"center": (measure - width) / 2, "right": measure - width}.get(align, 0.0)
    runs = _place(cells, first, end, gaps, left, source)
    size = max((cells.styles[s].size for s in cells.style_of[first : end + 1]), default=0.0)
    return Line(
        runs, cells.starts[first], cells.starts[end + 1], width, size, stretch, last, line.forced
    )


def _squeeze(cells: Cells, first: int, end: int, gaps: list[float], need: float) -> float:
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
            return 0.0
    return 0.0


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


def _place(
    cells: Cells,
    first: int,
    end: int,
    gaps: Sequence[float],
    left: float,
    source: tuple[str, str, int],
) -> tuple[GlyphRun, ...]:
    """Return the line's runs: neighbours of one face and style together."""
    runs: list[GlyphRun] = []
    x = left
    widths = cells.widths[first : end + 1].tolist()
    begin = first
    places: list[float] = []
    for i in range(first, end + 1):
        shaped = cells.shaped[i]
        previous = cells.shaped[begin]
        if i > begin and (
            shaped.face != previous.face
            or cells.style_of[i] != cells.style_of[begin]
            or shaped.substitute != previous.substitute
        ):
            runs.append(_run(cells, begin, i, places, source))
            begin, places = i, []
        places.append(x)
        x += widths[i - first] + (gaps[i - first] if i < end else 0.0)
    places.append(x)
    runs.append(_run(cells, begin, end + 1, places[:-1], source))
    return tuple(runs)


def _run(
    cells: Cells, first: int, stop: int, places: list[float], source: tuple[str, str, int]
) -> GlyphRun:
    style = cells.styles[cells.style_of[first]]
    size, scale = style.size, style.size * style.scale
    start, end = cells.starts[first], cells.starts[stop]
    origin = places[0]
    ids: list[int] = []
    xs: list[float] = []
    advances: list[float] = []
    clusters: list[int] = []
    for i, place in enumerate(places, first):
        shaped = cells.shaped[i]
        base = cells.starts[i] - start
        ids += shaped.ids
        if len(shaped.ids) == 1:
            xs.append(place - origin + shaped.xs[0] * scale)
            advances.append(shaped.advances[0] * scale)
            clusters.append(base + shaped.offsets[0])
        else:
            xs += [place - origin + v * scale for v in shaped.xs]
            advances += [v * scale for v in shaped.advances]
            clusters += [base + v for v in shaped.offsets]
    glyphs = Glyphs(
        cells.shaped[first].face,
        size,
        tuple(ids),
        tuple(xs),
        tuple(advances),
        cells.text[start:end],
        tuple(clusters),
        scale=style.scale,
    )
    where = SourceRange(*source, start, end)
    return GlyphRun(
        origin, -style.rise, glyphs, style.colour, where, cells.shaped[first].substitute
    )
