"""What a look at a picture or an advert finds, as plain values."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Advert", "Crop", "Probe"]

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
