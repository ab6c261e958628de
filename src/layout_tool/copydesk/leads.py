"""Run-in leads: the short parallel phrases that open the paragraphs of a report.

“坚定目标，稳步前行。……” Only a story that has several of one build has leads at all; the first
sentence of an ordinary paragraph is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.copydesk.lexicon import DATE_OPENERS

__all__ = ["find_leads"]

_SENTENCE: Final = re.compile(r"[^。！？：；\n]{3,27}。")
_PLAIN_TALK: Final = re.compile(
    r"^[他她它我你您这那该其]|[说问道称]|表示|介绍|[了吗呢吧呀]|是|也|都|还|就|又|很|已|曾|正在|可以|记者|"
    r"有(?!机|序|效|力|感|温|为|事|形|声|色)|没|不|去年|昨|[年月日]\d"
)
_SHORTEST, _LONGEST = 4, 24
_LEAST_TAIL: Final = 15


@dataclass(frozen=True, slots=True)
class _Lead:
    paragraph: int
    end: int
    clauses: tuple[int, ...]
    text: str


def find_leads(paragraphs: Sequence[str]) -> dict[int, int]:
    """Map the indexes of paragraphs that open with a lead to its length, its stop included.

    ``paragraphs`` are clean. Three leads of like build and length make a set; two do when they
    also share their first characters or the length of every clause.
    """
    groups: dict[int, list[_Lead]] = defaultdict(list)
    for index, text in enumerate(paragraphs):
        lead = _candidate(index, text)
        if lead is not None:
            groups[len(lead.clauses)].append(lead)
    found: dict[int, int] = {}
    for group in groups.values():
        for lead in _parallel(group):
            found[lead.paragraph] = lead.end
    return found


def _candidate(index: int, text: str) -> _Lead | None:
    match = _SENTENCE.match(text)
    if match is None or len(text) - match.end() < _LEAST_TAIL:
        return None
    phrase = match[0][:-1]
    letters = re.sub(r"[“”‘’《》、，]", "", phrase)
    if not _SHORTEST <= len(letters) <= _LONGEST or phrase.count("，") > 2:
        return None
    unquoted = re.sub(r"[“‘《][^”’》]*[”’》]", "", phrase)
    if _PLAIN_TALK.search(unquoted) or phrase.startswith(DATE_OPENERS):
        return None
    clauses = tuple(len(c) for c in re.sub(r"[“”‘’《》、]", "", phrase).split("，"))
    return _Lead(index, match.end(), clauses, phrase)


def _parallel(group: Sequence[_Lead]) -> list[_Lead]:
    """Keep the leads that at least one other, or two others, resemble."""
    kept = [a for a in group if sum(_like(a, b) for b in group if b is not a) >= 2]
    if kept:
        return kept
    return [a for a in group if any(_twins(a, b) for b in group if b is not a)]


def _like(a: _Lead, b: _Lead) -> bool:
    low, high = sorted((sum(a.clauses), sum(b.clauses)))
    return high <= 1.6 * low and all(
        abs(x - y) <= 4 for x, y in zip(a.clauses, b.clauses, strict=True)
    )


def _twins(a: _Lead, b: _Lead) -> bool:
    if not _like(a, b):
        return False
    same_start = a.text[:2] == b.text[:2] or (
        a.text[0] == b.text[0] and a.text[0] in "以用在把为强做抓"
    )
    return same_start or (a.clauses == b.clauses and len(a.clauses) > 1)
