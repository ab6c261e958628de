"""What a file may hold, as data: kinds of values, and records of named fields.

A kind reads one node and returns a value, or says what is wrong and what is allowed. All faults of
a file are collected, so that an editor mends them in one go. Text fields take what was written
(``A01: no`` is the text “no”).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from layout_tool.files.yaml_io import MapNode, Mark, Node, Scalar, SeqNode, plain_data
from layout_tool.problem import LayoutError, Problem, suggest

__all__ = [
    "ANYTHING",
    "FLAG",
    "LINES",
    "MISSING",
    "TEXT",
    "Choice",
    "Either",
    "Faults",
    "Field",
    "Kind",
    "ListOf",
    "MapOf",
    "Number",
    "Record",
    "Sized",
    "Whole",
    "read_record",
]

MISSING: Final = object()
"""What a kind returns after it reported a fault."""


class Faults:
    """The faults found so far in one document."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, id: str, what: str, remedy: str, mark: Mark, key: str) -> None:
        """Note a fault at a mark; ``key`` is the dotted path."""
        self.problems.append(Problem(id, what, remedy, place=mark.place(key or None)))

    def wrong(self, node: Node, key: str, allowed: str) -> Any:
        """Note that a value is not what is allowed, and return :data:`MISSING`."""
        self.add("schema.value", f"{_shown(node)} is not allowed here.", f"Allowed: {allowed}.",
                 node.mark, key)  # fmt: skip
        return MISSING

    def check(self) -> None:
        """Raise what was found.

        :raises LayoutError: when there was a fault, with all of them.
        """
        if self.problems:
            raise LayoutError(*self.problems)


def _shown(node: Node) -> str:
    if isinstance(node, MapNode):
        return "A mapping"
    if isinstance(node, SeqNode):
        return "A list"
    if not node.text:
        return "An empty value"
    return f"“{node.text if len(node.text) <= 40 else node.text[:40] + '…'}”"


class Kind(Protocol):
    """A kind of value."""

    @property
    def allowed(self) -> str:
        """What may be written, to follow “Allowed:”."""

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return the value, or note a fault and return :data:`MISSING`."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A scalar that ``parse`` reads; it raises ValueError for what is not allowed."""

    allowed: str
    parse: Callable[[str], Any]

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return what ``parse`` makes of the text."""
        if isinstance(node, Scalar) and not node.empty:
            try:
                return self.parse(node.text)
            except ValueError:
                pass
        return faults.wrong(node, key, self.allowed)


@dataclass(frozen=True, slots=True)
class _Text:
    allowed: str = "text"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        if isinstance(node, Scalar):
            return "" if node.empty else node.text
        return faults.wrong(node, key, self.allowed)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Text, or a list of its lines."""

    allowed: str = "text, or a list of lines"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        if not isinstance(node, SeqNode):
            return TEXT.read(node, key, faults)
        lines = [TEXT.read(item, f"{key}[{i}]", faults) for i, item in enumerate(node.items, 1)]
        return MISSING if MISSING in lines else "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    least: int = 0
    most: int = 1_000_000

    @property
    def allowed(self) -> str:
        """The bounds in words."""
        return f"a whole number from {self.least} to {self.most}"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return an int."""
        if isinstance(node, Scalar) and re.fullmatch(r"[-+]?[0-9]{1,9}", node.text):
            value = int(node.text)
            if self.least <= value <= self.most:
                return value
        return faults.wrong(node, key, self.allowed)


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds."""

    least: float
    most: float

    @property
    def allowed(self) -> str:
        """The bounds in words."""
        return f"a number from {self.least:g} to {self.most:g}"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return a float."""
        if isinstance(node, Scalar):
            try:
                value = float(node.text)
            except ValueError:
                value = math.nan
            if self.least <= value <= self.most:
                return value
        return faults.wrong(node, key, self.allowed)


@dataclass(frozen=True, slots=True)
class _Flag:
    allowed: str = "true or false"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        if isinstance(node, Scalar) and node.text in ("true", "false") and not node.quoted:
            return node.text == "true"
        return faults.wrong(node, key, self.allowed)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    @property
    def allowed(self) -> str:
        """The words."""
        return ", ".join(self.words)

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return the word."""
        if isinstance(node, Scalar) and node.text in self.words:
            return node.text
        if isinstance(node, Scalar) and node.text:
            hint = suggest(node.text, self.words)
            remedy = f"{hint} Allowed: {self.allowed}.".strip()
            faults.add(
                "schema.value", f"{_shown(node)} is not allowed here.", remedy, node.mark, key
            )
            return MISSING
        return faults.wrong(node, key, self.allowed)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; ``single`` lets one value stand for a list of one."""

    item: Kind
    least: int = 0
    most: int = 1_000_000
    single: bool = False

    @property
    def allowed(self) -> str:
        """What the items may be."""
        if self.least == self.most:
            return f"a list of {self.least} items, each {self.item.allowed}"
        return f"a list, each item {self.item.allowed}"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return a tuple."""
        if isinstance(node, Scalar) and node.empty and self.least == 0:
            return ()
        if isinstance(node, Scalar) and self.single:
            value = self.item.read(node, key, faults)
            return MISSING if value is MISSING else (value,)
        if not isinstance(node, SeqNode) or not self.least <= len(node.items) <= self.most:
            return faults.wrong(node, key, self.allowed)
        items = [
            self.item.read(item, f"{key}[{i}]", faults) for i, item in enumerate(node.items, 1)
        ]
        return MISSING if any(item is MISSING for item in items) else tuple(items)


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping of names of the author's own to values of one kind."""

    item: Kind
    name: Kind | None = None

    @property
    def allowed(self) -> str:
        """What the values may be."""
        return f"a mapping of names, each to {self.item.allowed}"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return a dict in the order written."""
        if isinstance(node, Scalar) and node.empty:
            return {}
        if not isinstance(node, MapNode):
            return faults.wrong(node, key, self.allowed)
        result: dict[Any, Any] = {}
        for name, item in node.entries.items():
            path = f"{key}.{name}" if key else name
            named: Any = name
            if self.name is not None:
                named = self.name.read(Scalar(name, False, node.keys[name]), path, faults)
            value = self.item.read(item, path, faults)
            if named is not MISSING and value is not MISSING:
                result[named] = value
        return result


@dataclass(frozen=True, slots=True)
class Either:
    """One kind for words and numbers, another for mappings or lists."""

    scalar: Kind
    other: Kind

    @property
    def allowed(self) -> str:
        """Both."""
        return f"{self.scalar.allowed}; or {self.other.allowed}"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return what the kind that suits the node's shape reads."""
        kind = self.scalar if isinstance(node, Scalar) else self.other
        return kind.read(node, key, faults)


@dataclass(frozen=True, slots=True)
class _Anything:
    allowed: str = "any value"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        return plain_data(node)


@dataclass(frozen=True, slots=True)
class Field:
    """A named field of a record; a ``required`` one may not be left out."""

    kind: Kind
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys. Reads to a dict that holds the keys that were written."""

    name: str
    fields: Mapping[str, Field] = field(default_factory=dict)

    @property
    def allowed(self) -> str:
        """The keys."""
        return f"a mapping with the keys {', '.join(self.fields)}"

    def read(self, node: Node, key: str, faults: Faults) -> Any:
        """Return the dict of what could be read, or :data:`MISSING` for another shape."""
        if isinstance(node, Scalar) and node.empty:
            node = MapNode({}, {}, node.mark)
        if not isinstance(node, MapNode):
            return faults.wrong(node, key, self.allowed)
        result: dict[str, Any] = {}
        for name, value in node.entries.items():
            path = f"{key}.{name}" if key else name
            if name not in self.fields:
                hint = suggest(name, self.fields)
                remedy = f"{hint} Known keys: {', '.join(self.fields)}.".strip()
                what = f"The key “{name}” is not known in {self.name}."
                faults.add("schema.key", what, remedy, node.keys[name], path)
                continue
            read = self.fields[name].kind.read(value, path, faults)
            if read is not MISSING:
                result[name] = read
        for name, one in self.fields.items():
            if one.required and name not in node.entries:
                path = f"{key}.{name}" if key else name
                what = f"The key “{name}” is missing in {self.name}."
                faults.add("schema.missing", what, f"Allowed: {one.kind.allowed}.", node.mark, path)
        return result


def read_record(record: Record, node: Node) -> dict[str, Any]:
    """Read a whole document.

    :raises LayoutError: with every fault of the document.
    """
    faults = Faults()
    result = record.read(node, "", faults)
    faults.check()
    return dict(result)


TEXT: Final = _Text()
LINES: Final = _Lines()
FLAG: Final = _Flag()
ANYTHING: Final = _Anything()
