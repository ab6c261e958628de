"""Clean-up of punctuation (TYPESETTING §9): rows of rules, each with its clause.

G is GB/T 15834—2011, N is GB/T 15835—2011, C is W3C CLREQ. Every change is recorded, can be
taken back alone, and cleaning what is clean changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from layout_tool.copydesk.lexicon import TRANSCRIPTION
from layout_tool.copydesk.protect import Fence
from layout_tool.copydesk.quotes import Pairing, pair_quotes, pair_titles
from layout_tool.copydesk.record import Draft, Edit, Step
from layout_tool.copydesk.tabular import row_tabs

__all__ = ["CHARACTERS", "HAN", "MARKS", "RULES", "Cleaned", "Kind", "Rule", "clean",
           "normalise"]  # fmt: skip

Kind = Literal["body", "head", "verse", "byline", "caption"]
"""What a text is: spaces are removed from body and caption only."""

HAN: Final = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han characters, for use inside a regular expression's character class."""

MARKS: Final = "，。、；：！？“”‘’（）《》〈〉「」『』【】〔〕…—·～"
"""Marks of Chinese text, for use inside a regular expression's character class."""

_C: Final = f"[{HAN}{MARKS}]"
_H: Final = f"[{HAN}]"
_T: Final = "[" + "".join(sorted(TRANSCRIPTION)) + "]"

Become = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of clean-up: what matches ``pattern`` becomes ``become``; ``clause`` says why."""

    id: str
    clause: str
    pattern: re.Pattern[str]
    become: Become
    kinds: tuple[Kind, ...] = ("body", "head", "verse", "byline", "caption")


def _row(rule_id: str, clause: str, pattern: str, become: Become, *kinds: Kind) -> Rule:
    rule = Rule(rule_id, clause, re.compile(pattern, re.MULTILINE), become)
    return Rule(rule.id, rule.clause, rule.pattern, rule.become, kinds) if kinds else rule


def _nfkc(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


_WIDE: Final = {"︱": "—", "︲": "–", "｡": "。", "｢": "「", "｣": "」", "､": "、", "･": "·",
                "︰": "：", "︳": "_", "︴": "_", "︙": "…", "︵": "（", "︶": "）"}  # fmt: skip
_FULL: Final = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    ".": "。",
}


def _full(match: re.Match[str]) -> str:
    return _FULL[match[0]]


CHARACTERS: Final[tuple[Rule, ...]] = (
    _row("char.line-end", "one line end: LF", r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n"),
    _row("char.control", "no sign of a text: what mail and old systems leave behind",
         r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]", ""),
    _row("char.invisible", "§9: soft hyphen, zero width, BOM, direction marks",
         r"[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
         r"|(?<![\U0001f000-\U0001faff\ufe0f])\u200d", ""),
    _row("char.compatibility", "§9: F900… forms; no blanket NFKC",
         r"[\u2f00-\u2fdf\u2e9f\u2ef3\uf900-\ufad9\ufb00-\ufb06\ufe10-\ufe18\ufe37-\ufe44\ufe47"
         r"\ufe48\ufe50-\ufe52\ufe54-\ufe57\ufe59-\ufe5e\U0002f800-\U0002fa1d]", _nfkc),
    _row("char.presentation", "C16: vertical and half-width forms are never stored",
         "[" + "".join(_WIDE) + "]", lambda m: _WIDE[m[0]]),
    _row("char.full-width", "§9: ＡＢ１２ → AB12", r"[０-９Ａ-Ｚａ-ｚ]+", _nfkc),
    _row("char.full-width", "the same: the marks inside numbers",
         r"(?<=\d)．(?=\d)|(?<=\d)％|(?<=[A-Za-z0-9])＠(?=[A-Za-z0-9])", _nfkc),
    _row("char.full-width", "the same: times", r"(?<=\d)：(?=[0-5]\d(?!\d))", ":"),
    _row("char.space", "one kind of word space",
         r"\t|[\u00a0\u2000-\u200a\u202f\u205f]+", lambda m: " " * len(m[0])),
)  # fmt: skip
"""What holds for every character of a page, whatever line it stands in."""

RULES: Final[tuple[Rule, ...]] = (
    _row("mark.ellipsis", "G 4.11: six points",
         rf"(?<={_C})(?:\.{{3,}}|・{{3,}}|·{{3,}}|•{{3,}})|(?:\.{{3,}}|・{{3,}}|·{{3,}}|•{{3,}})(?={_C})"
         r"|。{3,}|(?<!…)…(?!…)|(?<!…)…{3}(?!…)", "……"),
    _row("mark.range", "G 4.13: a connecting dash between numbers is one em",
         r"(?<=[\d年月日时号分元%℃])(?:-{2,}|─{1,2}|―{1,2}|–{2})(?=\d)", "—"),
    _row("mark.dash", "G 4.10: two em",
         rf"(?<={_C})(?:-{{2,}}|─{{2}}|―{{2}}|–{{2}})"
         rf"|(?:-{{2,}}|─{{2}}|―{{2}}|–{{2}})(?={_C})", "——"),
    _row("mark.dash", "G 4.10: the character of a dash", rf"(?<={_H})[─―](?={_H})", "—"),
    _row("mark.title", "G 4.15: << >> stand for book title marks",
         rf"<<([^<>\n]*{_H}[^<>\n]*)>>", lambda m: f"《{m[1]}》"),
    _row("mark.interpunct", "G 4.14", rf"(?<={_H})[•・‧∙⋅](?={_H})", "·"),
    _row("mark.interpunct", "C16: in a transcribed name",
         rf"(?<={_T}{_T})[.．](?={_T}{_T}(?![。]))", "·"),
    _row("mark.bracket", "G 4.9: a pair next to Chinese",
         rf"(?<={_C})\(([^()（）\n]*)\)|\(({_C}[^()\n]*)\)|\(([^()\n]*{_C})\)|\(([^()（）\n]*)\)(?={_C})",
         lambda m: f"（{next((g for g in m.groups() if g is not None), '')}）"),
    _row("mark.bracket", "G 4.9: a mixed pair made full",
         r"（([^()（）\n]*)\)|\(([^()（）\n]*)）",
         lambda m: f"（{m[1] if m[1] is not None else m[2]}）"),
    _row("mark.bracket", "G 4.9: one alone next to Chinese",
         rf"(?<={_C})[()]|\((?={_C})|(?<!\d)(?<![A-Za-z])\)(?={_C})", _full),
    _row("mark.wide", "G 5.1: , ; : ! ? next to Chinese",
         rf"(?<={_C})[,;:!?]|[,;:!?](?={_C})", _full),
    _row("mark.wide", "G 5.1: the same, after a bracket or percent sign",
         r"(?<=[0-9%℃‰A-Za-z])[,;!?](?=$)", _full, "body", "caption"),
    _row("mark.stop", "G 4.1: a full stop at a clause end",
         rf"(?<={_C})\.(?=$|[ \u3000]|[\"'”’」』）)]|{_H})", _full),
    _row("mark.stop", "G 4.1: the same at a paragraph's end after a figure or letter",
         r"(?<=[0-9%A-Za-z])\.(?=$|[”’」』])", _full, "body", "caption"),
    _row("mark.repeated", "G 4.3.3: at most three", r"！{4,}", "！！！"),
    _row("mark.repeated", "G 4.3.3: at most three", r"？{4,}", "？？？"),
)  # fmt: skip
"""What holds inside a paragraph or a head, outside protected tokens."""

_GAP: Final = re.compile(rf"(?<={_C})[ \u3000]+(?=\S)|(?<=\S)[ \u3000]+(?={_C})")
_WIDE_GAP: Final = re.compile(r"[ \u3000]{2,}|\u3000")
_KEPT_GAPS: Final = re.compile(
    r"（[^（）\n]*(?:记者|通讯员|记 者|摄|記者|通訊員)[^（）\n]*）"
    rf"|(?:记者|通讯员|記者|通訊員)[ \u3000]{_H}{{2,4}}(?:[ \u3000]{_H}{{2,4}})*"
    r"(?:[ \u3000](?=报道|通讯员|摄))?"
    r"|^(?:本报讯|本報訊|新华社[^ \u3000]{1,8}电)[ \u3000]"
    rf"|[“‘《]({_H}{{3,9}})[ \u3000]({_H}{{3,9}})[”’》]"
    rf"|(?:(?<=[。！？”）])|[ \u3000]){_H}{{2,4}}(?:[ \u3000]{_H}{{2,4}})*"
    r"[ \u3000]*(?:摄|摄影|供图|攝)[）]?$|[ \u3000](?:资料图片?|新华社发|图片由)",
    re.MULTILINE,
)
_ROUNDS: Final = 8


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, the record of its edits, and the offsets in it of marks without partner."""

    text: str
    edits: tuple[Edit, ...]
    odd: tuple[int, ...] = ()
    continues: bool = False


def normalise(draft: Draft) -> None:
    """Apply the rules of single characters to a whole page; tabs between cells of rows stay."""
    _run(draft, CHARACTERS, None, rows=True)


def clean(text: str, kind: Kind = "body", *, simplified: bool = True) -> Cleaned:
    """Clean one paragraph or head.

    Spaces stay in heads, verse and bylines, where they mean something. A text without a Chinese
    character is only freed of invisible characters.
    """
    draft = Draft(text)
    pairing, titles = Pairing(), Pairing()
    for _ in range(_ROUNDS):
        before = draft.text
        _run(draft, CHARACTERS, None)
        if re.search(_H, draft.text):
            _run(draft, RULES, kind)
            titles = pair_titles(draft.text)
            draft.apply(titles.steps)
            fence = Fence(draft.text)
            pairing = pair_quotes(draft.text, fence.covers, simplified=simplified)
            draft.apply(pairing.steps)
        draft.apply(_spaces(draft.text, kind))
        if draft.text == before:
            break
    odd = tuple(sorted({*pairing.odd, *titles.odd}))
    return Cleaned(draft.text, draft.edits, odd, pairing.continues)


def _run(draft: Draft, rules: Sequence[Rule], kind: Kind | None, *, rows: bool = False) -> None:
    fence: Fence | None = None
    for rule in rules:
        if kind is not None and kind not in rule.kinds:
            continue
        found = list(rule.pattern.finditer(draft.text))
        if not found:
            continue
        if kind is not None:
            fence = fence or Fence(draft.text)
            found = [m for m in found if not fence.covers(m.start(), m.start() + 1)
                     and not fence.covers(m.end() - 1, m.end())]  # fmt: skip
        if rows and rule.id == "char.space":
            kept = row_tabs(draft.text)
            found = [m for m in found if m.start() not in kept]
        if draft.apply(_minimal(_steps(rule, found))):
            fence = None


def _steps(rule: Rule, found: Sequence[re.Match[str]]) -> Iterator[Step]:
    for match in found:
        after = rule.become if isinstance(rule.become, str) else rule.become(match)
        yield match.start(), match.end(), after, rule.id


def _minimal(steps: Iterator[Step]) -> Iterator[Step]:
    """Narrow each step to what differs: a bracketed text gives two small edits."""
    for start, end, after, rule in steps:
        if end - start == len(after) > 2 and rule == "mark.bracket":
            yield start, start + 1, after[0], rule
            yield end - 1, end, after[-1], rule
        elif rule == "mark.title":
            yield start, start + 2, after[0], rule
            yield end - 2, end, after[-1], rule
        else:
            yield start, end, after, rule


def _spaces(text: str, kind: Kind) -> Iterator[Step]:
    if " " not in text and "\u3000" not in text:
        return
    if kind not in ("body", "caption"):
        for match in _WIDE_GAP.finditer(text):
            yield match.start(), match.end(), " ", "space.one"
        return
    kept = [m.span() for m in _KEPT_GAPS.finditer(text) if _even(m)]
    for match in _GAP.finditer(text):
        if any(start <= match.start() < end for start, end in kept):
            if match[0] != " ":
                yield match.start(), match.end(), " ", "space.one"
        else:
            yield match.start(), match.end(), "", "space.han"


def _even(match: re.Match[str]) -> bool:
    """Tell whether a kept gap is one: a quoted title's halves must be of about equal length."""
    return match[1] is None or abs(len(match[1]) - len(match[2])) <= 1
