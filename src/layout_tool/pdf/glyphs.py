"""Glyph runs: each glyph at its own place, within a two-hundredth of a point.

A line is one TJ: what the font's width leaves of the way to the next glyph is an adjustment,
reckoned from where the pen really stands, so that rounding never adds up. Horizontal runs and
turned ones use Identity-H; upright glyphs of vertical lines use Identity-V.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout_tool.pdf.cid_font import CidFont
from layout_tool.pdf.content import UPRIGHT, Content, Matrix
from layout_tool.pdf.document import hex_text, number
from layout_tool.sheet import GlyphRun

__all__ = ["paint_run"]

_TURNED: Matrix = (0, -1, 1, 0)
_UNSEEN = 0.004
"""What no plate shows, in pt: a smaller step is not worth an adjustment."""


def paint_run(content: Content, run: GlyphRun, font: CidFont) -> None:
    """Paint a run of glyphs in its colour."""
    glyphs = run.glyphs
    if not glyphs.ids:
        return
    vertical = glyphs.orientation == "v"
    name = font.name + ("V" if vertical else "")
    content.fill_colour(run.colour, overprint=True)
    content.font(name, font.reference(vertical=vertical), glyphs.size, glyphs.scale)
    line = _Line(content, run, font)
    for span in font.spans(run):
        if span.actual is not None:
            content.show(f"/Span <</ActualText {hex_text(span.actual)}>> BDC")
        line.show(span.start, span.end)
        if span.actual is not None:
            content.show("EMC")


class _Line:
    """The pen along one run: ``_along`` is in thousandths of the size from the last Tm."""

    def __init__(self, content: Content, run: GlyphRun, font: CidFont) -> None:
        glyphs = run.glyphs
        self._content = content
        self._run = run
        self._codes = font.codes
        zeros: Sequence[float] = (0.0,) * len(glyphs.ids)
        xs, ys = glyphs.xs or zeros, glyphs.ys or zeros
        if glyphs.orientation == "h":
            self._along, self._across = xs, ys
            self._unit = glyphs.size * glyphs.scale / 1000
            self._advances = font.widths
        else:
            self._along, self._across = ys, xs
            upright = glyphs.orientation == "v"
            self._unit = glyphs.size / 1000 * (1 if upright else glyphs.scale)
            self._advances = font.heights if upright else font.widths
        # Along an upright line the pen sinks, so an adjustment has the opposite sign.
        self._sign = 1 if glyphs.orientation == "v" else -1
        self._matrix = _TURNED if glyphs.orientation == "r" else UPRIGHT
        self._pen = 0.0
        self._start: float | None = None
        self._level = 0.0

    def show(self, start: int, end: int) -> None:
        """Show glyphs ``start`` to ``end``, moving to another level where they stand on one."""
        ids, along, across = self._run.glyphs.ids, self._along, self._across
        unit, codes, advances, sign = self._unit, self._codes, self._advances, self._sign
        parts: list[str] = []
        codes_open: list[str] = []
        for i in range(start, end):
            if self._start is None or across[i] != self._level:
                self._flush(parts, codes_open)
                self._move(i)
            assert self._start is not None
            step = (along[i] - self._start) / unit - self._pen
            if abs(step) * unit > _UNSEEN:
                whole = round(step)
                # A tenth of a unit is enough for text; display sizes take hundredths.
                step = whole if abs(step - whole) * unit < _UNSEEN else round(step, 2)
                if codes_open:
                    parts.append(f"<{''.join(codes_open)}>")
                    codes_open.clear()
                parts.append(number(sign * step))
                self._pen += step
            codes_open.append(f"{codes[ids[i]]:04X}")
            self._pen += advances[ids[i]]
        self._flush(parts, codes_open)

    def _move(self, i: int) -> None:
        run, glyphs = self._run, self._run.glyphs
        x = run.x + (glyphs.xs[i] if glyphs.xs else 0)
        y = run.y + (glyphs.ys[i] if glyphs.ys else 0)
        self._content.text_at(x, y, self._matrix)
        self._start, self._level, self._pen = self._along[i], self._across[i], 0.0

    def _flush(self, parts: list[str], codes_open: list[str]) -> None:
        if codes_open:
            parts.append(f"<{''.join(codes_open)}>")
        if len(parts) == 1:
            self._content.show(f"{parts[0]} Tj")
        elif parts:
            self._content.show(f"[{''.join(parts)}] TJ")
        parts.clear()
        codes_open.clear()
