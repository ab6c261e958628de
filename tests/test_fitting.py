"""fit as an editor calls it: what is said, what is saved, and what automatic layout does itself."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from layout_tool.cli import main
from layout_tool.compose import ComposeCache, compose
from layout_tool.files import open_edition, save_edition
from layout_tool.model import Edition, Page, StoryFrame
from layout_tool.problem import LayoutError, Problem
from layout_tool.resources import layout_dir
from layout_tool.workflow.export import book_of
from layout_tool.workflow.fitting import fit_edition, rescue

SAMPLE = layout_dir() / "sample-edition"
CACHE = ComposeCache()


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def tightened(edition: Edition, lines: int, page_id: str = "A02") -> tuple[Edition, str]:
    """The edition with a page's first story frame so many lines too low; and that story."""
    page = edition.page(page_id)
    frame = next(f for f in page.frames if isinstance(f, StoryFrame))
    lower = replace(frame, place=replace(frame.place, lines=frame.place.lines - lines))
    frames = tuple(lower if f is frame else f for f in page.frames)
    pages = tuple(replace(p, frames=frames) if p is page else p for p in edition.pages)
    return replace(edition, pages=pages), frame.story


def over(edition: Edition, story: str) -> int:
    book = book_of(edition)
    return sum(
        fit.over_lines
        for page in edition.pages
        for fit in compose(edition, page, book, CACHE).fits
        if fit.story == story
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "edition")
    edition, _ = tightened(open_edition(tmp_path / "edition"), 1)
    save_edition(edition, tmp_path / "edition")
    return tmp_path / "edition"


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.yaml")}


def test_fit_makes_a_story_fit_and_saves_it(folder: Path) -> None:
    story = tightened(open_edition(folder), 0)[1]
    assert over(open_edition(folder), story) > 0
    result = run("fit", folder, "--page", "A02", "--over-only")
    assert result.exit_code == 0, result.output
    assert "too long" in result.output
    assert "It fits now." in result.output
    assert over(open_edition(folder), story) == 0
    assert run("fit", folder, "--page", "A02", "--over-only").output == "Every story fits.\n"


def test_a_dry_run_says_the_same_and_changes_nothing(folder: Path) -> None:
    before = files(folder)
    said = run("fit", folder, "--dry-run", "--language", "zh").output
    assert files(folder) == before
    assert "余" in said
    assert run("fit", folder, "--language", "zh").output == said
    assert files(folder) != before


def test_only_the_means_allowed_are_used(folder: Path) -> None:
    answer = run("fit", folder, "--allow", "headline", "--json", "--dry-run")
    stories = json.loads(answer.stdout)["stories"]
    means = {step["means"] for story in stories for step in story["steps"]}
    assert means <= {"headline"}


def test_what_is_still_too_long_ends_with_an_exit_code_of_its_own(folder: Path) -> None:
    edition, story = tightened(open_edition(folder), 9)
    save_edition(edition, folder)
    result = run("fit", folder, "--story", story, "--allow", "lines")
    assert result.exit_code == 1
    assert "cut the copy" in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--page", "Z09"), "no page “Z09”"), (("--story", "a02-bots"), "Did you mean “a02-boats”")],
)
def test_a_name_that_is_not_there_is_said(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = run("fit", folder, *words)
    assert result.exit_code == 3
    assert said in result.output


def test_a_story_named_is_reported_even_when_it_fits() -> None:
    edition = open_edition(SAMPLE)
    changed, reports = fit_edition(edition, book_of(edition), CACHE, stories=["a02-boats"])
    assert changed is edition
    assert [report.done for report in reports] == [True]


def test_a_locked_story_is_left_alone_unless_it_is_named() -> None:
    edition, story = tightened(open_edition(SAMPLE), 1)
    edition = replace(edition, pages=tuple(map(_locked, edition.pages)))
    book = book_of(edition)
    changed, reports = fit_edition(edition, book, CACHE)
    assert (changed, reports) == (edition, ())
    with pytest.raises(LayoutError, match="locked"):
        fit_edition(edition, book, CACHE, stories=[story])


def _locked(page: Page) -> Page:
    return replace(page, frames=tuple(replace(frame, locked=True) for frame in page.frames))


def test_automatic_layout_takes_a_line_or_two_out_of_the_paragraphs_by_itself() -> None:
    edition = open_edition(SAMPLE)
    book = book_of(edition)
    rescued = 0
    for page in edition.pages:
        for frame in page.frames:
            if not isinstance(frame, StoryFrame):
                continue
            lower = replace(frame, place=replace(frame.place, lines=frame.place.lines - 1))
            frames = tuple(lower if one is frame else one for one in page.frames)
            one = replace(edition, pages=(replace(page, frames=frames),))
            fit = next(
                f for f in compose(one, one.pages[0], book, CACHE).fits if f.frame == frame.id
            )
            changed, told = rescue(one, (), book, CACHE)
            if changed is one:
                assert not told
                continue
            rescued += 1
            assert 0 < fit.over_lines <= 2
            assert over(changed, frame.story) == 0
            assert [problem.id for problem in told] == ["story.fitted"]
            assert f"{fit.over_lines} line" in told[0].what
    assert rescued


def test_a_problem_that_was_cured_is_not_told_and_others_are() -> None:
    other = Problem("arrange.ragged", "The story's last columns end short.")
    edition = open_edition(SAMPLE)
    assert rescue(edition, (other,), book_of(edition), CACHE) == (edition, (other,))
