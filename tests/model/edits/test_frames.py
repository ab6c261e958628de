"""Editing frames: nothing leaves the grid, nothing that was not meant to change changes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.model import Edition, Furniture, GridBox, PictureFrame, Rect, StoryFrame
from layout_tool.model.diff import changed
from layout_tool.model.edits import frames, pages, pictures, places, setting, styles
from tests.support.desk import edition_of, house_layout, story_of

NAMES = ("a", "b", "c", "boat", "rule")


def edition() -> Edition:
    return edition_of(
        story_of("a"), story_of("b"), story_of("c"),
        frames=(
            StoryFrame("a", GridBox(0, 0, 3, 20), "a"),
            StoryFrame("b", GridBox(3, 4, 2, 30), "b", boxed=True, text_columns=1),
            StoryFrame("c", GridBox(5, 50, 3, 20), "c", locked=True),
            PictureFrame("boat", GridBox(0, 60, 3, 18), "boat"),
            Furniture("rule", Rect(60, 900, 300, 0), "rule", locked=False),
        ),
    )  # fmt: skip


IDS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True).map(tuple)
SMALL = st.integers(-150, 150)
BOXES = st.builds(GridBox, SMALL, SMALL, SMALL, SMALL)
EDITS: list[st.SearchStrategy[Callable[[Edition], Edition]]] = [
    st.builds(lambda i, c, n: lambda e: places.move(e, "A01", i, c, n), IDS, SMALL, SMALL),
    st.builds(
        lambda i, x, y: lambda e: places.move_free(e, "A01", i, x, y),
        IDS, st.floats(-3000, 3000), st.floats(-3000, 3000),
    ),
    st.builds(lambda n, b: lambda e: places.resize(e, "A01", n, b), st.sampled_from(NAMES), BOXES),
    st.builds(
        lambda i, edge: lambda e: places.align(e, "A01", i, edge),
        IDS, st.sampled_from(["left", "centre", "right", "top", "middle", "bottom"]),
    ),
    st.builds(
        lambda i, axis: lambda e: places.distribute(e, "A01", i, axis),
        IDS, st.sampled_from(["columns", "lines"]),
    ),
    st.builds(
        lambda i, axis: lambda e: places.same_size(e, "A01", i, axis),
        IDS, st.sampled_from(["columns", "lines"]),
    ),
    st.builds(
        lambda a, b: lambda e: frames.swap(e, ("A01", a), ("A01", b)),
        st.sampled_from(NAMES), st.sampled_from(NAMES),
    ),
    st.builds(
        lambda i, n: lambda e: frames.set_text_columns(e, "A01", i, n), IDS, st.integers(1, 30)
    ),
    st.builds(lambda i, on: lambda e: frames.set_boxed(e, "A01", i, on), IDS, st.booleans()),
    st.builds(
        lambda i, how: lambda e: setting.set_direction(e, "A01", i, how),
        IDS, st.sampled_from(["horizontal", "vertical", "vertical-head"]),
    ),
    st.builds(
        lambda i, how: lambda e: frames.order(e, "A01", i, how),
        IDS, st.sampled_from(["front", "forward", "backward", "back"]),
    ),
    st.builds(
        lambda i, c, n: lambda e: frames.paste(
            e, "A02", frames.copy_frames(e, "A01", i), columns=c, lines=n
        )[0],
        IDS, SMALL, SMALL,
    ),
    st.builds(lambda g: lambda e: pages.set_grid(e, "A01", g), st.sampled_from(["default", "six"])),
]  # fmt: skip


@given(st.lists(st.one_of(EDITS), min_size=1, max_size=6))
def test_whatever_is_done_every_frame_stands_on_its_grid_and_can_be_set(
    steps: list[Callable[[Edition], Edition]],
) -> None:
    one = edition()
    for step in steps:
        one = step(one)
    for page in one.pages:
        grid = one.layout.grid(page)
        ids = [frame.id for frame in page.frames]
        assert len(set(ids)) == len(ids)
        for frame in page.frames:
            if isinstance(frame.place, GridBox):
                assert frame.place == places.clamp(frame.place, grid)
            if isinstance(frame, StoryFrame):
                assert places.columns_fit(grid, frame)


@given(st.one_of(EDITS))
def test_an_edit_shares_what_it_does_not_change(step: Callable[[Edition], Edition]) -> None:
    one = edition()
    after = step(one)
    news = changed(one, after)
    assert after.pictures is one.pictures
    assert news.pages <= {"A01", "A02"}
    if after == one:
        assert after is one
    for old in one.pages[0].frames:
        for new in after.pages[0].frames:
            if old == new:
                assert old is new


@given(IDS, SMALL, SMALL)
def test_frames_moved_together_keep_their_distances(
    ids: tuple[str, ...], columns: int, lines: int
) -> None:
    one = edition()
    after = places.move(one, "A01", ids, columns, lines)
    shifts = {
        (new.place.column - old.place.column, new.place.line - old.place.line)
        for old, new in zip(one.pages[0].frames, after.pages[0].frames, strict=True)
        if old.id in ids and old.id != "c" and isinstance(old.place, GridBox)
        and isinstance(new.place, GridBox)
    }  # fmt: skip
    assert len(shifts) <= 1


def test_a_locked_frame_is_neither_moved_nor_removed() -> None:
    one = edition()
    assert places.move(one, "A01", ("c",), 0, 5) is one
    assert frames.remove(one, "A01", ("c",)) is one
    assert places.resize(one, "A01", "c", GridBox(0, 0, 1, 1)) is one


def test_a_frame_is_named_after_its_story_and_never_like_the_templates_furniture() -> None:
    one = edition()
    again = frames.place_story(one, "A01", "a", GridBox(0, 90, 2, 10))
    assert again.pages[0].frames[-1].id == "a-2"
    furniture = one.layout.templates["inside"][0].id
    assert frames.frame_name(one, "A01", furniture) == f"{furniture}-2"


def test_a_frame_id_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="already"):
        frames.add_frame(edition(), "A01", StoryFrame("a", GridBox(0, 0, 1, 5), "a"))


def test_groups_pasted_are_groups_of_their_own() -> None:
    one = frames.group(edition(), "A01", ("a", "b"))
    two, made = frames.paste(one, "A01", frames.copy_frames(one, "A01", ("a", "b")), lines=40)
    names = {two.pages[0].frame(name).group for name in made}
    assert len(names) == 1
    assert names != {two.pages[0].frame("a").group}


def test_a_new_edition_has_a_front_page_and_pages_that_can_be_composed() -> None:
    one = pages.new_edition(house_layout(), "渡口报", datetime.date(2026, 5, 4), 3)
    assert [(p.id, p.number, p.template) for p in one.pages] == [
        ("A01", 1, "front"), ("A02", 2, "inside"), ("A03", 3, "inside"),
    ]  # fmt: skip


def test_pages_of_two_sections_are_numbered_apart() -> None:
    one = pages.new_edition(house_layout(), "报", datetime.date(2026, 1, 1), 2)
    other = pages.new_page(one, "B")
    assert (other.id, other.number) == ("B01", 3)


def test_panning_stops_at_the_pictures_edge() -> None:
    crop = (0.0, 0.25, 1.0, 0.75)
    one = pictures.pan(edition(), "A01", "boat", crop, 0.9, -0.9)
    frame = one.pages[0].frame("boat")
    assert isinstance(frame, PictureFrame)
    assert frame.focus == (0.5, 0.75)


def test_a_style_is_changed_for_this_edition_only() -> None:
    one = edition()
    after = styles.set_text_style(one, "caption", size=8.0)
    assert after.layout.styles.text["caption"].size == 8.0
    assert changed(one, after).layout
    assert one.layout is house_layout()
    assert styles.set_head_style(one, 1) is one


def test_the_bands_of_vertical_text_are_counted_by_its_height() -> None:
    one = edition()
    narrow = StoryFrame("a", GridBox(0, 0, 1, 60), "a", direction="vertical")
    one = replace(one, pages=(replace(one.pages[0], frames=(narrow,)), *one.pages[1:]))

    def bands(count: int) -> int | None:
        frame = frames.set_text_columns(one, "A01", ("a",), count).pages[0].frames[0]
        assert isinstance(frame, StoryFrame)
        return frame.text_columns

    assert bands(6) == 6
    assert bands(60) is None
    low = places.resize(
        frames.set_text_columns(one, "A01", ("a",), 6), "A01", "a", GridBox(0, 0, 1, 5)
    )
    assert low.pages[0].frames[0] == replace(narrow, place=GridBox(0, 0, 1, 5))


def test_bands_that_have_no_room_as_columns_are_not_kept_when_the_text_is_set_across() -> None:
    upright = replace(edition().pages[0].frames[0], direction="vertical", text_columns=12,
                      place=GridBox(0, 0, 1, 90))  # fmt: skip
    one = edition()
    one = replace(one, pages=(replace(one.pages[0], frames=(upright,)), *one.pages[1:]))
    frame = setting.set_direction(one, "A01", ("a",), "horizontal").pages[0].frames[0]
    assert isinstance(frame, StoryFrame)
    assert frame.text_columns is None
