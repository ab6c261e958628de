"""Tokens whose punctuation is their own: clean-up never looks inside them (TYPESETTING §9)."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

__all__ = ["PROTECTED", "Fence"]

PROTECTED: Final[tuple[tuple[str, str], ...]] = (
    ("url", r"(?:https?|ftp)://[!-~]*[\w/=&#~-]|www\.[!-~]*[\w/=&#~-]"),
    ("mail", r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
    ("code", r"`[^`\n]+`"),
    (
        "file name",
        r"(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|(?<=\w))\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|gif|tiff?|txt|zip|rar|md|csv|html?"
        r"|ya?ml|json|mp[34]|wps)(?![A-Za-z0-9])",
    ),
    ("domain", r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|gov|edu)(?:\.[a-z]{2})?"
               r"(?![A-Za-z0-9])"),
    ("phone", r"\(0\d{2,3}\) ?\d{7,8}|\+?\d{2,4}(?:-\d{3,8})+"),
    ("formula", r"[A-Za-z]\([A-Za-z0-9, ]+\)(?: ?= ?[A-Za-z0-9+*/^().-]+)?"),
    ("formula", r"[A-Za-z0-9]+(?: ?[-+*/^] ?[A-Za-z0-9]+)* ?= ?[A-Za-z0-9]+"
                r"(?: ?[-+*/^] ?[A-Za-z0-9]+)*"),
    ("standard", r"[A-Z]{1,4}(?:/[A-Z])? ?\d+(?:\.\d+)*(?:[—-]\d{4})?"),
    ("date", r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})"),
    ("time", r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)"),
    ("ratio", r"\d+(?:\.\d+)?(?: ?: ?\d+(?:\.\d+)?)+"),
    ("thousands", r"[-+−±]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"),
    ("version", r"[vV]\d+(?:\.\d+)*"),
    ("decimal", r"[-+−±]?\d+(?:\.\d+)+"),
    ("fraction", r"\d+(?:/\d+)+"),
    ("negative", r"(?<![-—年月日时号])[-−]\d+"),
    ("initials", r"(?:[A-Z]\. ?)+(?:[A-Z][a-z]+)?(?![A-Za-z])"),
    ("unit", r"[A-Za-zµμΩ]+(?:[/·][A-Za-zµμΩ]+\d?)+"),
    ("pair", r"[A-Za-z0-9]+(?:&[A-Za-z0-9]+)+"),
    (
        "Latin phrase",
        r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:(?:['’.&/+-]|[,;:!?.]? |[,;:] ?)[A-Za-zÀ-ɏ0-9]+)+"
        r"(?:[.!?](?= |$))?",
    ),
    ("compound", r"[A-Za-z]+-\d+[A-Za-z]?|\d+[A-Za-z]+-\d+"),
)  # fmt: skip
"""Kind and pattern, in the order in which they are tried."""

_START: Final = re.compile(r"[!-~À-ɏ−±µμΩ]")
_TOKEN: Final = re.compile(
    r"(?=[!-~À-ɏ−±µμΩ])(?<![A-Za-zÀ-ɏ0-9])(?:" + "|".join(f"(?:{p})" for _, p in PROTECTED) + ")",
    re.MULTILINE,
)


class Fence:
    """The protected stretches of a text."""

    def __init__(self, text: str) -> None:
        self.spans: list[tuple[int, int]] = []
        if _START.search(text):
            self.spans = [m.span() for m in _TOKEN.finditer(text) if m.end() > m.start()]
        self._starts = [start for start, _ in self.spans]

    def covers(self, start: int, end: int) -> bool:
        """Tell whether the stretch from ``start`` to ``end`` touches a protected one."""
        index = bisect_right(self._starts, max(end - 1, start)) - 1
        return index >= 0 and self.spans[index][1] > start
