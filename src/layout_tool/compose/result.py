"""What composing a page gives: the sheet, how every story fits, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from layout_tool.problem import Problem
from layout_tool.sheet import Sheet

__all__ = ["Composition", "StoryFit", "StoryMeasure"]


@dataclass(frozen=True, slots=True)
class StoryFit:
    """How a story fits its frame.

    ``over_chars`` and ``over_lines`` are what does not fit (余), 0 when all is placed;
    ``short_lines`` is how many lines of text the frame still has room for (缺), summed over its
    columns; ``head_lines`` and ``body_lines`` are the lines the head and the text take.
    """

    frame: str
    story: str
    over_chars: int
    over_lines: int
    short_lines: int
    head_lines: int
    body_lines: int


@dataclass(frozen=True, slots=True)
class StoryMeasure:
    """Lines a story needs in a frame of a given width.

    A frame of h lines holds the story when ``text_columns × (h − head_lines) ≥ body_lines``.
    ``chars`` is the measure of a text column in characters; ``headline_size`` in pt;
    ``headline_rows`` how many lines of type the headline takes; ``headline_fill`` how much of
    the head's width its widest line takes (0 to 1).
    """

    columns: int
    text_columns: int
    chars: int
    headline_size: float
    headline_rows: int
    headline_fill: float
    head_lines: int
    body_lines: int


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed page."""

    sheet: Sheet
    fits: tuple[StoryFit, ...]
    problems: tuple[Problem, ...]
