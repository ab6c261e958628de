"""HEIC, as telephones take it: read where the extra ``heic`` is installed, else told."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from layout_tool.files import picture_pixels
from layout_tool.fonts import FontBook
from layout_tool.model import Rect
from layout_tool.pdf import pictures, probe, render_pdf
from layout_tool.problem import LayoutError
from layout_tool.sheet import Image

from .support import META, opened, pixels, sheet

PHOTO: Final = Path(__file__).parent.parent / "cases" / "pictures" / "red-left-blue-right.heic"


def test_a_heic_photograph_is_printed_in_process_inks(book: FontBook) -> None:
    pytest.importorskip("pi_heif")
    assert picture_pixels(PHOTO) == (96, 64)
    assert probe(PHOTO).width == 96
    data = render_pdf([sheet(Image(Rect(0, 0, 96, 64), str(PHOTO)), bleed=0)], book, meta=META)
    with opened(data) as pdf:
        (image,) = pdf.pages[0].obj.Resources.XObject.values()
        assert image.ColorSpace == "/DeviceCMYK"
    seen = pixels(data)
    red, _, blue = seen.getpixel((20, 30))
    assert red > blue + 60
    red, _, blue = seen.getpixel((76, 30))
    assert blue > red + 20


def test_without_its_reader_a_heic_file_is_told_and_not_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "_known", lambda: frozenset({"JPEG", "PNG", "TIFF"}))
    with pytest.raises(LayoutError) as caught:
        probe(PHOTO)
    assert caught.value.problem.id == "pdf.picture_kind"
    assert PHOTO.name in caught.value.problem.what
