"""Places as files give them: grid cells counted from 1, or lengths from the trimmed edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from layout_tool.files.schema import (
    MISSING,
    Faults,
    Field,
    Record,
    Whole,
)
from layout_tool.files.values import (
    LENGTH,
)
from layout_tool.files.yaml_io import Flow, Node
from layout_tool.model import GridBox, Length, PageGrid, Rect

__all__ = ["PLACE", "Place", "dump_place", "points"]

_CELLS: Final = ("column", "line", "columns", "lines")
_EDGES: Final = ("x", "y", "width", "height")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written: ``cells`` from 0, or lengths, of which some may be left out."""

    cells: GridBox | None
    edges: dict[str, Length]

    def resolve(self, grid: PageGrid) -> GridBox | Rect:
        """Return the place on a grid; a length left out is the type area's."""
        if self.cells is not None:
            return self.cells
        area = grid.type_area
        values = [
            self.edges[name].to_pt(em=grid.body_size, leading=grid.leading)
            if name in self.edges
            else float(getattr(area, name))
            for name in _EDGES
        ]
        return Rect(*values)


_RECORD: Final = Record(
    "a place",
    {
        "column": Field(Whole(1, 100)),
        "line": Field(Whole(1, 1000)),
        "columns": Field(Whole(1, 100)),
        "lines": Field(Whole(1, 1000)),
        **{name: Field(LENGTH) for name in _EDGES},
    },
)


@dataclass(frozen=True, slots=True)
class _PlaceKind:
    allowed: str = (
        "{column, line, columns, lines} counted from 1, or {x, y, width, height} as lengths"
    )

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        before = len(faults.problems)
        found = _RECORD.read(node, key, faults)
        if found is MISSING or len(faults.problems) > before:
            return MISSING
        cells = [name for name in _CELLS if name in found]
        if len(cells) == 4 and len(found) == 4:
            return Place(
                GridBox(found["column"] - 1, found["line"] - 1, found["columns"], found["lines"]),
                {},
            )
        if cells or not found:
            return faults.wrong(node, key, self.allowed)
        return Place(None, found)


PLACE: Final = _PlaceKind()


def points(value: float) -> str:
    """Write a length in pt so that it reads back to the same number."""
    text = f"{value!r}"
    if "e" in text or "n" in text:
        text = f"{value:.12f}".rstrip("0").rstrip(".")
    return f"{text.removesuffix('.0')}pt"


def dump_place(place: GridBox | Rect) -> Flow:
    """Write a place: cells counted from 1, or lengths in pt."""
    if isinstance(place, GridBox):
        return Flow(
            column=place.column + 1,
            line=place.line + 1,
            columns=place.columns,
            lines=place.lines,
        )
    return Flow({name: points(getattr(place, name)) for name in _EDGES})
