"""Pairs and spreads: what the plate holds when two pages share it."""

from __future__ import annotations

import pytest

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, Cmyk, Rect
from layout_tool.pdf import Imposition, impose, pair, printer_pairs, render_pdf, split
from layout_tool.problem import LayoutError
from layout_tool.sheet import Fill, Rule, Shape, Sheet

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


def four() -> list[Sheet]:
    return [sheet(page=f"A0{n}") for n in range(1, 5)]


def names(sheets: list[Sheet]) -> list[str]:
    return [one.page for one in sheets]


def test_pages_stand_on_their_own_unless_something_is_asked() -> None:
    assert names(impose(four(), Imposition())) == ["A01", "A02", "A03", "A04"]


def test_a_spread_is_one_sheet_in_the_place_of_its_left_page() -> None:
    joined = impose(four(), Imposition(spreads=(("A02", "A03"),)))
    assert names(joined) == ["A01", "A02-A03", "A04"]


def test_all_pages_go_into_the_printers_pairs() -> None:
    assert names(impose(four(), Imposition(pairs=True))) == ["A04-A01", "A02-A03"]


def test_a_split_page_gives_its_two_names_or_numbers() -> None:
    wide = sheet(page="A02-A03", width=800)
    assert names(impose([wide], Imposition(splits=("A02-A03",)))) == ["A02", "A03"]
    assert names(impose([sheet(page="A05")], Imposition(splits=("A05",)))) == ["A05/1", "A05/2"]


def test_a_cut_spread_takes_its_place_in_the_pairs() -> None:
    pages = [sheet(page="A01"), sheet(page="A02-A03", width=800), sheet(page="A04")]
    paired = impose(pages, Imposition(splits=("A02-A03",), pairs=True))
    assert names(paired) == ["A04-A01", "A02-A03"]
    assert {one.width for one in paired} == {800}


def test_shapes_move_with_their_page(book: FontBook) -> None:
    square = (("M", (10.0, 10.0)), ("L", (60.0, 10.0)), ("L", (60.0, 60.0)), ("Z", ()))
    shape = Shape(Rect(10, 10, 50, 50), square, BLACK)
    both = pair(sheet(page="A04"), sheet(shape, page="A01"))
    shown = pixels(render_pdf([both], book, meta=META))
    assert shown.getpixel((8 + 400 + 50, 8 + 20))[0] < 90
    assert shown.getpixel((8 + 50, 8 + 20))[0] == 255


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (Imposition(splits=("B09",)), "no page B09"),
        (Imposition(spreads=(("A01", "A09"),)), "no page A09"),
        (Imposition(splits=("A01",), spreads=(("A01", "A02"),)), "twice"),
        (Imposition(spreads=(("A01", "A02"),), pairs=True), "either"),
    ],
)
def test_what_cannot_be_put_together_is_said(how: Imposition, said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        impose(four(), how)
