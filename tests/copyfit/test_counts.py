"""Characters too many and too few: cut so many and it fits, cut one fewer and it does not."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.compose import ComposeCache, compose
from layout_tool.copyfit import Composer, chars_over, chars_short
from layout_tool.copyfit.counts import lengthened, shortened
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, GridBox, Page, Paragraph, Span, Story, StoryFrame

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
CACHE = ComposeCache()
COMPOSER = Composer("A02", "a", BOOK, CACHE)
PIECES = (
    "雨停了，桥上的人多起来，", "他说：“再等等。”", "2024年以来", "渡口的老人（姓林）把伞收好。",
    "Wi-Fi 12.5%", "——那是昨天的事……",
)  # fmt: skip

spans = st.builds(Span, st.sampled_from(PIECES), st.sampled_from([(), ("bold",), ("kai",)]))
paragraphs = st.builds(Paragraph, st.lists(spans, min_size=1, max_size=9).map(tuple))
stories = st.builds(
    Story, st.just("s"), st.just("桥下流水"),
    body=st.lists(paragraphs, min_size=1, max_size=6).map(tuple),
)  # fmt: skip


def over(story: Story, columns: int, lines: int) -> int:
    page = Page("A02", 2, template="none", frames=frames(columns, lines))
    return compose(paper(story, columns, lines), page, BOOK, CACHE).fits[0].over_lines


def frames(columns: int, lines: int) -> tuple[StoryFrame]:
    return (StoryFrame("a", GridBox(0, 0, columns, lines), "s"),)


def paper(story: Story, columns: int, lines: int) -> Edition:
    page = Page("A02", 2, template="none", frames=frames(columns, lines))
    return Edition(
        "河湾日报", datetime.date(2026, 5, 1), LAYOUT, (page,), {"s": story}
    )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(story=stories, columns=st.integers(1, 3), lines=st.integers(4, 14))
def test_the_characters_over_are_exact(story: Story, columns: int, lines: int) -> None:
    count = chars_over(COMPOSER, paper(story, columns, lines))
    assert (count > 0) == (over(story, columns, lines) > 0)
    assert over(shortened(story, count), columns, lines) == 0
    if count:
        assert over(shortened(story, count - 1), columns, lines) > 0


@settings(max_examples=40, deadline=None)
@given(story=stories, columns=st.integers(1, 3), lines=st.integers(8, 40))
def test_the_characters_short_are_exact(story: Story, columns: int, lines: int) -> None:
    count = chars_short(COMPOSER, paper(story, columns, lines))
    if over(story, columns, lines):
        assert count == 0
        return
    assert over(lengthened(story, count), columns, lines) == 0
    assert over(lengthened(story, count + 1), columns, lines) > 0


@given(story=stories, count=st.integers(0, 200))
def test_cutting_takes_just_so_many_characters_from_the_end(story: Story, count: int) -> None:
    text = "".join(c for p in story.body for c in p.text if not c.isspace())
    left = shortened(story, count)
    rest = "".join(c for p in left.body for c in p.text if not c.isspace())
    assert rest == text[: max(len(text) - count, 0)]
    assert all(span.text for p in left.body for span in p.spans)


def test_a_story_without_text_is_short_of_a_whole_frame() -> None:
    empty = replace(Story("s"), headline="空")
    assert chars_short(COMPOSER, paper(empty, 1, 12)) > 50


def test_a_shortened_run_keeps_its_language_and_its_colour() -> None:
    run = Span("渡口的早晨", ("bold",), lang="ja", colour="red")
    story = shortened(Story("s", body=(Paragraph((run,)),)), 2)
    assert story.body[0].spans == (Span("渡口的", ("bold",), lang="ja", colour="red"),)
