"""The display list: one composed page that Qt, PDF and e-paper paint alike.

Input: what ``compose`` places. Output: ``Sheet``, immutable, with a text form that diffs
(``dump``). Knows nothing of Qt or PDF.
"""

from layout_tool.sheet.dump import dump
from layout_tool.sheet.hit import caret, hit, is_upright, line_edge, other_line, selection_rects
from layout_tool.sheet.items import (
    Box,
    Fill,
    GlyphRun,
    Glyphs,
    Group,
    Image,
    Item,
    Rule,
    Segment,
    Shape,
    Sheet,
)
from layout_tool.sheet.lines import TextLine, is_joined, lines_of
from layout_tool.sheet.source import SourceRange

__all__ = [
    "Box",
    "Fill",
    "GlyphRun",
    "Glyphs",
    "Group",
    "Image",
    "Item",
    "Rule",
    "Segment",
    "Shape",
    "Sheet",
    "SourceRange",
    "TextLine",
    "caret",
    "dump",
    "hit",
    "is_joined",
    "is_upright",
    "line_edge",
    "lines_of",
    "other_line",
    "selection_rects",
]
