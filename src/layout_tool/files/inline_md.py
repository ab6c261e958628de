r"""Inline marks ⇄ text: one paragraph's spans as Markdown, such that any text comes back the same.

======================  ===============================================
``**…**``               bold; at the start of a body paragraph a run-in lead
``*…*``                 kai
``[…]{.emphasis}``      any mark by name: lead bold kai emphasis underline wavy sup sub
``[漢字]{ruby="…"}``     a reading above; may stand with marks: ``{.kai ruby="…"}``
``[どうも]{lang=ja}``     text in another language, by its BCP 47 tag
``[红字]{colour=red}``    text in a colour of the layout
``\*``                  a backslash takes the meaning from any punctuation mark of ASCII
``\u{A0}``              a character by its code
``\`` at a line's end   a line end within the paragraph
======================  ===============================================

What is never closed (``5*3``, ``[1]``) is text.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from layout_tool.model import MARKS, NAMES_APART, Mark, ParagraphKind, Span

__all__ = ["dump_inline", "normal_spans", "parse_inline"]

_VALUE: Final = r"\"(?:[^\"\\\n]|\\.)*\"|\w[\w.\-]*"
_ATTRIBUTES: Final = re.compile(
    rf"\{{(?P<marks>(?:\.[a-z]+)?(?: \.[a-z]+)*)"
    rf"(?P<keys>(?: ?(?:lang|colour|ruby)=(?:{_VALUE}))*)\}}"
)
_KEY: Final = re.compile(rf"(lang|colour|ruby)=({_VALUE})")
_WORD: Final = re.compile(r"\w[\w.\-]*")
_CODE: Final = re.compile(r"\\u\{([0-9A-Fa-f]{1,6})\}")
_SPECIAL: Final = frozenset("\\*[]")
_LINE_START: Final = frozenset("#>{|")
_NAMES: Final = frozenset({"underline", "wavy"})
_Brackets = dict[int, tuple[int, re.Match[str]]]


def normal_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans without empty ones, marks in their order, equal neighbours joined."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        marks = tuple(mark for mark in MARKS if mark in span.marks)
        span = replace(span, marks=marks)
        last = result[-1] if result else None
        if last is not None and last.joins(span):
            result[-1] = replace(last, text=last.text + span.text)
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

    def read(self, start: int, end: int, look: Span) -> None:
        """Read what stands between two places; ``look`` is an empty span with its looks."""
        at = start
        plain: list[str] = []
        while at < end:
            close = self.stars.get(at)
            if close is not None and close < end:
                self.flush(plain, look)
                width = 2 if self.text.startswith("**", at) else 1
                mark: Mark = self.star_mark(at) if width == 2 else "kai"
                self.read(at + width, close, replace(look, marks=(*look.marks, mark)))
                at = close + width
                continue
            found = self.brackets.get(at)
            if found is not None and found[1].end() <= end:
                self.flush(plain, look)
                self.read(at + 1, found[0], _looking(look, found[1]))
                at = found[1].end()
                continue
            char, at = _character(self.text, at)
            plain.append(char)
        self.flush(plain, look)

    def star_mark(self, at: int) -> Mark:
        return "lead" if at == 0 and self.kind == "body" else "bold"

    def flush(self, plain: list[str], look: Span) -> None:
        self.spans.append(replace(look, text="".join(plain)))
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
    return all(name in MARKS for name in names) and bool(names or any(_keys(found).values()))


def _keys(found: re.Match[str]) -> dict[str, str]:
    return {key: _value(written) for key, written in _KEY.findall(found["keys"])}


def _value(written: str) -> str:
    """Return what a value says, in quotation marks or not."""
    if not written.startswith('"'):
        return written
    chars: list[str] = []
    at, end = 1, len(written) - 1
    while at < end:
        char, at = _character(written, at)
        chars.append(char)
    return "".join(chars)


def _looking(look: Span, found: re.Match[str]) -> Span:
    """Return a look with what the attributes add to it."""
    names, keys = _names(found), _keys(found)
    return replace(
        look,
        marks=(*look.marks, *(mark for mark in MARKS if mark in names)),
        ruby=keys.get("ruby") or look.ruby,
        lang=keys.get("lang") or look.lang,
        colour=keys.get("colour") or look.colour,
    )


def parse_inline(text: str, kind: ParagraphKind = "body") -> tuple[Span, ...]:
    """Read one paragraph's Markdown."""
    if _SPECIAL.isdisjoint(text):
        return (Span(text),) if text else ()  # as nearly every paragraph is
    reader = _Reader(text, kind)
    reader.read(0, len(text), Span(""))
    return normal_spans(_names_apart(reader.spans))


def _names_apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Part a name from one just before it, which would else be one name of both (CLREQ C8).

    A zero-width space does it, for a space of no width is text and outlives every edit.
    """
    last = Span("")
    for span in spans:
        if span.text:
            if last.text and last.joins(span) and not _NAMES.isdisjoint(span.marks):
                yield replace(span, text=NAMES_APART)
            last = span
        yield span


# Writing


def dump_inline(spans: Iterable[Span], kind: ParagraphKind = "body") -> str:
    """Write one paragraph's spans as Markdown; ``parse_inline`` gives them back."""
    parts: list[str] = []
    whole = normal_spans(spans)
    starred_before = False
    for index, span in enumerate(whole):
        text = escape(span.text)
        attributes = _dump_attributes(span)
        star = "" if starred_before else _star(span, index, kind)
        starred_before = bool(star)
        if star:
            parts.append(f"{star}{text}{star}")
        elif attributes:
            parts.append(f"[{text}]{{{attributes}}}")
        else:
            parts.append(text)
    return _guard_lines("".join(parts))


def _star(span: Span, index: int, kind: ParagraphKind) -> str:
    if span.lang or span.colour or span.ruby:
        return ""
    opens_lead = index == 0 and kind == "body"
    if span.marks == ("kai",):
        return "*"
    return "**" if span.marks == (("lead",) if opens_lead else ("bold",)) else ""


def _dump_attributes(span: Span) -> str:
    parts = [f".{mark}" for mark in span.marks]
    for key, value in (("lang", span.lang), ("colour", span.colour)):
        if value:
            parts.append(f"{key}={value if _WORD.fullmatch(value) else _quoted(value)}")
    if span.ruby:
        parts.append(f"ruby={_quoted(span.ruby)}")
    return " ".join(parts)


def _quoted(value: str) -> str:
    escaped = _escaped(value, '\\"')
    return '"' + "".join(_code(c) if _hidden(c) or c == "\n" else c for c in escaped) + '"'


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
    return not char.isprintable() and char not in "\n\t\u3000"


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
