"""How stories are set in their frames: the head's ground and ink, copyfit by hand."""

from __future__ import annotations

import pytest

from layout_tool.model import BLACK, Edition, Furniture, GridBox, PictureFrame, StoryFrame
from layout_tool.model.edits import setting
from tests.support.desk import edition_of, story_of

STORY = StoryFrame("a", GridBox(0, 0, 4, 40), "a")
SKY = PictureFrame("sky", GridBox(0, 0, 4, 20), "sky")
AWAY = PictureFrame("away", GridBox(0, 60, 4, 10), "sky")


def edition(*frames: StoryFrame | PictureFrame | Furniture) -> Edition:
    return edition_of(story_of("a", 3), frames=frames or (STORY,))


def order(made: Edition) -> list[str]:
    return [frame.id for frame in made.page("A01").frames]


def story(made: Edition) -> StoryFrame:
    found = made.page("A01").frame("a")
    assert isinstance(found, StoryFrame)
    return found


def test_a_band_is_laid_and_taken_away_and_nothing_new_is_no_edit() -> None:
    start = edition()
    banded = setting.set_head_tint(start, "A01", ["a"], BLACK)
    assert story(banded).head_tint == BLACK
    assert setting.set_head_tint(banded, "A01", ["a"], BLACK) is banded
    assert setting.set_head_tint(banded, "A01", ["a"], None) == start


def test_the_ink_of_a_head_is_the_editors() -> None:
    assert story(setting.set_head_ink(edition(), "A01", ["a"], "white")).head_ink == "white"


def test_a_head_that_goes_across_a_picture_comes_in_front_of_it_and_no_further() -> None:
    start = edition(STORY, SKY, AWAY)
    over = setting.set_head_over(start, "A01", ["a"], True)
    assert story(over).head_over
    assert order(over) == ["sky", "a", "away"]
    assert order(setting.set_head_over(over, "A01", ["a"], False)) == ["sky", "a", "away"]


def test_a_story_that_lies_in_front_already_keeps_its_layer() -> None:
    over = setting.set_head_over(edition(SKY, STORY, AWAY), "A01", ["a"], True)
    assert order(over) == ["sky", "a", "away"]


@pytest.mark.parametrize(
    "values",
    [{"looseness": -2}, {"squeeze": True}, {"tracking": 0.03}, {"leading": 14.0}],
)
def test_what_copyfitting_sets_can_be_set_by_hand(values: dict[str, object]) -> None:
    made = story(setting.set_fit(edition(), "A01", ["a"], **values))
    assert {name: getattr(made, name) for name in values} == values
