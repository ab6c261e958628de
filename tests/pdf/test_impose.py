"""Pairs and spreads: what the plate holds when two pages share it."""

from __future__ import annotations

import pytest

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, Cmyk, Rect
from layout_tool.pdf import pair, printer_pairs, render_pdf, split
from layout_tool.problem import LayoutError
from layout_tool.sheet import Fill, Rule, Sheet

from .support import META, group, line, pixels, sheet, text_of

RED = Cmyk(0, 1, 1, 0)


def test_two_pages_stand_side_by_side(book: FontBook) -> None:
    left = sheet(line(book, 30, 40, "左版"), Rule(10, 10, 390, 10, 1), page="A04")
    right = sheet(line(book, 30, 40, "右版"), Fill(Rect(10, 100, 50, 50), RED), page="A01")
    both = pair(left, right)
    assert (both.page, both.width, both.height) == ("A04-A01", 800, 600)
    data = render_pdf([both], book, meta=META)
    assert text_of(data) == "左版右版"
    red, green, _ = pixels(data).getpixel((8 + 400 + 35, 8 + 125))
    assert red > 180 > green


def test_bleed_does_not_reach_into_the_neighbour(book: FontBook) -> None:
    flooded = sheet(Fill(Rect(-20, -20, 440, 640), BLACK), page="A04")
    page = pixels(render_pdf([pair(flooded, sheet(page="A01"))], book, meta=META))
    assert page.getpixel((8 + 398, 300))[0] < 90
    assert page.getpixel((8 + 403, 300)) == (255, 255, 255)


def test_pages_of_different_heights_cannot_share_a_plate() -> None:
    with pytest.raises(LayoutError, match="A01 and A02 differ in height"):
        pair(sheet(), sheet(page="A02", height=500))


@pytest.mark.parametrize(
    ("count", "pairs"),
    [
        (4, ["4-1", "2-3"]),
        (8, ["8-1", "2-7", "6-3", "4-5"]),
        (3, ["3-1", "2-"]),
        (6, ["6-1", "2-", "-3", "4-5"]),
        (1, ["-1", "-"]),
    ],
)
def test_printer_pairs_fold_into_reading_order(count: int, pairs: list[str]) -> None:
    pages = [sheet(page=str(number)) for number in range(1, count + 1)]
    assert [both.page for both in printer_pairs(pages)] == pairs


def test_no_pages_give_no_pairs() -> None:
    assert printer_pairs([]) == []


def test_a_spread_is_cut_in_the_middle_and_runs_into_the_bleed(book: FontBook) -> None:
    art = group(Fill(Rect(350, 100, 100, 100), RED))
    only_left = group(line(book, 30, 40, "只在左边"), frame="f2")
    only_left = type(only_left)("f2", "story", Rect(0, 0, 100, 100), only_left.items)
    spread = Sheet("B02-B03", 800, 600, 8.5, (art, only_left))
    left, right = split(spread, ("B02", "B03"))
    assert (left.page, left.width, right.page, right.width) == ("B02", 400, "B03", 400)
    data = render_pdf([left, right], book, meta=META)
    assert text_of(data, 0) == "只在左边"
    assert text_of(data, 1) == ""
    first, second = (pixels(render_pdf([part], book, meta=META)) for part in (left, right))
    for page, inside in ((first, 8 + 380), (second, 8 + 20)):
        assert page.getpixel((inside, 8 + 150))[1] < 120
    assert first.getpixel((first.width - 2, 8 + 150))[1] < 120, "art goes on in the bleed"
    assert second.getpixel((2, 8 + 150))[1] < 120
