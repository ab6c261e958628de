"""A content stream being written: the graphics state is tracked, so nothing is set twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from layout_tool.model import Colour, Rect
from layout_tool.pdf.colour import Inks
from layout_tool.pdf.document import Dict, numbers

__all__ = ["Content"]

Matrix = tuple[float, float, float, float]
UPRIGHT: Matrix = (1, 0, 0, 1)


@dataclass(slots=True)
class _State:
    """What the stream has set so far; None where it has not."""

    fill: Colour | None = None
    stroke: Colour | None = None
    overprint: bool = False
    font: tuple[str, float, float] | None = None
    scale: float = 1.0
    line: tuple[float, tuple[float, ...]] | None = None
    resources: dict[str, dict[str, Any]] = field(default_factory=dict)


class Content:
    """The operators of one page, in PDF's own coordinates (y upward from the media's foot).

    ``left`` and ``top`` are where the trimmed page's top left corner lies in them, in pt; sheets
    measure downward from there, and :meth:`x` and :meth:`y` turn their places over.
    """

    def __init__(self, inks: Inks, left: float, top: float) -> None:
        self.inks = inks
        self.left = left
        self.top = top
        self._ops: list[str] = []
        self._state = _State()
        self._in_text = False

    def x(self, x: float) -> float:
        """Return the PDF abscissa of a sheet's x."""
        return self.left + x

    def y(self, y: float) -> float:
        """Return the PDF ordinate of a sheet's y."""
        return self.top - y

    def rect(self, rect: Rect) -> str:
        """Return the operands and operator of a sheet's rectangle."""
        corner = numbers(self.x(rect.x), self.y(rect.bottom), rect.width, rect.height)
        return f"{corner} re"

    def use(self, kind: str, name: str, value: Any) -> str:
        """Note a resource that the page uses and return its name with a slash."""
        self._state.resources.setdefault(kind, {})[name] = value
        return "/" + name

    def add(self, *ops: str) -> None:
        """Append operators that are not text."""
        self._leave_text()
        self._ops.extend(ops)

    def fill_colour(self, colour: Colour, *, overprint: bool = False) -> None:
        """Set the colour of fills and glyphs; it overprints only where the ink allows."""
        self._set_overprint(overprint and self.inks.overprints(colour))
        if colour != self._state.fill:
            self._state.fill = colour
            self._ops.append(self._colour(colour, stroke=False))

    def stroke_colour(self, colour: Colour) -> None:
        """Set the colour of lines; black ones overprint."""
        self._set_overprint(self.inks.overprints(colour))
        if colour != self._state.stroke:
            self._state.stroke = colour
            self._ops.append(self._colour(colour, stroke=True))

    def knock_out(self) -> None:
        """Let what follows hide what lies below it."""
        self._set_overprint(False)

    def line_style(self, width: float, dash: tuple[float, ...] = ()) -> None:
        """Set the width of lines and their dashes, in pt."""
        if self._state.line != (width, dash):
            before = self._state.line[1] if self._state.line else ()
            self._state.line = (width, dash)
            self._ops.append(f"{numbers(width)} w")
            if dash != before:
                self._ops.append(f"[{numbers(*dash)}] 0 d")

    def font(self, name: str, reference: Any, size: float, scale: float) -> None:
        """Begin text where none is open, in a font resource of ``size`` pt."""
        self._enter_text()
        if self._state.font != (name, size, scale):
            self._state.font = (name, size, scale)
            self._ops.append(f"{self.use('Font', name, reference)} {numbers(size)} Tf")
        if self._state.scale != scale:
            self._state.scale = scale
            self._ops.append(f"{numbers(100 * scale)} Tz")

    def text_at(self, x: float, y: float, matrix: Matrix = UPRIGHT) -> None:
        """Put the text position at a sheet's place."""
        self._ops.append(f"{numbers(*matrix, self.x(x), self.y(y))} Tm")

    def show(self, op: str) -> None:
        """Append an operator within the open text."""
        self._ops.append(op)

    @contextmanager
    def saved(self, clip: Rect | None = None) -> Iterator[None]:
        """Save the graphics state, cut to ``clip``, and restore it after."""
        self._leave_text()
        before = self._state
        self._state = replace(before)
        self._ops.append("q")
        if clip is not None:
            self._ops.append(f"{self.rect(clip)} W n")
        yield
        self._leave_text()
        self._ops.append("Q")
        self._state = before

    @contextmanager
    def marked(self, opening: str) -> Iterator[None]:
        """Write marked content around what is painted within; never across a text object."""
        self._leave_text()
        self._ops.append(opening)
        yield
        self._leave_text()
        self._ops.append("EMC")

    def reset(self) -> None:
        """Give a form the graphics state that a page begins with; only within ``saved``."""
        self.add("0 g 0 G 1 w [] 0 d 100 Tz")

    def resources(self) -> Any:
        """Return the resource dictionary of what was used."""
        return Dict({kind: Dict(names) for kind, names in self._state.resources.items()})

    def to_bytes(self) -> bytes:
        """Return the stream."""
        self._leave_text()
        return "\n".join(self._ops).encode("latin-1")

    def _colour(self, colour: Colour, *, stroke: bool) -> str:
        op, space = self.inks.operator(colour, stroke=stroke)
        if space is not None:
            self.use("ColorSpace", *space)
        return op

    def _set_overprint(self, on: bool) -> None:
        if on != self._state.overprint:
            self._state.overprint = on
            self._ops.append(f"{self.use('ExtGState', *self.inks.overprint_state(on))} gs")

    def _enter_text(self) -> None:
        if not self._in_text:
            self._in_text = True
            self._ops.append("BT")

    def _leave_text(self) -> None:
        if self._in_text:
            self._in_text = False
            self._ops.append("ET")
