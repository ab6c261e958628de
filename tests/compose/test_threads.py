"""Stories over several frames, text around pictures, drop capitals: nothing lost, nothing hit."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pixels
from PIL import ImageDraw

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    Frame,
    Furniture,
    GridBox,
    Page,
    Paragraph,
    Picture,
    PictureFrame,
    Rect,
    Span,
    Story,
    StoryDirection,
    StoryFrame,
    plain,
)
from layout_tool.sheet import GlyphRun, dump, lines_of

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
GRID = LAYOUT.grids["default"]
EM = GRID.body_size
CACHE = ComposeCache()
TEXT = (
    "清早的码头上，挑担的人们排成一行，等着第一班渡船靠岸。船老大说：“今年水大，要多走半个时辰。”"
)


def story(paragraphs: int = 12, **fields: Any) -> Story:
    body = tuple(plain((TEXT * 4)[: 40 + 37 * i % 110]) for i in range(paragraphs))
    return replace(Story("s", headline="渡口的早晨", byline="本报记者 林一"), body=body, **fields)


def paper(copy: Story, *pages: tuple[Frame, ...], **fields: Any) -> Edition:
    made = tuple(
        Page(f"A{n:02d}", n, template="none", frames=frames) for n, frames in enumerate(pages, 1)
    )
    return Edition(
        "河湾日报", datetime.date(2026, 5, 1), LAYOUT, made, {copy.id: copy}, **fields
    )  # fmt: skip


def composed(edition: Edition) -> list[Composition]:
    return [compose(edition, page, BOOK, CACHE) for page in edition.pages]


def runs(result: Composition, part: str = "body") -> list[GlyphRun]:
    return [
        item
        for group in result.sheet.groups
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == part
    ]


def jump_runs(result: Composition) -> list[GlyphRun]:
    """What stands in story frames and is no part of the story: jump lines."""
    return [
        item
        for group in result.sheet.groups
        if group.kind == "story"
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is None
    ]


def words(result: Composition) -> str:
    return "".join(run.glyphs.text for run in jump_runs(result))


def set_text(results: list[Composition]) -> str:
    """The characters of the body that stand on the pages, each at its place in the copy."""
    found: dict[tuple[int, int], str] = {}
    for result in results:
        for run in runs(result):
            source = run.source
            assert source is not None
            for offset, char in enumerate(run.glyphs.text, source.start):
                assert (source.paragraph, offset) not in found, "a character stands twice"
                found[source.paragraph, offset] = char
    return "".join(found[place] for place in sorted(found))


def whole(copy: Story) -> str:
    return "".join(p.text for p in copy.body)


def over(results: list[Composition]) -> int:
    return sum(fit.over_chars for result in results for fit in result.fits)


def ink(run: GlyphRun) -> Rect:
    glyphs = run.glyphs
    if glyphs.orientation == "v":
        foot = max(y + a for y, a in zip(glyphs.ys, glyphs.advances, strict=True))
        return Rect(run.x - glyphs.size / 2, run.y, glyphs.size, foot)
    right = max(x + a for x, a in zip(glyphs.xs, glyphs.advances, strict=True))
    return Rect(run.x, run.y - 0.88 * glyphs.size, right, glyphs.size)


def test_a_story_goes_on_in_its_next_part_on_the_same_page() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 0, 3, 20), "s"),
        StoryFrame("b", GridBox(4, 10, 4, 60), "s", part=2, text_columns=2),
    )
    copy = story(24)
    results = composed(paper(copy, frames))
    assert set_text(results) == whole(copy)
    first, second = results[0].fits
    assert first.over_lines == 0
    assert first.short_lines == 0, "a part before the last is filled"
    assert second.over_lines == 0
    assert not words(results[0]), "nobody is sent on within a page"


def test_what_is_over_is_counted_at_the_last_part_alone() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 0, 2, 12), "s"),
        StoryFrame("b", GridBox(3, 0, 2, 5), "s", part=2),
    )
    copy = story(24)
    results = composed(paper(copy, frames))
    first, second = results[0].fits
    assert first.over_chars == 0
    assert second.over_chars == len(whole(copy)) - len(set_text(results))
    assert [problem.place.frame for problem in results[0].problems] == ["b"]


JUMP = (
    (StoryFrame("a", GridBox(0, 0, 3, 20), "s"),),
    (),
    (StoryFrame("b", GridBox(4, 10, 4, 50), "s", part=2),),
)


def test_jump_lines_name_the_pages_and_stay_true_when_pages_are_renamed() -> None:
    edition = paper(story(24), *JUMP)
    first, _, third = composed(edition)
    assert words(first) == "（下转A03版）"
    assert words(third) == "（上接A01版）"
    renamed = replace(edition, pages=(*edition.pages[:2], replace(edition.pages[2], id="B07")))
    assert words(composed(renamed)[0]) == "（下转B07版）"


@pytest.mark.parametrize(
    ("lang", "to", "back"),
    [
        ("zh-Hant", "（下轉A03版）", "（上接A01版）"),
        ("zh-TW", "（下轉A03版）", "（上接A01版）"),
        ("ja", "（A03面に続く）", "（A01面から続く）"),
        ("en-GB", "Continued on A03", "Continued from A01"),
        ("fr", "Continued on A03", "Continued from A01"),
    ],
)
def test_jump_lines_speak_the_storys_language(lang: str, to: str, back: str) -> None:
    first, _, third = composed(paper(story(24, lang=lang), *JUMP))
    assert words(first) == to
    assert words(third) == back


def test_a_jump_line_stands_at_the_foot_of_the_last_column_set_right() -> None:
    first, _, _ = composed(paper(story(24), *JUMP))
    line = jump_runs(first)[-1]
    box = GRID.rect(JUMP[0][0].place)
    assert abs(ink(line).y + EM - box.bottom) < 0.01
    # The closing bracket is drawn in a full em, whose right half is empty.
    assert abs(line.x + ink(line).width - EM / 2 - box.right) < 0.01


def test_the_headline_is_repeated_small_where_readers_are_sent() -> None:
    copy = story(24)
    edition = paper(copy, *JUMP)
    _, _, third = composed(edition)
    size = min(LAYOUT.styles.head(copy.rank).sizes)
    assert {run.glyphs.size for run in runs(third, "headline")} == {size}
    assert "".join(run.glyphs.text for run in runs(third, "headline")) == copy.headline
    assert not runs(third, "byline")
    bare = replace(JUMP[2][0], headless=True)
    _, _, third = composed(paper(copy, JUMP[0], (), (bare,)))
    assert not runs(third, "headline")


def test_nobody_is_sent_to_a_page_that_the_text_does_not_reach() -> None:
    copy = story(3)
    first, _, third = composed(paper(copy, *JUMP))
    assert not words(first)
    assert not words(third)
    assert set_text([first]) == whole(copy)


def test_a_page_with_the_second_part_composes_alone() -> None:
    edition = paper(story(24), *JUMP)
    alone = compose(edition, edition.pages[2], BOOK)
    assert dump(alone.sheet) == dump(composed(edition)[2].sheet)


def test_a_part_is_kept_as_long_as_its_story_and_the_threads_frames_are_equal() -> None:
    cache = ComposeCache()
    edition = paper(story(24), *JUMP)
    one = compose(edition, edition.pages[2], BOOK, cache).sheet.groups[0]
    other = PictureFrame("p", GridBox(0, 60, 2, 10), "none")
    page = replace(edition.pages[0], frames=(*edition.pages[0].frames, other))
    same = replace(edition, pages=(page, *edition.pages[1:]))
    assert compose(same, same.pages[2], BOOK, cache).sheet.groups[0] is one
    smaller = replace(JUMP[0][0], place=GridBox(0, 0, 3, 15))
    moved = replace(edition, pages=(replace(page, frames=(smaller,)), *edition.pages[1:]))
    assert compose(moved, moved.pages[2], BOOK, cache).sheet.groups[0] is not one


def box_frame(place: GridBox) -> Furniture:
    return Furniture("q", place, "tint", wrap="box")


def test_text_keeps_half_a_character_clear_and_stays_on_the_character_grid() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 0, 4, 60), "s", text_columns=2),
        Furniture("q", Rect(GRID.column_x(1), 300, 100, 150), "tint", wrap="box"),
    )
    copy = story(30)
    (result,) = composed(paper(copy, frames))
    assert set_text([result]) == whole(copy)
    around = Rect(GRID.column_x(1), 300, 100, 150).inset(*[-0.5 * EM + 0.01] * 4)
    beside = 0
    for run in runs(result):
        assert not ink(run).overlaps(around), run.glyphs.text
        beside += around.y < run.y < around.bottom
    assert beside


def test_a_rest_too_narrow_for_words_stays_empty() -> None:
    place = GRID.rect(GridBox(0, 10, 1, 20))
    narrow = Furniture("q", replace(place, width=place.width - 3 * EM), "tint", wrap="box")
    (result,) = composed(paper(story(6), (StoryFrame("a", GridBox(0, 0, 1, 100), "s"), narrow)))
    assert runs(result)
    for run in runs(result):
        assert not place.y < run.y < place.bottom


def test_a_pictures_own_outline_is_followed_line_by_line(tmp_path: Path) -> None:
    drawn = Pixels.new("L", (400, 400), 255)
    ImageDraw.Draw(drawn).polygon([(0, 0), (399, 0), (0, 399)], fill=0)
    drawn.save(tmp_path / "wedge.png")
    pictures = {"w": Picture("w", "wedge.png", pixels=(400, 400))}
    frames = (
        StoryFrame("a", GridBox(0, 0, 3, 90), "s", text_columns=1),
        PictureFrame("w", GridBox(0, 20, 2, 20), "w", wrap="shape"),
    )
    copy = replace(story(0), body=(plain(TEXT * 60),))
    edition = paper(copy, frames, pictures=pictures, folder=tmp_path)
    (result,) = composed(edition)
    box = GRID.rect(GridBox(0, 20, 2, 20))
    lefts: dict[float, float] = {}
    for run in runs(result):
        if box.y + EM < run.y < box.bottom - EM:
            lefts[run.y] = min(lefts.get(run.y, 1e9), run.x)
    found = [lefts[y] for y in sorted(lefts)]
    assert found == sorted(found, reverse=True), "the wedge grows narrower downwards"
    assert found[0] - found[-1] > box.width / 2
    (again,) = [compose(edition, edition.pages[0], BOOK)]
    assert dump(again.sheet) == dump(result.sheet)


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_a_drop_capital_stands_as_high_as_its_lines(lines: int) -> None:
    frame = StoryFrame("a", GridBox(0, 0, 3, 60), "s", drop_cap=lines)
    copy = story(10)
    (result,) = composed(paper(copy, (frame,)))
    assert set_text([result]) == whole(copy)
    first, *rest = runs(result)
    size = (lines - 1) * GRID.leading + EM
    assert first.glyphs.text == copy.body[0].text[0]
    assert abs(first.glyphs.size - size) < 0.01
    taken = -(-first.glyphs.advances[0] // EM) * EM
    beside = rest[:lines]
    assert all(abs(run.x - first.x - taken) < 0.6 * EM for run in beside)
    assert abs(ink(first).y - ink(beside[0]).y) < 0.01
    assert abs(ink(first).y + size - ink(beside[-1]).y - EM) < 0.01


def test_a_drop_capital_is_a_line_of_its_own_to_the_caret() -> None:
    directions: tuple[StoryDirection, ...] = ("horizontal", "vertical")
    for direction in directions:
        frame = StoryFrame("a", GridBox(0, 0, 3, 60), "s", drop_cap=2, direction=direction)
        (result,) = composed(paper(story(10), (frame,)))
        first, second, third = lines_of(result.sheet, part="body")[:3]
        assert (first.start, first.end, second.start) == (0, 1, 1)
        assert second.size == third.size == EM
        assert second.end == third.start


def test_a_quotation_mark_never_stands_alone_in_a_drop_capital() -> None:
    copy = replace(story(2), body=(plain("“" + TEXT + TEXT), plain(TEXT)))
    frame = StoryFrame("a", GridBox(0, 0, 3, 60), "s", drop_cap=2)
    (result,) = composed(paper(copy, (frame,)))
    assert runs(result)[0].glyphs.text == "“清"
    assert set_text([result]) == whole(copy)


def test_a_reading_that_a_drop_capital_parts_is_not_set_over_the_rest_of_its_word() -> None:
    words_after = Span("之间有一座桥，走过的人都停下来看看。" * 4)
    read = Paragraph((Span("山水", ruby="shān shuǐ"), words_after))
    copy = replace(story(4), body=(read, *story(4).body))

    def has_reading(lines: int) -> bool:
        frame = StoryFrame("a", GridBox(0, 0, 3, 60), "s", drop_cap=lines)
        groups = composed(paper(copy, (frame,)))[0].sheet.groups
        texts = [i.glyphs.text for g in groups for i in g.items if isinstance(i, GlyphRun)]
        return any("sh" in text for text in texts)

    assert has_reading(0)
    assert not has_reading(2)


PLACES = st.builds(
    GridBox,
    st.integers(0, 4), st.integers(0, 50), st.integers(1, 4), st.integers(4, 60),
)  # fmt: skip
BODY = st.lists(
    st.builds(
        Paragraph,
        st.just(()),
        st.sampled_from(["body", "body", "body", "subhead", "summary"]),
    ).flatmap(
        lambda p: st.integers(4, 190).map(lambda n: replace(p, spans=plain((TEXT * 5)[:n]).spans))
    ),
    min_size=1,
    max_size=14,
)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    pages: list[list[Frame]] = [[], []]
    direction = draw(st.sampled_from(["horizontal", "horizontal", "vertical", "vertical-head"]))
    for part in range(1, draw(st.integers(1, 3)) + 1):
        pages[draw(st.integers(0, 1))].append(
            StoryFrame(
                f"f{part}", draw(PLACES), "s", part=part, direction=direction,
                drop_cap=draw(st.sampled_from([0, 0, 2, 3])), boxed=draw(st.booleans()),
                looseness=draw(st.sampled_from([0, 0, 1, -1])), headless=draw(st.booleans()),
            )
        )  # fmt: skip
    for number in range(draw(st.integers(0, 3))):
        rect = Rect(*(draw(st.floats(low, high)) for low, high in
                      ((0, 800), (0, 800), (20, 300), (20, 300))))  # fmt: skip
        pages[draw(st.integers(0, 1))].append(Furniture(f"q{number}", rect, "tint", wrap="box"))
    body = tuple(draw(BODY))
    return paper(replace(story(0), body=body), *(tuple(frames) for frames in pages))


@given(editions())
@settings(max_examples=60)
def test_any_story_in_any_frames_loses_nothing_and_hits_nothing(edition: Edition) -> None:
    results = composed(edition)
    text, copy = set_text(results), whole(edition.stories["s"])
    assert copy.startswith(text)
    assert over(results) == len(copy) - len(text)
    stories = [f for page in edition.pages for f in page.frames if isinstance(f, StoryFrame)]
    upright = any(f.direction == "vertical" for f in stories)
    for page, result in zip(edition.pages, results, strict=True):
        boxes = [f.place for f in page.frames if isinstance(f, Furniture)]
        baselines = {GRID.baseline(line) for line in range(GRID.lines)}
        for run in (*runs(result), *runs(result, "headline")):
            if run.glyphs.orientation == "r":
                continue
            assert not any(ink(run).overlaps(box) for box in boxes if isinstance(box, Rect))
            if not upright and run.glyphs.size == EM:
                assert min(abs(run.y - line) for line in baselines) < 0.01
        assert dump(compose(edition, page, BOOK).sheet) == dump(result.sheet)
