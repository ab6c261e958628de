"""Furniture: nameplate, folio line, section head, slogan, rules, boxes and tints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from layout_tool.compose.art import compose_art
from layout_tool.compose.cache import Composed
from layout_tool.model import (
    BLACK,
    EM_BOX_ASCENT,
    WHITE,
    Align,
    Edition,
    Furniture,
    GridBox,
    Page,
    PageGrid,
    Rect,
    TextStyle,
    plain,
    snap,
)
from layout_tool.sheet import Box, Fill, Group, Item, Rule
from layout_tool.typeset import Line, Typesetter

__all__ = ["compose_furniture", "fill_in"]

_LEAST: Final = 1.0
_WEEKDAYS = "一二三四五六日"


def fill_in(text: str, edition: Edition, page: Page) -> str:
    """Replace ``{title}``, ``{date}`` and the other placeholders of furniture text."""
    date = edition.date
    values = {
        "title": edition.title,
        "date": date.isoformat(),
        "date_cn": f"{date.year}年{date.month}月{date.day}日",
        "weekday": f"星期{_WEEKDAYS[date.weekday()]}",
        "page": page.id,
        "number": str(page.number),
        "section": page.section,
        "slogan": page.slogan,
        "editors": page.editors,
        "issue": edition.issue,
    }
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def compose_furniture(
    frame: Furniture, edition: Edition, page: Page, grid: PageGrid, setter: Typesetter
) -> Composed:
    """Compose a piece of furniture. A text whose placeholders are all empty paints nothing."""
    box = grid.rect(frame.place) if isinstance(frame.place, GridBox) else frame.place
    items: list[Item] = []
    colour = frame.colour or BLACK
    if frame.fill is not None or frame.fill_to is not None:
        items.append(Fill(box, frame.fill or WHITE, frame.fill_to, frame.fill_angle))
    if frame.kind == "rule":
        items.append(_rule(box, frame.stroke or 0.5, frame))
    elif frame.stroke:
        items.append(Box(box, frame.stroke, colour))
    text = fill_in(frame.text, edition, page).strip()
    if frame.kind in ("logo", "qr"):
        drawn, problems = compose_art(frame, text, edition, page, box)
        alt = text or Path(frame.file).stem
        return Group(frame.id, "furniture", box, (*items, *drawn), alt=alt), None, problems
    if text.strip("| "):
        style = _style(frame, setter)
        items += _text(frame, text, style, box, setter)
    return Group(frame.id, "furniture", box, tuple(items)), None, ()


def _style(frame: Furniture, setter: Typesetter) -> TextStyle:
    texts = setter.styles.text
    style = texts.get(frame.style) or texts.get(frame.kind) or texts["body"]
    return replace(style, colour=frame.colour) if frame.colour is not None else style


def _rule(box: Rect, stroke: float, frame: Furniture) -> Rule:
    colour = frame.colour or BLACK
    if box.width >= box.height:
        y = snap(box.y + box.height / 2)
        return Rule(box.x, y, snap(box.right), y, stroke, colour)
    x = snap(box.x + box.width / 2)
    return Rule(x, box.y, x, snap(box.bottom), stroke, colour)


def _text(
    frame: Furniture, text: str, style: TextStyle, box: Rect, setter: Typesetter
) -> list[Item]:
    """Set the text in the middle of the box's height; parts of a folio line left, centre, right."""
    if frame.kind == "folio" and "|" in text:
        aligns: tuple[Align, ...] = ("left", "center", "right")
        parts = [part.strip() for part in text.split("|")]
        items: list[Item] = []
        for part, align in zip(parts, aligns, strict=False):
            if part:
                items += _text_block(part, replace(style, align=align), frame, box, setter)
        return items
    return _text_block(text, style, frame, box, setter)


def _text_block(
    text: str, style: TextStyle, frame: Furniture, box: Rect, setter: Typesetter
) -> list[Item]:
    size = _fitting_size(text, style, box, setter)
    style = replace(style, size=size)
    lines: list[Line] = []
    for index, row in enumerate(text.split("\n")):
        if row.strip():
            done = setter.set_paragraph(
                plain(row.strip()), style, (max(box.width, size),), owner=frame.id, part="text",
                index=index,
            )  # fmt: skip
            lines += done.lines
    leading = style.leading or style.size * 1.35
    height = size + (len(lines) - 1) * leading
    y = box.y + (box.height - height) / 2 + EM_BOX_ASCENT * size
    items: list[Item] = []
    for number, line in enumerate(lines):
        baseline = y + number * leading
        items += line.items(box.x, baseline)
    return items


def _fitting_size(text: str, style: TextStyle, box: Rect, setter: Typesetter) -> float:
    """Return the style's size, or the largest smaller one at which every row fits the box.

    In a box of no width it is a point: what it does not hold is seen, and told by preflight.
    """
    widest = max(setter.natural_width(row.strip(), style) for row in text.split("\n"))
    if widest <= box.width:
        return style.size
    return max(style.size * box.width / widest, min(_LEAST, style.size))
