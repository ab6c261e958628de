"""Finds the shipped fonts, profiles and layouts, in the source tree or in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["asset", "layout_dir"]

_PACKAGE = Path(__file__).resolve().parent
_SOURCE_TREE = _PACKAGE.parent.parent


@cache
def _root(name: str) -> Path:
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _SOURCE_TREE / name


def asset(relative: str) -> Path:
    """Return the path of a shipped asset, such as ``fonts/roles.yaml``."""
    return _root("assets") / relative


def layout_dir() -> Path:
    """Return the folder of the shipped layouts and of the sample edition."""
    return _root("layouts")
