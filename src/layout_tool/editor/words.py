"""A sentence of the interface in both its languages."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Words"]


class Words(NamedTuple):
    """Text for the editor's eyes: English and Chinese (zh_CN)."""

    en: str
    zh: str

    def say(self, language: str) -> str:
        """Return the text in a language such as ``zh_CN`` or ``en``."""
        return self.zh if language.lower().startswith("zh") else self.en

    def fill(self, **values: object) -> Words:
        """Return the words with ``{names}`` replaced in both languages."""
        return Words(self.en.format(**values), self.zh.format(**values))
