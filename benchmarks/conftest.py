"""What the benchmarks share: the sample edition laid out, sixteen pages of it, child processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from layout_tool.compose import ComposeCache
from layout_tool.files import open_edition, save_edition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page, Picture, PictureFrame, Story, StoryFrame
from layout_tool.resources import layout_dir
from layout_tool.workflow.copy import adopt_pictures
from layout_tool.workflow.export import book_of
from layout_tool.workflow.layout import arrange_edition

os.environ["QT_QPA_PLATFORM"] = "offscreen"

SAMPLE = layout_dir() / "sample-edition"
RAW = SAMPLE / "raw" / "a01.txt"
COPIES = "ABCD"
Child = Callable[..., None]
Figure = Callable[[str, str], None]
_figures: list[tuple[str, str]] = []
_peaks: list[tuple[str, float]] = []
stage_costs: list[tuple[str, float]] = []
"""Stages of typesetting and what they cost at best, in microseconds a character."""


@pytest.fixture(scope="session")
def sample() -> Edition:
    """The shipped edition, its four broadsheet pages laid out."""
    edition = open_edition(SAMPLE)
    return arrange_edition(edition, book_of(edition), ComposeCache())[0]


@pytest.fixture(scope="session")
def book(sample: Edition) -> FontBook:
    return book_of(sample)


@pytest.fixture(scope="session")
def page_folder(sample: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition folder with page A01 alone, laid out."""
    page = sample.pages[0]
    stories = {k: s for k, s in sample.stories.items() if s.page == page.id}
    pictures = {k: p for k, p in sample.pictures.items() if p.page == page.id}
    one = replace(sample, pages=(page,), stories=stories, pictures=pictures)
    return saved(one, tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="session")
def sixteen_folder(sample: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition folder of sixteen laid-out pages, no two paragraphs alike."""
    return saved(sixteen(sample), tmp_path_factory.mktemp("sixteen"))


def sixteen(edition: Edition, copies: str = COPIES) -> Edition:
    """Return copies of the four pages, four or one a letter, with other Han characters in each.

    Characters of one class for one another: the lines stay as long, and no cache may help.
    """
    han = sorted({c for s in edition.stories.values() for c in _text(s) if "一" <= c <= "龥"})
    pages: list[Page] = []
    stories: dict[str, Story] = {}
    pictures: dict[str, Picture] = {}
    for turn, letter in enumerate(copies):
        name = f"{letter.lower()}-" if turn else ""
        exchange = dict(zip(map(ord, han), han[turn * 97 :] + han[: turn * 97], strict=True))
        for page in edition.pages:
            frames = tuple(
                replace(f, story=name + f.story) if isinstance(f, StoryFrame)
                else replace(f, picture=name + f.picture) if isinstance(f, PictureFrame)
                else f
                for f in page.frames
            )  # fmt: skip
            pages.append(
                replace(page, id=letter + page.id[1:], number=len(pages) + 1, frames=frames)
            )
        for key, story in edition.stories.items():
            body = tuple(
                replace(p, spans=tuple(replace(s, text=s.text.translate(exchange))
                                       for s in p.spans))
                for p in story.body
            )  # fmt: skip
            page_id = letter + story.page[1:] if story.page else story.page
            stories[name + key] = replace(
                story, id=name + key, body=body, page=page_id,
                pictures=tuple(name + p for p in story.pictures),
            )  # fmt: skip
        for key, picture in edition.pictures.items():
            page_id = letter + picture.page[1:] if picture.page else picture.page
            pictures[name + key] = replace(picture, id=name + key, page=page_id)
    return replace(edition, pages=tuple(pages), stories=stories, pictures=pictures)


def _text(story: Story) -> str:
    return "".join(span.text for paragraph in story.body for span in paragraph.spans)


def saved(edition: Edition, folder: Path) -> Path:
    absolute = {
        key: replace(p, file=str((SAMPLE / p.file).resolve()) if p.file else "")
        for key, p in edition.pictures.items()
    }
    edition = replace(edition, pictures=absolute, folder=None)
    save_edition(adopt_pictures(edition, folder), folder)
    return folder


@pytest.fixture
def figure() -> Figure:
    """Put a name and what was measured into the summary."""
    return lambda name, words: _figures.append((name, words))


@pytest.fixture
def child(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Child]:
    """Run ``layout-tool`` in a process of its own; its peak memory goes into the summary."""
    peak_file = tmp_path / "peak.txt"
    peaks: list[float] = []

    def run(*words: str | Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.run_cli", *map(str, words)],
            cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=False,
            env={**os.environ, "LAYOUT_TOOL_PEAK_FILE": str(peak_file)},
        )  # fmt: skip
        # 1: written, with text that is over; exchanged characters may break lines otherwise.
        assert done.returncode in (0, 1), done.stderr
        peaks.append(float(peak_file.read_text()))

    yield run
    if peaks and max(peaks) > 0:
        _peaks.append((request.node.name, max(peaks)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _figures:
        terminalreporter.section("at the window")
        for name, words in _figures:
            terminalreporter.write_line(f"{name:<40} {words}")
    if stage_costs:
        terminalreporter.section("µs a character by stage")
        for stage, cost in stage_costs:
            terminalreporter.write_line(f"{stage:<60} {cost:6.2f}")
    if _peaks:
        terminalreporter.section("peak memory of the process")
        for name, megabytes in _peaks:
            terminalreporter.write_line(f"{name:<60} {megabytes:6.0f} MB")
