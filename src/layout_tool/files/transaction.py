"""Several files changed as one: all of them, or none, whatever happens in between.

Every new file is first written whole into a folder ``.saving-…``; then a list of what is to be done
is put there (the moment of commitment); then each is renamed into place. A kill before the list
leaves the old files; after it, :func:`finish` does the rest when the folder is next opened.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from layout_tool.files.atomic import unwritable, write_atomic
from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["TRASH", "Transaction", "finish"]

_STAGE: Final = ".saving-"
_LIST: Final = "list.json"
_ABANDONED: Final = 86400.0
TRASH: Final = ".trash"
"""Where files of an edition go that it no longer holds."""


class Transaction:
    """Collects writes and removals under ``folder``; nothing happens before :meth:`commit`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writes: list[tuple[str, bytes]] = []
        self.asides: list[str] = []
        self.removals: list[str] = []

    def write(self, path: str, data: bytes, *, aside: bool = False) -> None:
        """Write a file; ``path`` is relative to the folder, with ``/``.

        ``aside`` keeps the old file in the trash: for one that could not be read.
        """
        self.writes.append((path, data))
        if aside:
            self.asides.append(path)

    def remove(self, path: str) -> None:
        """Move a file into the trash; it keeps its path there."""
        self.removals.append(path)

    def commit(self) -> tuple[Path, ...]:
        """Do it all, and return the files written.

        :raises LayoutError: when the folder cannot be written; then nothing was changed, or what
            is missing is done when the edition is next opened.
        """
        if not self.writes and not self.removals:
            return ()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=self.folder))
        except OSError as error:
            raise unwritable(self.folder, error) from error
        try:
            for number, (_, data) in enumerate(self.writes):
                write_atomic(stage / str(number), data)
            plan = {
                "writes": [path for path, _ in self.writes],
                "asides": self.asides,
                "removals": self.removals,
            }
            write_atomic(stage / _LIST, json.dumps(plan, ensure_ascii=False).encode())
        except LayoutError as error:
            shutil.rmtree(stage, ignore_errors=True)
            raise LayoutError(replace(error.problem, place=Place(file=self.folder))) from error
        _finish(self.folder, stage)
        return tuple(self.folder / path for path, _ in self.writes)


def finish(folder: Path) -> bool:
    """Complete saves that were cut off, and tell whether there was one.

    What was cut off before it was committed is cleared away after a day: until then another
    program may still be at it.

    :raises LayoutError: when the folder cannot be written.
    """
    done = False
    for stage in sorted(folder.glob(f"{_STAGE}*")):
        if (stage / _LIST).is_file():
            _finish(folder, stage)
            done = True
        else:
            with suppress(OSError):
                if time.time() - stage.stat().st_mtime > _ABANDONED:
                    shutil.rmtree(stage, ignore_errors=True)
    return done


def _finish(folder: Path, stage: Path) -> None:
    try:
        plan = json.loads((stage / _LIST).read_text("utf-8"))
        for number, path in enumerate(plan["writes"]):
            source, target = stage / str(number), _inside(folder, path)
            if path in plan["asides"] and source.exists():
                _move(target, _free(_inside(folder, f"{TRASH}/{path}")))
            _move(source, target)
        for path in plan["removals"]:
            _move(_inside(folder, path), _free(_inside(folder, f"{TRASH}/{path}")))
        (stage / _LIST).unlink(missing_ok=True)
    except FileNotFoundError:
        return  # Another program finished it at the same moment.
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LayoutError(
            Problem(
                "write.unfinished",
                f"The edition's files could not all be put in place ({error}).",
                "Nothing is lost: free the files or the folder, and open the edition again.",
                place=Place(file=folder),
            )
        ) from error
    shutil.rmtree(stage, ignore_errors=True)


def _inside(folder: Path, path: str) -> Path:
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or PurePosixPath(path).is_absolute():
        raise ValueError(f"“{path}” is outside the edition")
    return folder.joinpath(*parts)


def _move(source: Path, target: Path) -> None:
    """Rename; a source that is gone was moved before the cut, or by another program."""
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            source.replace(target)


def _free(path: Path) -> Path:
    """Return the path, or one with a number where something is already."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}~{number}{path.suffix}")
    return free
