"""Which view of a spread to take: fitted, kept at its spot, never lost. Knows nothing of Qt."""

from __future__ import annotations

from typing import Final, Literal

from layout_tool.editor.qt.canvas.geometry import Spread, View, centred, fit
from layout_tool.model import Rect

__all__ = ["Fit", "Limits", "fitted", "kept_place", "pan_limits", "within"]

Fit = Literal["page", "spread", "width", ""]
"""What stays fitted to the window; "" after the editor zoomed or panned."""
Limits = tuple[tuple[int, int], tuple[int, int]]
_KEEP_PX: Final = 90
"""Logical pixels of the spread that panning never pushes out of view."""


def pan_limits(view: View, spread: Spread, width: float, height: float) -> Limits:
    """Return the least and greatest x, and y, of the view, in device pixels.

    ``width`` and ``height`` are the widget's, in logical pixels.
    """
    box, scale = spread.bounds, view.scale
    keep = round(_KEEP_PX * view.ratio)
    across = (keep - round(box.right * scale), round(width * view.ratio) - keep)
    down = (keep - round(box.bottom * scale), round(height * view.ratio) - keep)
    left, top = round(box.x * scale), round(box.y * scale)
    return (
        (across[0], max(across[1] - left, across[0])),
        (down[0], max(down[1] - top, down[0])),
    )


def within(view: View, spread: Spread, width: float, height: float) -> View:
    """Return the nearest view that keeps some of the spread in the window."""
    (left, right), (top, bottom) = pan_limits(view, spread, width, height)
    x, y = min(max(view.x, left), right), min(max(view.y, top), bottom)
    return view.moved(x - view.x, y - view.y)


def fitted(how: Fit, spread: Spread, page: str, width: float, height: float, ratio: float) -> View:
    """Return the view that fits the page, the spread or the page's width into the window."""
    place = spread.place(page)
    target = place.rect if place is not None else spread.bounds
    if how == "spread":
        return fit(spread.whole, width, height, ratio)
    if how == "width":
        strip = Rect(target.x, target.y, target.width, 1)
        view = centred(fit(strip, width, 1e6, ratio), target, width, height)
        top = round(28 * ratio - target.y * view.scale)
        return View(view.zoom, view.x, top, ratio)
    return fit(target, width, height, ratio)


def kept_place(view: View, old: Spread, old_page: str, new: Spread, page: str) -> View:
    """Return the view that shows a page where another one was: the eye stays at its spot."""
    before, now = old.place(old_page), new.place(page)
    if before is None or now is None:
        return view
    dx, dy = before.rect.x - now.rect.x, before.rect.y - now.rect.y
    return view.moved(dx * view.scale, dy * view.scale)
