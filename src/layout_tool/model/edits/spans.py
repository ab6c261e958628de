"""Spans of one paragraph: cutting, joining and marking them without losing a reading (ruby)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from layout_tool.model.story import MARKS, Mark, Paragraph, Span

__all__ = ["cut", "has_mark", "insert", "join", "look_at", "looks", "set_colour", "set_lang",
           "set_mark", "set_ruby", "tidy"]  # fmt: skip


def tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Drop empty spans and join neighbours that look alike; a reading is never doubled."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        last = result[-1] if result else None
        if last is not None and last.joins(span):
            result[-1] = replace(last, text=last.text + span.text)
        else:
            result.append(span)
    return tuple(result)


def cut(paragraph: Paragraph, start: int, end: int | None = None) -> Paragraph:
    """Return the characters from ``start`` to ``end`` with their marks.

    A span with a reading that is cut keeps the reading with its first character.
    """
    stop = len(paragraph.text) if end is None else end
    pieces: list[Span] = []
    at = 0
    for span in paragraph.spans:
        low, high = max(start - at, 0), min(stop - at, len(span.text))
        if low < high:
            ruby = span.ruby if low == 0 else ""
            pieces.append(replace(span, text=span.text[low:high], ruby=ruby))
        at += len(span.text)
    return replace(paragraph, spans=tidy(pieces))


def join(first: Paragraph, second: Paragraph) -> Paragraph:
    """Return one paragraph of both texts; its kind is that of the first that has any text."""
    kept = first if first.text or not second.text else second
    return replace(kept, spans=tidy((*first.spans, *second.spans)))


def look_at(paragraph: Paragraph, offset: int) -> Span:
    """Return an empty span that looks as typed text does: as before the caret, plain at the start.

    A run-in lead, a superscript, a subscript, a language or a colour is not carried on past its
    end.
    """
    at = 0
    for span in paragraph.spans:
        end = at + len(span.text)
        if at < offset <= end:
            if offset < end:
                return replace(span, text="", ruby="")
            return Span("", tuple(m for m in span.marks if m not in ("lead", "sup", "sub")))
        at = end
    return Span("")


def insert(paragraph: Paragraph, offset: int, spans: Iterable[Span]) -> Paragraph:
    """Return the paragraph with spans inserted; within a reading they become part of its text."""
    new = tuple(spans)
    pieces: list[Span] = []
    at = 0
    placed = False
    for span in paragraph.spans:
        end = at + len(span.text)
        if not placed and offset <= at:
            pieces += new
            placed = True
        if not placed and at < offset < end:
            split = offset - at
            if span.ruby:
                middle = "".join(s.text for s in new)
                pieces.append(replace(span, text=span.text[:split] + middle + span.text[split:]))
            else:
                pieces += (
                    replace(span, text=span.text[:split]), *new,
                    replace(span, text=span.text[split:]),
                )  # fmt: skip
            placed = True
        else:
            pieces.append(span)
        at = end
    if not placed:
        pieces += new
    return replace(paragraph, spans=tidy(pieces))


def has_mark(paragraph: Paragraph, start: int, end: int, mark: Mark) -> bool:
    """Tell whether every character of the range has the mark."""
    return start < end and all(mark in span.marks for span in looks(paragraph, start, end))


def set_mark(paragraph: Paragraph, start: int, end: int, mark: Mark, on: bool) -> Paragraph:
    """Give characters a mark, or take it; a span with a reading is marked whole."""
    return _changed(paragraph, start, end, lambda span: _marked(span, mark, on))


def set_lang(paragraph: Paragraph, start: int, end: int, lang: str) -> Paragraph:
    """Say what language characters are in; "" for that of the story."""
    return _changed(paragraph, start, end, lambda span: replace(span, lang=lang))


def set_colour(paragraph: Paragraph, start: int, end: int, colour: str) -> Paragraph:
    """Give characters a colour by its name; "" for that of their style."""
    return _changed(paragraph, start, end, lambda span: replace(span, colour=colour))


def looks(paragraph: Paragraph, start: int, end: int) -> list[Span]:
    """Return the spans that characters stand in."""
    found: list[Span] = []
    at = 0
    for span in paragraph.spans:
        stop = at + len(span.text)
        if at < end and start < stop:
            found.append(span)
        at = stop
    return found


def _changed(
    paragraph: Paragraph, start: int, end: int, change: Callable[[Span], Span]
) -> Paragraph:
    """Change the looks of characters; a span with a reading changes whole."""
    pieces: list[Span] = []
    at = 0
    for span in paragraph.spans:
        stop = at + len(span.text)
        low, high = max(start - at, 0), min(end - at, len(span.text))
        if low >= high:
            pieces.append(span)
        elif span.ruby:
            pieces.append(change(span))
        else:
            pieces += (
                replace(span, text=span.text[:low]),
                change(replace(span, text=span.text[low:high])),
                replace(span, text=span.text[high:]),
            )
        at = stop
    return replace(paragraph, spans=tidy(pieces))


def set_ruby(paragraph: Paragraph, start: int, end: int, reading: str) -> Paragraph:
    """Set a reading above characters, or with "" take away those they have.

    Readings that the range touches give way to the new one; the text under it is one span.
    """
    spans: list[Span] = []
    base: list[Span] = []
    at = 0
    for span in paragraph.spans:
        stop = at + len(span.text)
        low, high = max(start - at, 0), min(end - at, len(span.text))
        if low >= high:
            spans.append(span)
        else:
            plain = replace(span, ruby="")
            spans.append(replace(plain, text=span.text[:low]))
            base.append(replace(plain, text=span.text[low:high]))
            spans.append(replace(plain, text=span.text[high:]))
        at = stop
    if not base:
        return paragraph
    if reading:
        base = [replace(base[0], text="".join(span.text for span in base), ruby=reading)]
    first = cut(replace(paragraph, spans=tuple(spans)), 0, start)
    rest = cut(replace(paragraph, spans=tuple(spans)), start)
    return replace(paragraph, spans=tidy((*first.spans, *base, *rest.spans)))


def _marked(span: Span, mark: Mark, on: bool) -> Span:
    """Marks stand in the order of ``MARKS``; superscript and subscript exclude each other."""
    marks = set(span.marks)
    if on:
        marks.add(mark)
        marks -= {"sub"} if mark == "sup" else {"sup"} if mark == "sub" else set()
    else:
        marks.discard(mark)
    return replace(span, marks=tuple(m for m in MARKS if m in marks))
