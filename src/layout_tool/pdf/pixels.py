"""A picture as it goes into a PDF: coded samples and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from layout_tool.pdf.survey import Crop

__all__ = ["WHOLE", "Pixels", "Space"]

Space = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]
WHOLE: Final[Crop] = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as coded: ``crop`` is the part of these pixels that shows.

    ``inverted`` says that 0 is full ink, as Adobe's CMYK JPEGs have it; ``ppi`` is what the
    picture had on the page before it was brought down.
    """

    width: int
    height: int
    space: Space
    bits: int
    filter: Literal["DCTDecode", "FlateDecode"]
    data: bytes
    ppi: float
    inverted: bool = False
    crop: Crop = WHOLE
    mask: Pixels | None = None
