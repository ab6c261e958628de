"""Text → lines: classes, shaping, total-fit breaking, justification, heads and columns.

Input: paragraphs, styles, measures in pt. Output: ``Line`` objects whose runs are relative to the
line's left edge and baseline. Pure functions of their input. The rules are tables in ``rules``,
each beside its clause of CLREQ, GB/T 15834 or JLREQ.
"""

from layout_tool.typeset.columns import Flow, distribute, flow, loosened
from layout_tool.typeset.filling import FREE
from layout_tool.typeset.head import Head, PlacedLine, set_head
from layout_tool.typeset.initials import initial_length
from layout_tool.typeset.paragraph import Typesetter
from layout_tool.typeset.setting import Line, SetParagraph
from layout_tool.typeset.shape import Shaper
from layout_tool.typeset.slots import Laid, SlotRoom, Tables, better, lay
from layout_tool.typeset.tongues import every_part, spoken
from layout_tool.typeset.vertical_head import VerticalHead, set_vertical_head
from layout_tool.typeset.words import break_places, segment

__all__ = [
    "FREE",
    "Flow",
    "Head",
    "Laid",
    "Line",
    "PlacedLine",
    "SetParagraph",
    "Shaper",
    "SlotRoom",
    "Tables",
    "Typesetter",
    "VerticalHead",
    "better",
    "break_places",
    "distribute",
    "every_part",
    "flow",
    "initial_length",
    "lay",
    "loosened",
    "segment",
    "set_head",
    "set_vertical_head",
    "spoken",
]
