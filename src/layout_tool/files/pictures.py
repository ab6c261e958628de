"""Pictures ⇄ YAML: file, caption, credit; their size is read from the file's header."""

from __future__ import annotations

import posixpath
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from PIL import Image

from layout_tool.files.schema import (
    LINES,
    TEXT,
    Field,
    ListOf,
    Record,
)
from layout_tool.files.values import (
    FRACTION,
    IDENTIFIER,
)
from layout_tool.model import Picture

__all__ = ["PICTURE", "picture_from_values", "picture_pixels", "picture_to_values"]

with suppress(ImportError):  # the extra “heic”
    import pi_heif

    pi_heif.register_heif_opener()

PICTURE: Final = Record(
    "a picture",
    {
        "file": Field(TEXT),
        "caption": Field(LINES),
        "credit": Field(TEXT),
        "page": Field(IDENTIFIER),
        "focus": Field(ListOf(FRACTION, 2, 2)),
    },
)

_ORIENTATION: Final = 0x0112
_TURNED: Final = (5, 6, 7, 8)


def picture_pixels(path: Path) -> tuple[int, int] | None:
    """Return width and height of a picture as it is to be seen (EXIF orientation honoured).

    None when the file is missing or is no picture: the page shows that, and opening goes on.
    """
    try:
        with warnings.catch_warnings():
            # A very large scan is a matter for preflight; only the header is read here.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                width, height = image.size
                turned = image.getexif().get(_ORIENTATION) in _TURNED
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return (height, width) if turned else (width, height)


def picture_from_values(
    id: str,
    values: Mapping[str, Any],
    folder: Path | None,
    base: str = "",
) -> Picture:
    """Build a picture; its ``file`` is relative to ``base`` within the edition's ``folder``.

    A picture without a file is one that is still expected.
    """
    file = values.get("file", "")
    file = posixpath.normpath(posixpath.join(base, file)) if file else ""
    rest = {key: value for key, value in values.items() if key != "file"}
    pixels = picture_pixels(folder / file) if file and folder is not None else None
    return Picture(id, file, **rest, pixels=pixels)


def picture_to_values(picture: Picture, base: str = "") -> dict[str, Any]:
    """Return what is written about a picture; what a file's header says is left out."""
    plain = Picture(picture.id, picture.file)
    file = picture.file
    if file and base and not posixpath.isabs(file):
        file = posixpath.relpath(file, base)
    values: dict[str, Any] = {"file": file} if file else {}
    for name in ("caption", "credit", "page"):
        value = getattr(picture, name)
        if value != getattr(plain, name):
            values[name] = value.split("\n") if name == "caption" and "\n" in value else value
    if picture.focus != plain.focus:
        values["focus"] = list(picture.focus)
    return values
