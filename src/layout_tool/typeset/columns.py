"""Lines shared out over the columns of a story (CLREQ §4.2: columns of equal length)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["distribute"]


def distribute(starts: Sequence[bool], ends: Sequence[bool], columns: int, rows: int) -> list[int]:
    """Return how many lines stand in each column.

    ``starts`` and ``ends`` tell of every line whether it begins or ends a paragraph; there are
    ``columns`` columns of ``rows`` lines. Columns are of equal length, the last ones a line
    shorter where the lines do not go up. A paragraph's last line does not stand alone at the top
    of a column, nor its first at the foot, where a column one line shorter cures it and room is
    left. Lines beyond the frame's room are not placed.
    """
    total = min(len(starts), columns * rows)
    height = -(-total // columns) if columns else 0
    short = columns * height - total
    counts = [height] * (columns - short) + [height - 1] * short
    if len(starts) <= columns * rows:
        _cure(counts, starts, ends, rows)
    return counts


def _cure(counts: list[int], starts: Sequence[bool], ends: Sequence[bool], rows: int) -> None:
    """Move one line over a column's foot where that cures a widow or an orphan."""
    at = 0
    for i in range(len(counts) - 1):
        at += counts[i]
        widow = at < len(ends) and ends[at] and not starts[at]
        orphan = at >= 1 and at < len(starts) and starts[at - 1] and not ends[at - 1]
        if (widow or orphan) and counts[i] > 2 and counts[i + 1] < rows:
            before = at - 1
            clean = not (ends[before] and not starts[before]) and not (
                starts[before - 1] and not ends[before - 1]
            )
            if clean:
                counts[i] -= 1
                counts[i + 1] += 1
                at -= 1
