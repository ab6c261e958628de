"""Rows of headlines."""

from __future__ import annotations

import time

import pytest

from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import HeadStyle
from layout_tool.typeset import Typesetter
from layout_tool.typeset.head import headline_rows
from layout_tool.typeset.words import break_places

HEADLINE = "渡口十年换新貌，集市从不失约；竹器老人的早市，船老大说水情"
LAYOUT = load_layout("broadsheet")


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(FontBook.default(), LAYOUT.styles)


@pytest.fixture
def style() -> HeadStyle:
    return LAYOUT.styles.heads[1]


@pytest.mark.parametrize("width", [320.0, 480.0, 700.0])
def test_the_rows_of_a_headline_hold_all_of_it_and_fit(
    setter: Typesetter, style: HeadStyle, width: float
) -> None:
    rows, chosen = headline_rows(HEADLINE, style, setter, width, None)
    assert "".join(text for _, text in rows) == HEADLINE
    assert [offset for offset, _ in rows] == [
        sum(len(text) for _, text in rows[:n]) for n in range(len(rows))
    ]
    assert all(setter.natural_width(text, chosen) <= width for _, text in rows)


def test_a_very_long_headline_is_broken_in_a_moment(setter: Typesetter, style: HeadStyle) -> None:
    begin = time.process_time()
    for width in (150.0, 300.0, 600.0):
        headline_rows(HEADLINE * 4, style, setter, width, None)
    assert time.process_time() - begin < 2  # tens of minutes when all ways were tried


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("橋下輕聲說話的人們都來了", "輕聲"),
        ("兩岸關係發展與時俱進", "關係"),
        ("圖書館將延長開放時間", "圖書館"),
        ("經濟發展繼續穩步向前", "經濟"),
    ],
)
def test_words_in_traditional_characters_are_not_cut_either(text: str, word: str) -> None:
    begin = text.index(word)
    places = {place for place, _ in break_places(text)}
    assert not places & set(range(begin + 1, begin + len(word)))
    assert places


def test_a_headline_breaks_in_traditional_characters_where_it_does_in_simplified() -> None:
    pairs = [("輕聲說話的人們都來了", "轻声说话的人们都来了"), ("圖書館將開放", "图书馆将开放")]
    for traditional, simplified in pairs:
        assert break_places(traditional) == break_places(simplified)
