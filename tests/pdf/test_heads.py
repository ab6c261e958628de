"""White heads on tints and pictures in the PDF: they knock out, on every plate."""

from __future__ import annotations

from layout_tool.compose import compose
from layout_tool.files import open_edition
from layout_tool.fonts import FontBook
from layout_tool.model import WHITE
from layout_tool.pdf import render_pdf
from layout_tool.resources import layout_dir
from layout_tool.sheet import Fill, GlyphRun

from .support import META, painted


def test_white_heads_on_bands_and_pictures_knock_out(book: FontBook) -> None:
    edition = open_edition(layout_dir() / "specimen")
    sheet = compose(edition, edition.page("S10"), book).sheet
    items = [item for group in sheet.groups for item in group.items]
    white = [i for i in items if isinstance(i, GlyphRun) and i.glyphs.ids and i.colour == WHITE]
    assert len(white) >= 5
    seen = list(painted(render_pdf([sheet], book, meta=META)))
    paper = [p for p in seen if p.colour == ("k", (0, 0, 0, 0))]
    assert len(paper) >= len(white)
    assert not any(p.overprint for p in paper)


def test_a_band_of_black_is_on_the_black_plate_alone(book: FontBook) -> None:
    edition = open_edition(layout_dir() / "specimen")
    sheet = compose(edition, edition.page("S10"), book).sheet
    group = next(group for group in sheet.groups if group.frame == "reversed")
    (band,) = (item for item in group.items if isinstance(item, Fill))
    assert band.colour.c == band.colour.m == band.colour.y == 0
    assert band.colour.k == 1
