from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest

from layout_tool.fonts import Face, FontBook
from layout_tool.problem import LayoutError
from layout_tool.resources import asset

from .conftest import MakeFont, outline_free


def test_a_face_opens_quickly_enough_for_the_window_to_start() -> None:
    path = asset("fonts/NotoSansCJKsc-Bold.otf")
    Face(path)
    best = min(_seconds_to_open(path) for _ in range(5))
    assert best < 0.01


def _seconds_to_open(path: Path) -> float:
    begin = time.perf_counter()
    Face(path).glyph(ord("报"))
    return time.perf_counter() - begin


def test_a_chinese_em_box_is_one_em_high(book: FontBook) -> None:
    face = book.main_face("song")
    assert (face.ascent, face.descent) == (0.88, 0.12)
    assert face.units_per_em == 1000
    assert 0.7 < face.cap_height < 0.75


def test_ink_tells_where_a_comma_stands_in_its_em(book: FontBook) -> None:
    face = book.main_face("song")
    glyph = face.glyph(ord("，"))
    assert glyph is not None
    assert face.ink(glyph) == (0.076, -0.196, 0.229, 0.118)
    assert face.advance(glyph) == 1.0
    assert face.v_advance(glyph) == 1.0


def test_a_blank_has_no_ink(book: FontBook) -> None:
    face = book.main_face("song")
    glyph = face.glyph(0x3000)
    assert glyph is not None
    assert face.ink(glyph) is None
    assert face.ink(glyph) is None, "the cached answer is the same"


def test_the_pdf_learns_how_a_face_numbers_its_glyphs(book: FontBook) -> None:
    told = {face.key: (face.kind, face.is_cid_keyed) for face in book.faces()}
    assert told["NotoSerifCJKsc-Regular"] == ("cff", True)
    assert told["FandolFang-Han"] == ("cff", True)
    assert told["SourceSerif4-Regular"] == ("cff", False)
    assert told["LayoutKai-Regular"] == ("truetype", False)


def test_a_face_has_a_glyph_only_for_what_it_covers(make_font: MakeFont) -> None:
    face = Face(make_font(chars="报纸"))
    assert face.has(ord("报"))
    assert face.glyph(ord("好")) is None
    assert face.coverage == frozenset(map(ord, "报纸"))
    assert face.covers("纸报纸")
    assert not face.covers("报好")
    assert not face.covers("好"), "asked again, the answer is the same"


def test_a_face_tells_its_names_in_both_languages(make_font: MakeFont) -> None:
    face = Face(make_font(family="Paper Song", local="方正小标宋", style="Bold"))
    assert (face.family, face.style, face.local_family) == ("Paper Song", "Bold", "方正小标宋")


@pytest.mark.parametrize(
    ("fs_type", "allowed"),
    [
        (0x0, True),
        (0x2, False),
        (0x4, True),
        (0x6, True),
        (0x8, True),
        (0x100, False),
        (0x200, False),
        (0x208, False),
    ],
)
def test_the_makers_embedding_bits_are_heeded(
    make_font: MakeFont, fs_type: int, allowed: bool
) -> None:
    face = Face(make_font(fs_type=fs_type))
    assert face.may_embed.allowed is allowed
    assert "Paper Song" in face.may_embed.sentence


def test_a_face_of_a_collection_is_named_by_its_index(make_collection: MakeFont) -> None:
    face = Face(make_collection(), 1)
    assert (face.key, face.family) == ("Paper#1", "Paper Two")
    assert face.has(ord("二"))
    assert not face.has(ord("一"))


def test_a_face_goes_to_another_process_as_its_path(make_font: MakeFont) -> None:
    face = Face(make_font())
    copy = pickle.loads(pickle.dumps(face))
    assert (copy.key, copy.path, copy.glyph_count) == (face.key, face.path, face.glyph_count)


def test_a_collection_without_that_face_is_refused(make_collection: MakeFont) -> None:
    with pytest.raises(LayoutError) as caught:
        Face(make_collection(), 2)
    assert caught.value.problem.id == "font.no_such_index"
    assert "0 to 1" in caught.value.problem.remedy


def test_files_that_are_no_fonts_are_refused_by_name(tmp_path: Path) -> None:
    text = tmp_path / "notes.ttf"
    text.write_text("not a font", encoding="utf-8")
    hollow = tmp_path / "hollow.ttf"
    outline_free(hollow)
    for path, expected in [
        (text, {"font.not_a_font"}),
        (hollow, {"font.not_a_font", "font.no_outlines"}),
        (tmp_path / "gone.ttf", {"font.missing_file"}),
    ]:
        with pytest.raises(LayoutError) as caught:
            Face(path)
        assert caught.value.problem.id in expected
        assert path.name in caught.value.problem.what
