"""Colours as a press knows them: process ink fractions, or a named spot ink with its alternate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = [
    "BLACK",
    "WHITE",
    "Cmyk",
    "Colour",
    "Spot",
    "blend",
    "is_dark",
    "luminance",
    "parse_colour",
    "to_rgb",
]


@dataclass(frozen=True, slots=True)
class Cmyk:
    """A process colour; every ink from 0 (none) to 1 (solid)."""

    c: float
    m: float
    y: float
    k: float

    def tint(self, fraction: float) -> Cmyk:
        """Return the colour at ``fraction`` (0 to 1) of its strength."""
        return Cmyk(self.c * fraction, self.m * fraction, self.y * fraction, self.k * fraction)

    @property
    def total_ink(self) -> float:
        """The sum of the four inks, in percent (0 to 400)."""
        return 100 * (self.c + self.m + self.y + self.k)


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot ink by its name, a tint of it (0 to 1), and the process colour that stands in."""

    name: str
    alternate: Cmyk
    strength: float = 1.0

    def tint(self, fraction: float) -> Spot:
        """Return the ink at ``fraction`` of its present strength."""
        return Spot(self.name, self.alternate, self.strength * fraction)


Colour = Cmyk | Spot

BLACK: Final = Cmyk(0, 0, 0, 1)
WHITE: Final = Cmyk(0, 0, 0, 0)

_DARK: Final = 0.55
"""Lighter than K45 a ground is light: white type on it fills in on newsprint."""


def blend(start: Colour, end: Colour, part: float) -> Cmyk:
    """Return the process inks at a ``part`` (0 to 1) of the way from one colour to another."""
    one, other = (c if isinstance(c, Cmyk) else c.alternate.tint(c.strength) for c in (start, end))
    return Cmyk(
        one.c + (other.c - one.c) * part, one.m + (other.m - one.m) * part,
        one.y + (other.y - one.y) * part, one.k + (other.k - one.k) * part,
    )  # fmt: skip


def parse_colour(value: object) -> Cmyk:
    """Read ``black``, ``white``, ``K30`` or ``[c, m, y, k]`` in percent.

    :raises ValueError: when it cannot be read; the message says what is allowed.
    """
    if isinstance(value, str):
        name = value.strip().lower()
        if name in ("black", "黑"):
            return BLACK
        if name in ("white", "paper", "白"):
            return WHITE
        if name.startswith("k") and name[1:].isdigit() and int(name[1:]) <= 100:
            return BLACK.tint(int(name[1:]) / 100)
    if isinstance(value, list | tuple) and len(value) == 4:
        inks = [float(v) for v in value if isinstance(v, int | float) and 0 <= v <= 100]
        if len(inks) == 4:
            return Cmyk(*(ink / 100 for ink in inks))
    raise ValueError(
        f"“{value}” is not a colour; write black, white, K30 or four ink percentages [c, m, y, k]."
    )


def luminance(colour: Colour) -> float:
    """Return how light a colour looks: 0 (black) to 1 (paper), by the shares of Rec. 709."""
    red, green, blue = to_rgb(colour)
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def is_dark(colour: Colour) -> bool:
    """Tell whether type on a ground of this colour is read better in white than in black."""
    return luminance(colour) < _DARK


def to_rgb(colour: Colour) -> tuple[int, int, int]:
    """Return sRGB components (0 to 255) for the screen, without colour management."""
    cmyk = colour if isinstance(colour, Cmyk) else colour.alternate.tint(colour.strength)
    red, green, blue = (round(255 * (1 - ink) * (1 - cmyk.k)) for ink in (cmyk.c, cmyk.m, cmyk.y))
    return red, green, blue
