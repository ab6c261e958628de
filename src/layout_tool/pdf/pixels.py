"""A picture as it is asked for, and as it goes into a PDF: coded samples and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from layout_tool.model import WHITE, Cmyk
from layout_tool.pdf.findings import Crop
from layout_tool.sheet import Image

__all__ = ["WHOLE", "Pixels", "Request", "Space", "is_page"]

Space = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]
WHOLE: Final[Crop] = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Request:
    """A picture on a page: its file, the part that shows, and its size in pt.

    ``backdrop`` is the plain colour that it lies on, for pictures that are see-through where the
    file may not be; None where it lies on more than one thing.
    """

    file: Path
    crop: Crop
    width: float
    height: float
    backdrop: Cmyk | None = WHITE


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as coded: ``crop`` is the part of these pixels that shows.

    ``inverted`` says that 0 is full ink, as Adobe's CMYK JPEGs have it; ``ppi`` is what the
    picture had on the page before it was brought down. ``mask`` of eight bits is its alpha, of one
    bit a stencil: 1 is left unpainted. ``flattened`` says that much of it is half clear and has
    been laid on white, for what it lies on is not plain.
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
    flattened: bool = False


def is_page(image: Image) -> bool:
    """Tell whether an item shows a page of a PDF and not a picture."""
    return image.file.lower().endswith(".pdf")
