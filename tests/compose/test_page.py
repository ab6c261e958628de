"""A composed page: what stands where, how stories fit, what is reported."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.compose import ComposeCache, Composition, compose, measure_story
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    Furniture,
    GridBox,
    Page,
    Paragraph,
    Picture,
    PictureFrame,
    Span,
    Story,
    StoryFrame,
    plain,
)
from layout_tool.problem import Level
from layout_tool.sheet import GlyphRun, Image, dump

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
GRID = LAYOUT.grids["default"]
TEXT = "河水在桥下慢慢地流，岸边的人家点起了灯。孩子们放学回来，书包在背上跳。"


def story(characters: int = 400, **fields: object) -> Story:
    body = tuple(plain((TEXT * 4)[: 20 + i % 90]) for i in range(0, characters, 60))
    given_fields = {"headline": "桥下流水", "byline": "本报记者 林一", **fields}
    return replace(Story("s"), body=body, **given_fields)  # type: ignore[arg-type]


def page_of(*frames: StoryFrame | PictureFrame | Furniture) -> Page:
    return Page("A02", 2, template="none", frames=frames)


def edition(*stories: Story, pictures: tuple[Picture, ...] = ()) -> Edition:
    return Edition(
        "河湾日报", datetime.date(2026, 5, 1), LAYOUT,
        stories={s.id: s for s in stories}, pictures={p.id: p for p in pictures},
    )  # fmt: skip


def composed(paper: Edition, page: Page, cache: ComposeCache | None = None) -> Composition:
    return compose(paper, page, BOOK, cache)


def body_runs(result: Composition) -> list[GlyphRun]:
    return [
        item
        for group in result.sheet.groups
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == "body"
    ]


def test_every_body_baseline_lies_on_the_pages_lines() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 3, 3, 40), "s"),
        StoryFrame("b", GridBox(4, 17, 2, 50), "t", boxed=True),
    )
    result = composed(edition(story(900), story(300, id="t", kicker="江边")), page_of(*frames))
    baselines = {GRID.baseline(line) for line in range(GRID.lines)}
    runs = body_runs(result)
    assert runs
    for run in runs:
        assert min(abs(run.y - b) for b in baselines) < 0.01


def test_nothing_of_a_story_is_lost_when_it_fits() -> None:
    paper = edition(story(900))
    result = composed(paper, page_of(StoryFrame("a", GridBox(0, 0, 4, 60), "s")))
    kept = "".join(run.glyphs.text for run in body_runs(result))
    assert kept == "".join(p.text for p in paper.stories["s"].body)
    assert result.fits[0].over_chars == 0


def test_overset_is_told_in_characters_and_lines() -> None:
    paper = edition(story(900))
    result = composed(paper, page_of(StoryFrame("a", GridBox(0, 0, 2, 20), "s")))
    fit = result.fits[0]
    placed = sum(len(run.glyphs.text) for run in body_runs(result))
    assert fit.over_lines > 0
    assert fit.over_chars == paper.stories["s"].characters - placed
    assert [p.id for p in result.problems] == ["story.overset"]


def test_columns_of_a_story_are_level_within_two_lines() -> None:
    result = composed(edition(story(900)), page_of(StoryFrame("a", GridBox(0, 0, 4, 60), "s")))
    feet: dict[float, float] = {}
    for run in body_runs(result):
        column = round((run.x - GRID.left) // (GRID.measure + GRID.gutter))
        feet[column] = max(feet.get(column, 0.0), run.y)
    assert len(feet) == 4
    assert max(feet.values()) - min(feet.values()) <= 2 * GRID.leading + 0.01


def test_a_story_that_is_measured_fits_the_lines_it_was_said_to_need() -> None:
    paper, cache = edition(story(700, kicker="江边", deck="一条河的傍晚")), ComposeCache()
    for columns in (1, 2, 3, 5):
        need = measure_story(paper, paper.stories["s"], GRID, BOOK, cache, columns)
        lines = need.head_lines - (-need.body_lines // need.text_columns)
        frame = StoryFrame("a", GridBox(0, 0, columns, lines), "s")
        assert composed(paper, page_of(frame), cache).fits[0].over_lines == 0
        shorter = replace(frame, place=GridBox(0, 0, columns, lines - 1))
        assert composed(paper, page_of(shorter), cache).fits[0].over_lines > 0


def test_text_keeps_inside_its_frame() -> None:
    frame = StoryFrame("a", GridBox(2, 5, 3, 50), "s", boxed=True)
    result = composed(edition(story(800)), page_of(frame))
    box = GRID.rect(frame.place)
    for run in body_runs(result):
        right = run.x + run.glyphs.xs[-1]
        assert box.x < run.x + 0.51 * GRID.body_size
        assert right < box.right
        assert box.y < run.y < box.bottom


def test_the_same_page_gives_the_same_sheet_cached_or_not() -> None:
    paper = edition(story(900))
    page = page_of(StoryFrame("a", GridBox(0, 0, 3, 60), "s"))
    cache = ComposeCache()
    first = composed(paper, page, cache)
    assert composed(paper, page, cache).sheet == first.sheet
    assert dump(composed(paper, page).sheet) == dump(first.sheet)


def test_a_missing_picture_becomes_a_placeholder_and_a_warning() -> None:
    picture = Picture("p", "pictures/none.jpg", "桥上的灯", "林一")
    result = composed(
        edition(pictures=(picture,)), page_of(PictureFrame("f", GridBox(0, 0, 3, 20), "p"))
    )
    images = [i for g in result.sheet.groups for i in g.items if isinstance(i, Image)]
    assert [image.file for image in images] == [""]
    assert [(p.id, p.level) for p in result.problems] == [("picture.missing", Level.WARNING)]


def test_a_credit_is_flush_right_and_whole() -> None:
    picture = Picture("p", "x.jpg", TEXT * 3, "欧阳林一", pixels=(300, 200))
    frame = PictureFrame("f", GridBox(0, 0, 2, 20), "p")
    result = composed(edition(pictures=(picture,)), page_of(frame))
    credits = [
        item
        for item in result.sheet.groups[0].items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == "credit"
    ]
    assert "".join(run.glyphs.text for run in credits) == "欧阳林一 摄"
    assert len({run.y for run in credits}) == 1
    last = credits[-1]
    right = last.x + last.glyphs.xs[-1] + last.glyphs.size
    assert right == pytest.approx(GRID.rect(frame.place).right, abs=0.5)


def test_a_picture_is_cropped_to_its_frame_and_never_distorted() -> None:
    picture = Picture("p", "x.jpg", "说明", pixels=(3000, 1000))
    result = composed(
        edition(pictures=(picture,)), page_of(PictureFrame("f", GridBox(0, 0, 2, 30), "p"))
    )
    image = next(i for i in result.sheet.groups[0].items if isinstance(i, Image))
    left, top, right, bottom = image.crop
    shown = (right - left) * 3000 / ((bottom - top) * 1000)
    assert shown == pytest.approx(image.rect.width / image.rect.height, rel=1e-3)


def test_a_frame_outside_the_type_area_is_reported_and_left_empty() -> None:
    frame = StoryFrame("a", GridBox(6, 0, 4, 20), "s")
    result = composed(edition(story()), page_of(frame))
    assert [p.id for p in result.problems] == ["frame.outside"]
    assert not result.sheet.groups[-1].items


def test_a_frame_whose_story_is_gone_is_reported() -> None:
    result = composed(edition(), page_of(StoryFrame("a", GridBox(0, 0, 2, 20), "lost")))
    assert [p.id for p in result.problems] == ["story.unknown"]


def test_furniture_fills_in_the_date_and_the_section() -> None:
    frame = Furniture("f", GridBox(0, 0, 8, 2), "folio", "{section}|{title}|{date_cn} {weekday}")
    page = replace(page_of(frame), section="要闻")
    result = composed(edition(), page)
    text = "".join(i.glyphs.text for i in result.sheet.groups[0].items if isinstance(i, GlyphRun))
    assert text.replace(" ", "") == "要闻河湾日报2026年5月1日星期五"


@settings(max_examples=30, deadline=None)
@given(
    columns=st.integers(1, 8),
    lines=st.integers(1, 100),
    texts=st.lists(st.text(alphabet="河岸，。“”（）A1 ", min_size=1, max_size=200), max_size=5),
)
def test_any_story_in_any_frame_composes_and_counts_every_character(
    columns: int, lines: int, texts: list[str]
) -> None:
    body = tuple(Paragraph((Span(text),)) for text in texts)
    paper = edition(Story("s", "题目", body=body))
    result = composed(paper, page_of(StoryFrame("a", GridBox(0, 0, columns, lines), "s")))
    placed = sum(1 for run in body_runs(result) for c in run.glyphs.text if not c.isspace())
    assert placed + result.fits[0].over_chars == paper.stories["s"].characters
