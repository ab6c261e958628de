"""What the pointer does on the page, without a screen.

In: a :class:`Pointer` in pt on a page and the desk's ``State``. Out: a ``Reaction``: a preview, a
step that is kept, a command, or the gesture that goes on.
"""

from collections.abc import Mapping
from typing import Final

from layout_tool.editor.tools.crop import CropTool, CropWindow, corner_points, crop_window
from layout_tool.editor.tools.draw import DrawTool
from layout_tool.editor.tools.head import Grip, head_grip
from layout_tool.editor.tools.load import LoadTool
from layout_tool.editor.tools.pan import PanTool
from layout_tool.editor.tools.place import Placing
from layout_tool.editor.tools.select import SelectTool
from layout_tool.editor.tools.tool import (
    Gesture,
    Overlay,
    Pointer,
    Reaction,
    SnapLine,
    Tool,
    Turnable,
    frame_rect,
    handle_points,
)
from layout_tool.editor.tools.write import WriteTool

__all__ = [
    "TOOLS",
    "CropWindow",
    "Gesture",
    "Grip",
    "Overlay",
    "Placing",
    "Pointer",
    "Reaction",
    "SnapLine",
    "Tool",
    "Turnable",
    "corner_points",
    "crop_window",
    "frame_rect",
    "handle_points",
    "head_grip",
]

TOOLS: Final[Mapping[str, Tool]] = {
    "select": SelectTool(),
    "text": WriteTool(),
    "crop": CropTool(),
    "story": DrawTool("story"),
    "picture": DrawTool("picture"),
    "box": DrawTool("box"),
    "rule": DrawTool("rule"),
    "tint": DrawTool("tint"),
    "words": DrawTool("text"),
    "pan": PanTool(),
    "place": LoadTool(),
}
"""The tools by the name under which the view keeps them."""
