"""A look at what pages show from outside, before anything is written: pictures and adverts.

The readers (Pillow, pikepdf) are loaded by the first look, for most commands need neither.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from layout_tool.pdf.variants import Variant

__all__ = ["Advert", "Crop", "Probe", "probe", "survey_advert"]

Crop = tuple[float, float, float, float]
"""The part of a picture that shows: left, top, right, bottom as fractions."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What the head of a picture's file says: its pixels as it is to be seen, and its kind.

    ``line`` tells whether it is black and white alone, without greys.
    """

    width: int
    height: int
    line: bool

    def ppi(self, crop: Crop, width: float, height: float) -> float:
        """Return the pixels an inch of the part that shows on ``width`` × ``height`` pt."""
        left, top, right, bottom = crop
        seen = max(1.0, self.width * (right - left)), max(1.0, self.height * (bottom - top))
        return min(seen[0] / width, seen[1] / height) * 72


@dataclass(frozen=True, slots=True)
class Advert:
    """What a page of an advert is: its size as it will be placed, in pt, and what it draws with.

    ``trimmed`` tells whether it says where it is cut (TrimBox or ArtBox); ``faults`` are what the
    variant forbids, each a name (fonts, colour, transparency) and the end of a sentence. At its
    own size: ``ink`` is the most of a flat colour in percent, ``colour_type`` the least type in
    several inks in pt, ``ppi`` the least pixels an inch; infinite where there is none.
    """

    width: float
    height: float
    trimmed: bool
    faults: tuple[tuple[str, str], ...]
    spots: tuple[str, ...]
    ink: float = 0.0
    colour_type: float = math.inf
    ppi: float = math.inf


def probe(file: Path) -> Probe:
    """Look at the head of a picture's file without decoding it.

    Raises:
        LayoutError: the file is missing, too large, damaged or of no kind that is read.

    """
    from layout_tool.pdf.pictures import look  # noqa: PLC0415

    return look(file)


def survey_advert(file: Path, page: int, variant: Variant) -> Advert:
    """Look through a page (from 1) of an advert's PDF without placing it.

    Raises:
        LayoutError: the file is missing, locked or damaged, or has no such page.

    """
    from layout_tool.pdf.placed import look  # noqa: PLC0415

    return look(file, page, variant)
