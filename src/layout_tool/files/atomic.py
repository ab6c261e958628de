"""Writing a file so that it is always whole: beside the old one, synced, then renamed over it."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["unwritable", "write_atomic"]


def write_atomic(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, whole or not at all.

    The folder is made when it is missing. A kill or a power cut at any point leaves the old file
    or the new one, never a part. The new file keeps the old one's permissions.

    :raises LayoutError: when the file cannot be written or ``path`` is a folder or a device; what
        was there is untouched.
    """
    try:
        if path.exists() and not path.is_file():
            # Renamed over, a device such as /dev/null would be gone for the whole machine.
            raise OSError(errno.EINVAL, "it is no ordinary file")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            prefix=f".{path.name[:80]}.", suffix=".new", dir=path.parent
        )
    except OSError as error:
        raise unwritable(path, error) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_mode(path))
        beside.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _mode(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself last; systems that cannot open a folder do it by themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unwritable(path: Path, error: OSError) -> LayoutError:
    """Return the error that tells an editor why a file or folder cannot be written."""
    return LayoutError(
        Problem(
            "write.failed",
            f"The file cannot be written ({error.strerror or error}).",
            "Nothing was changed. Check the folder's permissions and the free space.",
            place=Place(file=path),
        )
    )
