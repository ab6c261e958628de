"""Text → where cells begin: units that never part, and marks that Chinese and Latin share.

Looks at characters and their classes only; styles and faces come later (see ``itemise``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from layout_tool.typeset.rules.breaks import LAST_RESORT
from layout_tool.typeset.rules.classes import CharClass

__all__ = ["LATIN_DASH", "LETTERS", "UNIT_AFTER", "resolve_context", "unit_starts"]

LETTERS: Final = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1fff"
"""Letters of words, as a set of a regular expression."""
_ALNUM: Final = rf"[{LETTERS}0-9]"
_RAISED: Final = r"\u00b2\u00b3\u00b9\u2070-\u209c"
"""Superior and inferior figures and letters: H₂O, m², 10⁻³."""
_URL: Final = r"(?:https?://|www\.)[A-Za-z0-9/.?&=_%#:~+@-]+[A-Za-z0-9/]"
_MAIL: Final = r"[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
_WORD: Final = (
    rf"[+\-−±$¥€£#@]*{_ALNUM}(?:[\u0300-\u036f{_RAISED}]|{_ALNUM}"
    rf"|[.,:/'’&+_@#=~*·\-–−](?={_ALNUM}))*[%‰°+]*"
)
_UNIT: Final = re.compile(
    rf"(?P<url>{_URL})|(?P<mail>{_MAIL})|(?P<word>{_WORD})|(?P<dash>——|……|⋯⋯|⸺)"
    r"|(?P<marks>(?<![！？])[！？]{2}(?![！？]))"
)
_HINT: Final = re.compile(rf"[{LETTERS}0-9—…⋯⸺！？]")
"""Without any of these a text has no unit: most paragraphs of a Chinese page."""
_COMPOUND: Final = re.compile(rf"(?<=[{LETTERS}]{{2}}-)(?=[{LETTERS}]{{2}})")
_PARTS: Final = re.compile(r"[^/?&.=@\-]*[/?&.=@\-]*")
"""Parts of an address, each with the signs behind it."""
_LETTER_PAIR: Final = re.compile(rf"(?<=[{LETTERS}0-9]{{2}})(?=[{LETTERS}0-9]{{2}})")
"""Between letters of a word, two of which stay on either side."""
_BEHIND_SIGN: Final = re.compile(rf"(?<=[/?&.=_@\-])(?={_ALNUM})")
UNIT_AFTER: Final = re.compile(
    r"[0-9](?= (?:[kcmμn]?m|[kmμ]?g|[mk]?[Ll]|[kMG]?W|kWh|kW·h|[kMG]?Hz|[KMGT]B|km/h|m/s|°C|dB|V|A)"
    r"[²³]?(?![A-Za-z]))"
)
"""A number before a space and its unit, which stay together (N 5.1.7.2, C9)."""
LATIN_DASH: Final = re.compile(r"(?<=\S)[—–](?=\S)")
"""A dash between words of a Latin-script language: a line may end behind it."""
_AT_HYPHEN: Final = 12.0
"""Cost of a break after the hyphen of a compound or a sign of a mail address: below it would
stretch a line by 0.2 em."""
_PAIRS: Final = (("“", "”"), ("‘", "’"))
_CN, _DA, _ID = int(CharClass.CN), int(CharClass.DA), int(CharClass.ID)
_LA, _MD, _SO, _SP = int(CharClass.LA), int(CharClass.MD), int(CharClass.SO), int(CharClass.SP)


def unit_starts(
    text: str, classes: NDArray[np.uint8], seams: Sequence[int], *, shatter: Collection[int] = ()
) -> tuple[list[int], list[tuple[int, float]]]:
    """Return where cells begin, and the text's end; and where words may part, at what cost.

    Words become one cell of class LA. A word is parted at ``seams``, but no line breaks there;
    an address may part behind its signs, a compound behind its hyphen. A word or part that begins
    at one of ``shatter`` may part between any letters, as a last resort.
    """
    cuts: list[tuple[int, float]] = []
    if not seams and _HINT.search(text) is None:
        return list(range(len(text) + 1)), cuts
    starts = np.ones(len(text) + 1, dtype=bool)
    for match in _UNIT.finditer(text):
        first, last = match.span()
        kind = match.lastgroup
        if kind == "word":
            classes[first:last] = _LA
        elif kind in ("url", "mail"):
            classes[first:last] = _LA
            cost = 0.0 if kind == "url" else _AT_HYPHEN
            for part in _PARTS.finditer(text, first, last):
                starts[part.start() + 1 : part.end()] = False
                if first < part.start() < last:
                    cuts.append((part.start(), cost))
            continue
        elif kind == "dash":
            classes[first:last] = _DA
        elif kind == "marks":
            classes[first:last] = _CN
        starts[first + 1 : last] = False
        if kind == "word" and "-" in match.group():
            for place in _COMPOUND.finditer(text, first, last):
                starts[place.start()] = True
                cuts.append((place.start(), _AT_HYPHEN))
    starts[seams] = True
    for first in shatter:
        _shatter(text, starts, cuts, first)
    return np.flatnonzero(starts).tolist(), cuts


def _shatter(
    text: str, starts: NDArray[np.bool_], cuts: list[tuple[int, float]], first: int
) -> None:
    """Part a word that fits no line: behind its signs where there are any, else anywhere."""
    last = first + 1 + int(np.argmax(starts[first + 1 :]))
    starts[first:last] = True
    for pattern, cost in ((_LETTER_PAIR, LAST_RESORT), (_BEHIND_SIGN, _AT_HYPHEN)):
        for place in pattern.finditer(text, first, last):
            if first < place.start() < last:
                cuts.append((place.start(), cost))


def resolve_context(text: str, classes: NDArray[np.uint8]) -> None:
    """Decide marks that Chinese and Latin share by what stands around them (CLREQ §3.1.2)."""
    for opening, closing in _PAIRS:
        position = text.find(opening)
        while position >= 0:
            partner = text.find(closing, position + 1)
            if partner < 0:
                break
            if _is_latin_phrase(classes, position, partner):
                classes[position] = classes[partner] = _LA
            position = text.find(opening, position + 1)
    position = text.find("·")
    while position >= 0:
        classes[position] = _MD
        position = text.find("·", position + 1)
    position = text.find("/")
    while position >= 0:
        # 元/千克, 元/kg, （上）/（下）: a solidus is Chinese beside anything that is.
        beside = classes[max(position - 1, 0) : position + 2 : 2] if position else classes[1:2]
        if any(name not in (_LA, _SP) for name in beside):
            classes[position] = _SO
        position = text.find("/", position + 1)
    position = text.find("-")
    while position >= 0:
        left = position > 0 and classes[position - 1] == _ID
        if left and position + 1 < len(text) and classes[position + 1] == _ID:
            classes[position] = _CN
        position = text.find("-", position + 1)


def _is_latin_phrase(classes: NDArray[np.uint8], opening: int, closing: int) -> bool:
    """Tell whether what two quotation marks enclose, and what stands beside them, is Latin."""
    if closing == opening + 1 or classes[opening + 1] not in (_LA, _SP):
        return False
    inside = classes[opening + 1 : closing]
    if not ((inside == _LA) | (inside == _SP)).all():
        return False
    return _is_latin_beside(classes, opening, -1) and _is_latin_beside(classes, closing, 1)


def _is_latin_beside(classes: NDArray[np.uint8], position: int, step: int) -> bool:
    """Tell whether the next character but spaces in a direction is Latin; the text's edge is."""
    i = position + step
    while 0 <= i < len(classes) and classes[i] == _SP:
        i += step
    return not 0 <= i < len(classes) or bool(classes[i] == _LA)
