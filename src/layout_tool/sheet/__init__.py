"""The display list: one composed page that Qt, PDF and e-paper paint alike.

Input: what ``compose`` places. Output: ``Sheet``, immutable, with a text form that diffs
(``dump``). Knows nothing of Qt or PDF.
"""

from layout_tool.sheet.dump import dump
from layout_tool.sheet.items import Box, Fill, GlyphRun, Glyphs, Group, Image, Item, Rule, Sheet
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
    "Sheet",
    "SourceRange",
    "dump",
]
