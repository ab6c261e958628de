"""Lines laid through slots of unequal width: no gap, and no line alone that can be helped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layout_tool.typeset import Line, SlotRoom, better, lay
from layout_tool.typeset.initials import initial_length


class Copy:
    """Paragraphs of so many lines, some of which may be a line longer or shorter."""

    def __init__(self, counts: list[int], soft: set[int] | None = None) -> None:
        self.counts = counts
        self.soft = set() if soft is None else soft
        self.lengths = [float(10 * count) for count in counts]
        self.headings = [False] * len(counts)
        self.asked: list[tuple[float, ...]] = []

    def set_in(self, index: int, measures: tuple[float, ...], more: int) -> tuple[Line, ...]:
        self.asked.append(measures)
        count = self.counts[index] + (more if index in self.soft else 0)
        return tuple(Line((), n, n + 1, 10.0, 9.0, last=n == count - 1) for n in range(count))


def room(rows: int, columns: int) -> SlotRoom:
    starts = frozenset(rows * n for n in range(1, columns))
    return SlotRoom((10.0,) * (rows * columns), starts, 10.0)


def test_a_subhead_at_a_columns_foot_goes_to_the_next_column() -> None:
    copy = Copy([4, 1, 3])
    copy.headings[1] = True
    assert lay(copy.lengths, copy.headings, room(5, 2), copy.set_in).places == (0, 5, 6)


def test_a_paragraph_helps_itself_when_its_last_line_would_stand_alone() -> None:
    copy = Copy([3, 3, 3], soft={1})
    laid = lay(copy.lengths, copy.headings, room(5, 2), copy.set_in)
    assert [len(lines) for lines in laid.paragraphs] == [3, 2, 3]
    assert laid.cost == 0


def test_a_paragraph_that_cannot_help_itself_is_helped_by_one_before_it() -> None:
    copy = Copy([3, 3, 3], soft={0})
    place = room(5, 3)
    laid = lay(copy.lengths, copy.headings, place, copy.set_in)
    assert laid.cost >= 20
    helped = better(laid, copy.lengths, copy.headings, place, copy.set_in)
    assert [len(lines) for lines in helped.paragraphs] != [3, 3, 3]
    assert helped.cost < 20


def test_what_copyfitting_asked_for_is_not_given_back() -> None:
    copy = Copy([3, 3, 3], soft={1})
    laid = lay(copy.lengths, copy.headings, room(5, 2), copy.set_in, (0, 0, 0))
    assert [len(lines) for lines in laid.paragraphs] == [3, 3, 3]


def test_a_narrow_slot_behind_a_paragraph_does_not_tell_how_it_is_set() -> None:
    copy = Copy([2])
    place = SlotRoom((10.0, 10.0, 10.0, 4.0, 4.0), frozenset(), 10.0)
    lay(copy.lengths, copy.headings, place, copy.set_in)
    assert copy.asked[-1] == (10.0,)


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=12),
    st.sets(st.integers(0, 11)),
    st.integers(2, 9),
    st.integers(1, 5),
)
def test_paragraphs_follow_each_other_without_a_gap_or_an_overlap(
    counts: list[int], soft: set[int], rows: int, columns: int
) -> None:
    copy = Copy(counts, {n for n in soft if n < len(counts) and counts[n] > 1})
    place = room(rows, columns)
    laid = lay(copy.lengths, copy.headings, place, copy.set_in)
    for one in (laid, better(laid, copy.lengths, copy.headings, place, copy.set_in)):
        at = 0
        for lines, first in zip(one.paragraphs, one.places, strict=True):
            assert first == at
            at += len(lines)
        assert one.end == at


def test_marks_never_stand_alone_in_a_drop_capital() -> None:
    assert initial_length("气球升起") == 1
    assert initial_length("“气球”升起") == 2
    assert initial_length("（“气球”）升起") == 3
    assert initial_length("2026年春") == 4
    assert initial_length("20260501号") == 1
    assert initial_length("The river") == 1
    assert initial_length("——他说") == 0
    assert initial_length("") == 0
    assert initial_length("葛\U000e0100城") == 2
