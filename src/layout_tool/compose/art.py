"""Furniture that is drawn: logos from SVG files, and QR codes of links."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from layout_tool.model import BLACK, WHITE, Edition, Furniture, Page, Rect
from layout_tool.problem import LayoutError, Place, Problem
from layout_tool.sheet import Fill, Image, Item, Segment, Shape

__all__ = ["QUIET", "art_file", "art_stamp", "compose_art", "qr_matrix"]

QUIET: Final = 4
"""Modules of white around a QR code (ISO/IEC 18004 §9.1)."""

Drawn = tuple[tuple[Item, ...], tuple[Problem, ...]]


def art_file(frame: Furniture, edition: Edition) -> Path:
    """Return where the file of a logo is: beside the edition, or where its layout is."""
    return (edition.folder or Path()) / frame.file


def art_stamp(frame: Furniture, edition: Edition) -> object:
    """Return what changes when a logo's file does."""
    if frame.kind != "logo":
        return None
    try:
        status = art_file(frame, edition).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def compose_art(frame: Furniture, text: str, edition: Edition, page: Page, box: Rect) -> Drawn:
    """Draw a logo, or the QR code of ``text``, as large as fits into ``box`` (pt)."""
    try:
        if frame.kind == "qr":
            return _code(text, frame, box), ()
        # Only pages with drawings wait for the reader of SVG.
        from layout_tool.compose.svg import read_svg  # noqa: PLC0415

        return read_svg(art_file(frame, edition)).fitted(box), ()
    except LayoutError as error:
        place = Place(page=page.id, frame=frame.id, x=box.x, y=box.y)
        problems = tuple(
            replace(problem, place=replace(place, file=problem.place.file))
            for problem in error.problems
        )
        return (Image(box, "", alt=text or frame.file),), problems


def _code(text: str, frame: Furniture, box: Rect) -> tuple[Item, ...]:
    matrix = qr_matrix(text)
    side = min(box.width, box.height)
    left, top = box.x + (box.width - side) / 2, box.y + (box.height - side) / 2
    unit = side / (len(matrix) + 2 * QUIET)
    segments: list[Segment] = []
    for row, modules in enumerate(matrix):
        y = top + (row + QUIET) * unit
        for start, end in _runs(modules):
            x1, x2 = left + (start + QUIET) * unit, left + (end + QUIET) * unit
            segments += [("M", (x1, y)), ("L", (x2, y)), ("L", (x2, y + unit)),
                         ("L", (x1, y + unit)), ("Z", ())]  # fmt: skip
    square = Rect(left, top, side, side)
    return Fill(square, WHITE), Shape(square, tuple(segments), frame.colour or BLACK)


def _runs(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where dark modules begin and end in a row."""
    runs: list[tuple[int, int]] = []
    for index, dark in enumerate(modules):
        if dark and runs and runs[-1][1] == index:
            runs[-1] = runs[-1][0], index + 1
        elif dark:
            runs.append((index, index + 1))
    return runs


@lru_cache(maxsize=256)
def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of a QR code, row by row, error correction M (ISO/IEC 18004).

    :raises LayoutError: when there is no text, or more than a code holds.
    """
    # Only pages with codes wait for the encoder.
    import segno  # noqa: PLC0415

    if not text:
        raise LayoutError(
            Problem("qr.empty", "The QR code has no link.", "Write the link as its text.")
        )
    try:
        code = segno.make(text, error="m", micro=False, boost_error=False)
    except ValueError as error:
        what = f"A QR code cannot hold {len(text)} characters."
        raise LayoutError(Problem("qr.too_long", what, "Use a shorter link.")) from error
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
