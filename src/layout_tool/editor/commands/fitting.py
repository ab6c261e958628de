"""Commands that fit the selected stories to their frames by the means an editor allows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from layout_tool.copyfit import MEANS, FitReport, Means, fit_story, sentences
from layout_tool.editor.commands.conditions import LOCKED, STORY
from layout_tool.editor.commands.registry import Command, RefusedError, ask
from layout_tool.editor.state.step import Request, State, Step
from layout_tool.editor.words import Words
from layout_tool.model import Edition, StoryFrame
from layout_tool.model.edits import setting
from layout_tool.model.edits.base import change_frames
from layout_tool.model.edits.frames import plainly_set

__all__ = ["ROWS", "USUAL", "fit_chosen", "told"]

USUAL: Final[tuple[Means, ...]] = tuple(means for means in MEANS if means != "leading")
"""The means that are used unless the editor says otherwise: those that keep the page's lines."""
_BOUNDS: Final = {"looseness": (-99, 99), "tracking": (-0.2, 0.5), "leading": (4.0, 100.0)}
"""The least and the most that may be set by hand: lines, em and pt, as files allow."""
_PLAIN: Final = Words("It is set as the styles say.", "本来就是按样式排的。")


def fit_chosen(state: State, allowed: Collection[Means]) -> tuple[Edition, tuple[FitReport, ...]]:
    """Fit the stories of the selected frames; locked frames stay as they are."""
    edition = state.edition
    reports: list[FitReport] = []
    for frame in _frames(state):
        edition, report = fit_story(
            edition, state.view.page, frame.id, state.fitter.book, state.fitter.cache,
            allowed=allowed,
        )  # fmt: skip
        reports.append(report)
    return edition, tuple(reports)


def told(reports: Collection[FitReport]) -> Words:
    """Return what was done as sentences."""
    en = " ".join(sentence for report in reports for sentence in sentences(report, "en"))
    return Words(en, "".join(s for report in reports for s in sentences(report, "zh")))


def _frames(state: State) -> list[StoryFrame]:
    return [
        frame
        for frame in state.chosen
        if isinstance(frame, StoryFrame)
        and not frame.locked
        and frame.story in state.edition.stories
    ]


def _can_fit(state: State) -> Words | None:
    """A story's frame is selected and not locked."""
    if _frames(state):
        return None
    locked = any(isinstance(frame, StoryFrame) and frame.locked for frame in state.chosen)
    return LOCKED if locked else STORY


def _fit(state: State) -> Step | None:
    return _fit_by(state, USUAL)


def _fit_by(state: State, allowed: Collection[Means]) -> Step | None:
    """Fit the selected stories by these means; the status line says what was done."""
    edition, reports = fit_chosen(state, [means for means in MEANS if means in allowed])
    words = told(reports)
    if edition is state.edition:
        raise RefusedError(words)
    return Step(edition, requests=(Request("say", {"words": words}),))


def _unfit(state: State) -> Step | None:
    """Take back what fitting set in the text; the headline's size and the places stay."""
    ids = [frame.id for frame in _frames(state)]
    edition = change_frames(
        state.edition, state.view.page, ids,
        lambda frame: plainly_set(frame) if isinstance(frame, StoryFrame) else frame,
    )  # fmt: skip
    if edition is state.edition:
        raise RefusedError(_PLAIN)
    return Step(edition)


def _set_fit(state: State, means: str, value: float | bool | None) -> Step | None:
    """Set by hand what fitting sets: ``looseness squeeze tracking leading`` (None: the page's)."""
    new: Any = value
    if means in _BOUNDS and value is not None:
        low, high = _BOUNDS[means]
        new = min(max(value, low), high)
    elif means == "squeeze":
        new = bool(value)
    elif means != "leading":
        return None
    ids = [frame.id for frame in _frames(state)]
    edition = setting.set_fit(state.edition, state.view.page, ids, **{means: new})
    return state.changed(edition)


ROWS: Final = (
    Command("story.fit", Words("Fit the Story", "微调排满"), _fit, _can_fit, ("Ctrl+Alt+F",),
            "story"),
    Command("story.fit_with", Words("Fit the Story by…", "微调排满（选手段）…"),
            ask("story.fit_with"), _can_fit, ("Ctrl+Alt+Shift+F",), "story"),
    Command("story.fit_by", Words("Fit the Story", "微调排满"), _fit_by, _can_fit),
    Command("story.unfit", Words("Text as the Styles Say", "取消微调"), _unfit, _can_fit,
            menu="story"),
    Command("story.set_fit", Words("Fit the Text by Hand", "手动微调"), _set_fit, _can_fit,
            merge="set-fit"),
)  # fmt: skip
