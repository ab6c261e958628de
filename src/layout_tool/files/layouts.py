"""Layouts: a paper's template, read from YAML, with inheritance.

``extends:`` names another layout; mappings merge key by key, everything else is replaced, and
``name: ~`` takes an inherited style, template or piece of furniture away. Files that people write
by hand are never written by the tool.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from layout_tool.files.layout_build import build_layout
from layout_tool.files.layout_schema import LAYOUT
from layout_tool.files.schema import Faults
from layout_tool.files.yaml_io import MapNode, Node, Scalar, read_yaml
from layout_tool.model import Layout
from layout_tool.problem import LayoutError, Place, Problem, suggest
from layout_tool.resources import layout_dir

__all__ = ["layout_names", "load_layout"]

_SUFFIX: Final = ".yaml"


def layout_names() -> list[str]:
    """Return the names of the shipped layouts that make pages (``base`` only lends its styles)."""
    return sorted(p.stem for p in layout_dir().glob(f"*{_SUFFIX}") if p.stem != "base")


def load_layout(name_or_path: str | Path, *, folder: Path | None = None) -> Layout:
    """Read a layout by name (``broadsheet``) or by path.

    A name is looked for in ``folder`` (an edition's, or its ``layouts/``), then among the shipped
    layouts; a relative path starts at ``folder``. ``Layout.name`` is what an edition file would
    have to say to get it again.

    :raises LayoutError: when there is no such layout, or with every fault that is in it.
    """
    path, name = _find(name_or_path, folder)
    node = _inherit(path, ())
    faults = Faults()
    found: Any = LAYOUT.read(node, "", faults)
    faults.check()
    return build_layout(name, found, node)


def _find(reference: str | Path, folder: Path | None) -> tuple[Path, str]:
    text = Path(reference).as_posix()
    if isinstance(reference, Path) or "/" in text or text.endswith(_SUFFIX):
        path = (folder or Path()) / reference
        if not path.is_file():
            raise _unknown(text, Place(file=path))
        inside = folder is not None and not Path(reference).is_absolute()
        return path, text if inside else path.resolve().as_posix()
    for place in _folders(folder):
        path = place / f"{text}{_SUFFIX}"
        if path.is_file():
            return path, text
    raise _unknown(text, Place())


def _folders(folder: Path | None) -> list[Path]:
    own = [] if folder is None else [folder, folder / "layouts"]
    return [*own, layout_dir()]


def _unknown(name: str, place: Place) -> LayoutError:
    names = layout_names()
    remedy = f"{suggest(name, names)} Shipped layouts: {', '.join(names)}; or give a path."
    return LayoutError(
        Problem("layout.unknown", f"There is no layout “{name}”.", remedy.strip(), place=place)
    )


def _inherit(path: Path, seen: tuple[Path, ...]) -> MapNode:
    """Return a layout's nodes merged over those it extends; every node keeps its own place."""
    node = read_yaml(path)
    if not isinstance(node, MapNode):
        what = "A layout must be a mapping of keys."
        raise LayoutError(Problem("layout.shape", what, place=node.mark.place()))
    parent = node.entries.get("extends")
    if parent is None:
        return node
    if not isinstance(parent, Scalar) or parent.empty:
        what = "“extends” must name a layout."
        raise LayoutError(Problem("layout.extends", what, place=parent.mark.place("extends")))
    base = _parent_path(path, parent)
    chain = (*seen, path.resolve())
    if base.resolve() in chain:
        names = " → ".join([*(p.stem for p in chain), base.stem])
        raise LayoutError(
            Problem(
                "layout.cycle",
                f"These layouts extend each other: {names}.",
                "Take one “extends” away.",
                place=parent.mark.place("extends"),
            )
        )
    rest = {key: value for key, value in node.entries.items() if key != "extends"}
    return _merge(_inherit(base, chain), MapNode(rest, node.keys, node.mark))


def _parent_path(path: Path, parent: Scalar) -> Path:
    name = parent.text if parent.text.endswith(_SUFFIX) else f"{parent.text}{_SUFFIX}"
    candidates = [path.parent / name, layout_dir() / name]
    for candidate in candidates:
        if candidate.is_file():
            # A house may call its own layout “broadsheet” and extend the shipped one.
            if candidate.resolve() == path.resolve() and candidate is not candidates[-1]:
                continue
            return candidate
    raise _unknown(parent.text, parent.mark.place("extends"))


def _merge(base: MapNode, over: MapNode) -> MapNode:
    entries: dict[str, Node] = dict(base.entries)
    keys = {**base.keys, **over.keys}
    for key, value in over.entries.items():
        old = entries.get(key)
        if isinstance(old, MapNode) and isinstance(value, MapNode):
            entries[key] = _merge(old, value)
        elif isinstance(old, MapNode) and isinstance(value, Scalar) and value.empty:
            del entries[key]
        else:
            entries[key] = value
    return MapNode(entries, keys, over.mark)
