"""Find and replace through an edition: heads, bodies and captions in page and story order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout_tool.model.edition import Edition
from layout_tool.model.edits.text import HEAD_PARTS, replace_range
from layout_tool.model.position import Position, TextRange
from layout_tool.model.story import Story

__all__ = ["find", "replace_all"]


def find(edition: Edition, wanted: str, *, match_case: bool = False) -> Iterator[TextRange]:
    """Yield every place of a text, story by story, then in captions and credits."""
    if not wanted:
        return
    pattern = re.compile(re.escape(wanted), 0 if match_case else re.IGNORECASE)
    for owner, part, number, text in _texts(edition):
        for match in pattern.finditer(text):
            start = Position(owner, part, number, match.start())
            yield TextRange(start, start.at(match.end()))


def replace_all(
    edition: Edition, wanted: str, new: str, *, match_case: bool = False
) -> tuple[Edition, int]:
    """Replace every place of a text; return how many there were too."""
    found = list(find(edition, wanted, match_case=match_case))
    # From the end, so that the places before stay true.
    for where in reversed(found):
        edition, _ = replace_range(edition, where, new)
    return edition, len(found)


def _texts(edition: Edition) -> Iterator[tuple[str, str, int, str]]:
    for story in _in_order(edition):
        for part in HEAD_PARTS:
            yield story.id, part, 0, getattr(story, part)
        for number, paragraph in enumerate(story.body):
            yield story.id, "body", number, paragraph.text
    for picture in edition.pictures.values():
        yield picture.id, "caption", 0, picture.caption
        yield picture.id, "credit", 0, picture.credit


def _in_order(edition: Edition) -> list[Story]:
    """Return the stories as placed on the pages, then the others."""
    placed = [
        name
        for page in edition.pages
        for frame in page.frames
        if (name := getattr(frame, "story", "")) in edition.stories
    ]
    order = dict.fromkeys((*placed, *edition.stories))
    return [edition.stories[name] for name in order]
