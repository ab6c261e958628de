"""Ink: what overprints, what knocks out, what stays out of C, M and Y."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Picture

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, WHITE, Cmyk, Rect, Spot
from layout_tool.pdf import render_pdf, write_pdf
from layout_tool.pdf.ink import limit_ink, total_ink
from layout_tool.problem import Level
from layout_tool.sheet import Box, Fill, Rule

from .support import META, line, opened, painted, sheet

BLUE = Cmyk(1, 0.6, 0, 0)
HOUSE_RED = Spot("报头红", Cmyk(0, 1, 1, 0.1))


def test_black_text_and_rules_are_black_only_and_overprint(book: FontBook) -> None:
    page = sheet(line(book, 30, 40, "正文"), Rule(9, 9, 99, 9, 0.5), Box(Rect(9, 99, 50, 50), 0.5))
    seen = list(painted(render_pdf([page], book, meta=META)))
    assert [(p.operator, p.overprint, p.mode) for p in seen] == [
        ("Tj", True, 1),
        ("S", True, 1),
        ("S", True, 1),
    ]
    assert {p.colour for p in seen} == {("k", (0, 0, 0, 1)), ("K", (0, 0, 0, 1))}


@pytest.mark.parametrize("colour", [WHITE, BLUE, BLACK.tint(0.3), Cmyk(0.4, 0, 0, 1), HOUSE_RED])
def test_anything_but_solid_black_knocks_out(book: FontBook, colour: Cmyk | Spot) -> None:
    page = sheet(
        line(book, 30, 40, "黑"), line(book, 30, 60, "字", colour), Rule(9, 9, 99, 9, 1, colour)
    )
    first, *rest = painted(render_pdf([page], book, meta=META))
    assert first.overprint
    assert not any(p.overprint for p in rest)


def test_a_black_area_knocks_out_what_lies_below(book: FontBook) -> None:
    page = sheet(
        line(book, 9, 99, "字"), Fill(Rect(0, 0, 90, 90), BLUE), Fill(Rect(0, 0, 9, 9), BLACK)
    )
    assert [p.overprint for p in painted(render_pdf([page], book, meta=META))] == [
        True,
        False,
        False,
    ]


def test_text_is_never_device_grey_or_rgb_in_a_press_pdf(book: FontBook) -> None:
    page = sheet(line(book, 30, 40, "正文", BLUE), line(book, 30, 60, "正文", HOUSE_RED))
    assert {p.colour[0] for p in painted(render_pdf([page], book, meta=META)) if p.colour} == {"k"}


def test_a_spot_ink_becomes_its_process_colour_on_newsprint(book: FontBook) -> None:
    page = sheet(Fill(Rect(0, 0, 9, 9), HOUSE_RED.tint(0.5)))
    (area,) = painted(render_pdf([page], book, meta=META))
    assert area.colour == ("k", pytest.approx((0, 0.5, 0.5, 0.05)))


def test_a_spot_ink_stays_one_where_the_preset_keeps_it(book: FontBook) -> None:
    page = sheet(Fill(Rect(0, 0, 9, 9), HOUSE_RED.tint(0.5)), Fill(Rect(9, 0, 9, 9), HOUSE_RED))
    data = render_pdf([page], book, preset="newsprint-x4", meta=META)
    half, full = painted(data)
    assert (half.colour, full.colour) == (("scn", (0.5,)), ("scn", (1,)))
    with opened(data) as pdf:
        ((_, space),) = pdf.pages[0].obj.Resources.ColorSpace.items()
        assert (space[0], space[2]) == ("/Separation", "/DeviceCMYK")
        assert str(space[1]) == "/报头红"
        assert [float(v) for v in space[3].C1] == pytest.approx([0, 1, 1, 0.1])


def test_a_proof_is_in_screen_colours(book: FontBook) -> None:
    page = sheet(Fill(Rect(0, 0, 9, 9), Cmyk(0, 1, 1, 0)), line(book, 9, 40, "字"))
    seen = list(painted(render_pdf([page], book, preset="proof", meta=META)))
    assert {p.colour[0] for p in seen if p.colour} == {"rg"}
    assert seen[-1].colour == ("rg", (0, 0, 0))


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript makes the separations")
def test_the_separations_of_a_text_page_hold_black_only(book: FontBook, tmp_path: Path) -> None:
    page = sheet(line(book, 30, 40, "正文用黑版印", size=30), Rule(9, 90, 300, 90, 2))
    write_pdf([page], tmp_path / "a.pdf", book, meta=META)
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-r36",
         f"-sOutputFile={tmp_path}/s%d.tif", str(tmp_path / "a.pdf")], check=True,
    )  # fmt: skip
    inks = {
        path.stem[3:-1]: 255 - np.asarray(Picture.open(path).convert("L")).astype(int)
        for path in tmp_path.glob("s1(*).tif")
    }
    assert inks["Black"].max() > 200
    assert all(inks[name].max() == 0 for name in ("Cyan", "Magenta", "Yellow"))


pixel = st.tuples(*[st.integers(0, 255)] * 4)


@given(st.lists(pixel, min_size=1, max_size=40), st.integers(180, 320))
def test_no_pixel_is_left_above_the_ink_limit(inks: list[tuple[int, ...]], limit: int) -> None:
    before = np.array([inks], np.uint8)
    after = np.asarray(limit_ink(Picture.fromarray(before, "CMYK"), limit))
    sums = after.astype(int).sum(axis=2)
    assert sums.max() * 100 / 255 <= limit
    unchanged = before.astype(int).sum(axis=2) <= int(limit * 255 / 100)
    assert (after[unchanged] == before[unchanged]).all()
    assert (after[..., 3] >= before[..., 3]).all(), "black keeps the drawing"


def test_grey_parts_turn_into_black_before_colour_is_lost() -> None:
    solid = Picture.new("CMYK", (1, 1), (200, 190, 180, 60))
    reduced = limit_ink(solid, 220).getpixel((0, 0))
    assert isinstance(reduced, tuple)
    assert reduced[3] > 60
    assert reduced[0] - reduced[2] == 20, "the hue stays"
    assert total_ink(Picture.new("CMYK", (1, 1), (255, 255, 255, 255))) == pytest.approx(400)


def test_a_colour_over_the_ink_limit_is_reported_with_its_place(
    book: FontBook, tmp_path: Path
) -> None:
    heavy = Cmyk(0.8, 0.7, 0.7, 1)
    page = sheet(Fill(Rect(0, 0, 9, 9), heavy), line(book, 9, 40, "字", heavy), page="B02")
    (problem,) = write_pdf([page], tmp_path / "a.pdf", book, meta=META).problems
    assert (problem.id, problem.level) == ("pdf.ink_over", Level.WARNING)
    assert (problem.place.page, problem.place.frame) == ("B02", "f1")
    assert "320 %" in problem.what
    assert "220 %" in problem.what


def test_marks_and_proofs_are_not_held_to_the_ink_limit(book: FontBook, tmp_path: Path) -> None:
    assert not write_pdf(
        [sheet()], tmp_path / "a.pdf", book, preset="coated-x4", meta=META
    ).problems
    page = sheet(Fill(Rect(0, 0, 9, 9), Cmyk(1, 1, 1, 1)))
    assert not write_pdf([page], tmp_path / "a.pdf", book, preset="proof", meta=META).problems
