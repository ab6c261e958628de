"""Typing in tables: cells stay apart, rows stay rows, nothing is lost."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from layout_tool.files import load_layout
from layout_tool.model import Edition, Paragraph, Position, Span, Story, TextRange, plain
from layout_tool.model.edits import tables, text

BODY = (
    plain("前文"),
    Paragraph((Span("队\t胜"),), "table-head", ("auto", "right")),
    plain("北苑\t10", "table"),
    plain("\t", "table"),
    plain("后文"),
)


def edition(*body: Paragraph) -> Edition:
    story = Story("s", body=body or BODY)
    return Edition("报", datetime.date(2026, 5, 1), load_layout("tabloid"), (), {"s": story})


def at(paragraph: int, offset: int) -> Position:
    return Position("s", "body", paragraph, offset)


def texts(done: Edition) -> list[str]:
    return [paragraph.text for paragraph in done.stories["s"].body]


def test_enter_begins_a_row_of_as_many_cells_wherever_the_caret_stands() -> None:
    done, place = text.split(edition(), at(1, 1))
    assert place == at(2, 0)
    assert texts(done)[1:4] == ["队\t胜", "\t", "北苑\t10"]
    assert done.stories["s"].body[2].kind == "table"


def test_enter_in_a_last_row_without_text_ends_the_table() -> None:
    done, place = text.split(edition(), at(3, 0))
    assert place == at(3, 0)
    assert done.stories["s"].body[3] == Paragraph(())


def test_typing_in_a_cell_keeps_its_row_and_how_the_columns_stand() -> None:
    done, place = text.insert(edition(), at(1, 3), "负")
    assert place == at(1, 4)
    row = done.stories["s"].body[1]
    assert (row.text, row.kind, row.aligns) == ("队\t胜负", "table-head", ("auto", "right"))


def test_tab_goes_from_cell_to_cell_and_behind_the_last_begins_a_row() -> None:
    whole = edition()
    places = [at(1, 0)]
    for _ in range(5):
        whole, place = tables.next_cell(whole, places[-1])
        places.append(place)
    assert places == [at(1, 0), at(1, 2), at(2, 0), at(2, 3), at(3, 0), at(3, 1)]
    longer, place = tables.next_cell(whole, places[-1])
    assert place == at(4, 0)
    assert texts(longer)[4] == "\t"
    assert tables.next_cell(whole, at(2, 4), -1)[1] == at(2, 0)
    assert tables.next_cell(whole, at(0, 1)) == (whole, at(0, 1))


def test_a_key_that_deletes_goes_over_the_edge_of_a_cell() -> None:
    whole = edition()
    assert tables.step_over(whole, at(2, 3), at(2, 2)) == (whole, at(2, 2))
    assert tables.step_over(whole, at(2, 0), at(1, 3)) == (whole, at(1, 3))
    assert tables.step_over(whole, at(2, 2), at(2, 1)) is None
    assert tables.step_over(whole, at(0, 2), at(0, 1)) is None


def test_a_row_without_text_is_taken_away_by_a_key_at_its_edge() -> None:
    found = tables.step_over(edition(), at(3, 0), at(2, 5))
    assert found is not None
    assert texts(found[0]) == ["前文", "队\t胜", "北苑\t10", "后文"]
    assert found[1] == at(2, 5)


def test_deleting_over_cells_of_a_row_leaves_the_cells() -> None:
    found = tables.clear_cells(edition(), TextRange(at(2, 1), at(2, 4)))
    assert found is not None
    assert texts(found[0])[2] == "北\t0"


def test_a_table_is_inserted_below_with_its_caret_in_the_first_head() -> None:
    done, place = tables.insert_table(edition(plain("文")), at(0, 1))
    assert place == at(1, 0)
    kinds = [paragraph.kind for paragraph in done.stories["s"].body]
    assert kinds == ["body", "table-head", "table", "table", "body"]
    assert texts(done)[1] == "\t\t"


def test_a_tab_stays_in_a_body_and_is_a_space_in_a_head() -> None:
    done, _ = text.insert(edition(plain("甲")), at(0, 1), "\t乙")
    assert texts(done) == ["甲\t乙"]
    head, _ = text.insert(done, Position("s", "headline", 0, 0), "上\t下")
    assert head.stories["s"].headline == "上 下"


places = st.tuples(st.integers(0, 4), st.integers(0, 6))


@given(st.lists(st.tuples(places, st.sampled_from(["a", "\n", "\t", "enter", "tab", "del"]))))
def test_whatever_is_typed_in_tables_no_character_that_stood_there_is_lost(
    keys: list[tuple[tuple[int, int], str]],
) -> None:
    whole = edition()
    typed = 0
    for (paragraph, offset), key in keys:
        place = text.limit(whole, at(paragraph, offset))
        if key == "enter":
            whole, _ = text.split(whole, place)
        elif key == "tab":
            whole, _ = tables.next_cell(whole, place)
        elif key == "del":
            over = tables.step_over(whole, place, text.limit(whole, place.at(place.offset + 1)))
            whole = over[0] if over is not None else whole
        else:
            whole, _ = text.insert(whole, place, key)
            typed += key == "a"
    found = sorted(c for c in "".join(texts(whole)) if c != "\t")
    assert found == sorted("前文队胜北苑10后文" + "a" * typed)
