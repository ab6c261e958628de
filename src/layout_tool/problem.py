"""One type for everything that can be wrong.

The command line, the window and preflight all speak :class:`Problem`. An operation that cannot go
on raises :class:`LayoutError`, which carries one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

__all__ = ["LayoutError", "Level", "Place", "Problem", "suggest"]


class Level(StrEnum):
    """How much a problem matters to the editor."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is. Every field may be left out.

    ``line`` and ``column`` count from 1, within ``file``; ``page``, ``frame`` and ``story`` are
    ids of the edition; ``key`` is a dotted path within a YAML file; ``x`` and ``y`` are points
    from the top left corner of the trimmed page.
    """

    file: Path | None = None
    line: int | None = None
    column: int | None = None
    key: str | None = None
    page: str | None = None
    frame: str | None = None
    story: str | None = None
    x: float | None = None
    y: float | None = None

    def __str__(self) -> str:
        parts: list[str] = []
        if self.file is not None:
            spot = str(self.file)
            if self.line is not None:
                spot += f":{self.line}"
                if self.column is not None:
                    spot += f":{self.column}"
            parts.append(spot)
        for name in ("key", "page", "frame", "story"):
            value = getattr(self, name)
            if value is not None:
                parts.append(f"{name} {value}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do about it.

    ``id`` is a short dotted name that never changes ("copy.encoding"); ``what`` and ``remedy``
    are sentences to an editor, in English. ``values`` holds the numbers and names of the
    sentence, so that the window can say it in another language.
    """

    id: str
    what: str
    remedy: str = ""
    level: Level = Level.ERROR
    place: Place = field(default_factory=Place)
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        where = str(self.place)
        head = f"{where}: {self.what}" if where else self.what
        return f"{head} {self.remedy}" if self.remedy else head


class LayoutError(Exception):
    """An operation that cannot go on; ``problems`` holds at least one :class:`Problem`."""

    def __init__(self, problem: Problem, *more: Problem) -> None:
        self.problems: tuple[Problem, ...] = (problem, *more)
        super().__init__("\n".join(str(p) for p in self.problems))

    @property
    def problem(self) -> Problem:
        """The first problem."""
        return self.problems[0]


def suggest(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean X?" for the known word nearest to ``word``, or ""."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else ""
