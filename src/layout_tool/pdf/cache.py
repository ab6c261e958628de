"""Pictures made ready, kept on disk between exports, in the user's cache folder.

A convenience and nothing more: what cannot be read or written is made anew, and the folder may be
deleted at any time. Names are digests of everything that decides the result, so several exports
may read and write at once; what was used longest ago goes when the folder is over its bound.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from layout_tool.pdf.pixels import Pixels

__all__ = ["PictureCache", "cache_folder"]

_MARK: Final = b"layout-tool picture 1\n"
_SUFFIX: Final = ".picture"
_LEFT_OVER: Final = 3600.0
"""Seconds after which a half-written file is nobody's."""


def cache_folder() -> Path:
    """Return where the user's system keeps what programs can make again."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "layout-tool" / "pictures"


class PictureCache:
    """Pictures by key in a folder, at most ``most`` bytes of them after :meth:`trim`."""

    def __init__(self, folder: Path | None = None, most: int = 500_000_000) -> None:
        self.folder = folder or cache_folder()
        self.most = most

    def get(self, key: str) -> Pixels | None:
        """Return the picture kept under a key, or None."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return _unpack(content)

    def put(self, key: str, pixels: Pixels) -> None:
        """Keep a picture under a key; does nothing where the folder cannot be written."""
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_pack(pixels))
                Path(name).replace(self._path(key))
            except BaseException:
                with suppress(OSError):
                    Path(name).unlink()
                raise

    def trim(self) -> None:
        """Delete what was used longest ago, until the rest is within the bound."""
        known: list[tuple[float, int, Path]] = []
        with suppress(OSError):
            for path in self.folder.iterdir():
                with suppress(OSError):  # another export may have deleted it
                    status = path.stat()
                    known.append((status.st_mtime, status.st_size, path))
        newest = max((time for time, _, _ in known), default=0.0)
        size = 0
        for time, length, path in sorted(known, reverse=True):
            whole = path.suffix == _SUFFIX
            size += length if whole else 0
            if size > self.most if whole else time < newest - _LEFT_OVER:
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"


def _pack(pixels: Pixels) -> bytes:
    """Write a picture as its mark, a digest, a line of JSON and the data of itself and its mask."""
    mask = pixels.mask
    head = {"picture": _fields(pixels), "mask": _fields(mask) if mask else None}
    body = json.dumps(head).encode() + b"\n" + pixels.data + (mask.data if mask else b"")
    return _MARK + hashlib.sha256(body).digest() + body


def _fields(pixels: Pixels) -> dict[str, Any]:
    fields = asdict(replace(pixels, mask=None, data=b""))
    del fields["mask"]
    return fields | {"data": len(pixels.data)}


def _unpack(content: bytes) -> Pixels | None:
    start = len(_MARK)
    digest, body = content[start : start + 32], content[start + 32 :]
    if not content.startswith(_MARK) or hashlib.sha256(body).digest() != digest:
        return None
    line, _, data = body.partition(b"\n")
    head = json.loads(line)
    size = head["picture"]["data"]
    mask = _made(head["mask"], data[size:]) if head["mask"] else None
    return replace(_made(head["picture"], data[:size]), mask=mask)


def _made(fields: dict[str, Any], data: bytes) -> Pixels:
    return Pixels(**{**fields, "crop": tuple(fields["crop"]), "data": data})
