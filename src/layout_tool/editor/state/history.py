"""Undo without end: snapshots that share what did not change, with labels and selections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from layout_tool.editor.state.selection import Selection
from layout_tool.editor.words import Words
from layout_tool.model import Edition

__all__ = ["PAUSE", "Entry", "History"]

PAUSE: Final = 1.0
"""Seconds after which typing begins a new entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done: the edition after it, and the selections before and after.

    ``merge`` names what it may be joined with ("" for nothing), with ``lasting`` after any pause;
    ``time`` is in seconds.
    """

    edition: Edition
    label: Words
    before: Selection
    after: Selection
    merge: str = ""
    lasting: bool = False
    time: float = 0.0


class History:
    """What was done to an edition, in order, and how much of it is undone."""

    def __init__(self, edition: Edition) -> None:
        self._start = edition
        self._entries: list[Entry] = []
        self._done = 0
        self._sealed = True
        self._saved: Edition | None = edition

    @property
    def present(self) -> Edition:
        """The edition as it is now."""
        return self._entries[self._done - 1].edition if self._done else self._start

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything done, the undone included."""
        return tuple(self._entries)

    @property
    def done(self) -> int:
        """How many entries are done."""
        return self._done

    @property
    def undo_label(self) -> Words | None:
        """What undo would take back, or None."""
        return self._entries[self._done - 1].label if self._done else None

    @property
    def redo_label(self) -> Words | None:
        """What redo would do again, or None."""
        return self._entries[self._done].label if self._done < len(self._entries) else None

    @property
    def is_saved(self) -> bool:
        """Whether the present edition is the one saved last."""
        return self.present is self._saved

    def push(self, entry: Entry) -> None:
        """Record a change; what was undone is forgotten.

        An entry of the same ``merge`` name, made within a pause and not sealed, becomes one with
        the last. When they bring back what was before them, nothing was done.
        """
        del self._entries[self._done :]
        last = self._entries[-1] if self._entries else None
        if (
            last is not None
            and entry.merge
            and entry.merge == last.merge
            and not self._sealed
            and (entry.lasting or entry.time - last.time <= PAUSE)
        ):
            before = self._entries[-2].edition if len(self._entries) > 1 else self._start
            if entry.lasting and entry.edition == before:
                self._entries.pop()
                self._done = len(self._entries)
                self._sealed = True
                return
            self._entries[-1] = replace(last, edition=entry.edition, after=entry.after,
                                        time=entry.time)  # fmt: skip
        else:
            self._entries.append(entry)
        self._done = len(self._entries)
        self._sealed = False

    def seal(self) -> None:
        """End the run of typing: what follows is an entry of its own."""
        self._sealed = True

    def undo(self) -> Entry | None:
        """Take back the last entry and return it, or None when nothing is left."""
        if not self._done:
            return None
        self._done -= 1
        self._sealed = True
        return self._entries[self._done]

    def redo(self) -> Entry | None:
        """Do the next entry again and return it, or None."""
        if self._done == len(self._entries):
            return None
        self._done += 1
        self._sealed = True
        return self._entries[self._done - 1]

    def mark_saved(self, edition: Edition | None = None) -> None:
        """Remember that an edition, by default the present one, is on disk."""
        self._saved = self.present if edition is None else edition
        self._sealed = True
