"""Values of which a page makes tens of thousands: as quick to make as Python lets them be.

A frozen dataclass sets each of its fields by a call, which was a sixth of the time a page took to
compose. A record is frozen to the type checker, which goes over every line of the program, and a
plain dataclass when it runs: equal by content, hashable, without a ``__dict__``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

__all__ = ["record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    Class = TypeVar("Class", bound=type)

    def record(*, frozen: bool, slots: bool, eq: bool = True) -> Callable[[Class], Class]:
        """Make a dataclass that nothing is assigned to; use it as ``dataclass`` is used."""
        return dataclasses.dataclass(slots=slots, eq=eq, unsafe_hash=eq and frozen)
