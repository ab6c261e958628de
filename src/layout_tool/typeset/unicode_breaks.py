"""Where Unicode lets a line end (UAX #14), for what the Chinese tables do not know.

Brackets and marks of Latin script, emoji, combining marks, invisible characters, other scripts:
the rules are rows in ``rules.unicode``; here they meet a text. Most paragraphs of a Chinese page
have no such sign, and are only glanced at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.model import Breaks
from layout_tool.typeset.rules.breaks import NEVER_END, NEVER_START
from layout_tool.typeset.rules.classes import CLASSES, CharClass, classes_of
from layout_tool.typeset.rules.unicode import INVISIBLE, NARROW_OPENING, line_break_class, may_part
from layout_tool.typeset.units import resolve_context

__all__ = ["Places", "closed_places", "opportunities", "places_of_unicode"]

_SOFT_HYPHEN: Final = "\u00ad"
_MARKS: Final = frozenset({"CM", "ZWJ"})
"""Classes that belong to the character before them (LB9)."""
_BASELESS: Final = frozenset({"BK", "CR", "LF", "NL", "SP", "ZW"})
_PRICE: Final = frozenset({"PR", "PO"})
_OPENING: Final = frozenset({"OP", NARROW_OPENING})
_JAMO: Final = frozenset({"JL", "JV", "JT", "H2", "H3"})
_PAIRS: Final = frozenset({("RI", "RI"), ("EB", "EM")})
_EMOJI: Final = frozenset({"ID", "EB", "EM"})
_FAMILIAR: Final = (
    "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1fbc"
    "\u3041-\u3096\u30a1-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U00020000-\U0003ffff"
)
"""Letters, digits, Han, kana and Bopomofo: the Chinese tables know them beside their members."""
_MEMBERS: Final = "".join(row.members for row in CLASSES.values())
_BOUND_SPACES: Final = "\u00a0\u202f"
_STRANGE: Final = re.compile(
    f"[^{_FAMILIAR}{re.escape(''.join(c for c in _MEMBERS if c not in _BOUND_SPACES))}-]"
)
"""What the Chinese tables leave to Unicode; the hyphen they know too."""
_LATIN_TOO: Final = "“”‘’—⸺–·•‧"
_CHINESE: Final = "".join(row.members for name, row in CLASSES.items() if name < CharClass.ID)
_MARK: Final = re.compile(f"[{re.escape(''.join(c for c in _CHINESE if c not in _LATIN_TOO))}]")
"""Marks of Chinese alone: quotation marks, dashes and dots have their rules in Latin script."""
_ALIKE: Final = {
    CharClass.OP: "OP", CharClass.CL: "CL", CharClass.MD: "NS", CharClass.CN: "NS",
    CharClass.SO: "SY",
}  # fmt: skip
"""Chinese classes that are more than Unicode's of the same character."""


@dataclass(frozen=True, slots=True)
class Places:
    """What Unicode says of a text: characters that never leave the one before; where lines end.

    ``cuts`` are (place, whether a line may end there); ``hyphens`` the places after a soft hyphen.
    """

    joined: list[int]
    cuts: list[tuple[int, bool]]
    hyphens: list[int]


def places_of_unicode(
    text: str,
    classes: NDArray[np.uint8],
    starts: Sequence[int],
    breaks: Breaks,
    *,
    letters: bool = False,
) -> Places | None:
    """Return what Unicode decides in a text, None where the Chinese tables know every character.

    ``classes`` are resolved (see ``units``); what stands within a cell of ``starts`` is a unit of
    its own. No place is opened that the level ``breaks`` closes to the Chinese mark beside it.
    ``letters`` tells that some of the text is in a language that sets marks as letters; Chinese
    marks there are strange too.
    """
    strange = {match.start() for match in _STRANGE.finditer(text)}
    if letters:
        marks = (match.start() for match in _MARK.finditer(text))
        strange.update(place for place in marks if classes[place] == CharClass.LA)
    if not strange or strange.isdisjoint(starts):
        return None
    begins = set(starts)
    chinese = classes.tolist()
    names = [_resolved(char, name, breaks) for char, name in zip(text, chinese, strict=True)]
    found = Places([], [], [])
    base, base_at, spaces = "", 0, 0
    for i, (name, part) in enumerate(zip(names, opportunities(names), strict=True)):
        if name == "SP":
            spaces += 1
            continue
        spaced = chinese[base_at] == CharClass.SP  # which a line leaves out at its edge
        if i and not part and not spaced and _belongs(text[i], name, base, names[i - 1]):
            found.joined.append(i)
            if name in _MARKS:
                continue
        elif i > spaces and i in begins and (i in strange or base_at in strange):
            part = part and not _forbidden(base, chinese[base_at], chinese[i], breaks)
            # A line ends before spaces, which are left out, and nowhere among them.
            last = i if spaces and part else i + 1
            found.cuts.extend((place, part) for place in range(i - spaces, last))
            if part and text[i - 1] == _SOFT_HYPHEN:
                found.hyphens.append(i)
        base, base_at, spaces = name, i, 0
    return found


def closed_places(text: str) -> set[int]:
    """Return the offsets in a text of one line before which Unicode lets no line begin.

    Those between characters that the Chinese tables know are left out.
    """
    classes = classes_of(text)
    resolve_context(text, classes)
    found = places_of_unicode(text, classes, range(len(text)), "gb")
    if found is None:
        return set()
    return {*found.joined, *(place for place, open_ in found.cuts if not open_)}


def opportunities(classes: Sequence[str]) -> list[bool]:
    """Return for each character whether a line may begin with it, by the classes of all.

    What of spaces: a line ends after them, so that none begins with one.
    """
    scan = _Scan(classes)
    return [scan.step(i) for i in range(len(classes))]


def _resolved(char: str, chinese: int, breaks: Breaks) -> str:
    """Return Unicode's class of a character in Chinese text (LB1)."""
    if chinese in _ALIKE:
        return _ALIKE[CharClass(chinese)]
    name = line_break_class(char)
    if name == "AI":
        return "ID" if chinese == CharClass.ID else "AL"
    if name == "CJ":
        return "ID" if breaks == "loose" else "NS"
    return name


def _belongs(char: str, name: str, base: str, before: str) -> bool:
    """Tell whether a character that may not begin a line is one with the character before it.

    Marks (LB9), flags (LB30a), emoji (LB30b), syllables of jamo (LB26); and what is invisible, so
    that it brings no space of its own. ``base`` is the class of the last character but marks,
    ``before`` that of the last one.
    """
    if before in _BASELESS:
        return False
    if name in _MARKS or char in INVISIBLE or unicodedata.category(char)[0] == "M":
        return True
    if before == "ZWJ":
        return name in _EMOJI
    return (base, name) in _PAIRS or (base in _JAMO and name in _JAMO)


def _forbidden(base: str, before: int, after: int, breaks: Breaks) -> bool:
    solidus = base == "SY" and CharClass.SO in NEVER_END[breaks]
    return solidus or before in NEVER_END[breaks] or after in NEVER_START[breaks]


class _Scan:
    """Where a walk along a text is: the last base, and what the rules remember of those before."""

    def __init__(self, classes: Sequence[str]) -> None:
        self._classes = classes
        self._last = self._base = self._before_base = ""
        self._number = ""
        self._flags = 0

    def step(self, i: int) -> bool:
        """Take the next character; tell whether a line may begin with it."""
        name, last = self._classes[i], self._last
        self._last = name
        if name in _MARKS:
            if i and last not in _BASELESS:
                return False
            name = "AL"  # LB10
        spaced = last == "SP"
        part = i > 0 and last != "ZWJ" and may_part(self._base, name, spaced=spaced)
        if part and not spaced:
            part = not self._holds_on(name, i)
        if name != "SP":
            self._remember(name, spaced=spaced)
        return part

    def _holds_on(self, name: str, i: int) -> bool:
        """Tell whether a rule that looks further than the neighbour keeps a character."""
        base = self._base
        if base in ("HY", "BA") and self._before_base == "HL":
            return True  # LB21a
        if self._number and (name in _PRICE or (name == "NU" and self._number == "open")):
            return True  # LB25
        if base in _PRICE and name in _OPENING:
            return next((c for c in self._classes[i + 1 :] if c not in _MARKS), "") == "NU"
        return base == name == "RI" and self._flags % 2 == 1  # LB30a

    def _remember(self, name: str, *, spaced: bool) -> None:
        number = "" if spaced else self._number
        if name == "NU":
            self._number = "open"
        elif name in ("CL", "CP"):
            self._number = "closed" if number == "open" else ""
        else:
            self._number = number if number == "open" and name in ("SY", "IS") else ""
        self._flags = (0 if spaced else self._flags) + 1 if name == "RI" else 0
        self._before_base = "" if spaced else self._base
        self._base = name
