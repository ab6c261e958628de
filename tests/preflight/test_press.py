"""Faults planted on a page: each is found by its id before the plant finds it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image as Picture

from layout_tool.compose import Composition, compose
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.fonts.face import Embedding, Face
from layout_tool.model import (
    BLACK,
    WHITE,
    AdFrame,
    Cmyk,
    Edition,
    Furniture,
    GridBox,
    Page,
    Rect,
    Spot,
    mm,
)
from layout_tool.pdf import Limits, Pictures, Preset, load_preset
from layout_tool.preflight import RULES, check
from layout_tool.problem import Level, Problem
from layout_tool.sheet import Box, Fill, GlyphRun, Glyphs, Group, Image, Item, Rule, Sheet

FOUR = Cmyk(0.6, 0.5, 0.4, 0.4)
WIDTH, HEIGHT, BLEED = 400.0, 600.0, mm(3)
MIDDLE = Rect(100, 100, 200, 200)
PRESS = load_preset("newsprint-x1a")

Checked = Callable[..., list[Problem]]


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook.default()


@pytest.fixture
def checked(book: FontBook) -> Checked:
    """Check a sheet with one frame that holds ``items``."""

    def look(*items: Item, preset: Preset | str = PRESS, clip: Rect | None = None) -> list[Problem]:
        page = Page("A01", 1)
        edition = Edition("日报", datetime.date(2026, 5, 1), load_layout("tabloid"), (page,))
        group = Group("f1", "picture", MIDDLE, items, clip)
        sheet = Sheet("A01", WIDTH, HEIGHT, BLEED, (group,))
        return list(check(edition, [Composition(sheet, (), ())], book, preset))

    return look


def ids(problems: Iterable[Problem]) -> set[str]:
    return {problem.id for problem in problems}


def text(
    colour: Any = BLACK, size: float = 9.0, x: float = 100.0, y: float = 130.0, **how: Any
) -> GlyphRun:
    glyphs = Glyphs("NotoSerifCJKsc-Regular", size, (1200,), (0.0,), (size,), "字", (0,), **how)
    return GlyphRun(x, y, glyphs, colour)


def photo(path: Path, size: tuple[int, int], mode: str = "RGB") -> Image:
    Picture.new(mode, size).save(path)
    return Image(MIDDLE, str(path))


def advert(path: Path, content: bytes, *, trim: bool = True, **resources: Any) -> Image:
    """An advert of 200 by 200 pt, drawn by hand."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        if trim:
            page.obj.TrimBox = Array([0, 0, 200, 200])
        page.obj.Resources = pdf.make_indirect(Dictionary(**resources))
        page.obj.Contents = pdf.make_stream(content)
        pdf.save(path)
    return Image(MIDDLE, str(path))


def test_a_sound_page_has_no_problem(checked: Checked, tmp_path: Path) -> None:
    items = (
        Fill(Rect(-BLEED, -BLEED, WIDTH + 2 * BLEED, 60), Cmyk(0.2, 0.1, 0, 0)),
        photo(tmp_path / "a.png", (600, 600)),
        text(), text(FOUR, 24), Fill(Rect(190, 180, 60, 40), BLACK), text(WHITE, 12, 200, 200),
        Rule(100, 90, 300, 90, 0.25), Box(MIDDLE, 0.5),
    )  # fmt: skip
    assert checked(*items) == []


@pytest.mark.parametrize(
    ("item", "found"),
    [
        pytest.param(text(FOUR, 8), "type.colour_small", id="8-point text in four inks"),
        pytest.param(text(Cmyk(0, 1, 1, 0), 8), "type.colour_small", id="8-point red text"),
        pytest.param(text(WHITE, 5.5), "type.reversed_small", id="small white text"),
        pytest.param(text(size=4), "type.small", id="4-point text"),
        pytest.param(Rule(100, 9, 300, 9, 0.2), "rule.thin", id="hairline"),
        pytest.param(Box(MIDDLE, 0.1), "rule.thin", id="hairline box"),
        pytest.param(Fill(Rect(100, 100, 90, 0.1), BLACK), "rule.thin", id="hairline as an area"),
        pytest.param(Rule(100, 99, 300, 99, 0.5, FOUR), "rule.colour_thin", id="thin in four inks"),
        pytest.param(Fill(MIDDLE, Cmyk(0.9, 0.8, 0.7, 0.8)), "ink.over", id="320 % of ink"),
        pytest.param(Fill(MIDDLE, Spot("PANTONE 185 C", Cmyk(0, 0.9, 0.8, 0))), "ink.spot",
                     id="spot ink"),
        pytest.param(Fill(Rect(0, 0, WIDTH, 60), BLACK), "bleed.short", id="ends at the trim"),
        pytest.param(Fill(Rect(-3, 50, 60, 60), BLACK), "bleed.short", id="ends in the bleed"),
        pytest.param(Image(MIDDLE, ""), "picture.placeholder", id="missing picture"),
        pytest.param(Image(MIDDLE, "/no/such.jpg"), "picture.unusable", id="picture gone"),
        pytest.param(Image(MIDDLE, "/no/such.pdf"), "ad.unusable", id="advert gone"),
        pytest.param(text(x=-4), "text.cut", id="text over the edge"),
        pytest.param(text(y=HEIGHT + 20), "text.cut", id="text below the page"),
        pytest.param(text(x=4), "text.near_edge", id="text at the edge"),
        pytest.param(text(x=WIDTH - 4, orientation="v", ys=(0.0,)), "text.cut",
                     id="a vertical line over the edge"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found_with_its_place(checked: Checked, item: Item, found: str) -> None:
    (problem,) = [p for p in checked(item) if p.id == found]
    assert (problem.place.page, problem.place.frame) == ("A01", "f1")
    assert problem.what
    assert problem.remedy


@pytest.mark.parametrize(
    ("pixels", "found"),
    [(111, "picture.resolution"), (350, "picture.coarse"), (420, None)],
    ids=["40 to the inch", "126 to the inch", "151 to the inch"],
)
def test_pictures_are_judged_by_their_pixels_on_the_page(
    checked: Checked, tmp_path: Path, pixels: int, found: str | None
) -> None:
    problems = checked(photo(tmp_path / "a.png", (pixels, pixels)))
    assert ids(problems) == ({found} if found else set())
    if found:
        assert f"{pixels * 72 / 200:.0f} pixels an inch" in problems[0].what


def test_only_the_part_that_shows_counts(checked: Checked, tmp_path: Path) -> None:
    item = replace(photo(tmp_path / "a.png", (500, 500)), crop=(0.4, 0.4, 0.6, 0.6))
    assert ids(checked(item)) == {"picture.resolution"}


def test_line_art_needs_far_more_pixels(checked: Checked, tmp_path: Path) -> None:
    assert ids(checked(photo(tmp_path / "a.png", (600, 600), "1"))) == {"picture.coarse"}


@pytest.mark.parametrize("content", [b"", b"%!PS-Adobe", b"\xff\xd8\xff\xe0 broken"])
def test_a_file_that_cannot_be_converted_is_named(
    checked: Checked, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(content)
    (problem,) = checked(Image(MIDDLE, str(path)))
    assert problem.id == "picture.unusable"
    assert problem.place.file == path


def test_art_clipped_well_inside_needs_no_bleed(checked: Checked) -> None:
    assert checked(Fill(Rect(0, 0, WIDTH, 60), BLACK), clip=MIDDLE) == []


def test_white_and_black_over_an_area_are_no_matter(checked: Checked) -> None:
    assert checked(Fill(Rect(0, 0, WIDTH, 60), WHITE)) == []


def test_a_font_that_may_not_be_embedded_is_named(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbidden = Embedding(False, "Sample Song may not be embedded.")
    monkeypatch.setattr(Face, "may_embed", property(lambda _face: forbidden))
    (problem,) = checked(text())
    assert (problem.id, problem.what) == ("font.forbidden", "Sample Song may not be embedded.")
    assert checked(text(), preset=replace(PRESS, text="outlines")) == []


RGB = b"1 0 0 rg 0 0 200 200 re f"
CMYK = b"0 1 1 0 k 0 0 200 200 re f"
HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
SEE_THROUGH = Dictionary(G=Dictionary(ca=0.5))
SPOT = Dictionary(
    S=Array([Name.Separation, Name("/PANTONE 185 C"), Name.DeviceCMYK,
             Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]),
                        C1=Array([0, 0.9, 0.8, 0]), N=1)])
)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "resources", "x1a", "x4"),
    [
        pytest.param(CMYK, {}, set(), set(), id="sound"),
        pytest.param(RGB, {}, {"ad.colour"}, {"ad.colour"}, id="RGB object"),
        pytest.param(b"BT /F 9 Tf (x) Tj ET", {"Font": Dictionary(F=HELVETICA)},
                     {"ad.fonts"}, {"ad.fonts"}, id="font not embedded"),
        pytest.param(b"/G gs " + CMYK, {"ExtGState": SEE_THROUGH},
                     {"ad.transparency"}, set(), id="transparency"),
        pytest.param(b"/S cs 1 scn 0 0 9 9 re f", {"ColorSpace": SPOT},
                     {"ad.spots"}, set(), id="spot ink"),
    ],
)  # fmt: skip
def test_an_advert_is_judged_by_what_the_kind_of_pdf_forbids(
    checked: Checked,
    tmp_path: Path,
    content: bytes,
    resources: dict[str, Any],
    x1a: set[str],
    x4: set[str],
) -> None:
    item = advert(tmp_path / "ad.pdf", content, **resources)
    assert ids(checked(item)) == x1a
    assert ids(checked(item, preset="newsprint-x4")) == x4
    assert checked(item, preset="proof") == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(b".8 .8 .8 .8 k 0 0 50 50 re f", {"ad.ink"}, id="320 % of ink"),
        pytest.param(b"BT .6 .5 .4 .4 k /F 4 Tf 2 0 0 2 9 9 Tm (x) Tj ET",
                     {"ad.colour_small"}, id="8-point text in four inks"),
        pytest.param(b"BT 0 0 0 1 k /F 8 Tf (x) Tj ET", set(), id="8-point text in black"),
        pytest.param(b"BT .6 .5 .4 .4 k /F 12 Tf (x) Tj ET", set(), id="12-point text"),
        pytest.param(b"q 180 0 0 180 9 9 cm /I Do Q", {"ad.coarse"}, id="40 to the inch"),
        pytest.param(b"q 36 0 0 36 9 9 cm /I Do Q", set(), id="200 to the inch"),
        pytest.param(b"q 5 0 0 5 0 0 cm /X Do Q", {"ad.coarse"}, id="coarse within a form"),
        pytest.param(b"/F Tf k 1 k BT (x) Tj ET f", set(), id="operands that are none"),
    ],
)  # fmt: skip
def test_an_advert_is_judged_by_what_the_paper_holds(
    checked: Checked, tmp_path: Path, content: bytes, found: set[str]
) -> None:
    glyph = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary())
    with pikepdf.new() as other:
        picture = other.make_stream(
            bytes(100 * 100), Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
        form = other.make_stream(
            b"q 36 0 0 36 0 0 cm /I Do Q", Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 40, 40]), Resources=Dictionary(XObject=Dictionary(I=picture)),
        )  # fmt: skip
        other.add_blank_page()
        page = other.pages[0]
        page.mediabox = page.trimbox = Array([0, 0, 200, 200])
        page.obj.Resources = Dictionary(
            XObject=Dictionary(I=picture, X=form), Font=Dictionary(F=glyph)
        )
        page.contents_add(content)
        other.save(tmp_path / "ad.pdf")
    item = Image(Rect(100, 100, 200, 200), str(tmp_path / "ad.pdf"))
    assert ids(checked(item)) == found


def test_an_advert_without_a_trim_box_is_told(checked: Checked, tmp_path: Path) -> None:
    assert ids(checked(advert(tmp_path / "ad.pdf", CMYK, trim=False))) == {"ad.trim"}


def test_an_advert_drawn_out_of_proportion_is_told(checked: Checked, tmp_path: Path) -> None:
    item = replace(advert(tmp_path / "ad.pdf", CMYK), rect=Rect(100, 100, 200, 100))
    (problem,) = checked(item)
    assert problem.id == "ad.stretched"
    assert "71 × 71 mm" in problem.what


def test_a_page_that_an_advert_has_not_is_told(checked: Checked, tmp_path: Path) -> None:
    item = replace(advert(tmp_path / "ad.pdf", CMYK), page=3)
    assert ids(checked(item)) == {"ad.unusable"}


def test_a_house_sets_its_own_limits(checked: Checked) -> None:
    house = replace(PRESS, limits=Limits(rule=0.1, type=3), total_ink=330.0)
    items = Rule(100, 99, 300, 99, 0.2), text(size=4), Fill(MIDDLE, Cmyk(0.9, 0.8, 0.7, 0.8))
    assert ids(checked(*items)) == {"rule.thin", "type.small", "ink.over"}
    assert checked(*items, preset=house) == []


def test_a_house_sets_the_pixels_it_needs(checked: Checked, tmp_path: Path) -> None:
    house = replace(PRESS, pictures=Pictures(lowest_ppi=300, fail_ppi=250))
    item = photo(tmp_path / "a.png", (600, 600))
    assert checked(item) == []
    assert ids(checked(item, preset=house)) == {"picture.resolution"}


def test_a_proof_is_not_asked_what_only_a_press_minds(checked: Checked) -> None:
    items = Rule(100, 99, 300, 99, 0.1), text(FOUR, 8), Fill(MIDDLE, Cmyk(1, 1, 1, 1))
    assert checked(*items, preset="proof") == []


def test_a_missing_advert_and_a_code_too_small_to_read_are_found(
    book: FontBook, tmp_path: Path
) -> None:
    frames = (
        AdFrame("ad", GridBox(0, 10, 2, 10), "no.pdf"),
        Furniture("code", Rect(100, 500, 24, 24), "qr", text="https://example.com/long/address"),
    )
    page = Page("A01", 1, template="inside", frames=frames)
    edition = Edition("日报", datetime.date(2026, 5, 1), load_layout("tabloid"), (page,),
                      folder=tmp_path)  # fmt: skip
    problems = check(edition, [compose(edition, page, book)], book)
    assert {"ad.missing", "picture.placeholder", "qr.small"} <= ids(problems)


def test_every_rule_says_where_it_comes_from_and_what_to_do() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.source
        assert rule.remedy.endswith(".")
        assert rule.find.__doc__
        assert rule.level in Level
