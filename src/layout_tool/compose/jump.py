"""Jump lines (转版): 下转 where a story leaves a page, 上接 where it goes on.

Page numbers are those of the edition, so they stay true when pages are put in another order or
renamed. Papers set these lines apart in kai or small type, in the last and the first line of text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from layout_tool.compose.body import in_language
from layout_tool.compose.room import Slot
from layout_tool.model import Align, Direction, Story, plain
from layout_tool.typeset import Line, Typesetter

__all__ = ["jump_line", "jump_words"]

_WORDS: Final = {
    "zh-Hant": ("（下轉{}版）", "（上接{}版）"),
    "zh-TW": ("（下轉{}版）", "（上接{}版）"),
    "zh-HK": ("（下轉{}版）", "（上接{}版）"),
    "zh": ("（下转{}版）", "（上接{}版）"),
    "ja": ("（{}面に続く）", "（{}面から続く）"),
    "en": ("Continued on {}", "Continued from {}"),
}
"""To the next part and from the part before, by language; English for a language not named."""


def jump_words(lang: str, page: str, *, onward: bool) -> str:
    """Return the words of a jump line: to a page, or, if not ``onward``, from one.

    A page that has a mere number is 第3版 in Chinese.
    """
    parts = lang.split("-")
    tags = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    name = next((tag for tag in tags if tag in _WORDS), "en")
    to, back = _WORDS[name]
    if page.isdigit():
        page = {"zh": f"第{page}", "en": f"page {page}"}.get(name.partition("-")[0], page)
    return (to if onward else back).format(page)


def jump_line(
    story: Story,
    page: str,
    setter: Typesetter,
    slot: Slot,
    direction: Direction,
    *,
    onward: bool,
) -> Line:
    """Set a jump line for a slot: at its end if ``onward``, else at its begin.

    A slot too narrow for it makes it smaller. It is no text of the story: no caret stands in it.
    """
    styles = setter.styles.text
    align: Align = "right" if onward else "left"
    style = in_language(styles.get("jump") or replace(styles["body"], role="kai"), story, setter)
    style = replace(style, direction=direction, align=align, indent=0.0)
    words = jump_words(story.lang or setter.lang, page, onward=onward)
    wide = setter.natural_width(words, style)
    if wide > slot.width:
        style = replace(style, size=style.size * slot.width / wide * 0.999)
    line = setter.set_paragraph(plain(words), style, (slot.width,), part="jump").lines[0]
    return replace(line, runs=tuple(replace(run, source=None) for run in line.runs))
