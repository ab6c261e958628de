"""Pictures made ready for the press: read, turned, cropped, brought to size, inks, limit, coded.

Out of a file and its place on the page comes what a PDF image needs. Everything that can go wrong
with a file from outside ends in a sentence to the editor; nothing here knows PDF objects.
"""

from __future__ import annotations

import hashlib
import io
import struct
import threading
import warnings
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, Literal

import numpy as np
import PIL
from PIL import Image, ImageChops, ImageCms, ImageOps, UnidentifiedImageError, features

from layout_tool.model import WHITE, Cmyk, to_rgb
from layout_tool.pdf.cache import PictureCache
from layout_tool.pdf.findings import Crop, Probe
from layout_tool.pdf.ink import limit_ink, total_ink
from layout_tool.pdf.pixels import Pixels, Request, Space
from layout_tool.pdf.profiles import Profile
from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["Press", "Studio", "look"]

with suppress(ImportError):  # the extra “heic”
    import pi_heif

    pi_heif.register_heif_opener()
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)  # MOST_PIXELS judges


_SPACES: Final[dict[str, Space]] = {
    "1": "DeviceGray",
    "L": "DeviceGray",
    "RGB": "DeviceRGB",
    "CMYK": "DeviceCMYK",
}

FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "JPEG2000", "HEIF")
"""What is read. Formats that run programs (EPS) or unpack others (PSD) are not among them."""
RECIPE: Final = 3
"""Goes up when pictures come out otherwise than before from the same files."""
MOST_PIXELS: Final = 150_000_000
MOST_BYTES: Final = 1_000_000_000
SPARE: Final = 1.5
"""How much finer than asked a picture may stay: nearer, resampling costs more than it saves."""
_HOSTILE: Final = (
    OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, MemoryError,
    struct.error, zlib.error,
)  # fmt: skip
"""What decoders raise on files that are damaged or made to break them."""
BILEVEL_PPI: Final = 1200
_CLEAR_BELOW: Final = 16
"""Alpha, of 255, below which nothing of a picture is to be seen."""
_CLEAR: Final = [255 if alpha < _CLEAR_BELOW else 0 for alpha in range(256)]
_SOFT_SHARE: Final = 0.02
"""More of a picture than its smoothed edges take."""
_JPEG_MARGIN: Final = 4.0
"""Percent of ink that coding as JPEG may add to a pixel."""


@dataclass(frozen=True, slots=True)
class Press:
    """What pictures are made ready for: the preset's numbers and the profile."""

    profile: Profile
    srgb: Profile
    rgb: bool
    soft_masks: bool
    total_ink: float
    ppi: float
    quality: int

    def digest(self) -> str:
        """Return a name for everything here, and in the converters, that decides a result."""
        engines = PIL.__version__, features.version("littlecms2"), features.version("jpg")
        plain = replace(self, profile=replace(self.profile, data=b""),
                        srgb=replace(self.srgb, data=b""))  # fmt: skip
        mark = hashlib.sha256(repr((RECIPE, engines, plain)).encode())
        mark.update(self.profile.data)
        mark.update(self.srgb.data)
        return mark.hexdigest()


def look(file: Path) -> Probe:
    """Look at a picture's head without decoding it.

    Raises:
        LayoutError: the file is missing, too large, damaged or of no kind that is read.

    """
    try:
        return _facts(_open(_read(file), file))
    except _HOSTILE as error:
        raise _damaged(file) from error


def _facts(image: Image.Image) -> Probe:
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    width, height = image.size[::-1] if turned else image.size
    return Probe(width, height, image.mode == "1")


class Studio:
    """Makes pictures ready and keeps them by content; safe to use from several threads."""

    def __init__(self, press: Press, cache: PictureCache | None = None) -> None:
        self.press = press
        self.cache = cache
        self._target = press.digest()
        self._transforms: dict[tuple[str, str], ImageCms.ImageCmsTransform] = {}
        self._lock = threading.Lock()

    def kept(self, request: Request) -> Pixels | None:
        """Return the picture as another export has made it ready, or None.

        Raises:
            LayoutError: the file is missing or too large.

        """
        if self.cache is None:
            return None
        return self.cache.get(self._key(_read(request.file), request))

    def develop(self, request: Request) -> Pixels:
        """Make the picture ready, and keep it.

        Raises:
            LayoutError: the file is missing, too large, damaged or of no kind that is read.

        """
        data = _read(request.file)
        try:
            made = self._develop(data, request)
        except _HOSTILE as error:
            raise _damaged(request.file) from error
        if self.cache is not None and made.data is not data:  # as they were, they are on disk
            self.cache.put(self._key(data, request), made)
        return made

    def _key(self, data: bytes, request: Request) -> str:
        mark = hashlib.sha256(data).hexdigest()
        size = round(request.width * 20), round(request.height * 20), request.backdrop
        return hashlib.sha256(repr((self._target, mark, request.crop, size)).encode()).hexdigest()

    def _develop(self, data: bytes, request: Request) -> Pixels:
        image = _open(data, request.file)
        turned = image.getexif().get(0x0112, 1)
        facts = _facts(image)
        left, top, right, bottom = request.crop
        seen = max(1.0, facts.width * (right - left)), max(1.0, facts.height * (bottom - top))
        ppi = facts.ppi(request.crop, request.width, request.height)
        wanted = BILEVEL_PPI if facts.line else self.press.ppi
        shrink = wanted / ppi if ppi > SPARE * wanted else 1.0
        if shrink == 1 and turned == 1:
            kept = self._untouched(image, data, request.crop, ppi)
            if kept is not None:
                return kept
        if shrink < 1 and image.format == "JPEG":
            image.draft(None, (int(image.width * shrink), int(image.height * shrink)))
        lossless = image.format in ("PNG", "GIF", "BMP")
        profile = image.info.get("icc_profile")
        image = _plain_mode(ImageOps.exif_transpose(image))
        size = max(1, round(seen[0] * shrink)), max(1, round(seen[1] * shrink))
        image = _cut(image, request.crop, size)
        image, alpha = _part_alpha(image)
        image = self._ink(image, profile)
        if alpha is None or self.press.soft_masks:
            return self._code(image, alpha, ppi, lossless=lossless)
        laid = self._limited(_laid(image, alpha, request.backdrop or WHITE))
        pixels = self._code(laid, None, ppi, lossless=lossless)
        if request.backdrop is not None:
            return pixels
        return replace(pixels, mask=_stencil(alpha, ppi), flattened=_is_soft(alpha))

    def _untouched(self, image: Image.Image, data: bytes, crop: Crop, ppi: float) -> Pixels | None:
        """Return a JPEG's own bytes where they can go in as they are, else None."""
        area = (crop[2] - crop[0]) * (crop[3] - crop[1])
        if image.format != "JPEG" or area < 0.5:
            return None
        if image.mode == "CMYK":
            if self.press.rgb or total_ink(image) > self.press.total_ink:
                return None
        elif image.mode == "RGB":
            if not self.press.rgb or "icc_profile" in image.info:
                return None
        elif image.mode != "L":
            return None
        inverted = image.mode == "CMYK" and "adobe" in image.info
        return Pixels(*image.size, _SPACES[image.mode], 8, "DCTDecode", data, ppi, inverted, crop)

    def _ink(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Bring a picture to the press's inks, or to sRGB for the screen."""
        if image.mode in ("1", "L"):
            return image
        if self.press.rgb:
            if image.mode == "CMYK":
                source = profile or self.press.profile.data
                if source[16:20] != b"CMYK":
                    return image.convert("RGB")
                return self._convert(image, source, self.press.srgb.data, "RGB")
            return self._convert(image, profile, self.press.srgb.data, "RGB") if profile else image
        if image.mode == "RGB":
            if _is_grey(image):
                return image.getchannel("G")
            source = profile or self.press.srgb.data
            image = self._convert(image, source, self.press.profile.data, "CMYK")
        return self._limited(image)

    def _limited(self, image: Image.Image) -> Image.Image:
        """Keep a picture in inks within the limit, and a little below it for the coding."""
        return image if image.mode != "CMYK" else limit_ink(
            image, self.press.total_ink - _JPEG_MARGIN
        )  # fmt: skip

    def _convert(
        self, image: Image.Image, source: bytes, target: bytes, mode: Literal["RGB", "CMYK"]
    ) -> Image.Image:
        """Convert by ICC: relative colorimetric, black point compensated.

        Without the compensation a conversion exceeds the profile's own ink limit.
        """
        if source == target:
            return image
        key = hashlib.sha256(source).hexdigest() + image.mode, hashlib.sha256(target).hexdigest()
        with self._lock:
            if key not in self._transforms:
                self._transforms[key] = _transform(source, target, image.mode, mode, self.press)
        result = ImageCms.applyTransform(image, self._transforms[key])
        assert result is not None
        return result

    def _code(
        self, image: Image.Image, alpha: Image.Image | None, ppi: float, *, lossless: bool
    ) -> Pixels:
        mask = _flate(alpha, ppi) if alpha is not None else None
        if image.mode == "1" or (lossless and image.getcolors(256) is not None):
            return replace(_flate(image, ppi), mask=mask)
        buffer = io.BytesIO()
        sampling = "4:2:0" if image.mode == "RGB" else "4:4:4"
        image.save(buffer, "JPEG", quality=self.press.quality, subsampling=sampling)
        space, inverted = _SPACES[image.mode], image.mode == "CMYK"
        data = buffer.getvalue()
        return Pixels(*image.size, space, 8, "DCTDecode", data, ppi, inverted, mask=mask)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise _too_large(file)
        return file.read_bytes()
    except FileNotFoundError as error:
        raise LayoutError(
            Problem(
                "pdf.picture_missing",
                f"The picture {file.name} is missing; its place shows a placeholder.",
                "Put the file there, or choose another picture.",
                place=Place(file=file),
            )
        ) from error
    except OSError as error:
        raise _damaged(file) from error


def _open(data: bytes, file: Path) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=[f for f in FORMATS if f in _known()])
    except UnidentifiedImageError as error:
        raise LayoutError(
            Problem(
                "pdf.picture_kind",
                f"{file.name} is no picture that can be read; its place shows a placeholder.",
                "Save it as JPEG, PNG, TIFF or WebP.",
                place=Place(file=file),
            )
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_large(file) from error
    if image.width * image.height > MOST_PIXELS:
        raise _too_large(file)
    return image


@cache
def _known() -> frozenset[str]:
    """Return the formats that this Pillow reads, with what was added to it."""
    Image.init()
    return frozenset(Image.OPEN)


def _damaged(file: Path) -> LayoutError:
    return LayoutError(
        Problem(
            "pdf.picture_damaged",
            f"The picture {file.name} is damaged; its place shows a placeholder.",
            "Ask for the file again, or open and save it in a picture editor.",
            place=Place(file=file),
        )
    )


def _too_large(file: Path) -> LayoutError:
    return LayoutError(
        Problem(
            "pdf.picture_too_large",
            f"The picture {file.name} has more than {MOST_PIXELS // 1_000_000} million pixels; "
            "its place shows a placeholder.",
            "Save it smaller: a whole broadsheet page needs 15 million.",
            place=Place(file=file),
        )
    )


def _plain_mode(image: Image.Image) -> Image.Image:
    """Return the picture in 1, L, LA, RGB, RGBA or CMYK."""
    if "transparency" in image.info and image.mode in ("1", "L", "P", "RGB"):
        return image.convert("LA" if image.mode in ("1", "L") else "RGBA")
    match image.mode:
        case "1" | "L" | "LA" | "RGB" | "RGBA" | "CMYK":
            return image
        case "I;16" | "I;16B" | "I;16L" | "I;16N" | "I":
            deep = np.asarray(image).astype(np.uint32)
            return Image.fromarray((deep >> 8).clip(0, 255).astype(np.uint8), "L")
        case "F":
            return image.convert("L")
        case "La":
            return image.convert("LA")
        case "PA" | "RGBa":
            return image.convert("RGBA")
        case _:
            return image.convert("RGB")


def _part_alpha(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Part a picture from its alpha; None where it has none, or is opaque throughout."""
    if image.mode not in ("RGBA", "LA"):
        return image, None
    alpha = image.getchannel("A")
    solid = image.convert("RGB" if image.mode == "RGBA" else "L")
    return solid, None if alpha.getextrema() == (255, 255) else alpha


def _laid(image: Image.Image, alpha: Image.Image, backdrop: Cmyk) -> Image.Image:
    """Lay a picture in inks, grey or sRGB on a colour, as far as it is see-through."""
    inks = (backdrop.c, backdrop.m, backdrop.y, backdrop.k)
    below: int | tuple[int, ...]
    if image.mode == "RGB":
        below = to_rgb(backdrop)
    elif image.mode == "L" and not any(inks[:3]):
        below = round(255 * (1 - backdrop.k))
    else:
        if image.mode == "L":
            none = Image.new("L", image.size, 0)
            image = Image.merge("CMYK", (none, none, none, ImageChops.invert(image)))
        below = tuple(round(255 * ink) for ink in inks)
    return Image.composite(image, Image.new(image.mode, image.size, below), alpha)


def _stencil(alpha: Image.Image, ppi: float) -> Pixels:
    """Return a mask of one bit: what is clear is not painted over what lies below (PDF 1.3)."""
    return _flate(alpha.point(_CLEAR, "1"), ppi)


def _is_soft(alpha: Image.Image) -> bool:
    """Tell whether more than the edges of a picture are half clear: shadows, glass."""
    half = sum(alpha.histogram()[_CLEAR_BELOW : 256 - _CLEAR_BELOW])
    return half > _SOFT_SHARE * alpha.width * alpha.height


def _cut(image: Image.Image, crop: Crop, size: tuple[int, int]) -> Image.Image:
    """Cut the part that shows and bring it to ``size`` pixels."""
    width, height = image.size
    box = (crop[0] * width, crop[1] * height, crop[2] * width, crop[3] * height)
    if abs(box[2] - box[0] - size[0]) < 1 and abs(box[3] - box[1] - size[1]) < 1:
        left, top = min(round(box[0]), width - 1), min(round(box[1]), height - 1)
        right, bottom = min(left + size[0], width), min(top + size[1], height)
        return image if (left, top, right, bottom) == (0, 0, width, height) else image.crop(
            (left, top, right, bottom)
        )  # fmt: skip
    if image.mode == "1":
        image = image.convert("L")
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _is_grey(image: Image.Image) -> bool:
    """Tell whether an RGB picture has no colour: it then prints in black alone.

    One pixel in a thousand may stray, as the coding of a JPEG makes them.
    """
    red, green, blue = image.split()
    spread = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(blue, green)
    )
    strays = sum(spread.histogram()[4:])
    return strays * 1000 <= image.width * image.height


def _flate(image: Image.Image, ppi: float) -> Pixels:
    bits = 1 if image.mode == "1" else 8
    space = _SPACES[image.mode]
    return Pixels(*image.size, space, bits, "FlateDecode", zlib.compress(image.tobytes(), 6), ppi)


def _transform(
    source: bytes, target: bytes, mode: str, target_mode: str, press: Press
) -> ImageCms.ImageCmsTransform:
    spaces = {b"RGB ": "RGB", b"CMYK": "CMYK"}
    if spaces.get(source[16:20]) != mode:
        source = press.srgb.data if mode == "RGB" else press.profile.data

    def build(data: bytes) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(data)),
            ImageCms.ImageCmsProfile(io.BytesIO(target)),
            mode,
            target_mode,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    try:
        return build(source)
    except (ImageCms.PyCMSError, OSError):
        return build(press.srgb.data if mode == "RGB" else press.profile.data)
