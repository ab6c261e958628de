"""What typesetting takes and gives: run styles, cells, lines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import Align, Breaks, Colour, Punctuation
from layout_tool.sheet import GlyphRun

__all__ = ["Cells", "Line", "ParagraphStyle", "RunStyle", "SetParagraph", "Shaped"]


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How the characters of one span look. ``size`` and ``rise`` (upward) in pt.

    ``decoration`` names an interlinear mark (emphasis, underline, wavy) or is empty.
    """

    role: str
    latin: str
    size: float
    colour: Colour
    scale: float = 1.0
    tracking: float = 0.0
    rise: float = 0.0
    decoration: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is broken and justified; ``indent`` in em of the body size."""

    align: Align = "justify"
    indent: float = 0.0
    punctuation: Punctuation = "full"
    breaks: Breaks = "gb"
    latin_gap: float = 0.25
    strict_grid: bool = False
    hang: bool = False
    lang: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Shaped:
    """The glyphs of one cell, in em of the type size, from the left edge of the cell's body.

    ``advance`` is the body's width; ``substitute`` is true when the glyph stands in for a
    character that no font has. ``offsets`` counts characters of the cell before each glyph.
    """

    face: str
    ids: tuple[int, ...]
    xs: tuple[float, ...]
    advances: tuple[float, ...]
    offsets: tuple[int, ...]
    advance: float
    substitute: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A paragraph as cells: what a line is made of, in text order.

    A cell is one character with its marks, a two-em dash, or a word or number that never parts.
    ``starts`` has one entry more than there are cells: character offsets in ``text``. ``widths``
    are the bodies in pt; ``gaps`` the natural space after each cell, ``shrink`` how much of it
    may go per rank (ranks × cells), ``word`` and ``mixed`` how much E1 and E2 may add,
    ``stretch`` the weight of E3 (1 where inter-character space may go, scaled by size).
    ``penalty`` is the cost of ending a line after the cell, infinite where it may not end.
    """

    text: str
    starts: tuple[int, ...]
    classes: tuple[int, ...]
    shaped: tuple[Shaped, ...]
    styles: tuple[RunStyle, ...]
    style_of: tuple[int, ...]
    widths: NDArray[np.float64]
    gaps: NDArray[np.float64]
    shrink: NDArray[np.float64]
    word: NDArray[np.float64]
    mixed: NDArray[np.float64]
    stretch: NDArray[np.float64]
    penalty: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.shaped)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of set type: runs relative to its left edge and baseline, in pt.

    ``start`` and ``end`` are character offsets in the paragraph; ``width`` the width of its
    type; ``stretch`` the inter-character space added, in em (negative where it was squeezed);
    ``last`` is true for the paragraph's last line; ``ascent`` is the size in pt of its tallest
    type, which matters to heads.
    """

    runs: tuple[GlyphRun, ...]
    start: int
    end: int
    width: float
    size: float
    stretch: float = 0.0
    last: bool = False
    forced: bool = False

    def shifted(self, x: float) -> Line:
        """Return the line moved to the right by ``x`` pt."""
        return replace(self, runs=tuple(replace(run, x=run.x + x) for run in self.runs))

    def lowered(self, y: float) -> Line:
        """Return the line moved down by ``y`` pt."""
        return replace(self, runs=tuple(replace(run, y=run.y + y) for run in self.runs))

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


@dataclass(frozen=True, slots=True, eq=False)
class SetParagraph:
    """A paragraph broken into lines; ``missing`` are the characters that no font has."""

    lines: tuple[Line, ...]
    missing: tuple[str, ...] = field(default=())
