"""Columns: level feet, and no line of a paragraph left alone at their edges."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import FontBook
from layout_tool.model import StyleSheet, TextStyle, plain
from layout_tool.typeset import Flow, Line, Typesetter, distribute, flow

MEASURE = 13 * 9.0
STYLE = TextStyle(size=9, indent=2)
SETTER = Typesetter(FontBook.default(), StyleSheet(text={"body": STYLE}))
SENTENCES = (
    "雨停了，桥上的人多起来，孩子们数着过江的船。",
    "他说：“再等等。”水位正在一点一点退下去，",
    "渡口的老人把伞收好，往家里走。",
    "2024年以来，这样的清晨有过很多次；",
    "没有人觉得奇怪。",
)


def flowed(numbers: list[list[int]], columns: int, rows: int = 60) -> Flow:
    texts = ["".join(SENTENCES[n % len(SENTENCES)] for n in one) for one in numbers]

    def lines(index: int, more: int = 0) -> tuple[Line, ...]:
        return SETTER.set_paragraph(
            plain(texts[index]), STYLE, (MEASURE,), index=index, looseness=more
        ).lines

    count = len(texts)
    return flow([lines(i) for i in range(count)], [False] * count, MEASURE, columns, rows, lines)


def lonely(result: Flow) -> int:
    """Count the paragraph ends alone at a column's top."""
    ends = [
        i == len(lines) - 1 and i > 0 for lines in result.paragraphs for i, _ in enumerate(lines)
    ]
    tops = list(itertools.accumulate(result.counts))[:-1]
    return sum(ends[top] for top in tops if top < len(ends))


def test_the_last_column_alone_is_short() -> None:
    assert distribute([0.0] * 10, 4, 9) == [3, 3, 3, 1]
    assert distribute([0.0] * 22, 4, 9) == [6, 6, 6, 4]


def test_no_column_stays_empty_while_others_hold_two_lines() -> None:
    assert sorted(distribute([0.0] * 7, 6, 9)) == [1, 1, 1, 1, 1, 2]


def test_a_story_without_lines_fills_no_column() -> None:
    assert distribute([], 3, 9) == [0, 0, 0]


def test_a_column_ends_early_where_a_bit_of_a_line_would_stand_alone() -> None:
    prices = [0.0] * 10
    prices[3] = 60.0
    counts = distribute(prices, 4, 9)
    assert counts[0] == 2
    assert sum(counts) == 10


def test_a_lone_last_line_is_not_paid_with_an_uneven_foot() -> None:
    prices = [0.0] * 16
    prices[4] = 20.0
    assert distribute(prices, 4, 9) == [4, 4, 4, 4]


def test_lines_beyond_the_room_are_not_placed() -> None:
    assert distribute([0.0] * 30, 3, 8) == [8, 8, 8]


numbers = st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=6), min_size=1, max_size=9)


@given(numbers=numbers, columns=st.integers(1, 6))
def test_columns_are_level_and_lose_no_line(numbers: list[list[int]], columns: int) -> None:
    result = flowed(numbers, columns)
    assert sum(result.counts) == len(result.lines)
    high = max(result.counts)
    assert all(high - 1 <= count for count in result.counts[:-1]) or high == 1
    assert result.counts[-1] <= high


@given(numbers=numbers, columns=st.integers(2, 6))
def test_a_paragraph_keeps_all_its_characters(numbers: list[list[int]], columns: int) -> None:
    result = flowed(numbers, columns)
    for lines, one in zip(result.paragraphs, numbers, strict=True):
        text = "".join(run.glyphs.text for line in lines for run in line.runs)
        assert text == "".join(SENTENCES[n % len(SENTENCES)] for n in one)


def test_a_last_line_is_seldom_alone_at_a_column_top() -> None:
    before = after = 0
    for seed, columns in itertools.product(range(20), (3, 4, 5)):
        paragraphs = [[(seed + i * j) % 5 for j in range(2 + (seed + i) % 4)] for i in range(8)]
        result = flowed(paragraphs, columns)
        after += lonely(result)
        plainly = [SETTER.set_paragraph(
            plain("".join(SENTENCES[n] for n in one)), STYLE, (MEASURE,), index=i).lines
            for i, one in enumerate(paragraphs)]  # fmt: skip
        total = sum(map(len, plainly))
        before += lonely(Flow(tuple(plainly), tuple(distribute([0.0] * total, columns, 99))))
    assert before > 5
    assert after <= before // 3


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_a_changed_paragraph_is_still_fair(columns: int) -> None:
    result = flowed([[0, 1, 2], [3, 4], [1, 1, 0], [2, 3, 0, 1]], columns)
    assert all(line.stretch <= 1 / 8 + 1e-9 for line in result.lines)
