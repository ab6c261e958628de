"""Pointer and keys as plain values, so that tools need not know Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from layout_tool.editor.qt.canvas.geometry import Spread, View
from layout_tool.editor.tools import Pointer

__all__ = ["Key", "Pointer", "key_of", "modifiers_of", "pointer_at", "pointer_of"]

_BUTTONS: Final = (
    ("left", Qt.MouseButton.LeftButton),
    ("middle", Qt.MouseButton.MiddleButton),
    ("right", Qt.MouseButton.RightButton),
)
_MODIFIERS: Final = (
    ("shift", Qt.KeyboardModifier.ShiftModifier),
    ("ctrl", Qt.KeyboardModifier.ControlModifier),
    ("alt", Qt.KeyboardModifier.AltModifier),
    ("meta", Qt.KeyboardModifier.MetaModifier),
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its Qt code, its text, its modifiers, and whether it repeats."""

    code: int
    text: str
    modifiers: frozenset[str]
    repeats: bool


def pointer_at(
    spread: Spread,
    view: View,
    x: float,
    y: float,
    *,
    button: str = "",
    buttons: frozenset[str] = frozenset(),
    modifiers: frozenset[str] = frozenset(),
    clicks: int = 1,
) -> Pointer:
    """Return the pointer at logical pixel (x, y) of the view."""
    at_x, at_y = view.to_spread(x * view.ratio, y * view.ratio)
    place = spread.nearest(at_x, at_y)
    return Pointer(
        place.page,
        at_x - place.rect.x,
        at_y - place.rect.y,
        place.rect.contains(at_x, at_y),
        button,
        buttons,
        modifiers,
        clicks,
        1 / view.scale,
    )


def pointer_of(event: QMouseEvent, spread: Spread, view: View, clicks: int = 1) -> Pointer:
    """Return a mouse event as a plain pointer."""
    at = event.position()
    changed = event.button()
    held = event.buttons()
    return pointer_at(
        spread,
        view,
        at.x(),
        at.y(),
        button=next((name for name, button in _BUTTONS if changed == button), ""),
        buttons=frozenset(name for name, button in _BUTTONS if held & button),
        modifiers=modifiers_of(event.modifiers()),
        clicks=clicks,
    )


def key_of(event: QKeyEvent) -> Key:
    """Return a key event as a plain key."""
    return Key(event.key(), event.text(), modifiers_of(event.modifiers()), event.isAutoRepeat())


def modifiers_of(held: Qt.KeyboardModifier) -> frozenset[str]:
    """Return the modifiers held, by the names that tools use."""
    return frozenset(name for name, modifier in _MODIFIERS if held & modifier)
