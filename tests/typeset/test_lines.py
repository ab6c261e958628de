"""Lines of body text: what a proofreader would mark."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import FontBook
from layout_tool.model import Paragraph, Punctuation, Span, StyleSheet, TextStyle, plain
from layout_tool.typeset import Line, Typesetter

SIZE = 10.0
BODY = TextStyle(size=SIZE, indent=0.0)
INDENTED = TextStyle(size=SIZE, indent=2.0)
NEVER_START = set("，、；：。！？”’）》〉」』】〕·～／")
NEVER_END = set("“‘（《〈「『【〔")
HAN = "一二三四五六七八九十百千万亿江河湖海山川日月星辰春夏秋冬天地人和"
ALPHABET = HAN + "，。、；：！？“”‘’（）《》—…·5x A"


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return make_setter()


def make_setter() -> Typesetter:
    return Typesetter(FontBook.default(), StyleSheet(text={"body": BODY}))


SETTER = make_setter()


def text_of(line: Line) -> str:
    return "".join(run.glyphs.text for run in line.runs)


def lines(setter: Typesetter, text: str, em: float, style: TextStyle = BODY) -> tuple[Line, ...]:
    return setter.set_paragraph(plain(text), style, (em * SIZE,)).lines


def width(setter: Typesetter, text: str) -> float:
    return setter.natural_width(text, BODY) / SIZE


@pytest.mark.parametrize(
    ("text", "em"),
    [
        pytest.param("中。中", 3, id="T-01 a stop fills a cell"),
        pytest.param("中！！中", 3, id="T-02 two marks share a cell"),
        pytest.param("中！！！中", 4, id="T-02 three marks fill two cells"),
        pytest.param("中——中", 4, id="T-03 a dash is two em"),
        pytest.param("中……中", 4, id="T-04 an ellipsis is two em"),
        pytest.param("马克·吐温", 4.5, id="T-06 an interpunct is half an em"),
        pytest.param("北京—上海", 5, id="T-08 a connecting dash is one em"),
        pytest.param("京～沪", 3, id="T-08 a tilde is one em"),
        pytest.param("说“好”。他", 5.5, id="T-10 quotes are one em each, squeezed before a stop"),
        pytest.param("中。”中", 3.5, id="T-29 a stop and a closing quote take one and a half"),
        pytest.param("中》，中", 3.5, id="T-29 a closing title mark and a comma"),
        pytest.param("中：“中", 3.5, id="T-30 a colon and an opening quote"),
        pytest.param("中”“中", 3.5, id="T-30 back to back"),
        pytest.param("中（“中", 3.5, id="T-31 two opening marks"),
        pytest.param("中（）中", 4, id="T-31 an empty bracket"),
        pytest.param("用GDP算", None, id="T-45"),
    ],
)
def test_marks_take_the_width_that_clreq_gives_them(
    setter: Typesetter, text: str, em: float | None
) -> None:
    if em is None:
        gap = width(setter, text) - width(setter, "GDP") - 2
        assert gap == pytest.approx(0.5)
    else:
        assert width(setter, text) == pytest.approx(em)


def test_a_typed_space_beside_latin_is_replaced_by_the_quarter_em(setter: Typesetter) -> None:
    assert width(setter, "用 GDP 算") == pytest.approx(width(setter, "用GDP算"))


def test_a_comma_never_starts_a_line(setter: Typesetter) -> None:
    found = lines(setter, HAN[:10] + "，" + HAN[:9], 10)
    assert text_of(found[1])[0] not in NEVER_START
    assert len(text_of(found[0])) == 9


def test_a_comma_is_squeezed_to_let_two_of_them_share_a_line(setter: Typesetter) -> None:
    found = lines(setter, HAN[:4] + "，" + HAN[:5] + "，" + HAN[:9], 10)
    assert text_of(found[0]) == HAN[:4] + "，" + HAN[:5] + "，"


@pytest.mark.parametrize("token", ["-3.5%", "￥12,800", "36.5℃", "2024-05-01", "12:30", "1/3"])
def test_a_number_is_never_split(setter: Typesetter, token: str) -> None:
    for before in range(4, 12):
        found = lines(setter, HAN[:before] + token + HAN[:12], 10)
        assert any(token in text_of(line) for line in found), before


def test_a_long_address_breaks_after_a_slash_without_a_hyphen(setter: Typesetter) -> None:
    url = "https://example.com/long/path/of/a/page/about/bridges"
    found = lines(setter, "见" + url + "。", 12)
    assert len(found) > 2
    assert "".join(map(text_of, found)) == "见" + url + "。"
    assert all(text_of(line)[-1] in "/.。" for line in found[:-1])


def test_an_opening_quote_at_a_line_start_leaves_no_hole(setter: Typesetter) -> None:
    found = lines(setter, "“好" + HAN[:12], 10)
    glyph = found[0].runs[0].glyphs
    assert glyph.xs[0] == pytest.approx(-SIZE / 2, abs=0.01)


def test_the_first_line_is_indented_by_two_characters(setter: Typesetter) -> None:
    found = lines(setter, HAN, 12, INDENTED)
    assert found[0].runs[0].x == pytest.approx(2 * SIZE)
    assert found[1].runs[0].x == pytest.approx(0)


def test_a_lone_character_does_not_make_a_last_line(setter: Typesetter) -> None:
    text = HAN[:12] + "，" + HAN[:10] + "，" + HAN[:12] + "。"
    for em in range(9, 16):
        assert len(text_of(lines(setter, text, em)[-1]).strip("。")) > 1, em


def test_marks_on_a_word_move_nothing(setter: Typesetter) -> None:
    text = HAN[:9] + "“" + HAN[3:9] + "”，" + HAN
    plainly = lines(setter, text, 10)
    marked = Paragraph((Span(text[:9]), Span(text[9:11], ("kai",)), Span(text[11:])))
    again = setter.set_paragraph(marked, BODY, (10 * SIZE,)).lines
    assert [text_of(line) for line in again] == [text_of(line) for line in plainly]
    assert [line.width for line in again] == pytest.approx([line.width for line in plainly])


def test_a_character_without_a_font_is_drawn_as_a_mark_and_reported(setter: Typesetter) -> None:
    done = setter.set_paragraph(plain("姓名\U0003fffd先生"), BODY, (100.0,))
    assert done.missing == ("\U0003fffd",)
    substitutes = [run for line in done.lines for run in line.runs if run.substitute]
    assert [run.glyphs.text for run in substitutes] == ["\U0003fffd"]


@given(
    text=st.text(alphabet=ALPHABET, min_size=1, max_size=80),
    em=st.floats(min_value=2, max_value=30),
)
def test_no_character_is_lost_and_no_line_is_over_its_measure(text: str, em: float) -> None:
    done = lines(SETTER, text, em)
    kept = "".join(map(text_of, done))
    assert kept.replace(" ", "") == text.replace(" ", "")
    for line in done:
        assert line.width <= em * SIZE + 1e-3


@given(
    text=st.text(alphabet=HAN + "，。：“”（）《》", min_size=1, max_size=80),
    em=st.integers(min_value=8, max_value=40),
)
def test_no_line_breaks_a_rule_unless_it_says_so(text: str, em: int) -> None:
    done = lines(SETTER, text, em)
    for before, after in itertools.pairwise(done):
        if not before.forced:
            assert text_of(before)[-1] not in NEVER_END
            assert text_of(after)[0] not in NEVER_START


@given(text=st.text(alphabet=ALPHABET, min_size=1, max_size=60))
def test_setting_twice_gives_the_same_places(text: str) -> None:
    first = lines(SETTER, text, 11)
    second = lines(make_setter(), text, 11)
    assert [line.runs for line in first] == [line.runs for line in second]


@given(text=st.text(alphabet=HAN + "，。", min_size=30, max_size=90))
def test_every_line_but_the_last_fills_its_measure(text: str) -> None:
    for line in lines(SETTER, text, 13)[:-1]:
        if not line.forced:
            assert line.width == pytest.approx(13 * SIZE, abs=1e-3)


@given(
    text=st.text(alphabet=HAN + "，。", min_size=40, max_size=120), more=st.sampled_from([-1, 1])
)
def test_a_paragraph_asked_for_a_line_more_or_less_has_it_or_is_unchanged(
    text: str, more: int
) -> None:
    best = SETTER.set_paragraph(plain(text), BODY, (130.0,))
    other = SETTER.set_paragraph(plain(text), BODY, (130.0,), looseness=more)
    assert len(other.lines) in (len(best.lines), len(best.lines) + more)
    assert "".join(map(text_of, other.lines)) == text


def test_a_small_figure_is_set_small_within_a_word(setter: Typesetter) -> None:
    formula = Paragraph((Span("喝H"), Span("2", ("sub",)), Span("O，10"), Span("3", ("sup",))))
    (line,) = setter.set_paragraph(formula, BODY, (30 * SIZE,)).lines
    low, high = (run for run in line.runs if run.glyphs.text in "23")
    assert low.glyphs.size < SIZE
    assert low.y > 0 > high.y
    for em in (2, 2.5, 3):
        rows = setter.set_paragraph(formula, BODY, (em * SIZE,)).lines
        assert any("H2O" in text_of(row) for row in rows)


VERTICAL = TextStyle(size=SIZE, direction="vertical")
STRICT = TextStyle(size=SIZE, strict_grid=True, hang=True)
HANT = TextStyle(size=SIZE, lang="zh-Hant")


@pytest.mark.parametrize("style", [VERTICAL, STRICT, HANT, replace(BODY, hang=True)])
@given(
    text=st.text(alphabet=ALPHABET, min_size=1, max_size=60),
    em=st.integers(min_value=2, max_value=24),
)
def test_in_any_setting_no_character_is_lost(style: TextStyle, text: str, em: int) -> None:
    done = lines(SETTER, text, em, style)
    assert "".join(map(text_of, done)).replace(" ", "") == text.replace(" ", "")
    for line in done:
        assert line.width <= em * SIZE + 1e-3
        for run in line.runs:
            glyphs = run.glyphs
            assert len(glyphs.xs) == len(glyphs.ids) == len(glyphs.clusters)
            assert len(glyphs.ys) in (0, len(glyphs.ids))


# Strict grid: what stands between words and Han


STRICT = replace(BODY, strict_grid=True)


def _on_grid(text: str, em: float = 100) -> list[dict[str, float]]:
    """Return for each line where the characters stand, in em; of equal ones the last."""
    done = SETTER.set_paragraph(plain(text), STRICT, (em * SIZE,)).lines
    return [
        {
            run.glyphs.text[cluster]: (run.x + x) / SIZE
            for run in line.runs
            for cluster, x in zip(run.glyphs.clusters, run.glyphs.xs, strict=True)
        }
        for line in done
    ]


@pytest.mark.parametrize("text", ["涨12.5%，又", "温36.5℃，又", "（GDP）又", "见Wi-Fi，又"])
def test_the_strict_grid_leaves_no_hole_before_a_comma_or_a_unit(text: str) -> None:
    """What a word leaves of its cells lies between it and Han (C11)."""
    (line,) = SETTER.set_paragraph(plain(text), STRICT, (100 * SIZE,)).lines
    natural = SETTER.natural_width(text, BODY) / SIZE
    assert line.width / SIZE <= math.ceil(natural + 0.125)


def test_a_number_and_its_unit_are_one_run_on_the_strict_grid() -> None:
    (places,) = _on_grid("速36 km/h又iPhone 15 Pro机")
    assert places["k"] - places["6"] < 1
    assert places["P"] - places["5"] < 1
    assert places["又"] == pytest.approx(round(places["又"]))
    assert places["机"] == pytest.approx(round(places["机"]))


@pytest.mark.parametrize(
    "text",
    ["用手机打iPhone 15 Pro Max和iPad Air打字又打", "见https://www.example.com/books/and/a又读书"],
)
def test_han_stands_on_the_strict_grid_behind_a_run_that_began_in_the_line_before(
    text: str,
) -> None:
    for em in range(6, 12):
        for places in _on_grid(text, em):
            for char, x in places.items():
                if char > "一":
                    assert x == pytest.approx(round(x), abs=0.001)


def test_the_strict_grid_rather_leaves_cells_empty_than_a_mark_alone_on_the_last_line() -> None:
    style = replace(STRICT, hang=True)
    for em in range(6, 13):
        done = SETTER.set_paragraph(plain("他说慢慢来，今年再说好吗？”"), style, (em * SIZE,)).lines
        assert "".join(run.glyphs.text for run in done[-1].runs) != "”"


def test_figures_fill_their_cells_on_the_strict_grid_two_a_cell() -> None:
    """A year of two cells is not given a third, which would be a hole beside it."""
    (places,) = _on_grid("呢？2024年增长12%。")
    assert places["年"] == pytest.approx(4)
    assert places["。"] == pytest.approx(9)


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("mark", ["，", "。", "、"])
def test_marks_of_taiwan_stand_in_the_middle_of_their_cells_on_the_strict_grid(
    mark: str, direction: str
) -> None:
    """CLREQ C1: as off the grid."""
    style = replace(BODY, lang="zh-Hant", direction=direction)
    (off,) = SETTER.set_paragraph(plain(f"中{mark}中"), style, (100 * SIZE,)).lines
    (on,) = SETTER.set_paragraph(
        plain(f"中{mark}中"), replace(style, strict_grid=True), (100 * SIZE,)
    ).lines
    assert on.runs[0].glyphs.xs == pytest.approx(off.runs[0].glyphs.xs)
    assert on.runs[0].glyphs.ys == pytest.approx(off.runs[0].glyphs.ys)


def test_a_paragraph_beside_an_obstacle_is_indented_like_its_neighbours() -> None:
    style = replace(BODY, indent=2.0)
    text = plain("领头的姓贺，做了三十年篾匠，编的吊篮又轻又韧。")
    for measures in [(12.0, 12.0, 5.0, 12.0), (9.0, 12.0)]:
        first = SETTER.set_paragraph(text, style, [m * SIZE for m in measures]).lines[0]
        assert first.runs[0].x == pytest.approx(2 * SIZE)
    narrow = SETTER.set_paragraph(text, style, (10 * SIZE,)).lines[0]
    assert narrow.runs[0].x == pytest.approx(SIZE)


@pytest.mark.parametrize("punctuation", ["full", "kaiming", "half"])
@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "ja"])
@pytest.mark.parametrize("mark", "，。、：；！？")
def test_no_mark_of_a_vertical_line_touches_its_neighbours(
    mark: str, lang: str, punctuation: Punctuation
) -> None:
    """However tight the line is (CLREQ C14)."""
    style = replace(BODY, lang=lang, punctuation=punctuation, direction="vertical")
    (loose,) = SETTER.set_paragraph(plain(f"国{mark}国"), style, (100 * SIZE,)).lines
    least = replace(style, squeeze_stops=True)
    tight = SETTER.set_paragraph(plain(f"国{mark}国" * 4), least, (8.1 * SIZE,)).lines
    for line in (loose, *tight):
        for run in line.runs:
            inks = [SETTER.book.face(run.glyphs.face).ink(gid) for gid in run.glyphs.ids]
            spans = [
                (y / SIZE - ink[3], y / SIZE - ink[1])
                for y, ink in zip(run.glyphs.ys, inks, strict=True)
                if ink is not None
            ]
            for (_, above), (below, _) in itertools.pairwise(spans):
                assert below > above - 0.01


# Subheads


SUBHEAD = replace(BODY, align="center")


def _subhead(text: str, em: float) -> list[str]:
    done = SETTER.set_paragraph(plain(text, "subhead"), SUBHEAD, (em * SIZE,)).lines
    assert all(line.width <= em * SIZE + 0.01 for line in done)
    return ["".join(run.glyphs.text for run in line.runs) for line in done]


def test_a_subhead_is_broken_between_words_and_balanced() -> None:
    """As headlines are: no word is cut, no line is half as long as the other."""
    assert _subhead("图书馆夜间开放受到读者欢迎", 11) == ["图书馆夜间开放", "受到读者欢迎"]
    lines = _subhead("“慢”字当头：轻声、惜书、归位，三条公约人人守", 11)
    assert all(len(line) > 4 for line in lines)
    assert not any(line.endswith("惜") or line.startswith("守") for line in lines)


def test_a_subhead_that_fits_is_one_line_and_none_loses_a_character() -> None:
    assert _subhead("一条路", 11) == ["一条路"]
    for text in (
        "2026年 “五一”假期旅客吞吐量达1,284.6万人次",
        "翩跹翩跹翩跹翩跹翩跹翩跹",
        "https://a.b/c/d",
    ):
        for em in range(3, 14):
            assert "".join(_subhead(text, em)).replace(" ", "") == text.replace(" ", "")
