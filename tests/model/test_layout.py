"""A layout's furniture on grids other than the one it was drawn for."""

from __future__ import annotations

from layout_tool.files import load_layout
from layout_tool.model import GridBox, Page


def test_furniture_from_edge_to_edge_stays_so_on_a_grid_of_fewer_columns() -> None:
    layout = load_layout("broadsheet")
    for template in layout.templates:
        wide = layout.furniture(Page("A01", 1, template=template))
        six = layout.furniture(Page("A01", 1, template=template, grid="six"))
        for before, after in zip(wide, six, strict=True):
            if isinstance(before.place, GridBox) and isinstance(after.place, GridBox):
                assert after.place.right <= 6
                assert (before.place.columns == 8) == (after.place.columns == 6)
                assert after.place.lines == before.place.lines
