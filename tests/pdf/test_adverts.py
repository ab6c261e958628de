"""Adverts as PDF: placed with their fonts and colours, or refused with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from layout_tool.fonts import FontBook
from layout_tool.model import Cmyk, Rect, Spot
from layout_tool.pdf import PdfReport, render_pdf, write_pdf
from layout_tool.sheet import Fill, Image

from .support import META, line, opened, pixels, sheet, text_of

changes = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=20)

PLACE = Rect(100, 100, 200, 300)


@pytest.fixture
def advert(book: FontBook, tmp_path: Path) -> Path:
    """An advert of two pages in CMYK, its text in an embedded font."""
    pages = [
        sheet(Fill(Rect(0, 0, 200, 300), colour), line(book, 20, 150, text), page=text,
              width=200, height=300)
        for text, colour in (("开业大吉", Cmyk(0, 0.8, 0.8, 0)), ("二版广告", Cmyk(0.8, 0, 0, 0)))
    ]  # fmt: skip
    write_pdf(pages, tmp_path / "ad.pdf", book, meta=META)
    return tmp_path / "ad.pdf"


def drawn(path: Path, content: bytes, *, rotate: int = 0, **resources: Any) -> Path:
    """A PDF of one page, 200 by 300 pt, drawn by hand."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 300))
        page.obj.Resources = pdf.make_indirect(Dictionary(**resources))
        page.obj.Contents = pdf.make_stream(content)
        if rotate:
            page.obj.Rotate = rotate
        pdf.save(path)
    return path


def write(
    tmp_path: Path, book: FontBook, *items: Image, preset: str = "newsprint-x1a"
) -> PdfReport:
    return write_pdf([sheet(*items)], tmp_path / "out.pdf", book, preset=preset, meta=META)


def test_an_advert_is_placed_with_its_text_and_colours(book: FontBook, advert: Path) -> None:
    data = render_pdf([sheet(Image(PLACE, str(advert)))], book, meta=META)
    assert text_of(data) == "开业大吉"
    page = pixels(data)
    red, green, blue = page.getpixel((8 + 200, 8 + 130))
    assert red > 180 > green
    assert red > 180 > blue
    assert page.getpixel((8 + 95, 8 + 200)) == (255, 255, 255), "cut to its rectangle"
    assert page.getpixel((8 + 305, 8 + 200)) == (255, 255, 255)
    assert page.getpixel((8 + 298, 8 + 398))[0] > 180 > page.getpixel((8 + 298, 8 + 398))[1]


def test_the_page_of_an_advert_can_be_chosen(book: FontBook, advert: Path) -> None:
    assert text_of(render_pdf([sheet(Image(PLACE, str(advert), page=2))], book, meta=META)) == (
        "二版广告"
    )


def test_a_page_that_is_not_there_is_a_sentence(
    book: FontBook, advert: Path, tmp_path: Path
) -> None:
    (problem,) = write(tmp_path, book, Image(PLACE, str(advert), page=3)).problems
    assert problem.id == "pdf.ad_no_page"
    assert "2 pages" in problem.what


def test_an_advert_placed_twice_is_embedded_once(book: FontBook, advert: Path) -> None:
    pages = [sheet(Image(PLACE, str(advert)), page=name) for name in ("A01", "A02")]
    with opened(render_pdf(pages, book, meta=META)) as pdf:
        forms = [x for x in pdf.objects
                 if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Form"]  # fmt: skip
        assert len(forms) == 1
    assert render_pdf(pages, book, meta=META) == render_pdf(pages, book, meta=META)


def test_an_advert_brings_nothing_of_its_document(book: FontBook, advert: Path) -> None:
    data = render_pdf([sheet(Image(PLACE, str(advert)))], book, meta=META)
    with opened(data) as pdf:
        assert len(pdf.pages) == 1
        kinds = [x.get("/Type") for x in pdf.objects if isinstance(x, Dictionary | pikepdf.Stream)]
        assert kinds.count(Name.Page) == kinds.count(Name.Metadata) == 1
        assert kinds.count(Name.OutputIntent) == 1


def test_a_turned_advert_stands_upright(book: FontBook, tmp_path: Path) -> None:
    """A lying page of 300 by 200 pt whose first quarter, seen upright, is black."""
    file = drawn(tmp_path / "turned.pdf", b"0 0 0 1 k 0 0 50 300 re f", rotate=90)
    data = render_pdf([sheet(Image(Rect(50, 50, 300, 200), str(file)))], book, meta=META)
    page = pixels(data)
    assert page.getpixel((8 + 200, 8 + 60))[0] < 90, "the left edge came to the head"
    assert page.getpixel((8 + 200, 8 + 200)) == (255, 255, 255)


GLASS = {"/G": Dictionary(Type=Name.ExtGState, ca=0.5)}
HELVETICA = {"/F": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)}


@pytest.mark.parametrize(
    ("content", "resources", "says", "preset"),
    [
        (b"1 0 0 rg 0 0 9 9 re f", {}, "RGB", "newsprint-x1a"),
        (b"1 0 0 rg 0 0 9 9 re f", {}, "RGB", "newsprint-x4"),
        (b"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f", {}, "RGB", "newsprint-x1a"),
        (
            b"",
            {"ColorSpace": Dictionary(C=Array([Name.Lab, Dictionary()]))},
            "ICC",
            "newsprint-x1a",
        ),
        (b"/G gs", {"ExtGState": Dictionary(GLASS)}, "transparency", "newsprint-x1a"),
        (b"BT /F 9 Tf (a) Tj ET", {"Font": Dictionary(HELVETICA)}, "Helvetica", "newsprint-x4"),
    ],
)
def test_what_the_claim_forbids_is_refused(
    book: FontBook, tmp_path: Path, content: bytes, resources: Any, says: str, preset: str
) -> None:
    file = drawn(tmp_path / "ad.pdf", content, **resources)
    report = write(tmp_path, book, Image(PLACE, str(file)), preset=preset)
    (problem,) = report.problems
    assert problem.id == "pdf.ad_unsafe"
    assert says in problem.what
    assert problem.place.page == "A01"
    assert problem.place.frame == "f1"
    assert 200 < pixels(report.path.read_bytes()).getpixel((8 + 200, 8 + 110))[0] < 250


def test_an_rgb_picture_in_an_advert_is_seen(book: FontBook, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 300))
        image = pdf.make_stream(b"\xff\x00\x00")
        image.Subtype, image.Width, image.Height = Name.Image, 1, 1
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        page.obj.Resources = Dictionary(XObject=Dictionary(I=image))
        page.obj.Contents = pdf.make_stream(b"q 200 0 0 300 0 0 cm /I Do Q")
        pdf.save(tmp_path / "ad.pdf")
    (problem,) = write(tmp_path, book, Image(PLACE, str(tmp_path / "ad.pdf"))).problems
    assert "RGB" in problem.what


def test_a_proof_takes_what_the_press_does_not(book: FontBook, tmp_path: Path) -> None:
    file = drawn(tmp_path / "ad.pdf", b"1 0 0 rg 0 0 200 300 re f")
    report = write(tmp_path, book, Image(PLACE, str(file)), preset="proof")
    assert not report.problems
    assert pixels(report.path.read_bytes()).getpixel((8 + 200, 8 + 200)) == (255, 0, 0)


def test_transparency_stays_live_where_it_may(book: FontBook, tmp_path: Path) -> None:
    file = drawn(
        tmp_path / "ad.pdf", b"/G gs 0 0 0 1 k 0 0 200 300 re f", ExtGState=Dictionary(GLASS)
    )
    report = write(tmp_path, book, Image(PLACE, str(file)), preset="newsprint-x4")
    assert not report.problems
    assert 90 < pixels(report.path.read_bytes()).getpixel((8 + 200, 8 + 200))[0] < 200


def test_a_group_that_blends_nothing_is_no_transparency(book: FontBook, tmp_path: Path) -> None:
    file = drawn(tmp_path / "plain.pdf", b"0 0 0 1 k 0 0 200 300 re f")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        pdf.save(file)
    report = write(tmp_path, book, Image(PLACE, str(file)))
    assert not report.problems
    assert b"/Transparency" not in report.path.read_bytes()


def test_spot_inks_in_an_advert_are_reported(book: FontBook, tmp_path: Path) -> None:
    gold = Fill(Rect(0, 0, 90, 90), Spot("金 877", Cmyk(0, 0.2, 0.6, 0.2)))
    write_pdf([sheet(gold)], tmp_path / "ad.pdf", book, preset="newsprint-x4", meta=META)
    with pikepdf.open(tmp_path / "ad.pdf") as pdf:
        del pdf.pages[0].obj["/Group"]
        pdf.save(tmp_path / "spot.pdf")
    (problem,) = write(tmp_path, book, Image(PLACE, str(tmp_path / "spot.pdf"))).problems
    assert problem.id == "pdf.ad_spots"
    assert "金 877" in problem.what


def test_the_state_of_the_page_does_not_leak_into_an_advert(book: FontBook, tmp_path: Path) -> None:
    """The advert relies on the colour that a page begins with, black."""
    file = drawn(tmp_path / "ad.pdf", b"0 0 200 300 re f")
    page = sheet(Fill(Rect(0, 0, 9, 9), Cmyk(0, 1, 0, 0)), Image(PLACE, str(file)))
    red, green, blue = pixels(render_pdf([page], book, meta=META)).getpixel((8 + 200, 8 + 200))
    assert max(red, green, blue) < 90


def test_old_filters_are_written_anew(book: FontBook, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 300))
        image = pikepdf.Stream(pdf, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")
        image.Subtype, image.Width, image.Height = Name.Image, 9, 1
        image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
        image.Filter = Name.LZWDecode
        page.obj.Resources = Dictionary(XObject=Dictionary(I=image))
        page.obj.Contents = pdf.make_stream(b"q 200 0 0 300 0 0 cm /I Do Q")
        pdf.save(tmp_path / "ad.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none,
                 compress_streams=False)  # fmt: skip
    report = write(tmp_path, book, Image(PLACE, str(tmp_path / "ad.pdf")))
    assert not report.problems
    data = report.path.read_bytes()
    assert b"LZW" not in data
    with opened(data) as pdf:
        (form,) = pdf.pages[0].obj.Resources.XObject.values()
        assert form.Resources.XObject.I.read_bytes() == b"-----A---B"


def bad(tmp_path: Path, name: str) -> Path:
    path = tmp_path / f"{name}.pdf"
    if name == "damaged":
        path.write_bytes(b"%PDF-1.4\nnot much of one")
    elif name == "locked":
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(path, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    return path


@pytest.mark.parametrize("name", ["damaged", "locked", "missing"])
def test_a_bad_advert_is_a_sentence_and_a_placeholder(
    book: FontBook, tmp_path: Path, name: str
) -> None:
    report = write(tmp_path, book, Image(PLACE, str(bad(tmp_path, name))))
    (problem,) = report.problems
    assert problem.id == f"pdf.ad_{name}"
    assert "placeholder" in problem.what


def test_a_form_that_draws_itself_does_not_hang(book: FontBook, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 300))
        form = pdf.make_stream(b"/X Do 0 0 0 1 k 0 0 9 9 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 300])
        form.Resources = Dictionary(XObject=Dictionary(X=form))
        page.obj.Resources = Dictionary(XObject=Dictionary(X=form))
        page.obj.Contents = pdf.make_stream(b"/X Do")
        pdf.save(tmp_path / "circle.pdf")
    assert not write(tmp_path, book, Image(PLACE, str(tmp_path / "circle.pdf"))).problems


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes)
def test_a_broken_advert_never_breaks_the_export(
    book: FontBook, tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    write_pdf([sheet(line(book, 9, 40, "广告"))], tmp_path / "ad.pdf", book, meta=META)
    with pikepdf.open(tmp_path / "ad.pdf") as pdf:
        pdf.save(tmp_path / "open.pdf", qdf=True)
    data = bytearray((tmp_path / "open.pdf").read_bytes())
    for place, value in changes:
        data[place % len(data)] = value
    (tmp_path / "broken.pdf").write_bytes(data)
    report = write(tmp_path, book, Image(PLACE, str(tmp_path / "broken.pdf")), preset="proof")
    assert report.bytes > 0
    assert all(problem.remedy for problem in report.problems)
