"""The machine lays out what is selected, around everything else, and only when it is asked."""

from __future__ import annotations

import pytest

from layout_tool.model import GridBox, PictureFrame, StoryFrame
from tests.support.desk import TestDesk, edition_of, story_of


@pytest.fixture
def desk() -> TestDesk:
    """A lead that is well placed, and below it three frames that lie about."""
    frames = (
        StoryFrame("lead", GridBox(0, 0, 8, 40), "lead"),
        StoryFrame("b", GridBox(0, 60, 1, 9), "b"),
        StoryFrame("c", GridBox(3, 61, 2, 9), "c"),
        PictureFrame("boat", GridBox(5, 90, 2, 8), "boat"),
    )
    stories = (story_of("lead", 60, 1), story_of("b", 20, 2), story_of("c", 16, 3))
    return TestDesk(edition_of(*stories, pages=1, frames=frames))


def test_only_the_selected_frames_are_laid_out_around_the_others(desk: TestDesk) -> None:
    desk.run("edit.select", frames_=("b", "c", "boat")).key("Ctrl+Shift+Alt+A")
    assert desk.desk.edition is not desk.start
    assert desk.place("lead") == GridBox(0, 0, 8, 40)
    moved = [desk.place(name) for name in ("b", "c", "boat")]
    assert moved != [GridBox(0, 60, 1, 9), GridBox(3, 61, 2, 9), GridBox(5, 90, 2, 8)]
    boxes = [*moved, desk.place("lead")]
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert set(desk.desk.selection.frames) == {"b", "c", "boat"}
    desk.run("edit.undo")
    assert desk.desk.edition is desk.start


def test_what_is_locked_stays_even_when_it_is_selected(desk: TestDesk) -> None:
    desk.click("b").run("arrange.lock")
    desk.run("edit.select", frames_=("b", "c", "boat")).run("arrange.selection")
    assert desk.place("b") == GridBox(0, 60, 1, 9)


def test_a_frame_that_waits_for_its_picture_is_laid_out_with_the_rest(desk: TestDesk) -> None:
    desk.run("picture.draw", place=GridBox(6, 70, 2, 12))
    name = desk.desk.selection.frame
    desk.run("edit.select", frames_=("b", "c", "boat", name)).run("arrange.selection")
    assert any(frame.id == name for frame in desk.page.frames)
    assert not desk.refused


def test_an_empty_page_stays_empty_until_it_is_asked_for(desk: TestDesk) -> None:
    desk.run("edit.select_all").run("edit.delete")
    assert desk.page.frames == ()
    desk.desk.composition("A01")
    assert desk.desk.edition.page("A01").frames == ()
    desk.run("arrange.page")
    assert desk.page.frames
