"""What each line of a raw page is: the most likely reading of the whole page at once.

Every line gets a weight for each kind of line from its signs (``lines``), every pair of kinds a
weight for following each other as newspaper pages do, and the best path through the page is
found (Viterbi). So a short line between paragraphs is a head on one page and a cut paragraph on
another, as what stands around it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

from layout_tool.copydesk.lexicon import SECTION_WORDS
from layout_tool.copydesk.lines import (
    Line,
    couplet,
    cut_score,
    is_credit,
    is_numbered_head,
    is_office,
    opens_dateline,
    opens_with_office,
    section_name,
)
from layout_tool.copydesk.tabular import is_row

__all__ = ["Label", "PageHabits", "habits", "recognise"]

Label = Literal[
    "section", "slogan", "aside", "head1", "head2", "head3", "head4", "signed", "body", "subhead",
    "verse", "caption", "plate", "credit", "byline", "end",
]  # fmt: skip
"""``headN`` is the Nth line of a head, ``signed`` a byline under the head, ``byline`` one after
the text; ``caption`` stands inside a story, ``plate`` between stories, ``credit`` ends either;
``end`` is a section or slogan at the foot of the page."""

_LONGEST_VERSE: Final = 60
"""How far to either side a run of verse is followed, in lines."""
_NEVER: Final = -40.0

FOLLOWS: Final[dict[str, dict[str, float]]] = {
    "start": {"section": 0, "slogan": 0, "aside": 0, "head1": 0, "plate": -2, "body": -5,
              "verse": -7},
    "section": {"section": -3, "slogan": 0, "aside": 0, "head1": 0, "plate": -1, "body": -5},
    "slogan": {"section": 0, "slogan": -3, "aside": 0, "head1": 0, "plate": -1, "body": -5},
    "aside": {"section": -0.5, "slogan": -0.5, "aside": 0, "head1": 0, "plate": -1, "body": -3,
              "end": 0},
    "head1": {"head2": -0.2, "signed": 0, "body": 0, "verse": -0.5, "subhead": -2, "plate": -2},
    "head2": {"head3": -0.8, "signed": 0, "body": 0, "verse": -0.5, "subhead": -2, "plate": -2},
    "head3": {"head4": -2, "signed": 0, "body": 0, "verse": -0.5, "subhead": -2, "plate": -3},
    "head4": {"signed": 0, "body": 0, "verse": -0.5, "subhead": -2},
    "signed": {"signed": -1, "body": 0, "verse": 0, "subhead": -0.5, "caption": -1, "head2": -3},
    "body": {"body": 0, "head1": -1.5, "subhead": -1, "verse": -1, "caption": -0.3, "byline": 0,
             "aside": -1, "end": -4, "plate": -3},
    "subhead": {"body": 0, "verse": -0.5, "caption": -1, "subhead": -3},
    "verse": {"verse": 0.3, "body": -1, "byline": 0, "head1": -1.5, "subhead": -1, "caption": -1,
              "aside": -1, "end": -3},
    "caption": {"body": -0.3, "caption": -0.3, "credit": 0, "head1": -1, "byline": -0.5,
                "aside": -1, "subhead": -1, "end": -3, "verse": -2},
    "plate": {"plate": -0.3, "credit": 0, "head1": 0, "aside": 0, "end": -2, "section": -2,
              "slogan": -2},
    "credit": {"body": -0.5, "caption": -0.3, "plate": -0.3, "head1": -0.3, "byline": -0.5,
               "aside": 0, "end": -2},
    "byline": {"byline": -2, "head1": 0, "plate": 0, "aside": 0, "end": -1},
    "end": {"end": 0, "aside": 0},
}  # fmt: skip
"""How well a kind of line follows another; what is not named never does."""

_LAST: Final[dict[str, float]] = {"byline": 0.5, "head1": -6, "head2": -6, "head3": -6,
                                  "head4": -6, "signed": -6, "subhead": -6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageHabits:
    """What the page does as a whole.

    ``gap`` is its usual number of blank lines between blocks, ``indents`` whether its paragraphs
    are indented.
    """

    gap: float = 0.0
    indents: bool = False


def habits(lines: Sequence[Line]) -> PageHabits:
    """Measure the page's gap and indents."""
    if not lines:
        return PageHabits()
    long = [line for line in lines if line.size >= 30]
    indents = bool(long) and sum(2 <= line.indent <= 8 for line in long) * 2 >= len(long)
    gap = median([line.blanks for line in lines[1:]]) if len(lines) > 1 else 0.0
    return PageHabits(gap, indents)


def recognise(lines: Sequence[Line], page: PageHabits | None = None) -> list[Label]:
    """Label every line; two passes, for where bylines stand shows only after the first."""
    if not lines:
        return []
    page = page or habits(lines)
    signs = [_weights(lines, i, page) for i in range(len(lines))]
    labels = _best_path(signs, _follows(""))
    where = _where_signed(labels)
    return _best_path(signs, _follows(where)) if where else labels


def _where_signed(labels: Sequence[Label]) -> Literal["end", "top", ""]:
    stories = sum(label == "head1" for label in labels)
    after = sum(
        label == "byline" and (i == 0 or labels[i - 1] != "byline")
        for i, label in enumerate(labels)
    )
    under = sum(
        label == "signed" and (i == 0 or labels[i - 1] != "signed")
        for i, label in enumerate(labels)
    )
    if after >= 2 and after * 5 >= stories * 3:
        return "end"
    if under >= 2 and under * 5 >= stories * 3:
        return "top"
    return ""


_TEXT_KINDS: Final = ("body", "subhead", "verse", "caption", "credit")
_SIGNED_KINDS: Final = tuple(f"{kind}'" for kind in _TEXT_KINDS)
_ROW: Final = 20.0


def _follows(signs: str) -> dict[str, dict[str, float]]:
    """Make the table for a page whose stories are mostly signed at the "end" or "top", or "".

    The text of a story signed at its top has kinds of its own (``body'`` …), for it is hardly
    signed again at its end.
    """
    table = {name: dict(row) for name, row in FOLLOWS.items()}
    if signs == "end":
        for kind in ("body", "verse", "caption"):
            table[kind]["head1"] -= 2.0
    elif signs == "top":
        for kind in ("head1", "head2", "head3"):
            table[kind]["body"] -= 1.5
        for kind in ("body", "verse", "caption"):
            table[kind]["byline"] -= 2.0
    for kind in _TEXT_KINDS:
        row = {_after_signed(name): cost for name, cost in FOLLOWS[kind].items()}
        if "byline" in row:
            row["byline"] -= 4.0
        table[kind + "'"] = row
    table["signed"] = {_after_signed(name): cost for name, cost in FOLLOWS["signed"].items()}
    return table


def _after_signed(kind: str) -> str:
    return kind + "'" if kind in _TEXT_KINDS else kind


def _best_path(
    signs: Sequence[dict[str, float]], table: dict[str, dict[str, float]]
) -> list[Label]:
    score: dict[str, float] = {
        k: w + signs[0][k] for k, w in table["start"].items() if k in signs[0]
    }
    back: list[dict[str, str]] = []
    for weights in signs[1:]:
        fresh: dict[str, float] = {}
        came: dict[str, str] = {}
        for kind, so_far in score.items():
            for follower, cost in table[kind].items():
                value = so_far + cost + weights.get(follower, _NEVER)
                if follower not in fresh or value > fresh[follower]:
                    fresh[follower], came[follower] = value, kind
        back.append(came)
        score = fresh
    kind = max(score, key=lambda k: score[k] + _LAST.get(k, 0.0))
    path = [kind]
    for came in reversed(back):
        kind = came[kind]
        path.append(kind)
    path.reverse()
    return [_LABELS[name.rstrip("'")] for name in path]


_LABELS: Final[dict[str, Label]] = {
    "section": "section", "slogan": "slogan", "aside": "aside", "head1": "head1", "head2": "head2",
    "head3": "head3", "head4": "head4", "signed": "signed", "body": "body", "subhead": "subhead",
    "verse": "verse", "caption": "caption", "plate": "plate", "credit": "credit",
    "byline": "byline", "end": "end",
}  # fmt: skip


def _weights(lines: Sequence[Line], index: int, page: PageHabits) -> dict[str, float]:
    """Weigh one line for every kind; a row of a table stands for itself, as a line of verse."""
    line = lines[index]
    if is_row(line.text):
        kinds = (*_LABELS, *_SIGNED_KINDS)
        return {kind: _ROW if kind.startswith("verse") else _NEVER for kind in kinds}
    after = lines[index + 1] if index + 1 < len(lines) else None
    text_before = _nearest_text(lines, index, -1)
    text_after = _nearest_text(lines, index, 1)
    cut_before = cut_score(text_before, line) if text_before is not None else 0.0
    cut_after = cut_score(line, text_after) if text_after is not None else 0.0
    apart = _apart(line, after, page)
    head = _head(line, page, cut_before, cut_after, apart)
    signed = line.signed - cut_before
    if after is not None and is_office(line.folded) and is_office(after.folded):
        signed += 2.5
    caption = _caption(line, after)
    section, slogan = _section(line, apart), _slogan(line, apart)
    weights = {
        "section": section,
        "slogan": slogan,
        "aside": 8.0 if line.aside else -9.0,
        "head1": head,
        "head2": head,
        "head3": head,
        "head4": head,
        "signed": signed,
        "byline": signed,
        "body": _body(line, text_before, page, cut_before, cut_after),
        "subhead": _subhead(line, page, cut_before, cut_after),
        "verse": _verse(lines, index),
        "caption": caption,
        "plate": caption,
        "credit": 7.0 if is_credit(line) else -9.0,
        "end": max(section, slogan) - 1.0,
    }
    weights.update({kind + "'": weights[kind] for kind in _TEXT_KINDS})
    return weights


def _nearest_text(lines: Sequence[Line], index: int, way: int) -> Line | None:
    """The next line that is no caption: captions stand in the middle of cut paragraphs."""
    index += way
    while 0 <= index < len(lines):
        if lines[index].pictured < 5.0 and not is_credit(lines[index]):
            return lines[index]
        index += way
    return None


def _apart(line: Line, after: Line | None, page: PageHabits) -> float:
    """How much wider than usual the gaps around the line are, at most 2 lines each counted."""
    wide = min(max(line.blanks - page.gap, 0.0), 2.0)
    if after is not None:
        wide += min(max(after.blanks - page.gap, 0.0), 2.0)
    return wide


def _head(line: Line, page: PageHabits, cut_before: float, cut_after: float, apart: float) -> float:
    size = line.size
    office = is_office(line.folded)
    score = 2.0 if office or 4 <= size <= 30 else (0.5 if size <= 40 else -5.0)
    score -= 0.0 if size >= 5 or office else 0.8
    if line.ended:
        score -= 5.0 if line.folded.rstrip("”’）").endswith(("。", "；", ".")) else 0.5
    score -= 5.0 * line.stops + 0.8 * line.commas
    if line.folded.endswith(("，", "、", "；")):
        score -= 4.0
    if line.folded.startswith(("——", "--", "──")):
        score += 2.0
    if len(line.text.split()) == 2:
        score += 1.0
    if line.item or is_numbered_head(line):
        score -= 1.5
    if opens_dateline(line):
        score -= 4.0
    if page.indents and 2 <= line.indent <= 5 and size > 15:
        score -= 1.0
    return score + 0.3 * apart - cut_before - cut_after


def _body(
    line: Line, before: Line | None, page: PageHabits, cut_before: float, cut_after: float
) -> float:
    size = line.size
    score = 6.0 if size >= 60 else (3.0 if size >= 36 else (0.0 if size >= 24 else -2.0))
    score += 3.0 if line.ended else -1.0
    score += 3.0 * min(line.stops, 2) + 0.8 * min(line.commas, 3)
    score += min(cut_before, 4.0) + min(cut_after, 4.0)
    score -= 2.0 * line.pictured
    if line.item:
        score += 3.0
    if opens_dateline(line):
        score += 4.0
    if page.indents:
        score += 1.5 if 2 <= line.indent <= 8 else -0.5
    if line.folded.endswith("：") and size > 12:
        score += 2.0
    if before is not None and before.folded.endswith("：") and before.size > 12:
        score += 1.0
    return score


def _subhead(line: Line, page: PageHabits, cut_before: float, cut_after: float) -> float:
    score = 1.2 if line.size <= 12 else (0.2 if line.size <= 16 else -2.0)
    if line.size < 3:
        score -= 2.0
    if is_numbered_head(line):
        score += 4.0
    if line.ended:
        score -= 4.0
    if page.indents and line.indent >= 2:
        score += 0.5
    score -= 5.0 * line.stops + 1.2 * line.commas
    return score - cut_before - cut_after - (2.0 if opens_with_office(line.folded) else 0.0)


def _verse(lines: Sequence[Line], index: int) -> float:
    """A line of verse stands in a run of at least four short lines, alike and close together."""
    line = lines[index]
    if line.size > 20 or line.item or line.signed >= 4.0:
        return -9.0
    first = last = index
    lowest, highest = max(0, index - _LONGEST_VERSE), min(len(lines) - 1, index + _LONGEST_VERSE)
    while first > lowest and _alike(lines[first - 1], lines[first], line):
        first -= 1
    while last < highest and _alike(lines[last + 1], lines[last + 1], line):
        last += 1
    run = last - first + 1
    if last + 1 < len(lines) and opens_dateline(lines[last + 1]):
        return -9.0
    return 2.6 if run >= 4 else -9.0


def _alike(other: Line, later: Line, line: Line) -> bool:
    return (
        other.size <= 20
        and not other.item
        and not other.aside
        and other.signed < 4.0
        and later.blanks <= line.blanks + 1
        and max(other.size, line.size) <= 1.7 * min(other.size, line.size) + 1
    )


def _caption(line: Line, after: Line | None) -> float:
    score = line.pictured
    if after is not None and is_credit(after) and not is_credit(line):
        score += 7.0
    if not score:
        return -9.0
    return score + (3.0 if line.ended or line.size > 24 else 0.0)


def _section(line: Line, apart: float) -> float:
    name, edge = section_name(line.text)
    if not name or line.ended or line.commas or len(name) > 10:
        return -9.0
    score = 1.5 if 2 <= len(name) <= 6 else -2.0
    if name in SECTION_WORDS:
        score += 3.0
    if edge:
        score += 4.0
    if is_office(line.folded):
        score -= 2.5
    return score + 0.6 * apart


def _slogan(line: Line, apart: float) -> float:
    if "口号" in line.text:
        return 6.0
    if line.ended or line.size > 30 or line.stops:
        return -9.0
    score = 2.2 if couplet(line.text) else -2.5
    return score + 0.5 * apart
