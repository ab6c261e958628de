"""Where the head of a story stands in its frame, clear of what its text runs around too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, Protocol, TypeVar

from layout_tool.compose.obstacle import Obstacle, free
from layout_tool.compose.thread import Part
from layout_tool.model import Rect, Story

__all__ = ["Clear", "clear_head", "head_of", "kept_inside"]

_LEAST_EM: Final = 8
_LEAST_SHARE: Final = 0.35

Set = TypeVar("Set")


class _Sized(Protocol):
    @property
    def size(self) -> float:
        """The size of the headline in pt."""


Sized = TypeVar("Sized", bound=_Sized)


@dataclass(frozen=True, slots=True)
class Clear(Generic[Set]):
    """A head, the steps (lines of the page) left free before it, and its shift along them in pt.

    ``length`` is what it was set in, in pt.
    """

    head: Set
    skipped: int
    shift: float
    length: float


def head_of(story: Story, part: Part, before: Part | None) -> tuple[Story, bool]:
    """Return what of a story stands in a part's head, and whether it is a short one.

    The first part has it all. Where the text goes on on another page, papers repeat the headline
    in the smallest of its sizes, so that readers who were sent there find the story; where it
    goes on on the same page they see it, and nothing stands there.
    """
    bare = Story(story.id, lang=story.lang, rank=story.rank)
    if part.frame.headless:
        return bare, False
    if part.frame.part == 1:
        return story, False
    if before is None or before.page == part.page:
        return bare, False
    return replace(bare, headline=story.headline.replace("\n", " ")), True


def kept_inside(
    set_at: Callable[[float | None], Clear[Sized] | None],
    size: float | None,
    sizes: Sequence[float],
    fits: Callable[[Clear[Sized]], bool],
) -> Clear[Sized] | None:
    """Set a head at a size, or as much smaller as its rank may be so that its frame holds it.

    ``sizes`` are those of the rank in pt, the largest first; where none is small enough the
    smallest is taken, which reaches out of the frame least.
    """
    clear = set_at(size)
    for smaller in sizes:
        if clear is None or fits(clear):
            break
        if smaller < clear.head.size:
            clear = set_at(smaller) or clear
    return clear


def clear_head(
    whole: float,
    set_in: Callable[[float], Set],
    depth: Callable[[Set], float],
    strip: Callable[[int, float], Rect],
    steps: int,
    obstacles: Sequence[Obstacle],
    em: float,
    *,
    vertical: bool = False,
) -> Clear[Set] | None:
    """Set a head as near to the frame's begin as it stands clear of obstacles.

    ``set_in`` sets it in a length of pt (``whole`` is the frame's), ``depth`` tells how deep it
    is then, ``strip`` gives the rectangle of so many pt after so many steps. None where no room
    is left for it within ``steps``.
    """
    head = set_in(whole)
    if not obstacles or depth(head) <= 0:
        return Clear(head, 0, 0.0, whole)
    least = max(_LEAST_EM * em, _LEAST_SHARE * whole)
    for skipped in range(steps):
        tried = head
        while True:
            deep = depth(tried)
            found = free(strip(skipped, deep), obstacles, em, vertical=vertical)
            begin, length = max(found, key=lambda one: one[1], default=(0.0, 0.0))
            if length < min(least, whole):
                break
            tried = set_in(length)
            if depth(tried) <= deep + 1e-6:
                return Clear(tried, skipped, begin, length)
    return None
