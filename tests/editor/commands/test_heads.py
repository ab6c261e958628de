"""Heads that reshape: one line, two lines, across, upright beside the text."""

from __future__ import annotations

import pytest

from layout_tool.editor.commands.heads import head_sizes
from layout_tool.editor.tools import head_grip
from layout_tool.model import BLACK, WHITE, GridBox, PictureFrame, StoryFrame
from layout_tool.sheet import GlyphRun
from tests.support.desk import TestDesk, edition_of, story_of

LONG = "渡口新桥今晨通车两岸往来只需十分钟"


def desk_of(headline: str, columns: int = 4) -> TestDesk:
    frame = StoryFrame("a", GridBox(0, 0, columns, 40), "a")
    desk = TestDesk(edition_of(story_of("a", 6, headline=headline), frames=(frame,)))
    return desk.click("a")


def rows(desk: TestDesk) -> int:
    """Count the headline's lines on the sheet."""
    group = next(g for g in desk.desk.composition("A01").sheet.groups if g.frame == "a")
    runs = [i for i in group.items if isinstance(i, GlyphRun) and i.source is not None]
    return len({round(run.y, 1) for run in runs if run.source and run.source.part == "headline"})


@pytest.mark.parametrize(("command", "count"), [("one_line", 1), ("two_lines", 2)])
def test_a_headline_takes_the_lines_it_is_told_as_large_as_it_can(command: str, count: int) -> None:
    desk = desk_of(LONG).run(f"story.head_{command}")
    assert rows(desk) == count
    size = desk.frame("a").headline_size
    assert size in head_sizes(desk.start)
    larger = [s for s in head_sizes(desk.start) if s > size]
    for bigger in larger:
        desk.run("story.head_auto", size=bigger)
        assert rows(desk) != count or desk.desk.fit("A01", "a") is None


def test_two_lines_are_set_larger_than_one() -> None:
    desk = desk_of(LONG)
    one = desk.run("story.head_one_line").frame("a").headline_size
    assert desk.run("story.head_two_lines").frame("a").headline_size > one


def test_line_ends_are_taken_out_for_one_line_and_the_parts_stay_apart() -> None:
    desk = desk_of("渡口新桥通车\n两岸只需十分钟").run("story.head_one_line")
    assert desk.desk.edition.stories["a"].headline == "渡口新桥通车\u3000两岸只需十分钟"
    assert rows(desk) == 1
    desk.run("edit.undo")
    assert desk.desk.edition is desk.start


def test_the_editors_own_line_end_stays_in_two_lines() -> None:
    desk = desk_of("渡口新桥通车\n两岸只需十分钟").run("story.head_two_lines")
    assert desk.desk.edition.stories["a"].headline == "渡口新桥通车\n两岸只需十分钟"
    assert rows(desk) == 2


def test_a_short_headline_is_broken_between_words_for_two_lines() -> None:
    desk = desk_of("新桥通车", columns=6).run("story.head_two_lines")
    assert desk.desk.edition.stories["a"].headline == "新桥\n通车"
    assert rows(desk) == 2


def test_what_has_no_room_is_refused_with_a_reason_and_changes_nothing() -> None:
    desk = desk_of(LONG * 3, columns=1).run("story.head_one_line")
    assert desk.refused[-1].zh == "这里的标题排不成单行。"
    assert desk.desk.edition is desk.start


def test_a_head_goes_beside_the_text_and_across_it_again() -> None:
    desk = desk_of("新桥通车").key("Ctrl+Alt+4")
    assert desk.frame("a").direction == "vertical-head"
    assert desk.desk.is_checked("story.head_beside")
    desk.key("Ctrl+Alt+3")
    assert desk.desk.is_checked("story.head_across")
    desk.key("Ctrl+Alt+4").run("story.head_one_line")
    assert desk.frame("a").direction == "horizontal"
    assert rows(desk) == 1


def grip(desk: TestDesk) -> tuple[float, float]:
    state = desk.desk.state
    fit = desk.desk.fit("A01", "a")
    assert fit is not None
    assert state.grid is not None
    found = head_grip(state.sheet, desk.frame("a"), state.grid, fit.head_lines)
    assert found is not None
    return found.x, found.y


def test_the_grip_at_a_head_makes_it_larger_and_smaller() -> None:
    desk = desk_of("新桥通车")
    desk.run("story.head_auto", size=18.0)
    desk.press(grip(desk)).by(0, 60)
    larger = desk.frame("a").headline_size
    assert larger > 18.0
    assert desk.desk.edition.page("A01").frame("a").headline_size == 18.0
    desk.by(0, -160)
    assert desk.frame("a").headline_size < 18.0
    desk.release()
    assert desk.desk.history.entries[-1].label.en == "Headline Size"
    assert desk.place("a") == GridBox(0, 0, 4, 40)


def test_an_upright_head_is_sized_by_its_inner_edge() -> None:
    desk = desk_of("新桥通车").run("story.head_beside").run("story.head_auto", size=18.0)
    desk.press(grip(desk)).by(40, 0).release()
    assert desk.frame("a").headline_size > 18.0


def test_a_double_click_on_the_grip_lets_the_size_be_chosen_again() -> None:
    desk = desk_of("新桥通车").run("story.head_auto", size=18.0)
    desk.double_click(grip(desk))
    assert desk.frame("a").headline_size is None


@pytest.mark.parametrize(
    "setting",
    [
        ("story.set_direction", {"direction": "vertical"}),
        ("story.set_direction", {"direction": "vertical-head"}),
        ("story.set_drop_cap", {"lines": 3}),
        ("story.columns_base", {"count": 2}),
        ("story.head_reversed", {}),
    ],
)
def test_the_height_fits_the_contents_however_the_story_is_set(
    setting: tuple[str, dict[str, object]],
) -> None:
    desk = desk_of("新桥通车")
    desk.run(setting[0], **setting[1]).run("frame.fit")
    fit = desk.desk.fit("A01", "a")
    assert fit is not None
    assert fit.over_chars == 0
    lines = desk.place("a").lines
    assert lines < 40
    desk.run("frame.shorter")
    shorter = desk.desk.fit("A01", "a")
    assert shorter is not None
    assert shorter.over_chars > 0


def test_the_height_fits_around_a_picture_and_in_the_last_part() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 0, 4, 20), "a"),
        PictureFrame("boat", GridBox(1, 6, 2, 10), "boat", wrap="box"),
    )
    desk = TestDesk(edition_of(story_of("a", 12), frames=frames))
    desk.click((desk.rect("a").x + 5, desk.rect("a").bottom - 20)).run("frame.fit")
    fit = desk.desk.fit("A01", "a")
    assert fit is not None
    assert fit.over_chars == 0
    whole = desk.place("a").lines
    desk.run("frame.set_place", lines=whole - 4)
    desk.run("thread.extend", story="a", page="A02", place=GridBox(0, 0, 2, 30)).run("frame.fit")
    assert desk.desk.view.page == "A02"
    assert 3 < desk.place(desk.desk.selection.frame).lines < 30


def head_colours(desk: TestDesk) -> set[object]:
    group = next(g for g in desk.desk.composition("A01").sheet.groups if g.frame == "a")
    runs = [i for i in group.items if isinstance(i, GlyphRun) and i.source is not None]
    return {run.colour for run in runs if run.source and run.source.part == "headline"}


def test_a_head_is_reversed_and_put_right_again_with_one_key() -> None:
    desk = desk_of("新桥通车").key("Ctrl+Alt+6")
    assert desk.frame("a").head_tint == BLACK
    assert head_colours(desk) == {WHITE}
    assert desk.desk.is_checked("story.head_reversed")
    desk.key("Ctrl+Alt+6")
    assert desk.desk.edition.page("A01").frames == desk.start.page("A01").frames


def test_a_light_band_is_no_reversed_head() -> None:
    desk = desk_of("新桥通车").run("story.set_head_tint", tint=BLACK.tint(0.15))
    assert head_colours(desk) == {BLACK}
    assert not desk.desk.is_checked("story.head_reversed")


def test_a_head_goes_across_the_picture_it_lies_under_and_its_ink_is_chosen() -> None:
    frames = (
        StoryFrame("a", GridBox(0, 0, 4, 40), "a"),
        PictureFrame("sky", GridBox(0, 0, 4, 20), "sky"),
    )
    desk = TestDesk(edition_of(story_of("a", 6, headline="新桥通车"), frames=frames))
    desk.run("edit.select", frames_=("a",)).key("Ctrl+Alt+7").run("story.head_ink_white")
    assert [frame.id for frame in desk.desk.edition.page("A01").frames] == ["sky", "a"]
    assert desk.desk.is_checked("story.head_over")
    assert desk.desk.is_checked("story.head_ink_white")
    assert head_colours(desk) == {WHITE}
    desk.run("edit.undo").run("edit.undo")
    assert desk.desk.edition is desk.start


def test_the_height_of_a_story_whose_head_lies_on_a_picture_fits_its_text() -> None:
    frames = (
        PictureFrame("sky", GridBox(0, 0, 4, 20), "sky"),
        StoryFrame("a", GridBox(0, 0, 4, 60), "a", head_over=True),
    )
    desk = TestDesk(edition_of(story_of("a", 6, headline="新桥通车"), frames=frames))
    desk.run("edit.select", frames_=("a",)).run("frame.fit")
    fit = desk.desk.fit("A01", "a")
    assert fit is not None
    assert fit.over_chars == 0
    assert 20 < desk.place("a").lines < 60


@pytest.mark.parametrize(
    ("means", "value", "kept"),
    [
        ("looseness", 2, 2), ("looseness", 500, 99), ("squeeze", True, True),
        ("tracking", 0.03, 0.03), ("tracking", 9.0, 0.5), ("leading", 14.0, 14.0),
        ("leading", 0.5, 4.0),
    ],
)  # fmt: skip
def test_copyfit_is_set_by_hand_within_what_files_allow(
    means: str, value: object, kept: object
) -> None:
    desk = desk_of("新桥通车").run("story.set_fit", means=means, value=value)
    assert getattr(desk.frame("a"), means) == kept


def test_what_copyfitting_does_not_set_is_not_set_by_its_command() -> None:
    desk = desk_of("新桥通车").run("story.set_fit", means="rank", value=1)
    assert desk.desk.edition is desk.start
