"""Edits of text at a :class:`~layout_tool.model.Position`: stories' bodies and heads, captions.

Bodies are paragraphs of spans; the other parts are plain strings, in which only headline, kicker
and deck may hold line ends. A paragraph is empty only while a caret stands in it: ``tidy_story``
takes empty ones away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from layout_tool.model.edition import Edition
from layout_tool.model.edits import spans, tables
from layout_tool.model.edits.base import free_name, with_picture, with_story
from layout_tool.model.position import Position, TextRange
from layout_tool.model.story import Mark, Paragraph, ParagraphKind, Span, Story, plain

__all__ = [
    "HEAD_PARTS",
    "Change",
    "add_story",
    "change_between",
    "clean",
    "delete",
    "fragment",
    "has_mark",
    "insert",
    "is_editable",
    "limit",
    "looks",
    "map_position",
    "part_end",
    "part_text",
    "remove_story",
    "replace_range",
    "set_colour",
    "set_fields",
    "set_kind",
    "set_lang",
    "set_mark",
    "set_ruby",
    "split",
    "tidy_story",
]

HEAD_PARTS: Final = ("kicker", "headline", "deck", "byline", "dateline")
_MANY_ROWS: Final = ("kicker", "headline", "deck")
_CONTROL: Final = dict.fromkeys(
    i for i in (*range(0x20), *range(0x7F, 0xA0), 0xFEFF, 0x00AD) if i not in (0x09, 0x0A)
)
_SPACES: Final = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0xA0: " ",
                  0x2028: "\n", 0x2029: "\n"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit did to positions: text from ``start`` to ``end`` now ends at ``new_end``."""

    start: Position
    end: Position
    new_end: Position


def clean(text: str, *, tabs: bool = False) -> str:
    """Return text fit for a story: line feeds as line ends, no control characters.

    Tabs are spaces unless ``tabs`` are kept, as bodies do. Halves of surrogate pairs, which no
    file could hold, go too.
    """
    whole = text.encode("utf-8", "ignore").decode()
    if not tabs:
        whole = whole.replace("\t", " ")
    return whole.replace("\r\n", "\n").translate(_SPACES).translate(_CONTROL)


def is_editable(edition: Edition, owner: str, part: str) -> bool:
    """Tell whether there is a text of that owner and part."""
    if owner in edition.stories:
        return part == "body" or part in HEAD_PARTS
    return owner in edition.pictures and part in ("caption", "credit")


def _paragraphs(edition: Edition, owner: str, part: str) -> tuple[Paragraph, ...]:
    """Return a part as paragraphs: the body's own, or the string as one.

    :raises KeyError: when the edition has no such text.
    """
    if not is_editable(edition, owner, part):
        raise KeyError(f"{owner}/{part}")
    if part == "body":
        return edition.stories[owner].body
    source = edition.stories.get(owner) or edition.pictures[owner]
    return (plain(getattr(source, part)),)


def _with_paragraphs(
    edition: Edition, owner: str, part: str, paragraphs: Sequence[Paragraph]
) -> Edition:
    if part == "body":
        return with_story(edition, replace(edition.stories[owner], body=tuple(paragraphs)))
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    if part not in _MANY_ROWS:
        text = text.replace("\n", " ")
    changes: dict[str, Any] = {part: text}
    if owner in edition.stories:
        return with_story(edition, replace(edition.stories[owner], **changes))
    return with_picture(edition, replace(edition.pictures[owner], **changes))


def limit(edition: Edition, place: Position) -> Position:
    """Return the place, or the nearest one that exists in its part.

    :raises KeyError: when the edition has no such text.
    """
    paragraphs = _paragraphs(edition, place.owner, place.part)
    last = max(len(paragraphs) - 1, 0)
    number = min(max(place.paragraph, 0), last)
    length = len(paragraphs[number].text) if paragraphs else 0
    if place.paragraph > last:
        return place.at(length, number)
    offset = 0 if place.paragraph < 0 else min(max(place.offset, 0), length)
    if (number, offset) == place.key:
        return place
    return place.at(offset, number)


def part_end(edition: Edition, owner: str, part: str) -> Position:
    """Return the place after the last character of a part."""
    paragraphs = _paragraphs(edition, owner, part)
    if not paragraphs:
        return Position(owner, part, 0, 0)
    return Position(owner, part, len(paragraphs) - 1, len(paragraphs[-1].text))


def part_text(edition: Edition, owner: str, part: str, paragraph: int = 0) -> str:
    """Return the text of a paragraph of a part, "" when there is none of that number."""
    paragraphs = _paragraphs(edition, owner, part)
    return paragraphs[paragraph].text if 0 <= paragraph < len(paragraphs) else ""


def fragment(edition: Edition, where: TextRange) -> tuple[Paragraph, ...]:
    """Return the selected text as paragraphs with their marks."""
    paragraphs = _paragraphs(edition, where.anchor.owner, where.anchor.part)
    start, end = limit(edition, where.start), limit(edition, where.end)
    result = []
    for number in range(start.paragraph, min(end.paragraph + 1, len(paragraphs))):
        low = start.offset if number == start.paragraph else 0
        high = end.offset if number == end.paragraph else None
        result.append(spans.cut(paragraphs[number], low, high))
    return tuple(result)


def delete(edition: Edition, where: TextRange) -> tuple[Edition, Position]:
    """Delete the selected text; return the place where it was too."""
    return replace_range(edition, where, ())


def insert(edition: Edition, place: Position, text: str) -> tuple[Edition, Position]:
    """Insert text with the marks around it; return the place after it too.

    A line end begins a new paragraph in a body, a new row in a head, and is a space elsewhere.
    """
    return replace_range(edition, TextRange.caret(place), text)


def split(edition: Edition, place: Position) -> tuple[Edition, Position]:
    """Begin a new paragraph (in a head, a new row) at a place; return its start too.

    A paragraph begun at the end of a subhead or summary is body text. In a table a new row begins
    below, wherever in the row the place is; in a row without text the table ends instead.
    """
    if place.part == "body" and is_editable(edition, place.owner, place.part):
        body = edition.stories[place.owner].body
        at = limit(edition, place).paragraph
        if at < len(body) and body[at].is_row:
            return tables.new_row(edition, place.owner, at)
    edition, after = insert(edition, place, "\n")
    if place.part == "body":
        body = edition.stories[place.owner].body
        new = body[after.paragraph]
        if not new.text and new.kind in ("subhead", "summary"):
            edition = set_kind(edition, TextRange.caret(after), "body")
    return edition, after


def replace_range(
    edition: Edition, where: TextRange, new: str | Sequence[Paragraph]
) -> tuple[Edition, Position]:
    """Put text, or paragraphs with their own marks, in the place of a selection.

    :raises KeyError: when the edition has no such text.
    """
    owner, part = where.anchor.owner, where.anchor.part
    paragraphs = list(_paragraphs(edition, owner, part)) or [Paragraph(())]
    start, end = limit(edition, where.start), limit(edition, where.end)
    first = spans.cut(paragraphs[start.paragraph], 0, start.offset)
    last = spans.cut(paragraphs[end.paragraph], end.offset)
    look = spans.look_at(paragraphs[start.paragraph], start.offset)
    inside = start == end and 0 < start.offset < len(paragraphs[start.paragraph].text)
    in_body = part == "body"
    pieces = _pieces(new, look if in_body else Span(""), first.kind, tabs=in_body)
    if len(pieces) <= 1 and start == end:
        added = pieces[0].spans if pieces else ()
        whole = spans.insert(paragraphs[start.paragraph], start.offset, added)
        after = start.at(start.offset + sum(len(s.text) for s in added))
        fresh = [whole]
    elif len(pieces) <= 1:
        added = pieces[0].spans if pieces else ()
        middle = replace(first, spans=spans.tidy((*first.spans, *added)))
        after = start.at(len(middle.text))
        fresh = [spans.join(middle, last)]
    else:
        head = spans.join(first, pieces[0])
        tail = spans.join(pieces[-1], last)
        if inside or last.text:
            tail = replace(tail, kind=last.kind)
        fresh = [head, *pieces[1:-1], tail]
        after = start.at(len(pieces[-1].text), start.paragraph + len(pieces) - 1)
    paragraphs[start.paragraph : end.paragraph + 1] = fresh
    if part != "body" and after.paragraph:
        rows = [p.text for p in fresh]
        before = sum(len(row) + 1 for row in rows[: after.paragraph])
        after = after.at(before + after.offset, 0)
    return _with_paragraphs(edition, owner, part, paragraphs), after


def _pieces(
    new: str | Sequence[Paragraph], look: Span, kind: ParagraphKind, *, tabs: bool
) -> list[Paragraph]:
    if not isinstance(new, str):
        return list(new)
    rows = clean(new, tabs=tabs).split("\n")
    return [Paragraph((replace(look, text=row),) if row else (), kind) for row in rows]


def has_mark(edition: Edition, where: TextRange, mark: Mark) -> bool:
    """Tell whether all of a selection in a body has the mark."""
    if where.anchor.part != "body" or where.is_empty:
        return False
    found = [
        spans.has_mark(paragraph, low, high, mark)
        for paragraph, low, high in _touched(edition, where)
        if low < high
    ]
    return bool(found) and all(found)


def set_mark(edition: Edition, where: TextRange, mark: Mark, on: bool) -> Edition:
    """Mark the selected text of a body, or take the mark away. Heads have no marks."""
    if where.anchor.part != "body" or where.is_empty:
        return edition
    return _with_looks(edition, where, lambda p, low, high: spans.set_mark(p, low, high, mark, on))


def set_lang(edition: Edition, where: TextRange, lang: str) -> Edition:
    """Say what language the selected text of a body is in (BCP 47); "" for its story's."""
    if where.anchor.part != "body" or where.is_empty:
        return edition
    return _with_looks(edition, where, lambda p, low, high: spans.set_lang(p, low, high, lang))


def set_colour(edition: Edition, where: TextRange, colour: str) -> Edition:
    """Give the selected text of a body a colour by its name; "" for that of its style."""
    if where.anchor.part != "body" or where.is_empty:
        return edition
    return _with_looks(edition, where, lambda p, low, high: spans.set_colour(p, low, high, colour))


def looks(edition: Edition, where: TextRange) -> list[Span]:
    """Return the spans of a body that a selection touches; none in other parts."""
    if where.anchor.part != "body" or where.is_empty:
        return []
    touched = _touched(edition, where)
    return [span for paragraph, low, high in touched for span in spans.looks(paragraph, low, high)]


def _with_looks(
    edition: Edition, where: TextRange, change: Callable[[Paragraph, int, int], Paragraph]
) -> Edition:
    story = edition.stories[where.anchor.owner]
    first = limit(edition, where.start).paragraph
    body = list(story.body)
    for number, (paragraph, low, high) in enumerate(_touched(edition, where), first):
        body[number] = change(paragraph, low, high)
    return with_story(edition, replace(story, body=tuple(body)))


def set_ruby(edition: Edition, where: TextRange, reading: str) -> Edition:
    """Set a reading (ruby) above text of one paragraph of a body; "" takes it away."""
    start, end = where.start, where.end
    if start.part != "body" or where.is_empty or start.paragraph != end.paragraph:
        return edition
    story = edition.stories[start.owner]
    body = list(story.body)
    body[start.paragraph] = spans.set_ruby(
        body[start.paragraph], start.offset, end.offset, clean(reading).replace("\n", " ").strip()
    )
    return with_story(edition, replace(story, body=tuple(body)))


def _touched(edition: Edition, where: TextRange) -> list[tuple[Paragraph, int, int]]:
    body = edition.stories[where.anchor.owner].body
    start, end = limit(edition, where.start), limit(edition, where.end)
    return [
        (
            body[number],
            start.offset if number == start.paragraph else 0,
            end.offset if number == end.paragraph else len(body[number].text),
        )
        for number in range(start.paragraph, min(end.paragraph + 1, len(body)))
    ]


def set_kind(edition: Edition, where: TextRange, kind: ParagraphKind) -> Edition:
    """Make the selected paragraphs of a body subheads, verse, summary or body text."""
    if where.anchor.part != "body":
        return edition
    story = edition.stories[where.anchor.owner]
    start, end = limit(edition, where.start), limit(edition, where.end)
    body = tuple(
        replace(p, kind=kind) if start.paragraph <= i <= end.paragraph else p
        for i, p in enumerate(story.body)
    )
    return with_story(edition, replace(story, body=body))


def tidy_story(edition: Edition, story_id: str) -> Edition:
    """Take away paragraphs without text."""
    story = edition.stories.get(story_id)
    if story is None:
        return edition
    body = tuple(p for p in story.body if p.text.strip())
    return (
        edition if len(body) == len(story.body) else with_story(edition, replace(story, body=body))
    )


def set_fields(edition: Edition, story_id: str, **fields: Any) -> Edition:
    """Change a story's ``headline kicker deck byline dateline rank page pictures lang``."""
    story = edition.stories[story_id]
    for name in HEAD_PARTS:
        if name in fields:
            text = clean(str(fields[name]))
            fields[name] = text if name in _MANY_ROWS else text.replace("\n", " ")
    return with_story(edition, replace(story, **fields))


def add_story(edition: Edition, headline: str, **fields: Any) -> tuple[Edition, str]:
    """Add a story; return its id too."""
    name = free_name("story", edition.stories)
    return with_story(edition, Story(name, headline, **fields)), name


def remove_story(edition: Edition, story_id: str) -> Edition:
    """Take a story out of the edition, and its frames off the pages."""
    if story_id not in edition.stories:
        return edition
    stories = {name: s for name, s in edition.stories.items() if name != story_id}
    pages = tuple(
        page
        if not any(getattr(f, "story", None) == story_id for f in page.frames)
        else replace(
            page,
            frames=tuple(f for f in page.frames if getattr(f, "story", None) != story_id),
        )
        for page in edition.pages
    )
    return replace(edition, stories=stories, pages=pages)


def change_between(old: Edition, new: Edition, near: Position) -> Change | None:
    """Return what an edit did around a place, found by what is alike before and after it.

    Where the part has as many paragraphs as before, only the place's own is looked at. None when
    nothing changed there, or the part is gone.
    """
    owner, part = near.owner, near.part
    if not (is_editable(old, owner, part) and is_editable(new, owner, part)):
        return None
    before, after = _paragraphs(old, owner, part), _paragraphs(new, owner, part)
    first = 0
    if len(before) == len(after) and near.paragraph < len(before):
        first = near.paragraph
        before, after = before[first : first + 1], after[first : first + 1]
    a, b = "\n".join(p.text for p in before), "\n".join(p.text for p in after)
    if a == b:
        return None
    head = _alike(a, b)
    room = min(len(a), len(b)) - head
    tail = _alike(a[::-1][:room], b[::-1][:room])

    def place(text: str, at: int) -> Position:
        if part != "body":
            return Position(owner, part, 0, at)
        rows = text[:at].split("\n")
        return Position(owner, part, first + len(rows) - 1, len(rows[-1]))

    return Change(place(a, head), place(a, len(a) - tail), place(b, len(b) - tail))


def _alike(a: str, b: str) -> int:
    """Return how many characters two texts share at their start."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((i for i, (one, other) in pairs if one != other), min(len(a), len(b)))


def map_position(place: Position, change: Change) -> Position:
    """Return where a place is after an edit in the same part."""
    if not place.same_part(change.start) or place.key <= change.start.key:
        return place
    if place.key <= change.end.key:
        return change.new_end
    if place.paragraph > change.end.paragraph:
        shift = change.new_end.paragraph - change.end.paragraph
        return place.at(place.offset, place.paragraph + shift)
    offset = place.offset - change.end.offset + change.new_end.offset
    return place.at(offset, change.new_end.paragraph)
