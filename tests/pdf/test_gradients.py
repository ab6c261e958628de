"""Runs of colour: in process inks or tints of one spot ink, so that X-1a may have them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from layout_tool.compose import compose
from layout_tool.files import load_layout, open_edition, save_edition
from layout_tool.fonts import FontBook
from layout_tool.model import WHITE, Cmyk, Edition, Furniture, Page, Rect, Spot
from layout_tool.pdf import colours_of, render_pdf
from layout_tool.sheet import Fill

from .support import BLACK, META, opened, pixels, sheet

AREA = Rect(100, 100, 200, 100)
RED = Spot("PANTONE 485 C", Cmyk(0, 0.95, 1, 0))


def shading(data: bytes) -> Any:
    with opened(data) as pdf:
        (found,) = pdf.pages[0].obj.Resources.Shading.values()
        space, function = found.ColorSpace, found.Function
        kind = str(space[0]) if isinstance(space, pikepdf.Array) else str(space)
        pieces = list(function.get("/Functions", [function]))
        ends = [[round(float(v), 3) for v in piece[key]]
                for piece, key in ((pieces[0], "/C0"), (pieces[-1], "/C1"))]  # fmt: skip
        return kind, ends, [float(v) for v in found.Coords], int(found.ShadingType)


def made(book: FontBook, fill: Fill, preset: str = "newsprint-x1a") -> bytes:
    return render_pdf([sheet(fill, bleed=0)], book, preset=preset, meta=META)


def test_x1a_gets_an_axial_shading_in_process_inks(book: FontBook) -> None:
    data = made(book, Fill(AREA, Cmyk(1, 0.5, 0, 0), WHITE, 0))
    kind, ends, axis, number = shading(data)
    assert (kind, number) == ("/DeviceCMYK", 2)
    assert ends == [[1, 0.5, 0, 0], [0, 0, 0, 0]]
    assert axis == [100, 450, 300, 450]  # from PDF's foot: the sheet is 600 pt high


def test_it_runs_the_way_that_was_asked_and_stays_in_its_rectangle(book: FontBook) -> None:
    seen = pixels(made(book, Fill(AREA, BLACK, WHITE, 90)))
    top, middle, bottom = (seen.getpixel((200, y))[1] for y in (104, 150, 196))
    assert top < 70 < middle < 200 < bottom
    assert seen.getpixel((200, 96)) == seen.getpixel((97, 150)) == (255, 255, 255)


def test_tints_of_a_spot_ink_stay_on_its_plate_where_it_is_kept(book: FontBook) -> None:
    fill = Fill(AREA, RED, RED.tint(0.2), 0)
    kind, ends, *_ = shading(made(book, fill, "newsprint-x4"))
    assert (kind, ends) == ("/Separation", [[1], [0.2]])
    kind, ends, *_ = shading(made(book, fill))
    assert (kind, ends) == ("/DeviceCMYK", [[0, 0.95, 1, 0], [0, 0.19, 0.2, 0]])


def test_a_proof_runs_in_the_colours_of_the_screen(book: FontBook) -> None:
    assert shading(made(book, Fill(AREA, BLACK, WHITE), "proof"))[0] == "/DeviceRGB"


def test_both_ends_are_asked_for_their_ink() -> None:
    heavy = Cmyk(0.9, 0.9, 0.9, 0.9)
    assert colours_of(Fill(AREA, WHITE, heavy)) == (WHITE, heavy)


def test_another_run_of_colour_is_another_file(book: FontBook) -> None:
    one = made(book, Fill(AREA, BLACK, WHITE, 0))
    other = made(book, Fill(AREA, BLACK, WHITE, 45))
    with opened(one) as first, opened(other) as second:
        assert bytes(first.trailer.ID[0]) != bytes(second.trailer.ID[0])


@pytest.mark.parametrize("angle", [90.0, 30.0])
def test_a_frame_with_a_run_of_colour_is_saved_opened_and_composed(
    tmp_path: Path, angle: float
) -> None:
    blue = Cmyk(0.8, 0.2, 0, 0)
    frame = Furniture("sky", AREA, "tint", fill=blue, fill_to=WHITE, fill_angle=angle)
    page = Page("A01", 1, template="inside", frames=(frame,))
    edition = Edition("日报", datetime.date(2026, 5, 1), load_layout("tabloid"), (page,))
    save_edition(edition, tmp_path / "edition")
    again = open_edition(tmp_path / "edition")
    assert again.pages[0].frames == (frame,)
    done = compose(again, again.pages[0], FontBook.default())
    (group,) = [g for g in done.sheet.groups if g.frame == "sky"]
    assert group.items[0] == Fill(AREA, blue, WHITE, angle)
