"""Runs of body text in a colour are checked like any other type."""

from __future__ import annotations

import datetime

import pytest

from layout_tool.compose import compose
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, GridBox, Page, Paragraph, Span, Story, StoryFrame
from layout_tool.pdf import load_preset
from layout_tool.preflight import check

BOOK = FontBook.default()
LAYOUT = load_layout("tabloid")


def ids(colour: str, marks: tuple[str, ...] = ()) -> set[str]:
    body = (Paragraph((Span("江边的渡口"), Span("红字", marks, colour=colour), Span("开船了。"))),)  # type: ignore[arg-type]  # marks by their names
    story = Story("s", headline="渡口", body=body)
    frame = StoryFrame("f", GridBox(0, 0, 2, 20), "s")
    page = Page("A01", 1, template="none", frames=(frame,))
    edition = Edition("日报", datetime.date(2026, 5, 1), LAYOUT, (page,), {"s": story})
    done = compose(edition, page, BOOK)
    found = [*done.problems, *check(edition, [done], BOOK, load_preset("newsprint-x1a"))]
    return {problem.id for problem in found}


def test_small_type_in_several_inks_is_found_in_a_run() -> None:
    assert "type.colour_small" in ids("red", ("sup",))
    assert "type.colour_small" not in ids("K50", ("sup",))


def test_black_copy_stays_on_one_plate() -> None:
    assert not ids("") & {"type.colour_small", "colour.unknown"}


@pytest.mark.parametrize("name", ["purpel", "朱砂"])
def test_a_colour_that_the_layout_does_not_have_is_told(name: str) -> None:
    assert "colour.unknown" in ids(name)
