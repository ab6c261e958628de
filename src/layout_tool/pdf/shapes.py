"""Rules, fills, boxes, and the placeholder of a picture that is not there yet."""

from __future__ import annotations

from typing import Final

from layout_tool.model import BLACK, Rect
from layout_tool.pdf.content import Content
from layout_tool.pdf.document import numbers
from layout_tool.sheet import Box, Fill, Rule, Shape

__all__ = ["paint_box", "paint_fill", "paint_placeholder", "paint_rule", "paint_shape"]

_PLACEHOLDER_TINT: Final = BLACK.tint(0.08)
_PLACEHOLDER_LINE: Final = BLACK.tint(0.4)
_STEPS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def paint_rule(content: Content, rule: Rule) -> None:
    """Paint a line; a black one overprints."""
    content.add()
    content.stroke_colour(rule.colour)
    content.line_style(rule.width, rule.dash)
    start = numbers(content.x(rule.x1), content.y(rule.y1))
    end = numbers(content.x(rule.x2), content.y(rule.y2))
    content.add(f"{start} m {end} l S")


def paint_fill(content: Content, fill: Fill) -> None:
    """Paint a rectangle; it always knocks out, or black over a picture would drown in ink."""
    content.add()
    if fill.into is not None:
        x1, y1, x2, y2 = fill.axis()
        ends = numbers(content.x(x1), content.y(y1), content.x(x2), content.y(y2))
        name, shading = content.inks.run(fill.colour, fill.into, f"[{ends}]")
        content.knock_out()
        with content.saved(fill.rect):
            content.add(f"{content.use('Shading', name, shading)} sh")
        return
    content.fill_colour(fill.colour)
    content.add(f"{content.rect(fill.rect)} f")


def paint_box(content: Content, box: Box) -> None:
    """Paint the outline of a rectangle."""
    content.add()
    content.stroke_colour(box.colour)
    content.line_style(box.width)
    content.add(f"{content.rect(box.rect)} S")


def paint_shape(content: Content, shape: Shape) -> None:
    """Paint an outline; its fill knocks out, as every area does."""
    content.add()
    if shape.fill is not None:
        content.fill_colour(shape.fill)
    if shape.stroke is not None:
        content.stroke_colour(shape.stroke)
        content.line_style(shape.width)
    both = shape.fill is not None and shape.stroke is not None
    if both:
        content.knock_out()
    if shape.round:
        content.add("1 J 1 j")
    for op, places in shape.segments:
        at = [v for i in range(0, len(places), 2)
              for v in (content.x(places[i]), content.y(places[i + 1]))]  # fmt: skip
        content.add(f"{numbers(*at)} {_STEPS[op]}".lstrip())
    painter = "B" if both else "f" if shape.fill is not None else "S"
    content.add(painter + "*" * (shape.even_odd and painter != "S"))
    if shape.round:
        content.add("0 J 0 j")


def paint_placeholder(content: Content, rect: Rect) -> None:
    """Paint a tinted box with both diagonals where a picture will stand."""
    paint_fill(content, Fill(rect, _PLACEHOLDER_TINT))
    paint_rule(content, Rule(rect.x, rect.y, rect.right, rect.bottom, 0.5, _PLACEHOLDER_LINE))
    paint_rule(content, Rule(rect.x, rect.bottom, rect.right, rect.y, 0.5, _PLACEHOLDER_LINE))
    paint_box(content, Box(rect, 0.5, _PLACEHOLDER_LINE))
