"""Tools are small state machines on a plain pointer; they run without a screen.

A :class:`Tool` answers a press with a :class:`Reaction`, which may begin a :class:`Gesture`. The
gesture holds the edition at the press and answers every move with a preview made from it and the
whole way since, never from the preview before: there is no drift, and Esc costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, runtime_checkable

from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model import AdFrame, Frame, Furniture, GridBox, Page, PageGrid, Rect

__all__ = [
    "HANDLES",
    "THRESHOLD_PX",
    "Gesture",
    "Overlay",
    "Pointer",
    "Reaction",
    "SnapLine",
    "Tool",
    "Turnable",
    "box_words",
    "frame_at",
    "frame_rect",
    "handle_at",
    "handle_points",
    "has_moved",
]

THRESHOLD_PX: Final = 3.0
"""Way in device pixels before a press becomes a drag."""
_HANDLE_PX: Final = 6.0
_EDGE_PX: Final = 3.0

HANDLES: Final = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
"""The eight handles as (across, down): −1 is left or top, 1 right or bottom."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is and what is held.

    ``page`` is the page under it, or the nearest one; ``x`` and ``y`` are pt from that page's
    corner; ``on_page`` tells whether it is on the paper. ``button`` is the one that changed
    ("" for a move), ``buttons`` those held; ``modifiers`` of shift, ctrl, alt, meta; ``clicks``
    is 2 for the second press of a double click. ``pt_per_px`` is a device pixel's size, for
    tolerances that must feel alike at every zoom.
    """

    page: str
    x: float
    y: float
    on_page: bool = True
    button: str = ""
    buttons: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    clicks: int = 1
    pt_per_px: float = 0.75


@dataclass(frozen=True, slots=True)
class SnapLine:
    """A line shown while something snaps to it; ends in pt on the page."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is drawn over the page while a gesture lasts: a rubber band, snap lines, a label."""

    page: str = ""
    rubber: Rect | None = None
    snaps: tuple[SnapLine, ...] = ()
    label: Words | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """A tool's answer.

    ``gesture`` goes on, or is over when None; ``preview`` is shown and not kept; ``step`` is
    kept; ``command`` is run by id with arguments. ``first`` names a command to run before the
    press is given to the tool anew. ``cursor`` names a shape of the pointer.
    """

    gesture: Gesture | None = None
    preview: Step | None = None
    step: Step | None = None
    command: tuple[str, Mapping[str, Any]] | None = None
    first: str = ""
    overlay: Overlay = field(default_factory=Overlay)
    cursor: str = ""


class Gesture(Protocol):
    """What is going on between press and release."""

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Answer a move; the reaction names the gesture that goes on."""
        ...

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Answer the release; the reaction's step is kept."""
        ...


class Tool(Protocol):
    """What the pointer does on the page."""

    @property
    def cursor(self) -> str:
        """The pointer's shape where nothing special is under it."""
        ...

    def press(self, state: State, pointer: Pointer) -> Reaction:
        """Answer the press of a button."""
        ...

    def hover(self, state: State, pointer: Pointer) -> Reaction:
        """Say the pointer's shape, and what is drawn, at a place while no button is held."""
        ...


@runtime_checkable
class Turnable(Protocol):
    """A tool that takes the wheel."""

    def turn(self, state: State, pointer: Pointer, notches: float) -> Reaction | None:
        """Answer the wheel, turned away from the hand by so many notches; None leaves it."""
        ...


def frame_rect(frame: Frame, grid: PageGrid) -> Rect:
    """Return a frame's rectangle in pt."""
    return grid.rect(frame.place) if isinstance(frame.place, GridBox) else frame.place


def box_words(box: GridBox) -> Words:
    """Return how large a box is, in columns and lines."""
    columns = "column" if box.columns == 1 else "columns"
    lines = "line" if box.lines == 1 else "lines"
    return Words(
        f"{box.columns} {columns} × {box.lines} {lines}", f"{box.columns} 栏 × {box.lines} 行"
    )


def frame_at(page: Page, grid: PageGrid, pointer: Pointer) -> Frame | None:
    """Return the frontmost frame under the pointer; flat ones are met within a few pixels.

    An empty box is met at its edge only, so that what it surrounds can be reached.
    """
    reach = _EDGE_PX * pointer.pt_per_px
    for frame in reversed(page.frames):
        rect = frame_rect(frame, grid).inset(-reach, -reach, -reach, -reach)
        if not rect.contains(pointer.x, pointer.y):
            continue
        hollow = isinstance(frame, Furniture) and not (frame.fill or frame.text)
        if hollow and not isinstance(frame, AdFrame):
            inner = rect.inset(2 * reach, 2 * reach, 2 * reach, 2 * reach)
            if inner.width > 0 and inner.height > 0 and inner.contains(pointer.x, pointer.y):
                continue
        return frame
    return None


def handle_points(rect: Rect) -> dict[tuple[int, int], tuple[float, float]]:
    """Return where the eight handles of a rectangle stand, in pt."""
    middle_x, middle_y = rect.x + rect.width / 2, rect.y + rect.height / 2
    xs, ys = (rect.x, middle_x, rect.right), (rect.y, middle_y, rect.bottom)
    return {(dx, dy): (xs[dx + 1], ys[dy + 1]) for dx, dy in HANDLES}


def handle_at(state: State, pointer: Pointer) -> tuple[Frame, tuple[int, int]] | None:
    """Return the selected, unlocked frame and its handle under the pointer."""
    grid = state.grid
    if grid is None or pointer.page != state.view.page or state.text is not None:
        return None
    reach = _HANDLE_PX * pointer.pt_per_px
    for frame in state.chosen:
        if frame.locked:
            continue
        for handle, (x, y) in handle_points(frame_rect(frame, grid)).items():
            if abs(pointer.x - x) <= reach and abs(pointer.y - y) <= reach:
                return frame, handle
    return None


def has_moved(start: Pointer, now: Pointer) -> bool:
    """Tell whether the pointer has gone far enough to mean a drag."""
    if start.page != now.page:
        return True
    way = THRESHOLD_PX * start.pt_per_px
    return abs(now.x - start.x) > way or abs(now.y - start.y) > way
