"""What an editor and a printer rely on in the shipped font files."""

from __future__ import annotations

import hashlib

import pytest
import uharfbuzz as hb
import yaml
from fontTools.ttLib import TTFont

from layout_tool.fonts import Face, FontBook, coverage, describe
from layout_tool.fonts.charsets import CLREQ_PUNCTUATION, gb2312, gbk, is_han, tongyong

from .conftest import FONTS

FILES = sorted(path.name for path in FONTS.iterdir() if path.suffix in (".otf", ".ttf"))
CHINESE = [
    "NotoSerifCJKsc-Regular",
    "NotoSerifCJKsc-Bold",
    "NotoSerifCJKsc-Black",
    "NotoSansCJKsc-Regular",
    "NotoSansCJKsc-Bold",
    "LayoutKai-Regular",
]
NOTO = [key for key in CHINESE if key.startswith("Noto")]
SETTING = "vert vrt2 halt vhal palt vpal kern vkrn ccmp liga locl fwid hwid pwid ruby"


def shape(
    face: Face, text: str, direction: str = "ltr", language: str = "zh-Hans", **features: bool
) -> list[tuple[int, int, int]]:
    """Glyph id, advance and offset along the line, in thousandths."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = direction
    buffer.script = "Hani"
    buffer.language = language
    hb.shape(face.hb_font, buffer, features)
    along = "x" if direction == "ltr" else "y"
    return [
        (i.codepoint, getattr(p, f"{along}_advance"), getattr(p, f"{along}_offset"))
        for i, p in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def test_the_font_folder_stays_within_its_budget() -> None:
    total = sum((FONTS / name).stat().st_size for name in FILES)
    assert total <= 60_000_000


def test_every_file_is_the_one_that_the_manifest_describes() -> None:
    manifest = yaml.safe_load((FONTS / "manifest.yaml").read_text(encoding="utf-8"))
    assert sorted(manifest) == FILES
    for name, entry in manifest.items():
        data = (FONTS / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], name
        assert (FONTS / "licences" / entry["licence"]).is_file(), name


def test_every_file_is_used_by_a_role(book: FontBook) -> None:
    assert sorted(face.path.name for face in book.faces()) == FILES
    assert all(report.roles for report in describe(book))


@pytest.mark.parametrize("name", FILES)
def test_glyph_ids_agree_between_harfbuzz_and_fonttools(name: str) -> None:
    with TTFont(FONTS / name, lazy=True) as font:
        count = font["maxp"].numGlyphs
        font.setGlyphOrder([str(gid) for gid in range(count)])
        by_fonttools = {code: int(glyph) for code, glyph in font.getBestCmap().items()}
        advances = [font["hmtx"].metrics[str(gid)][0] for gid in range(count)]
    face = Face(FONTS / name)
    assert {code: face.glyph(code) for code in face.coverage} == by_fonttools
    assert face.glyph_count == count
    em = face.units_per_em
    assert [round(face.advance(gid) * em) for gid in range(count)] == advances


@pytest.mark.parametrize("key", CHINESE)
def test_every_chinese_face_has_what_a_newspaper_prints(book: FontBook, key: str) -> None:
    covered = book.face(key).coverage
    assert not gb2312() - covered
    assert not tongyong() - covered
    assert not CLREQ_PUNCTUATION - covered
    everyday = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ①⑳㎡℃‰№％ＡかなカナㄅㄆΑωАя€￥"
    assert [char for char in everyday if ord(char) not in covered] == []


@pytest.mark.parametrize(
    "key",
    ["NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Bold", "NotoSansCJKsc-Regular"],
)
def test_body_and_display_faces_have_all_hanzi_of_gbk(book: FontBook, key: str) -> None:
    assert not set(filter(is_han, gbk())) - book.face(key).coverage


def test_fangsong_has_all_hanzi_of_gb2312_and_leaves_marks_to_song(book: FontBook) -> None:
    fangsong = book.main_face("fangsong")
    assert not set(filter(is_han, gb2312())) - fangsong.coverage
    for mark in "，。“—":
        assert book.face_for("fangsong", mark) is book.main_face("song")


@pytest.mark.parametrize("role", ["song", "song-heavy", "hei", "kai", "fangsong", "latin"])
def test_no_role_lacks_a_punctuation_mark(book: FontBook, role: str) -> None:
    assert book.missing(role, "".join(map(chr, sorted(CLREQ_PUNCTUATION)))) == ()


@pytest.mark.parametrize("key", NOTO)
def test_the_features_of_chinese_setting_are_kept(book: FontBook, key: str) -> None:
    assert set(SETTING.split()) <= book.face(key).features
    assert book.face(key).has_feature("halt")


@pytest.mark.parametrize("key", NOTO)
def test_marks_keep_their_half_width_forms(book: FontBook, key: str) -> None:
    face = book.face(key)
    assert [advance for _, advance, _ in shape(face, "，。、）》」”", halt=True)] == [500] * 7
    assert [(a, x) for _, a, x in shape(face, "（《「“", halt=True)] == [(500, -500)] * 4


@pytest.mark.parametrize("key", NOTO)
def test_a_double_dash_is_one_unit_of_two_em(book: FontBook, key: str) -> None:
    assert [advance for _, advance, _ in shape(book.face(key), "——")] == [2000]


@pytest.mark.parametrize("key", CHINESE)
def test_brackets_and_commas_have_vertical_forms(book: FontBook, key: str) -> None:
    face = book.face(key)
    upright = shape(face, "（《「，。")
    vertical = shape(face, "（《「，。", direction="ttb")
    assert all(a[0] != b[0] for a, b in zip(upright, vertical, strict=True))
    assert [round(face.v_advance(glyph) * 1000) for glyph, *_ in vertical] == [1000] * 5


@pytest.mark.parametrize("key", NOTO)
def test_traditional_text_still_centres_its_commas(book: FontBook, key: str) -> None:
    face = book.face(key)
    [(simplified, *_)] = shape(face, "，", language="zh-Hans")
    [(traditional, *_)] = shape(face, "，", language="zh-Hant")
    assert simplified != traditional
    ink = face.ink(traditional)
    assert ink is not None
    assert abs((ink[0] + ink[2]) / 2 - 0.5) < 0.1


def test_renamed_faces_do_not_use_a_reserved_name(book: FontBook) -> None:
    with TTFont(book.face("LayoutKai-Regular").path, lazy=True) as font:
        told = [n.toUnicode() for n in font["name"].names if n.nameID in (1, 3, 4, 6, 16)]
    assert not [name for name in told if "LXGW" in name.split(";")[0] or "霞鹜" in name]
    assert book.face("LayoutKai-Regular").local_family == "版面楷体"


def test_every_house_face_may_go_into_a_pdf(book: FontBook) -> None:
    assert all(face.may_embed.allowed for face in book.faces())


def test_a_report_counts_what_a_face_covers(book: FontBook) -> None:
    report = coverage(book.main_face("song"))
    assert str(report["tongyong 8105"]) == "8105/8105"
    assert report["GBK"].share > 0.999
    assert coverage(book.main_face("latin"))["tongyong 8105"].have == 0


def test_the_character_sets_have_the_size_of_their_standards() -> None:
    assert len(tongyong()) == 8105
    assert sum(map(is_han, gb2312())) == 6763
    assert sum(map(is_han, gbk())) >= 20902
