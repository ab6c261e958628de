"""YAML with places: every value knows its file, line and column.

Read with the C loader where libyaml is there (always the safe one). Scalars keep the text that was
written, and the schema decides what it means, so the traps of YAML 1.1 (``no`` is false, ``12:30``
is 750) do not exist for a field that holds text. What is written is quoted wherever another YAML
reader would take it for something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from layout_tool.problem import LayoutError, Place, Problem

__all__ = [
    "Flow",
    "Literal",
    "MapNode",
    "Mark",
    "Node",
    "Scalar",
    "SeqNode",
    "dump_yaml",
    "parse_yaml",
    "plain_data",
    "read_text",
    "read_yaml",
]

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL: Final = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_NUMBERISH: Final = re.compile(r"[-+.]?[0-9][-+.0-9a-fA-FxXoO_:]*")
"""What some YAML reader may take for a number; always quoted when it is text."""
_MAX_DEPTH: Final = 60
_MAX_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value was written; ``line`` and ``column`` count from 1."""

    file: Path | None
    line: int
    column: int

    def place(self, key: str | None = None) -> Place:
        """Return the mark as the place of a problem."""
        return Place(file=self.file, line=self.line, column=self.column, key=key)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written; ``quoted`` for one in quotes or a block."""

    text: str
    quoted: bool
    mark: Mark

    @property
    def empty(self) -> bool:
        """Nothing was written, or ``~``."""
        return not self.quoted and self.text in ("", "~")


@dataclass(frozen=True, slots=True)
class SeqNode:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping in the order it was written; ``keys`` are the places of the keys themselves."""

    entries: Mapping[str, Node]
    keys: Mapping[str, Mark]
    mark: Mark


Node = Scalar | SeqNode | MapNode


def read_text(path: Path) -> str:
    """Read a text file of an edition: UTF-8, with any line ends.

    :raises LayoutError: when there is no such file, or it is not text in UTF-8.
    """
    place = Place(file=path)
    try:
        if path.stat().st_size > _MAX_BYTES:
            what = f"“{path.name}” is larger than {_MAX_BYTES // 1_000_000} MB."
            raise LayoutError(Problem("file.large", what, "Is it the right file?", place=place))
        data = path.read_bytes()
    except FileNotFoundError:
        problem = Problem("file.missing", "There is no such file.", place=place)
        raise LayoutError(problem) from None
    except OSError as error:
        what = f"The file cannot be read ({error.strerror})."
        raise LayoutError(Problem("file.unreadable", what, place=place)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LayoutError(
            Problem(
                "file.encoding",
                "The file is not text in UTF-8.",
                "Save it as UTF-8, or read it in with “layout-tool import”.",
                place=Place(file=path, line=line),
            )
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(path: Path) -> Node:
    """Read a YAML file.

    :raises LayoutError: as :func:`read_text` and :func:`parse_yaml`.
    """
    return parse_yaml(read_text(path), path)


def parse_yaml(text: str, file: Path | None = None, *, first_line: int = 1) -> Node:
    """Parse one YAML document; ``first_line`` is the line of ``file`` where it starts.

    :raises LayoutError: when it is no YAML, holds a key twice, an alias or a tag.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise LayoutError(_syntax_problem(error, file, first_line)) from error
    except RecursionError as error:
        raise LayoutError(_deep(Mark(file, first_line, 1))) from error
    if root is None:
        return MapNode({}, {}, Mark(file, first_line, 1))
    return _Builder(file, first_line).build(root)


def _syntax_problem(error: yaml.YAMLError, file: Path | None, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    place = Place(file=file)
    if mark is not None:
        place = Mark(file, mark.line + first_line, mark.column + 1).place()
    remedy = "Text that holds “: ”, “#”, “*”, “[” or “{” must stand in quotes."
    if "\\t" in repr(what):
        remedy = "Indent with spaces, not with tabs."
    return Problem("yaml.syntax", f"This is not YAML: {what}.", remedy, place=place)


def _deep(mark: Mark) -> Problem:
    return Problem("yaml.deep", "Values are nested too deeply.", place=mark.place())


class _Builder:
    def __init__(self, file: Path | None, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.seen: set[int] = set()

    def mark(self, node: yaml.Node) -> Mark:
        start = node.start_mark
        return Mark(self.file, start.line + self.first_line, start.column + 1)

    def build(self, node: yaml.Node, depth: int = 0) -> Node:
        mark = self.mark(node)
        if id(node) in self.seen:
            raise LayoutError(
                Problem(
                    "yaml.alias",
                    "Aliases (*name) are not known here.",
                    "Write the value out, or inherit it with “extends” or “like”.",
                    place=mark.place(),
                )
            )
        self.seen.add(id(node))
        if depth > _MAX_DEPTH:
            raise LayoutError(_deep(mark))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, mark, depth)
        if isinstance(node, yaml.SequenceNode):
            return SeqNode(tuple(self.build(item, depth + 1) for item in node.value), mark)
        return Scalar(node.value, bool(getattr(node, "style", None)), mark)

    def mapping(self, node: yaml.MappingNode, mark: Mark, depth: int) -> MapNode:
        entries: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        for key, value in node.value:
            spot = self.mark(key)
            if not isinstance(key, yaml.ScalarNode):
                what = "A key must be a word, not a list or a mapping."
                raise LayoutError(Problem("yaml.key", what, place=spot.place()))
            name = key.value
            if name in entries:
                raise LayoutError(
                    Problem(
                        "yaml.twice",
                        f"The key “{name}” is given twice.",
                        f"It stands in line {keys[name].line} already; keep one of them.",
                        place=spot.place(name),
                    )
                )
            entries[name] = self.build(value, depth + 1)
            keys[name] = spot
        return MapNode(entries, keys, mark)


def plain_data(node: Node) -> Any:
    """Return dicts, lists, numbers, booleans, None and strings, as YAML 1.2 reads them."""
    if isinstance(node, MapNode):
        return {key: plain_data(value) for key, value in node.entries.items()}
    if isinstance(node, SeqNode):
        return [plain_data(item) for item in node.items]
    if node.quoted:
        return node.text
    if node.empty or node.text == "null":
        return None
    if node.text in ("true", "false"):
        return node.text == "true"
    if _INTEGER.fullmatch(node.text):
        return int(node.text)
    if _DECIMAL.fullmatch(node.text):
        return float(node.text)
    return node.text


class Flow(dict[str, Any]):
    """A mapping that is written on one line: ``{column: 1, line: 3}``."""


class Literal(str):
    """Text of several lines that is written as a block (``|``)."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Indents list items, and repeats equal values rather than naming them."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _flow(dumper: _Dumper, data: Flow) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)


def _literal(dumper: _Dumper, data: Literal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(data), style="|")


def _flat_list(dumper: _Dumper, data: list[Any]) -> yaml.Node:
    flat = all(isinstance(item, int | float) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flat)


def _string(dumper: _Dumper, data: str) -> yaml.Node:
    style = "'" if _NUMBERISH.fullmatch(data) else None
    if any(not c.isprintable() for c in data):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(Flow, _flow)
_Dumper.add_representer(Literal, _literal)
_Dumper.add_representer(list, _flat_list)
_Dumper.add_representer(str, _string)


def dump_yaml(data: Mapping[str, Any]) -> str:
    """Write a mapping as YAML, keys in their order, text quoted where it must be."""
    text: str = yaml.dump(
        dict(data),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1_000_000,
    )
    return text
