"""Sheets built by hand, and the ways to look into what was written."""

from __future__ import annotations

import ctypes
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import uharfbuzz as hb

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, Colour, Rect, mm
from layout_tool.pdf import Meta
from layout_tool.sheet import GlyphRun, Glyphs, Group, Item, Sheet

META = Meta("示例日报", datetime.date(2026, 5, 4), author="示例日报社")
SONG = "NotoSerifCJKsc-Regular"
KAI = "LayoutKai-Regular"
LATIN = "SourceSerif4-Regular"


def shape(
    book: FontBook,
    text: str,
    *,
    size: float = 9,
    face: str = SONG,
    tracking: float = 0,
    vertical: bool = False,
    **glyphs: Any,
) -> Glyphs:
    """Set a text in one face by HarfBuzz, with ``tracking`` pt after each glyph."""
    opened = book.face(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if face != LATIN:
        buffer.script, buffer.language = "Hani", "zh-Hans"
    if vertical:
        buffer.direction = "ttb"
    hb.shape(hb.Font(opened.hb_face), buffer, {})
    infos = buffer.glyph_infos
    measure = opened.v_advance if vertical else opened.advance
    advances = [measure(info.codepoint) * size + tracking for info in infos]
    steps = tuple(round(sum(advances[:i]), 3) for i in range(len(advances)))
    still = (0.0,) * len(steps)
    values: dict[str, Any] = {
        "face": face,
        "size": size,
        "ids": tuple(info.codepoint for info in infos),
        "xs": still if vertical else steps,
        "ys": steps if vertical else (),
        "advances": tuple(advances),
        "text": text,
        "clusters": tuple(info.cluster for info in infos),
        "orientation": "v" if vertical else "h",
    }
    return Glyphs(**{**values, **glyphs})


def line(
    book: FontBook, x: float, y: float, text: str, colour: Colour = BLACK, **how: Any
) -> GlyphRun:
    """A line of text with its origin at x, y."""
    return GlyphRun(x, y, shape(book, text, **how), colour)


def sheet(
    *items: Item, page: str = "A01", width: float = 400, height: float = 600, bleed: float = mm(3)
) -> Sheet:
    """A sheet with one story frame that holds ``items``."""
    return Sheet(page, width, height, bleed, (group(*items),))


def group(*items: Item, frame: str = "f1", kind: str = "story", clip: Rect | None = None) -> Group:
    """A frame that holds ``items``."""
    return Group(frame, kind, Rect(0, 0, 400, 600), items, clip)


def opened(data: bytes) -> pikepdf.Pdf:
    """The file's objects."""
    return pikepdf.open(io.BytesIO(data))


def text_of(data: bytes, page: int = 0) -> str:
    """The text that PDFium extracts, without white space."""
    with pypdfium2.PdfDocument(data) as document:
        text: str = document[page].get_textpage().get_text_range()
    return "".join(text.split())


def origins(data: bytes) -> list[tuple[str, float, float]]:
    """Each character that PDFium finds on the first page, with its origin from the trim's top."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        left, bottom, _, top = page.get_trimbox()
        assert bottom < top
        text = page.get_textpage()
        for i in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            if pdfium.FPDFText_GetCharOrigin(text, i, x, y):
                char = chr(pdfium.FPDFText_GetUnicode(text, i))
                found.append((char, x.value - left, top - y.value))
    return [item for item in found if not item[0].isspace()]


def pixels(data: bytes, *, scale: float = 1.0) -> Any:
    """The first page as PDFium paints it, a Pillow picture."""
    with pypdfium2.PdfDocument(data) as document:
        return document[0].render(scale=scale).to_pil().convert("RGB")


@dataclass
class Painted:
    """What was in force when something was painted."""

    operator: str
    operands: list[Any]
    colour: tuple[str, tuple[float, ...]] | None
    overprint: bool
    mode: int


def painted(data: bytes, page: int = 0) -> Iterator[Painted]:
    """Each operator of a page that paints, with colour and overprint."""
    with opened(data) as pdf:
        source = pdf.pages[page]
        fill: tuple[str, tuple[float, ...]] | None = None
        stroke: tuple[str, tuple[float, ...]] | None = None
        over, mode, stack = False, 0, []
        for operands, operator in pikepdf.parse_content_stream(source):
            name = str(operator)
            if name == "q":
                stack.append((fill, stroke, over, mode))
            elif name == "Q":
                fill, stroke, over, mode = stack.pop()
            elif name in ("k", "rg", "g", "scn"):
                fill = name, tuple(float(v) for v in operands)
            elif name in ("K", "RG", "G", "SCN"):
                stroke = name, tuple(float(v) for v in operands)
            elif name == "gs":
                state = source.obj.Resources.ExtGState[operands[0]]
                over, mode = bool(state.op), int(state.OPM)
            elif name in ("Tj", "TJ", "f", "Do"):
                yield Painted(name, list(operands), fill, over, mode)
            elif name == "S":
                yield Painted(name, list(operands), stroke, over, mode)


def fonts_of(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The fonts of the first page by resource name."""
    return dict(pdf.pages[0].obj.Resources.Font.items())
