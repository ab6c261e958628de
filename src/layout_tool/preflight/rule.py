"""A rule of preflight: a function that finds faults, with its id, level, source and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from layout_tool.compose import Composition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page
from layout_tool.problem import Level, Place, Problem

__all__ = ["RULES", "Fault", "Inspection", "Rule", "rule"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a rule looks at: one page of an edition as decided and as composed."""

    edition: Edition
    page: Page
    composition: Composition
    book: FontBook


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: a sentence, and the frame it is in, if one is to blame; places in pt."""

    what: str
    frame: str | None = None
    x: float | None = None
    y: float | None = None


Finder = Callable[[Inspection], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its name, level, where it comes from and what to do."""

    id: str
    level: Level
    source: str
    remedy: str
    find: Finder

    def check(self, inspection: Inspection) -> Iterator[Problem]:
        """Yield the faults found as problems."""
        for fault in self.find(inspection):
            place = Place(page=inspection.page.id, frame=fault.frame, x=fault.x, y=fault.y)
            yield Problem(self.id, fault.what, self.remedy, self.level, place)


RULES: list[Rule] = []
"""All rules, in the order in which they are checked."""


def rule(id: str, level: Level, *, source: str, remedy: str) -> Callable[[Finder], Finder]:
    """Register a function as a rule."""

    def register(find: Finder) -> Finder:
        RULES.append(Rule(id, level, source, remedy, find))
        return find

    return register
