"""Versions of the file format: one function per step, from the oldest up to the present one.

A step takes the nodes of ``edition.yaml`` as they were written and returns them in the next
version's form, places and all. The present version is 1, so there is no step yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from layout_tool.files.schema import Faults, Whole
from layout_tool.files.yaml_io import MapNode
from layout_tool.problem import LayoutError, Problem

__all__ = ["VERSION", "migrated"]

VERSION: Final = 1
"""The version that is written."""

STEPS: Final[dict[int, Callable[[MapNode], MapNode]]] = {}
"""From a version to the next one."""


def migrated(node: MapNode) -> MapNode:
    """Return the document in the present version's form. One without a version is of version 1.

    :raises LayoutError: when the version is newer than this program knows, or is no number.
    """
    written = node.entries.get("version")
    version = VERSION
    if written is not None:
        faults = Faults()
        read = Whole(1).read(written, "version", faults)
        faults.check()
        version = read
    if version > VERSION:
        raise LayoutError(
            Problem(
                "file.newer",
                f"The edition is of version {version}; this program knows up to {VERSION}.",
                "Open it with a newer Layout Tool.",
                place=(written or node).mark.place("version"),
            )
        )
    for step in range(version, VERSION):
        node = STEPS[step](node)
    return node
