"""Figures half as wide as Han, and as wide (半角、全角数字)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from layout_tool.fonts import FontBook
from layout_tool.model import StyleSheet, TextStyle, plain
from layout_tool.typeset import Line, Typesetter

SIZE = 10.0
BODY = TextStyle(size=SIZE)
HALF, FULL = replace(BODY, digits="half"), replace(BODY, digits="full")
SINGLE = replace(BODY, digits="single")
SETTER = Typesetter(FontBook.default(), StyleSheet(text={"body": BODY}))


def ems(text: str, style: TextStyle) -> float:
    return SETTER.natural_width(text, style) / SIZE


def lines(text: str, em: float, style: TextStyle) -> tuple[Line, ...]:
    return SETTER.set_paragraph(plain(text), style, (em * SIZE,)).lines


def text_of(line: Line) -> str:
    return "".join(run.glyphs.text for run in line.runs)


@pytest.mark.parametrize("role", ["song", "hei", "kai", "fangsong"])
def test_half_wide_figures_take_half_an_em_in_every_face(role: str) -> None:
    style = replace(HALF, role=role, digits_solid=True)
    assert ems("在2026年", style) == pytest.approx(1 + 4 / 2 + 1)
    assert ems("达1,284.6万", style) == pytest.approx(1 + 7 / 2 + 1)


def test_the_ink_of_a_half_wide_figure_stays_in_its_half() -> None:
    run = lines("2048", 20, HALF)[0].runs[0]
    face = SETTER.book.face(run.glyphs.face)
    for i, (gid, x) in enumerate(zip(run.glyphs.ids, run.glyphs.xs, strict=True)):
        ink = face.ink(gid)
        assert ink is not None
        assert x / SIZE + ink[0] > i / 2 - 0.01
        assert x / SIZE + ink[2] < i / 2 + 0.51


@pytest.mark.parametrize("role", ["song", "hei", "kai", "fangsong"])
def test_full_wide_figures_fill_cells_without_space_beside_them(role: str) -> None:
    style = replace(FULL, role=role)
    assert ems("在2026年", style) == pytest.approx(6)
    assert ems("增长3.5%的", style) == pytest.approx(2 + 4 + 1)
    line = lines("在2026年", 20, style)[0]
    assert text_of(line) == "在2026年"
    assert [x / SIZE + run.x / SIZE for run in line.runs for x in run.glyphs.xs] == pytest.approx(
        list(range(6)), abs=0.01
    )


def test_a_full_wide_number_is_not_parted() -> None:
    for before in range(3, 12):
        found = lines("汉" * before + "2026年" + "字" * 12, 10, FULL)
        assert any("2026" in text_of(line) for line in found), before


def test_a_lone_figure_is_full_and_several_are_half() -> None:
    solid = replace(SINGLE, digits_solid=True)
    assert ems("第5届", solid) == pytest.approx(3)
    assert ems("第15届", solid) == pytest.approx(3)


def test_words_with_letters_and_latin_text_keep_their_figures() -> None:
    for style in (HALF, FULL):
        assert ems("用5G网", style) == pytest.approx(ems("用5G网", BODY))
        english = replace(style, lang="en")
        assert ems("in 2026", english) == pytest.approx(ems("in 2026", replace(BODY, lang="en")))


def test_full_wide_figures_stand_below_each_other_in_vertical_lines() -> None:
    style = replace(FULL, direction="vertical")
    line = lines("在2026年", 20, style)[0]
    places = [(run.y + y) / SIZE for run in line.runs for y in run.glyphs.ys]
    assert [b - a for a, b in pairwise(places)] == pytest.approx([1.0] * 5)
    assert {run.glyphs.orientation for run in line.runs} == {"v"}


def test_full_wide_figures_keep_the_strict_grid() -> None:
    style = replace(FULL, strict_grid=True)
    assert ems("在2026年5月", style) == pytest.approx(8)
