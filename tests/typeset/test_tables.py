"""Tables and tab stops: digits below each other, rows whole, nothing lost, nothing set over."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import FontBook
from layout_tool.model import (
    Cmyk,
    Paragraph,
    ParagraphKind,
    Span,
    StyleSheet,
    TabStop,
    TextStyle,
    plain,
)
from layout_tool.sheet import GlyphRun, Rule
from layout_tool.typeset import Line, SetParagraph, Typesetter, flow
from layout_tool.typeset import paragraph as paragraph_module

BODY = TextStyle(size=9.0, indent=2.0)
TABLE = TextStyle(size=8.0, align="left")
SETTER = Typesetter(FontBook.default(), StyleSheet({"body": BODY, "table": TABLE}))
PITCH = 13.0


def rows(*texts: str, heads: int = 1) -> list[Paragraph]:
    kinds: list[ParagraphKind] = ["table-head"] * heads + ["table"] * (len(texts) - heads)
    return [plain(text.replace("|", "\t"), kind) for text, kind in zip(texts, kinds, strict=True)]


def table(
    paragraphs: list[Paragraph], measure: float = 200.0, style: TextStyle = TABLE
) -> tuple[SetParagraph, ...]:
    return SETTER.set_table(paragraphs, [style] * len(paragraphs), measure, PITCH, owner="s")


def edges(run: GlyphRun) -> tuple[float, float]:
    glyphs = run.glyphs
    return run.x + glyphs.xs[0], run.x + glyphs.xs[-1] + glyphs.advances[-1]


def cell(line: Line, text: str) -> GlyphRun:
    return next(run for run in line.runs if run.glyphs.text == text)


def cells_of(line: Line, text: str) -> list[GlyphRun]:
    return [run for run in line.runs if run.glyphs.text == text]


def words(done: SetParagraph) -> str:
    """Return the text that the runs stand for, by their source ranges."""
    chars: dict[int, str] = {}
    for line in done.lines:
        for run in line.runs:
            assert run.source is not None
            for offset, char in enumerate(run.glyphs.text, run.source.start):
                assert offset not in chars, "a character is set twice"
                chars[offset] = char
    return "".join(chars[i] for i in sorted(chars))


STANDINGS = rows("队|场|净胜", "北苑|14|+8.5", "南塘队|9|−12.25", "石门|108|0")


def test_points_of_numbers_stand_below_each_other() -> None:
    lines = [done.lines[0] for done in table(STANDINGS)]
    points = []
    for line in lines[1:3]:
        run = next(r for r in line.runs if "." in r.glyphs.text)
        points.append(run.x + run.glyphs.xs[run.glyphs.text.index(".")])
    assert points[0] == pytest.approx(points[1], abs=0.01)


def test_whole_numbers_end_below_each_other() -> None:
    lines = [done.lines[0] for done in table(STANDINGS)]
    ends = [edges(cell(lines[i], text))[1] for i, text in ((1, "14"), (2, "9"), (3, "108"))]
    assert max(ends) - min(ends) < 0.01


def test_the_table_fills_the_measure_and_has_three_rules() -> None:
    done = table(STANDINGS)
    rules = [m for one in done for line in one.lines for m in line.marks if isinstance(m, Rule)]
    assert [rule.width for rule in rules] == [0.75, 0.4, 0.75]
    assert all((rule.x1, rule.x2) == (0.0, 200.0) for rule in rules)
    first = done[0].lines[0].runs[0]
    assert edges(first)[0] == pytest.approx(0.0, abs=0.5)
    right = max(edges(run)[1] for one in done for line in one.lines for run in line.runs)
    assert right == pytest.approx(200.0, abs=0.5)


def test_a_long_cell_takes_several_lines_that_stay_together() -> None:
    done = table(rows("名|说明", "藕|九孔藕，湖区当日起水，炖汤用最好"), measure=90.0)
    row = done[1].lines
    assert len(row) > 1
    assert [line.joined for line in row] == [False] + [True] * (len(row) - 1)
    assert not done[0].crowded


CROWD = rows("Wolverhampton|Borussia|Real", "1234567890|987654321|5", heads=0)
NARROW = replace(TABLE, condense=0.8)


def test_columns_that_cannot_hold_their_words_are_reported_and_nothing_is_lost() -> None:
    done = table(CROWD, measure=60.0)
    assert done[0].crowded
    for one, paragraph in zip(done, CROWD, strict=True):
        assert words(one) == paragraph.text.replace("\t", "")


@pytest.mark.parametrize("measure", [20.0, 40.0, 60.0, 80.0, 100.0])
def test_a_crowded_table_stays_inside_its_measure_and_no_number_is_parted(measure: float) -> None:
    done = table(CROWD, measure)
    for one in done:
        for line in one.lines:
            assert line.width <= measure + 0.01
            assert all(run.x >= 0 and edges(run)[1] <= measure + 0.01 for run in line.runs)
    assert [run.glyphs.text for run in done[1].lines[0].runs] == ["1234567890", "987654321", "5"]


def test_cells_of_a_row_never_lie_over_each_other() -> None:
    for one in table(CROWD, 60.0):
        for line in one.lines:
            ends = sorted(edges(run) for run in line.runs)
            assert all(a[1] <= b[0] + 0.01 for a, b in itertools.pairwise(ends))


def test_a_table_a_little_too_wide_is_condensed_within_its_style_and_no_complaint() -> None:
    natural = sum(SETTER.natural_width(text, TABLE) for text in ("12345678901", "98765432109"))
    paragraphs = rows("12345678901|98765432109", heads=0)
    measure = 0.9 * natural + 4.0
    assert table(paragraphs, measure)[0].crowded
    done = table(paragraphs, measure, NARROW)
    assert not done[0].crowded
    assert 0.8 <= done[0].lines[0].runs[0].glyphs.scale < 1.0


def test_cells_are_broken_before_type_is_condensed() -> None:
    done = table(rows("名|说明", "藕|九孔藕，湖区当日起水，炖汤用最好"), 90.0, NARROW)
    assert len(done[1].lines) > 1
    assert {run.glyphs.scale for line in done[1].lines for run in line.runs} == {1.0}


def test_a_key_typed_in_a_long_table_sets_one_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    setter = Typesetter(FontBook.default(), StyleSheet({"body": BODY, "table": TABLE}))
    asked: list[str] = []
    usual = paragraph_module.itemise

    def counting(text: str, *rest: Any, **names: Any) -> Any:
        asked.append(text)
        return usual(text, *rest, **names)

    monkeypatch.setattr(paragraph_module, "itemise", counting)
    paragraphs = rows("队|胜|负", *(f"队{n}甲乙丙|{n}|{n % 7}" for n in range(10, 50)))
    styles = [TABLE] * len(paragraphs)
    before = setter.set_table(paragraphs, styles, 200.0, PITCH, owner="s")
    asked.clear()
    paragraphs[20] = plain("队29甲乙\t29\t1", "table")
    after = setter.set_table(paragraphs, styles, 200.0, PITCH, owner="s")
    assert set(asked) == {"队29甲乙"}
    unchanged = [a.lines[0].runs is b.lines[0].runs for a, b in zip(before, after, strict=True)]
    assert unchanged.count(False) == 1


def test_names_of_two_characters_are_as_wide_as_those_of_three() -> None:
    done = table(rows("选手|成绩", "祝遥|10.98", "何小望|11.02", "苏青|弃权"))
    ends = [edges(one.lines[0].runs[0]) for one in done[1:]]
    assert [end[1] for end in ends] == pytest.approx([ends[1][1]] * 3, abs=0.5)
    assert words(done[1]) == "祝遥10.98"


def test_names_in_a_list_without_a_head_are_spread_in_all_columns() -> None:
    done = table(rows("祝遥|何望", "何小望|苏青", heads=0))
    first, second = done[0].lines[0].runs
    assert edges(first)[1] - edges(first)[0] == pytest.approx(24.0, abs=1.0)
    assert edges(second)[1] - edges(second)[0] == pytest.approx(24.0, abs=1.0)


def test_words_of_a_column_that_is_told_its_side_are_not_spread() -> None:
    paragraphs = rows("选手|成绩", "祝遥|10.98", "何小望|11.02")
    paragraphs[0] = replace(paragraphs[0], aligns=("left",))
    run = table(paragraphs)[1].lines[0].runs[0]
    assert edges(run)[1] - edges(run)[0] == pytest.approx(16.0, abs=1.0)


def test_team_names_of_two_and_four_characters_stay_as_they_are() -> None:
    run = table(rows("队|场", "北苑|14", "东桥联队|9"))[1].lines[0].runs[0]
    assert edges(run)[1] - edges(run)[0] == pytest.approx(16.0, abs=1.0)


def test_a_hyphen_before_a_number_is_a_minus_sign() -> None:
    minus = table(rows("涨跌", "-0.5", "+1.2"))[1].lines[0].runs[0]
    assert minus.glyphs.text == "−0.5"
    assert minus.source is not None
    assert (minus.source.start, minus.source.end) == (0, 4)
    assert table(rows("名", "a-5"))[1].lines[0].runs[0].glyphs.text == "a-5"


def test_numbers_stay_below_each_other_around_one_who_gave_up() -> None:
    done = table(rows("名|成绩", "甲|10.98", "乙|9.2", "丙|弃权"))
    points = [
        run.x + run.glyphs.xs[run.glyphs.text.index(".")]
        for run in (one.lines[0].runs[1] for one in done[1:3])
    ]
    assert points[0] == pytest.approx(points[1], abs=0.01)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [(("58:12", "2:08:15"), ":"), (("59.87", "1:45.32"), "."), (("↑3.5%", "-12.25%"), ".")],
)
def test_times_and_quotes_stand_below_each_other(texts: tuple[str, str], mark: str) -> None:
    done = table(rows("名|成绩", f"甲|{texts[0]}", f"乙|{texts[1]}"))
    runs = [next(r for r in one.lines[0].runs if mark in r.glyphs.text) for one in done[1:]]
    points = [run.x + run.glyphs.xs[run.glyphs.text.rindex(mark)] for run in runs]
    assert points[0] == pytest.approx(points[1], abs=0.01)


def test_a_row_of_one_cell_goes_across_all_columns() -> None:
    done = table(rows("国家|金|银", "夏季项目与冬季项目合计（截至昨日）", "甲国|12|3"), 120.0)
    assert len(done[1].lines) == 2
    assert done[1].lines[0].width > 100.0
    short = table(rows("国家|金|银", "夏季项目", "甲国|12|3"), 120.0)[1].lines[0].runs[0]
    begin, end = edges(short)
    assert (begin + end) / 2 == pytest.approx(60.0, abs=0.5)


def test_titles_begin_below_each_other_close_behind_their_times() -> None:
    done = table(
        rows("19:00|新闻联播", "19:32|焦点访谈", "8:05|电视剧：渡口人家（12、13）", heads=0), 400.0
    )
    starts = [edges(one.lines[0].runs[1])[0] for one in done]
    assert starts == pytest.approx([starts[0]] * 3, abs=0.5)
    assert starts[0] < 60.0


def test_no_single_character_stands_on_the_last_line_of_a_cell() -> None:
    done = table(rows("菜|说明|价", "冬笋|南坡新挖，带泥|18.5"), 90.0)
    texts = [line.runs[-1].glyphs.text for line in done[1].lines]
    assert len(texts) == 2
    assert len(texts[1]) > 1


def test_short_cells_stand_in_the_middle_of_ruled_rows_and_of_heads() -> None:
    paragraphs = rows("名|说明", "藕|九孔藕，湖区当日起水，炖汤用最好")

    def down(style: TextStyle) -> tuple[float, int]:
        lines = table(paragraphs, 90.0, style)[1].lines
        place = next(i for i, line in enumerate(lines) if cells_of(line, "藕"))
        return place * PITCH + cells_of(lines[place], "藕")[0].y, len(lines)

    first, count = down(TABLE)
    middle, _ = down(replace(TABLE, rules="rows"))
    assert count > 1
    assert middle - first == pytest.approx((count - 1) / 2 * PITCH)


def test_every_other_row_has_a_tint_under_its_type() -> None:
    striped = replace(TABLE, stripes=Cmyk(0, 0, 0, 0.1))
    done = table(rows("a|b", "1|2", "3|4", "5|6"), style=striped)
    assert [bool(one.lines[0].under) for one in done] == [False, False, True, False]
    painted = done[2].lines[0].items(0.0, 0.0)
    assert isinstance(painted[0], Rule)
    assert painted[0].width == PITCH


def drawn(line: Line) -> list[Rule]:
    return [mark for mark in line.marks if isinstance(mark, Rule)]


def test_a_table_is_ruled_between_all_rows_or_between_all_cells() -> None:
    texts = ("a|b|c", "1|2|3", "冬季", "4|5|6")
    lined = table(rows(*texts), style=replace(TABLE, rules="rows"))
    assert [len(drawn(one.lines[0])) for one in lined] == [2, 1, 1, 1]
    gridded = table(rows(*texts), style=replace(TABLE, rules="grid"))
    upright = [[r for r in drawn(one.lines[0]) if r.x1 == r.x2] for one in gridded]
    assert [len(found) for found in upright] == [4, 4, 2, 4]
    assert all(r.y2 - r.y1 == pytest.approx(PITCH) for found in upright for r in found)
    places = sorted(r.x1 for r in upright[1])
    assert places[0] == pytest.approx(0.375)
    assert places[-1] == pytest.approx(200.0 - 0.375)
    for run, left, right in zip(gridded[1].lines[0].runs, places[:-1], places[1:], strict=True):
        begin, end = edges(run)
        assert left + 1.5 < begin < end < right - 1.5


def test_a_caret_can_stand_in_an_empty_cell() -> None:
    run = next(r for r in table(rows("a|b", "1|"))[1].lines[0].runs if not r.glyphs.ids)
    assert run.source is not None
    assert (run.source.start, run.source.end) == (2, 2)


def test_a_table_that_goes_on_in_the_next_column_has_its_head_again() -> None:
    paragraphs = rows("站|时", *(f"站{n}|5:{n:02}" for n in range(12)))
    lines = [done.lines for done in table(paragraphs, measure=80.0)]
    headings = [p.kind == "table-head" for p in paragraphs]
    done = flow(lines, headings, 80.0, 2, 12, lambda i, _: lines[i])
    assert sum(done.counts) == len(paragraphs) + 1
    top = done.lines[done.counts[0]]
    assert not top.runs
    assert [m.glyphs.text for m in top.marks if isinstance(m, GlyphRun)] == ["站", "时"]
    assert [line.start for line in done.lines if line.runs] == [0] * len(paragraphs)


def test_a_row_is_never_torn_between_columns() -> None:
    paragraphs = rows("名|说明", *(["藕|九孔藕，湖区当日起水，炖汤用最好"] * 6))
    lines = [done.lines for done in table(paragraphs, measure=90.0)]
    done = flow(lines, [True] + [False] * 6, 90.0, 3, 40, lambda i, _: lines[i])
    place = 0
    for count in done.counts[:-1]:
        place += count
        assert not done.lines[place].joined


SCORES = replace(
    BODY, indent=0.0, tabs=(TabStop(8.0, "decimal", "·"), TabStop(10.0), TabStop(16.0, "right"))
)


def tabbed(text: str, measure: float = 160.0, style: TextStyle = SCORES) -> SetParagraph:
    return SETTER.set_paragraph(plain(text.replace("|", "\t")), style, (measure,), owner="s")


def test_text_behind_a_tab_stands_at_its_stop() -> None:
    line = tabbed("北苑|3:1|南塘|29").lines[0]
    assert edges(cell(line, "南塘"))[0] == pytest.approx(90.0, abs=0.5)
    assert edges(cell(line, "29"))[1] == pytest.approx(144.0, abs=0.1)


def test_colons_of_scores_stand_below_each_other() -> None:
    colons = []
    for text, score in (("北苑|3:1", "3:1"), ("东桥|12:9", "12:9")):
        run = cell(tabbed(text).lines[0], score)
        colons.append(run.x + run.glyphs.xs[score.index(":")])
    assert colons == pytest.approx([72.0, 72.0], abs=0.01)


def test_leaders_fill_the_room_before_a_stop_and_stand_for_no_text() -> None:
    line = tabbed("米|4.85").lines[0]
    dots = [mark for mark in line.marks if isinstance(mark, GlyphRun)]
    assert len(dots) > 3
    assert all(dot.source is None for dot in dots)
    other = [m.x for m in tabbed("黑豆|12.6").lines[0].marks if isinstance(m, GlyphRun)]
    assert set(other) <= {dot.x for dot in dots} | set(other[:1])


def test_a_cell_too_long_for_its_stop_moves_to_a_line_of_its_own_and_is_reported() -> None:
    done = tabbed("城南农贸市场第二交易大厅|3:1|石门")
    assert len(done.lines) == 2
    assert done.crowded == 1
    assert words(done) == "城南农贸市场第二交易大厅3:1石门"


def test_a_last_cell_goes_on_below_its_own_beginning() -> None:
    done = tabbed("主演||何望、苏青、祝遥、林素、欧阳一舟")
    assert len(done.lines) > 1
    assert not done.crowded
    assert {round(line.runs[-1].x) for line in done.lines} == {90}


texts = st.text(alphabet="文字，。“”1234.:+−% aW—…", max_size=12)
some_rows = st.lists(st.lists(texts, min_size=1, max_size=4), min_size=1, max_size=5)


@given(some_rows, st.integers(0, 2), st.floats(30.0, 300.0))
def test_no_table_loses_or_doubles_a_character_or_is_wider_than_its_measure(
    cells: list[list[str]], heads: int, measure: float
) -> None:
    paragraphs = rows(*("|".join(row) for row in cells), heads=min(heads, len(cells)))
    for done, paragraph in zip(table(paragraphs, measure), paragraphs, strict=True):
        assert words(done).replace(" ", "") == paragraph.text.replace("\t", "").replace(" ", "")
        assert all(line.width <= measure + 0.01 for line in done.lines)


@given(st.lists(texts, min_size=2, max_size=6), st.floats(40.0, 300.0))
def test_no_line_with_tabs_loses_or_doubles_a_character(cells: list[str], measure: float) -> None:
    text = "|".join(cells)
    done = SETTER.set_paragraph(Paragraph((Span(text.replace("|", "\t")),)), SCORES, (measure,))
    assert words(done).replace(" ", "") == text.replace("|", "").replace(" ", "")
