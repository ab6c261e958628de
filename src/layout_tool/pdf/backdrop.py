"""What pictures lie on: paper, a plain colour, or other art.

A see-through picture (PNG with alpha) stays so where the kind of PDF allows it. PDF/X-1a does not:
there the picture is laid on its backdrop beforehand, which can only be done where that is plain.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from layout_tool.model import WHITE, Cmyk, Rect
from layout_tool.pdf.colour import in_process
from layout_tool.pdf.pixels import Request, is_page
from layout_tool.sheet import Box, Fill, GlyphRun, Group, Image, Item, Rule, Shape, Sheet

__all__ = ["requests_of"]

_SOLID: Final = (".jpg", ".jpeg")
"""Files that are never see-through."""
_NEAR: Final = 0.01


def requests_of(sheet: Sheet) -> Iterator[tuple[Group, Image, Request]]:
    """Yield the pictures of a page with their frames and what they ask for; no adverts in PDF."""
    below: list[Item] = []
    for group in sheet.groups:
        for item in group.items:
            if isinstance(item, Image) and item.file and not is_page(item):
                # Imposition moves items, which leaves a trace in the last digits of a width.
                width, height = round(item.rect.width, 3), round(item.rect.height, 3)
                solid = item.file.lower().endswith(_SOLID)
                backdrop = WHITE if solid else _backdrop(item.rect, below)
                yield group, item, Request(Path(item.file), item.crop, width, height, backdrop)
            below.append(item)


def _backdrop(rect: Rect, below: list[Item]) -> Cmyk | None:
    """Return the one colour that lies under a rectangle, or None where there are several things."""
    for item in reversed(below):
        if not _meets(rect, item):
            continue
        if isinstance(item, Fill) and item.into is None and _holds(item.rect, rect):
            return in_process(item.colour)
        return None
    return WHITE


def _meets(rect: Rect, item: Item) -> bool:
    match item:
        case GlyphRun():
            xs = [item.x + x for x in item.glyphs.xs] or [item.x]
            left, right = min(xs), max(xs) + max(item.glyphs.advances, default=0.0)
            ys = [item.y + y for y in item.glyphs.ys] or [item.y]
            top, bottom = min(ys) - item.glyphs.size, max(ys) + item.glyphs.size
        case Rule():
            left, right = sorted((item.x1, item.x2))
            top, bottom = sorted((item.y1, item.y2))
        case Box() if _holds(item.rect, rect):
            return False  # an outline around it
        case Fill() | Box() | Image() | Shape():
            left, right, top, bottom = (
                item.rect.x, item.rect.right, item.rect.y, item.rect.bottom
            )  # fmt: skip
    return (
        left < rect.right - _NEAR and right > rect.x + _NEAR
        and top < rect.bottom - _NEAR and bottom > rect.y + _NEAR
    )  # fmt: skip


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x + _NEAR and outer.right >= inner.right - _NEAR
        and outer.y <= inner.y + _NEAR and outer.bottom >= inner.bottom - _NEAR
    )  # fmt: skip
