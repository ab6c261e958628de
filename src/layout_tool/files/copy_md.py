"""Stories ⇄ Markdown files: YAML front matter for the head, Markdown for the body.

Paragraphs are parted by an empty line, or begin with an ideographic space; ``## `` is a subhead,
``> `` a line of verse, ``{.summary} `` a summary that does not stand first, ``|`` a row of a table
(:mod:`layout_tool.files.table_md`). Inline marks are in :mod:`layout_tool.files.inline_md`.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from layout_tool.files.inline_md import dump_inline, parse_inline
from layout_tool.files.schema import (
    LINES,
    TEXT,
    Field,
    ListOf,
    Record,
    Whole,
    read_record,
)
from layout_tool.files.table_md import PIPE, dump_table, normal_body, parse_rows
from layout_tool.files.values import (
    IDENTIFIER,
)
from layout_tool.files.yaml_io import dump_yaml, parse_yaml
from layout_tool.model import Paragraph, ParagraphKind, Story, table_at
from layout_tool.problem import LayoutError, Place, Problem

__all__ = [
    "STORY_FIELDS",
    "normal_story",
    "parse_body",
    "story_from_markdown",
    "story_from_values",
    "story_to_markdown",
    "story_to_values",
]

STORY_FIELDS: Final = {
    "kicker": Field(LINES),
    "headline": Field(LINES),
    "deck": Field(LINES),
    "byline": Field(LINES),
    "dateline": Field(LINES),
    "summary": Field(ListOf(TEXT, single=True)),
    "rank": Field(Whole(1, 99)),
    "page": Field(IDENTIFIER),
    "pictures": Field(ListOf(IDENTIFIER, single=True)),
    "lang": Field(TEXT),
}
"""The keys of a story's front matter."""

_FRONT: Final = Record("a story", STORY_FIELDS)
_HEAD: Final = ("kicker", "headline", "deck", "byline", "dateline")
_FENCE: Final = "---"
_BLOCK: Final = re.compile(
    r"(?P<subhead>#{1,6}[ \u3000]+)|(?P<verse>> ?)|(?P<summary>\{\.summary\} *)"
)
_PREFIX: Final = {"subhead": "## ", "verse": "> ", "summary": "{.summary} "}
_BLANK: Final = " \t\u3000"
_ONE_BLOCK: Final = ("subhead", "verse", "table")
"""What a line of another kind does not go on with."""


def normal_story(story: Story) -> Story:
    """Return the story in the form that reading gives: equal spans joined, empty ones dropped."""
    return dataclasses.replace(story, body=normal_body(story.body))


def story_from_markdown(text: str, id: str, file: Path | None = None) -> Story:
    """Read a story; ``file`` is named in faults.

    :raises LayoutError: with every fault of the front matter.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, body = _split(text, file)
    values = read_record(_FRONT, parse_yaml(front, file, first_line=2))
    return story_from_values(id, values, body)


def story_from_values(id: str, values: dict[str, Any], body: str) -> Story:
    """Build a story from its read fields and its body's Markdown."""
    summary = [
        Paragraph(spans, "summary")
        for text in values.get("summary", ())
        if (spans := parse_inline(_joined(text.split("\n")), "summary"))
    ]
    rest = {key: value for key, value in values.items() if key != "summary"}
    return Story(id, **rest, body=(*summary, *parse_body(body)))


def _split(text: str, file: Path | None) -> tuple[str, str]:
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return "", text
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :])
    raise LayoutError(
        Problem(
            "copy.front",
            "The front matter that begins in line 1 never ends.",
            "Close it with a line “---” before the body.",
            place=Place(file=file, line=1),
        )
    )


def parse_body(text: str) -> tuple[Paragraph, ...]:
    """Read a body's Markdown."""
    paragraphs: list[Paragraph] = []
    for kind, lines in _blocks(text):
        if kind == "table":
            paragraphs += parse_rows(lines)
        elif spans := parse_inline(_joined(lines), kind):
            paragraphs.append(Paragraph(spans, kind))
    return normal_body(paragraphs)


def _blocks(text: str) -> Iterator[tuple[ParagraphKind, list[str]]]:
    kind: ParagraphKind = "body"
    lines: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip(_BLANK)
        row = line.startswith(PIPE)
        if lines and (row if kind == "table" else _goes_on(lines[-1])):
            lines.append(line)
            continue
        block = _BLOCK.match(line)
        if lines and (block or row or not line or raw.startswith("\u3000") or kind in _ONE_BLOCK):
            yield kind, lines
            lines = []
        if not line:
            continue
        if not lines:
            kind = "table" if row else _kind(block)
        lines.append(line[block.end() :] if block else line)
    if lines:
        yield kind, lines


def _kind(block: re.Match[str] | None) -> ParagraphKind:
    if block is None:
        return "body"
    if block["subhead"]:
        return "subhead"
    return "verse" if block["verse"] else "summary"


def _goes_on(line: str) -> bool:
    """Tell whether a line ends with a backslash that is not itself escaped."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _joined(lines: list[str]) -> str:
    """Join a paragraph's lines: by a space between Latin words only, never between Han."""
    text = lines[0]
    for line in lines[1:]:
        if _goes_on(text):
            text += "\n" + line
        else:
            text += ("" if _wide(text[-1:]) or _wide(line[:1]) else " ") + line
    return text


def _wide(char: str) -> bool:
    return not char or unicodedata.east_asian_width(char) in "WF"


def story_to_values(story: Story) -> tuple[dict[str, Any], str]:
    """Return the fields of the front matter that are not at their defaults, and the body."""
    story = normal_story(story)
    values: dict[str, Any] = {}
    for name in _HEAD:
        text = getattr(story, name)
        if text:
            values[name] = text.split("\n") if "\n" in text else text
    leading = 0
    while leading < len(story.body) and story.body[leading].kind == "summary":
        leading += 1
    if leading:
        summary = [dump_inline(p.spans, "summary") for p in story.body[:leading]]
        values["summary"] = summary[0] if leading == 1 else summary
    plain = Story(story.id)
    for name in ("rank", "page", "lang"):
        if getattr(story, name) != getattr(plain, name):
            values[name] = getattr(story, name)
    if story.pictures:
        values["pictures"] = list(story.pictures)
    return values, _dump_body(story.body[leading:])


def _dump_body(paragraphs: tuple[Paragraph, ...]) -> str:
    blocks: list[str] = []
    previous = ""
    index = 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        rows = table_at(paragraphs, index)
        # Lines of verse stand together; everything else is parted by an empty line.
        if blocks:
            blocks.append("\n" if paragraph.kind == previous == "verse" else "\n\n")
        if rows:
            blocks.append(dump_table([paragraphs[i] for i in rows]))
        else:
            text = dump_inline(paragraph.spans, paragraph.kind)
            blocks.append(_PREFIX.get(paragraph.kind, "") + text)
        previous = paragraph.kind
        index = rows.stop if rows else index + 1
    return "".join(blocks) + "\n" if blocks else ""


def story_to_markdown(story: Story) -> str:
    """Write a story; :func:`story_from_markdown` gives the same story back."""
    values, body = story_to_values(story)
    front = dump_yaml(values) if values else ""
    return f"{_FENCE}\n{front}{_FENCE}\n" + (f"\n{body}" if body else "")
