"""What the window remembers from one evening to the next (QSettings)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

__all__ = ["Settings"]

_RECENT_KEPT: Final = 8


class Settings:
    """Typed access to the settings; what cannot be read gives the default."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("Layout Tool", "Layout Tool")

    def text(self, key: str, default: str) -> str:
        """Return a text."""
        value = self._store.value(key)
        return value if isinstance(value, str) else default

    def flag(self, key: str, default: bool) -> bool:
        """Return a yes or no."""
        value = self._store.value(key)
        if isinstance(value, bool):
            return value
        return default if value is None else str(value).lower() == "true"

    def blob(self, key: str) -> QByteArray:
        """Return bytes, empty when there are none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put(self, key: str, value: str | bool | QByteArray) -> None:
        """Remember a value."""
        self._store.setValue(key, value)

    @property
    def recent(self) -> list[Path]:
        """Editions opened lately, the last one first; those that are gone left out."""
        value = self._store.value("recent")
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [path for path in map(Path, map(str, names)) if path.exists()]

    def add_recent(self, path: Path) -> None:
        """Put an edition at the head of the recent ones."""
        path = path.resolve()
        others = [other for other in self.recent if other != path]
        self._store.setValue("recent", [str(p) for p in [path, *others][:_RECENT_KEPT]])

    def clear_recent(self) -> None:
        """Forget the recent editions."""
        self._store.remove("recent")
