"""Paints a spread: shadow, paper, sheets, fold, and the guides that no press prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from layout_tool.compose.result import Composition
from layout_tool.editor.qt.canvas.geometry import PagePlace, Spread, View
from layout_tool.editor.qt.canvas.overlay import (
    Guides,
    paint_badges,
    paint_bleed,
    paint_edges,
    paint_grid,
    paint_shadow,
)
from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.model import PageGrid

__all__ = ["ShownPage", "frame_of", "paint_paper", "paint_spread"]

_PAPER: Final = QColor(255, 255, 255)
_FOLD: Final = QColor(0, 0, 0, 36)
_SHADOW_PX: Final = 14
_BADGE_PX: Final = 11


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as the canvas needs it: what was composed, and the grid it stands on."""

    composition: Composition
    grid: PageGrid


def frame_of(view: View, place: PagePlace) -> Frame:
    """Return where a page of the spread lies on the screen."""
    x, y = view.to_device(place.rect.x, place.rect.y)
    return Frame(x, y, view.scale)


def paint_paper(painter: QPainter, spread: Spread, view: View, clip: QRectF) -> QRectF:
    """Paint the empty paper on its shadow, as far as ``clip``; return where it is.

    Both rectangles in device pixels.
    """
    bounds = Frame(view.x, view.y, view.scale).rect(spread.bounds)
    if not bounds.contains(clip):
        paint_shadow(painter, bounds, _SHADOW_PX * view.ratio)
    painter.fillRect(bounds, _PAPER)
    return bounds


def paint_spread(
    painter: QPainter,
    sheets: SheetPainter,
    spread: Spread,
    pages: Mapping[str, ShownPage],
    view: View,
    clip: QRectF,
    guides: Guides,
    font: QFont,
) -> None:
    """Paint what meets ``clip``; everything in device pixels, ``font`` for the badges."""
    bounds = paint_paper(painter, spread, view, clip)
    for place in spread.places:
        shown = pages.get(place.page)
        if shown is not None:
            _paint_sheet(painter, sheets, shown, place, view, clip)
            _paint_guides(painter, shown, place, view, clip, guides, font)
    if guides.grid and pages:
        bleed = max(shown.grid.bleed for shown in pages.values())
        paint_bleed(painter, bounds, bleed * view.scale)
    if len(spread.places) == 2:
        fold = round(view.to_device(spread.places[1].rect.x, 0)[0])
        painter.fillRect(QRectF(fold, bounds.y(), 1, bounds.height()), _FOLD)


def _paint_sheet(
    painter: QPainter,
    sheets: SheetPainter,
    shown: ShownPage,
    place: PagePlace,
    view: View,
    clip: QRectF,
) -> None:
    part = clip.intersected(Frame(view.x, view.y, view.scale).rect(place.rect))
    if part.isEmpty():
        return
    painter.save()
    painter.setClipRect(part)
    sheets.paint(painter, shown.composition.sheet, frame_of(view, place), part)
    painter.restore()


def _paint_guides(
    painter: QPainter,
    shown: ShownPage,
    place: PagePlace,
    view: View,
    clip: QRectF,
    guides: Guides,
    font: QFont,
) -> None:
    frame, sheet = frame_of(view, place), shown.composition.sheet
    if guides.grid:
        paint_grid(painter, shown.grid, frame, view.ratio, clip)
    if guides.edges:
        paint_edges(painter, sheet, frame)
    if guides.badges:
        badge = QFont(font)
        badge.setPixelSize(round(_BADGE_PX * view.ratio))
        paint_badges(painter, sheet, shown.composition.fits, frame, badge)
