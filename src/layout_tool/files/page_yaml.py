"""Pages ⇄ YAML: what the editor decided about a page, and its frames in grid terms."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from layout_tool.files.layout_build import check_placeholders, mark_of
from layout_tool.files.layout_schema import FURNITURE_KIND
from layout_tool.files.places import PLACE, Place, dump_place, points
from layout_tool.files.schema import (
    FLAG,
    LINES,
    TEXT,
    Choice,
    Faults,
    Field,
    ListOf,
    Number,
    Record,
    Whole,
)
from layout_tool.files.values import (
    COLOUR,
    FRACTION,
    IDENTIFIER,
    SIZE,
    THICKNESS,
)
from layout_tool.files.yaml_io import Flow, MapNode, Mark, Node, SeqNode
from layout_tool.model import (
    BLACK,
    WHITE,
    AdFrame,
    Cmyk,
    Colour,
    Frame,
    Furniture,
    GridBox,
    Layout,
    Page,
    PageGrid,
    PictureFrame,
    Rect,
    StoryFrame,
)
from layout_tool.problem import suggest

__all__ = ["PAGE_FIELDS", "build_page", "page_to_values"]

_FRAME: Final = Record(
    "a frame",
    {
        "id": Field(IDENTIFIER),
        "story": Field(IDENTIFIER),
        "picture": Field(IDENTIFIER),
        "advert": Field(TEXT),
        "furniture": Field(FURNITURE_KIND),
        "place": Field(PLACE, required=True),
        "text_columns": Field(Whole(1, 40)),
        "rank": Field(Whole(1, 99)),
        "headline_size": Field(SIZE),
        "boxed": Field(FLAG),
        "direction": Field(Choice(("horizontal", "vertical", "vertical-head"))),
        "looseness": Field(Whole(-99, 99)),
        "squeeze": Field(FLAG),
        "tracking": Field(Number(-0.2, 0.5)),
        "leading": Field(SIZE),
        "part": Field(Whole(1, 99)),
        "drop_cap": Field(Whole(0, 4)),
        "headless": Field(FLAG),
        "head_tint": Field(COLOUR),
        "head_ink": Field(Choice(("auto", "black", "white"))),
        "head_over": Field(FLAG),
        "wrap": Field(Choice(("none", "box", "shape"))),
        "tint": Field(COLOUR),
        "zoom": Field(Number(1, 100)),
        "focus": Field(ListOf(FRACTION, 2, 2)),
        "page": Field(Whole(1, 100_000)),
        "text": Field(LINES),
        "file": Field(TEXT),
        "style": Field(IDENTIFIER),
        "stroke": Field(THICKNESS),
        "fill": Field(COLOUR),
        "fill_to": Field(COLOUR),
        "fill_angle": Field(Number(-360, 360)),
        "colour": Field(COLOUR),
        "locked": Field(FLAG),
        "group": Field(IDENTIFIER),
    },
)

_OWN: Final[dict[str, tuple[str, ...]]] = {
    "story": (
        "text_columns",
        "rank",
        "headline_size",
        "boxed",
        "tint",
        "direction",
        "style",
        "looseness",
        "squeeze",
        "tracking",
        "leading",
        "part",
        "drop_cap",
        "headless",
        "head_tint",
        "head_ink",
        "head_over",
    ),
    "picture": ("zoom", "focus", "wrap"),
    "advert": ("page", "wrap"),
    "furniture": (
        "text",
        "file",
        "style",
        "stroke",
        "fill",
        "fill_to",
        "fill_angle",
        "colour",
        "wrap",
    ),
}
"""The keys that each kind of frame has of its own."""
_LENGTHS: Final = ("headline_size", "leading", "stroke")

PAGE_FIELDS: Final = {
    "id": Field(IDENTIFIER, required=True),
    "number": Field(Whole(1, 9999)),
    "section": Field(LINES),
    "slogan": Field(LINES),
    "editors": Field(LINES),
    "template": Field(IDENTIFIER),
    "grid": Field(IDENTIFIER),
    "frames": Field(ListOf(_FRAME)),
}
"""The keys of a page file."""


def build_page(
    values: Mapping[str, Any], node: MapNode, layout: Layout, number: int, faults: Faults
) -> Page:
    """Build a page; ``number`` is its place in the edition where the file does not say."""
    page = Page(
        id=values.get("id", "?"),
        number=values.get("number", number),
        **{
            k: values[k]
            for k in ("section", "slogan", "editors", "template", "grid")
            if k in values
        },
    )
    if page.grid not in layout.grids:
        _unknown("grid", page.grid, layout.grids, mark_of(node, "grid"), faults)
        return page
    grid = layout.grids[page.grid]
    if layout.templates and page.template not in layout.templates:
        _unknown("template", page.template, layout.templates, mark_of(node, "template"), faults)
    else:
        _check_template(page, layout, grid, mark_of(node, "template"), faults)
    builder = _FrameBuilder(layout, grid, faults)
    frames = builder.build(values.get("frames", ()), node.entries.get("frames"))
    return dataclasses.replace(page, frames=frames)


def _unknown(key: str, name: str, known: Mapping[str, Any], mark: Mark, faults: Faults) -> None:
    what = f"The layout has no {key} “{name}”."
    remedy = f"{suggest(name, known)} It has: {', '.join(known)}.".strip()
    faults.add(f"page.{key}", what, remedy, mark, key)


def _check_template(page: Page, layout: Layout, grid: PageGrid, mark: Mark, faults: Faults) -> None:
    for piece in layout.templates.get(page.template, ()):
        place = piece.place
        if isinstance(place, GridBox) and (place.right > grid.columns or place.bottom > grid.lines):
            what = (
                f"The template “{page.template}” needs {place.right} columns and {place.bottom} "
                f"lines for “{piece.id}”; the grid “{page.grid}” has {grid.columns} × {grid.lines}."
            )
            remedy = "Choose another grid or template for the page."
            faults.add("page.template", what, remedy, mark, "template")
            return


class _FrameBuilder:
    def __init__(self, layout: Layout, grid: PageGrid, faults: Faults) -> None:
        self.layout = layout
        self.grid = grid
        self.faults = faults
        self.ids: dict[str, int] = {}

    def build(self, rows: Any, node: Node | None) -> tuple[Frame, ...]:
        if not isinstance(node, SeqNode) or len(node.items) != len(rows):
            return ()
        frames = []
        for index, (row, item) in enumerate(zip(rows, node.items, strict=True), 1):
            if isinstance(item, MapNode) and "place" in row:
                frame = self.frame(row, item, f"frames[{index}]")
                if frame is not None:
                    frames.append(frame)
        return tuple(frames)

    def frame(self, row: Mapping[str, Any], node: MapNode, key: str) -> Frame | None:
        kinds = [kind for kind in _OWN if kind in row]
        if len(kinds) != 1:
            what = "A frame holds one thing: a story, a picture, an advert or furniture."
            given = f"Given: {', '.join(kinds)}; keep one." if kinds else "Name one of the four."
            self.faults.add("page.frame", what, given, node.mark, key)
            return None
        kind = kinds[0]
        for name in row:
            if name not in (*_OWN[kind], kind, "id", "place", "locked", "group"):
                what = f"The key “{name}” has no meaning for a frame with {kind}."
                known = f"Known keys: id, {kind}, place, locked, group, {', '.join(_OWN[kind])}."
                self.faults.add("schema.key", what, known, node.keys[name], f"{key}.{name}")
        frame_id = row.get("id", row[kind] if kind in ("story", "picture") else "")
        if not frame_id:
            what = "An advert or a piece of furniture needs an id."
            self.faults.add("schema.missing", what, "Add “id: …”.", node.mark, f"{key}.id")
        if frame_id in self.ids:
            what = f"There are two frames “{frame_id}” on the page."
            remedy = f"The other begins in line {self.ids[frame_id]}; give one another id."
            self.faults.add("page.twice", what, remedy, node.mark, f"{key}.id")
        self.ids[frame_id] = node.mark.line
        place = self.place(row["place"], mark_of(node, "place"), f"{key}.place", kind)
        return self.make(kind, frame_id, place, row, node, key)

    def place(self, written: Place, mark: Mark, key: str, kind: str) -> GridBox | Rect:
        place = written.resolve(self.grid)
        grid = self.grid
        if isinstance(place, Rect):
            if kind in ("story", "picture"):
                what = f"A {kind} stands on the grid."
                remedy = "Give its place as {column, line, columns, lines}."
                self.faults.add("page.place", what, remedy, mark, key)
        elif place.right > grid.columns or place.bottom > grid.lines:
            what = (
                f"Columns {place.column + 1}–{place.right}, lines {place.line + 1}–{place.bottom} "
                f"are not all on the grid of {grid.columns} columns × {grid.lines} lines."
            )
            self.faults.add("page.place", what, "Move the frame or make it smaller.", mark, key)
        return place

    def make(
        self,
        kind: str,
        frame_id: str,
        place: GridBox | Rect,
        row: Mapping[str, Any],
        node: MapNode,
        key: str,
    ) -> Frame | None:
        rest = {name: row[name] for name in (*_OWN[kind], "locked", "group") if name in row}
        for name in _LENGTHS:
            if name in rest:
                rest[name] = rest[name].to_pt(em=self.grid.body_size, leading=self.grid.leading)
        if kind == "furniture":
            mark = mark_of(node, "text")
            check_placeholders(rest.get("text", ""), mark, f"{key}.text", self.faults)
            style = rest.get("style", "")
            if style and style not in self.layout.styles.text:
                known = self.layout.styles.text
                _unknown("style", style, known, mark_of(node, "style"), self.faults)
            return Furniture(frame_id, place, row["furniture"], **rest)
        if kind == "advert":
            return AdFrame(frame_id, place, row["advert"], **rest)
        if isinstance(place, Rect):
            return None
        if kind == "story":
            return StoryFrame(frame_id, place, row["story"], **rest)
        return PictureFrame(frame_id, place, row["picture"], **rest)


# Writing


def page_to_values(page: Page) -> dict[str, Any]:
    """Return what a page file holds; fields at their defaults are left out."""
    plain = Page(page.id, page.number)
    values: dict[str, Any] = {"id": page.id, "number": page.number}
    for name in ("section", "slogan", "editors", "template", "grid"):
        value = getattr(page, name)
        if value != getattr(plain, name):
            values[name] = value.split("\n") if "\n" in value else value
    if page.frames:
        values["frames"] = [_frame_to_values(frame) for frame in page.frames]
    return values


def _frame_to_values(frame: Frame) -> dict[str, Any]:
    kind, subject, plain = _subject(frame)
    values: dict[str, Any] = {kind: subject}
    if kind in ("advert", "furniture") or frame.id != subject:
        values["id"] = frame.id
    values["place"] = dump_place(frame.place)
    for name in (*_OWN[kind], "locked", "group"):
        value = getattr(frame, name)
        if value != getattr(plain, name):
            values[name] = _value(name, value)
    return values


def _subject(frame: Frame) -> tuple[str, str, Frame]:
    """Return the kind's key, what the frame holds, and the frame with everything else plain."""
    if isinstance(frame, StoryFrame):
        return "story", frame.story, StoryFrame(frame.id, frame.place, frame.story)
    if isinstance(frame, PictureFrame):
        return "picture", frame.picture, PictureFrame(frame.id, frame.place, frame.picture)
    if isinstance(frame, AdFrame):
        return "advert", frame.file, AdFrame(frame.id, frame.place, frame.file)
    return "furniture", frame.kind, Furniture(frame.id, frame.place, frame.kind)


def _value(name: str, value: Any) -> Any:
    if name in ("tint", "head_tint", "fill", "fill_to", "colour"):
        return dump_colour(value)
    if name in _LENGTHS:
        return points(value)
    if name == "text" and "\n" in value:
        return value.split("\n")
    return list(value) if isinstance(value, tuple) else value


def dump_colour(colour: Colour) -> Any:
    """Write a colour as :data:`layout_tool.files.schema.COLOUR` reads it."""
    if not isinstance(colour, Cmyk):
        return Flow(
            spot=colour.name,
            strength=_percent(colour.strength),
            alternate=[_percent(ink) for ink in dataclasses.astuple(colour.alternate)],
        )
    if colour == BLACK:
        return "black"
    if colour == WHITE:
        return "white"
    inks = [_percent(ink) for ink in dataclasses.astuple(colour)]
    if inks[:3] == [0, 0, 0] and isinstance(inks[3], int) and inks[3] / 100 == colour.k:
        return f"K{inks[3]}"
    return inks


def _percent(fraction: float) -> float | int:
    """Write a fraction in percent, such that a hundredth of it is the fraction again."""
    percent = round(fraction * 100, 9)
    if percent / 100 != fraction:
        percent = fraction * 100
    return int(percent) if percent == int(percent) else percent
