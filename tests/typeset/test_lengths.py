"""Paragraphs a line longer or shorter than they would be best: only where nobody sees it."""

from __future__ import annotations

from layout_tool.fonts import FontBook
from layout_tool.model import StyleSheet, TextStyle, plain
from layout_tool.typeset import Typesetter

SIZE = 10.0
STYLE = TextStyle(size=SIZE, indent=2.0)
SETTER = Typesetter(FontBook.default(), StyleSheet(text={"body": STYLE}))
TEXT = (
    "镇上的孩子跟着影子跑。影子过了桥，过了晒谷场，过了小学的操场，最后停在水库边上，"
    "他们便坐下来等，等它再一次动起来，越过堤岸，越过芦苇，落到对面的田里去。"
)


def test_another_length_never_leaves_a_character_alone_nor_a_line_loose() -> None:
    changed = 0
    for length in range(20, len(TEXT)):
        for measure in (13, 15, 17):
            text = TEXT[:length].rstrip("，。") + "。"
            best = SETTER.set_paragraph(plain(text), STYLE, (measure * SIZE,))
            for more in (-1, 1):
                done = SETTER.set_paragraph(plain(text), STYLE, (measure * SIZE,), looseness=more)
                if len(done.lines) == len(best.lines):
                    continue
                changed += 1
                last = "".join(run.glyphs.text for run in done.lines[-1].runs)
                assert len(last.rstrip("。")) > 1
                assert all(line.stretch <= 1 / 8 + 1e-6 for line in done.lines)
    assert changed > 5
