"""Columns and rows put in, taken out and aligned: what is not meant stays as it is."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from layout_tool.files import load_layout
from layout_tool.model import CellAlign, Edition, Paragraph, Position, Span, Story, plain
from layout_tool.model.edits import table_columns as edits

BODY = (
    plain("前文"),
    Paragraph((Span("队\t胜\t负"),), "table-head", ("auto", "right", "left")),
    Paragraph((Span("北苑\t"), Span("10", ("bold",)), Span("\t2")), "table"),
    plain("冬季", "table"),
    plain("南塘\t9\t3", "table"),
    plain("后文"),
)


def edition(*body: Paragraph) -> Edition:
    story = Story("s", body=body or BODY)
    return Edition("报", datetime.date(2026, 5, 1), load_layout("tabloid"), (), {"s": story})


def at(paragraph: int, offset: int) -> Position:
    return Position("s", "body", paragraph, offset)


def body(done: Edition) -> tuple[Paragraph, ...]:
    return done.stories["s"].body


def texts(done: Edition) -> list[str]:
    return [paragraph.text for paragraph in body(done)]


def test_a_column_is_put_in_behind_the_carets_and_rows_across_stay() -> None:
    done, place = edits.insert_column(edition(), at(2, 4))
    assert texts(done) == ["前文", "队\t胜\t\t负", "北苑\t10\t\t2", "冬季", "南塘\t9\t\t3", "后文"]
    assert place == at(2, 6)
    assert body(done)[1].aligns == ("auto", "right", "auto", "left")
    assert body(done)[2].spans[1] == Span("10", ("bold",))


def test_a_column_goes_with_its_text_and_how_it_stood() -> None:
    done, place = edits.delete_column(edition(), at(4, 4))
    assert texts(done) == ["前文", "队\t负", "北苑\t2", "冬季", "南塘\t3", "后文"]
    assert body(done)[1].aligns == ("auto", "left")
    assert place == at(4, 3)
    last, place = edits.delete_column(edition(), at(2, 7))
    assert texts(last)[1:3] == ["队\t胜", "北苑\t10"]
    assert place == at(2, 3)


def test_the_only_column_and_the_only_row_stay() -> None:
    lone = edition(plain("甲", "table"))
    assert edits.delete_column(lone, at(0, 0)) == (lone, at(0, 0))
    assert edits.delete_row(lone, at(0, 0)) == (lone, at(0, 0))


def test_where_the_first_row_goes_the_next_tells_how_columns_stand() -> None:
    done, place = edits.delete_row(edition(), at(1, 3))
    assert texts(done) == ["前文", "北苑\t10\t2", "冬季", "南塘\t9\t3", "后文"]
    assert body(done)[1].aligns == ("auto", "right", "left")
    assert place == at(1, 3)
    last, place = edits.delete_row(edition(), at(4, 0))
    assert texts(last)[-2:] == ["冬季", "后文"]
    assert place == at(3, 0)


def test_a_column_is_told_how_to_stand_from_any_of_its_cells() -> None:
    done = edits.align_column(edition(), at(4, 0), "center")
    assert body(done)[1].aligns == ("center", "right", "left")
    assert edits.column_align(done, at(2, 1)) == "center"
    for offset in (0, 3, 5):
        done = edits.align_column(done, at(4, offset), "auto")
    assert body(done)[1].aligns == ()
    assert edits.column_align(done, at(0, 0)) is None


def test_a_row_is_laid_across_and_parted_again() -> None:
    done, place = edits.lay_across(edition(), at(2, 4))
    assert texts(done)[2] == "北苑 10 2"
    assert edits.is_across(done, place)
    assert place == at(2, 4)
    back, place = edits.lay_across(done, place)
    assert texts(back)[2] == "北苑 10 2\t\t"
    assert not edits.is_across(back, place)


def test_nothing_changes_outside_a_table() -> None:
    whole = edition()
    assert edits.lay_across(whole, at(0, 1)) == (whole, at(0, 1))
    assert edits.delete_row(whole, at(5, 1)) == (whole, at(5, 1))


cells = st.lists(st.text("文字12", max_size=3), min_size=1, max_size=4)
aligns = st.sampled_from(["auto", "left", "center", "right"])


@given(st.lists(cells, min_size=1, max_size=4), st.data(), aligns)
def test_a_place_stays_in_the_text_and_a_column_put_in_can_be_taken_out(
    rows: list[list[str]], data: st.DataObject, align: CellAlign
) -> None:
    whole = edition(*(plain("\t".join(row), "table") for row in rows))
    index = data.draw(st.integers(0, len(rows) - 1))
    place = at(index, data.draw(st.integers(0, len("\t".join(rows[index])))))
    whole = edits.align_column(whole, place, align)
    wider, there = edits.insert_column(whole, place)
    changed = [edit(whole, place) for edit in (edits.delete_column, edits.delete_row,
                                               edits.lay_across)]  # fmt: skip
    for done, where in ((wider, there), *changed):
        assert 0 <= where.offset <= len(body(done)[where.paragraph].text)
    if wider != whole and len(rows[index]) == max(map(len, rows)):
        assert texts(edits.delete_column(wider, there)[0]) == texts(whole)
