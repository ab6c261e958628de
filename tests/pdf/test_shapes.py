"""Vectors of logos and codes: filled, stroked, in the press's inks, on every plate where meant."""

from __future__ import annotations

from PIL.Image import Image as Picture

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, Cmyk, Rect, Spot
from layout_tool.pdf import render_pdf
from layout_tool.sheet import Segment, Shape

from .support import META, opened, painted, pixels, sheet

RED = Cmyk(0, 1, 1, 0)
CORNER = 8
"""The trim's corner in pixels: a bleed of 3 mm."""


def square(x: float, y: float, side: float) -> tuple[Segment, ...]:
    end_x, end_y = x + side, y + side
    return (("M", (x, y)), ("L", (end_x, y)), ("L", (end_x, end_y)), ("L", (x, end_y)), ("Z", ()))


def is_ink(shown: Picture, x: float, y: float) -> bool:
    return min(shown.getpixel((CORNER + round(x), CORNER + round(y)))) < 200


def test_even_odd_leaves_the_inner_loop_open(book: FontBook) -> None:
    loops = (*square(50, 50, 100), *square(80, 80, 40))
    for even_odd in (True, False):
        shape = Shape(Rect(50, 50, 100, 100), loops, RED, even_odd=even_odd)
        shown = pixels(render_pdf([sheet(shape)], book, meta=META))
        assert is_ink(shown, 60, 60)
        assert is_ink(shown, 100, 100) is not even_odd


def test_curves_and_strokes_reach_where_they_should(book: FontBook) -> None:
    arch = (("M", (50.0, 150.0)), ("C", (50.0, 50.0, 150.0, 50.0, 150.0, 150.0)))
    shape = Shape(Rect(50, 50, 100, 100), arch, None, BLACK, 6)
    shown = pixels(render_pdf([sheet(shape)], book, meta=META))
    assert is_ink(shown, 100, 75), "the top of the curve"
    assert not is_ink(shown, 100, 140), "nothing is filled"


def test_an_area_knocks_out_what_is_below(book: FontBook) -> None:
    below, above = (
        Shape(Rect(0, 0, 99, 99), square(0, 0, 99), RED),
        Shape(Rect(20, 20, 40, 40), square(20, 20, 40), BLACK, BLACK, 1),
    )
    marks = list(painted(render_pdf([sheet(below, above)], book, meta=META)))
    assert [mark.overprint for mark in marks] == [False]


def test_a_spot_ink_stays_one_in_a_logo(book: FontBook) -> None:
    ink = Spot("PANTONE 185 C", RED)
    page = sheet(Shape(Rect(0, 0, 99, 99), square(0, 0, 99), ink))
    with opened(render_pdf([page], book, preset="newsprint-x4", meta=META)) as pdf:
        spaces = pdf.pages[0].obj.Resources.ColorSpace
        assert "/PANTONE 185 C" in [str(space[1]) for space in spaces.values()]


def test_round_ends_are_not_left_to_what_follows(book: FontBook) -> None:
    line = (("M", (50.0, 50.0)), ("L", (90.0, 50.0)))
    ends = [Shape(Rect(40, 40, 60, 20), line, None, BLACK, 20, round=True),
            Shape(Rect(40, 140, 60, 20), (("M", (50.0, 150.0)), ("L", (90.0, 150.0))), None,
                  BLACK, 20)]  # fmt: skip
    shown = pixels(render_pdf([sheet(*ends)], book, meta=META))
    assert is_ink(shown, 44, 50)
    assert not is_ink(shown, 44, 150)
