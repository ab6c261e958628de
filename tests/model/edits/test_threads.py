"""A story runs on over several frames, and its parts stay in order whatever is taken away."""

from __future__ import annotations

from layout_tool.model import Edition, GridBox, PictureFrame, StoryFrame
from layout_tool.model.edits import frames, pages, threads
from tests.support.desk import edition_of, story_of


def _three_parts() -> Edition:
    edition = edition_of(story_of("fair", 12), story_of("other"), pages=3)
    first, second, third = (page.id for page in edition.pages)
    edition = frames.place_story(edition, first, "fair", GridBox(0, 4, 3, 10))
    edition, _ = threads.thread(edition, "fair", second, GridBox(2, 6, 2, 12), text_columns=1)
    edition, _ = threads.thread(edition, "fair", third, GridBox(0, 6, 3, 12))
    return edition


def _numbers(edition: Edition) -> list[tuple[str, int]]:
    return [(page, frame.part) for page, frame in threads.parts(edition, "fair")]


def test_a_story_goes_on_in_the_next_frame() -> None:
    edition = _three_parts()
    assert [part for _, part in _numbers(edition)] == [1, 2, 3]
    assert threads.parts(edition, "fair")[1][1].text_columns == 1


def test_taking_a_part_away_closes_the_gap() -> None:
    edition = _three_parts()
    page, frame = threads.parts(edition, "fair")[1]
    for less in (
        threads.unthread(edition, page, frame.id),
        frames.remove(edition, page, [frame.id]),
        pages.remove_page(edition, page),
    ):
        assert [part for _, part in _numbers(less)] == [1, 2]


def test_a_locked_part_stays_where_it_is() -> None:
    edition = _three_parts()
    page, frame = threads.parts(edition, "fair")[0]
    edition = frames.lock(edition, page, [frame.id])
    assert frames.remove(edition, page, [frame.id]) == edition


def test_moving_pages_moves_parts_but_not_their_order() -> None:
    edition = _three_parts()
    last = edition.pages[-1].id
    edition, _ = pages.move_page(edition, last, 0)
    assert [part for _, part in _numbers(edition)] == [1, 2, 3]
    assert _numbers(edition)[2][0] == edition.pages[0].id


def test_a_part_that_is_pasted_goes_on_from_the_last() -> None:
    edition = _three_parts()
    page, frame = threads.parts(edition, "fair")[1]
    clip = frames.copy_frames(edition, page, [frame.id])
    edition = frames.remove(edition, page, [frame.id])
    edition, made = frames.paste(edition, edition.pages[0].id, clip)
    assert [part for _, part in _numbers(edition)] == [1, 2, 3]
    assert threads.parts(edition, "fair")[2][1].id == made[0]
    assert set(edition.stories) == {"fair", "other"}


def test_text_runs_around_pictures_and_stories_begin_with_a_drop_capital() -> None:
    edition = _three_parts()
    page, frame = threads.parts(edition, "fair")[0]
    picture = PictureFrame("view", GridBox(0, 20, 2, 8), "view")
    edition = frames.add_frame(edition, page, picture)
    edition = threads.set_wrap(edition, page, ["view", frame.id], "box")
    edition = threads.set_drop_cap(edition, page, ["view", frame.id], 3)
    first, second = edition.page(page).frame("view"), edition.page(page).frame(frame.id)
    assert isinstance(first, PictureFrame)
    assert first.wrap == "box"
    assert isinstance(second, StoryFrame)
    assert second.drop_cap == 3
