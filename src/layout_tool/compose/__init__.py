"""A page → a ``Sheet``: every frame's contents placed on the page's grid.

Input: an edition, a page of it and a font book. Output: ``Composition``: the sheet, how every
story fits in characters and lines, and the problems. Caches key on content.
"""

from layout_tool.compose.cache import ComposeCache
from layout_tool.compose.furniture import fill_in
from layout_tool.compose.ground import head_pad
from layout_tool.compose.measure import measure_story, picture_lines
from layout_tool.compose.page import compose, template_frames
from layout_tool.compose.picture import caption_text
from layout_tool.compose.result import Composition, StoryFit, StoryMeasure

__all__ = [
    "ComposeCache",
    "Composition",
    "StoryFit",
    "StoryMeasure",
    "caption_text",
    "compose",
    "fill_in",
    "head_pad",
    "measure_story",
    "picture_lines",
    "template_frames",
]
