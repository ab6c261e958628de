"""Lengths: every length inside the program is a float in points (1 pt = 1/72 inch).

Sizes on disk may be given in mm, pt, 号 (Chinese sizes) or 级 (Q, 0.25 mm), and, where a type
size is known, in em, characters (字) or lines (行).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["HAO", "PT_PER_MM", "Length", "Rect", "hao", "mm", "parse_length", "snap", "to_mm"]

PT_PER_MM: Final = 72 / 25.4

HAO: Final[dict[str, float]] = {
    "特号": 72.0,
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5.0,
}
"""Chinese type sizes in pt, as newspapers and word processors use them."""


def mm(value: float) -> float:
    """Convert millimetres to points."""
    return value * PT_PER_MM


def to_mm(points: float) -> float:
    """Convert points to millimetres."""
    return points / PT_PER_MM


def hao(name: str) -> float:
    """Return the size in pt of a Chinese size such as 小五.

    :raises KeyError: when there is no such size.
    """
    return HAO[name]


def snap(points: float) -> float:
    """Round a position to a thousandth of a point: the one rounding rule of the house.

    Positions are rounded where they enter a sheet and nowhere else, so that the same input gives
    the same bytes on every machine.
    """
    return round(points, 3)


_UNITS: Final[dict[str, str]] = {
    "mm": "mm", "毫米": "mm", "cm": "cm", "pt": "pt", "点": "pt", "磅": "pt",
    "q": "ji", "级": "ji", "k": "ji", "em": "em", "字": "em", "chars": "em", "char": "em",
    "lines": "lines", "line": "lines", "行": "lines", "in": "in",
}  # fmt: skip
_NUMBER: Final = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*([A-Za-z\u4e00-\u9fff]*)\s*$")


@dataclass(frozen=True, slots=True)
class Length:
    """A length as an editor wrote it: a value and a unit (mm, cm, in, pt, ji, em, lines)."""

    value: float
    unit: str

    def to_pt(self, *, em: float | None = None, leading: float | None = None) -> float:
        """Return the length in pt; ``em`` and ``leading`` (pt) resolve em and lines.

        :raises ValueError: when the unit needs an ``em`` or ``leading`` that was not given.
        """
        fixed = {"mm": PT_PER_MM, "cm": PT_PER_MM * 10, "in": 72.0, "pt": 1.0,
                 "ji": PT_PER_MM / 4}  # fmt: skip
        if self.unit in fixed:
            return self.value * fixed[self.unit]
        relative = em if self.unit == "em" else leading
        if relative is None:
            raise ValueError(f"a length in {self.unit} has no meaning here")
        return self.value * relative


def parse_length(text: str | float, *, unit: str = "pt") -> Length:
    """Read a length such as ``390mm``, ``9pt``, ``小五``, ``20级``, ``1.5em`` or ``2 lines``.

    A bare number takes ``unit``.

    :raises ValueError: when it cannot be read; the message says what is allowed.
    """
    if isinstance(text, int | float) and not isinstance(text, bool):
        return Length(float(text), unit)
    name = str(text).strip()
    if name in HAO:
        return Length(HAO[name], "pt")
    match = _NUMBER.match(name)
    if match is None or (match[2] and match[2].lower() not in _UNITS):
        raise ValueError(
            f"“{text}” is not a length; write a number with mm, pt, 级, em, 字 or lines, "
            "or a Chinese size such as 小五."
        )
    return Length(float(match[1]), _UNITS[match[2].lower()] if match[2] else unit)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pt; x grows to the right, y grows downward from the page's top edge."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, in pt."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge, in pt."""
        return self.y + self.height

    def overlaps(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Tell whether the two share an area wider and higher than ``tolerance`` pt."""
        return (
            self.x < other.right - tolerance
            and other.x < self.right - tolerance
            and self.y < other.bottom - tolerance
            and other.y < self.bottom - tolerance
        )

    def contains(self, x: float, y: float) -> bool:
        """Tell whether the point lies inside or on the edge, to a hundredth of a point."""
        return self.x - 0.01 <= x <= self.right + 0.01 and self.y - 0.01 <= y <= self.bottom + 0.01

    def union(self, other: Rect) -> Rect:
        """Return the smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def inset(self, left: float, top: float, right: float, bottom: float) -> Rect:
        """Return the rectangle with its edges moved inwards by pt."""
        return Rect(self.x + left, self.y + top, self.width - left - right,
                    self.height - top - bottom)  # fmt: skip
