"""What an edition may say although no editor would: it is set as far as it goes, and told."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.compose.story import measure_story
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    Furniture,
    GridBox,
    Page,
    Paragraph,
    Rect,
    Story,
    StoryFrame,
    plain,
)
from layout_tool.sheet import GlyphRun
from layout_tool.typeset import Typesetter

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
GRID = LAYOUT.grids["default"]
TEXT = "清早的码头上，挑担的人们排成一行，等着第一班渡船靠岸。"


def composed(place: GridBox, *body: Paragraph, **fields: Any) -> Composition:
    story = Story("s", "渡口", body=body or (plain(TEXT * 3),))
    page = Page("A01", 1, template="none", frames=(StoryFrame("a", place, "s", **fields),))
    edition = Edition("河湾日报", datetime.date(2026, 5, 1), LAYOUT, (page,), {"s": story})
    return compose(edition, page, BOOK, ComposeCache())


def body_runs(result: Composition) -> list[GlyphRun]:
    return [
        item
        for group in result.sheet.groups
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == "body"
    ]


def told(result: Composition) -> set[str]:
    return {problem.id for problem in result.problems}


@pytest.mark.parametrize("boxed", [False, True])
def test_of_more_columns_than_have_room_as_many_are_set_as_have(boxed: bool) -> None:
    result = composed(GridBox(0, 0, 1, 60), text_columns=8, boxed=boxed)
    text = "".join(run.glyphs.text for run in body_runs(result))
    assert text == TEXT * 3
    assert "story.fewer_columns" in told(result)


def test_text_beside_a_vertical_head_has_as_many_columns_as_have_room() -> None:
    result = composed(GridBox(0, 0, 2, 60), text_columns=8, direction="vertical-head")
    assert body_runs(result)
    assert "story.fewer_columns" in told(result)


def test_of_more_bands_than_have_room_as_many_are_set_as_have() -> None:
    place = GridBox(0, 0, 4, 3)
    result = composed(place, text_columns=8, direction="vertical", headless=True)
    box = GRID.rect(place)
    where = [(round(run.x, 2), round(run.y + y, 2)) for run in body_runs(result)
             for y in run.glyphs.ys]  # fmt: skip
    assert len(set(where)) == len(where), "no character stands on another"
    assert all(box.y - 9 <= y <= box.bottom for _, y in where)
    assert "story.fewer_columns" in told(result)


def test_a_box_too_low_for_a_character_of_vertical_text_stays_empty() -> None:
    result = composed(GridBox(0, 0, 4, 1), direction="vertical", boxed=True)
    assert not body_runs(result)
    assert result.fits[0].over_chars == len(TEXT) * 3


def test_who_measures_for_too_many_columns_is_refused() -> None:
    story = Story("s", "渡口", body=(plain(TEXT),))
    with pytest.raises(ValueError, match="columns"):
        measure_story(story, GRID, Typesetter(BOOK, LAYOUT.styles), 1, 8)


def test_a_long_table_is_looked_up_once_and_not_for_every_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    usual = Typesetter.set_table

    def counting(self: Typesetter, rows: Any, *rest: Any, **names: Any) -> Any:
        asked.append(len(rows))
        return usual(self, rows, *rest, **names)

    monkeypatch.setattr(Typesetter, "set_table", counting)
    rows = [plain(f"渡口\t{n}", "table") for n in range(60)]
    result = composed(GridBox(0, 0, 2, 80), *rows)
    assert result.fits[0].over_lines == 0
    assert len(asked) < 10


def test_a_rectangle_holds_no_columns_where_no_column_has_room() -> None:
    assert GRID.most_text_columns(Rect(0, 0, 17.9, 9).width) == 0
    assert GRID.most_text_columns(GRID.span_width(1)) == 4


def tops(result: Composition) -> list[float]:
    return sorted({round(run.y, 3) for run in body_runs(result)})


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("leading", [-3.0, 0.0, 0.001, 3.0, 8.9])
def test_lines_are_never_closer_than_solid_and_it_is_told(leading: float, direction: str) -> None:
    result = composed(GridBox(0, 0, 2, 30), leading=leading, direction=direction)
    ys = tops(result) if direction == "horizontal" else sorted({r.x for r in body_runs(result)})
    assert min(b - a for a, b in itertools.pairwise(ys)) == pytest.approx(GRID.body_size)
    assert "story.leading" in told(result)


def test_the_leading_of_small_type_may_be_less_than_the_bodys_size() -> None:
    result = composed(GridBox(0, 0, 2, 30), leading=8.5, style="caption")
    assert LAYOUT.styles.text["caption"].size <= 8.5
    assert "story.leading" not in told(result)


def heads(result: Composition) -> list[GlyphRun]:
    return [
        item
        for group in result.sheet.groups
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == "headline"
    ]


@pytest.mark.parametrize("direction", ["horizontal", "vertical", "vertical-head"])
@pytest.mark.parametrize("size", [200.0, 5000.0])
@pytest.mark.parametrize("place", [GridBox(0, 0, 1, 30), GridBox(2, 3, 2, 12)])
def test_a_head_of_any_size_stays_inside_its_frame(
    place: GridBox, size: float, direction: str
) -> None:
    result = composed(place, headline_size=size, direction=direction)
    box = GRID.rect(place)
    found = heads(result)
    assert "".join(run.glyphs.text for run in found) == "渡口"
    for run in found:
        glyphs = run.glyphs
        assert min(LAYOUT.styles.head(3).sizes) <= glyphs.size < size
        ys = [run.y + y for y in glyphs.ys] or [run.y - 0.88 * glyphs.size]
        assert box.x - 0.01 <= run.x
        assert run.x + glyphs.xs[-1] <= box.right
        assert min(ys) >= box.y - 0.5 * glyphs.size, "the blank of a mark may stand out"
        assert max(ys) + glyphs.size * 0.9 <= box.bottom + 0.1


def test_a_head_that_is_higher_than_its_frame_is_set_smaller() -> None:
    head = LAYOUT.styles.head(3)
    usual = heads(composed(GridBox(0, 0, 4, 40)))[0].glyphs.size
    low = heads(composed(GridBox(0, 0, 4, 2)))[0].glyphs.size
    assert usual == head.sizes[0]
    assert low < usual


@pytest.mark.parametrize(
    ("place", "words"),
    [(Rect(0, 0, -9, 9), "less than nothing"), (Rect(9000, 0, 9, 9), "outside the paper")],
)
def test_a_rectangle_that_is_none_or_off_the_paper_is_told_and_left_empty(
    place: Rect, words: str
) -> None:
    piece = Furniture("f", place, "text", "渡口日报")
    page = Page("A01", 1, template="none", frames=(piece,))
    edition = Edition("河湾日报", datetime.date(2026, 5, 1), LAYOUT, (page,))
    result = compose(edition, page, BOOK, ComposeCache())
    (problem,) = result.problems
    assert problem.id == "frame.outside"
    assert words in problem.what
    assert not any(group.items for group in result.sheet.groups)
