"""What an export may write over: a PDF of before, never copy, an edition's files or a device."""

from __future__ import annotations

from pathlib import Path

from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["refuse_foreign"]


def refuse_foreign(target: Path) -> None:
    """Make sure that a PDF written to ``target`` takes the place of nothing but a PDF.

    :raises LayoutError: when something else is there: a text, a picture, a folder, a device.
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
