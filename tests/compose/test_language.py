"""A story is in the edition's language unless it names its own; a run in the story's."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from layout_tool.compose import Composition, compose
from layout_tool.files import load_layout, open_edition, save_edition
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    GridBox,
    Page,
    Paragraph,
    Picture,
    PictureFrame,
    Span,
    Story,
    StoryFrame,
)
from layout_tool.workflow.copy import import_edition

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
TEXT = "橋下流水，岸上人家，燈火照見歸人。"


def edition(lang: str, story_lang: str = "", run_lang: str = "") -> Edition:
    body = (Paragraph((Span(TEXT, lang=run_lang),)),)
    story = Story("s", "橋下，流水", byline="記者，甲", body=body, lang=story_lang)
    frames = (
        StoryFrame("f", GridBox(0, 0, 2, 30), "s"),
        PictureFrame("g", GridBox(2, 0, 2, 20), "p"),
    )
    return Edition(
        "試報",
        datetime.date(2026, 5, 1),
        LAYOUT,
        (Page("A01", 1, frames=frames),),
        {"s": story},
        {"p": Picture("p", "", "渡口，黃昏", "甲 攝")},
        lang=lang,
    )


def composed(paper: Edition) -> Composition:
    return compose(paper, paper.pages[0], BOOK)


def comma_places(paper: Edition, part: str) -> list[float]:
    """Return where in their em the commas of a part have their ink's middle."""
    found = []
    for group in composed(paper).sheet.groups:
        for run in group.items:
            source = getattr(run, "source", None)
            if source is None or source.part != part:
                continue
            glyphs, face = run.glyphs, BOOK.face(run.glyphs.face)
            for i, cluster in enumerate(glyphs.clusters):
                if glyphs.text[cluster] != "，" or i == 0:
                    continue
                ink = face.ink(glyphs.ids[i])
                assert ink is not None
                middle = glyphs.xs[i] / glyphs.size + (ink[0] + ink[2]) / 2
                found.append(middle - glyphs.xs[i - 1] / glyphs.size - 1)
    assert found
    return found


@pytest.mark.parametrize("part", ["body", "headline", "byline", "caption"])
def test_marks_of_a_traditional_edition_stand_in_the_middle_everywhere(part: str) -> None:
    centred, low = (comma_places(edition(lang), part) for lang in ("zh-Hant", "zh-Hans"))
    assert min(centred) > max(low) + 0.05


def test_a_story_and_a_run_say_their_own_language() -> None:
    for paper in (edition("zh-Hans", "zh-Hant"), edition("zh-Hans", "", "zh-Hant")):
        assert min(comma_places(paper, "body")) > 0.35
    for paper in (edition("zh-Hant", "zh-Hans"), edition("zh-Hant", "", "zh-Hans")):
        assert max(comma_places(paper, "body")) < 0.3


def test_an_edition_in_another_language_is_composed_anew() -> None:
    one = edition("zh-Hans")
    assert composed(one).sheet != composed(replace(one, lang="zh-Hant")).sheet


def test_a_story_keeps_whether_it_names_its_language(tmp_path: Path) -> None:
    for lang in ("", "zh-Hans", "ja"):
        folder = tmp_path / (lang or "none")
        save_edition(edition("zh-Hant", lang), folder)
        again = open_edition(folder)
        assert (again.lang, again.stories["s"].lang) == ("zh-Hant", lang)


def test_an_edition_made_of_traditional_copy_is_in_traditional_chinese(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(
        "橋下流水\n本報記者 甲\n" + "　　這裡說的是橋與燈，兩岸的鄉親都來看。" * 12, "utf-8"
    )
    made = import_edition([copy]).edition
    assert made.lang == "zh-Hant"
    assert {story.lang for story in made.stories.values()} == {""}
