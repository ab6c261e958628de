"""Autosave: a journal of whole editions beside the saved one, and what can be recovered from it.

A snapshot is an edition folder of its own under ``.autosave/``, written in one step by the same
code as a save, so whatever can be opened can be recovered. Pictures are not copied; a snapshot
refers to those of the edition. The newest few are kept; a normal save clears them.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layout_tool.files.atomic import unwritable
from layout_tool.files.folder import EDITION, open_edition
from layout_tool.files.save import save_edition
from layout_tool.model import Edition

__all__ = ["AUTOSAVE", "Snapshot", "autosave", "clear_autosaves", "recover", "recoverable"]

AUTOSAVE: Final = ".autosave"
_WRITING: Final = ".writing-"
KEPT: Final = 5
"""How many snapshots are kept."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An autosaved edition: its folder and when it was written (Unix time)."""

    folder: Path
    when: float


def autosave(edition: Edition, folder: Path) -> Snapshot:
    """Write a snapshot of an edition whose saved form is in ``folder``.

    :raises LayoutError: when it cannot be written.
    """
    journal = folder / AUTOSAVE
    now = time.time()
    number = 1 + max((_number(one.folder) for one in _snapshots(folder)), default=0)
    writing = journal / f"{_WRITING}{os.getpid()}-{number}"
    shutil.rmtree(writing, ignore_errors=True)
    try:
        # No folder of origin: pictures stay where they are.
        save_edition(dataclasses.replace(edition, folder=None), writing)
        target = journal / f"{number:06d}"
        writing.replace(target)
    except OSError as error:
        raise unwritable(journal, error) from error
    finally:
        shutil.rmtree(writing, ignore_errors=True)
    os.utime(target, (now, now))
    for old in _snapshots(folder)[:-KEPT]:
        shutil.rmtree(old.folder, ignore_errors=True)
    return Snapshot(target, now)


def recoverable(folder: Path) -> tuple[Snapshot, ...]:
    """Return the snapshots that are newer than the saved edition, newest first.

    There are some only when the program ended without saving: it is then that the window offers
    them.
    """
    found = _snapshots(folder)
    saved = _saved_at(folder) if found else 0.0
    return tuple(one for one in reversed(found) if one.when > saved)


def recover(snapshot: Snapshot, folder: Path) -> Edition:
    """Open a snapshot as the edition in ``folder``; nothing is written until it is saved.

    :raises LayoutError: when the snapshot cannot be opened.
    """
    return open_edition(snapshot.folder, home=folder)


def clear_autosaves(folder: Path) -> None:
    """Throw the snapshots away: call it after a save, or when the editor declines recovery."""
    shutil.rmtree(folder / AUTOSAVE, ignore_errors=True)


def _snapshots(folder: Path) -> list[Snapshot]:
    """Return all snapshots, oldest first."""
    found = [
        Snapshot(path, path.stat().st_mtime)
        for path in (folder / AUTOSAVE).glob("[0-9]*")
        if path.name.isdigit() and (path / EDITION).is_file()
    ]
    return sorted(found, key=lambda one: _number(one.folder))


def _number(folder: Path) -> int:
    return int(folder.name)


def _saved_at(folder: Path) -> float:
    """Return when anything of the saved edition was last written."""
    files = [folder / EDITION, *(folder / "pages").glob("*.yaml"), *(folder / "copy").glob("*.md")]
    return max((path.stat().st_mtime for path in files if path.is_file()), default=0.0)
