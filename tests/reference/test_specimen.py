"""The specimen: every feature of the engine on a page, as it was when somebody looked at it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout_tool.sheet import GlyphRun, dump
from tests.conftest import CheckReference
from tests.reference.specimen import PAGES, composed


@pytest.mark.parametrize("page", list(PAGES))
def test_a_specimen_page_is_set_as_it_was(page: str, check_reference: CheckReference) -> None:
    sheet = composed(page).sheet
    stories = tuple(group for group in sheet.groups if group.kind == "story")
    check_reference(f"specimen-{page}.txt", dump(replace(sheet, groups=stories)))


@pytest.mark.parametrize("page", list(PAGES))
def test_only_the_story_that_is_meant_to_is_too_long(page: str) -> None:
    fits = composed(page).fits
    assert {fit.story for fit in fits if fit.over_lines} <= {"overset"}


def test_a_glyph_that_moves_by_a_tenth_of_a_point_turns_the_reference_red() -> None:
    sheet = composed("S1").sheet
    stories = [group for group in sheet.groups if group.kind == "story"]
    first = stories[0]
    run = next(item for item in first.items if isinstance(item, GlyphRun))
    moved = tuple(replace(item, x=run.x + 0.1) if item is run else item for item in first.items)
    stories[0] = replace(first, items=moved)
    known = dump(replace(sheet, groups=tuple(g for g in sheet.groups if g.kind == "story")))
    assert dump(replace(sheet, groups=tuple(stories))) != known
