"""Tagged PDF: which marks on a page are a headline, a paragraph, a picture, and which are none.

A story becomes an article, its head and paragraphs elements in reading order, once, though it may
stand in several frames and on several pages; tables have rows and cells. Jump lines, the headline
and the heads of tables repeated there, rules and tints are artifacts. Screen readers, search and
text export follow it (ISO 32000 14.7, 14.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from layout_tool.pdf.document import Array, Dict, Document, hex_text
from layout_tool.sheet import GlyphRun, Group, Image, Item, Shape

__all__ = ["Structure"]

_CONTAINERS: Final = {"story": "Art", "picture": "Div", "ad": "Div", "furniture": "Div"}
_PARTS: Final = {"headline": "H1", "deck": "H2", "caption": "Caption", "credit": "Caption",
                "figure": "Figure"}  # fmt: skip
_ARTIFACT: Final = ("", "", -1)

Key = tuple[str, str, int] | tuple[str, str, int, int, bool]
"""Owner, part and paragraph; of a table's cell also its number, and whether it is a head."""

_ROW: Final = -1
"""Stands for the cell in the key of a row's own element."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """The story that a frame shows, and from where to where: paragraph and offset."""

    owner: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Article:
    """What was said of a story so far, and up to where."""

    container: Dict
    elements: dict[Key, Dict]
    last: tuple[int, int]


class Structure:
    """The structure of one document, filled page by page in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = Dict({"Type": "/StructTreeRoot"})
        self._top = self._element("Document", document.add(self._root))
        self._pages: list[list[Any]] = []
        self._page: Any = None
        self._stories: dict[str, _Article] = {}
        self._tables: dict[Key, Dict] = {}

    def begin_page(self, page: Any) -> int:
        """Begin a page, given the reference to it; return its number for ``StructParents``."""
        self._page = page
        self._pages.append([])
        return len(self._pages) - 1

    def runs(self, group: Group) -> Iterator[tuple[str, list[Item]]]:
        """Yield the items of a frame in the runs to be marked, with the operator that opens each.

        Every run is to be closed by EMC.
        """
        role = _CONTAINERS.get(group.kind)
        story = _shown(group)
        container, elements = None, dict[Key, Dict]()
        article = self._stories.get(story.owner) if story is not None else None
        if article is not None and story is not None and story.first >= article.last:
            container, elements = article.container, article.elements
        known = set(elements)
        for key, items in groupby(group.items, lambda item: _key(item, group.alt)):
            run = list(items)
            again = key in known and key[1] != "body"
            if role is None or key == _ARTIFACT or again or (story is not None and not key[0]):
                yield "/Artifact BMC", run
                continue
            if container is None:
                container = self._container(role)
            if key not in elements:
                holder = self._row_of(container, elements, key) if len(key) == 5 else container
                elements[key] = self._child(holder, key, _alt(run[0], group))
            yield self._mark(elements[key]), run
        if story is not None and container is not None:
            self._stories[story.owner] = _Article(container, elements, story.last)

    def finish(self) -> Any:
        """Return the reference to the root, whole."""
        numbers: list[Any] = []
        for index, parents in enumerate(self._pages):
            numbers += [index, self._document.add(Array(parents))]
        self._root["K"] = self._document.add(self._top)
        self._root["ParentTree"] = self._document.add(Dict({"Nums": Array(numbers)}))
        self._root["ParentTreeNextKey"] = len(self._pages)
        return self._document.add(self._root)

    def _element(self, role: str, parent: Any) -> Dict:
        element = Dict({"Type": "/StructElem", "S": f"/{role}", "P": parent, "K": Array([])})
        self._document.add(element)
        return element

    def _container(self, role: str) -> Dict:
        element = self._element(role, self._document.add(self._top))
        self._top["K"].sequence.append(self._document.add(element))
        return element

    def _row_of(
        self, container: Dict, elements: dict[Key, Dict], key: tuple[str, str, int, int, bool]
    ) -> Dict:
        """Return the row of a cell's key, in the table of the row before it if there is one.

        A head behind a row that is none begins another table.
        """
        owner, part, number, _, head = key
        row: Key = (owner, part, number, _ROW, head)
        if row not in elements:
            table = self._tables.get((owner, part, number - 1, _ROW, head))
            if table is None and not head:
                table = self._tables.get((owner, part, number - 1, _ROW, True))
            if table is None:
                table = self._inside("Table", container)
            self._tables[row] = table
            elements[row] = self._inside("TR", table)
        return elements[row]

    def _inside(self, role: str, container: Dict) -> Dict:
        element = self._element(role, self._document.add(container))
        container["K"].sequence.append(self._document.add(element))
        return element

    def _child(self, container: Dict, key: Key, alt: str) -> Dict:
        role = _PARTS.get(key[1], "P")
        if len(key) == 5:
            role = "TH" if key[4] else "TD"
        element = self._element(role, self._document.add(container))
        element["Pg"] = self._page
        if role == "TH":
            element["A"] = Dict({"O": "/Table", "Scope": "/Column"})
        if alt:
            element["Alt"] = hex_text(alt)
        container["K"].sequence.append(self._document.add(element))
        return element

    def _mark(self, element: Dict) -> str:
        parents = self._pages[-1]
        number = len(parents)
        parents.append(self._document.add(element))
        # What goes on on another page must name it (14.7.5.2).
        mark: Any = number
        if element["Pg"] is not self._page:
            mark = self._document.add(Dict({"Type": "/MCR", "Pg": self._page, "MCID": number}))
        element["K"].sequence.append(mark)
        return f"{element['S']} <</MCID {number}>> BDC"


def _shown(group: Group) -> _Shown | None:
    """Return which story a frame shows, and from where to where in its text; None for others."""
    if group.kind != "story":
        return None
    sources = [
        item.source
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None
    ]
    if not sources:
        return None
    body = [source for source in sources if source.part == "body"]
    first = (body[0].paragraph, body[0].start) if body else (0, 0)
    last = (body[-1].paragraph, body[-1].end) if body else (0, 0)
    return _Shown(sources[0].owner, first, last)


def _alt(first: Item, group: Group) -> str:
    """What the figure that an item begins shows; "" for what is no figure."""
    if isinstance(first, Image):
        return first.alt
    return group.alt if isinstance(first, Shape) else ""


def _key(item: Item, alt: str) -> Key:
    """What element an item belongs to within its frame; shapes without ``alt`` are ornament."""
    if isinstance(item, GlyphRun):
        source = item.source
        if source is not None and source.cell >= 0:
            return (source.owner, source.part, source.paragraph, source.cell, source.head)
        if not item.glyphs.text:
            return _ARTIFACT  # a hyphen, the dots of 着重号
        return (source.owner, source.part, source.paragraph) if source else ("", "text", 0)
    if isinstance(item, Image):
        return (item.file, "figure", 0)
    if isinstance(item, Shape) and alt:
        return ("", "figure", 0)
    return _ARTIFACT
