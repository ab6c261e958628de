"""Where a PDF is put: over a PDF of before, never over copy, an edition's files or a device.

It takes its place at the end and whole, so an export that fails leaves the old one as it was.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["put_in_place", "refuse_foreign"]


def refuse_foreign(target: Path) -> None:
    """Make sure that a PDF written to ``target`` takes the place of nothing but a PDF.

    Raises:
        LayoutError: something else is there: a text, a picture, a folder, a device.

    """
    try:
        if not target.exists():
            return
        if target.is_file():
            with target.open("rb") as file:
                begin = file.read(1024)
            if not begin or b"%PDF-" in begin:
                return
            what = f"“{target.name}” is there already and is no PDF; it was left as it is."
        else:
            what = f"“{target.name}” is no ordinary file, so no PDF can take its place."
    except OSError as error:
        what = f"The file “{target.name}” cannot be looked at ({error.strerror or error})."
    raise LayoutError(
        Problem("output.foreign", what, "Give the PDF another name.", place=Place(file=target))
    )


def put_in_place(target: Path, data: bytes) -> None:
    """Put the file in its place, whole, or leave what was there and nothing beside it.

    Raises:
        LayoutError: something else than a PDF is there, or the file cannot be written.

    """
    refuse_foreign(target)
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o644)
            Path(beside).replace(target)
        except BaseException:  # a stop by the user, too
            with suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        raise LayoutError(
            Problem(
                "pdf.not_written",
                f"The PDF cannot be written to {target}: {error.strerror or error}.",
                "Choose another folder, or close the program that has the file open.",
                place=Place(file=target),
            )
        ) from error
