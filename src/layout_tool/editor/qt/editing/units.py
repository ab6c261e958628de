"""Offsets in UTF-16 units, as Qt's input methods count, and in code points, as everything else."""

from __future__ import annotations

__all__ = ["points", "units"]


def units(text: str, count: int) -> int:
    """Return how many UTF-16 units the first ``count`` code points take."""
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text[:count])


def points(text: str, count: int) -> int:
    """Return how many code points the first ``count`` UTF-16 units hold; half a pair is none."""
    left = count
    for number, char in enumerate(text):
        left -= 2 if ord(char) > 0xFFFF else 1
        if left < 0:
            return number
    return len(text)
