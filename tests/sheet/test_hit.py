"""From the point to the text and back, on sheets composed by the house itself."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import replace

import pytest

from layout_tool.compose import ComposeCache, compose
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    GridBox,
    Page,
    Paragraph,
    Position,
    Span,
    Story,
    StoryFrame,
    TextRange,
    plain,
)
from layout_tool.sheet import Sheet, caret, hit, line_edge, lines_of, other_line, selection_rects
from layout_tool.sheet.lines import stops

BODY = (
    plain(
        "清早的码头上，挑担的人们排成一行，等着第一班渡船靠岸。船老大说：“今年水大，要多走半个时辰。”"
    ),
    plain("对岸的集市（每逢三、六、九日）从不失约，卖 iPhone 16 壳的摊子也来了——谁都想不到。"),
    Paragraph(
        (Span("水面积"), Span("12.5km"), Span("2", ("sup",)), Span("，深约三米，鱼虾甚多。"))
    ),
)


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    layout = load_layout("broadsheet")
    story = Story("ferry", "渡船靠岸", "引题在此\n两行", "副题", "某某", "", BODY, rank=2)
    frame = StoryFrame("frame", GridBox(1, 20, 2, 24), "ferry")
    page = Page("A02", 2, frames=(frame,))
    edition = Edition("报", datetime.date(2026, 1, 1), layout, (page,), {"ferry": story})
    return compose(edition, page, FontBook.default(), ComposeCache()).sheet


def every_stop(sheet: Sheet) -> list[Position]:
    return [
        replace(
            Position(line.owner, line.part, line.paragraph, stop.offset),
            upstream=stop.offset == line.end,
        )
        for line in lines_of(sheet, frame="frame")
        for stop in stops(line)
    ]


def test_clicking_where_a_caret_stands_gives_its_place(sheet: Sheet) -> None:
    for place in every_stop(sheet):
        box = caret(sheet, place, frame="frame")
        assert box is not None
        found = hit(sheet, box.x, box.y + box.height / 2)
        assert found == place, (place, found)


def test_carets_of_a_line_stand_from_left_to_right(sheet: Sheet) -> None:
    for line in lines_of(sheet, frame="frame"):
        places = [stop.at for stop in stops(line)]
        assert places == sorted(places)
        assert [s.offset for s in stops(line)] == sorted({s.offset for s in stops(line)})


def test_every_character_of_the_body_can_be_reached(sheet: Sheet) -> None:
    reached = {(p.paragraph, p.offset) for p in every_stop(sheet) if p.part == "body"}
    for number, paragraph in enumerate(BODY):
        assert {o for n, o in reached if n == number} == set(range(len(paragraph.text) + 1))


def test_a_caret_beside_a_bracket_stands_outside_its_ink(sheet: Sheet) -> None:
    text = BODY[1].text
    at = text.index("（")
    before, after = (
        caret(sheet, Position("ferry", "body", 1, at + step), frame="frame") for step in (0, 1)
    )
    assert before is not None
    assert after is not None
    assert after.x - before.x >= 0.45 * 9
    following = caret(sheet, Position("ferry", "body", 1, at + 2), frame="frame")
    assert following is not None
    assert following.x - after.x == pytest.approx(9, abs=1.0)


def test_a_wrapped_place_stands_above_or_below_as_asked(sheet: Sheet) -> None:
    line, second = [li for li in lines_of(sheet, frame="frame") if li.part == "body"][:2]
    place = Position("ferry", "body", 0, line.end)
    low, high = (
        caret(sheet, place, frame="frame"),
        caret(sheet, replace(place, upstream=True), frame="frame"),
    )
    assert low is not None
    assert high is not None
    assert (low.y, high.y) == (second.over, line.over)
    assert line_edge(sheet, Position("ferry", "body", 0, 1), "end", frame="frame") == place


def test_a_selection_covers_each_of_its_lines_once(sheet: Sheet) -> None:
    where = TextRange(Position("ferry", "body", 0, 3), Position("ferry", "body", 1, 5))
    rects = selection_rects(sheet, where, frame="frame")
    lines = [line for line in lines_of(sheet, frame="frame") if line.part == "body"]
    assert len(rects) == sum(1 for li in lines if li.paragraph == 0) + 1
    assert all(rect.width > 0 for rect in rects)


def test_moving_down_and_up_comes_back(sheet: Sheet) -> None:
    start = Position("ferry", "body", 0, 4)
    down = other_line(sheet, start, 1, frame="frame")
    assert down is not None
    assert down != start
    assert other_line(sheet, down, -1, frame="frame") == start


def test_moving_down_at_a_columns_foot_goes_to_the_next_head(sheet: Sheet) -> None:
    lines = [line for line in lines_of(sheet, frame="frame") if line.part == "body"]
    foot = next(a for a, b in itertools.pairwise(lines) if b.axis < a.axis)
    below = other_line(sheet, Position("ferry", "body", foot.paragraph, foot.start), 1)
    assert below is not None
    after = lines[lines.index(foot) + 1]
    assert below.paragraph == after.paragraph
    assert after.start <= below.offset < after.end


def test_rows_of_a_kicker_count_on_through_the_line_end(sheet: Sheet) -> None:
    rows = [line for line in lines_of(sheet, frame="frame") if line.part == "kicker"]
    assert [(row.start, row.end) for row in rows] == [(0, 4), (5, 7)]


def test_a_place_in_overset_text_has_no_caret(sheet: Sheet) -> None:
    assert caret(sheet, Position("ferry", "body", 2, 90), frame="frame") is None
    assert caret(sheet, Position("nobody", "body", 0, 3)) is None


def test_an_empty_paragraph_stands_below_the_one_before(sheet: Sheet) -> None:
    last = [line for line in lines_of(sheet, frame="frame") if line.part == "body"][-1]
    box = caret(sheet, Position("ferry", "body", 3, 0), frame="frame")
    assert box is not None
    assert box.y == pytest.approx(last.over + 13, abs=0.01)
    assert box.x == last.column_first


def test_a_point_off_every_frame_hits_nothing(sheet: Sheet) -> None:
    assert hit(sheet, 5, 1500) is None
