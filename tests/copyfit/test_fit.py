"""Copyfitting: stories a little too long or too short are made to fit, by the least means."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.copyfit import (
    MEANS,
    FitReport,
    Limits,
    Means,
    fit_story,
    sentences,
    slack,
    trial,
)
from layout_tool.copyfit.changes import changes
from layout_tool.copyfit.trial import Composer
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
from layout_tool.problem import LayoutError
from layout_tool.sheet import GlyphRun

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
GRID = LAYOUT.grids["default"]
CACHE = ComposeCache()
TEXT = (
    "“河水在桥下慢慢地流”，岸边的人家（多是渔家）点起了灯。“真早！”孩子们放学回来，书包在背上跳。"
)
STORY = Story(
    "s",
    headline="桥下流水慢慢地流过人家",
    body=tuple(plain((TEXT * 4)[: 60 + 17 * i % 113]) for i in range(12)),
)


def edition(columns: int, lines: int, *, picture: str = "", **fields: object) -> Edition:
    """An edition of one story in a frame, with a picture above or below it."""
    top = 16
    frame = StoryFrame("a", GridBox(1, top, columns, lines), "s")
    frames: list[StoryFrame | PictureFrame] = [replace(frame, **fields)]  # type: ignore[arg-type]  # any field
    if picture:
        line = top - 13 if picture == "above" else top + lines + 1
        frames.append(PictureFrame("p", GridBox(1, line, columns, 12), "p"))
    page = Page("A02", 2, template="none", frames=tuple(frames))
    return Edition(
        "河湾日报", datetime.date(2026, 5, 1), LAYOUT, (page,), {"s": STORY},
        {"p": Picture("p", "p.jpg", pixels=(1200, 800))},
    )  # fmt: skip


def fitted(paper: Edition, *allowed: Means, limits: Limits | None = None) -> FitReport:
    return fit_story(
        paper, "A02", "a", BOOK, CACHE, allowed=allowed or MEANS, limits=limits
    )[1]  # fmt: skip


def needed(columns: int) -> int:
    """Lines of a frame in which the story just fits."""
    lines = 10
    while over(edition(columns, lines)):
        lines += 1
    return lines


def over(paper: Edition) -> int:
    return compose(paper, paper.pages[0], BOOK, CACHE).fits[0].over_lines


def text_of(paper: Edition) -> str:
    return "".join(
        item.glyphs.text
        for group in compose(paper, paper.pages[0], BOOK, CACHE).sheet.groups
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == "body"
    )


ENOUGH = {columns: needed(columns) for columns in (2, 3, 4)}


def test_a_story_that_fits_is_left_alone() -> None:
    paper = edition(3, ENOUGH[3])
    changed, report = fit_story(paper, "A02", "a", BOOK, CACHE)
    assert changed is paper
    assert report.done
    assert not report.steps
    assert sentences(report, "zh") == ("《桥下流水慢慢地流过人家》正好排下，不必改动。",)


def test_what_the_paragraphs_can_give_alone_is_taken_from_nothing_else() -> None:
    papers = [edition(c, ENOUGH[c] + lines) for c in (2, 3, 4) for lines in (-1, 1, 2)]
    alone = [paper for paper in papers if fitted(paper, "lines").done]
    assert len(alone) > 3
    for paper in alone:
        assert {step.change.means for step in fitted(paper).steps} <= {"lines"}


def test_the_headline_gets_smaller_only_where_the_paragraphs_do_not_suffice() -> None:
    paper = edition(4, ENOUGH[4] - 1)
    report = fitted(paper, "headline")
    (step,) = report.steps
    assert step.change.new < step.change.old
    assert step.change.new >= 0.7 * step.change.old
    assert report.done
    assert (
        f"标题由 {step.change.old:g} 磅改为 {step.change.new:g} 磅，省"
        in sentences(report, "zh")[1]
    )


@pytest.mark.parametrize("where", ["above", "below"])
@pytest.mark.parametrize(("lines", "change"), [(-2, -1), (3, 1)])
def test_the_picture_beside_gives_its_lines_or_takes_them(
    where: str, lines: int, change: int
) -> None:
    paper = edition(4, ENOUGH[4] + lines, picture=where)
    changed, report = fit_story(paper, "A02", "a", BOOK, CACHE, allowed=("picture",))
    assert report.done
    before = {frame.id: frame.place for frame in paper.pages[0].frames}
    after = {frame.id: frame.place for frame in changed.pages[0].frames}
    grown = after["p"].lines - before["p"].lines  # type: ignore[union-attr]  # both on the grid
    assert grown * change > 0
    assert after["a"].lines - before["a"].lines == -grown  # type: ignore[union-attr]
    tops = [min(place[name].line for name in "ap") for place in (before, after)]  # type: ignore[union-attr]
    feet = [max(place[name].bottom for name in "ap") for place in (before, after)]  # type: ignore[union-attr]
    assert tops[0] == tops[1]
    assert feet[0] == feet[1]


def test_a_locked_picture_or_one_of_another_width_keeps_its_height() -> None:
    paper = edition(4, ENOUGH[4] - 2, picture="above")
    page = paper.pages[0]
    story, picture = page.frames
    for other in (
        replace(picture, locked=True),
        replace(picture, place=replace(picture.place, columns=5)),
    ):
        given = replace(paper, pages=(replace(page, frames=(story, other)),))
        assert not fitted(given, "picture").steps


def test_the_leading_leaves_the_pages_lines_last_and_only_where_it_makes_the_story_fit() -> None:
    others = tuple(one for one in MEANS if one != "leading")
    used = 0
    for lines in range(-8, 0):
        paper = edition(3, ENOUGH[3] + lines)
        without, report = fitted(paper, *others), fitted(paper)
        led = [step.change.means == "leading" for step in report.steps]
        assert not any(led[:-1])
        if any(led):
            used += 1
            assert report.done
            assert not without.done
    assert used


def test_a_hole_that_cannot_be_filled_is_left_as_it_is() -> None:
    paper = edition(2, ENOUGH[2] + 20)
    changed, report = fit_story(paper, "A02", "a", BOOK, CACHE)
    assert not report.done
    assert changed is paper


def test_what_does_not_help_is_not_done() -> None:
    report = fitted(edition(3, ENOUGH[3] - 3), "lines", "spacing", "headline", "leading")
    assert report.done
    assert all(step.lines > 0 for step in report.steps)


def test_what_cannot_be_fitted_is_told_in_characters_to_cut() -> None:
    report = fitted(edition(2, ENOUGH[2] - 15))
    assert not report.done
    assert report.left > 0
    assert f"仍余 {report.left} 字" in sentences(report, "zh")[-1]
    assert "cut the copy" in sentences(report, "en")[-1]


def test_a_hole_too_large_is_told_in_characters_to_write() -> None:
    report = fitted(edition(2, ENOUGH[2] + 20))
    assert not report.done
    assert report.left < 0
    assert f"可加 {-report.left} 字" in sentences(report, "zh")[-1]


def test_no_means_allowed_changes_nothing() -> None:
    paper = edition(3, ENOUGH[3] - 2)
    changed, report = fit_story(paper, "A02", "a", BOOK, CACHE, allowed=())
    assert changed is paper
    assert not report.done


def test_a_locked_frame_is_not_fitted() -> None:
    with pytest.raises(LayoutError, match="locked"):
        fitted(edition(3, 20, locked=True))


@pytest.mark.parametrize(("page", "frame"), [("A02", "b"), ("A09", "a")])
def test_a_frame_that_is_not_there_is_said(page: str, frame: str) -> None:
    with pytest.raises(LayoutError, match="no story frame"):
        fit_story(edition(3, 20), page, frame, BOOK, CACHE)


def test_a_frame_whose_story_is_gone_is_said() -> None:
    with pytest.raises(LayoutError, match="no story “t”"):
        fitted(edition(3, 20, story="t"))


def test_a_headline_does_not_grow_beyond_its_ranks_sizes_nor_onto_more_lines() -> None:
    paper = edition(4, ENOUGH[4] + 2)
    changed, report = fit_story(paper, "A02", "a", BOOK, CACHE, allowed=("headline",))
    largest = max(LAYOUT.styles.head(STORY.rank).sizes)
    assert all(step.change.new <= largest for step in report.steps)
    frame = changed.pages[0].frames[0]
    assert isinstance(frame, StoryFrame)
    assert (frame.headline_size or 0) <= largest


@settings(max_examples=25, deadline=None)
@given(
    columns=st.sampled_from([2, 3, 4]), lines=st.integers(-9, 9),
    allowed=st.sets(st.sampled_from(MEANS)), picture=st.sampled_from(["", "above", "below"]),
    direction=st.sampled_from(["horizontal", "vertical", "vertical-head"]), boxed=st.booleans(),
)  # fmt: skip
def test_fitting_loses_no_character_and_says_the_truth(
    columns: int, lines: int, allowed: set[Means], picture: str, direction: str, boxed: bool
) -> None:
    paper = edition(
        columns, ENOUGH[columns] + lines, picture=picture, direction=direction, boxed=boxed
    )
    changed, report = fit_story(paper, "A02", "a", BOOK, CACHE, allowed=allowed)
    again, same = fit_story(paper, "A02", "a", BOOK, ComposeCache(), allowed=allowed)
    assert (again, same) == (changed, report)
    assert changed.stories == paper.stories
    left = over(changed)
    assert report.after.over_lines == left
    assert left <= over(paper)
    if left == 0:
        assert text_of(changed) == "".join(paragraph.text for paragraph in STORY.body)
    if report.done and not over(paper):
        assert report.after.short_lines <= slack(columns) or not report.steps
    assert report.done == (report.left == 0)
    assert {step.change.means for step in report.steps} <= allowed


def in_parts(lines: int, *, locked: bool = False) -> Edition:
    """An edition of the story in two parts, the second so many lines high."""
    paper = edition(2, 14, locked=locked)
    second = StoryFrame("b", GridBox(4, 16, 1, lines), "s", part=2)
    page = paper.pages[0]
    return replace(paper, pages=(replace(page, frames=(*page.frames, second)),))


def over_in_parts(paper: Edition) -> int:
    return max(fit.over_lines for fit in compose(paper, paper.pages[0], BOOK, CACHE).fits)


def test_a_story_over_in_its_last_part_is_fitted_where_its_text_is_set() -> None:
    lines = next(n for n in range(4, 90) if not over_in_parts(in_parts(n))) - 1
    assert 0 < over_in_parts(in_parts(lines)) <= 2
    result, report = fit_story(in_parts(lines), "A02", "b", BOOK, CACHE, allowed=("lines",))
    assert report.done
    assert not over_in_parts(result)
    first, second = result.pages[0].frames
    assert isinstance(first, StoryFrame)
    assert isinstance(second, StoryFrame)
    assert first.looseness < 0 == second.looseness


def test_a_locked_first_part_keeps_its_setting_when_a_later_part_is_fitted() -> None:
    paper = in_parts(5, locked=True)
    result, _ = fit_story(paper, "A02", "b", BOOK, CACHE, allowed=("lines", "squeeze", "spacing"))
    assert result == paper


def test_a_hole_of_a_hundred_lines_is_given_up_soon() -> None:
    report = fitted(edition(4, 90), "lines")
    assert not report.done
    frame = edition(4, 90).pages[0].frames[0]
    assert isinstance(frame, StoryFrame)
    trial = Composer("A02", "a", BOOK, CACHE).trial(edition(4, 90))
    found = changes("lines", edition(4, 90), edition(4, 90).pages[0], frame, trial, Limits())
    assert trial.need < -100
    assert len(list(found)) <= 24


def test_a_first_part_that_holds_all_the_text_is_fitted_and_comes_to_an_end() -> None:
    paper = edition(4, 80)
    page = paper.pages[0]
    second = StoryFrame("b", GridBox(6, 16, 1, 20), "s", part=2)
    paper = replace(paper, pages=(replace(page, frames=(*page.frames, second)),))
    for frame in ("a", "b"):
        _, report = fit_story(paper, "A02", frame, BOOK, CACHE, allowed=("lines",))
        assert not report.done


def over_many_pages(parts: int, paragraphs: int) -> Edition:
    """An edition of a long story in parts of 60 lines in two columns, one a page."""
    text = tuple(plain((TEXT * 4)[: 60 + 17 * n % 113]) for n in range(paragraphs))
    pages = tuple(
        Page(f"A{n:02}", n, template="none",
             frames=(StoryFrame("a", GridBox(0, 4, 2, 60), "s", part=n),))
        for n in range(1, parts + 1)
    )  # fmt: skip
    return replace(edition(2, 60), pages=pages, stories={"s": replace(STORY, body=text)})


@pytest.mark.parametrize(
    ("page", "paragraphs", "most"), [("A12", 40, 6), ("A04", 40, 35), ("A04", 80, 35)]
)
def test_a_story_of_many_parts_is_fitted_in_few_trials_of_texts_of_its_size(
    page: str, paragraphs: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that no text reaches, a part with a hole to fill, and one with text to cut."""
    paper = over_many_pages(12 if page == "A12" else 4, paragraphs)
    lengths: list[int] = []

    def counting(given: Edition, *rest: Any) -> Composition:
        lengths.append(given.stories["s"].characters)
        return compose(given, *rest)

    monkeypatch.setattr(trial, "compose", counting)
    _, report = fit_story(paper, page, "a", BOOK, ComposeCache())
    assert not report.done
    assert len(lengths) <= most
    assert max(lengths) < 2 * max(paper.stories["s"].characters, 4 * 60 * 28)
