"""Stories are fitted from the desk: one step to undo, said in the status line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from layout_tool.editor.words import Words
from layout_tool.model import GridBox, StoryFrame
from tests.support.desk import TestDesk, edition_of, story_of


def desk_of(lines: int, **fields: Any) -> TestDesk:
    frame = replace(StoryFrame("a", GridBox(0, 0, 3, lines), "a"), **fields)
    return TestDesk(edition_of(story_of("a", 9), frames=(frame,)))


def over(desk: TestDesk) -> int:
    fit = desk.desk.fit("A01", "a")
    assert fit is not None
    return fit.over_lines


def enough() -> int:
    lines = 8
    while over(desk_of(lines)):
        lines += 1
    return lines


JUST = enough()


def test_a_story_too_long_is_fitted_as_one_step_and_the_status_line_says_how() -> None:
    desk = desk_of(JUST - 1).click("a")
    assert over(desk) > 0
    desk.run("story.fit")
    assert over(desk) == 0
    words = next(request.args["words"] for request in desk.requests if request.name == "say")
    assert isinstance(words, Words)
    assert "余" in words.zh
    assert "too long" in words.en
    desk.run("edit.undo")
    assert desk.desk.edition is desk.start


def test_only_what_is_allowed_is_changed() -> None:
    desk = desk_of(JUST - 1).click("a").run("story.fit_by", allowed=("headline",))
    frame = desk.frame("a")
    assert frame.headline_size
    assert (frame.looseness, frame.squeeze, frame.tracking, frame.leading) == (0, False, 0.0, None)


def test_a_story_that_fits_is_refused_with_that_reason() -> None:
    desk = desk_of(JUST).click("a")
    assert not desk.desk.run("story.fit")
    assert "fits as it is" in desk.refused[-1].en
    assert desk.desk.edition is desk.start


def test_a_locked_frame_is_refused() -> None:
    desk = desk_of(JUST - 1, locked=True).click("a")
    assert desk.desk.reason("story.fit") is not None


def test_the_text_goes_back_to_what_the_styles_say() -> None:
    desk = desk_of(JUST - 1, looseness=-2, squeeze=True, tracking=0.02, leading=12.0).click("a")
    desk.run("story.unfit")
    frame = desk.frame("a")
    assert (frame.looseness, frame.squeeze, frame.tracking, frame.leading) == (0, False, 0.0, None)
    assert not desk.desk.run("story.unfit")


@pytest.mark.parametrize("command", ["story.fit", "story.fit_with", "story.unfit"])
def test_without_a_story_there_is_nothing_to_fit(command: str) -> None:
    assert desk_of(JUST).desk.reason(command) is not None
