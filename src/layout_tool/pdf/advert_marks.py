"""What an advert's page paints, measured at its own size: ink, type in several inks, pictures.

Only what is written in process inks is measured; what a plant's preflight would ring up about.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pikepdf

__all__ = ["Marks", "read_marks"]

_MOST: Final = 200_000
"""Operators read: forms that draw forms can ask for years."""
_TRACE: Final = 0.02
_OPERATORS: Final = "q Q cm k g rg cs sc scn Tf Tm BT Tj TJ ' \" f F f* B B* b b* Do"

Matrix = tuple[float, float, float, float, float, float]
_UNTURNED: Final[Matrix] = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Marks:
    """The extremes of a page.

    ``ink`` is the most of a flat colour in percent, ``colour_type`` the least type in several inks
    in pt, ``ppi`` the least pixels an inch of a picture; ``math.inf`` where there is none.
    """

    ink: float = 0.0
    colour_type: float = math.inf
    ppi: float = math.inf


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = _UNTURNED
    inks: tuple[float, ...] = (0, 0, 0, 1)
    size: float = 0.0
    text: Matrix = _UNTURNED


@dataclass(slots=True)
class _Reader:
    marks: Marks = field(default_factory=Marks)
    left: int = _MOST

    def read(self, form: Any, resources: Any, state: _State) -> None:
        """Walk through a content stream and the forms that it draws."""
        stack: list[_State] = []
        for instruction in pikepdf.parse_content_stream(form, _OPERATORS):
            self.left -= 1
            if self.left < 0:
                return
            name, operands = str(instruction.operator), list(instruction.operands)
            if name == "q":
                stack.append(state)
            elif name == "Q":
                state = stack.pop() if stack else state
            elif name == "Do":
                self._draw(resources.get("/XObject", {}).get(operands[0]), resources, state)
            elif name in ("f", "F", "f*", "B", "B*", "b", "b*"):
                self.marks.ink = max(self.marks.ink, 100 * sum(state.inks))
            elif name in ("Tj", "TJ", "'", '"'):
                self._type(state)
            elif name in _STEPS:
                with suppress(TypeError, ValueError, LookupError):  # an operand that is none
                    state = _STEPS[name](state, operands)

    def _type(self, state: _State) -> None:
        self.marks.ink = max(self.marks.ink, 100 * sum(state.inks))
        if sum(ink > _TRACE for ink in state.inks) > 1:
            _, _, c, d, _, _ = _times(state.text, state.matrix)
            self.marks.colour_type = min(self.marks.colour_type, state.size * math.hypot(c, d))

    def _draw(self, thing: Any, resources: Any, state: _State) -> None:
        if thing is None:
            return
        if thing.get("/Subtype") == "/Image":
            a, b, c, d, _, _ = state.matrix
            across, down = math.hypot(a, b), math.hypot(c, d)
            if across > 0 and down > 0 and not bool(thing.get("/ImageMask", False)):
                ppi = 72 * min(int(thing.Width) / across, int(thing.Height) / down)
                self.marks.ppi = min(self.marks.ppi, ppi)
            return
        own = tuple(float(v) for v in thing.get("/Matrix", _UNTURNED))
        placed = _times((own[0], own[1], own[2], own[3], own[4], own[5]), state.matrix)
        inner = _State(placed, state.inks, state.size)
        self.read(thing, thing.get("/Resources", resources), inner)


def read_marks(form: Any) -> Marks:
    """Measure what a page, as a form, paints in its own pt."""
    reader = _Reader()
    reader.read(form, form.get("/Resources", pikepdf.Dictionary()), _State())
    return reader.marks


def _times(first: Matrix, then: Matrix) -> Matrix:
    """Return two transforms as one, ``first`` applied first."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(v) for v in operands)
    return a, b, c, d, e, f


_STEPS: Final[dict[str, Callable[[_State, list[Any]], _State]]] = {
    "cm": lambda s, o: replace(s, matrix=_times(_matrix(o), s.matrix)),
    "k": lambda s, o: replace(s, inks=tuple(float(v) for v in o)),
    "g": lambda s, o: replace(s, inks=(1 - float(o[0]),)),
    # Other spaces are judged by what they are: RGB and spot inks have rules of their own.
    "rg": lambda s, _: replace(s, inks=()),
    "cs": lambda s, o: replace(s, inks=(0, 0, 0, 1) if o[0] == "/DeviceCMYK" else ()),
    "sc": lambda s, o: replace(s, inks=tuple(float(v) for v in o)) if len(s.inks) == 4 else s,
    "scn": lambda s, o: replace(s, inks=tuple(float(v) for v in o)) if len(s.inks) == 4 else s,
    "Tf": lambda s, o: replace(s, size=float(o[1])),
    "Tm": lambda s, o: replace(s, text=_matrix(o)),
    "BT": lambda s, _: replace(s, text=_UNTURNED),
}
