"""Finds what is wrong with an edition before the plant or the reader does.

Input: an edition and its composed pages. Output: problems, each with an id, a level, a place on
the page and a remedy. A rule is a decorated function in ``newspaper``, ``typesetting`` or
``printing``; what composing itself found comes first.
"""

from collections.abc import Sequence

from layout_tool.compose import Composition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition
from layout_tool.preflight import newspaper, printing, typesetting
from layout_tool.preflight.rule import RULES, Inspection, Rule
from layout_tool.problem import Problem

__all__ = ["RULES", "Rule", "check", "newspaper", "printing", "typesetting"]


def check(
    edition: Edition, compositions: Sequence[Composition], book: FontBook
) -> tuple[Problem, ...]:
    """Return all problems of the composed pages, page by page."""
    found: list[Problem] = []
    for composition in compositions:
        inspection = Inspection(edition, edition.page(composition.sheet.page), composition, book)
        found += composition.problems
        for one in RULES:
            found += one.check(inspection)
    return tuple(found)
