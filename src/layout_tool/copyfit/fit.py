"""The least of the allowed means that make a story fit its frame."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from layout_tool.compose import ComposeCache, StoryFit
from layout_tool.copyfit.changes import MEANS, Change, Limits, Means, apply, changes
from layout_tool.copyfit.counts import chars_over, chars_short
from layout_tool.copyfit.trial import Composer, Trial
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, StoryFrame
from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["FitReport", "FitStep", "fit_story", "slack"]

_SLACK: Final = 2
"""Lines that a last column may be short of and still look full (typeset.columns)."""


@dataclass(frozen=True, slots=True)
class FitStep:
    """A change that was made, and the lines it saved (or, filling a hole, took)."""

    change: Change
    lines: int


@dataclass(frozen=True, slots=True)
class FitReport:
    """What became of a story: how it fitted, what was changed, how it fits.

    ``done`` is whether it fits: nothing over, and no more lines short than hardly show. ``over``
    is how many characters were too many; ``left`` what is still to be cut (余) or, negative, to
    be written (缺), at the story's end; 0 when done. Both are exact (``counts``). ``allowed`` are
    the means that might be used.
    """

    page: str
    frame: str
    title: str
    before: StoryFit
    after: StoryFit
    steps: tuple[FitStep, ...]
    done: bool
    over: int
    left: int
    allowed: tuple[Means, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """A story that is to fit: where, with what, from which edition."""

    composer: Composer
    edition: Edition
    frame: StoryFrame
    trial: Trial
    columns: int

    def tried(self, made: Sequence[Change]) -> Trial:
        return self.composer.trial(self.changed(made))

    def changed(self, made: Sequence[Change]) -> Edition:
        edition = self.edition
        for change in made:
            page = edition.page(self.composer.page)
            edition = apply(edition, page, self.composer.story_frame(edition), change)
        return edition

    def solves(self, trial: Trial) -> bool:
        return trial.fit.over_lines == 0 and (
            self.trial.need > 0 or trial.fit.short_lines <= slack(self.columns)
        )

    def does(self, trial: Trial | None, most: Trial | None) -> bool:
        """Tell whether a change does enough, or as much as the greatest one (``most``) does.

        None is a headline on more lines than it may have, which only larger ones come to.
        """
        if trial is None:
            return self.trial.need < 0
        if trial.fit.over_lines == 0:
            enough = self.trial.need > 0 or trial.fit.short_lines <= slack(self.columns)
        else:
            enough = self.trial.need < 0
        return enough or (most is not None and not self.better(most, trial))

    def better(self, trial: Trial, than: Trial) -> bool:
        """Tell whether a trial is nearer to a fit; a hole is never filled past the brim."""
        if self.trial.need > 0:
            return trial.need < than.need
        return trial.fit.over_lines == 0 and trial.need > than.need


def slack(columns: int) -> int:
    """Return how many lines a story in so many columns may be short and still be full."""
    return min(max(columns - 1, 1), _SLACK)


def fit_story(
    edition: Edition,
    page_id: str,
    frame_id: str,
    book: FontBook,
    cache: ComposeCache | None = None,
    *,
    allowed: Collection[Means] = MEANS,
    limits: Limits | None = None,
) -> tuple[Edition, FitReport]:
    """Make a story fit its frame: shorten what is over, or fill the hole below it.

    The means are tried in the order of :data:`MEANS`, each from its least change on; those that
    do not suffice alone are kept while they help, and taken back where a later one does without.
    Text that is still too long is at least shorter; a hole that cannot be filled stays as it is.
    A part of a story that its text does not reach is left alone; it tells nothing of the text.
    The same edition gives the same answer. Nothing but the frame, that of the story's first part,
    and a picture above or below it, is changed; the story's words never are.

    :raises LayoutError: when there is no such story frame, or it is locked.
    """
    composer = Composer(page_id, frame_id, book, cache or ComposeCache())
    frame = composer.story_frame(edition)
    if frame.locked:
        raise LayoutError(_locked(page_id, frame_id))
    trial = composer.trial(edition)
    case = _Case(composer, edition, frame, trial, frame.text_columns or frame.place.columns)
    means = tuple(one for one in MEANS if one in allowed)
    made: list[Change] = []
    unreached = frame.part > 1 and not trial.fit.body_lines
    if not unreached and not _fits(trial.fit, case.columns):
        made = _least(case, _search(case, means, limits or Limits()))
    fitted = case.changed(made)
    last = composer.trial(fitted)
    done = _fits(last.fit, case.columns) or (trial.need > 0 and last.fit.over_lines == 0)
    over = chars_over(composer, edition)
    left = chars_over(composer, fitted)
    if not done and not left:
        left = -chars_short(composer, fitted)
    story = edition.stories[frame.story]
    title = story.headline.replace("\n", " ") or story.id
    report = FitReport(
        page_id,
        frame_id,
        title,
        trial.fit,
        last.fit,
        tuple(_steps(case, made)),
        done,
        over,
        left,
        means,
    )
    return fitted, report


def _fits(fit: StoryFit, columns: int) -> bool:
    return fit.over_lines == 0 and fit.short_lines <= slack(columns)


def _search(case: _Case, allowed: Sequence[Means], limits: Limits) -> list[Change]:
    """Return changes that make the story fit, or shorten what is over as far as can be.

    A hole is filled or left: half filled it is no better. Nor does text leave the page's lines
    for nothing. Each means is halved (bisected), so that few pages are composed.
    """
    made: list[Change] = []
    now = case.trial
    for means in allowed:
        best: tuple[Trial, Change] | None = None
        for change, trial in _tries(case, means, made, now, limits):
            if case.better(trial, best[0] if best else now):
                best = trial, change
            if case.solves(trial):
                return [*made, change]
        if best is not None and means != "leading":
            now = best[0]
            made.append(best[1])
    return made if case.trial.need > 0 else []


def _tries(
    case: _Case, means: Means, made: Sequence[Change], now: Trial, limits: Limits
) -> list[tuple[Change, Trial]]:
    """Try changes of a means, and return them with what became of them, the least first.

    The more a means changes the more it does: the greatest change shows whether the means
    suffices, and halving finds the least that does as much as is wanted, or as can be.
    """
    edition = case.changed(made)
    page = edition.page(case.composer.page)
    frame = case.composer.story_frame(edition)
    options = list(changes(means, edition, page, frame, now, limits))
    found: dict[int, Trial | None] = {}

    def tried(number: int) -> Trial | None:
        if number not in found:
            trial = case.tried([*made, options[number]])
            found[number] = trial if trial.rows <= max(now.rows, _most_rows(case)) else None
        return found[number]

    if not options:
        return []
    most = tried(len(options) - 1)
    low, high = 0, len(options) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if case.does(tried(middle), most) else (middle + 1, high)
    return [(options[n], trial) for n, trial in sorted(found.items()) if trial is not None]


def _most_rows(case: _Case) -> int:
    heads = case.edition.layout.styles
    story = case.edition.stories[case.frame.story]
    return heads.head(case.frame.rank or story.rank).max_lines if heads.heads else 1


def _least(case: _Case, made: list[Change]) -> list[Change]:
    """Take back every change that is not needed, those that show most first."""
    goal = case.tried(made)
    for change in list(reversed(made)):
        rest = [one for one in made if one is not change]
        trial = case.tried(rest)
        if case.solves(trial) or (not case.solves(goal) and trial.need == goal.need):
            made = rest
    return made


def _steps(case: _Case, made: Sequence[Change]) -> Iterator[FitStep]:
    before = case.trial.need
    for number, change in enumerate(made, 1):
        after = case.tried(made[:number]).need
        yield FitStep(change, abs(before - after))
        before = after


def _locked(page: str, frame: str) -> Problem:
    return Problem(
        "fit.locked",
        f"The frame “{frame}” on page {page} is locked.",
        "Unlock it before its story is fitted.",
        place=Place(page=page, frame=frame),
        values=(("page", page), ("frame", frame)),
    )
