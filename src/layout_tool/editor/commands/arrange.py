"""Commands that let the machine lay out a page, whole or around what is pinned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from layout_tool.editor.commands.conditions import all_of, has_page, needs_grid_frames
from layout_tool.editor.commands.registry import Command, Run
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model import Page, PictureFrame, StoryFrame
from layout_tool.model.edits.base import with_page

if TYPE_CHECKING:
    from layout_tool.arrange import Proposal

__all__ = ["ROWS", "proposals"]

_ALTERNATIVES: Final = 6


def proposals(state: State, count: int = 1, *, selected: bool = False) -> list[Proposal]:
    """Return proposals for the page the editor is on, best first.

    ``selected`` lays out the selected frames only; all others stay where they are.
    """
    # Imported on first use: a window stands, and is typed in, without it.
    from layout_tool.arrange import propose  # noqa: PLC0415

    page = state.page
    if page is None:
        return []
    fitter = state.fitter
    if not selected:
        return propose(state.edition, page, fitter.book, fitter.cache, count=count)
    chosen = [frame for frame in state.chosen if not frame.locked]
    keep = {frame.id for frame in page.frames} - {frame.id for frame in chosen}
    return propose(
        state.edition, page, fitter.book, fitter.cache, count=count,
        stories=[frame.story for frame in chosen if isinstance(frame, StoryFrame)],
        pictures=[frame.picture for frame in chosen if isinstance(frame, PictureFrame)],
        keep=keep,
    )  # fmt: skip


def _arrange(*, selected: bool) -> Run:
    def run(state: State) -> Step | None:
        found = proposals(state, selected=selected)
        return _apply(state, found[0].page) if found else None

    return run


def _another(state: State) -> Step | None:
    """Take the proposal after the one that the page shows, and at the end the first again."""
    found = [proposal.page for proposal in proposals(state, _ALTERNATIVES)]
    if not found:
        return None
    at = found.index(state.page) + 1 if state.page in found else 0
    return _apply(state, found[at % len(found)])


def _apply(state: State, page: Page) -> Step | None:
    """Put a page that was proposed in the place of the page of its id.

    A proposal made before a story or picture of it was deleted is too late.
    """
    if all(one.id != page.id for one in state.edition.pages):
        return None
    edition = state.edition
    stories = {frame.story for frame in page.frames if isinstance(frame, StoryFrame)}
    pictures = {frame.picture for frame in page.frames if isinstance(frame, PictureFrame)}
    if stories - edition.stories.keys() or pictures - edition.pictures.keys():
        return None
    edition = with_page(state.edition, page)
    if edition is state.edition:
        return None
    there = {frame.id for frame in page.frames}
    kept = [name for name in state.selection.frames if name in there]
    return Step(edition, replace(state.selection, page=page.id).of_frames(kept))


ROWS: Final = (
    Command("arrange.page", Words("Lay Out the Page", "自动排版（整版）"),
            _arrange(selected=False), has_page, ("Ctrl+Shift+A",), "arrange", icon="sparkles"),
    Command("arrange.another", Words("Another Layout", "换一种排法"), _another, has_page,
            ("Ctrl+Alt+A",), "arrange"),
    Command("arrange.selection", Words("Lay Out the Selected Frames", "自动排版（所选）"),
            _arrange(selected=True), all_of(has_page, needs_grid_frames()),
            ("Ctrl+Shift+Alt+A",), "arrange"),
    Command("arrange.apply", Words("Take This Layout", "采用此方案"), _apply, has_page),
)  # fmt: skip
