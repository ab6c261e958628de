"""Tables on a page: inside their frame, beside what text runs around, and measured as they are."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.compose.body import Body
from layout_tool.compose.story import measure_story
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    Furniture,
    GridBox,
    Page,
    Paragraph,
    Story,
    StoryFrame,
    plain,
)
from layout_tool.sheet import Box, GlyphRun, Rule
from layout_tool.typeset import Typesetter

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
GRID = LAYOUT.grids["default"]
CACHE = ComposeCache()
TEXT = plain("清早的码头上，挑担的人们排成一行，等着第一班渡船靠岸。")
CROWD = tuple(
    plain("\t".join(("河湾水电", *(f"{n + 1}{m}.5" for m in range(10, 20)))), "table")
    for n in range(6)
)


def rows(count: int, cells: str = "北门\t5:{:02}\t22:{:02}") -> tuple[Paragraph, ...]:
    head = plain("站名\t首班\t末班", "table-head")
    return (head, *(plain(cells.format(n, n), "table") for n in range(count)))


def composed(place: GridBox, *body: Paragraph, box: GridBox | None = None, **fields: Any
             ) -> Composition:  # fmt: skip
    story = Story("s", "", body=body)
    frames = [StoryFrame("a", place, "s", **fields)]
    extra = [Furniture("q", box, "tint", wrap="box")] if box else []
    page = Page("A01", 1, template="none", frames=(*extra, *frames))
    edition = Edition("河湾日报", datetime.date(2026, 5, 1), LAYOUT, (page,), {"s": story})
    return compose(edition, page, BOOK, CACHE)


def items(done: Composition) -> list[Any]:
    return [item for group in done.sheet.groups if group.frame == "a" for item in group.items]


def extent(item: GlyphRun | Rule) -> tuple[float, float]:
    if isinstance(item, Rule):
        return min(item.x1, item.x2), max(item.x1, item.x2)
    if not item.glyphs.ids:
        return item.x, item.x
    ends = [x + a for x, a in zip(item.glyphs.xs, item.glyphs.advances, strict=True)]
    if item.glyphs.text[-1] in "，。":
        # Half its body is blank, and stands out at a line's end.
        ends[-1] = item.glyphs.xs[-1] + item.glyphs.advances[-1] / 2
    return item.x, item.x + max(ends)


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("columns", [1, 2])
def test_nothing_of_a_crowded_table_is_printed_outside_its_frame(
    direction: Any, columns: int
) -> None:
    place = GridBox(0, 0, columns, 12)
    done = composed(place, *CROWD, direction=direction, text_columns=1)
    box = GRID.rect(place)
    assert items(done)
    for item in items(done):
        if direction == "horizontal":
            left, right = extent(item)
            assert left >= box.x - 0.01
            assert right <= box.right + 0.01
        elif isinstance(item, GlyphRun) and item.glyphs.ids:
            assert item.y >= box.y - 0.01
            assert item.y + max(item.glyphs.ys) <= box.bottom + 0.01


def test_a_crowded_table_is_told_and_one_that_is_condensed_a_little_is_not() -> None:
    tight = composed(GridBox(0, 0, 1, 12), *CROWD)
    assert "table.crowded" in {problem.id for problem in tight.problems}
    narrower = tuple(plain("\t".join(row.text.split("\t")[:6]), "table") for row in CROWD)
    done = composed(GridBox(0, 0, 1, 12), *narrower)
    scales = {item.glyphs.scale for item in items(done) if isinstance(item, GlyphRun)}
    assert not done.problems
    assert min(scales) < 1.0


some_story = st.tuples(st.integers(0, 3), st.integers(1, 20), st.integers(0, 2))


@given(some_story, st.integers(1, 4))
def test_a_story_with_a_table_fits_the_lines_it_was_measured_to_need(
    parts: tuple[int, int, int], columns: int
) -> None:
    before, count, after = parts
    body = (*[TEXT] * before, *rows(count), *[TEXT] * after)
    story = Story("s", "", body=body)
    measure = measure_story(story, GRID, Typesetter(BOOK, LAYOUT.styles), columns)
    height = -(-measure.body_lines // columns) + measure.head_lines
    done = composed(GridBox(0, 0, columns, height), *body)
    assert not done.fits[0].over_lines
    if columns == 1:
        assert composed(GridBox(0, 0, 1, height - 1), *body).fits[0].over_lines


def starts(done: Composition) -> list[float]:
    """Return where the first cells of rows begin, and the rules."""
    found = []
    for item in items(done):
        if isinstance(item, Rule):
            found.append(item.x1)
        elif item.source is not None and item.source.cell == 0:
            found.append(item.x)
    return found


@pytest.mark.parametrize("column", [0, 1])
def test_a_table_beside_an_obstacle_stands_there_as_a_whole(column: int) -> None:
    box = GridBox(column, 2, 1, 20)
    done = composed(GridBox(0, 0, 2, 40), TEXT, *rows(6), TEXT, box=box, text_columns=1)
    beside = GRID.rect(box)
    rules = [item for item in items(done) if isinstance(item, Rule)]
    assert len({(rule.x1, rule.x2) for rule in rules}) == 1
    assert len({round(x) for x in starts(done)}) == 1
    assert all(beside.y < rule.y1 < beside.bottom for rule in rules)
    assert all(rule.x2 <= beside.x or rule.x1 >= beside.right for rule in rules)
    assert not done.fits[0].over_lines


def test_a_table_too_long_to_stand_beside_an_obstacle_begins_below_it() -> None:
    box = GridBox(1, 0, 1, 6)
    done = composed(GridBox(0, 0, 2, 40), TEXT, *rows(12), TEXT, box=box, text_columns=1)
    rules = [item for item in items(done) if isinstance(item, Rule)]
    whole = GRID.rect(GridBox(0, 0, 2, 40))
    assert all(rule.y1 > GRID.rect(box).bottom for rule in rules)
    assert all((rule.x1, rule.x2) == pytest.approx((whole.x, whole.right)) for rule in rules)


def test_a_table_that_goes_on_in_another_frame_has_its_head_again() -> None:
    story = Story("s", "", body=rows(20))
    frames = (
        StoryFrame("a", GridBox(0, 0, 1, 12), "s"),
        StoryFrame("b", GridBox(2, 0, 1, 30), "s", part=2),
    )
    page = Page("A01", 1, template="none", frames=frames)
    edition = Edition("河湾日报", datetime.date(2026, 5, 1), LAYOUT, (page,), {"s": story})
    groups = {group.frame: group for group in compose(edition, page, BOOK, CACHE).sheet.groups}
    for name in ("a", "b"):
        texts = [item.glyphs.text for item in groups[name].items if isinstance(item, GlyphRun)]
        assert texts.count("站名") == 1
    last = [item.glyphs.text for item in groups["b"].items if isinstance(item, GlyphRun)]
    assert "5:19" in last


def test_a_table_broken_at_a_columns_foot_is_ruled_off_there() -> None:
    done = composed(GridBox(0, 0, 2, 40), *rows(11))
    rules = [item for item in items(done) if isinstance(item, Rule)]
    feet = [rule for rule in rules if rule.x1 == min(one.x1 for one in rules)]
    assert [rule.width for rule in feet] == [0.75, 0.4, 0.4]
    assert feet[-1].y1 > max(rule.y1 for rule in rules if rule not in feet) - GRID.leading - 0.1
    whole = composed(GridBox(0, 0, 1, 40), *rows(11))
    assert len([item for item in items(whole) if isinstance(item, Rule)]) == 3


def test_what_is_ruled_may_be_said_by_the_style_of_the_frame() -> None:
    styles = LAYOUT.styles.text
    assert "boxed-table" not in styles
    sheet = replace(
        LAYOUT.styles, text={**styles, "boxed-table": replace(styles["body"], rules="grid")}
    )
    grid = Body(
        Story("s", "", body=rows(2)), Typesetter(BOOK, sheet), 120.0,
        frame=StoryFrame("a", GridBox(0, 0, 1, 9), "s", style="boxed-table"),
    )  # fmt: skip
    assert {grid.style(index).rules for index in range(3)} == {"grid"}
    assert (
        Body(Story("s", "", body=rows(2)), Typesetter(BOOK, sheet), 9.0).style(0).rules == "three"
    )


def lines_down(done: Composition, text: str) -> float:
    run = next(
        item for item in items(done) if isinstance(item, GlyphRun) and text in item.glyphs.text
    )
    return run.y / GRID.leading


def test_a_table_stands_close_below_its_subhead_and_a_line_from_text() -> None:
    subhead = plain("夏令时刻", "subhead")
    for box in (None, GridBox(1, 20, 1, 5)):
        first = plain("赛后的码头上。")
        done = composed(
            GridBox(0, 0, 2, 40), first, subhead, *rows(3), TEXT, box=box, text_columns=1
        )  # fmt: skip
        assert lines_down(done, "夏令") - lines_down(done, "赛后") == pytest.approx(2, abs=0.3)
        assert lines_down(done, "站名") - lines_down(done, "夏令") == pytest.approx(1, abs=0.3)
        assert lines_down(done, "清早") - lines_down(done, "5:02") == pytest.approx(2, abs=0.3)


def test_a_subhead_goes_with_its_table_below_an_obstacle_and_to_the_next_column() -> None:
    subhead = plain("夏令时刻", "subhead")
    box = GridBox(1, 3, 1, 5)
    done = composed(
        GridBox(0, 0, 2, 40), TEXT, subhead, *rows(12), box=box, text_columns=1
    )  # fmt: skip
    assert lines_down(done, "站名") - lines_down(done, "夏令") == pytest.approx(1, abs=0.3)
    for before in range(1, 6):
        done = composed(
            GridBox(0, 0, 2, 20), *[TEXT] * before, subhead, *rows(5), box=GridBox(1, 19, 1, 1)
        )  # fmt: skip
        assert lines_down(done, "站名") - lines_down(done, "夏令") == pytest.approx(1, abs=0.3)


def test_a_subhead_at_the_end_of_a_story_with_a_table_is_set() -> None:
    body = (*rows(3), plain("夏令时刻", "subhead"))
    done = composed(GridBox(0, 0, 2, 40), *body, box=GridBox(1, 3, 1, 2), text_columns=1)
    assert lines_down(done, "夏令") > lines_down(done, "5:02")


def test_a_row_across_the_table_stays_with_the_rows_below_it() -> None:
    for before in range(4):
        body = (
            *[TEXT] * before, *rows(3), plain("冬季", "table"), *rows(4)[1:],
        )  # fmt: skip
        done = composed(GridBox(0, 0, 2, 40), *body)
        runs = [item for item in items(done) if isinstance(item, GlyphRun)]
        across = next(i for i, run in enumerate(runs) if run.glyphs.text == "冬季")
        assert runs[across + 1].y > runs[across].y


some_cells = st.lists(
    st.sampled_from(
        ["", "北门", "何小望", "5:30", "-12.5", "—", "湖区当日起水，炖汤用最好", "Wolverhampton"]
    ),
    min_size=1, max_size=6,
)  # fmt: skip
some_paragraph = st.one_of(
    st.just(TEXT),
    st.just(plain("夏令时刻", "subhead")),
    some_cells.map(lambda cells: plain("\t".join(cells), "table")),
    some_cells.map(lambda cells: plain("\t".join(cells), "table-head")),
)
some_box = st.one_of(
    st.none(),
    st.builds(GridBox, st.integers(0, 2), st.integers(0, 20), st.integers(1, 2), st.integers(1, 9)),
)


@given(
    st.lists(some_paragraph, min_size=1, max_size=12),
    st.integers(1, 3),
    st.integers(2, 30),
    some_box,
    st.fixed_dictionaries(
        {
            "text_columns": st.sampled_from([None, 1]),
            "boxed": st.booleans(),
            "direction": st.sampled_from(["horizontal", "vertical"]),
            "drop_cap": st.sampled_from([0, 2]),
            "looseness": st.sampled_from([0, 0, 1, -1]),
        }
    ),
)
def test_of_any_story_with_tables_every_character_is_set_once_or_counted_as_over(
    body: list[Paragraph], columns: int, lines: int, box: GridBox | None, fields: dict[str, Any]
) -> None:
    done = composed(GridBox(0, 0, columns, lines), *body, box=box, **fields)
    seen: set[tuple[int, int]] = set()
    for item in items(done):
        if isinstance(item, GlyphRun) and item.source is not None:
            for offset, char in enumerate(item.glyphs.text, item.source.start):
                place = item.source.paragraph, offset
                assert place not in seen
                seen.add(place)
                there = body[item.source.paragraph].text[offset]
                assert char == there or (char, there) == ("−", "-")
    blanks = sum(body[paragraph].text[offset].isspace() for paragraph, offset in seen)
    total = sum(not char.isspace() for paragraph in body for char in paragraph.text)
    assert len(seen) - blanks + done.fits[0].over_chars == total
    whole = GRID.rect(GridBox(0, 0, columns, lines))
    for item in items(done):
        if fields["direction"] == "horizontal" and not isinstance(item, Box):
            left, right = extent(item)
            assert whole.x - 0.5 <= left
            assert right <= whole.right + 0.5
