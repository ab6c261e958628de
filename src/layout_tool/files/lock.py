"""Who has an edition open: a lock file in its folder, for people as much as for programs.

The lock is advice: it stops no one from saving, but the window says who is at work. A lock whose
process is gone on this machine, or that was not renewed for a day, is stale.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from layout_tool.files.atomic import unwritable, write_atomic
from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["LOCK", "Holder", "Lock", "holder", "is_stale"]

LOCK: Final = ".lock"
_EXPIRES: Final = 86400.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: user, machine, process, and when it was taken or renewed (Unix time)."""

    user: str
    host: str
    pid: int
    since: float


def _myself() -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return Holder(user, socket.gethostname(), os.getpid(), time.time())


def holder(folder: Path) -> Holder | None:
    """Return who holds the lock of an edition, or None. A lock that cannot be read is no one's."""
    try:
        found: dict[str, Any] = json.loads((folder / LOCK).read_text("utf-8"))
        return Holder(
            str(found["user"]), str(found["host"]), int(found["pid"]), float(found["since"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_stale(one: Holder) -> bool:
    """Tell whether the holder can no longer be at work."""
    if time.time() - one.since > _EXPIRES:
        return True
    return one.host == socket.gethostname() and not _alive(one.pid)


def _alive(pid: int) -> bool:
    if pid == os.getpid():
        return True
    if sys.platform == "win32":
        # Signal 0 would end the process there; a lock of this machine's expires by time.
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


class Lock:
    """Holds an edition's lock; use it as a context manager, or :meth:`release` it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mine: Holder | None = None

    def acquire(self, *, force: bool = False) -> None:
        """Take the lock; a stale one, or any with ``force``, is taken over.

        :raises LayoutError: when someone holds it ("edition.locked", naming who), or the folder
            cannot be written.
        """
        mine = _myself()
        if not self._create(mine):
            other = holder(self.folder)
            if other is not None and not force and not is_stale(other) and not _same(other, mine):
                raise LayoutError(_locked(self.folder, other))
            write_atomic(self.folder / LOCK, _dumped(mine))
        self.mine = mine

    def _create(self, mine: Holder) -> bool:
        """Create the file in one step, so that of two who come at once one gets it."""
        try:
            with (self.folder / LOCK).open("xb") as stream:
                stream.write(_dumped(mine))
        except FileExistsError:
            return False
        except OSError as error:
            raise unwritable(self.folder / LOCK, error) from error
        return True

    def renew(self) -> None:
        """Say that its holder is still at work; call it now and then.

        :raises LayoutError: when it was taken over, or the folder cannot be written.
        """
        other = holder(self.folder)
        mine = _myself()
        if other is not None and not _same(other, mine):
            raise LayoutError(_locked(self.folder, other))
        write_atomic(self.folder / LOCK, _dumped(mine))
        self.mine = mine

    def release(self) -> None:
        """Give the lock back, if it is still this process's."""
        other = holder(self.folder)
        if self.mine is not None and other is not None and _same(other, self.mine):
            with suppress(OSError):
                (self.folder / LOCK).unlink(missing_ok=True)
        self.mine = None

    def __enter__(self) -> Lock:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _same(a: Holder, b: Holder) -> bool:
    return (a.host, a.pid) == (b.host, b.pid)


def _dumped(one: Holder) -> bytes:
    return json.dumps(asdict(one), ensure_ascii=False).encode()


def _locked(folder: Path, other: Holder) -> Problem:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(other.since))
    return Problem(
        "edition.locked",
        f"{other.user} has had the edition open on {other.host} since {when}.",
        "Look at it without changing it, or ask them to close it; it can also be taken over.",
        place=Place(file=folder),
        values=(("user", other.user), ("host", other.host), ("since", when)),
    )
