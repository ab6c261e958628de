"""A picture as it is asked for, and as it goes into a PDF: coded samples and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from layout_tool.pdf.survey import Crop
from layout_tool.sheet import Image, Sheet

__all__ = ["WHOLE", "Pixels", "Request", "Space", "is_page", "request_of", "requests_of"]

Space = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]
WHOLE: Final[Crop] = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Request:
    """A picture on a page: its file, the part that shows, and its size in pt."""

    file: Path
    crop: Crop
    width: float
    height: float


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


def is_page(image: Image) -> bool:
    """Tell whether an item shows a page of a PDF and not a picture."""
    return image.file.lower().endswith(".pdf")


def request_of(image: Image) -> Request:
    """Return what a picture item asks for."""
    # Imposition moves items, which leaves a trace in the last digits of a width.
    width, height = round(image.rect.width, 3), round(image.rect.height, 3)
    return Request(Path(image.file), image.crop, width, height)


def requests_of(sheet: Sheet) -> Iterator[Request]:
    """Yield what the pictures of a page ask for, adverts in PDF not counted."""
    for group in sheet.groups:
        for item in group.items:
            if isinstance(item, Image) and item.file and not is_page(item):
                yield request_of(item)
