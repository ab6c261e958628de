"""From exact sets to good pages: grow cutting trees at random, then improve them.

A page is a tree of cuts. A first set of trees is grown from the top, each choice among the exact
ones; then simulated annealing regrows a part of the best, turns the two sides of a cut round, or
sets an item another way. Every tree met is exact, so the search only weighs beauty. The random
numbers are seeded and the steps counted, never timed: the same page gives the same proposals.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from layout_tool.arrange.combine import Cut, Table, bits_of
from layout_tool.arrange.costs import Draft, total
from layout_tool.arrange.item import Fit, Item, Placed
from layout_tool.arrange.region import Box, Region
from layout_tool.arrange.wheel import Wheel, find_wheels
from layout_tool.model import GridBox

__all__ = ["Found", "search"]

SEED: Final = 20
STARTS: Final = 200
ROUNDS: Final = ((30, 40), (8, 120), (3, 300))
"""Rounds of improvement: how many of the best pages go on, and for how many steps each."""

HEAT: Final = ((4.0, 0.8), (2.0, 0.4), (1.5, 0.05))
"""Costs at which a worse page is still taken, at the start and the end of each round."""

KEPT: Final = 400
TRIES: Final = 3
"""Pages kept for alternatives; cuts weighed per choice."""


class Node(NamedTuple):
    """A part of a page: a leaf with its item and fit, or a cut with its children.

    ``children`` hold their offsets in columns and lines. ``home`` is the absolute box of a part
    with obstacles, which cannot be turned.
    """

    table: Table
    items: int
    width: int
    height: int
    children: tuple[tuple[int, int, Node], ...] = ()
    item: Item | None = None
    fit: Fit | None = None
    home: Box | None = None
    main: bool = False


@dataclass(slots=True, eq=False)
class Found:
    """A page the search has met: what stands where, and its cost."""

    placed: tuple[Placed, ...]
    cost: float
    root: Node = field(repr=False)


@dataclass(slots=True, eq=False)
class Searcher:
    """Grows and changes trees over one region."""

    region: Region
    upside_down: bool
    rng: random.Random
    obstacles: tuple[GridBox, ...]
    previous: dict[str, GridBox]
    wheels: tuple[Wheel, ...] = ()

    def grow_root(self) -> Node:
        """Grow a whole page."""
        if self.wheels and self.rng.random() < 0.2:
            return self.grow_wheel(self.rng.choice(self.wheels))
        return self.grow_box(self.region.table.all, self.region.whole)

    def grow_wheel(self, wheel: Wheel) -> Node:
        """Grow a page of five parts around a centre."""
        table, whole = self.region.table, self.region.trimmed(self.region.whole)
        children = tuple(
            (box.left, box.top, self.grow(table, items, box.width, box.height, bool(items & 1)))
            for items, box in wheel
        )
        inner = Node(table, table.all, whole.width, whole.height, children, home=whole)
        if whole == self.region.whole:
            return inner
        return Node(
            table, table.all, self.region.columns, self.region.lines + 1,
            ((whole.left, whole.top, inner),), home=self.region.whole,
        )  # fmt: skip

    def grow_box(self, items: int, box: Box) -> Node:
        """Grow the part of a page in a box that may hold obstacles."""
        table = self.region.table
        inner = self.region.trimmed(box)
        if self.region.is_free(inner):
            node = self.grow(table, items, inner.width, inner.height, bool(items & 1))
            if inner == box:
                return node
            return Node(
                table, items, box.width, box.height,
                ((inner.left - box.left, inner.top - box.top, node),), home=box,
            )  # fmt: skip
        cuts = self.region.cuts(items, inner)
        cut = self.rng.choice(cuts)
        children = tuple(
            (part_box.left - box.left, part_box.top - box.top, self.grow_box(part, part_box))
            for part, part_box in ((cut.first, cut.a), (cut.second, cut.b))
            if part
        )
        return Node(table, items, box.width, box.height, children, home=box)

    def grow(self, table: Table, items: int, width: int, height: int, main: bool) -> Node:
        """Grow a rectangle without obstacles; ``main`` tells that it holds the page's lead."""
        if items & (items - 1) == 0:
            return self._grow_single(table, items, width, height, main)
        cut, choice = self._pick(table, items, width, height)
        second = items ^ cut.first
        if cut.stack:
            sizes = ((width, choice), (width, height - choice))
        else:
            sizes = ((choice, height), (width - choice, height))
        a = self.grow(table, cut.first, *sizes[0], main and bool(cut.first & 1))
        b = self.grow(table, second, *sizes[1], False)
        if not main and self.rng.random() < 0.3:
            a, b = b, a
        if self.upside_down and cut.stack:
            a, b = b, a
        offset = (0, a.height) if cut.stack else (a.width, 0)
        return Node(table, items, width, height, ((0, 0, a), (*offset, b)), main=main)

    def _grow_single(self, table: Table, items: int, width: int, height: int, main: bool) -> Node:
        place = items.bit_length() - 1
        item = table.items[place]
        if item.members:
            inner = table.inner[place]
            return self.grow(inner, inner.all, width, height, main)
        fits = item.fits[width][height - 1]
        fit = fits[0] if self.rng.random() < 0.8 else self.rng.choice(fits)
        return Node(table, items, width, height, item=item, fit=fit, main=main)

    def _pick(self, table: Table, items: int, width: int, height: int) -> tuple[Cut, int]:
        """Choose a cut: the best of a few at random, by what its single items cost."""
        cuts = table.cuts(items, width, height)
        best: tuple[float, Cut, int] | None = None
        for _ in range(min(TRIES, len(cuts))):
            cut = cuts[int(self.rng.random() * len(cuts))]
            choice = cut.choices
            if cut.stack:
                heights = list(bits_of(cut.choices))
                choice = heights[int(self.rng.random() * len(heights))]
                sizes = ((width, choice), (width, height - choice))
            else:
                sizes = ((choice, height), (width - choice, height))
            cost = table.least_cost(cut.first, *sizes[0])
            cost += table.least_cost(items ^ cut.first, *sizes[1])
            if best is None or cost < best[0]:
                best = (cost, cut, choice)
        assert best is not None
        return best[1], best[2]

    def change(self, root: Node) -> Node:
        """Return the page with one random change."""
        nodes = [node for node in _nodes(root) if node.item is None or _ways(node) > 1]
        target = nodes[int(self.rng.random() * len(nodes))]
        return _replace(root, target, self._changed(target))

    def _changed(self, node: Node) -> Node:
        if node.item is not None:
            fits = node.item.fits[node.width][node.height - 1]
            return node._replace(fit=self.rng.choice(fits))
        if node.home is not None:
            return self.grow_root() if node.home == self.region.whole else (
                self.grow_box(node.items, node.home)
            )  # fmt: skip
        if len(node.children) == 2 and not node.main and self.rng.random() < 0.35:
            return _turned(node)
        return self.grow(node.table, node.items, node.width, node.height, node.main)

    def weigh(self, placed: tuple[Placed, ...]) -> float:
        """Return what a page costs."""
        columns, lines = self.region.columns, self.region.lines
        return total(Draft(placed, columns, lines, self.obstacles, self.previous))

    def place(self, root: Node) -> Iterator[Placed]:
        """Yield what stands where on a page."""
        return self._place(root, 0, 0)

    def _place(self, node: Node, column: int, line: int) -> Iterator[Placed]:
        if node.item is not None and node.fit is not None:
            top = line if not self.upside_down else self.region.lines + 1 - line - node.height
            yield Placed(node.item, node.fit, column, top, node.width, node.height - 1)
        for dx, dy, child in node.children:
            yield from self._place(child, column + dx, line + dy)


def _ways(node: Node) -> int:
    return len(node.item.fits[node.width][node.height - 1]) if node.item is not None else 0


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for _, _, child in node.children:
        yield from _nodes(child)


def _replace(node: Node, target: Node, new: Node) -> Node:
    if node is target:
        return new
    if not node.children:
        return node
    return node._replace(
        children=tuple((dx, dy, _replace(child, target, new)) for dx, dy, child in node.children)
    )


def _turned(node: Node) -> Node:
    """Return the cut with its two sides changed round."""
    (_, _, a), (dx, _, b) = node.children
    offset = (b.width, 0) if dx else (0, b.height)
    return node._replace(children=((0, 0, b), (*offset, a)))


def search(
    region: Region,
    upside_down: bool,
    obstacles: tuple[GridBox, ...],
    previous: dict[str, GridBox],
    effort: float = 1.0,
) -> list[Found]:
    """Return the pages met in a region that its items can fill, cheapest first, none twice."""
    rng = random.Random(SEED)
    wheels = () if upside_down else find_wheels(region, rng)
    searcher = Searcher(region, upside_down, rng, obstacles, previous, wheels)
    pool: dict[frozenset[Placed], Found] = {}

    def meet(root: Node) -> Found:
        placed = tuple(searcher.place(root))
        key = frozenset(placed)
        met = pool.get(key)
        if met is None:
            met = pool[key] = Found(placed, searcher.weigh(placed), root)
        return met

    single = region.table.all.bit_count() == 1 and not region.table.inner
    going = [meet(searcher.grow_root()) for _ in range(8 if single else int(STARTS * effort))]
    going += [meet(searcher.grow_wheel(wheel)) for wheel in wheels for _ in range(2)]
    for (count, steps), heat in zip(ROUNDS, HEAT, strict=True) if not single else ():
        going = _best(going, count)
        going = [_improve(searcher, page, meet, int(steps * effort), heat) for page in going]
    return _best(list(pool.values()), KEPT)


def _best(pages: list[Found], count: int) -> list[Found]:
    """Return the cheapest pages, none twice; of the same frames filled otherwise, the cheapest."""
    unlike: dict[frozenset[tuple[Item, int, int, int, int]], Found] = {}
    for page in sorted(pages, key=lambda found: found.cost):
        frames = frozenset((p.item, p.column, p.line, p.columns, p.lines) for p in page.placed)
        unlike.setdefault(frames, page)
        if len(unlike) == count:
            break
    return list(unlike.values())


def _improve(
    searcher: Searcher,
    now: Found,
    meet: Callable[[Node], Found],
    steps: int,
    heat: tuple[float, float],
) -> Found:
    """Anneal from one page: accept what is better, and now and then what is a little worse."""
    warm, cold = heat
    best = now
    for step in range(steps):
        new = meet(searcher.change(now.root))
        worse = new.cost - now.cost
        if worse <= 0 or searcher.rng.random() < math.exp(
            -worse / (warm * (cold / warm) ** (step / steps))
        ):
            now = new
        if now.cost < best.cost:
            best = now
    return best
