"""What typesetting takes and gives: run styles, cells, lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import Colour, snap
from layout_tool.record import record
from layout_tool.sheet import GlyphRun, Rule, Shape

__all__ = ["Cells", "Line", "RunStyle", "SetParagraph", "Shaped"]


@record(frozen=True, slots=True)
class RunStyle:
    """How the characters of one span look. ``size`` and ``rise`` (upward) in pt.

    ``decorations`` name what stands beside the text: emphasis, underline, wavy. ``lang`` is a
    BCP 47 tag.
    """

    role: str
    latin: str
    size: float
    colour: Colour
    scale: float = 1.0
    tracking: float = 0.0
    rise: float = 0.0
    decorations: tuple[str, ...] = ()
    lang: str = "zh-Hans"


Mark = GlyphRun | Rule | Shape
"""What a line paints: its text, and what stands beside it."""

Orientation = Literal["h", "v", "r"]


@record(frozen=True, slots=True)
class Shaped:
    """The glyphs of one cell, in em of the type size, from the start of the cell's body.

    ``xs`` go along the line, ``ys`` across it (downward, or to the right in a vertical line);
    ``ys`` is empty when all are 0. ``advance`` is the body's length along the line;
    ``substitute`` is true when the glyph stands in for a character that no font has. ``offsets``
    counts characters of the cell before each glyph. ``orientation`` is that of ``Glyphs``; a cell
    of orientation "h" in a vertical line is tate-chu-yoko, narrowed by ``scale``.
    """

    face: str
    ids: tuple[int, ...]
    xs: tuple[float, ...]
    advances: tuple[float, ...]
    offsets: tuple[int, ...]
    advance: float
    substitute: bool = False
    ys: tuple[float, ...] = ()
    orientation: Orientation = "h"
    scale: float = 1.0


@record(frozen=True, slots=True, eq=False)
class Cells:
    """A paragraph as cells: what a line is made of, in text order.

    A cell is one character with its marks, a two-em dash, or a word or number that never parts.
    ``starts`` has one entry more than there are cells: character offsets in ``text``. ``widths``
    are the bodies in pt, ``insets`` where in them the glyphs begin; ``gaps`` the natural space
    after each cell, ``shrink`` how much of it may go per rank (ranks × cells), ``word`` and
    ``mixed`` how much E1 and E2 may add, ``stretch`` the weight of E3 (1 where inter-character
    space may go, scaled by size). ``lead`` and ``tail`` are the blanks in pt that a cell keeps at
    a line's start and end, ``tail_yields`` tells whether a tight line may take the tail. ``hang``
    is how far a cell may stand out at a line's end. ``penalty`` is the cost of ending a line
    after the cell, infinite where it may not end. ``strict`` cells fill whole ems. ``hyphens``
    are drawn when a line ends after their cell, a piece of a word.
    """

    text: str
    starts: tuple[int, ...]
    classes: tuple[int, ...]
    shaped: tuple[Shaped, ...]
    styles: tuple[RunStyle, ...]
    style_of: tuple[int, ...]
    widths: NDArray[np.float64]
    insets: NDArray[np.float64]
    gaps: NDArray[np.float64]
    shrink: NDArray[np.float64]
    word: NDArray[np.float64]
    mixed: NDArray[np.float64]
    stretch: NDArray[np.float64]
    lead: NDArray[np.float64]
    tail: NDArray[np.float64]
    hang: NDArray[np.float64]
    penalty: NDArray[np.float64]
    tail_yields: bool = False
    strict: bool = False
    vertical: bool = False
    rubies: tuple[tuple[int, int, str], ...] = ()
    hyphens: Mapping[int, Shaped] = field(default_factory=dict)

    def hyphen_width(self, cell: int) -> float:
        """Return the width in pt of the hyphen that stands when a line ends after a cell."""
        hyphen = self.hyphens.get(cell)
        if hyphen is None:
            return 0.0
        style = self.styles[self.style_of[cell]]
        return hyphen.advance * style.size * (1.0 if self.vertical else style.scale)

    def __len__(self) -> int:
        return len(self.shaped)


@record(frozen=True, slots=True, eq=False)
class Line:
    """A line of set type: runs relative to its left edge and baseline, in pt.

    ``start`` and ``end`` are character offsets in the paragraph; ``width`` the width of its
    type; ``marks`` is what is drawn and stands for no text of its own: 着重号, 专名号, 浪线, ruby
    and the hyphen of a parted word; ``stretch`` the
    inter-character space added, in em (negative where it was squeezed);
    ``last`` is true for the paragraph's last line; ``ascent`` is the size in pt of its tallest
    type, which matters to heads; ``empty`` counts the cells at its end that the strict grid could
    not fill. ``under`` is painted before the type: the tint of a table's row. ``joined`` keeps it
    in one column with the line before it; ``repeats`` are the heads of a table that stand above it
    again where it begins a column, ``ends`` the rule below it where the table is broken behind it.
    """

    runs: tuple[GlyphRun, ...]
    start: int
    end: int
    width: float
    size: float
    stretch: float = 0.0
    last: bool = False
    forced: bool = False
    marks: tuple[Mark, ...] = ()
    vertical: bool = False
    empty: int = 0
    under: tuple[Rule, ...] = ()
    joined: bool = False
    repeats: tuple[Line, ...] = ()
    ends: tuple[Rule, ...] = ()

    def items(self, x: float, y: float) -> list[Mark]:
        """Return what the line paints, its origin moved to (x, y) pt and rounded once."""
        runs: list[Mark] = [_moved(rule, x, y) for rule in self.under]
        runs += [_moved(run, x, y) for run in self.runs]
        runs += [_moved(mark, x, y) for mark in self.marks]
        return runs

    def marked(self, marks: Sequence[Mark], inset: float) -> Line:
        """Return the line with more marks, which are moved forward along it by ``inset`` pt."""
        if inset:
            x, y = (0.0, inset) if self.vertical else (inset, 0.0)
            marks = [_moved(mark, x, y) for mark in marks]
        return replace(self, marks=(*self.marks, *marks))

    def moved(self, x: float, y: float) -> Line:
        """Return the line moved to the right and down, in pt, not rounded."""
        return replace(
            self,
            runs=tuple(replace(run, x=run.x + x, y=run.y + y) for run in self.runs),
            marks=tuple(_moved(mark, x, y) for mark in self.marks),
        )

    def lowered(self, y: float) -> Line:
        """Return the line moved down by ``y`` pt."""
        return self.moved(0.0, y)

    def renumbered(self, offset: int) -> Line:
        """Return the line with its source ranges moved ``offset`` characters on."""
        if not offset:
            return self
        runs = []
        for run in self.runs:
            source = run.source
            if source is not None:
                source = replace(source, start=source.start + offset, end=source.end + offset)
            runs.append(replace(run, source=source))
        return replace(self, runs=tuple(runs), start=self.start + offset, end=self.end + offset)


def _moved(mark: Mark, x: float, y: float) -> Mark:
    match mark:
        case GlyphRun(at_x, at_y, glyphs, colour, source, substitute):
            # Not ``replace``, which takes five times as long: every run of a page passes here.
            return GlyphRun(snap(at_x + x), snap(at_y + y), glyphs, colour, source, substitute)
        case Rule():
            return replace(
                mark,
                x1=snap(mark.x1 + x), y1=snap(mark.y1 + y),
                x2=snap(mark.x2 + x), y2=snap(mark.y2 + y),
            )  # fmt: skip
        case Shape(rect, segments):
            box = replace(rect, x=snap(rect.x + x), y=snap(rect.y + y))
            return replace(
                mark,
                rect=box,
                segments=tuple((op, _shifted(places, x, y)) for op, places in segments),
            )


def _shifted(places: tuple[float, ...], x: float, y: float) -> tuple[float, ...]:
    return tuple(snap(value + (y if i % 2 else x)) for i, value in enumerate(places))


@record(frozen=True, slots=True, eq=False)
class SetParagraph:
    """A paragraph broken into lines; ``missing`` are the characters that no font has.

    ``crowded`` counts the cells that do not fit their tab stop, or their column of a table.
    """

    lines: tuple[Line, ...]
    missing: tuple[str, ...] = field(default=())
    crowded: int = 0
