"""Commands that move the caret, and with Shift the end of the selection.

Arrows go where they point: in vertical text Down is the next character, and Left the next line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from layout_tool.editor.commands.conditions import needs_text
from layout_tool.editor.commands.registry import Command, Run
from layout_tool.editor.commands.words_in_text import next_stop, part_edge, word_edge
from layout_tool.editor.state.running import beyond
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model import Position, TextRange, table_at
from layout_tool.model.edits.tables import next_cell
from layout_tool.model.edits.text import HEAD_PARTS
from layout_tool.sheet import is_upright, line_edge, other_line

__all__ = ["ROWS"]

Reach = Callable[[State, Position], Position]


def _character(step: int) -> Reach:
    return lambda state, place: next_stop(state.edition, place, step)


def _word(step: int) -> Reach:
    return lambda state, place: word_edge(state.edition, place, step)


def _part(step: int) -> Reach:
    return lambda state, place: part_edge(state.edition, place, step)


def _line(edge: int) -> Reach:
    def reach(state: State, place: Position) -> Position:
        found = line_edge(
            state.sheet, place, "start" if edge < 0 else "end", frame=state.selection.frame
        )
        return found or place

    return reach


def _row(step: int) -> Reach:
    def reach(state: State, place: Position) -> Position:
        found = other_line(state.sheet, place, step, frame=state.selection.frame)
        found = found or beyond(state.selection, place, step, state.edition, state.compose)
        return found or part_edge(state.edition, place, step)

    return reach


def _arrow(level: Reach, upright: Reach) -> Reach:
    """Return what an arrow means in horizontal text, and what in vertical text."""

    def reach(state: State, place: Position) -> Position:
        turned = is_upright(state.sheet, place, frame=state.selection.frame)
        return (upright if turned else level)(state, place)

    return reach


def _collapsed(state: State, where: TextRange, name: str) -> Position | None:
    """Return where a plain arrow along the line leaves a selection: at its nearer end."""
    upright = is_upright(state.sheet, where.focus, frame=state.selection.frame)
    back, on = ("up", "down") if upright else ("left", "right")
    return where.start if name == back else where.end if name == on else None


def _move(name: str, reach: Reach, *, extend: bool) -> Run:
    def run(state: State) -> Step | None:
        where = state.text
        if where is None:
            return None
        # As everywhere, a plain arrow first collapses a selection.
        focus = None if extend or where.is_empty else _collapsed(state, where, name)
        focus = focus or reach(state, where.focus)
        new = where.to(focus) if extend else TextRange.caret(focus)
        return Step(selection=replace(state.selection, text=new))

    return run


def _other_part(step: int) -> Run:
    """Go to the next cell of a table; else to the next part of a story that has text.

    Its parts are kicker, headline, deck, byline and body.
    """

    def run(state: State) -> Step | None:
        story, where = state.text_story, state.text
        if story is None or where is None:
            return None
        if where.focus.part == "body" and table_at(story.body, where.focus.paragraph):
            edition, place = next_cell(state.edition, where.focus, step)
            changed = edition if edition is not state.edition else None
            return Step(changed, state.selection.caret(place))
        parts = [part for part in HEAD_PARTS[:-1] if getattr(story, part)] + ["body"]
        now = where.focus.part
        at = (parts.index(now) + step) % len(parts) if now in parts else 0
        return Step(selection=state.selection.caret(Position(story.id, parts[at], 0, 0)))

    return run


_MOVES: Final[tuple[tuple[str, Words, Reach, str], ...]] = (
    ("left", Words("Left", "左移"), _arrow(_character(-1), _row(1)), "Left"),
    ("right", Words("Right", "右移"), _arrow(_character(1), _row(-1)), "Right"),
    ("up", Words("Up", "上移"), _arrow(_row(-1), _character(-1)), "Up"),
    ("down", Words("Down", "下移"), _arrow(_row(1), _character(1)), "Down"),
    ("word_left", Words("Word Left", "左移一词"), _word(-1), "Ctrl+Left"),
    ("word_right", Words("Word Right", "右移一词"), _word(1), "Ctrl+Right"),
    ("line_start", Words("Line Start", "行首"), _line(-1), "Home"),
    ("line_end", Words("Line End", "行末"), _line(1), "End"),
    ("start", Words("Start of Text", "文首"), _part(-1), "Ctrl+Home"),
    ("end", Words("End of Text", "文末"), _part(1), "Ctrl+End"),
)


def _shifted(keys: str) -> str:
    return f"Ctrl+Shift+{keys[5:]}" if keys.startswith("Ctrl+") else f"Shift+{keys}"


ROWS: Final = (
    *(
        Command(f"caret.{name}", Words(f"Caret: {title.en}", f"光标{title.zh}"),
                _move(name, reach, extend=False), needs_text, (keys,), scope="text")
        for name, title, reach, keys in _MOVES
    ),
    *(
        Command(f"caret.select_{name}", Words(f"Select: {title.en}", f"选到{title.zh}"),
                _move(name, reach, extend=True), needs_text, (_shifted(keys),), scope="text")
        for name, title, reach, keys in _MOVES
    ),
    Command("caret.next_part", Words("Caret: Next Part of the Story", "光标到稿件下一部分"),
            _other_part(1), needs_text, ("Tab",), scope="text"),
    Command("caret.previous_part", Words("Caret: Previous Part of the Story",
            "光标到稿件上一部分"), _other_part(-1), needs_text, ("Shift+Tab",), scope="text"),
)  # fmt: skip
