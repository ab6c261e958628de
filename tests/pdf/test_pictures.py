"""Pictures: any kind of file an editor has, in the press's inks, once, and never silently lost."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Picture
from PIL import features

from layout_tool.fonts import FontBook
from layout_tool.model import Rect
from layout_tool.pdf import PdfReport, render_pdf, write_pdf
from layout_tool.pdf.profiles import load_profile
from layout_tool.problem import Level
from layout_tool.resources import asset
from layout_tool.sheet import Image

from .support import META, opened, pixels, sheet

SIZE = (240, 160)
PLACE = Rect(40, 40, 72, 48)
"""240 pixels over 72 pt: 240 to the inch, which no preset for newsprint reduces."""


@pytest.fixture
def photo() -> Picture.Image:
    """A soft picture in colour."""
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    parts = (x * 255 // SIZE[0], y * 255 // SIZE[1], 255 - x * 200 // SIZE[0])
    return Picture.fromarray(np.stack(parts, axis=2).astype(np.uint8), "RGB")


Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(picture: Picture.Image, name: str, **how: Any) -> Path:
        picture.save(tmp_path / name, **how)
        return tmp_path / name

    return write


def placed(file: Path | str, rect: Rect = PLACE, **how: Any) -> Image:
    return Image(rect, str(file), **how)


@dataclass(frozen=True)
class Embedded:
    """A picture as it lies in the file; ``inks`` as a RIP sees them, 0 to 255 each."""

    space: str
    width: int
    height: int
    bits: int
    filter: str
    decode: list[int]
    soft: bool
    raw: bytes
    inks: Any


def embedded(data: bytes) -> list[Embedded]:
    """The pictures of the first page."""
    with opened(data) as pdf:
        resources = pdf.pages[0].obj.Resources
        return [_look(x) for x in resources.get("/XObject", {}).values() if x.Subtype == "/Image"]


def _look(x: pikepdf.Object) -> Embedded:
    inks: Any = None
    raw = bytes(x.read_raw_bytes())
    if x.Filter == "/DCTDecode":
        inks = np.asarray(Picture.open(io.BytesIO(raw))).astype(int)
    elif x.BitsPerComponent == 8:
        inks = np.frombuffer(bytes(x.read_bytes()), np.uint8).astype(int)
        inks = inks.reshape(int(x.Height), int(x.Width), -1)
    return Embedded(
        str(x.ColorSpace)[1:], int(x.Width), int(x.Height), int(x.BitsPerComponent),
        str(x.Filter)[1:], [int(v) for v in x.get("/Decode", [])], "/SMask" in x, raw, inks,
    )  # fmt: skip


def write(
    tmp_path: Path, book: FontBook, *images: Image, preset: str = "newsprint-x1a"
) -> PdfReport:
    return write_pdf([sheet(*images)], tmp_path / "out.pdf", book, preset=preset, meta=META)


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("a.jpg", {"quality": 92}),
        ("a.png", {}),
        ("a.tif", {"compression": "tiff_lzw"}),
        ("a.webp", {"quality": 90}),
        ("a.gif", {}),
        ("a.bmp", {}),
    ],
)
def test_rgb_pictures_of_any_kind_become_cmyk(
    book: FontBook, photo: Picture.Image, save: Save, name: str, how: dict[str, Any]
) -> None:
    if name.endswith("webp") and not features.check("webp"):
        pytest.skip("this Pillow reads no WebP")
    data = render_pdf([sheet(placed(save(photo, name, **how)))], book, meta=META)
    (image,) = embedded(data)
    assert image.space == "DeviceCMYK"
    shown = pixels(data).crop((50, 50, 100, 80)).resize((1, 1))
    wanted = photo.resize((1, 1)).getpixel((0, 0))
    got = shown.getpixel((0, 0))
    assert isinstance(wanted, tuple)
    assert isinstance(got, tuple)
    assert all(abs(a - b) < 70 for a, b in zip(got, wanted, strict=True)), (got, wanted)


def test_no_pixel_of_a_converted_picture_is_over_the_limit(book: FontBook, save: Save) -> None:
    dark = Picture.effect_noise(SIZE, 90).convert("RGB").point(lambda v: v // 3)
    dark.paste((60, 10, 10), (0, 0, 120, 160))
    data = render_pdf([sheet(placed(save(dark, "dark.png")))], book, meta=META)
    (image,) = embedded(data)
    shown = image.inks
    assert np.percentile(shown.sum(axis=2) * 100 / 255, 99.5) <= 220


def test_a_cmyk_jpeg_goes_in_untouched(book: FontBook, photo: Picture.Image, save: Save) -> None:
    light = Picture.new("CMYK", SIZE, (200, 0, 0, 0))
    file = save(light, "ad.jpg", quality=95)
    data = render_pdf([sheet(placed(file))], book, meta=META)
    (image,) = embedded(data)
    assert image.raw == file.read_bytes()
    assert image.decode == [1, 0] * 4, "Adobe stores its CMYK inverted"
    red, _green, blue = pixels(data).getpixel((70 + 9, 60 + 9))
    assert blue > 180 > 100 > red, "cyan stays cyan"


def test_a_cmyk_jpeg_over_the_ink_limit_is_brought_under_it(book: FontBook, save: Save) -> None:
    file = save(Picture.new("CMYK", SIZE, (230, 220, 220, 230)), "heavy.jpg", quality=95)
    (image,) = embedded(render_pdf([sheet(placed(file))], book, meta=META))
    assert image.raw != file.read_bytes()
    assert image.inks.sum(axis=2).max() * 100 / 255 <= 220


def test_a_picture_without_colour_prints_in_black_alone(book: FontBook, save: Save) -> None:
    grey = Picture.linear_gradient("L").convert("RGB")
    (image,) = embedded(render_pdf([sheet(placed(save(grey, "g.png")))], book, meta=META))
    assert image.space == "DeviceGray"


@pytest.mark.parametrize(("preset", "soft"), [("newsprint-x1a", False), ("newsprint-x4", True)])
def test_alpha_lies_on_paper_where_transparency_is_forbidden(
    book: FontBook, save: Save, preset: str, soft: bool
) -> None:
    cut = Picture.new("RGBA", SIZE, (200, 30, 30, 0))
    cut.paste((200, 30, 30, 255), (0, 0, 120, 160))
    data = render_pdf([sheet(placed(save(cut, "cut.png")))], book, preset=preset, meta=META)
    (image,) = embedded(data)
    assert image.soft is soft
    assert pixels(data).getpixel((40 + 8 + 60, 60)) == (255, 255, 255)


def test_a_turned_photo_stands_upright(book: FontBook, photo: Picture.Image, save: Save) -> None:
    exif = Picture.Exif()
    exif[0x0112] = 6
    lying = photo.transpose(Picture.Transpose.ROTATE_90)
    file = save(lying, "phone.jpg", quality=95, exif=exif)
    (image,) = embedded(render_pdf([sheet(placed(file))], book, meta=META))
    assert (image.width, image.height) == SIZE


def test_the_embedded_profile_is_honoured(book: FontBook, save: Save) -> None:
    """The same numbers mean another colour in another space."""
    flat = Picture.effect_noise(SIZE, 30).convert("RGB")
    flat.paste((60, 200, 60), (10, 10, 200, 150))
    plain = save(flat, "srgb.png")
    swapped = asset("profiles/srgb.icc").read_bytes()
    red, green = swapped.index(b"rXYZ"), swapped.index(b"gXYZ")
    other = bytearray(swapped)
    other[red : red + 4], other[green : green + 4] = b"gXYZ", b"rXYZ"
    tagged = save(flat, "other.png", icc_profile=bytes(other))
    first, second = embedded(render_pdf([sheet(placed(plain), placed(tagged))], book, meta=META))
    assert abs(first.inks.mean(axis=(0, 1)) - second.inks.mean(axis=(0, 1))).max() > 20


def test_a_crop_shows_its_part_only(book: FontBook, save: Save) -> None:
    halves = Picture.new("RGB", SIZE, (220, 40, 40))
    halves.paste((40, 40, 220), (120, 0, 240, 160))
    file = save(halves, "halves.png")
    data = render_pdf([sheet(placed(file, crop=(0.5, 0.0, 1.0, 1.0)))], book, meta=META)
    (image,) = embedded(data)
    assert image.width == 120
    seen = pixels(data).crop((50, 50, 118, 94)).getcolors()
    assert seen is not None
    assert all(blue > red for _, (red, _green, blue) in seen)


def test_a_crop_of_an_untouched_jpeg_is_cut_by_a_clip(book: FontBook, save: Save) -> None:
    halves = Picture.new("CMYK", SIZE, (0, 200, 200, 0))
    halves.paste((200, 0, 0, 0), (0, 0, 96, 160))
    file = save(halves, "halves.jpg", quality=95)
    data = render_pdf([sheet(placed(file, crop=(0.4, 0.0, 1.0, 1.0)))], book, meta=META)
    left, top = 8 + 40, 8 + 40
    page = pixels(data)
    red, _, blue = page.getpixel((left + 36, top + 24))
    assert red > blue, "the part that shows is the red one"
    assert page.getpixel((left - 4, top + 24)) == (255, 255, 255)


def test_a_fine_picture_is_brought_down_to_the_press(book: FontBook, save: Save) -> None:
    file = save(Picture.effect_noise((2400, 1600), 60).convert("RGB"), "fine.jpg")
    (image,) = embedded(render_pdf([sheet(placed(file))], book, meta=META))
    assert image.width == 200


def test_a_coarse_picture_is_kept_and_reported(book: FontBook, tmp_path: Path, save: Save) -> None:
    file = save(Picture.effect_noise((60, 40), 60).convert("RGB"), "coarse.jpg")
    (problem,) = write(tmp_path, book, placed(file)).problems
    assert (problem.id, problem.level) == ("pdf.picture_low", Level.WARNING)
    assert problem.place.frame == "f1"
    assert "60 pixels an inch" in problem.what


def test_the_same_picture_is_embedded_once(
    book: FontBook, tmp_path: Path, photo: Picture.Image, save: Save
) -> None:
    first, copy = save(photo, "a.jpg"), save(photo, "b.jpg")
    again = Rect(200, 200, 72, 48)
    pages = [sheet(placed(first), placed(copy, again)), sheet(placed(first), page="A02")]
    with opened(render_pdf(pages, book, meta=META)) as pdf:
        found = [
            x for x in pdf.objects
            if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Image"
        ]  # fmt: skip
    assert len(found) == 1


@pytest.mark.parametrize("name", ["gone.jpg", "text.jpg", "cut.jpg", "script.eps", "empty.png"])
def test_a_bad_file_leaves_a_placeholder_and_a_sentence(
    book: FontBook, tmp_path: Path, photo: Picture.Image, save: Save, name: str
) -> None:
    whole = save(photo, "whole.jpg").read_bytes()
    content = {
        "text.jpg": "这不是图片".encode(),
        "cut.jpg": whole[: len(whole) // 2],
        "script.eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
        "empty.png": b"",
    }
    if name in content:
        (tmp_path / name).write_bytes(content[name])
    report = write(tmp_path, book, placed(tmp_path / name))
    (problem,) = report.problems
    assert name in problem.what
    assert "placeholder" in problem.what
    assert problem.remedy
    assert problem.place.page == "A01"
    grey = pixels(report.path.read_bytes()).getpixel((48 + 36, 48 + 4))
    assert isinstance(grey, tuple)
    assert 200 < grey[0] < 250


def test_a_picture_made_to_fill_the_memory_is_refused(book: FontBook, tmp_path: Path) -> None:
    """A PNG whose header says 30,000 by 30,000 pixels in colour, 2.7 GB."""
    bomb = tmp_path / "bomb.png"
    Picture.new("RGB", (8, 8)).save(bomb)
    data = bytearray(bomb.read_bytes())
    data[16:24] = struct.pack(">II", 30_000, 30_000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    bomb.write_bytes(data)
    (problem,) = write(tmp_path, book, placed(bomb)).problems
    assert problem.id == "pdf.picture_too_large"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "I;16", "CMYK", "LAB", "F"])
def test_every_mode_of_picture_is_printed(
    book: FontBook, tmp_path: Path, photo: Picture.Image, save: Save, mode: str
) -> None:
    if mode == "I;16":
        made = Picture.fromarray(np.full((160, 240), 30_000, np.uint16))
    else:
        made = photo.convert("L" if mode == "F" else "RGBA" if mode == "PA" else "RGB").convert(
            "LA" if mode == "PA" else mode
        )
        made = made.convert("PA") if mode == "PA" else made
    name = "a.png" if mode in ("1", "L", "LA", "P", "PA", "RGBA", "I;16") else "a.tif"
    if mode == "PA":
        made = made.convert("RGBA").quantize()
    report = write(tmp_path, book, placed(save(made, name)))
    assert not report.problems
    (image,) = embedded(report.path.read_bytes())
    assert image.space in ("DeviceGray", "DeviceCMYK")


def test_line_art_keeps_its_one_bit(book: FontBook, save: Save) -> None:
    art = Picture.new("1", (1200, 800), 1)
    (image,) = embedded(render_pdf([sheet(placed(save(art, "art.png")))], book, meta=META))
    assert (image.bits, image.width) == (1, 1200)


def test_flat_art_is_not_blurred_by_jpeg(book: FontBook, save: Save) -> None:
    logo = Picture.new("RGB", SIZE, (255, 255, 255))
    logo.paste((200, 20, 30), (50, 50, 120, 120))
    (image,) = embedded(render_pdf([sheet(placed(save(logo, "logo.png")))], book, meta=META))
    assert image.filter == "FlateDecode"
    assert len(np.unique(image.inks.reshape(-1, 4), axis=0)) == 2


def test_a_proof_keeps_rgb_and_is_small(book: FontBook, photo: Picture.Image, save: Save) -> None:
    big = photo.resize((1500, 1000))
    data = render_pdf([sheet(placed(save(big, "p.jpg")))], book, preset="proof", meta=META)
    (image,) = embedded(data)
    assert (image.space, image.width) == ("DeviceRGB", 110)


def test_shipped_profiles_say_what_an_output_intent_needs() -> None:
    newsprint = load_profile("newsprint")
    assert (newsprint.space, newsprint.components, newsprint.total_ink) == ("CMYK", 4, 220)
    assert newsprint.info


changes = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=12)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes, st.sampled_from(["a.jpg", "a.png", "a.tif", "a.webp", "a.gif"]))
def test_a_broken_picture_never_breaks_the_export(
    book: FontBook, tmp_path: Path, changes: list[tuple[int, int]], name: str
) -> None:
    Picture.linear_gradient("L").resize((48, 32)).convert("RGB").save(tmp_path / name)
    data = bytearray((tmp_path / name).read_bytes())
    for place, value in changes:
        data[place % len(data)] = value
    (tmp_path / "broken").write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = write(tmp_path, book, placed(tmp_path / "broken"))
    assert report.bytes > 0
    assert all(problem.remedy for problem in report.problems)
