"""Text as paths: the same picture, and no font in the file."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from layout_tool.fonts import FontBook
from layout_tool.pdf import load_preset, render_pdf
from layout_tool.sheet import GlyphRun, Glyphs

from .support import KAI, LATIN, META, line, painted, pixels, shape, sheet, text_of

OUTLINES = replace(load_preset("newsprint-x1a"), text="outlines")


def turned(book: FontBook) -> Glyphs:
    flat = shape(book, "GDP", size=24, face=LATIN)
    return replace(flat, xs=(0.0,) * 3, ys=flat.xs, orientation="r")


def runs(book: FontBook) -> dict[str, GlyphRun]:
    return {
        "horizontal": line(book, 30, 60, "报头——Ag", size=30),
        "truetype": line(book, 30, 60, "楷体字", size=30, face=KAI),
        "condensed": line(book, 30, 60, "长体", size=30, scale=0.8, xs=(0.0, 24.0)),
        "upright": GlyphRun(80, 30, shape(book, "竖，排——「字」", size=24, vertical=True)),
        "turned": GlyphRun(80, 30, turned(book)),
    }


@pytest.mark.parametrize("kind", ["horizontal", "truetype", "condensed", "upright", "turned"])
def test_paths_look_like_the_text_they_replace(book: FontBook, kind: str) -> None:
    page = sheet(runs(book)[kind], width=200, height=260)
    text = render_pdf([page], book, meta=META)
    paths = render_pdf([page], book, preset=OUTLINES, meta=META)
    seen, wanted = (
        np.asarray(pixels(data, scale=2).convert("L").reduce(4)).astype(int)
        for data in (paths, text)
    )
    assert wanted.min() < 150, "there is something to compare"
    assert abs(seen - wanted).max() < 45
    assert text_of(paths) == ""
    assert b"/Font" not in paths


def test_paths_overprint_as_text_does(book: FontBook) -> None:
    data = render_pdf([sheet(line(book, 30, 60, "字"))], book, preset=OUTLINES, meta=META)
    (glyph,) = painted(data)
    assert (glyph.colour, glyph.overprint, glyph.mode) == (("k", (0, 0, 0, 1)), True, 1)
