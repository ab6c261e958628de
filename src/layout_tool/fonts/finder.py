"""Finds font files by family name among the user's and the system's fonts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

__all__ = ["SUFFIXES", "FontFinder", "Found", "system_folders", "user_folder"]

SUFFIXES = frozenset({".otf", ".ttf", ".ttc", ".otc"})
_FAMILY_IDS = (16, 1)
_FULL_IDS = (4, 6)


@dataclass(frozen=True, slots=True)
class Found:
    """A face in a file: the file and the face's index in it."""

    path: Path
    index: int


@dataclass(frozen=True, slots=True)
class _Named:
    families: tuple[str, ...]
    full: tuple[str, ...]
    is_regular: bool
    found: Found


def user_folder() -> Path:
    """Return the folder in which a user puts fonts for this program alone."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Layout Tool" / "fonts"
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home)) / "Layout Tool" / "fonts"
    data = os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    return Path(data) / "layout-tool" / "fonts"


def system_folders() -> tuple[Path, ...]:
    """Return the folders in which the operating system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "darwin":
        return (
            home / "Library/Fonts",
            Path("/Library/Fonts"),
            Path("/System/Library/Fonts"),
            Path("/System/Library/AssetsV2"),
        )
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return local / "Microsoft/Windows/Fonts", windows / "Fonts"
    data = os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return (
        Path(data) / "fonts",
        home / ".fonts",
        *(Path(folder) / "fonts" for folder in shared.split(":") if folder),
    )


class FontFinder:
    """Looks names up in folders, the first folder's fonts first.

    Nothing is read until a name is asked for; then each file's names are read once.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._index: tuple[_Named, ...] | None = None

    def find(self, name: str) -> Found | None:
        """Return the face of a family, of a full name or of a file's stem, or None.

        A family's regular style is preferred. Case, spaces and hyphens do not matter.
        """
        wanted = _plain(name)
        faces = self._faces()
        for named in faces:
            if wanted in named.full:
                return named.found
        family = [named for named in faces if wanted in named.families]
        if family:
            return next((n.found for n in family if n.is_regular), family[0].found)
        return next((n.found for n in faces if wanted == _plain(n.found.path.stem)), None)

    def names(self) -> tuple[str, ...]:
        """Return the family names of all faces, as their files spell them."""
        found: set[str] = set()
        for named in self._faces():
            found.update(_spelled(named.found, _FAMILY_IDS))
        return tuple(sorted(found))

    def _faces(self) -> tuple[_Named, ...]:
        if self._index is None:
            files = _files(self.folders)
            self._index = tuple(named for path in files for named in _names_in(path, _stamp(path)))
        return self._index


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for folder in folders:
        if not folder.is_dir():
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in SUFFIXES and path not in seen and path.is_file():
                seen.add(path)
                yield path


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size


@cache
def _names_in(path: Path, stamp: tuple[int, int]) -> tuple[_Named, ...]:
    """Names of the faces of a file; ``stamp`` makes a changed file be read again."""
    try:
        count = int(hb.Face(hb.Blob.from_file_path(str(path))).count)
    except Exception:  # a broken font among the system's must not stop the search
        return ()
    return tuple(_named(Found(path, index)) for index in range(count))


def _named(found: Found) -> _Named:
    families = _spelled(found, _FAMILY_IDS)
    full = _spelled(found, _FULL_IDS)
    styles = _spelled(found, (17,)) or _spelled(found, (2,))
    regular = bool(styles & {"Regular", "Normal", "Roman", "Book", "R", "常规", "標準"})
    return _Named(
        tuple(sorted(map(_plain, families))), tuple(sorted(map(_plain, full))), regular, found
    )


def _spelled(found: Found, numbers: Sequence[int]) -> set[str]:
    face = hb.Face(hb.Blob.from_file_path(str(found.path)), found.index)
    names = {
        face.get_name(entry.name_id, entry.language)
        for entry in face.list_names()
        if int(entry.name_id) in numbers
    }
    return {name for name in names if name}


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char not in " -_")
