"""From the values of a layout file to a :class:`Layout`, checking what a schema cannot say."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, Final

from layout_tool.files.places import Place
from layout_tool.files.schema import Faults
from layout_tool.files.yaml_io import MapNode, Mark, Node
from layout_tool.model import (
    PT_PER_MM,
    Furniture,
    GridBox,
    HeadStyle,
    Layout,
    Length,
    PageGrid,
    StyleSheet,
    TabStop,
    TextStyle,
    to_mm,
)
from layout_tool.problem import suggest

__all__ = ["PLACEHOLDERS", "build_layout", "check_placeholders", "mark_of"]

PLACEHOLDERS: Final = (
    "title", "date", "date_cn", "weekday", "page", "number", "section", "slogan", "editors",
    "issue",
)  # fmt: skip
"""What furniture's text may ask for."""

_SIZES: Final = ("size", "sizes", "leading", "width", "height", "body")
_LEAST: Final = 1.0
_MOST: Final = 6000.0
"""Sizes of type and of paper in pt; the largest is more than two metres."""
_MOST_BLEED: Final = 100 * PT_PER_MM
_EM_BOUNDS: Final = {"indent": (0.0, 40.0), "tracking": (-0.2, 5.0), "latin_gap": (0.0, 2.0)}
"""What has a meaning in em of the type's size; closer set characters stand over each other."""
_HEAD_NUMBERS: Final = ("max_lines", "before", "after", "condense", "tighten", "loosen")
_Values = Mapping[str, Any]


def build_layout(name: str, values: _Values, node: MapNode) -> Layout:
    """Build the layout; ``node`` is where the values were read from, for the places of faults.

    :raises LayoutError: with every fault: a style that does not exist, a type area that does not
        fit its paper, furniture that stands outside its grid.
    """
    faults = Faults()
    builder = _Builder(values, node, faults)
    styles = builder.styles()
    faults.check()
    grids = builder.grids(styles)
    faults.check()
    templates = builder.templates(grids, styles)
    faults.check()
    written = mark_of(node, "fonts").place().file
    file = str(written) if written is not None else ""
    return Layout(name, grids, styles, templates, values.get("fonts") or {}, file)


def mark_of(node: MapNode, *path: object) -> Mark:
    """Return the mark of the deepest key of ``path`` that was written."""
    mark = node.mark
    here: Node = node
    for key in path:
        if not isinstance(here, MapNode) or str(key) not in here.entries:
            break
        mark = here.keys[str(key)]
        here = here.entries[str(key)]
    return mark


def check_placeholders(text: str, mark: Mark, key: str, faults: Faults) -> None:
    """Note every ``{name}`` that is not known."""
    for name in re.findall(r"\{([^{}]*)\}", text):
        if name not in PLACEHOLDERS:
            remedy = f"{suggest(name, PLACEHOLDERS)} Known: {', '.join(PLACEHOLDERS)}."
            what = f"“{{{name}}}” is not known in furniture's text."
            faults.add("layout.placeholder", what, remedy.strip(), mark, key)


class _Builder:
    def __init__(self, values: _Values, node: MapNode, faults: Faults) -> None:
        self.values = values
        self.node = node
        self.faults = faults
        self.made: dict[str, TextStyle] = {}

    def fault(self, id: str, what: str, remedy: str, *path: object) -> None:
        key = ".".join(str(part) for part in path)
        self.faults.add(id, what, remedy, mark_of(self.node, *path), key)

    # Styles

    def styles(self) -> StyleSheet:
        for name in self.values["styles"]:
            self.named_style(name, (), ("styles", name))
        heads = {rank: self.head(rank, head) for rank, head in self.values["heads"].items()}
        return StyleSheet(dict(self.made), heads, self.values.get("colours") or {})

    def named_style(self, name: str, seen: tuple[str, ...], path: tuple[str, ...]) -> TextStyle:
        if name in self.made:
            return self.made[name]
        known = self.values["styles"]
        if name not in known or name in seen:
            loop = f"These styles are like each other: {' → '.join((*seen, name))}."
            what = loop if name in seen else f"There is no text style “{name}”."
            remedy = "Take one “like” away." if name in seen else suggest(name, known)
            self.fault("layout.style", what, remedy, *path)
            return TextStyle()
        path = ("styles", name)
        style = self.style(known[name], (*seen, name), path)
        self.made[name] = style
        return style

    def style(self, values: _Values, seen: tuple[str, ...], path: tuple[str, ...]) -> TextStyle:
        like = values.get("like")
        start = self.named_style(like, seen, (*path, "like")) if like else TextStyle()
        size = self.points(values["size"], (*path, "size")) if "size" in values else start.size
        changes: dict[str, Any] = {"size": size}
        if "leading" in values:
            changes["leading"] = self.points(values["leading"], (*path, "leading"), em=size)
        for name in _EM_BOUNDS:
            if name in values:
                changes[name] = self.ems(values[name], size, (*path, name))
        if "tabs" in values:
            changes["tabs"] = self.tabs(values["tabs"], size, (*path, "tabs"))
        plain = {f.name for f in dataclasses.fields(TextStyle)} - {
            "size", "leading", "tabs", *_EM_BOUNDS,
        }  # fmt: skip
        changes |= {name: value for name, value in values.items() if name in plain}
        made = dataclasses.replace(start, **changes)
        if made.leading is not None:
            self.check_leading(made.leading, size, path)
        return made

    def check_leading(self, leading: float, size: float, path: tuple[str, ...]) -> None:
        """Note a leading with which lines of type of so many pt would stand over each other."""
        if leading < size:
            what = f"The leading ({leading:g} pt) is less than the type's size ({size:g} pt)."
            self.fault("layout.leading", what, "Lines would overlap.", *path, "leading")

    def ems(self, length: Length, size: float, path: tuple[str, ...]) -> float:
        """Return a length in em of type of so many pt, within what its key may be."""
        value = self.points(length, path, em=size) / size
        least, most = _EM_BOUNDS[path[-1]]
        if not least <= value <= most:
            what = f"{value:g} em is not allowed here."
            self.fault("layout.length", what, f"Allowed: {least:g} to {most:g} em.", *path)
            return 0.0
        return value

    def tabs(
        self, stops: tuple[Any, ...], size: float, path: tuple[str, ...]
    ) -> tuple[TabStop, ...]:
        """Return tab stops in em of a style of so many pt; a bare place is a stop at the left."""
        found: list[TabStop] = []
        for stop in stops:
            values = stop if isinstance(stop, dict) else {"at": stop}
            at = self.points(values["at"], path, em=size) / size
            if at <= (found[-1].at if found else 0.0):
                what = f"A tab stop at {at:g} em does not stand behind the one before it."
                self.fault("layout.tabs", what, "Give the stops from left to right.", *path)
            found.append(TabStop(at, values.get("align", "left"), values.get("leader", "")))
        return tuple(found)

    def head(self, rank: int, values: _Values) -> HeadStyle:
        parts: dict[str, Any] = {}
        for part in ("headline", "kicker", "deck", "byline"):
            path = ("heads", str(rank), part)
            value = values[part]
            parts[part] = (
                self.named_style(value, (), path)
                if isinstance(value, str)
                else self.style(value, (), path)
            )
        sizes = [self.points(size, ("heads", str(rank), "sizes")) for size in values["sizes"]]
        rest = {k: v for k, v in values.items() if k in _HEAD_NUMBERS}
        return HeadStyle(**parts, sizes=tuple(sorted(sizes, reverse=True)), **rest)

    def points(self, length: Length, path: tuple[str, ...], *, em: float | None = None) -> float:
        try:
            value = length.to_pt(em=em)
        except ValueError:
            remedy = "Write it in mm, pt, 级, or as a Chinese size such as 小五."
            self.fault("layout.length", f"A length in {length.unit} has no meaning here.", remedy,
                       *path)  # fmt: skip
            return 1.0
        if path[-1] in _SIZES and not _LEAST <= value <= _MOST:
            allowed = f"It must be from {_LEAST:g} to {_MOST:g} pt."
            self.fault("layout.length", f"{value:g} pt is no size.", allowed, *path)
            return _LEAST
        return value

    # Grids

    def grids(self, styles: StyleSheet) -> dict[str, PageGrid]:
        if "default" not in self.values["grids"]:
            what = "There is no grid “default”."
            self.fault("layout.grid", what, "Every layout needs one of that name.", "grids")
        if "body" not in styles.text:
            what = "There is no text style “body”."
            self.fault("layout.style", what, "Every layout needs one of that name.", "styles")
            return {}
        body = styles.text["body"].size
        return {name: self.grid(name, one, body) for name, one in self.values["grids"].items()}

    def grid(self, name: str, values: _Values, body: float) -> PageGrid:
        path = ("grids", name)
        paper = self.values["paper"]
        width = self.points(paper["width"], ("paper", "width"))
        height = self.points(paper["height"], ("paper", "height"))
        bleed = self.points(paper["bleed"], ("paper", "bleed")) if "bleed" in paper else 0.0
        if not 0 <= bleed <= _MOST_BLEED:
            what = f"A bleed of {to_mm(bleed):g} mm is none."
            remedy = f"Allowed: 0 to {to_mm(_MOST_BLEED):.0f} mm."
            self.fault("layout.bleed", what, remedy, "paper", "bleed")
        if "body" in values:
            body = self.points(values["body"], (*path, "body"))
        leading = self.points(values["leading"], (*path, "leading"), em=body)
        grid = PageGrid(
            width, height, bleed, 0.0, 0.0, values["columns"], values["lines"],
            round(self.characters(values["column"], body, 1.0, (*path, "column"))),
            self.characters(values["gutter"], body, 0.5, (*path, "gutter")),
            body, leading,
        )  # fmt: skip
        self.check_leading(leading, body, path)
        area = grid.type_area
        left, top = (width - area.width) / 2, (height - area.height) / 2
        if "left" in values:
            left = values["left"].to_pt(em=body, leading=leading)
        if "top" in values:
            top = values["top"].to_pt(em=body, leading=leading)
        grid = dataclasses.replace(grid, left=left, top=top)
        self.check_fit(grid, path)
        return grid

    def characters(self, length: Length, body: float, step: float, path: tuple[str, ...]) -> float:
        chars = length.to_pt(em=body) / body if length.unit != "lines" else 0.0
        whole = round(chars / step) * step
        if whole < step or abs(chars - whole) > 0.001:
            allowed = "whole number" if step == 1 else "whole or half number"
            what = f"{chars:g} characters of {body:g} pt: not a {allowed} of body characters."
            self.fault("layout.measure", what, f"Write {max(whole, step):g}字.", *path)
        return whole

    def check_fit(self, grid: PageGrid, path: tuple[str, ...]) -> None:
        area = grid.type_area
        gutters = grid.columns - 1
        if area.x < -0.001 or area.right > grid.width + 0.001:
            fits = int((grid.width - max(area.x, 0) + grid.gutter) / (grid.measure + grid.gutter))
            what = (
                f"{grid.columns} columns × {grid.column_chars} 字 + {gutters} gutters × "
                f"{grid.gutter_chars:g} 字 at {grid.body_size:g} pt = {area.width:g} pt "
                f"({to_mm(area.width):.1f} mm) do not fit into a paper of "
                f"{to_mm(grid.width):.1f} mm with a left margin of {to_mm(max(area.x, 0)):.1f} mm."
            )
            remedy = f"At most {fits} such columns fit; or make the column, gutter or body smaller."
            self.fault("layout.width", what, remedy, *path, "columns")
        if area.y < -0.001 or area.bottom > grid.height + 0.001:
            room = grid.height - max(area.y, 0) + grid.leading - grid.body_size
            what = (
                f"{grid.lines} lines × {grid.leading:g} pt = {area.height:g} pt "
                f"({to_mm(area.height):.1f} mm) do not fit into a paper of "
                f"{to_mm(grid.height):.1f} mm with a top margin of {to_mm(max(area.y, 0)):.1f} mm."
            )
            remedy = f"At most {int(room / grid.leading)} lines fit; or make the leading smaller."
            self.fault("layout.height", what, remedy, *path, "lines")

    # Furniture

    def templates(
        self, grids: Mapping[str, PageGrid], styles: StyleSheet
    ) -> dict[str, tuple[Furniture, ...]]:
        return {
            name: tuple(
                self.furniture(name, item, values, grids, styles) for item, values in pieces.items()
            )
            for name, pieces in self.values.get("templates", {}).items()
        }

    def furniture(
        self,
        template: str,
        name: str,
        values: _Values,
        grids: Mapping[str, PageGrid],
        styles: StyleSheet,
    ) -> Furniture:
        path = ("templates", template, name)
        written: Place = values["place"]
        place = written.resolve(grids["default"])
        if isinstance(place, GridBox) and not any(
            place.right <= grid.columns and place.bottom <= grid.lines for grid in grids.values()
        ):
            what = f"“{name}” stands outside every grid of the layout."
            self.fault("layout.outside", what, "Move it or make it smaller.", *path, "place")
        style = values.get("style", "")
        if style and style not in styles.text:
            what = f"There is no text style “{style}”."
            self.fault("layout.style", what, suggest(style, styles.text), *path, "style")
        text = values.get("text", "")
        check_placeholders(text, mark_of(self.node, *path, "text"), ".".join(path), self.faults)
        plain = ("kind", "fill", "fill_to", "fill_angle", "colour", "locked")
        rest = {k: v for k, v in values.items() if k in plain}
        stroke = self.points(values["stroke"], (*path, "stroke")) if "stroke" in values else 0.0
        file = self.beside(values.get("file", ""), (*path, "file"))
        return Furniture(
            id=name, place=place, text=text, style=style, stroke=stroke, file=file, **rest
        )

    def beside(self, file: str, path: tuple[str, ...]) -> str:
        """Return a file's full path where it lies beside its layout; else it is an edition's."""
        own = mark_of(self.node, *path).place().file
        found = own.resolve().parent / file if own is not None and file else None
        return found.as_posix() if found is not None and found.is_file() else file
