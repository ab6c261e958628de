"""Editions of every shape, nasty text included."""

from __future__ import annotations

import datetime
from pathlib import Path

from hypothesis import strategies as st

from layout_tool.files import load_layout
from layout_tool.model import (
    MARKS,
    AdFrame,
    Cmyk,
    Edition,
    Furniture,
    GridBox,
    Page,
    Paragraph,
    Picture,
    PictureFrame,
    Rect,
    Span,
    Spot,
    Story,
    StoryFrame,
)

LAYOUT = load_layout("broadsheet")

NASTY = [
    "no", "12:30", "~", "null", "0123", "1e3", "- a", "# x", "## x", "> x", "---", "...", "|",
    "**粗**", "*", "**", "[文]{.kai}", '[漢字]{ruby="かんじ"}', "\\", "a\\", "\\n", "\\u{41}",
    "　缩进",
    " 前后 ", "\t", "a\nb", "\n", "\r\n", "\x85", "\u2028", "\ufeff", "\u00a0", "𠮷", "👨‍👩‍👧",
    "{.summary} x", "：“‘", "key: value", "'", '"', "\x07", "\x00",
    "%", "@", "`", "! x", "&a", "*a", "]", "[", "{",
]  # fmt: skip

nasty = st.sampled_from(NASTY)
text = st.one_of(
    nasty,
    st.text(max_size=12),
    st.text(alphabet="文字，。*[]{}\\\"' \n\u3000#>ab:.-", max_size=12),
)
some_text = text.filter(bool)
ids = st.from_regex(r"[a-z一-龥][a-z0-9一-龥_\-]{0,8}", fullmatch=True).filter(
    lambda name: name not in ("con", "prn", "aux", "nul")
)
marks = st.lists(st.sampled_from(MARKS), unique=True, max_size=3).map(tuple)
words = st.one_of(st.just(""), st.just(""), st.sampled_from(["ja", "zh-Hant", "red", "红"]), text)
spans = st.builds(Span, text, marks, st.one_of(st.just(""), text), words, words)
paragraphs = st.builds(
    Paragraph,
    st.lists(spans, min_size=1, max_size=4).map(tuple),
    st.sampled_from(["body", "body", "body", "subhead", "verse", "summary"]),
)
cells = st.one_of(st.sampled_from(["---", ":-:", "a|b", "\\|", "\t", "|", ""]), text)
rows = st.builds(
    Paragraph,
    st.lists(st.one_of(spans, st.builds(Span, cells, marks), st.just(Span("\t"))), max_size=5).map(
        tuple
    ),
    st.sampled_from(["table", "table-head"]),
    st.lists(st.sampled_from(["auto", "left", "center", "right"]), max_size=4).map(tuple),
)
percents = st.integers(0, 100).map(lambda n: n / 100)
inks = st.builds(Cmyk, percents, percents, percents, percents)
colours = st.one_of(st.none(), inks, st.builds(Spot, some_text, inks, percents))
lengths = st.floats(-1e5, 1e5, allow_nan=False).map(lambda n: round(n, 3) + 0.0)
sizes = st.floats(0.001, 1e3).map(lambda n: round(n, 3))
strokes = st.floats(0, 100).map(lambda n: round(n, 3))
boxes = st.integers(0, 7).flatmap(
    lambda c: st.integers(0, 106).flatmap(
        lambda line: st.builds(
            GridBox, st.just(c), st.just(line), st.integers(1, 8 - c), st.integers(1, 107 - line)
        )
    )
)
places = st.one_of(boxes, st.builds(Rect, lengths, lengths, lengths, lengths))
fractions = st.floats(0, 1).map(lambda n: round(n, 4))
focuses = st.tuples(fractions, fractions)


def stories(id: st.SearchStrategy[str] = ids) -> st.SearchStrategy[Story]:
    return st.builds(
        Story, id, text, text, text, text, text,
        st.lists(st.one_of(paragraphs, paragraphs, rows), max_size=5).map(tuple),
        st.integers(1, 9),
        st.one_of(st.none(), ids), st.lists(ids, max_size=2).map(tuple),
        st.sampled_from(["zh-Hans", "no"]),
    )  # fmt: skip


def pictures(id: st.SearchStrategy[str] = ids) -> st.SearchStrategy[Picture]:
    files = st.sampled_from(["", "pictures/a.jpg", "a.jpg", "pictures/no/1:2.png", "../far/b.jpg"])
    return st.builds(Picture, id, files, text, text, st.one_of(st.none(), ids), focuses)


@st.composite
def frames(draw: st.DrawFn, story_ids: list[str], picture_ids: list[str]) -> list[object]:
    locked = st.booleans()
    wraps = st.sampled_from(["none", "box", "shape"])
    kinds = [
        st.builds(AdFrame, ids, places, text.filter(bool), st.integers(1, 9), locked,
                  wrap=wraps),
        st.builds(
            Furniture, ids, places, st.sampled_from(["rule", "text", "folio"]),
            text.filter(lambda t: "{" not in t), st.sampled_from(["", "body", "folio"]),
            strokes, colours, colours, locked, fill_to=colours,
            fill_angle=st.sampled_from([0.0, 37.5, 90.0, -90.0]), wrap=wraps,
        ),
    ]  # fmt: skip
    if story_ids:
        kinds.append(
            st.builds(
                StoryFrame, ids, boxes, st.sampled_from(story_ids),
                st.one_of(st.none(), st.integers(1, 8)), st.one_of(st.none(), st.integers(1, 4)),
                st.one_of(st.none(), sizes), locked, colours, locked,
                looseness=st.integers(-9, 9), squeeze=locked,
                tracking=st.integers(-100, 300).map(lambda n: n / 1000),
                leading=st.one_of(st.none(), sizes),
                part=st.integers(1, 4), drop_cap=st.sampled_from([0, 2, 3, 4]),
                headless=st.booleans(), head_tint=colours,
                head_ink=st.sampled_from(["auto", "black", "white"]), head_over=locked,
            )
        )  # fmt: skip
    if picture_ids:
        kinds.append(
            st.builds(
                PictureFrame, ids, boxes, st.sampled_from(picture_ids),
                st.floats(1, 5).map(lambda n: round(n, 3)), st.one_of(st.none(), focuses), locked,
                wrap=wraps,
            )
        )  # fmt: skip
    return draw(st.lists(st.one_of(kinds), max_size=4, unique_by=lambda f: f.id))


@st.composite
def editions(draw: st.DrawFn, pages: int = 3) -> Edition:
    own = {s.id: s for s in draw(st.lists(stories(), max_size=3))}
    shown = {p.id: p for p in draw(st.lists(pictures(), max_size=3))}
    page_ids = draw(st.lists(ids, unique=True, min_size=1, max_size=pages))
    made = tuple(
        Page(
            page_id, number, draw(text), draw(text), draw(text),
            draw(st.sampled_from(["front", "inside", "section"])), "default",
            tuple(draw(frames(sorted(own), sorted(shown)))),
        )
        for number, page_id in enumerate(page_ids, 1)
    )  # fmt: skip
    day = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)))
    return Edition(draw(text), day, LAYOUT, made, own, shown, draw(text), "zh-Hans", Path())
