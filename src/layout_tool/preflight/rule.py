"""A rule of preflight: a function that finds faults, with its id, level, source and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from layout_tool.compose import Composition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page, Rect
from layout_tool.pdf import Preset
from layout_tool.preflight.placing import Placing
from layout_tool.problem import Level, Place, Problem
from layout_tool.sheet import Group, Item

__all__ = ["RULES", "Fault", "Inspection", "Rule", "rule"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a rule looks at: one page of an edition as decided and as composed, and its target.

    ``placing`` tells where the stories of the whole edition stand, so that no rule looks for them.
    """

    edition: Edition
    page: Page
    composition: Composition
    book: FontBook
    preset: Preset
    placing: Placing

    def items(self) -> Iterator[tuple[Group, Item]]:
        """Yield what is on the sheet with the frame it belongs to."""
        for group in self.composition.sheet.groups:
            for item in group.items:
                yield group, item


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: a sentence, and the frame and the file to blame, if any; places in pt.

    ``values`` are the sentence's numbers and names, for a window that says it otherwise.
    """

    what: str
    frame: str | None = None
    x: float | None = None
    y: float | None = None
    file: Path | None = None
    values: tuple[tuple[str, str], ...] = ()

    def told(self, **values: str) -> Fault:
        """Return the fault with the numbers and names of its sentence."""
        return replace(self, values=tuple(values.items()))

    @staticmethod
    def at(what: str, group: Group, rect: Rect, file: Path | None = None) -> Fault:
        """Return a fault at a rectangle of a frame."""
        return Fault(what, group.frame, round(rect.x, 2), round(rect.y, 2), file)


Finder = Callable[[Inspection], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its name, level, where it comes from and what to do.

    A rule of the ``press`` is not asked of proofs.
    """

    id: str
    level: Level
    source: str
    remedy: str
    find: Finder
    press: bool

    def check(self, inspection: Inspection) -> Iterator[Problem]:
        """Yield the faults found as problems."""
        if self.press and not inspection.preset.press:
            return
        for fault in self.find(inspection):
            place = Place(
                file=fault.file, page=inspection.page.id, frame=fault.frame, x=fault.x, y=fault.y
            )
            yield Problem(self.id, fault.what, self.remedy, self.level, place, fault.values)


RULES: list[Rule] = []
"""All rules, in the order in which they are checked."""


def rule(
    id: str, level: Level, *, source: str, remedy: str, press: bool = False
) -> Callable[[Finder], Finder]:
    """Register a function as a rule."""

    def register(find: Finder) -> Finder:
        RULES.append(Rule(id, level, source, remedy, find, press))
        return find

    return register
