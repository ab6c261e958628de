"""Tables in the columns of a story: whole rows, heads again, a free line beside text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import FontBook
from layout_tool.model import Paragraph, StyleSheet, TextStyle, plain
from layout_tool.typeset import Flow, Line, Typesetter, flow

BODY = TextStyle(size=9.0, indent=2.0)
TABLE = TextStyle(size=8.0, align="left")
SETTER = Typesetter(FontBook.default(), StyleSheet({"body": BODY, "table": TABLE}))
MEASURE = 13 * 9.0
TEXT = "雨停了，桥上的人多起来，孩子们数着过江的船。水位正在一点一点退下去。"


def rows(count: int, *, heads: int = 1, long: bool = False) -> list[Paragraph]:
    text = "九孔藕，湖区当日起水，炖汤用最好" if long else "北门"
    return [plain("站名\t首班", "table-head")] * heads + [
        plain(f"{text}\t5:{n:02}", "table") for n in range(count)
    ]


def set_story(before: int, table: list[Paragraph], after: int) -> tuple[tuple[Line, ...], ...]:
    def text(index: int) -> tuple[Line, ...]:
        return SETTER.set_paragraph(plain(TEXT), BODY, (MEASURE,), index=index).lines

    done = SETTER.set_table(table, [TABLE] * len(table), MEASURE, 13.0, first=before)
    last = before + len(table)
    return (
        *(text(i) for i in range(before)),
        *(one.lines for one in done),
        *(text(last + i) for i in range(after)),
    )


def flowed(
    before: int, table: list[Paragraph], after: int, columns: int, height: int = 200
) -> tuple[Flow, tuple[tuple[Line, ...], ...]]:
    lines = set_story(before, table, after)
    headings = [False] * before + [p.kind == "table-head" for p in table] + [False] * after
    edges = {before, before + len(table)} - {0, len(lines)}
    gaps = [i in edges for i in range(len(lines))]
    return flow(lines, headings, MEASURE, columns, height, lambda i, _: lines[i], gaps), lines


def in_columns(done: Flow) -> list[list[Line]]:
    starts = [0, *itertools.accumulate(done.counts)]
    return [done.lines[a:b] for a, b in itertools.pairwise(starts)]


def is_free(line: Line) -> bool:
    return not line.runs and not line.marks


def test_a_line_stays_free_above_and_below_a_table() -> None:
    done, _ = flowed(1, rows(3), 1, 1)
    free = [number for number, line in enumerate(done.lines) if is_free(line)]
    assert free == [3, 8]
    assert done.counts == (12,)


def test_no_line_stays_free_at_the_top_of_a_column() -> None:
    for count in range(3, 12):
        for column in in_columns(flowed(2, rows(count), 2, 3)[0]):
            assert not column or not is_free(column[0])


def test_columns_are_level_though_a_table_goes_on_in_the_next() -> None:
    done, _ = flowed(1, rows(20), 3, 3)
    assert max(done.counts) - min(done.counts[:-1]) <= 1
    assert done.counts[-1] > max(done.counts) - 5


def test_a_head_is_never_left_alone_at_a_columns_foot() -> None:
    for before in range(1, 4):
        for count in range(2, 9):
            for column in in_columns(flowed(before, rows(count), 2, 3)[0]):
                last = column[-1] if column else None
                assert last is None or not (last.runs and last.runs[0].glyphs.text == "站名")


story = st.tuples(
    st.integers(0, 3), st.integers(1, 14), st.integers(0, 2), st.booleans(), st.integers(0, 3)
)


@given(story, st.integers(1, 4), st.integers(4, 30))
def test_every_row_is_whole_and_every_line_stands_once(
    parts: tuple[int, int, int, bool, int], columns: int, height: int
) -> None:
    before, count, heads, long, after = parts
    done, lines = flowed(before, rows(count, heads=heads, long=long), after, columns, height)
    own = [line for line in done.lines if line.runs]
    assert [line.runs for line in own] == [line.runs for one in lines for line in one]
    assert max(done.counts) <= height
    tallest = max(map(len, lines)) + heads
    for column in in_columns(done)[1:]:
        if column and height >= tallest:
            assert not column[0].joined
        if column and column[0].marks and not column[0].runs and columns > 1:
            assert len(column) > heads


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_a_table_alone_takes_the_least_height_at_which_it_fits(columns: int) -> None:
    for count in range(columns * 2, 30):
        done, _ = flowed(0, rows(count), 0, columns)
        least = -(-(count + columns) // columns)
        assert max(done.counts) <= least + 1
