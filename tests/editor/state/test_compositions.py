"""Pages that nobody looks at yet are composed a frame at a time."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from layout_tool.compose import ComposeCache, compose
from layout_tool.editor.state.compositions import Compositions
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    GridBox,
    Page,
    Picture,
    PictureFrame,
    Story,
    StoryFrame,
    plain,
)

WORDS = "清晨六点，老城区的早市已经热闹起来，卖豆花的老人支起了摊子。"


@pytest.fixture(scope="module")
def edition() -> Edition:
    stories = {f"s{n}": Story(f"s{n}", headline="早市", body=(plain(WORDS),)) for n in range(3)}
    frames = tuple(StoryFrame(f"f{n}", GridBox(2 * n, 12, 2, 20), f"s{n}") for n in range(3))
    page = Page("A01", 1, frames=frames)
    return Edition("晚报", datetime.date(2025, 6, 12), load_layout("broadsheet"), (page,), stories)


def test_a_page_comes_a_frame_at_a_time_and_is_the_same_page(edition: Edition) -> None:
    book = FontBook.default()
    compositions = Compositions(book, ComposeCache())
    slices = 1
    while not compositions.warm(edition, "A01"):
        assert compositions.known(edition, "A01") is None
        slices += 1
    assert slices == 4
    known = compositions.known(edition, "A01")
    assert known is not None
    assert known.sheet == compose(edition, edition.pages[0], book).sheet


def test_what_was_composed_ahead_is_used(edition: Edition) -> None:
    cache = ComposeCache()
    compositions = Compositions(FontBook.default(), cache)
    while not compositions.warm(edition, "A01"):
        pass
    first = compositions.page(edition, "A01").sheet.groups
    again = compose(edition, edition.pages[0], compositions._book, cache).sheet.groups
    assert all(a is b for a, b in zip(first, again, strict=True))


def test_a_page_that_changed_meanwhile_is_begun_anew(edition: Edition) -> None:
    compositions = Compositions(FontBook.default(), ComposeCache())
    assert not compositions.warm(edition, "A01")
    page = replace(edition.pages[0], frames=edition.pages[0].frames[:1])
    other = replace(edition, pages=(page,))
    assert not compositions.warm(other, "A01")
    assert compositions.warm(other, "A01")
    assert len(compositions.page(other, "A01").fits) == 1


def test_a_page_that_is_composed_needs_nothing(edition: Edition) -> None:
    compositions = Compositions(FontBook.default(), ComposeCache())
    page = compositions.page(edition, "A01")
    assert compositions.warm(edition, "A01")
    assert compositions.page(edition, "A01") is page


def test_text_that_runs_on_follows_a_picture_that_was_cropped_on_the_page_before(
    tmp_path: Path,
) -> None:
    image = Image.new("L", (400, 400), 255)
    image.paste(0, (0, 0, 134, 400))
    image.save(tmp_path / "pole.png")
    pole = Picture("pole", "pole.png", pixels=(400, 400), focus=(0.0, 0.5))
    wrapped = PictureFrame("pole", GridBox(0, 20, 2, 12), "pole", zoom=3.0, wrap="shape")
    pages = (
        Page("A01", 1, frames=(StoryFrame("a", GridBox(0, 12, 2, 24), "s"), wrapped)),
        Page("A02", 2, frames=(StoryFrame("b", GridBox(0, 12, 4, 30), "s", part=2),)),
    )
    story = Story("s", headline="早市", body=tuple(plain(WORDS * 3) for _ in range(9)))
    before = Edition(
        "晚报", datetime.date(2025, 6, 12), load_layout("broadsheet"), pages, {"s": story},
        {"pole": pole}, folder=tmp_path,
    )  # fmt: skip
    after = replace(before, pictures={"pole": replace(pole, focus=(0.45, 0.5))})
    compositions = Compositions(FontBook.default(), ComposeCache())
    shown = compositions.page(before, "A02").sheet
    assert compositions.page(after, "A02").sheet != shown
    fresh = Compositions(FontBook.default(), ComposeCache())
    assert compositions.page(after, "A02").sheet == fresh.page(after, "A02").sheet
