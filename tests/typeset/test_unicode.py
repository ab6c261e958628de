"""The engine beside Unicode's own data: UAX #14 (line breaking) and UAX #50 (vertical orientation).

No Python package carries the file LineBreakTest.txt. Its method is followed with the data and the
rules that ICU carries: every pair of samples, one or more of each class, is asked of both. Where
they differ a row of ``tests/cases/unicode.yaml`` must say why; a row that explains nothing any
more is a fault as well. Without ICU (the extra ``unicode``) nothing is asked.
"""

from __future__ import annotations

import functools
import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, StyleSheet, TextStyle, plain
from layout_tool.typeset import Shaper, Typesetter
from layout_tool.typeset.itemise import itemise
from layout_tool.typeset.setting import RunStyle

icu = pytest.importorskip("icu")

TAILORED = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "unicode.yaml").read_text(encoding="utf-8")
)
SAMPLES = [
    *"“（《「【”）》」】，、；：。！？·…～–-/／￥$№%℃％中々あっアー〇①aé1Я‼㎡\u3000",
    "——",
    "……",
]
STANDING = "中あ〇①＄％℃￥‼‖。，、！？：；（）《》“”‘’—…–-·a1%‰→／～ー"
SPACES = "中a1，（"
TYPE = RunStyle("song", "latin", 10.0, BLACK)


@functools.cache
def setter() -> Typesetter:
    return Typesetter(FontBook.default(), StyleSheet(text={"body": TextStyle()}))


@functools.cache
def shaper() -> Shaper:
    return setter().shaper


def breaks(text: str) -> set[int]:
    """Return where the engine may end a line of Chinese."""
    cells = itemise(text, [(len(text), 0)], (TYPE,), TextStyle(), shaper())
    return {cells.starts[i + 1] for i in range(len(cells) - 1) if cells.penalty[i] < 1e9}


def breaks_of_unicode(text: str) -> set[int]:
    """Return where UAX #14 may, with Chinese quotation marks."""
    iterator = icu.BreakIterator.createLineInstance(icu.Locale("zh"))
    iterator.setText(text)
    return set(list(iterator)[:-1])


def rows_for(before: str, after: str, *, breaks: bool) -> set[int]:
    """Return the numbers of the rows that explain a difference at a pair."""
    return {
        number
        for number, row in enumerate(TAILORED["lines"])
        if row["breaks"] == breaks
        and (row["before"] == "*" or before in row["before"])
        and (row["after"] == "*" or after in row["after"])
    }


def test_lines_break_as_unicode_says_but_where_a_clause_says_otherwise() -> None:
    used: set[int] = set()
    unexplained = []
    for before, after in itertools.product(SAMPLES, SAMPLES):
        text, place = f"中{before}{after}中", 1 + len(before)
        ours, theirs = place in breaks(text), place in breaks_of_unicode(text)
        if ours != theirs:
            rows = rows_for(before, after, breaks=ours)
            used |= rows
            if not rows:
                unexplained.append(f"{before}{'÷' if ours else '×'}{after}")
    assert not unexplained
    assert used == set(range(len(TAILORED["lines"]))), "a row explains nothing any more"


@pytest.mark.parametrize(("before", "after"), list(itertools.product(SPACES, SPACES)))
def test_a_typed_space_is_a_break_as_in_unicode(before: str, after: str) -> None:
    """Unicode breaks after the space, the engine before it and leaves it out: the same lines."""
    text = f"中{before} {after}中"
    ours = breaks(text) & {2, 3}
    theirs = 3 in breaks_of_unicode(text)
    assert bool(ours) == theirs


def stands(char: str) -> bool:
    """Tell whether a character stands upright in a vertical line, by its glyph and its turn."""
    ids = {}
    for direction in ("vertical", "horizontal"):
        style = TextStyle(direction=direction)  # type: ignore[arg-type]  # one of its two words
        (line,) = setter().set_paragraph(plain(f"中{char}中"), style, (400.0,)).lines
        (run,) = (r for r in line.runs if char in r.glyphs.text)
        g = run.glyphs
        at = [i for i, c in enumerate(g.clusters) if g.text[c] == char]
        ids[direction] = (g.orientation, tuple(g.ids[i] for i in at))
    orientation, glyphs = ids["vertical"]
    lying = char in "—…～ー（）《》" and glyphs != ids["horizontal"][1]
    return orientation != "r" and not lying


def test_signs_stand_and_lie_as_unicode_says_but_where_a_clause_says_otherwise() -> None:
    rows: list[dict[str, Any]] = TAILORED["vertical"]
    used = set()
    turned = {icu.UVerticalOrientation.ROTATED, icu.UVerticalOrientation.TRANSFORMED_ROTATED}
    for char in STANDING:
        kind = icu.Char.getIntPropertyValue(char, icu.UProperty.VERTICAL_ORIENTATION)
        theirs = kind not in turned
        ours = stands(char)
        explained = {n for n, row in enumerate(rows) if char in row["chars"]}
        if ours == theirs:
            continue
        assert any(rows[n]["stands"] == ours for n in explained), char
        used |= explained
    assert used == set(range(len(rows))), "a row explains nothing any more"
