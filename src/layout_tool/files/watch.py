"""Changes from outside: files of an edition that another program wrote while it was open.

A watcher compares times and sizes, and where they moved, contents; a file that was only touched
is no change. It is asked now and then (by a timer of the window), so it needs no thread.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layout_tool.files.folder import COPY, EDITION, PAGES, PICTURES

__all__ = ["Changes", "Watcher"]

_WATCHED: Final = ((PAGES, "*.yaml"), (COPY, "*.md"), (PICTURES, "*"))


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that came, changed or went since the watcher last looked; relative to the folder."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class _Print:
    """What a file looked like: time of writing (ns), size, and the hash of its bytes."""

    time: int
    size: int
    digest: bytes


class Watcher:
    """Watches an edition's folder, or the file of a single page."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.prints: dict[str, _Print] = {}
        self.prints = self._look()

    def settle(self) -> None:
        """Take the files as they are now: call it after a save of one's own."""
        self.prints = self._look()

    def know(self, names: Iterable[str]) -> None:
        """Take some files as they are now: call it when one of them was brought in here."""
        now = self._look()
        self.prints.update({name: now[name] for name in names if name in now})

    def poll(self) -> Changes:
        """Return what changed since the last call, and take it as known."""
        old, new = self.prints, self._look()
        self.prints = new
        return Changes(
            added=tuple(sorted(new.keys() - old.keys())),
            changed=tuple(
                sorted(k for k in new.keys() & old.keys() if new[k].digest != old[k].digest)
            ),
            removed=tuple(sorted(old.keys() - new.keys())),
        )

    def _look(self) -> dict[str, _Print]:
        found: dict[str, _Print] = {}
        for name, path in self._files():
            try:
                stat = path.stat()
                old = self.prints.get(name)
                if old is not None and (old.time, old.size) == (stat.st_mtime_ns, stat.st_size):
                    found[name] = old
                    continue
                with path.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "blake2b").digest()
            except OSError:
                # It went between the listing and the look, or is not ours to read.
                continue
            found[name] = _Print(stat.st_mtime_ns, stat.st_size, digest)
        return found

    def _files(self) -> Iterator[tuple[str, Path]]:
        if not self.path.is_dir():
            yield self.path.name, self.path
            return
        yield EDITION, self.path / EDITION
        for name, pattern in _WATCHED:
            for path in (self.path / name).glob(pattern):
                if path.is_file() and not path.name.startswith("."):
                    yield f"{name}/{path.name}", path
