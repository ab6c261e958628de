"""What the editor should know of a proposed page: copy over, copy short, makeshifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout_tool.arrange.costs import Draft
from layout_tool.arrange.region import free_bands
from layout_tool.model import GridBox, Page, Picture, Story
from layout_tool.problem import Level, Place, Problem

__all__ = ["page_problems"]


def page_problems(
    page: Page, draft: Draft, left_out: Sequence[Story | Picture]
) -> tuple[Problem, ...]:
    """Return a problem for everything left out or overset, empty space and squeezed head."""
    return tuple(_problems(page, draft, left_out))


def _problems(page: Page, draft: Draft, left_out: Sequence[Story | Picture]) -> Iterator[Problem]:
    for thing in left_out:
        yield _left_out(page, thing)
    stands = [p for p in draft.placed if p.item.kind != "blank"]
    boxes = [*draft.obstacles, *(GridBox(p.column, p.line, p.columns, p.lines) for p in stands)]
    for box in free_bands(boxes, draft.columns, draft.lines):
        yield _short(page, box)
    for p in stands:
        place = Place(page=page.id, story=p.item.id if p.item.kind == "story" else None)
        if p.fit.over:
            yield Problem(
                "arrange.overset",
                f"The story is {p.fit.over} lines of {p.fit.chars} characters too long.",
                "Cut about that much, here or elsewhere on the page.",
                place=place,
                values=(("lines", str(p.fit.over)), ("chars", str(p.fit.chars))),
            )
        if p.item.kind == "story" and p.fit.head_fill > 1 + 1e-6:
            yield Problem(
                "arrange.head",
                "The headline is wider than its frame.",
                "Shorten it or break it in two lines.",
                Level.WARNING,
                place,
            )
        if p.fit.ragged > 2:
            yield Problem(
                "arrange.ragged",
                f"The story's last columns end {p.fit.ragged} lines short in all.",
                "Add or cut a few words.",
                Level.HINT,
                place,
                (("lines", str(p.fit.ragged)),),
            )


def _short(page: Page, p: GridBox) -> Problem:
    return Problem(
        "arrange.short",
        f"The copy does not fill the page: {p.columns} columns × {p.lines} lines stay empty "
        f"from column {p.column + 1}, line {p.line + 1}.",
        "Add a story, a picture or an advert there.",
        Level.WARNING,
        Place(page=page.id),
        (
            ("column", str(p.column)), ("line", str(p.line)),
            ("columns", str(p.columns)), ("lines", str(p.lines)),
        ),
    )  # fmt: skip


def _left_out(page: Page, thing: Story | Picture) -> Problem:
    if isinstance(thing, Picture):
        return Problem(
            "arrange.unplaced",
            f"There is no room for the picture “{thing.id}”.",
            "Cut other copy, or move the picture to another page.",
            place=Place(page=page.id),
        )
    return Problem(
        "arrange.unplaced",
        f"There is no room for “{' '.join(thing.headline.split()) or thing.id}” "
        f"({thing.characters} characters).",
        "Cut other copy, or move a story to another page.",
        place=Place(page=page.id, story=thing.id),
        values=(("characters", str(thing.characters)),),
    )
