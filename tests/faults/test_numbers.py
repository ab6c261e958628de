"""Whatever numbers a file holds: it is refused in a sentence, or set, checked and printed.

What is set keeps to its frame and its lines, or preflight tells that it does not.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.files import load_layout
from layout_tool.files.folder import parse_single
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    Furniture,
    HeadStyle,
    Layout,
    PageGrid,
    PictureFrame,
    Rect,
    StoryFrame,
    TextStyle,
)
from layout_tool.pdf import write_pdf
from layout_tool.preflight import check
from layout_tool.problem import LayoutError
from layout_tool.sheet import GlyphRun
from layout_tool.workflow.export import meta_of
from tests.faults.conftest import SENTENCE

BOOK = FontBook.default()
LAYOUT = replace(load_layout("broadsheet"), templates={})
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
SECONDS = 10.0
"""Far more than any page of this size takes on a slow machine, far less than for ever."""

WILD = st.one_of(
    st.sampled_from([
        "-1e9", "-3", "-1", "-0.2", "0", "1e-9", "0.001", "0.5", "1", "2", "4", "50", "400",
        "99999", "1e9", "9" * 400, "nan", "inf", "[0, 0, 0, 400]", "true",
    ]),
    st.builds(
        "{}{}".format, st.sampled_from(["-3", "0", "0.001", "1", "6", "9", "40", "2000", "99999"]),
        st.sampled_from(["pt", "mm", "字", "级", " lines", "em"]),
    ),
)  # fmt: skip
SIZES = st.sampled_from(
    ["0.001pt", "0.5pt", "1pt", "3pt", "8pt", "12pt", "40pt", "200pt", "9000pt"]
)
COLOURS = st.sampled_from(["black", "white", "K7", "[100, 100, 100, 100]"])
FLAGS = st.just("true")
LENGTHS = st.sampled_from(["-3000pt", "-3pt", "0pt", "0.001pt", "9pt", "90pt", "900pt", "90000pt"])
STORY = {
    "text_columns": st.integers(1, 40), "rank": st.integers(1, 99), "headline_size": SIZES,
    "looseness": st.sampled_from([-99, -1, 2, 99]), "tracking": st.sampled_from([-0.2, 0.5]),
    "leading": SIZES, "part": st.integers(1, 99), "drop_cap": st.integers(0, 4),
    "tint": COLOURS, "head_tint": COLOURS, "boxed": FLAGS, "squeeze": FLAGS, "headless": FLAGS,
    "head_over": FLAGS,
}  # fmt: skip
PICTURE = {
    "zoom": st.sampled_from([1, 1.001, 100]),
    "focus": st.sampled_from(["[0, 0]", "[1, 1]", "[0, 1]"]),
}
PIECE = {
    "stroke": st.sampled_from(["0pt", "0.001pt", "1pt", "100pt"]), "fill": COLOURS,
    "fill_to": COLOURS, "fill_angle": st.sampled_from([-360, 0, 90.001, 360]), "colour": COLOURS,
}  # fmt: skip
OWN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "story: s": STORY,
    "picture: p": PICTURE,
    "furniture: rule": PIECE,
    "furniture: tint": PIECE,
    "furniture: text, text: 渡口日报": PIECE,
    "furniture: qr, text: 渡口": PIECE,
    "advert: none.pdf": {"page": st.sampled_from([1, 100_000])},
}
CELLS = st.builds(
    "{{column: {}, line: {}, columns: {}, lines: {}}}".format, st.integers(1, 8),
    st.sampled_from([1, 40, 100]), st.integers(1, 4), st.sampled_from([1, 2, 5, 30]),
)  # fmt: skip
RECTS = st.builds("{{x: {}, y: {}, width: {}, height: {}}}".format, LENGTHS, LENGTHS, LENGTHS,
                  LENGTHS)  # fmt: skip


@st.composite
def frames(draw: st.DrawFn) -> str:
    """A frame in YAML with a few of its numbers given."""
    kind = draw(st.sampled_from(sorted(OWN)))
    place = draw(CELLS if kind.startswith(("story", "picture")) else st.one_of(CELLS, RECTS))
    keys = draw(st.lists(st.sampled_from(sorted(OWN[kind])), max_size=4, unique=True))
    direction = draw(st.sampled_from(["horizontal", "vertical", "vertical-head"]))
    wild = draw(st.sampled_from([False, False, True]))
    given = [f"{key}: {draw(WILD if wild else OWN[kind][key])}" for key in keys]
    given += [f"direction: {direction}"] if kind.startswith("story") else ["wrap: box"]
    return f"{{{kind}, id: f, place: {place}, {', '.join(given)}}}"


def page(frame: str, layout: Layout = LAYOUT) -> Edition:
    """Read a page of the frame and, in the way of a story, another."""
    story = f"{{headline: 渡口的早晨, kicker: 河湾纪事, body: '{SENTENCE * 3}'}}"
    return parse_single(
        f"title: 河湾日报\ndate: 2026-05-01\nid: A01\nframes:\n- {frame}\n"
        f"- {{furniture: tint, id: other, place: {{x: 100, y: 100, width: 60, height: 90}},"
        f" wrap: box}}\nstories: {{s: {story}}}\npictures: {{p: {{file: none.jpg, focus: [0, 1],"
        f" caption: {SENTENCE}}}}}\n",
        Path("page.yaml"),
        layout=layout,
    )


def outside(composition: Composition) -> Iterator[str]:
    """The frames of which some character is not inside, be it by its middle alone."""
    for group in composition.sheet.groups:
        for item in group.items:
            if isinstance(item, GlyphRun):
                glyphs = item.glyphs
                size = glyphs.size
                for x, y in itertools.zip_longest(glyphs.xs, glyphs.ys, fillvalue=0.0):
                    middle = (item.x + x + size * glyphs.scale / 2, item.y + y - 0.38 * size)
                    if glyphs.orientation != "h":
                        middle = item.x + x, item.y + y + size / 2
                    if not _near(group.box, *middle, size / 2):
                        yield group.frame


def _near(box: Rect, x: float, y: float, by: float) -> bool:
    return box.x - by <= x <= box.right + by and box.y - by <= y <= box.bottom + by


def printed(edition: Edition, target: Path | None = None) -> None:
    """Set, check and print a page; whatever is no sentence is an exception."""
    begun = time.process_time()
    done = [compose(edition, one, BOOK, ComposeCache()) for one in edition.pages]
    told = {p.place.frame for p in check(edition, done, BOOK) if p.id == "text.outside_frame"}
    assert told >= {frame for one in done for frame in outside(one)}
    if target is not None:
        sheets = [one.sheet for one in done]
        write_pdf(sheets, target, BOOK, preset="newsprint-x4", meta=meta_of(edition, "page"))
    assert time.process_time() - begun < SECONDS


def _told_where(error: LayoutError) -> None:
    assert all(p.place.file and p.place.line and p.place.key for p in error.problems)


@settings(max_examples=1000, deadline=None, suppress_health_check=SLOW)
@given(frame=frames())
@example("{story: s, id: f, place: {column: 1, line: 1, columns: 1, lines: 60}, leading: 0.001pt}")
@example("{furniture: text, text: 渡, id: f, place: {x: 0, y: 0, width: -9, height: 9}}")
@example("{furniture: text, text: 渡, id: f, place: {x: 0, y: 0, width: 0, height: 9}}")
def test_whatever_numbers_a_page_holds_it_is_refused_or_set(frame: str) -> None:
    try:
        edition = page(frame)
    except LayoutError as error:
        _told_where(error)
        return
    printed(edition)


@settings(max_examples=25, deadline=None,
          suppress_health_check=SLOW)  # fmt: skip
@given(frame=frames())
def test_whatever_numbers_a_page_holds_it_is_printed(frame: str, tmp_path: Path) -> None:
    try:
        edition = page(frame)
    except LayoutError:
        return
    printed(edition, tmp_path / "page.pdf")


STYLE = ("size", "leading", "indent", "tracking", "width", "latin_gap", "condense")
LINES = [
    *(f"styles: {{body: {{{key}: %s}}}}" for key in (*STYLE, "tabs", "stripes")),
    *(f"styles: {{headline: {{{key}: %s}}}}" for key in STYLE),
    *(f"styles: {{caption: {{{key}: %s}}}}" for key in STYLE),
    *(f"heads: {{3: {{{key}: %s}}}}"
      for key in ("max_lines", "before", "after", "condense", "tighten", "loosen")),
    "heads: {3: {sizes: [%s]}}",
    *(f"grids: {{default: {{{key}: %s}}}}"
      for key in ("columns", "lines", "column", "gutter", "body", "leading", "left", "top")),
    *(f"paper: {{{key}: %s}}" for key in ("width", "height", "bleed")),
]  # fmt: skip


@settings(max_examples=100, deadline=None,
          suppress_health_check=SLOW)  # fmt: skip
@given(
    line=st.sampled_from(LINES), value=st.one_of(WILD, SIZES, st.sampled_from([-3, 0.7, 1, 3])),
    frame=st.sampled_from(["direction: horizontal", "direction: vertical", "drop_cap: 3"]),
)  # fmt: skip
def test_whatever_numbers_a_layout_holds_it_is_refused_or_set(
    line: str, value: str, frame: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"extends: broadsheet\n{line % value}\n", "utf-8")
    try:
        layout = replace(load_layout(path), templates={})
        edition = page(
            f"{{story: s, id: f, place: {{column: 1, line: 9, columns: 2, lines: 30}}, {frame}}}",
            layout,
        )
    except LayoutError as error:
        _told_where(error)
        return
    printed(edition)


@pytest.mark.parametrize("key", ["headline_size", "leading", "tracking", "zoom", "drop_cap"])
def test_a_number_without_a_meaning_is_refused_with_what_is_allowed(key: str) -> None:
    what = "picture: p" if key == "zoom" else "story: s"
    place = "{column: 1, line: 1, columns: 2, lines: 30}"
    with pytest.raises(LayoutError, match=rf"page.yaml:5:\d+, key frames\[1\].{key}: .* Allowed:"):
        page(f"{{{what}, id: f, place: {place}, {key}: -7}}")


def _numbers_of(kind: type) -> set[str]:
    """The fields of a dataclass of the model that hold a number or a colour."""
    return {
        field.name
        for field in dataclasses.fields(kind)
        if re.search(r"\b(int|float|Colour|TabStop)\b", str(field.type))
    }


def test_every_number_of_the_model_is_tried() -> None:
    assert _numbers_of(StoryFrame) <= STORY.keys()
    assert _numbers_of(PictureFrame) <= PICTURE.keys()
    assert _numbers_of(Furniture) <= PIECE.keys()
    tried = {found for line in LINES for found in re.findall(r"\{(\w+): [%\[]", line)}
    assert _numbers_of(TextStyle) <= tried | {"colour"}
    assert _numbers_of(HeadStyle) <= tried
    assert _numbers_of(PageGrid) <= tried | {"column_chars", "gutter_chars", "body_size"}
