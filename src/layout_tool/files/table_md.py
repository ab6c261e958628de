r"""Tables ⇄ Markdown: rows between pipes, the alignment row below the heads.

======================  =========================================================
``| 队 | 胜 |``          a row; the text of its cells is inline Markdown
``| --- | :-: | --: |``  rows above it are heads; columns stand by their contents
                        (``---``), left (``:--``), centred or right
``\|``                  a pipe that is text
======================  =========================================================
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from layout_tool.files.inline_md import dump_inline, normal_spans, parse_inline
from layout_tool.model import CellAlign, Paragraph, Span, table_at

__all__ = ["PIPE", "dump_table", "normal_body", "parse_rows"]

PIPE: Final = "|"
"""What a row begins with."""

_TAB: Final = Span("\t")
_PIPES: Final = re.compile(r"(?<!\\)(?:\\\\)*\|")
_BARE: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
"""A pipe that no backslash makes text yet, behind whole pairs of backslashes."""
_DASHES: Final = re.compile(r":?-+:?")
_WRITTEN: Final[dict[CellAlign, str]] = {
    "auto": "---", "left": ":--", "center": ":-:", "right": "--:",
}  # fmt: skip


def parse_rows(lines: Iterable[str]) -> list[Paragraph]:
    """Read lines that begin with a pipe; rows without any text or cells are left out."""
    rows = [_cells(line) for line in lines]
    ruler = next((i for i, cells in enumerate(rows) if all(map(_DASHES.fullmatch, cells))), None)
    found = [
        Paragraph(_spans(cells), "table-head" if ruler is not None and i < ruler else "table")
        for i, cells in enumerate(rows)
        if i != ruler
    ]
    found = [row for row in found if row.spans]
    if found and ruler is not None:
        found[0] = replace(found[0], aligns=tuple(map(_align, rows[ruler])))
    return found


def _cells(line: str) -> list[str]:
    """Return the text between a row's pipes; behind the last one there may be none."""
    ends = [match.end() for match in _PIPES.finditer(line)]
    if ends[-1] < len(line.rstrip()) or len(ends) == 1:
        ends.append(len(line) + 1)
    return [line[first : end - 1].strip() for first, end in itertools.pairwise(ends)]


def _spans(cells: Sequence[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for number, cell in enumerate(cells):
        if number:
            spans.append(_TAB)
        spans += (replace(span, text=span.text.replace("\t", " "))
                  for span in parse_inline(cell, "table"))  # fmt: skip
    return normal_spans(spans)


def _align(dashes: str) -> CellAlign:
    left, right = dashes.startswith(":"), dashes.endswith(":")
    if left and right:
        return "center"
    return "left" if left else "right" if right else "auto"


def dump_table(rows: Sequence[Paragraph]) -> str:
    """Write the rows of one table; :func:`parse_rows` gives them back."""
    heads = sum(row.kind == "table-head" for row in rows)
    written = [_dump_row(row) for row in rows]
    aligns = rows[0].aligns
    if heads or aligns:
        count = max(len(aligns), *(len(row.cells) for row in rows))
        ruler = [_WRITTEN[align] for align in aligns] + [_WRITTEN["auto"]] * (count - len(aligns))
        written.insert(heads, _piped(ruler))
    return "\n".join(written)


def _dump_row(row: Paragraph) -> str:
    cells = [dump_inline(spans, "table") for spans in _cut(row)]
    cells = [_BARE.sub(r"\1\\|", cell.replace("\\\n", "\\u{A}")) for cell in cells]
    if all(map(_DASHES.fullmatch, cells)):
        cells[0] = f"\\{cells[0]}"
    return _piped(cells)


def _piped(cells: Iterable[str]) -> str:
    return f"{PIPE} {' | '.join(cells)} {PIPE}"


def _cut(row: Paragraph) -> Iterator[list[Span]]:
    """Yield the spans of each cell; a reading stays with the first of its text."""
    cell: list[Span] = []
    for span in row.spans:
        ruby = span.ruby
        for number, piece in enumerate(span.text.split("\t")):
            if number:
                yield cell
                cell = []
            if piece:
                cell.append(replace(span, text=piece, ruby=ruby))
                ruby = ""
    yield cell


def normal_body(body: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return paragraphs as reading gives them: equal spans joined, what is empty dropped.

    The tabs of a row look like nothing; only a table's first row tells how its columns stand.
    """
    found = [
        replace(p, spans=_normal_row(p) if p.is_row else normal_spans(p.spans), aligns=p.aligns)
        for p in body
    ]
    kept = [paragraph for paragraph in found if paragraph.spans]
    return tuple(
        replace(p, aligns=_trimmed(p.aligns) if table_at(kept, i)[:1] == range(i, i + 1) else ())
        if p.aligns
        else p
        for i, p in enumerate(kept)
    )


def _normal_row(row: Paragraph) -> tuple[Span, ...]:
    spans: list[Span] = []
    for number, cell in enumerate(_cut(row)):
        spans += [_TAB, *cell] if number else cell
    return normal_spans(spans)


def _trimmed(aligns: tuple[CellAlign, ...]) -> tuple[CellAlign, ...]:
    count = len(aligns)
    while count and aligns[count - 1] == "auto":
        count -= 1
    return aligns[:count]
