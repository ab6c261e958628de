"""A picture with its caption and credit."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Picture"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the edition.

    ``file`` is relative to the edition's folder; ``pixels`` (width, height) is read from it when
    the edition is opened and None while the file is missing. ``credit`` is the photographer's
    name, set with 摄. ``focus`` is the point (fractions of width and height from the top left)
    that stays in view when the picture is cropped to its frame.
    """

    id: str
    file: str
    caption: str = ""
    credit: str = ""
    page: str | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    pixels: tuple[int, int] | None = None
