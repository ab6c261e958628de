"""Signs that are no Chinese marks: brackets of Latin, emoji, joiners, soft hyphens, spaces."""

from __future__ import annotations

import functools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, Breaks, StyleSheet, TextStyle, plain
from layout_tool.sheet import GlyphRun
from layout_tool.typeset import Line, Shaper, Typesetter, break_places
from layout_tool.typeset.itemise import itemise
from layout_tool.typeset.rules.classes import CharClass
from layout_tool.typeset.setting import Cells, RunStyle

SPACES = re.compile("[ \u00a0]")
LEVELS: tuple[Breaks, ...] = ("loose", "basic", "gb", "strict")


@functools.cache
def setter() -> Typesetter:
    return Typesetter(FontBook.default(), StyleSheet(text={"body": TextStyle()}))


@functools.cache
def shaper() -> Shaper:
    return setter().shaper


def cells(
    text: str, *, shatter: bool = False, breaks: Breaks = "gb", lang: str = "zh-Hans"
) -> Cells:
    one = RunStyle("song", "latin", 10.0, BLACK, lang=lang)
    style = TextStyle(breaks=breaks, lang=lang)
    whole = itemise(text, [(len(text), 0)], (one,), style, shaper())
    if not shatter:
        return whole
    words = [whole.starts[i] for i, name in enumerate(whole.classes) if name == CharClass.LA]
    return itemise(text, [(len(text), 0)], (one,), style, shaper(), shatter=words)


def parts(text: str, *, breaks: Breaks = "gb", lang: str = "zh-Hans") -> list[str]:
    """Return a text in the pieces that it may be parted into."""
    done = cells(text, breaks=breaks, lang=lang)
    edges = [done.starts[i + 1] for i in range(len(done) - 1) if done.penalty[i] < 1e9]
    return [text[a:b] for a, b in zip([0, *edges], [*edges, len(text)], strict=True)]


def lines(text: str, width: float) -> tuple[Line, ...]:
    return setter().set_paragraph(plain(text), TextStyle(size=10), (width,)).lines


def text_of(line: Line) -> str:
    return "".join(run.glyphs.text for run in line.runs)


@pytest.mark.parametrize(
    "text",
    [
        "新|机|(C919)|首|飞", "他|说|[笑]|好", "见|图|(甲)|乙", "真|的?|是!|好", "他|说\"好\"呢",
        "甲,|乙.|丙;|丁:|戊", "甲| (乙)| 丙", "甲 )|乙", "甲|♥|乙", "约|±5℃|吧",
    ],
)  # fmt: skip
def test_no_line_starts_or_ends_with_the_wrong_side_of_a_latin_mark(text: str) -> None:
    assert parts(text.replace("|", "")) == text.split("|")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5\u00a0千米", "a space that binds"),
        ("甲\u202f乙", "a narrow space that binds"),
        ("甲\u2060乙", "a word joiner"),
        ("甲\u2060乙\ufeff丙", "its old form"),
        ("第\u2011一", "a hyphen that binds"),
    ],
)
def test_what_binds_two_characters_keeps_them_in_one_line(text: str, why: str) -> None:
    pieces = parts(text)
    assert not any(piece.endswith(text[1]) or piece.startswith(text[1]) for piece in pieces), why


def test_a_zero_width_space_lets_a_line_end_and_takes_no_room() -> None:
    assert parts("ab\u200bcd") == ["ab\u200b", "cd"]
    style = TextStyle(size=10)
    with_space = setter().natural_width("中\u200bab\u200bcd", style)
    without = setter().natural_width("中ab", style) + setter().natural_width("cd", style)
    assert with_space == pytest.approx(without, abs=0.01)


@pytest.mark.parametrize(
    "cluster", ["🇨🇳", "👩\u200d🚀", "👍🏽", "♥\ufe0f", "각", "q\u0308\u0301", "中\u0308"]
)
@pytest.mark.parametrize("shatter", [False, True], ids=["words", "letters"])
def test_what_is_one_character_to_a_reader_is_one_cell(cluster: str, shatter: bool) -> None:
    done = cells(f"甲{cluster}乙", shatter=shatter)
    assert done.starts == (0, 1, 1 + len(cluster), 2 + len(cluster))


def test_four_flags_in_a_row_part_between_the_flags() -> None:
    assert parts("🇨🇳🇯🇵🇰🇷") == ["🇨🇳", "🇯🇵", "🇰🇷"]


def test_a_soft_hyphen_shows_at_a_lines_end_and_nowhere_else() -> None:
    text = "中文里的co\u00adoper\u00adation"
    broken = [line for line in lines(text, 60) if line.marks]
    assert [text_of(line)[-1] for line in broken] == ["\u00ad"]
    (mark,) = broken[0].marks
    assert isinstance(mark, GlyphRun)
    assert len(mark.glyphs.ids) == 1
    assert "".join(map(text_of, lines(text, 60))) == text
    (whole,) = lines(text, 400)
    assert whole.marks == ()
    assert whole.width == pytest.approx(lines(text.replace("\u00ad", ""), 400)[0].width, abs=0.3)


@pytest.mark.parametrize("breaks", LEVELS)
def test_a_sign_beside_a_chinese_mark_opens_no_place_that_the_level_closes(breaks: Breaks) -> None:
    for mark in "，。！？）》”":
        assert not any(piece.startswith(mark) for piece in parts(f"甲♥{mark}(乙", breaks=breaks))
    for mark in "（《“":
        assert not any(piece.endswith(mark) for piece in parts(f"甲){mark}♥乙", breaks=breaks))
    dashes = [piece for piece in parts("甲)——乙", breaks=breaks) if piece.startswith("—")]
    assert bool(dashes) == (breaks != "strict")


def test_chinese_marks_in_an_english_paragraph_start_and_end_no_line_either() -> None:
    pieces = parts("The 《夜读公约》，see", lang="en")
    assert pieces == ["The", " 《夜", "读", "公", "约》，", "see"]


def test_a_headline_breaks_beside_no_bracket_and_in_no_character() -> None:
    places = {place for place, _ in break_places("国产大飞机(C919)交付e\u0301国外")}
    assert not places & {6, 10, 14}
    assert places & {5, 11}


@given(
    st.text(alphabet="中，（“a1 -/()[]!.\u00a0\u200b\u2060\u00ad\u0301\u200d🇨👩🏽①♥½", max_size=12)
)
def test_no_character_is_lost_and_no_line_is_empty_whatever_is_typed(text: str) -> None:
    for width in (4.0, 25.0, 400.0):
        set_lines = lines(text, width)
        said = "".join(map(text_of, set_lines))
        assert SPACES.sub("", said) == SPACES.sub("", text)
        assert all(line.start < line.end for line in set_lines)
