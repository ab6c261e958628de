"""Colours as operators: process inks, separations, overprint.

Text and rules are DeviceCMYK, never DeviceGray, for only then does black overprint under OPM 1
(ISO 32000 8.6.7); white and tints always knock out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from itertools import pairwise
from typing import Any

from layout_tool.model import Cmyk, Colour, Spot, blend, to_rgb
from layout_tool.pdf.document import Array, Dict, Document, name, numbers
from layout_tool.problem import Level, Place, Problem
from layout_tool.sheet import Fill, Image, Item, Shape, Sheet

__all__ = ["REGISTRATION", "Inks", "colours_of", "in_process", "ink_problems"]

REGISTRATION = Spot("All", Cmyk(1, 1, 1, 1))
"""The colour of printer's marks: every plate."""

_SOLID = 0.9995
_STEPS = 8
"""Pieces of a run of colour in RGB, so that a proof shows how the inks mix."""


def ink_problems(sheets: Iterable[Sheet], limit: float) -> list[Problem]:
    """Return where flat colours have more ink than ``limit`` percent; each colour once a frame.

    The colours are printed as asked for: only the editor knows what they should become.
    """
    seen: dict[tuple[str, str, Cmyk], Place] = {}
    for sheet in sheets:
        for group in sheet.groups:
            for item in group.items:
                for inks in map(in_process, colours_of(item)):
                    if inks.total_ink > limit + 0.5:
                        place = Place(page=sheet.page, frame=group.frame)
                        seen.setdefault((sheet.page, group.frame, inks), place)
    return [_over(inks, limit, place) for (_, _, inks), place in seen.items()]


def colours_of(item: Item) -> tuple[Colour, ...]:
    """Return the flat colours that an item is painted in; pictures have none."""
    match item:
        case Image():
            return ()
        case Shape(fill=fill, stroke=stroke):
            return tuple(colour for colour in (fill, stroke) if colour is not None)
        case Fill(colour=colour, into=into):
            return (colour,) if into is None else (colour, into)
        case _:
            return (item.colour,)


def in_process(colour: Colour) -> Cmyk:
    """Return the process inks of a colour, or those that stand in for a spot ink."""
    return colour if isinstance(colour, Cmyk) else colour.alternate.tint(colour.strength)


def _over(inks: Cmyk, limit: float, place: Place) -> Problem:
    parts = " ".join(
        f"{name}{100 * value:.0f}"
        for name, value in zip("CMYK", (inks.c, inks.m, inks.y, inks.k), strict=True)
    )
    return Problem(
        "pdf.ink_over",
        f"The colour {parts} has {inks.total_ink:.0f} % of ink; the paper carries {limit:.0f} %.",
        "Choose a lighter colour, or black alone where black is meant.",
        Level.WARNING,
        place,
        (("ink", f"{inks.total_ink:.0f}"), ("limit", f"{limit:.0f}")),
    )


def _through(colours: Sequence[Sequence[float]]) -> Dict:
    """Return a function of 0 to 1 that runs evenly through colours, from each to the next."""
    pieces = [
        Dict({"FunctionType": 2, "Domain": Array([0, 1]), "N": 1, "C0": Array(one),
              "C1": Array(other)})
        for one, other in pairwise(colours)
    ]  # fmt: skip
    if len(pieces) == 1:
        return pieces[0]
    bounds = [n / len(pieces) for n in range(1, len(pieces))]
    return Dict({"FunctionType": 3, "Domain": Array([0, 1]), "Functions": Array(pieces),
                 "Bounds": Array(bounds), "Encode": Array([0, 1] * len(pieces))})  # fmt: skip


class Inks:
    """The colours of one document.

    ``rgb`` writes what a screen shows, for proofs; ``keep_spots`` writes spot inks as
    separations, otherwise they become the process colours that stand in for them.
    """

    def __init__(self, document: Document, *, rgb: bool = False, keep_spots: bool = False) -> None:
        self._document = document
        self._rgb = rgb
        self._keep_spots = keep_spots
        self._spaces: dict[str, tuple[str, Any]] = {}
        self._states: dict[bool, Any] = {}
        self._runs: dict[str, tuple[str, Any]] = {}

    def overprints(self, colour: Colour) -> bool:
        """Tell whether text or a line of this colour overprints: solid black and nothing else."""
        return (
            not self._rgb
            and isinstance(colour, Cmyk)
            and colour.k >= _SOLID
            and colour.c == colour.m == colour.y == 0
        )

    def operator(self, colour: Colour, *, stroke: bool) -> tuple[str, tuple[str, Any] | None]:
        """Return the operator that sets a colour, and the colour space resource it needs."""
        if isinstance(colour, Spot) and (self._keep_spots or colour.name == "All"):
            space = self._separation(colour)
            setter, painter = ("CS", "SCN") if stroke else ("cs", "scn")
            return f"/{space[0]} {setter} {numbers(colour.strength)} {painter}", space
        if self._rgb:
            parts = numbers(*(part / 255 for part in to_rgb(colour)))
            return f"{parts} {'RG' if stroke else 'rg'}", None
        process = in_process(colour)
        inks = numbers(process.c, process.m, process.y, process.k)
        return f"{inks} {'K' if stroke else 'k'}", None

    def run(self, start: Colour, end: Colour, axis: str) -> tuple[str, Any]:
        """Return the name of a shading from one colour to another along an axis, and the shading.

        Tints of one spot ink stay on its plate; colours of different kinds run in process inks.
        """
        space: Any
        ends: list[list[float]]
        both_spot = isinstance(start, Spot) and isinstance(end, Spot) and start.name == end.name
        if self._keep_spots and both_spot:
            assert isinstance(start, Spot)
            assert isinstance(end, Spot)
            space, ends = self._separation(start)[1], [[start.strength], [end.strength]]
        elif self._rgb:
            steps = (blend(start, end, part / _STEPS) for part in range(_STEPS + 1))
            space, ends = "/DeviceRGB", [[v / 255 for v in to_rgb(step)] for step in steps]
        else:
            space, ends = "/DeviceCMYK", [list(astuple(in_process(c))) for c in (start, end)]
        key = repr((start, end, axis))
        if key not in self._runs:
            self._document.count_in(key.encode())
            shading = Dict({"ShadingType": 2, "ColorSpace": space, "Coords": axis,
                            "Function": _through(ends), "Extend": "[true true]"})  # fmt: skip
            self._runs[key] = f"Sh{len(self._runs) + 1}", self._document.add(shading)
        return self._runs[key]

    def overprint_state(self, on: bool) -> tuple[str, Any]:
        """Return the name of a graphics state that switches overprint, and the state."""
        if on not in self._states:
            flag = "true" if on else "false"
            state = Dict({"Type": "/ExtGState", "OP": flag, "op": flag, "OPM": int(on)})
            self._states[on] = self._document.add(state)
        return ("GSover" if on else "GSknock"), self._states[on]

    def _separation(self, spot: Spot) -> tuple[str, Any]:
        if spot.name not in self._spaces:
            full = spot.alternate
            tint = Dict(
                {
                    "FunctionType": 2,
                    "Domain": Array([0, 1]),
                    "C0": Array([0, 0, 0, 0]),
                    "C1": Array([full.c, full.m, full.y, full.k]),
                    "N": 1,
                }
            )
            space = Array(["/Separation", name(spot.name), "/DeviceCMYK", tint])
            number = len(self._spaces) + 1
            self._spaces[spot.name] = f"CS{number}", self._document.add(space)
        return self._spaces[spot.name]
