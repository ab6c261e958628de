"""Stories in several frames: what a duty editor would send back."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from layout_tool.arrange import propose
from layout_tool.compose import ComposeCache, compose
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    Frame,
    Furniture,
    GridBox,
    Page,
    Story,
    StoryFrame,
    plain,
)
from layout_tool.preflight import check

BOOK = FontBook.default()
CACHE = ComposeCache()
TEXT = "渡口的灯一盏一盏亮起来，等船的人把伞收好。" * 4


def paper(*pages: tuple[Frame, ...], paragraphs: int = 12) -> Edition:
    made = tuple(
        Page(f"A{n:02d}", n, template="none", frames=frames) for n, frames in enumerate(pages, 1)
    )
    stories = {
        name: Story(name, "渡口的灯", body=(plain(TEXT),) * paragraphs) for name in ("s", "t")
    }
    return Edition("渡口报", datetime.date(2026, 5, 4), load_layout("broadsheet"), made, stories)


def found(edition: Edition) -> dict[str, str | None]:
    done = [compose(edition, page, BOOK, CACHE) for page in edition.pages]
    problems = check(edition, done, BOOK)
    wanted = ("story.twice", "story.overset", "thread", "page.overlap", "page.head_clash")
    return {p.id: p.place.frame for p in problems if p.id.startswith(wanted)}


def part(number: int, column: int = 0, line: int = 0, lines: int = 60) -> StoryFrame:
    return StoryFrame(f"f{number}-{column}", GridBox(column, line, 2, lines), "s", part=number)


def test_a_story_whose_parts_follow_each_other_is_in_order() -> None:
    assert found(paper((part(1, lines=15), part(2, 3, lines=15)), (part(3),))) == {}


def test_the_same_part_in_two_frames_is_told() -> None:
    assert "story.twice" in found(paper((part(1), part(1, 3))))


def test_a_part_that_is_missing_is_told_where_the_text_goes_on() -> None:
    assert found(paper((part(1, lines=15),), (part(3, 3),))) == {"thread.missing_part": "f3-3"}


def test_text_that_goes_back_to_an_earlier_page_or_column_is_told() -> None:
    assert found(paper((part(2),), (part(1, lines=15),))) == {"thread.order": "f2-0"}
    assert found(paper((part(1, 4, lines=15), part(2, 0)))) == {"thread.order": "f2-0"}
    assert found(paper((part(1, 0, 40, 15), part(2, 0, 0, 39)))) == {"thread.order": "f2-0"}


def test_a_part_that_the_text_does_not_reach_is_told() -> None:
    assert found(paper((part(1), part(2, 3)), paragraphs=2)) == {"thread.empty": "f2-3"}


def test_what_text_runs_around_may_stand_over_it() -> None:
    box = GridBox(0, 20, 1, 10)
    assert "page.overlap" not in found(paper((part(1), Furniture("q", box, "text", wrap="box"))))
    assert "page.overlap" in found(paper((part(1), Furniture("q", box, "text"))))


def test_heads_clash_only_where_there_are_heads() -> None:
    frames = (StoryFrame("a", GridBox(2, 0, 2, 60), "t"), part(1, 0, 0, 20), part(2, 4, 0, 40))
    assert found(paper(frames)) == {"page.head_clash": "a"}
    assert found(paper((part(1, 0, 0, 20), part(2, 2, 0, 40)))) == {}


def test_automatic_layout_leaves_parts_of_a_story_where_they_are() -> None:
    edition = paper((part(1, lines=15), StoryFrame("a", GridBox(4, 50, 3, 40), "t")), (part(2),))
    (proposal, *_) = propose(edition, edition.pages[0], BOOK, cache=CACHE)
    assert edition.pages[0].frames[0] in proposal.page.frames
    assert [f.story for f in proposal.page.frames if isinstance(f, StoryFrame)] == ["s", "t"]


class Pages(tuple[Page, ...]):
    """Pages that count how often somebody looks through them."""

    __slots__ = ()
    looks = 0

    def __iter__(self) -> Iterator[Page]:
        Pages.looks += 1
        return super().__iter__()


def test_an_edition_of_many_pages_is_looked_through_once() -> None:
    counts = []
    for pages in (2, 32):
        edition = paper(*[(part(n, lines=15), part(n, 3, lines=15)) for n in range(1, pages + 1)])
        done = [compose(edition, page, BOOK, CACHE) for page in edition.pages]
        edition = replace(edition, pages=Pages(edition.pages))
        Pages.looks = 0
        assert len([p for p in check(edition, done, BOOK) if p.id == "story.twice"]) == 2 * pages
        counts.append(Pages.looks)
    assert counts == [1, 1]


def test_the_same_part_on_a_page_that_was_copied_is_told_on_both() -> None:
    one = (part(1),)
    edition = paper(one, one)
    done = [compose(edition, page, BOOK, CACHE) for page in edition.pages]
    told = [p.place.page for p in check(edition, done, BOOK) if p.id == "story.twice"]
    assert told == ["A01", "A02"]
