"""Editing text in the composed page."""

from __future__ import annotations

import pytest

from layout_tool.model import (
    GridBox,
    PictureFrame,
    Position,
    Story,
    StoryFrame,
    TextRange,
    plain,
)
from layout_tool.sheet import selection_rects
from tests.support.desk import TestDesk, edition_of, one_story, story_of


def body(paragraph: int, offset: int, story: str = "s1") -> Position:
    return Position(story, "body", paragraph, offset)


@pytest.fixture
def desk() -> TestDesk:
    return one_story()


def text(desk: TestDesk, paragraph: int = 0, story: str = "s1") -> str:
    return desk.desk.shown.stories[story].body[paragraph].text


def test_a_double_click_enters_the_text_where_it_was_made(desk: TestDesk) -> None:
    point = desk.caret_point(body(1, 5), "lead")
    desk.double_click(point)
    assert desk.desk.selection.text is not None
    assert desk.desk.selection.text.focus == body(1, 5)


def test_typing_goes_in_at_the_caret(desk: TestDesk) -> None:
    before = text(desk)
    desk.double_click(desk.caret_point(body(0, 3), "lead")).type("新字")
    assert text(desk) == before[:3] + "新字" + before[3:]
    assert desk.desk.selection.text is not None
    assert desk.desk.selection.text.focus == body(0, 5)


def test_a_run_of_typing_is_undone_at_once(desk: TestDesk) -> None:
    desk.caret(body(0, 3), "lead").type("一二三四")
    assert len(desk.desk.history.entries) == 1
    desk.key("Ctrl+Z")
    assert desk.desk.edition is desk.start
    assert desk.desk.selection.text is not None
    assert desk.desk.selection.text.focus == body(0, 3)


@pytest.mark.parametrize("between", ["pause", "caret", "command"])
def test_a_pause_a_caret_move_or_another_command_ends_the_run(desk: TestDesk, between: str) -> None:
    desk.caret(body(0, 3), "lead").type("一二")
    if between == "pause":
        desk.now += 5
    elif between == "caret":
        desk.key("Right").key("Left")
    else:
        desk.run("page.set", section="要闻")
    desk.type("三四").key("Ctrl+Z")
    assert "一二" in text(desk)
    assert "三四" not in text(desk)


def test_a_new_paragraph_is_begun_and_joined_again(desk: TestDesk) -> None:
    before = text(desk)
    desk.caret(body(0, 3), "lead").key("Return")
    assert (text(desk, 0), text(desk, 1)) == (before[:3], before[3:])
    desk.key("Backspace")
    assert text(desk) == before


def test_typing_on_after_a_paragraphs_end(desk: TestDesk) -> None:
    end = len(text(desk))
    desk.caret(body(0, end), "lead").type("\n新的一段")
    assert text(desk, 1) == "新的一段"
    assert len(desk.desk.edition.stories["s1"].body) == 5


def test_an_empty_paragraph_goes_when_the_text_is_left(desk: TestDesk) -> None:
    end = len(text(desk))
    desk.caret(body(0, end), "lead").key("Return")
    assert len(desk.desk.edition.stories["s1"].body) == 5
    desk.key("Esc")
    assert desk.desk.edition.stories["s1"].body == desk.start.stories["s1"].body
    assert desk.desk.selection.frames == ("lead",)


def test_dragging_selects_and_typing_replaces(desk: TestDesk) -> None:
    before = text(desk)
    desk.key("T").press(desk.caret_point(body(0, 2), "lead"))
    desk.move(desk.caret_point(body(0, 6), "lead")).release().type("换")
    assert text(desk) == before[:2] + "换" + before[6:]


def test_a_double_click_in_text_selects_the_word(desk: TestDesk) -> None:
    at = text(desk).index("码头")
    point = desk.caret_point(body(0, at + 1), "lead")
    desk.key("T").click(point).click(point, clicks=2)
    where = desk.desk.selection.text
    assert where is not None
    assert text(desk)[where.start.offset : where.end.offset] == "码头"


def test_a_triple_click_selects_the_paragraph(desk: TestDesk) -> None:
    point = desk.caret_point(body(1, 4), "lead")
    desk.key("T").click(point).click(point, clicks=2).click(point, clicks=3)
    where = desk.desk.selection.text
    assert where is not None
    assert (where.start, where.end) == (body(1, 0), body(1, len(text(desk, 1))))


def test_a_headline_is_edited_where_it_stands(desk: TestDesk) -> None:
    place = Position("s1", "headline", 0, 2)
    desk.double_click(desk.caret_point(place, "lead")).type("新")
    assert desk.desk.edition.stories["s1"].headline.startswith("渡口新")


def test_a_caption_is_edited_where_it_stands() -> None:
    frame = PictureFrame("p", GridBox(0, 0, 3, 20), "boat")
    desk = TestDesk(edition_of(frames=(frame,)))
    place = Position("boat", "caption", 0, 2)
    desk.double_click(desk.caret_point(place, "p")).type("靠岸")
    assert desk.desk.edition.pictures["boat"].caption == "渡船靠岸。"


def test_an_empty_story_is_entered_at_its_start() -> None:
    frame = StoryFrame("f", GridBox(0, 0, 3, 20), "empty")
    desk = TestDesk(edition_of(story_of("empty", 0, headline=""), frames=(frame,)))
    desk.double_click("f").type("第一句")
    assert text(desk, story="empty") == "第一句"


def test_a_click_beside_the_text_leaves_it(desk: TestDesk) -> None:
    desk.caret(body(0, 3), "lead").click((900, 1400))
    assert desk.desk.selection.is_empty


def test_what_an_input_method_composes_is_shown_and_not_kept(desk: TestDesk) -> None:
    before = text(desk)
    desk.caret(body(0, 3), "lead")
    desk.desk.compose_text("zhong", cursor=2)
    assert text(desk) == before[:3] + "zhong" + before[3:]
    assert desk.desk.selection.text is not None
    assert desk.desk.selection.text.focus == body(0, 5)
    assert desk.desk.edition is desk.start
    desk.run("text.insert", text="中")
    assert text(desk) == before[:3] + "中" + before[3:]
    assert len(desk.committed) == 1


def test_giving_an_input_method_up_leaves_the_text(desk: TestDesk) -> None:
    desk.caret(body(0, 3), "lead")
    desk.desk.compose_text("zhong")
    desk.desk.compose_text("")
    assert desk.desk.shown is desk.start


def test_arrows_walk_through_every_character_of_a_story(desk: TestDesk) -> None:
    desk.caret(body(0, 0), "lead")
    characters = sum(len(p.text) for p in desk.start.stories["s1"].body)
    steps = 0
    while True:
        before = desk.desk.selection
        desk.key("Right")
        if desk.desk.selection == before:
            break
        steps += 1
    assert steps == characters + len(desk.start.stories["s1"].body) - 1


def test_shift_and_arrows_select_and_ctrl_b_marks(desk: TestDesk) -> None:
    desk.caret(body(0, 2), "lead").key("Shift+Right").key("Shift+Right").key("Ctrl+B")
    spans = desk.desk.edition.stories["s1"].body[0].spans
    assert [span.marks for span in spans] == [(), ("bold",), ()]
    assert desk.desk.is_checked("text.bold")
    desk.key("Ctrl+B")
    assert desk.desk.edition == desk.start


def test_down_and_end_follow_the_lines_of_the_page(desk: TestDesk) -> None:
    desk.caret(body(0, 2), "lead").key("Down").key("End").key("Home")
    where = desk.desk.selection.text
    assert where is not None
    assert where.focus.offset == 11


def test_text_is_cut_and_pasted_with_its_marks(desk: TestDesk) -> None:
    desk.choose(body(0, 2), body(0, 4), "lead").key("Ctrl+B")
    moved = text(desk)[2:4]
    desk.key("Ctrl+X").caret(body(1, 0), "lead").key("Ctrl+V")
    first = desk.desk.edition.stories["s1"].body[1].spans[0]
    assert (first.text, first.marks) == (moved, ("bold",))


def test_ctrl_a_in_a_text_takes_all_of_it(desk: TestDesk) -> None:
    desk.caret(body(1, 2), "lead").key("Ctrl+A")
    assert desk.desk.selection.text is not None
    assert desk.desk.selection.text.start == body(0, 0)
    desk.key("Delete")
    assert desk.desk.edition.stories["s1"].characters == 0


def test_a_caret_stays_with_its_words_when_others_change_before_it(desk: TestDesk) -> None:
    word = text(desk, 2)[4:8]
    desk.caret(body(2, 4), "lead").run("edit.replace_all", wanted="码头", new="老码头旁")
    where = desk.desk.selection.text
    assert where is not None
    after = text(desk, where.focus.paragraph)
    assert after[where.focus.offset :].startswith(word)


def test_find_goes_round_the_edition() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 0, 3, 30), "a"),
        StoryFrame("b", GridBox(3, 0, 2, 30), "b"),
    )
    desk = TestDesk(edition_of(story_of("a", 1), story_of("b", 1), frames=frames))
    seen = []
    for _ in range(3):
        desk.run("edit.find_next", wanted="集市")
        where = desk.desk.selection.text
        assert where is not None
        seen.append(where.focus.owner)
    assert seen == ["a", "b", "a"]


def test_text_that_is_not_placed_is_found_by_the_story_editor() -> None:
    desk = TestDesk(edition_of(story_of("a", 1)))
    desk.run("edit.find_next", wanted="集市")
    assert desk.requests[-1].name == "story.edit"
    assert desk.requests[-1].args["story"] == "a"


def test_of_control_characters_only_the_tab_gets_into_a_story(desk: TestDesk) -> None:
    desk.caret(body(0, 0), "lead").run("text.insert", text="a\x00b\tc\u00a0d\x07\r\ne")
    assert text(desk, 0) == "ab\tc d"
    assert text(desk, 1).startswith("e")


def test_the_news_of_a_keystroke_names_its_story_and_its_asker(desk: TestDesk) -> None:
    desk.caret(body(0, 0), "lead")
    me = object()
    desk.desk.run("text.insert", text="字", asker=me)
    news = desk.news[-1]
    assert news.shown.stories == {"s1"}
    assert news.asker is me


def test_with_the_text_tool_a_click_goes_from_story_to_story() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 0, 3, 30), "a"),
        StoryFrame("b", GridBox(3, 0, 2, 30), "b"),
    )
    desk = TestDesk(edition_of(story_of("a", 1), story_of("b", 1), frames=frames))
    desk.key("T").click(desk.caret_point(body(0, 3, "a"), "a"))
    desk.click(desk.caret_point(body(0, 6, "b"), "b"))
    assert desk.desk.view.tool == "text"
    assert desk.desk.selection.text is not None
    assert desk.desk.selection.text.focus == body(0, 6, "b")


def test_copy_from_the_web_is_cleaned_as_it_is_pasted(desk: TestDesk) -> None:
    desk.caret(body(1, 0), "lead")
    desk.run("text.paste_copy", text="今天,天气好.\u00a0\r\n\r\n\u3000\u3000第二段\u200b在此。")
    assert text(desk, 1) == "今天，天气好。"
    assert text(desk, 2).startswith("第二段在此。")


def test_a_reading_is_set_above_the_selection_and_taken_away(desk: TestDesk) -> None:
    desk.choose(body(0, 2), body(0, 4), "lead").run("text.ruby", reading="mǎtóu")
    spans = desk.desk.edition.stories["s1"].body[0].spans
    assert [span.ruby for span in spans] == ["", "mǎtóu", ""]
    desk.run("text.ruby", reading="")
    assert desk.desk.edition == desk.start


@pytest.fixture
def upright() -> TestDesk:
    """A story in vertical lines, with a number set across and a bracket."""
    body = (
        plain(
            "清早的码头上，挑担的人们（每逢12日）排成一行，等着第一班渡船靠岸，卖iPhone壳的摊子也来了。"
        ),
        plain("对岸的集市从不失约，谁都想不到。"),
    )
    story = Story("s1", "渡口新貌", body=body)
    frame = StoryFrame("lead", GridBox(0, 10, 3, 24), "s1", direction="vertical")
    return TestDesk(edition_of(story, frames=(frame,)))


def test_every_place_of_vertical_text_is_reached_by_a_click_at_its_caret(upright: TestDesk) -> None:
    story = upright.start.stories["s1"]
    for part, number, length in (
        ("headline", 0, len(story.headline)), ("body", 0, len(story.body[0].text)),
        ("body", 1, len(story.body[1].text)),
    ):  # fmt: skip
        for offset in range(length):
            place = Position("s1", part, number, offset)
            upright.run("tool.text").click(upright.caret_point(place, "lead"))
            where = upright.desk.selection.text
            assert where is not None
            assert where.focus == place


def test_arrows_go_where_they_point_in_vertical_text(upright: TestDesk) -> None:
    upright.caret(body(0, 2), "lead").key("Down").key("Down")
    where = upright.desk.selection.text
    assert where is not None
    assert where.focus == body(0, 4)
    before = upright.caret_point(where.focus, "lead")
    upright.key("Left")
    where = upright.desk.selection.text
    assert where is not None
    after = upright.caret_point(where.focus, "lead")
    assert after[0] < before[0] - 5
    assert after[1] == pytest.approx(before[1], abs=5)
    upright.key("Right")
    where = upright.desk.selection.text
    assert where is not None
    assert where.focus == body(0, 4)
    upright.key("Home")
    where = upright.desk.selection.text
    assert where is not None
    assert where.focus == body(0, 0)


def test_an_arrow_along_vertical_text_collapses_a_selection(upright: TestDesk) -> None:
    upright.choose(body(0, 2), body(0, 5), "lead").key("Up")
    where = upright.desk.selection.text
    assert where is not None
    assert where == TextRange.caret(body(0, 2))


def test_a_selection_in_vertical_text_covers_its_characters_from_line_to_line(
    upright: TestDesk,
) -> None:
    sheet = upright.desk.composition("A01").sheet
    rects = selection_rects(sheet, TextRange(body(0, 0), body(1, 3)), frame="lead")
    assert len(rects) >= 3
    assert all(one.height > 0 and one.width > 9 for one in rects)
    assert [r.x for r in rects if r.y == rects[0].y] == sorted(
        (r.x for r in rects if r.y == rects[0].y), reverse=True
    )
