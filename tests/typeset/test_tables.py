"""Tables and tab stops: digits below each other, rows whole, nothing lost, nothing set over."""

from __future__ import annotations

from dataclasses import replace

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


def test_columns_that_cannot_hold_their_words_are_reported_and_nothing_is_lost() -> None:
    paragraphs = rows("Wolverhampton|Borussia|Real", "1234567890|987654321|5", heads=0)
    done = table(paragraphs, measure=60.0)
    assert done[0].crowded
    for one, paragraph in zip(done, paragraphs, strict=True):
        assert words(one) == paragraph.text.replace("\t", "")


def test_every_other_row_has_a_tint_under_its_type() -> None:
    striped = replace(TABLE, stripes=Cmyk(0, 0, 0, 0.1))
    done = table(rows("a|b", "1|2", "3|4", "5|6"), style=striped)
    assert [bool(one.lines[0].under) for one in done] == [False, False, True, False]
    painted = done[2].lines[0].items(0.0, 0.0)
    assert isinstance(painted[0], Rule)
    assert painted[0].width == PITCH


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
        if paragraphs[0].text and not any(row.crowded for row in table(paragraphs, measure)):
            assert all(line.width <= measure + 0.01 for line in done.lines)


@given(st.lists(texts, min_size=2, max_size=6), st.floats(40.0, 300.0))
def test_no_line_with_tabs_loses_or_doubles_a_character(cells: list[str], measure: float) -> None:
    text = "|".join(cells)
    done = SETTER.set_paragraph(Paragraph((Span(text.replace("|", "\t")),)), SCORES, (measure,))
    assert words(done).replace(" ", "") == text.replace("|", "").replace(" ", "")
