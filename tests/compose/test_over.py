"""What does not fit is counted in the characters of the copy, to the last one."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout_tool.compose import ComposeCache, StoryFit, compose
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, GridBox, Page, Paragraph, Span, Story, StoryFrame, plain
from layout_tool.sheet import GlyphRun, Sheet

BOOK = FontBook.default()
CACHE = ComposeCache()
LAYOUT = load_layout("broadsheet")
PIECES = (
    "雨停了，桥上的人多起来，", "他说：“再等等。”", "——那是昨天的事……", "Wi-Fi 12.5%", " ",
    "The incomprehensible characteristics of internationalisation ", "e\u0301", "\u200b",
    "〇\u3000一", "\U000f0000", "👨‍👩‍👧", "a\u00adb",
)  # fmt: skip
TABLE = [
    plain("队\t胜\t平", "table-head"),
    *[plain(f"河湾{n}队\t{n}\t0", "table") for n in range(9)],
]

spans = st.builds(Span, st.sampled_from(PIECES), ruby=st.sampled_from(["", "", "", "yǔ"]))
texts = st.builds(
    Paragraph, st.lists(spans, min_size=1, max_size=12).map(tuple),
    st.sampled_from(["body", "body", "subhead", "verse"]),
)  # fmt: skip
bodies = st.lists(st.one_of(texts.map(lambda p: [p]), st.just(TABLE)), min_size=1, max_size=6)


def composed(body: list[Paragraph], *frames: StoryFrame) -> tuple[list[StoryFit], list[Sheet]]:
    story = Story("s", "桥下流水", body=tuple(body), lang="en")
    pages = tuple(
        Page(f"A{n}", n, template="none", frames=(frame,)) for n, frame in enumerate(frames, 1)
    )
    edition = Edition("河湾日报", datetime.date(2026, 5, 1), LAYOUT, pages, {"s": story})
    done = [compose(edition, page, BOOK, CACHE) for page in pages]
    return [fit for one in done for fit in one.fits], [one.sheet for one in done]


def shown(sheets: list[Sheet]) -> set[tuple[int, int]]:
    """The places in the story of all characters that are on the sheets."""
    sources = [
        item.source
        for sheet in sheets
        for group in sheet.groups
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == "body"
    ]
    return {(one.paragraph, at) for one in sources for at in range(one.start, one.end)}


@settings(max_examples=60, deadline=None)
@given(
    rows=bodies, columns=st.integers(1, 3), lines=st.integers(2, 12),
    drop_cap=st.sampled_from([0, 0, 2]), direction=st.sampled_from(["horizontal", "vertical"]),
    looseness=st.sampled_from([0, 0, -1, 2]), second=st.sampled_from([0, 0, 3]),
)  # fmt: skip
@example(
    rows=[TABLE, TABLE],
    columns=1,
    lines=6,
    drop_cap=0,
    direction="horizontal",
    looseness=0,
    second=0,
)
def test_every_character_is_on_a_page_or_counted_as_over(
    rows: list[list[Paragraph]], columns: int, lines: int, second: int, **fields: Any
) -> None:
    body = [paragraph for row in rows for paragraph in row]
    frames = [StoryFrame("a", GridBox(0, 0, columns, lines), "s", **fields)]
    if second:
        frames.append(StoryFrame("b", GridBox(0, 0, columns, second), "s", part=2,
                                 direction=fields["direction"]))  # fmt: skip
    fits, sheets = composed(body, *frames)
    there = shown(sheets)
    left = sum(
        not char.isspace() and (number, at) not in there
        for number, paragraph in enumerate(body)
        for at, char in enumerate(paragraph.text)
    )
    assert sum(fit.over_chars for fit in fits) == left
