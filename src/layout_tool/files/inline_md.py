r"""Inline marks ⇄ text: one paragraph's spans as Markdown, such that any text comes back the same.

======================  ===============================================
``**…**``               bold; at the start of a body paragraph a run-in lead
``*…*``                 kai
``[…]{.emphasis}``      any mark by name: lead bold kai emphasis underline wavy sup sub
``[漢字]{ruby="…"}``     a reading above; may stand with marks: ``{.kai ruby="…"}``
``\*``                  a backslash takes the meaning from any punctuation mark of ASCII
``\u{A0}``              a character by its code
``\`` at a line's end   a line end within the paragraph
======================  ===============================================

What is never closed (``5*3``, ``[1]``) is text.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from typing import Final

from layout_tool.model import MARKS, Mark, ParagraphKind, Span

__all__ = ["dump_inline", "normal_spans", "parse_inline"]

_ATTRIBUTES: Final = re.compile(
    r"\{(?P<marks>(?:\.[a-z]+)?(?: \.[a-z]+)*)(?: ?ruby=\"(?P<ruby>(?:[^\"\\\n]|\\.)*)\")?\}"
)
_CODE: Final = re.compile(r"\\u\{([0-9A-Fa-f]{1,6})\}")
_SPECIAL: Final = frozenset("\\*[]")
_LINE_START: Final = frozenset("#>{")
_Brackets = dict[int, tuple[int, re.Match[str]]]


def normal_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans without empty ones, marks in their order, equal neighbours joined."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        marks = tuple(mark for mark in MARKS if mark in span.marks)
        span = Span(span.text, marks, span.ruby)
        last = result[-1] if result else None
        if last is not None and last.marks == marks and not last.ruby and not span.ruby:
            result[-1] = Span(last.text + span.text, marks)
        else:
            result.append(span)
    return tuple(result)


# Reading


class _Reader:
    """Scans a paragraph once; a delimiter that finds no partner is text."""

    def __init__(self, text: str, kind: ParagraphKind) -> None:
        self.text = text
        self.kind = kind
        self.spans: list[Span] = []
        self.brackets = _bracket_pairs(text)
        self.stars = _star_pairs(text, self.brackets)

    def read(self, start: int, end: int, marks: frozenset[Mark], ruby: str = "") -> None:
        at = start
        plain: list[str] = []
        while at < end:
            close = self.stars.get(at)
            if close is not None and close < end:
                self.flush(plain, marks, ruby)
                width = 2 if self.text.startswith("**", at) else 1
                mark: Mark = self.star_mark(at) if width == 2 else "kai"
                self.read(at + width, close, marks | {mark}, ruby)
                at = close + width
                continue
            found = self.brackets.get(at)
            if found is not None and found[1].end() <= end:
                self.flush(plain, marks, ruby)
                named, reading = _attributes(found[1])
                self.read(at + 1, found[0], marks | named, reading or ruby)
                at = found[1].end()
                continue
            char, at = _character(self.text, at)
            plain.append(char)
        self.flush(plain, marks, ruby)

    def star_mark(self, at: int) -> Mark:
        return "lead" if at == 0 and self.kind == "body" else "bold"

    def flush(self, plain: list[str], marks: frozenset[Mark], ruby: str) -> None:
        self.spans.append(Span("".join(plain), tuple(marks), ruby))
        plain.clear()


def _character(text: str, at: int) -> tuple[str, int]:
    """Return the character written at ``at`` and where the next one starts."""
    if text[at] != "\\" or at + 1 == len(text):
        return text[at], at + 1
    code = _CODE.match(text, at)
    if code is not None and int(code[1], 16) < 0x110000 and not 0xD800 <= int(code[1], 16) < 0xE000:
        return chr(int(code[1], 16)), code.end()
    after = text[at + 1]
    if after in string.punctuation or after == "\n":
        return after, at + 2
    return "\\", at + 1


def _star_pairs(text: str, brackets: _Brackets) -> dict[int, int]:
    """Return where each opening ``*`` or ``**`` stands, and where the one that closes it does.

    A mark never straddles a bracket that has attributes: such a bracket is a floor (width 0) in
    the stack of open marks.
    """
    pairs: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    closing = {end: found.end() for end, found in brackets.values()}
    at = 0
    while at < len(text):
        if at in brackets:
            opened.append((at, 0))
        elif at in closing:
            while opened.pop()[1]:
                pass
            at = closing[at]
            continue
        if text[at] != "*":
            at = _character(text, at)[1]
            continue
        width = 2 if text.startswith("**", at) and not _closes_single(opened, text, at) else 1
        _pair_star(opened, pairs, at, width)
        at += width
    return pairs


def _closes_single(opened: list[tuple[int, int]], text: str, at: int) -> bool:
    """Tell whether the first of ``***`` ends kai inside bold."""
    return bool(opened) and opened[-1][1] == 1 and text.startswith("***", at)


def _pair_star(opened: list[tuple[int, int]], pairs: dict[int, int], at: int, width: int) -> None:
    for index in range(len(opened) - 1, -1, -1):
        start, size = opened[index]
        if size == 0:
            break
        if size == width and start + width < at:
            pairs[start] = at
            del opened[index:]
            return
    opened.append((at, width))


def _bracket_pairs(text: str) -> _Brackets:
    """Return where each ``[`` with attributes stands, its ``]``, and the attributes."""
    pairs: _Brackets = {}
    opened: list[int] = []
    at = 0
    while at < len(text):
        if text[at] == "\\":
            at = _character(text, at)[1]
            continue
        if text[at] == "[":
            opened.append(at)
        elif text[at] == "]" and opened:
            start = opened.pop()
            found = _ATTRIBUTES.match(text, at + 1)
            if found is not None and _known(found) and start + 1 < at:
                pairs[start] = (at, found)
                at = found.end()
                continue
        at += 1
    return pairs


def _names(found: re.Match[str]) -> list[str]:
    return found["marks"].replace(".", " ").split()


def _known(found: re.Match[str]) -> bool:
    names = _names(found)
    return all(name in MARKS for name in names) and bool(names or found["ruby"])


def _attributes(found: re.Match[str]) -> tuple[frozenset[Mark], str]:
    written = found["ruby"] or ""
    ruby: list[str] = []
    at = 0
    while at < len(written):
        char, at = _character(written, at)
        ruby.append(char)
    names = _names(found)
    return frozenset(mark for mark in MARKS if mark in names), "".join(ruby)


def parse_inline(text: str, kind: ParagraphKind = "body") -> tuple[Span, ...]:
    """Read one paragraph's Markdown."""
    reader = _Reader(text, kind)
    reader.read(0, len(text), frozenset())
    return normal_spans(reader.spans)


# Writing


def dump_inline(spans: Iterable[Span], kind: ParagraphKind = "body") -> str:
    """Write one paragraph's spans as Markdown; ``parse_inline`` gives them back."""
    parts: list[str] = []
    whole = normal_spans(spans)
    starred_before = False
    for index, span in enumerate(whole):
        text = escape(span.text)
        star = "" if starred_before or span.ruby else _star(span, index, kind)
        starred_before = bool(star)
        if star:
            parts.append(f"{star}{text}{star}")
        elif span.marks or span.ruby:
            parts.append(f"[{text}]{{{_dump_attributes(span)}}}")
        else:
            parts.append(text)
    return _guard_lines("".join(parts))


def _star(span: Span, index: int, kind: ParagraphKind) -> str:
    opens_lead = index == 0 and kind == "body"
    if span.marks == ("kai",):
        return "*"
    return "**" if span.marks == (("lead",) if opens_lead else ("bold",)) else ""


def _dump_attributes(span: Span) -> str:
    parts = [f".{mark}" for mark in span.marks]
    if span.ruby:
        escaped = _escaped(span.ruby, '\\"')
        ruby = "".join(_code(c) if _hidden(c) or c == "\n" else c for c in escaped)
        parts.append(f'ruby="{ruby}"')
    return " ".join(parts)


def escape(text: str) -> str:
    """Write text so that none of it reads as a mark.

    :raises UnicodeEncodeError: when the text holds half a character (a lone surrogate).
    """
    text.encode()
    written = "".join(_code(c) if _hidden(c) else c for c in _escaped(text, _SPECIAL))
    return written.replace("\n", "\\\n")


def _escaped(text: str, special: Iterable[str]) -> str:
    chars = frozenset(special)
    return "".join(f"\\{c}" if c in chars else c for c in text)


def _hidden(char: str) -> bool:
    """Tell whether an editor could not see the character, or a program could lose it."""
    return not char.isprintable() and char not in "\n\u3000"


def _code(char: str) -> str:
    return f"\\u{{{ord(char):X}}}"


def _guard_lines(text: str) -> str:
    """Keep what stands at the edges of a line from being read as layout of the file."""
    lines = text.split("\n")
    return "\n".join(_guard(line) for line in lines)


def _guard(line: str) -> str:
    end = len(line.rstrip())
    line = line[:end] + "".join(_code(c) for c in line[end:])
    start = len(line) - len(line.lstrip())
    line = "".join(_code(c) for c in line[:start]) + line[start:]
    return f"\\{line}" if line[:1] in _LINE_START else line
