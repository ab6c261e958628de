"""The outline of a picture's motif: where its rows and columns of pixels begin and end.

The motif is what is not transparent, or in a picture without transparency what is not the white
of its ground. It is looked for once in a small copy of the picture and remembered by its file.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pixels
from PIL import ImageOps, UnidentifiedImageError

from layout_tool.compose.obstacle import Extents

__all__ = ["outline"]

_STEPS: Final = 240
"""Steps in which an outline is told: finer than half a line of a picture that fills a page."""
_OPAQUE: Final = 32
_WHITE: Final = 240

Crop = tuple[float, float, float, float]


def outline(path: Path, crop: Crop) -> tuple[Extents, Extents]:
    """Return how far the motif goes in each row and in each column of the part that shows.

    ``crop`` is that part in fractions (left, top, right, bottom). Both are empty, for the whole
    rectangle, where the file cannot be read or shows nothing but its ground.
    """
    try:
        status = path.stat()
    except OSError:
        return (), ()
    return _outline(str(path), status.st_mtime_ns, status.st_size, crop)


@lru_cache(maxsize=128)
def _outline(path: str, _changed: int, _size: int, crop: Crop) -> tuple[Extents, Extents]:
    try:
        with Pixels.open(path) as opened:
            # Half a size larger than asked is drafted at once, so that photographs open fast.
            opened.draft(None, (2 * _STEPS, 2 * _STEPS))
            picture = ImageOps.exif_transpose(opened)
            width, height = picture.size
            left, top, right, bottom = crop
            shown = picture.crop(
                (round(left * width), round(top * height),
                 max(round(right * width), 1), max(round(bottom * height), 1))
            )  # fmt: skip
            motif = _motif(shown)
    except (OSError, UnidentifiedImageError, ValueError, Pixels.DecompressionBombError):
        return (), ()
    if not motif.any():
        return (), ()
    return _extents(motif), _extents(motif.T)


def _motif(picture: Pixels.Image) -> NDArray[np.bool_]:
    size, box = (_STEPS, _STEPS), Pixels.Resampling.BOX
    if "A" in picture.getbands() or "transparency" in picture.info:
        alpha = np.asarray(picture.convert("RGBA").getchannel("A").resize(size, box))
        if alpha.min() < _OPAQUE:
            return np.asarray(alpha >= _OPAQUE)
    return np.asarray(np.asarray(picture.convert("RGB").resize(size, box)).min(axis=2) < _WHITE)


def _extents(motif: NDArray[np.bool_]) -> Extents:
    found: list[tuple[float, float] | None] = []
    for row in motif:
        places = np.flatnonzero(row)
        if not len(places):
            found.append(None)
        else:
            found.append((float(places[0]) / len(row), float(places[-1] + 1) / len(row)))
    return tuple(found)
