"""The record of what copydesk changes: every edit of the raw text, reversible one by one.

A :class:`Draft` holds the source and its edits; rules add edits to the text as it stands, and
edits of edits melt into one, so that a record never refers to a text that nobody has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

__all__ = ["Change", "Draft", "Edit", "undo"]


@dataclass(frozen=True, slots=True)
class Edit:
    """``before`` at ``start`` (offset into the source, in characters) became ``after``.

    ``rule`` names the rules that did it, joined by ``+`` where several touched the same place.
    """

    rule: str
    start: int
    before: str
    after: str

    @property
    def end(self) -> int:
        """The offset after the last source character that was changed."""
        return self.start + len(self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit as the editor sees it: with its place in the finished page.

    ``start`` is the offset in the raw text, -1 where it does not matter; ``story`` is the story's
    id or "" for what belongs to the page; ``field`` is kicker, headline, deck, byline, body,
    caption, section, slogan or aside; ``paragraph`` counts from 0 within the field; ``offset`` is
    where ``after`` begins in the finished text of that field or paragraph.
    """

    rule: str
    before: str
    after: str
    start: int = -1
    story: str = ""
    field: str = ""
    paragraph: int = 0
    offset: int = 0


def undo(text: str, edits: Iterable[Edit | Change]) -> str:
    """Return the source of the finished ``text``, given the full record of its edits.

    Giving a part of the record undoes that part only if no later edit changed the length of the
    text before it; :meth:`Draft.undone` handles any part.
    """
    pieces: list[str] = []
    position = shift = 0
    for edit in sorted(edits, key=lambda e: e.start):
        begin = edit.start + shift
        pieces += [text[position:begin], edit.before]
        position = begin + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    return "".join([*pieces, text[position:]])


Step = tuple[int, int, str, str]
"""An edit of the present text: start, end, what it becomes, rule."""


class Draft:
    """A text under correction. ``text`` is its present form, ``edits`` how it came about."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source
        self.edits: tuple[Edit, ...] = ()

    def apply(self, steps: Iterable[Step]) -> bool:
        """Carry out steps on the present text and tell whether anything changed.

        Of steps that overlap, the first one counts.
        """
        fresh: list[Step] = []
        reached = 0
        for step in sorted(steps, key=lambda s: (s[0], s[1])):
            start, end, after, _ = step
            if start >= reached and self.text[start:end] != after:
                fresh.append(step)
                reached = max(end, start)
        if not fresh:
            return False
        self.edits = tuple(_compose(self.source, self.text, self.edits, fresh))
        self.text = _replay(self.source, self.edits)
        return True

    def undone(self, edits: Sequence[Edit]) -> str:
        """Return the text with the given edits of the record taken back."""
        back = set(edits)
        return _replay(self.source, [e for e in self.edits if e not in back])

    def spans(self) -> Iterator[tuple[int, Edit]]:
        """Yield every edit with the offset in the present text where its ``after`` begins."""
        shift = 0
        for edit in self.edits:
            yield edit.start + shift, edit
            shift += len(edit.after) - len(edit.before)


def _replay(source: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += [source[position : edit.start], edit.after]
        position = edit.end
    return "".join([*pieces, source[position:]])


@dataclass(slots=True)
class _Span:
    """A stretch of the present text that some edit made (old) or wants to change (new)."""

    start: int
    end: int
    old: Edit | None = None
    step: Step | None = None


def _compose(
    source: str, text: str, edits: Sequence[Edit], steps: Sequence[Step]
) -> Iterable[Edit]:
    """Melt edits (source → text) and steps (on text) into edits source → new text."""
    spans: list[_Span] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        spans.append(_Span(start, start + len(edit.after), old=edit))
        shift += len(edit.after) - len(edit.before)
    spans += [_Span(step[0], step[1], step=step) for step in steps]
    spans.sort(key=lambda s: (s.start, s.end, s.old is None))
    shift = 0
    for group in _touching(spans):
        old = [s.old for s in group if s.old is not None]
        new = [s.step for s in group if s.step is not None]
        low, high = min(s.start for s in group), max(s.end for s in group)
        grown = sum(len(e.after) - len(e.before) for e in old)
        start, end = low - shift, high - shift - grown
        shift += grown
        after, position = "", low
        for step in new:
            after += text[position : step[0]] + step[2]
            position = step[1]
        after += text[position:high]
        before = source[start:end]
        names = [name for e in old for name in e.rule.split("+")] + [step[3] for step in new]
        if before != after:
            rule = "+".join(name for name, _ in groupby(names))
            yield Edit(rule, start, before, after)


def _touching(spans: Sequence[_Span]) -> Iterable[list[_Span]]:
    """Group spans that share characters, or stand at the same point with nothing between."""
    group: list[_Span] = []
    high = -1
    for span in spans:
        shares = span.start < high or (
            bool(group) and span.start == span.end == high and group[-1].start == high
        )
        if group and not shares:
            yield group
            group = []
        group.append(span)
        high = max(high, span.end) if len(group) > 1 else span.end
    if group:
        yield group
