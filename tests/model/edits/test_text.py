"""Editing text never loses a character, a mark or a reading that was not meant to go."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layout_tool.model import Edition, Paragraph, Position, Span, Story, TextRange, plain
from layout_tool.model.edits import search
from layout_tool.model.edits import text as edits
from layout_tool.model.edits.text import Change, map_position
from layout_tool.model.story import MARKS
from tests.support.desk import edition_of

CHARS = st.text(st.sampled_from("一二三四五，。（）ab1 𠮷\U000e0100"), min_size=1, max_size=8)
SPANS = st.builds(
    Span,
    CHARS,
    st.lists(st.sampled_from(MARKS), max_size=2, unique=True).map(
        lambda marks: tuple(m for m in MARKS if m in marks)
    ),
    st.sampled_from(["", "", "", "yī"]),
)
BODIES = st.lists(
    st.builds(
        Paragraph,
        st.lists(SPANS, min_size=1, max_size=4).map(tuple),
        st.sampled_from(["body", "subhead", "verse"]),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


def edition(body: tuple[Paragraph, ...]) -> Edition:
    return edition_of(Story("s", "题目在此", body=body))


def flat(one: Edition) -> str:
    return "\n".join(paragraph.text for paragraph in one.stories["s"].body)


def index(one: Edition, place: Position) -> int:
    body = one.stories["s"].body
    return sum(len(p.text) + 1 for p in body[: place.paragraph]) + place.offset


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Edition, TextRange]:
    one = edition(draw(BODIES))
    ends = []
    for _ in range(2):
        number = draw(st.integers(0, len(one.stories["s"].body) - 1))
        length = len(one.stories["s"].body[number].text)
        ends.append(Position("s", "body", number, draw(st.integers(0, length))))
    return one, TextRange(*ends)


@given(ranges(), st.text(st.sampled_from("新字\n，"), max_size=5))
def test_replacing_changes_the_selection_and_nothing_else(
    given_: tuple[Edition, TextRange], new: str
) -> None:
    one, where = given_
    after, place = edits.replace_range(one, where, new)
    text, low, high = flat(one), index(one, where.start), index(one, where.end)
    assert flat(after) == text[:low] + new + text[high:]
    assert index(after, place) == low + len(new)


@given(ranges())
def test_cutting_and_pasting_back_gives_the_same_text_and_marks(
    given_: tuple[Edition, TextRange],
) -> None:
    one, where = given_
    taken = edits.fragment(one, where)
    cut, place = edits.delete(one, where)
    back, _ = edits.replace_range(cut, TextRange.caret(place), taken)
    assert flat(back) == flat(one)
    assert _marks(back) == _marks(one)


def _marks(one: Edition) -> list[tuple[str, frozenset[str]]]:
    return [
        (char, frozenset(span.marks))
        for paragraph in one.stories["s"].body
        for span in paragraph.spans
        for char in span.text
    ]


@given(ranges(), st.sampled_from(MARKS))
def test_marking_marks_what_is_selected_and_changes_no_character(
    given_: tuple[Edition, TextRange], mark: str
) -> None:
    one, where = given_
    on = edits.set_mark(one, where, mark, True)  # type: ignore[arg-type]
    assert flat(on) == flat(one)
    if flat(one)[index(one, where.start) : index(one, where.end)].strip("\n"):
        assert edits.has_mark(on, where, mark)  # type: ignore[arg-type]
        off = edits.set_mark(on, where, mark, False)  # type: ignore[arg-type]
        assert not edits.has_mark(off, where, mark)  # type: ignore[arg-type]


@given(ranges())
def test_readings_are_kept_by_edits_elsewhere(given_: tuple[Edition, TextRange]) -> None:
    one, where = given_
    after, _ = edits.insert(one, where.start, "新")
    assert _readings(after) == _readings(one)


def _readings(one: Edition) -> list[str]:
    return [s.ruby for p in one.stories["s"].body for s in p.spans if s.ruby]


@given(ranges(), st.text(st.sampled_from("新字\n"), max_size=4))
def test_places_outside_an_edit_stay_with_their_characters(
    given_: tuple[Edition, TextRange], new: str
) -> None:
    one, where = given_
    after, end = edits.replace_range(one, where, new)
    change = Change(where.start, where.end, end)
    for number, paragraph in enumerate(one.stories["s"].body):
        for offset in range(len(paragraph.text) + 1):
            place = Position("s", "body", number, offset)
            mapped = map_position(place, change)
            if place.key <= where.start.key:
                assert mapped == place
            elif place.key >= where.end.key:
                assert flat(after)[index(after, mapped) :] == flat(one)[index(one, place) :]


def test_typing_carries_on_the_marks_before_it_but_not_a_lead() -> None:
    bold = Paragraph((Span("黑体", ("bold",)), Span("正文")))
    lead = Paragraph((Span("导语", ("lead",)), Span("正文")))
    one = edition((bold, lead))
    one, _ = edits.insert(one, Position("s", "body", 0, 2), "加")
    one, _ = edits.insert(one, Position("s", "body", 1, 2), "加")
    assert one.stories["s"].body[0].spans[0] == Span("黑体加", ("bold",))
    assert one.stories["s"].body[1].spans[0] == Span("导语", ("lead",))


def test_a_paragraph_after_a_subhead_is_body_text() -> None:
    one = edition((plain("小标题", "subhead"), plain("正文")))
    one, place = edits.split(one, Position("s", "body", 0, 3))
    assert one.stories["s"].body[place.paragraph].kind == "body"
    one, place = edits.split(one, Position("s", "body", 0, 1))
    assert one.stories["s"].body[place.paragraph].kind == "subhead"


def test_a_line_end_is_a_row_in_a_headline_and_a_space_in_a_byline() -> None:
    one = edition((plain("正文"),))
    one, place = edits.split(one, Position("s", "headline", 0, 2))
    assert (one.stories["s"].headline, place.offset) == ("题目\n在此", 3)
    one, _ = edits.insert(one, Position("s", "byline", 0, 0), "甲\n乙")
    assert one.stories["s"].byline == "甲 乙"


def test_nothing_changed_is_the_same_edition() -> None:
    one = edition((plain("正文"),))
    caret = TextRange.caret(Position("s", "body", 0, 1))
    assert edits.replace_range(one, caret, "")[0] is one
    assert edits.tidy_story(one, "s") is one
    assert edits.set_kind(one, caret, "body") is one
    assert search.replace_all(one, "无此字", "x") == (one, 0)


def test_finding_looks_into_heads_bodies_and_captions() -> None:
    one = edition((plain("渡船与 Ship"),))
    found = [(w.start.owner, w.start.part) for w in search.find(one, "渡船")]
    assert found == [("s", "body"), ("boat", "caption")]
    assert len(list(search.find(one, "SHIP"))) == 1
    assert not list(search.find(one, "SHIP", match_case=True))


def test_replacing_with_a_text_that_holds_the_old_one_ends() -> None:
    one = edition((plain("船船船"),))
    after, count = search.replace_all(one, "船", "渡船船")
    assert count == 4
    assert flat(after) == "渡船船渡船船渡船船"


def test_places_beyond_the_text_are_brought_back_to_it() -> None:
    one = edition((plain("甲乙"), plain("丙")))
    assert edits.limit(one, Position("s", "body", 9, 9)).key == (1, 1)
    assert edits.limit(one, Position("s", "body", 0, 9)).key == (0, 2)
    assert edits.limit(one, Position("s", "body", -1, 3)).key == (0, 0)
    empty = replace(one, stories={"s": Story("s")})
    assert edits.limit(empty, Position("s", "body", 3, 3)).key == (0, 0)
    written, _ = edits.insert(empty, Position("s", "body", 0, 0), "甲")
    assert written.stories["s"].body == (plain("甲"),)
