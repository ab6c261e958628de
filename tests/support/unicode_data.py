"""The files of the Unicode Character Database, where a package of the system carries them.

Debian and Ubuntu: ``unicode-data``; Fedora: ``unicode-ucd``. A folder of one's own is named in the
environment as ``LAYOUT_TOOL_UNICODE``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

VERSION = "15.0"
"""What the rules are written for; another version's files differ from them here and there."""
FOLDERS = ("/usr/share/unicode", "/usr/share/unicode/ucd", "/usr/share/unicode-data")
WAYS = "apt-get install unicode-data, dnf install unicode-ucd, or LAYOUT_TOOL_UNICODE=folder"

Sample = tuple[str, tuple[bool, ...]]
"""A text, and for each of its characters whether the file has ÷ before it."""


def lines(name: str) -> list[str]:
    """Return the lines of a file that are not comments; skip the test where it is not here."""
    own = os.environ.get("LAYOUT_TOOL_UNICODE")
    for folder in (own,) if own else FOLDERS:
        for path in (Path(folder, name), Path(folder, "auxiliary", name)):
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                _require_version(text, path)
                return [said for line in text.splitlines() if (said := line.split("#")[0].strip())]
    pytest.skip(f"Unicode's {name} is not on this machine: {WAYS}")


def _require_version(text: str, path: Path) -> None:
    found = re.search(r"-(\d+\.\d+)\.\d+\.txt", text.split("\n", 1)[0])
    version = found[1] if found else "no version"
    if version != VERSION:
        pytest.skip(f"{path} is of Unicode {version}, the rules are those of {VERSION}")


def samples(name: str) -> list[Sample]:
    """Return the texts of a file such as LineBreakTest.txt, which begins each with ÷ or ×."""
    found = []
    for line in lines(name):
        words = line.split()
        text = "".join(chr(int(code, 16)) for code in words[1::2])
        found.append((text, tuple(mark == "÷" for mark in words[0:-1:2])))
    return found


def properties(name: str) -> Iterator[tuple[int, str]]:
    """Yield every code point that a file such as LineBreak.txt names, with its value."""
    for line in lines(name):
        codes, value = line.split(";")
        first, _, last = codes.strip().partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            yield code, value.strip()
