"""A look at what pages show from outside, before anything is written: pictures and adverts.

The readers (Pillow, pikepdf) are loaded by the first look, for most commands need neither.
"""

from __future__ import annotations

from pathlib import Path

from layout_tool.pdf.findings import Advert, Probe
from layout_tool.pdf.variants import Variant

__all__ = ["probe", "survey_advert"]


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
