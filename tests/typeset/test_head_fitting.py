"""A headline fits its frame: closer, narrower or spread, within the rank's limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_tool.fonts import FontBook
from layout_tool.model import HeadStyle, StyleSheet, TextStyle
from layout_tool.typeset import Typesetter
from layout_tool.typeset.head import headline_rows

PLAIN = TextStyle(role="hei-heavy", align="center")
HEAD = HeadStyle(PLAIN, PLAIN, PLAIN, PLAIN, sizes=(30.0, 24.0), max_lines=1)
SETTER = Typesetter(FontBook.default(), StyleSheet(text={"body": TextStyle()}))
TEN = "渡口灯火照见归来人家"


def rows(style: HeadStyle, width: float, text: str = TEN) -> tuple[int, TextStyle, float]:
    """Return the number of rows, their style, and the widest row's share of the width."""
    found, chosen = headline_rows(text, style, SETTER, width, None)
    return len(found), chosen, max(SETTER.natural_width(r, chosen) for _, r in found) / width


def test_characters_stand_closer_where_that_keeps_the_size_and_no_closer_than_they_must() -> None:
    count, chosen, share = rows(replace(HEAD, tighten=0.05), 295.0)
    assert (count, chosen.size) == (1, 30.0)
    assert share == pytest.approx(1.0, abs=1e-4)
    assert chosen.tracking == pytest.approx(-5 / 9 / 30, abs=1e-4)


def test_a_headline_without_leave_to_tighten_takes_the_smaller_size() -> None:
    count, chosen, _ = rows(HEAD, 295.0)
    assert (count, chosen.size, chosen.tracking) == (1, 24.0, 0.0)


def test_a_headline_that_needs_more_than_the_limit_takes_the_smaller_size_too() -> None:
    count, chosen, _ = rows(replace(HEAD, tighten=0.05), 280.0)
    assert (count, chosen.size, chosen.tracking) == (1, 24.0, 0.0)


def test_past_the_smallest_size_it_is_condensed_no_farther_than_it_must() -> None:
    count, chosen, share = rows(replace(HEAD, condense=0.8), 228.0)
    assert (count, chosen.size) == (1, 24.0)
    assert chosen.width == pytest.approx(228 / 240, abs=1e-4)
    assert share <= 1


def test_one_short_row_is_spread_to_its_limit_or_to_the_width() -> None:
    _, chosen, _ = rows(replace(HEAD, loosen=0.5), 400.0, "江边话")
    assert chosen.tracking == pytest.approx(0.5)
    _, chosen, share = rows(replace(HEAD, loosen=2.0), 100.0, "江边话")
    assert share == pytest.approx(1.0, abs=1e-4)
    assert 0 < chosen.tracking < 2


def test_a_headline_of_one_character_is_not_spread() -> None:
    _, chosen, _ = rows(replace(HEAD, loosen=1.0), 100.0, "渡")
    assert chosen.tracking == 0


@given(
    st.text("渡口灯火照见归来人家一二三A1，", min_size=1, max_size=24),
    st.floats(60, 500),
    st.floats(0, 0.1),
    st.floats(0.7, 1),
    st.floats(0, 1),
)
def test_limits_are_kept_and_what_fits_stays_inside(
    text: str, width: float, tighten: float, condense: float, loosen: float
) -> None:
    style = replace(HEAD, max_lines=2, tighten=tighten, condense=condense, loosen=loosen)
    count, chosen, share = rows(style, width, text)
    assert -tighten - 1e-9 <= chosen.tracking <= loosen + 1e-9
    assert condense - 1e-9 <= chosen.width <= 1
    if count <= 2 and (chosen.tracking or chosen.width < 1):
        assert share <= 1 + 1e-6
