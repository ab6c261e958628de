"""Alternatives that differ: not five of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout_tool.arrange.search import Found

__all__ = ["differing", "distance"]

APART: Final = (0.6, 0.45, 0.3, 0.15, 0.0)
"""Shares of the page that must have changed hands, tried in turn until there are enough."""


def distance(a: Found, b: Found) -> float:
    """Return the share of the placed area whose item stands elsewhere, 0 to 1."""
    there = {p.item.id: p for p in b.placed}
    same = whole = 0
    for p in a.placed:
        whole += p.columns * p.lines
        q = there.get(p.item.id)
        if q is not None:
            width = min(p.right, q.right) - max(p.column, q.column)
            height = min(p.bottom, q.bottom) - max(p.line, q.line)
            same += max(0, width) * max(0, height)
    return 1 - same / whole if whole else 0.0


def differing(found: Sequence[Found], count: int) -> list[Found]:
    """Return up to ``count`` pages, cheapest first, each unlike those before it.

    Pages that cost more than half as much again as the best are taken last of all.
    """
    chosen: list[Found] = list(found[:1])
    dear = found[0].cost * 1.5 + 10 if found else 0.0
    for ceiling in (dear, float("inf")):
        for apart in APART:
            for candidate in found:
                if len(chosen) >= count:
                    break
                if candidate.cost <= ceiling and all(
                    candidate is not other and distance(candidate, other) > apart
                    for other in chosen
                ):
                    chosen.append(candidate)
    return sorted(chosen, key=lambda page: page.cost)
