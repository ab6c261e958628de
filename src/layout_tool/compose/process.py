"""Screen colours of vector art → process inks.

Black and greys print in black alone, the primaries in the solid inks that a newspaper means by
them; everything else goes through the shipped newsprint profile (relative colorimetric, black
point compensated).
"""

from __future__ import annotations

import io
from functools import cache
from typing import Final

from layout_tool.model import Cmyk
from layout_tool.resources import asset

__all__ = ["process_colour"]

Rgb = tuple[int, int, int]

PRIMARIES: Final[dict[Rgb, Cmyk]] = {
    (0, 255, 255): Cmyk(1, 0, 0, 0),
    (255, 0, 255): Cmyk(0, 1, 0, 0),
    (255, 255, 0): Cmyk(0, 0, 1, 0),
    (255, 0, 0): Cmyk(0, 1, 1, 0),
    (0, 255, 0): Cmyk(1, 0, 1, 0),
    (0, 0, 255): Cmyk(1, 1, 0, 0),
}
"""The pure colours of a screen, and the inks that are meant by them (大红 is M100 Y100)."""

_TRACE: Final = 0.02
"""What a press cannot hold as a tint."""


@cache
def process_colour(rgb: Rgb) -> Cmyk:
    """Return the inks for an sRGB colour (0 to 255 each), in whole percents."""
    red, green, blue = rgb
    if red == green == blue:
        return Cmyk(0, 0, 0, round(1 - red / 255, 2))
    if rgb in PRIMARIES:
        return PRIMARIES[rgb]
    # Only pages with coloured vector art wait for the colour engine.
    from PIL import Image, ImageCms  # noqa: PLC0415

    profile = ImageCms.ImageCmsProfile(io.BytesIO(_newsprint()))
    pixel = ImageCms.profileToProfile(
        Image.new("RGB", (1, 1), rgb), ImageCms.createProfile("sRGB"), profile,
        ImageCms.Intent.RELATIVE_COLORIMETRIC, "CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    assert pixel is not None
    c, m, y, k = (round(ink / 255, 2) for ink in pixel.tobytes())
    return Cmyk(*(ink if ink > _TRACE else 0.0 for ink in (c, m, y, k)))


@cache
def _newsprint() -> bytes:
    return asset("profiles/newsprint-ifra26s-220.icc").read_bytes()
