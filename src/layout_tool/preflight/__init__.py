"""Finds what is wrong with an edition before the plant or the reader does.

Input: an edition, its composed pages and the preset they are meant for. Output: problems, each
with an id, a level, a place on the page and a remedy. A rule is a decorated function in
``newspaper``, ``threads``, ``typesetting``, ``overrun``, ``printing``, ``edges``, ``ground``,
``pictures`` or ``adverts``; what composing itself found comes first.
"""

from collections.abc import Sequence
from pathlib import Path

from layout_tool.compose import Composition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition
from layout_tool.pdf import DEFAULT, Preset, load_preset
from layout_tool.preflight import (
    adverts,
    edges,
    ground,
    newspaper,
    overrun,
    pictures,
    printing,
    threads,
    typesetting,
)
from layout_tool.preflight.placing import Placing
from layout_tool.preflight.rule import RULES, Inspection, Rule
from layout_tool.problem import Problem

__all__ = [
    "RULES",
    "Rule",
    "adverts",
    "check",
    "edges",
    "ground",
    "newspaper",
    "overrun",
    "pictures",
    "printing",
    "threads",
    "typesetting",
]


def check(
    edition: Edition,
    compositions: Sequence[Composition],
    book: FontBook,
    preset: Preset | str | Path = DEFAULT,
) -> tuple[Problem, ...]:
    """Return all problems of the composed pages, page by page, by the limits of a preset.

    :raises LayoutError: when there is no such preset.
    """
    target = preset if isinstance(preset, Preset) else load_preset(preset)
    placing = Placing.of(edition)
    found: list[Problem] = []
    for composition in compositions:
        page = placing.pages[composition.sheet.page]
        inspection = Inspection(edition, page, composition, book, target, placing)
        found += composition.problems
        for one in RULES:
            found += one.check(inspection)
    return tuple(found)
