"""A sheet as text: one item a line, so that two sheets can be compared with any diff."""

from __future__ import annotations

from layout_tool.model.colour import BLACK, Colour, Spot
from layout_tool.model.units import Rect
from layout_tool.sheet.items import Box, Fill, GlyphRun, Image, Item, Rule, Shape, Sheet

__all__ = ["dump"]


def dump(sheet: Sheet) -> str:
    """Return the sheet as text: lengths in pt with two decimals, one item a line."""
    lines = [f"sheet {sheet.page} {_n(sheet.width)} × {_n(sheet.height)} bleed {_n(sheet.bleed)}"]
    for group in sheet.groups:
        lines.append(f"{group.kind} {group.frame} [{_rect(group.box)}]")
        lines += [f"  {_item(item)}" for item in group.items]
    return "\n".join(lines) + "\n"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _rect(rect: Rect) -> str:
    return " ".join(_n(v) for v in (rect.x, rect.y, rect.width, rect.height))


def _colour(colour: Colour) -> str:
    if colour == BLACK:
        return ""
    if isinstance(colour, Spot):
        return f" spot {colour.name} {_n(100 * colour.strength)}"
    return " cmyk " + "/".join(_n(100 * v) for v in (colour.c, colour.m, colour.y, colour.k))


def _item(item: Item) -> str:
    match item:
        case GlyphRun(x, y, glyphs, colour):
            scale = f" ×{_n(glyphs.scale)}" if glyphs.scale != 1 else ""
            turn = f" {glyphs.orientation}" if glyphs.orientation != "h" else ""
            places = " ".join(_n(v) for v in glyphs.xs)
            drop = " ys " + " ".join(_n(v) for v in glyphs.ys) if glyphs.ys else ""
            missing = " missing" if item.substitute else ""
            return (
                f"text {_n(x)} {_n(y)} {glyphs.face} {_n(glyphs.size)}{scale}{turn}"
                f"{_colour(colour)}{missing} “{glyphs.text}” at {places}{drop}"
            )
        case Rule(x1, y1, x2, y2, width, colour, dash):
            dashes = " dash " + " ".join(_n(v) for v in dash) if dash else ""
            ends = " ".join(_n(v) for v in (x1, y1, x2, y2))
            return f"rule {ends} width {_n(width)}{_colour(colour)}{dashes}"
        case Fill(rect, colour, into, angle):
            run = "" if into is None else f" into{_colour(into) or ' black'} at {_n(angle)}°"
            return f"fill {_rect(rect)}{_colour(colour)}{run}"
        case Box(rect, width, colour):
            return f"box {_rect(rect)} width {_n(width)}{_colour(colour)}"
        case Image(rect, file, crop):
            name = file.replace("\\", "/").rsplit("/", 1)[-1] or "placeholder"
            return f"image {_rect(rect)} {name} crop {' '.join(_n(v) for v in crop)}"
        case Shape():
            return _shape(item)


def _shape(shape: Shape) -> str:
    outline = " ".join(" ".join([op, *(_n(v) for v in places)]) for op, places in shape.segments)
    fill = "" if shape.fill is None else f" fill{_colour(shape.fill) or ' black'}"
    line = "" if shape.stroke is None else f" line {_n(shape.width)}{_colour(shape.stroke)}"
    rule = " even-odd" * shape.even_odd + " round" * shape.round
    return f"shape {_rect(shape.rect)}{fill}{line}{rule} {outline}"
