"""Sheets built by hand, for the painters of ``pdf``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest
import uharfbuzz as hb

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, Colour, Rect, mm
from layout_tool.pdf import Meta
from layout_tool.sheet import GlyphRun, Glyphs, Group, Item, Sheet

META = Meta("示例日报", datetime.date(2026, 5, 4), author="示例日报社")


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.default()


@pytest.fixture
def meta() -> Meta:
    return META


def shape(
    book: FontBook,
    text: str,
    *,
    size: float = 9,
    face: str = "NotoSerifCJKsc-Regular",
    tracking: float = 0,
    features: dict[str, bool] | None = None,
    **glyphs: object,
) -> Glyphs:
    """Set a text in one face by HarfBuzz, with ``tracking`` pt after each glyph."""
    opened = book.face(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(opened.hb_face), buffer, features or {})
    infos = buffer.glyph_infos
    advances = [opened.advance(info.codepoint) * size + tracking for info in infos]
    xs = [sum(advances[:i]) for i in range(len(advances))]
    values: dict[str, object] = {
        "face": face,
        "size": size,
        "ids": tuple(info.codepoint for info in infos),
        "xs": tuple(round(x, 3) for x in xs),
        "advances": tuple(advances),
        "text": text,
        "clusters": tuple(info.cluster for info in infos),
    }
    return Glyphs(**{**values, **glyphs})  # type: ignore[arg-type] # tests pass what they need


def line(
    book: FontBook, x: float, y: float, text: str, colour: Colour = BLACK, **how: object
) -> GlyphRun:
    """A horizontal line of text with its baseline origin at x, y."""
    return GlyphRun(x, y, shape(book, text, **how), colour)  # type: ignore[arg-type] # as above


def sheet(
    items: Sequence[Item], *, page: str = "A01", width: float = 400, height: float = 600
) -> Sheet:
    """A sheet with one story frame that holds ``items``."""
    group = Group("f1", "story", Rect(0, 0, width, height), tuple(items))
    return Sheet(page, width, height, mm(3), (group,))
