"""Heads on bands (反白标题) and across pictures (题压图): where they stand and in which ink."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from layout_tool.compose import Composition, compose
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    BLACK,
    WHITE,
    Cmyk,
    Colour,
    Edition,
    GridBox,
    Page,
    Picture,
    PictureFrame,
    Rect,
    Story,
    StoryFrame,
    Wrap,
    is_dark,
    plain,
)
from layout_tool.pdf import load_preset
from layout_tool.preflight import check
from layout_tool.sheet import Fill, GlyphRun

BOOK = FontBook.default()
LAYOUT = load_layout("tabloid")
GRID = LAYOUT.grids["default"]
RED = Cmyk(0, 0.95, 0.9, 0.1)
TEXT = "江风把桥上的灯一盏一盏吹亮，老船工把缆绳收进仓库。" * 6
BOX = GridBox(0, 4, 3, 40)
SKY = PictureFrame("sky", GridBox(0, 4, 3, 20), "sky")


def edition_of(*frames: Any, byline: str = "本报记者 苏青") -> Edition:
    story = Story(
        "a", "江上新桥通车", kicker="两岸一刻钟", deck="今日起放行", byline=byline,
        body=(plain(TEXT), plain(TEXT)), rank=2,
    )  # fmt: skip
    page = Page("A02", 2, "城事", frames=tuple(frames))
    pictures = {"sky": Picture("sky", "sky.png")}
    day = datetime.date(2026, 5, 1)
    return Edition("南城日报", day, LAYOUT, (page,), {"a": story}, pictures, folder=Path())


def composed(*frames: Any, byline: str = "本报记者 苏青") -> Composition:
    edition = edition_of(*frames, byline=byline)
    return compose(edition, edition.pages[0], BOOK)


def frame(**rest: Any) -> StoryFrame:
    return StoryFrame("a", rest.pop("place", BOX), "a", **rest)


def runs(done: Composition, *parts: str) -> list[GlyphRun]:
    return [
        item
        for group in done.sheet.groups
        if group.frame == "a"
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part in parts
    ]


def bands(done: Composition) -> list[Fill]:
    group = next(group for group in done.sheet.groups if group.frame == "a")
    return [item for item in group.items if isinstance(item, Fill)]


def ink_box(run: GlyphRun) -> Rect:
    """Return about where the em boxes of a run stand."""
    glyphs = run.glyphs
    xs = [run.x + x for x in glyphs.xs or (0.0,) * len(glyphs.ids)]
    ys = [run.y + y for y in glyphs.ys or (0.0,) * len(glyphs.ids)]
    size = glyphs.size
    if glyphs.orientation == "v":
        return Rect(min(xs) - size / 2, min(ys), size, max(ys) - min(ys) + size)
    return Rect(min(xs), min(ys) - 0.88 * size, max(xs) - min(xs) + size, size)


def within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - 0.01 and inner.right <= outer.right + 0.01
        and inner.y >= outer.y - 0.01 and inner.bottom <= outer.bottom + 0.01
    )  # fmt: skip


def found(*frames: Any) -> set[str]:
    edition = edition_of(*frames)
    done = compose(edition, edition.pages[0], BOOK)
    return {p.id for p in check(edition, [done], BOOK, load_preset("newsprint-x1a"))}


@pytest.mark.parametrize("direction", ["horizontal", "vertical-head", "vertical"])
@pytest.mark.parametrize("boxed", [False, True])
def test_a_head_stands_well_inside_its_band(direction: Any, boxed: bool) -> None:
    done = composed(frame(head_tint=BLACK, direction=direction, boxed=boxed))
    (band,) = bands(done)
    assert band.colour == BLACK
    air = 4.0
    inner = band.rect.inset(air, air, air, air)
    head = runs(done, "kicker", "headline", "deck")
    assert head
    assert all(within(ink_box(run), inner) for run in head)
    assert not any(band.rect.overlaps(ink_box(run)) for run in runs(done, "body"))


def test_a_band_takes_whole_lines_of_the_page_over_the_frames_width() -> None:
    (band,) = bands(composed(frame(head_tint=RED)))
    box = GRID.rect(BOX)
    assert (band.rect.x, band.rect.y, band.rect.width) == (box.x, box.y, box.width)
    lines = (band.rect.height + GRID.leading - GRID.body_size) / GRID.leading
    assert lines == pytest.approx(round(lines))


def test_text_below_a_band_keeps_to_the_pages_lines() -> None:
    plain_ys = {round(run.y, 2) for run in runs(composed(frame()), "body")}
    rows = {round((y - min(plain_ys)) / GRID.leading, 3) % 1 for y in plain_ys}
    banded = {round(run.y, 2) for run in runs(composed(frame(head_tint=BLACK)), "body")}
    assert {round((y - min(plain_ys)) / GRID.leading, 3) % 1 for y in banded} == rows == {0.0}


def test_in_a_box_the_band_fills_the_top_from_rule_to_rule() -> None:
    (band,) = bands(composed(frame(head_tint=BLACK, boxed=True)))
    box = GRID.rect(BOX)
    assert (band.rect.x, band.rect.y, band.rect.width) == (box.x, box.y, box.width)


@pytest.mark.parametrize(
    ("tint", "ink"),
    [(BLACK, WHITE), (BLACK.tint(0.75), WHITE), (RED, WHITE), (BLACK.tint(0.15), BLACK),
     (Cmyk(0, 0, 1, 0), BLACK)],
)  # fmt: skip
def test_type_is_white_on_a_dark_band_only(tint: Colour, ink: Colour) -> None:
    done = composed(frame(head_tint=tint))
    assert {run.colour for run in runs(done, "kicker", "headline", "deck")} == {ink}
    assert is_dark(tint) == (ink == WHITE)


def test_the_byline_below_a_band_stays_black_and_the_one_in_it_turns_white() -> None:
    assert {r.colour for r in runs(composed(frame(head_tint=BLACK)), "byline")} == {BLACK}
    upright = composed(frame(head_tint=BLACK, direction="vertical"))
    assert {r.colour for r in runs(upright, "byline")} == {WHITE}


def test_the_text_stays_black() -> None:
    done = composed(frame(head_tint=BLACK, head_ink="white"))
    assert {r.colour for r in runs(done, "body")} == {BLACK}


def test_a_frame_without_its_head_has_no_band() -> None:
    assert not bands(composed(frame(head_tint=BLACK, headless=True)))


@pytest.mark.parametrize("wrap", ["none", "box"])
def test_a_head_goes_across_a_picture_and_the_text_below_it(wrap: Wrap) -> None:
    sky = PictureFrame("sky", SKY.place, "sky", wrap=wrap)
    done = composed(sky, frame(head_over=True, head_ink="white"))
    picture = GRID.rect(SKY.place)
    head = runs(done, "kicker", "headline", "deck")
    assert {run.colour for run in head} == {WHITE}
    assert all(within(ink_box(run), picture.inset(9, 9, 9, 9)) for run in head)
    assert all(run.y - run.glyphs.size > picture.bottom for run in runs(done, "body"))
    assert "".join(run.glyphs.text for run in runs(done, "body")) == TEXT * 2


def test_beside_a_narrow_picture_that_wraps_not_text_keeps_below_and_around_one_that_does() -> None:
    place = GridBox(0, 4, 2, 20)
    picture = GRID.rect(place)

    def beside(wrap: Wrap) -> bool:
        sky = PictureFrame("sky", place, "sky", wrap=wrap)
        done = composed(sky, frame(head_over=True))
        boxes = [ink_box(run) for run in runs(done, "body")]
        assert not any(picture.overlaps(one) for one in boxes)
        return any(one.y < picture.bottom for one in boxes)

    assert beside("box")
    assert not beside("none")


@pytest.mark.parametrize("direction", ["vertical-head", "vertical"])
def test_upright_heads_go_across_pictures_too(direction: Any) -> None:
    place = GridBox(0, 4, 1, 40) if direction == "vertical-head" else GridBox(2, 4, 1, 40)
    sky = PictureFrame("sky", place, "sky", wrap="box")
    done = composed(sky, frame(head_over=True, direction=direction), byline="")
    picture = GRID.rect(place)
    assert all(within(ink_box(run), picture) for run in runs(done, "headline"))
    assert not any(picture.overlaps(ink_box(run)) for run in runs(done, "body"))
    assert not done.fits[0].over_lines


def test_a_picture_in_front_still_pushes_the_head_away() -> None:
    sky = PictureFrame("sky", SKY.place, "sky", wrap="box")
    done = composed(frame(head_over=True), sky)
    picture = GRID.rect(SKY.place)
    assert not any(picture.overlaps(ink_box(run)) for run in runs(done, "headline"))


def test_a_head_over_a_picture_is_no_overlap_but_one_that_hides_it_is() -> None:
    over = frame(head_over=True, head_ink="white")
    assert "page.overlap" not in found(SKY, over)
    assert "page.overlap" in found(SKY, frame())
    assert "page.overlap" in found(over, SKY)


def test_white_heads_on_paper_and_black_ones_on_black_are_told() -> None:
    assert "type.faint" in found(frame(head_ink="white"))
    assert "type.faint" in found(frame(head_tint=BLACK, head_ink="black"))
    assert "type.faint" not in found(frame(head_tint=BLACK))
    assert "type.faint" not in found(SKY, frame(head_over=True, head_ink="white"))


def test_small_white_type_is_told_the_sooner_on_several_inks() -> None:
    assert "type.reversed_small" in found(frame(head_tint=RED, headline_size=8))
    assert "type.reversed_small" not in found(frame(head_tint=BLACK, headline_size=8))
    assert "type.reversed_small" in found(frame(head_tint=BLACK, headline_size=5.5))


def test_composing_again_from_the_cache_follows_the_pictures_layer() -> None:
    sky = PictureFrame("sky", SKY.place, "sky", wrap="box")
    over = frame(head_over=True)
    behind, front = composed(sky, over), composed(over, sky)
    assert runs(behind, "headline")[0].y < runs(front, "headline")[0].y


@pytest.mark.parametrize("direction", ["horizontal", "vertical-head", "vertical"])
@pytest.mark.parametrize("lines", [1, 2, 3, 5])
@pytest.mark.parametrize("boxed", [False, True])
def test_a_frame_too_small_for_its_head_and_air_is_set_all_the_same(
    direction: Any, lines: int, boxed: bool
) -> None:
    place = GridBox(1, 4, 1, lines)
    for rest in ({"head_tint": BLACK}, {"head_over": True}):
        done = composed(SKY, frame(place=place, direction=direction, boxed=boxed, **rest))
        assert done.fits[0].over_lines
