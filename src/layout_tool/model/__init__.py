"""What the editor decided, as immutable data.

Frozen dataclasses without I/O, Qt or fonts. Lengths are pt as floats; y grows downward from the
top left corner of the trimmed page. An edit is a pure function old → new (``model.edits``).
"""

from layout_tool.model.colour import BLACK, WHITE, Cmyk, Colour, Spot, blend, parse_colour, to_rgb
from layout_tool.model.edition import Edition, Layout
from layout_tool.model.frame import (
    AdFrame,
    Frame,
    Furniture,
    FurnitureKind,
    PictureFrame,
    StoryDirection,
    StoryFrame,
    Wrap,
)
from layout_tool.model.grid import EM_BOX_ASCENT, GridBox, PageGrid, TextColumns
from layout_tool.model.page import Page
from layout_tool.model.picture import Picture
from layout_tool.model.position import Position, TextRange
from layout_tool.model.story import (
    MARKS,
    CellAlign,
    Mark,
    Paragraph,
    ParagraphKind,
    Span,
    Story,
    plain,
    table_at,
)
from layout_tool.model.style import (
    Align,
    Breaks,
    Direction,
    HeadStyle,
    Pairs,
    Punctuation,
    StyleSheet,
    TabAlign,
    TabStop,
    TextStyle,
)
from layout_tool.model.units import (
    HAO,
    PT_PER_MM,
    Length,
    Rect,
    hao,
    mm,
    parse_length,
    snap,
    to_mm,
)

__all__ = [
    "BLACK",
    "EM_BOX_ASCENT",
    "HAO",
    "MARKS",
    "PT_PER_MM",
    "WHITE",
    "AdFrame",
    "Align",
    "Breaks",
    "CellAlign",
    "Cmyk",
    "Colour",
    "Direction",
    "Edition",
    "Frame",
    "Furniture",
    "FurnitureKind",
    "GridBox",
    "HeadStyle",
    "Layout",
    "Length",
    "Mark",
    "Page",
    "PageGrid",
    "Pairs",
    "Paragraph",
    "ParagraphKind",
    "Picture",
    "PictureFrame",
    "Position",
    "Punctuation",
    "Rect",
    "Span",
    "Spot",
    "Story",
    "StoryDirection",
    "StoryFrame",
    "StyleSheet",
    "TabAlign",
    "TabStop",
    "TextColumns",
    "TextRange",
    "TextStyle",
    "Wrap",
    "blend",
    "hao",
    "mm",
    "parse_colour",
    "parse_length",
    "plain",
    "snap",
    "table_at",
    "to_mm",
    "to_rgb",
]
