"""The language and the colour of a selection."""

from __future__ import annotations

import pytest

from layout_tool.model import Position, Span
from tests.support.desk import TestDesk, one_story


def place(offset: int, paragraph: int = 0) -> Position:
    return Position("a", "body", paragraph, offset)


@pytest.fixture
def desk() -> TestDesk:
    desk = one_story()
    name = next(iter(desk.desk.edition.stories))
    start, end = Position(name, "body", 0, 2), Position(name, "body", 0, 5)
    return desk.choose(start, end, desk.page.frames[0].id)


def spans(desk: TestDesk) -> tuple[Span, ...]:
    (story,) = desk.desk.edition.stories.values()
    return story.body[0].spans


@pytest.mark.parametrize(
    ("command", "lang"),
    [("text.lang_ja", "ja"), ("text.lang_zh_hant", "zh-Hant"), ("text.lang_en", "en")],
)
def test_what_is_selected_is_in_the_language_that_is_chosen(
    desk: TestDesk, command: str, lang: str
) -> None:
    desk.run(command)
    assert [span.lang for span in spans(desk)] == ["", lang, ""]
    assert [len(span.text) for span in spans(desk)][:2] == [2, 3]
    desk.run("text.lang_story")
    assert [span.lang for span in spans(desk)] == [""]


def test_what_is_selected_takes_a_colour_and_loses_it(desk: TestDesk) -> None:
    desk.run("text.colour_red")
    assert [span.colour for span in spans(desk)] == ["", "red", ""]
    desk.run("text.colour_style")
    assert [span.colour for span in spans(desk)] == [""]


def test_a_panel_may_name_any_language_and_colour(desk: TestDesk) -> None:
    desk.run("text.set_lang", lang="ko").run("text.set_colour", colour="K40")
    assert spans(desk)[1] == Span(spans(desk)[1].text, (), "", "ko", "K40")


def test_the_page_is_painted_in_the_colour_at_once(desk: TestDesk) -> None:
    desk.run("text.colour_red")
    red = desk.desk.edition.layout.styles.colour("red")
    sheet = desk.desk.composition(desk.page.id).sheet
    colours = {getattr(item, "colour", None) for group in sheet.groups for item in group.items}
    assert red in colours


def test_text_typed_within_a_run_is_of_its_kind_and_after_it_is_not(desk: TestDesk) -> None:
    desk.run("text.colour_red").run("text.lang_ja")
    (name,) = desk.desk.edition.stories
    frame = desk.page.frames[0].id
    desk.caret(Position(name, "body", 0, 3), frame).type("甲")
    assert [len(span.text) for span in spans(desk)][:2] == [2, 4]
    desk.caret(Position(name, "body", 0, 6), frame).type("乙")
    assert [len(span.text) for span in spans(desk)][:2] == [2, 4]


def test_one_undo_takes_the_colour_back(desk: TestDesk) -> None:
    before = spans(desk)
    desk.run("text.colour_blue")
    desk.run("edit.undo")
    assert spans(desk) == before
