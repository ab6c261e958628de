"""Text in the PDF: the glyphs that were composed, where they were composed, and readable."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest
import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.fonts import Embedding, FontBook
from layout_tool.model import Rect
from layout_tool.pdf import render_pdf
from layout_tool.problem import LayoutError
from layout_tool.sheet import GlyphRun, Glyphs, Group, Sheet

from .support import (
    KAI,
    LATIN,
    META,
    SONG,
    fonts_of,
    group,
    line,
    opened,
    origins,
    shape,
    sheet,
    text_of,
)

WORDS = "市人民医院昨日启用新门诊楼，日均接诊3200人次。"


def test_extracted_text_is_what_was_set(book: FontBook) -> None:
    page = sheet(line(book, 30, 40, WORDS), line(book, 30, 60, "office", face=LATIN))
    assert text_of(render_pdf([page], book, meta=META)) == WORDS + "office"


def test_frames_are_read_one_after_the_other(book: FontBook) -> None:
    left = [line(book, 30, 40 + 14 * i, f"左栏第{i}行文字") for i in range(5)]
    right = [line(book, 200, 40 + 14 * i, f"右栏第{i}行文字") for i in range(5)]
    page = Sheet("A01", 400, 600, 0, (group(*left), group(*right, frame="f2")))
    said = "".join(run.glyphs.text for run in [*left, *right])
    assert text_of(render_pdf([page], book, meta=META)) == said


@pytest.mark.parametrize("face", [SONG, KAI, LATIN, "FandolFang-Han", "NotoSansCJKsc-Bold"])
def test_every_font_is_embedded_and_cut(book: FontBook, face: str) -> None:
    text = "Reading 2026" if face == LATIN else "阅读"
    with opened(render_pdf([sheet(line(book, 9, 40, text, face=face))], book, meta=META)) as pdf:
        (font,) = fonts_of(pdf).values()
        assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        descriptor = font.DescendantFonts[0].FontDescriptor
        program = descriptor.get("/FontFile3") or descriptor.get("/FontFile2")
        assert program is not None
        assert len(program.read_bytes()) < 30_000


def test_no_font_is_listed_that_is_not_embedded(book: FontBook) -> None:
    data = render_pdf([sheet(line(book, 9, 40, WORDS))], book, meta=META)
    assert b"Helvetica" not in data
    with opened(data) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                assert thing.Subtype in ("/Type0", "/CIDFontType0", "/CIDFontType2")


def test_a_face_is_embedded_once_for_all_pages(book: FontBook) -> None:
    pages = [sheet(line(book, 9, 40, WORDS), page=f"A0{i}") for i in range(1, 5)]
    with opened(render_pdf(pages, book, meta=META)) as pdf:
        programs = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/CIDFontType0C"
        ]
        assert len(programs) == 1


@pytest.mark.parametrize("face", [SONG, KAI, LATIN])
def test_widths_are_those_of_the_font_program(book: FontBook, face: str) -> None:
    text = "WAVE fit 42 ..." + ("" if face == LATIN else "，阅读——")
    with opened(render_pdf([sheet(line(book, 9, 40, text, face=face))], book, meta=META)) as pdf:
        (font,) = fonts_of(pdf).values()
        descendant = font.DescendantFonts[0]
        stated = _widths(descendant)
        descriptor = descendant.FontDescriptor
        if "/FontFile2" in descriptor:
            program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
            metrics = program["hmtx"]
            em = program["head"].unitsPerEm
            real = {
                gid: metrics[name][0] * 1000 / em
                for gid, name in enumerate(program.getGlyphOrder())
            }
        else:
            real = _cff_widths(descriptor.FontFile3.read_bytes())
    for code in range(1, len(real)):
        assert stated.get(code, 1000) == pytest.approx(real[code], abs=0.01)


def _widths(descendant: pikepdf.Object) -> dict[int, float]:
    items = list(descendant.W)
    return {
        int(first) + i: float(width)
        for first, widths in zip(items[::2], items[1::2], strict=True)
        for i, width in enumerate(widths)
    }


def _cff_widths(program: bytes) -> dict[int, float]:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    top = fonts.topDictIndex[0]
    found = {}
    for gid, name in enumerate(top.charset):
        outline = top.CharStrings[name]
        outline.draw(_Nowhere())
        found[gid] = outline.width
    return found


class _Nowhere:
    def __getattr__(self, _name: str) -> object:
        return lambda *_: None


def test_a_latin_ligature_is_read_as_its_letters(book: FontBook) -> None:
    run = line(book, 30, 40, "office 5", face=LATIN)
    assert len(run.glyphs.ids) < len("office 5"), "the face has no ligature to test with"
    assert text_of(render_pdf([sheet(run)], book, meta=META)) == "office5"


def test_a_dash_of_two_ems_is_read_as_two_characters(book: FontBook) -> None:
    run = line(book, 30, 40, "改革——开放")
    assert len(run.glyphs.ids) == 5
    assert text_of(render_pdf([sheet(run)], book, meta=META)) == "改革——开放"


def test_one_glyph_for_two_characters_is_read_as_each(book: FontBook) -> None:
    """A compatibility ideograph shares its glyph with the unified one: ToUnicode knows only one."""
    first = line(book, 30, 40, "来")
    second = replace(first, y=60, glyphs=replace(first.glyphs, text="\uf92d"))
    data = render_pdf([sheet(first, second)], book, meta=META)
    assert b"ActualText <FEFFF92D>" in _content(data)
    assert text_of(data) == "来\uf92d"


def test_glyphs_of_one_cluster_are_read_once(book: FontBook) -> None:
    """An accent set as a glyph of its own belongs to its letter."""
    run = line(book, 30, 40, "nǐ")
    face = book.face(LATIN)
    ids = tuple(face.glyph(ord(char)) or 0 for char in "ni`")
    made = Glyphs(LATIN, 9, ids, (0.0, 5.0, 5.2), (5.0, 0.2, 2.0), "nǐ", (0, 1, 1))
    assert text_of(render_pdf([sheet(replace(run, glyphs=made))], book, meta=META)) == "nǐ"


def test_a_substitute_is_read_as_the_character_it_stands_for(book: FontBook) -> None:
    mark = shape(book, "〓")
    lost = GlyphRun(30, 40, replace(mark, text="\U00031350"), substitute=True)
    real = GlyphRun(30, 60, mark)
    data = render_pdf([sheet(lost, real)], book, meta=META)
    assert b"ActualText <FEFFD884DF50>" in _content(data)
    assert text_of(data).endswith("〓")


def test_every_glyph_has_a_unicode_value(book: FontBook) -> None:
    face = book.face(LATIN)
    ids = tuple(face.glyph(ord(char)) or 0 for char in "a`")
    made = Glyphs(LATIN, 9, ids, (0.0, 4.0), (4.0, 2.0), "à", (0, 0))
    with opened(render_pdf([sheet(GlyphRun(30, 40, made))], book, meta=META)) as pdf:
        (font,) = fonts_of(pdf).values()
        cmap = font.ToUnicode.read_bytes()
        mapped = cmap[cmap.index(b"beginbfchar") : cmap.index(b"endbfchar")]
        assert len(re.findall(rb"^<\w{4}> <\w{4,}>$", mapped, re.M)) == 2


steps = st.lists(st.floats(3, 14, allow_nan=False), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None)
@given(steps, st.sampled_from([6.5, 9, 10.48, 36.2]), st.sampled_from([1.0, 0.8, 1.15]))
def test_each_glyph_stands_within_a_hundredth_of_a_point(
    advances: list[float], size: float, scale: float
) -> None:
    book = FontBook.default()
    text = ("国" * len(advances))[: len(advances)]
    xs = tuple(round(sum(advances[:i]), 3) for i in range(len(advances)))
    run = GlyphRun(20.123, 100.457, shape(book, text, size=size, xs=xs, scale=scale))
    page = Sheet("A01", 900, 200, 0, (Group("f", "story", Rect(0, 0, 9, 9), (run,)),))
    found = origins(render_pdf([page], book, meta=META))
    assert len(found) == len(xs)
    for (_, x, y), wanted in zip(found, xs, strict=True):
        assert x == pytest.approx(20.123 + wanted, abs=0.01)
        assert y == pytest.approx(100.457, abs=0.01)


def test_raised_glyphs_leave_the_baseline(book: FontBook) -> None:
    glyphs = shape(book, "注①字", ys=(0.0, -3.0, 0.0))
    found = origins(render_pdf([sheet(GlyphRun(50, 80, glyphs))], book, meta=META))
    assert [round(y, 2) for _, _, y in found] == [80, 77, 80]
    assert [round(x, 2) for _, x, _ in found] == [50, 59, 68]


def test_upright_glyphs_hang_from_their_top_centre(book: FontBook) -> None:
    run = GlyphRun(200, 50, shape(book, "国家，大——事", size=10, vertical=True, tracking=0.5))
    found = origins(render_pdf([sheet(run)], book, meta=META))
    top = hb.Font(book.face(SONG).hb_face).get_glyph_v_origin(run.glyphs.ids[0])[1] / 1000
    han = [(x, y) for char, x, y in found if char in "国家大事"]
    tops = [y for char, y in zip(run.glyphs.text, run.glyphs.ys, strict=False) if char in "国家"]
    assert han[0] == pytest.approx((195, 50 + tops[0] + 10 * top), abs=0.02)
    assert han[1] == pytest.approx((195, 50 + tops[1] + 10 * top), abs=0.02)
    assert han[-1][1] == pytest.approx(50 + run.glyphs.ys[-1] + 10 * top, abs=0.02)


def test_a_vertical_line_is_read_in_order(book: FontBook) -> None:
    run = GlyphRun(200, 50, shape(book, "国家，大——事「记」", vertical=True))
    assert text_of(render_pdf([sheet(run)], book, meta=META)) == "国家，大——事「记」"


def test_vertical_metrics_cover_glyphs_that_are_not_one_em_high(book: FontBook) -> None:
    run = GlyphRun(200, 50, shape(book, "大——事", vertical=True))
    with opened(render_pdf([sheet(run)], book, meta=META)) as pdf:
        (font,) = fonts_of(pdf).values()
        assert font.Encoding == "/Identity-V"
        (entry,) = [list(values) for values in list(font.DescendantFonts[0].W2)[1::2]]
        assert float(entry[0]) == -2000


def test_turned_glyphs_run_down_the_page(book: FontBook) -> None:
    flat = shape(book, "GDP", size=10, face=LATIN)
    turned = replace(flat, xs=(0.0,) * 3, ys=flat.xs, orientation="r")
    found = origins(render_pdf([sheet(GlyphRun(100, 50, turned))], book, meta=META))
    assert [char for char, _, _ in found] == ["G", "D", "P"]
    for (_, x, y), down in zip(found, flat.xs, strict=True):
        assert (x, y) == pytest.approx((100, 50 + down), abs=0.01)


def test_a_face_that_may_not_be_embedded_is_refused(
    book: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = book.face(LATIN)
    monkeypatch.setitem(vars(face), "may_embed", Embedding(False, "It may not be embedded."))
    with pytest.raises(LayoutError) as caught:
        render_pdf([sheet(line(book, 9, 40, "no", face=LATIN))], book, meta=META)
    assert caught.value.problem.id == "pdf.font_rights"
    assert caught.value.problem.place.file == face.path


def _content(data: bytes) -> bytes:
    with opened(data) as pdf:
        return bytes(pdf.pages[0].obj.Contents.read_bytes())
