"""Quotation marks and book title marks: paired by depth, turned round where that is certain.

GB/T 15834—2011 §4.8, §4.15; CLREQ “Indication Punctuation Marks”: “ ” outside and ‘ ’ inside,
《 》 outside and 〈 〉 inside. What does not pair is left as it stands and reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.copydesk.record import Step

__all__ = ["Pairing", "pair_quotes", "pair_titles"]

_OPEN: Final = {"“": "double", "‘": "single", "「": "double", "『": "single"}
_CLOSE: Final = {"”": "double", "’": "single", "」": "double", "』": "single"}
_STRAIGHT: Final = {'"': "double", "'": "single"}
_LEVELS: Final = (("“", "”"), ("‘", "’"))
_ANY: Final = re.compile("[“”‘’「」『』\"']")
_TITLES: Final = re.compile("[《〈》〉]")
_CORNERS: Final = frozenset("「」『』")

Covers = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the marks of a paragraph should become.

    ``odd`` holds the offsets of marks without a partner; ``continues`` tells that the paragraph
    opens a quotation at its very start and does not close it, as each but the last paragraph of
    a long quotation does; its inner marks are left alone, for the closing one may just be lost.
    """

    steps: tuple[Step, ...] = ()
    odd: tuple[int, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    place: int
    char: str
    kind: str
    turn: int
    """1 opens, -1 closes, 0 may do either (a straight mark)."""


def pair_quotes(text: str, covers: Covers, *, simplified: bool = True) -> Pairing:
    """Pair the quotation marks of one paragraph.

    ``covers`` tells which stretches are fenced off; corner marks 「」 become “” only in
    ``simplified`` text, and only there does depth decide the form.
    """
    marks = list(_marks(text, covers, simplified))
    if not marks:
        return Pairing()
    parsed = _parse(marks)
    turned: frozenset[int] = frozenset()
    if parsed is None or parsed.open:
        flip = _certain_flip(marks)
        if flip is not None:
            marks = [_flipped(m) if i in flip else m for i, m in enumerate(marks)]
            turned = frozenset(marks[i].place for i in flip)
            parsed = _parse(marks)
    if parsed is None:
        return Pairing(odd=_odd_ones(marks))
    continues = parsed.open == (0,) and not text[: marks[0].place].strip()
    if parsed.open and not continues:
        return Pairing(odd=tuple(marks[i].place for i in parsed.open))
    steps: list[Step] = []
    for mark, (level, opens) in zip(marks, parsed.levels, strict=True):
        pair = _LEVELS[level % 2] if simplified else _present(mark)
        wanted = pair[0] if opens else pair[1]
        if continues and mark.char in "“”‘’":
            continue
        if wanted != mark.char or mark.place in turned:
            if mark.place in turned:
                rule = "quote.turned"
            elif mark.char in _STRAIGHT:
                rule = "quote.straight"
            else:
                rule = "quote.corner" if mark.char in _CORNERS else "quote.depth"
            steps.append((mark.place, mark.place + 1, wanted, rule))
    return Pairing(tuple(steps), continues=continues)


def pair_titles(text: str) -> Pairing:
    """Make inner book title marks 〈 〉 (CLREQ “Indication Punctuation Marks”)."""
    steps: list[Step] = []
    stack: list[int] = []
    odd: list[int] = []
    for match in _TITLES.finditer(text):
        place, char = match.start(), match[0]
        if char in "《〈":
            if char == "《" and len(stack) % 2 == 1:
                steps.append((place, place + 1, "〈", "title.depth"))
            stack.append(place)
        else:
            if not stack:
                odd.append(place)
                continue
            stack.pop()
            if char == "》" and len(stack) % 2 == 1:
                steps.append((place, place + 1, "〉", "title.depth"))
    if odd or stack:
        return Pairing(odd=tuple(odd + stack))
    return Pairing(tuple(steps))


@dataclass(frozen=True, slots=True)
class _Parsed:
    levels: tuple[tuple[int, bool], ...]
    open: tuple[int, ...]


def _marks(text: str, covers: Covers, simplified: bool) -> list[_Mark]:
    found: list[_Mark] = []
    for match in _ANY.finditer(text):
        place, char = match.start(), match[0]
        if char in _OPEN:
            kind, turn = _OPEN[char], 1
        elif char in _CLOSE:
            kind, turn = _CLOSE[char], -1
        else:
            kind, turn = _STRAIGHT[char], 0
        if char in _CORNERS and not simplified:
            continue
        if covers(place, place + 1) or (char in "’'" and _apostrophe(text, place)):
            continue
        found.append(_Mark(place, char, kind, turn))
    return found


def _apostrophe(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before) and before.isascii() and before.isalnum() and (
        bool(after) and after.isascii() and after.isalnum()
    )  # fmt: skip


def _parse(marks: Sequence[_Mark]) -> _Parsed | None:
    """Pair marks on a stack; None when a closing mark meets no opening one of its kind."""
    stack: list[int] = []
    levels: list[tuple[int, bool]] = []
    for index, mark in enumerate(marks):
        turn = mark.turn
        if turn == 0:
            turn = -1 if any(marks[i].kind == mark.kind for i in stack) else 1
        if turn > 0:
            levels.append((len(stack), True))
            stack.append(index)
        else:
            if not stack or marks[stack[-1]].kind != mark.kind:
                return None
            stack.pop()
            levels.append((len(stack), False))
    return _Parsed(tuple(levels), tuple(stack))


def _flipped(mark: _Mark) -> _Mark:
    return _Mark(mark.place, mark.char, mark.kind, -mark.turn)


def _certain_flip(marks: Sequence[_Mark]) -> tuple[int, ...] | None:
    """Find the one mark whose turning pairs all, or turn all when all are turned; else None."""
    curly = [i for i, mark in enumerate(marks) if mark.turn]
    if len(curly) > 40:
        return None
    ways: list[tuple[int, ...]] = []
    for way in [(i,) for i in curly] + ([tuple(curly)] if len(curly) > 1 else []):
        parsed = _parse([_flipped(m) if i in way else m for i, m in enumerate(marks)])
        if parsed is not None and not parsed.open:
            ways.append(way)
    return ways[0] if len(ways) == 1 else None


def _odd_ones(marks: Sequence[_Mark]) -> tuple[int, ...]:
    """Offsets of the marks that a plain pairing leaves over."""
    stack: list[_Mark] = []
    odd: list[int] = []
    for mark in marks:
        closes = mark.turn < 0 or (mark.turn == 0 and bool(stack) and stack[-1].kind == mark.kind)
        if not closes:
            stack.append(mark)
        elif stack and stack[-1].kind == mark.kind:
            stack.pop()
        else:
            odd.append(mark.place)
    return tuple(sorted([*odd, *(mark.place for mark in stack)]))


def _present(mark: _Mark) -> tuple[str, str]:
    """The pair a mark belongs to already, for text whose house style is not ours to choose."""
    return _LEVELS[0] if mark.kind == "double" else _LEVELS[1]
