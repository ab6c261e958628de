from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from layout_tool.fonts import FontBook
from layout_tool.resources import asset

FONTS = asset("fonts")
MakeFont = Callable[..., Path]


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.default()


@pytest.fixture
def make_font(tmp_path: Path) -> MakeFont:
    """Write a small TrueType font of square glyphs; returns its path."""

    def make(
        file: str = "Paper.ttf",
        chars: str = "报纸",
        family: str = "Paper Song",
        local: str = "方正小标宋",
        style: str = "Regular",
        fs_type: int = 0,
    ) -> Path:
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        _square_font(chars, family, local, style, fs_type).save(path)
        return path

    return make


@pytest.fixture
def make_collection(tmp_path: Path) -> MakeFont:
    """Write a collection of two families; returns its path."""

    def make(file: str = "Paper.ttc") -> Path:
        collection = TTCollection()
        collection.fonts = [
            _square_font("一", "Paper One", "纸一", "Regular", 0),
            _square_font("二", "Paper Two", "纸二", "Regular", 0),
        ]
        path = tmp_path / file
        collection.save(path)
        return path

    return make


def _square_font(chars: str, family: str, local: str, style: str, fs_type: int) -> TTFont:
    order = [".notdef", *(f"u{ord(char):05X}" for char in chars)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(char): f"u{ord(char):05X}" for char in chars})
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(point)
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(order, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    names = {
        "familyName": {"en": family, "zh": local},
        "styleName": style,
        "fullName": f"{family} {style}",
        "psName": f"{family}-{style}".replace(" ", ""),
    }
    builder.setupNameTable(names, mac=False)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=fs_type)
    builder.setupPost()
    font: TTFont = builder.font
    return font


def outline_free(path: Path) -> None:
    """Write a font file without any table."""
    path.write_bytes(struct.pack(">IHHHH", 0x00010000, 0, 0, 0, 0))
