"""What was saved is what is opened."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from layout_tool.files import (
    normal_edition,
    open_edition,
    save_edition,
    story_from_markdown,
    story_to_markdown,
)
from layout_tool.files.copy_md import normal_story
from layout_tool.files.inline_md import dump_inline, normal_spans, parse_inline
from layout_tool.model import Edition, Paragraph, Story

from .strategies import editions, paragraphs, stories

roomy = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(paragraphs)
@settings(max_examples=400, deadline=None)
def test_any_paragraph_comes_back_from_its_markdown(paragraph: Paragraph) -> None:
    written = dump_inline(paragraph.spans, paragraph.kind)
    assert parse_inline(written, paragraph.kind) == normal_spans(paragraph.spans)


@given(stories())
@settings(max_examples=300, deadline=None)
def test_any_story_comes_back_from_its_markdown(story: Story) -> None:
    assert story_from_markdown(story_to_markdown(story), story.id) == normal_story(story)


@given(editions())
@roomy
def test_any_edition_comes_back_from_its_folder(edition: Edition) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "edition"
        save_edition(edition, folder)
        first = open_edition(folder)
        assert first == normal_edition(edition)
        assert save_edition(first, folder) == ()
        assert open_edition(folder) == first


@given(editions(pages=1))
@roomy
def test_any_page_with_its_stories_comes_back_from_one_file(edition: Edition) -> None:
    edition = dataclasses.replace(
        edition, pages=tuple(dataclasses.replace(p, number=7) for p in edition.pages)
    )
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "page.yaml"
        assert save_edition(edition, file) == (file,)
        assert open_edition(file) == normal_edition(edition)
        assert save_edition(edition, file) == ()
