"""What must hold on every proposed page, whatever it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from layout_tool.arrange.costs import Draft
from layout_tool.arrange.shapes import MAX_CHARS
from layout_tool.model import GridBox
from layout_tool.problem import Place, Problem

__all__ = ["RULES", "broken_rules"]

MAX_BLANK_LINES: Final = 2
"""Blank lines a column of text may end with."""


def _inside(draft: Draft) -> Iterator[Problem]:
    for p in draft.placed:
        if p.column < 0 or p.line < 0 or p.right > draft.columns or p.bottom > draft.lines:
            yield _problem("arrange.outside", f"“{p.item.id}” stands outside the type area.")


def _no_overlap(draft: Draft) -> Iterator[Problem]:
    boxes = [(p.item.id, GridBox(p.column, p.line, p.columns, p.lines)) for p in draft.placed]
    boxes += [("a pinned frame", obstacle) for obstacle in draft.obstacles]
    for i, (name, box) in enumerate(boxes[: len(draft.placed)]):
        for other, other_box in boxes[i + 1 :]:
            if box.overlaps(other_box):
                yield _problem("arrange.overlap", f"“{name}” stands on “{other}”.")


def _text_fits(draft: Draft) -> Iterator[Problem]:
    for p in draft.stories:
        fit = p.fit
        if p.lines != fit.height or p.columns != fit.width:
            yield _problem("arrange.size", f"“{p.item.id}” has not the size it was fitted to.")
        if fit.depth + fit.head_lines > p.lines:
            yield _problem("arrange.room", f"“{p.item.id}” has more lines than its frame.")


def _blank_lines(draft: Draft) -> Iterator[Problem]:
    for p in draft.stories:
        if p.fit.blank > MAX_BLANK_LINES:
            yield _problem("arrange.hole", f"“{p.item.id}” has {p.fit.blank} blank lines.")


def _measures(draft: Draft) -> Iterator[Problem]:
    for p in draft.stories:
        whole = p.fit.text_columns == p.columns
        if p.fit.chars > MAX_CHARS and not whole:
            yield _problem("arrange.measure", f"“{p.item.id}” has {p.fit.chars} characters a line.")


RULES: Final[tuple[Callable[[Draft], Iterator[Problem]], ...]] = (
    _inside, _no_overlap, _text_fits, _blank_lines, _measures,
)  # fmt: skip


def broken_rules(draft: Draft) -> list[Problem]:
    """Return what is broken on the page; empty for every page this room proposes."""
    return [problem for rule in RULES for problem in rule(draft)]


def _problem(id: str, what: str) -> Problem:
    return Problem(id, what, "This is a fault of the program; please report it.", place=Place())
