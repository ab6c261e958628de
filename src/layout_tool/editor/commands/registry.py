"""A command is a row; menus, keys, palette, help page and monkey test are built from the rows."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from layout_tool.editor.state.step import Request, State, Step
from layout_tool.editor.words import Words

__all__ = ["Command", "RefusedError", "Registry", "Scope", "When", "always", "ask"]

Scope = Literal["", "text", "frames"]
"""Where keys count: everywhere, while text is edited, or while it is not."""
When = Callable[[State], Words | None]
Run = Callable[..., Step | None]


class RefusedError(Exception):
    """A command found, only when it was run, that it cannot be done; ``words`` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def always(_state: State) -> None:
    """Allow a command at any time."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing an editor can do.

    ``run(state, **args)`` returns what it wants changed, or None for nothing. ``when`` returns
    the reason why it cannot be done now, or None: the one truth for enabled and refused.
    ``checked`` tells the state of a switch. ``keys`` are portable key sequences (``Ctrl+B``),
    valid in ``scope``. ``menu`` is a path such as ``arrange/align``, "" for what is no menu
    entry. ``merge`` names the run of steps that undo takes back at once.
    """

    id: str
    title: Words
    run: Run
    when: When = always
    keys: tuple[str, ...] = ()
    menu: str = ""
    scope: Scope = ""
    merge: str = ""
    checked: Callable[[State], bool] | None = None
    icon: str = ""

    @property
    def required(self) -> tuple[str, ...]:
        """Arguments that must be given; a command with any is called, not chosen from a menu."""
        parameters = list(inspect.signature(self.run).parameters.values())[1:]
        return tuple(
            p.name
            for p in parameters
            if p.default is p.empty and p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL)
        )

    @property
    def in_palette(self) -> bool:
        """Whether it can be chosen without saying more."""
        return not self.required


class Registry(Mapping[str, Command]):
    """All commands by id, in menu order."""

    def __init__(self, rows: Iterable[Command]) -> None:
        self._rows: dict[str, Command] = {}
        for row in rows:
            if row.id in self._rows:
                raise ValueError(f"two commands are named {row.id}")
            self._rows[row.id] = row

    def __getitem__(self, key: str) -> Command:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def for_key(self, keys: str, *, editing_text: bool) -> Command | None:
        """Return the command of a key sequence, or None."""
        here = ("", "text" if editing_text else "frames")
        return next((c for c in self.values() if keys in c.keys and c.scope in here), None)

    def menu(self, path: str) -> tuple[Command, ...]:
        """Return the commands of a menu, in order."""
        return tuple(c for c in self.values() if c.menu == path)

    def menus(self) -> tuple[str, ...]:
        """Return the paths of all menus, in order."""
        return tuple(dict.fromkeys(c.menu for c in self.values() if c.menu))


def ask(name: str) -> Run:
    """Return a ``run`` that asks the window for something (a dialog, a zoom)."""

    def run(_state: State, **args: Any) -> Step:
        return Step(requests=(Request(name, args),))

    return run
