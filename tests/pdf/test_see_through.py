"""Pictures with alpha: live in PDF/X-4, laid on what is below them in PDF/X-1a."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Picture

from layout_tool.fonts import FontBook
from layout_tool.model import Cmyk, Rect
from layout_tool.pdf import render_pdf, write_pdf
from layout_tool.sheet import Fill, Image

from .support import META, line, opened, pixels, sheet


def see_through(folder: Path) -> str:
    """Half clear, half solid red."""
    picture = Picture.new("RGBA", (200, 100), (200, 20, 20, 255))
    picture.paste((0, 0, 0, 0), (100, 0, 200, 100))
    picture.save(folder / "half.png")
    return str(folder / "half.png")


@pytest.mark.parametrize("preset", ["newsprint-x1a", "newsprint-x4"])
def test_a_see_through_picture_shows_the_tint_it_lies_on(
    book: FontBook, tmp_path: Path, preset: str
) -> None:
    tint = Cmyk(0.6, 0, 0, 0)
    place = Rect(40, 40, 60, 30)
    page = sheet(Fill(Rect(20, 20, 100, 80), tint), Image(place, see_through(tmp_path)), bleed=0)
    data = render_pdf([page], book, preset=preset, meta=META)
    seen = pixels(data)
    red, _, blue = seen.getpixel((55, 55))
    assert red > blue + 60
    around, within = seen.getpixel((30, 30)), seen.getpixel((90, 55))
    assert max(abs(a - b) for a, b in zip(around, within, strict=True)) <= 4
    with opened(data) as pdf:
        (image,) = pdf.pages[0].obj.Resources.XObject.values()
        assert ("/SMask" in image) == (preset == "newsprint-x4")


@pytest.mark.parametrize(("preset", "told"), [("newsprint-x1a", True), ("newsprint-x4", False)])
def test_a_half_clear_picture_on_other_art_is_told_where_it_cannot_be_shown(
    book: FontBook, tmp_path: Path, preset: str, told: bool
) -> None:
    glass = Picture.new("RGBA", (250, 125), (200, 20, 20, 120))
    glass.save(tmp_path / "glass.png")
    art = (Fill(Rect(20, 20, 40, 80), Cmyk(0.6, 0, 0, 0)), line(book, 70, 60, "字"))
    page = sheet(*art, Image(Rect(40, 40, 60, 30), str(tmp_path / "glass.png")))
    report = write_pdf([page], tmp_path / "page.pdf", book, preset=preset, meta=META)
    assert [p.id for p in report.problems] == ["pdf.picture_flattened"] * told


@pytest.mark.parametrize("preset", ["newsprint-x1a", "newsprint-x4"])
def test_text_beside_a_shape_is_never_hidden_by_what_is_clear_of_its_picture(
    book: FontBook, tmp_path: Path, preset: str
) -> None:
    """Text runs around the outline of a picture, within the picture's rectangle."""
    tint = Cmyk(0.6, 0, 0, 0)
    page = sheet(
        Fill(Rect(60, 20, 60, 80), tint), Image(Rect(40, 40, 60, 30), see_through(tmp_path)),
        bleed=0,
    )  # fmt: skip
    report = write_pdf([page], tmp_path / "page.pdf", book, preset=preset, meta=META)
    assert "pdf.picture_flattened" not in [p.id for p in report.problems]
    seen = pixels((tmp_path / "page.pdf").read_bytes())
    around, within = seen.getpixel((110, 55)), seen.getpixel((90, 55))
    assert max(abs(a - b) for a, b in zip(around, within, strict=True)) <= 4
    red, _, blue = seen.getpixel((55, 55))
    assert red > blue + 60
