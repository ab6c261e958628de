"""The desk: the one place where edition, selection, view and preview change.

Panels get one signal, ``changed``, and send intents, ``desk.run("frame.move", lines=3)``. The
canvas gives ``press``, ``move``, ``release`` and shows ``shown`` with ``overlay``. Nothing here
knows Qt or a display; time comes from a clock that tests can set.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from layout_tool.compose import ComposeCache, Composition, StoryFit
from layout_tool.editor.commands import COMMANDS, Command
from layout_tool.editor.commands.registry import RefusedError
from layout_tool.editor.state.compositions import Compositions
from layout_tool.editor.state.fitting import Fitter
from layout_tool.editor.state.history import Entry, History
from layout_tool.editor.state.news import Changed, Seen
from layout_tool.editor.state.running import followed
from layout_tool.editor.state.selection import Selection
from layout_tool.editor.state.signal import Signal
from layout_tool.editor.state.step import Clipboard, Request, State, Step
from layout_tool.editor.state.view import DeskView
from layout_tool.editor.tools import TOOLS, Gesture, Overlay, Placing, Pointer, Reaction, Turnable
from layout_tool.editor.tools.guide import GuideMoving
from layout_tool.editor.tools.place import ItemKind
from layout_tool.editor.words import Words
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, TextRange
from layout_tool.model.edits import text as text_edits
from layout_tool.problem import LayoutError, Problem

__all__ = ["Changed", "Desk"]

_ESCAPE: Final = "edit.escape"
_SELECT: Final = Words("Select", "选择")


class Desk:
    """An edition on the desk, with one font book and one cache.

    Signals: ``changed``; ``committed`` with every edition that is kept (autosave listens);
    ``requested`` with what only the window can do; ``refused`` with the reason why not.
    """

    def __init__(
        self,
        edition: Edition,
        book: FontBook,
        cache: ComposeCache | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        commands: Mapping[str, Command] = COMMANDS,
    ) -> None:
        cache = cache or ComposeCache()
        self.changed: Signal[Changed] = Signal()
        self.committed: Signal[Edition] = Signal()
        self.requested: Signal[Request] = Signal()
        self.refused: Signal[Words] = Signal()
        self._commands = commands
        self._clock = clock
        self._history = History(edition)
        self._compositions = Compositions(book, cache)
        self._fitter = Fitter(book, cache)
        first = edition.pages[0].id if edition.pages else ""
        self._selection = Selection(first)
        self._view = DeskView(first)
        self._clipboard = Clipboard()
        self._preview: Step | None = None
        self._gesture: Gesture | None = None
        self._overlay = Overlay()
        self._cursor = ""

    # What is on the desk

    @property
    def edition(self) -> Edition:
        """The edition as it is kept; saving and autosave read this one."""
        return self._history.present

    @property
    def shown(self) -> Edition:
        """The edition as it is shown: the preview's while there is one."""
        preview = self._preview
        found = preview.edition if preview is not None else None
        return found if found is not None else self.edition

    @property
    def selection(self) -> Selection:
        """What is selected, in the edition as it is shown."""
        preview = self._preview
        found = preview.selection if preview is not None else None
        return found if found is not None else self._selection

    @property
    def view(self) -> DeskView:
        """Page, tool and what is shown over the paper."""
        preview = self._preview
        found = preview.view if preview is not None else None
        return found if found is not None else self._view

    @property
    def clipboard(self) -> Clipboard:
        """What was cut or copied."""
        return self._clipboard

    def set_clipboard(self, clipboard: Clipboard) -> None:
        """Take what another program copied; the next paste brings it in."""
        self._clipboard = clipboard

    @property
    def history(self) -> History:
        """What was done, to be read only."""
        return self._history

    @property
    def overlay(self) -> Overlay:
        """What a gesture wants drawn over the page."""
        return self._overlay

    @property
    def cursor(self) -> str:
        """The pointer's shape, as a name."""
        return self._cursor or TOOLS[self._view.tool].cursor

    @property
    def is_busy(self) -> bool:
        """Whether a button is held or a preview is shown."""
        return self._gesture is not None or self._preview is not None

    @property
    def fitter(self) -> Fitter:
        """Measures stories and pictures as the desk composes them."""
        return self._fitter

    @property
    def state(self) -> State:
        """The desk as commands and tools see it: the edition as it is kept."""
        return State(
            self.edition, self._selection, self._view, self._clipboard, self._fitter,
            self.composition, self._history.undo_label, self._history.redo_label,
        )  # fmt: skip

    def composition(self, page_id: str) -> Composition:
        """Return a page of the shown edition composed; only what changed is composed again.

        :raises KeyError: when neither the shown nor the kept edition has the page.
        """
        edition = self.shown
        if all(page.id != page_id for page in edition.pages):
            edition = self.edition
        return self._compositions.page(edition, page_id)

    def known(self, page_id: str) -> Composition | None:
        """Return a page of the shown edition if it is composed already, else None."""
        if all(page.id != page_id for page in self.shown.pages):
            return None
        return self._compositions.known(self.shown, page_id)

    def fit(self, page_id: str, frame: str) -> StoryFit | None:
        """Return how the story of a frame fits (余, 缺), or None."""
        return next((f for f in self.composition(page_id).fits if f.frame == frame), None)

    def problems(self, *, compose: bool = True) -> Iterator[Problem]:
        """Yield the problems of all pages, composing those that are not yet.

        With ``compose`` false only pages that are composed already are asked.
        """
        for page in self.shown.pages:
            known = self._compositions.known(self.shown, page.id)
            if known is None and compose:
                known = self.composition(page.id)
            if known is not None:
                yield from known.problems

    def uncomposed(self) -> str | None:
        """Return a page that is not composed as it is shown, for idle time to compose, or None."""
        for page in self.shown.pages:
            if self._compositions.known(self.shown, page.id) is None:
                return page.id
        return None

    def warm(self, page_id: str) -> bool:
        """Compose a page of the shown edition a little further; tell whether it is composed.

        :raises KeyError: when there is no such page.
        """
        return self._compositions.warm(self.shown, page_id)

    # Commands

    def reason(self, command: str) -> Words | None:
        """Return why a command cannot be done now, or None when it can."""
        return self._commands[command].when(self.state)

    def is_checked(self, command: str) -> bool | None:
        """Return whether a switch is on, or None for a command that is no switch."""
        checked = self._commands[command].checked
        return None if checked is None else checked(self.state)

    def run(self, command: str, *, asker: object = None, **args: Any) -> bool:
        """Do a command; tell whether anything came of it.

        A gesture or a preview that is going on is dropped first. A command that cannot be done
        is refused with its reason.

        :raises KeyError: when there is no such command.
        """
        row = self._commands[command]
        if command == _ESCAPE and self.is_busy:
            # Esc means the drag that is going on, and not what was selected before it.
            return self._tell(self._put_down(), asker)
        seen = self._put_down()
        step: Step | None = None
        reason = row.when(self.state)
        if reason is None:
            try:
                step = row.run(self.state, **args)
            except RefusedError as refusal:
                reason = refusal.words
            except LayoutError as error:
                reason = Words(str(error.problem), str(error.problem))
        if reason is not None:
            self.refused.emit(reason)
        if step is None:
            self._tell(seen, asker)
            return False
        if row.merge and not step.merge:
            step = replace(step, merge=f"{row.merge} {'-'.join(self._selection.frames)}")
        return self._apply(step, row.title, asker, seen)

    def apply(self, step: Step, label: Words, *, asker: object = None) -> bool:
        """Keep a step made elsewhere, such as a page laid out by another process."""
        return self._apply(step, label, asker, self._put_down())

    def take(self, edition: Edition, *, asker: object = None) -> None:
        """Take over an edition that was changed on disk; undo brings back the one before."""
        label = Words("Changes from Disk", "采用磁盘上的改动")
        self.apply(Step(edition), label, asker=asker)
        self.mark_saved(edition)

    def mark_saved(self, edition: Edition | None = None) -> None:
        """Remember that an edition, by default the present one, is on disk."""
        self._history.mark_saved(edition)
        self.changed.emit(Changed(saved=True))

    # The pointer

    def press(self, pointer: Pointer, *, asker: object = None) -> None:
        """A button was pressed."""
        if self._gesture is not None:
            return
        tool = TOOLS[self._view.tool]
        reaction = tool.press(self.state, pointer)
        if reaction.first:
            self.run(reaction.first, asker=asker)
            reaction = TOOLS[self._view.tool].press(self.state, pointer)
        if reaction.first:
            return
        self._react(reaction, asker)

    def move(self, pointer: Pointer, *, asker: object = None) -> None:
        """The pointer was moved, with a button held or not."""
        if self._gesture is not None:
            self._react(self._gesture.move(self.state, pointer), asker)
            return
        seen = self._seen()
        hovered = TOOLS[self._view.tool].hover(self.state, pointer)
        self._cursor, self._overlay = hovered.cursor, hovered.overlay
        if seen.overlay != self._overlay:
            self._tell(seen, asker)

    def release(self, pointer: Pointer, *, asker: object = None) -> None:
        """The button was released."""
        if self._gesture is not None:
            self._react(self._gesture.release(self.state, pointer), asker)

    def turn(self, pointer: Pointer, notches: float, *, asker: object = None) -> bool:
        """The wheel was turned over the page; tell whether the tool in hand takes it."""
        tool = TOOLS[self._view.tool]
        if self._gesture is not None or not isinstance(tool, Turnable):
            return False
        reaction = tool.turn(self.state, pointer, notches)
        if reaction is None:
            return False
        self._react(reaction, asker)
        return True

    def cancel(self, *, asker: object = None) -> None:
        """Esc: drop the gesture or preview, else leave the text, the selection, the tool."""
        self.run(_ESCAPE, asker=asker)

    def drag_item(self, kind: ItemKind, item: str, pointer: Pointer) -> None:
        """A story or picture is dragged from its basket over the page; ``release`` drops it."""
        self._react(Placing(kind, item).move(self.state, pointer), None)

    def drag_guide(self, across: bool, pointer: Pointer) -> None:
        """A guide is drawn out of a ruler; moves show it and ``release`` leaves it there."""
        self._put_down()
        self._react(GuideMoving(across).move(self.state, pointer), None)

    def compose_text(self, preedit: str, *, cursor: int | None = None) -> None:
        """Show what an input method is composing, without keeping it; "" ends it.

        ``cursor`` is the caret within it, in code points. What is selected gives way to it.
        """
        where = self._selection.text
        seen = self._put_down()
        if where is None or not preedit:
            self._tell(seen, None)
            return
        edition, end = text_edits.replace_range(self.edition, where, preedit)
        at = end if cursor is None else end.at(end.offset - len(preedit) + cursor)
        focus = text_edits.limit(edition, at)
        self._preview = Step(edition, self._selection.of_text(TextRange.caret(focus)))
        self._tell(seen, None)

    # How it is done

    def _react(self, reaction: Reaction, asker: object) -> None:
        seen = self._seen()
        self._gesture, self._cursor = reaction.gesture, reaction.cursor
        self._preview, self._overlay = reaction.preview, reaction.overlay
        if reaction.command is not None:
            name, args = reaction.command
            self._preview = None
            self._tell(seen, asker)
            self.run(name, asker=asker, **args)
        elif reaction.step is not None:
            self._preview = None
            self._apply(reaction.step, reaction.step.label or _SELECT, asker, seen)
        else:
            self._tell(seen, asker)

    def _put_down(self) -> Seen:
        """Drop gesture and preview; return what was seen until now."""
        seen = self._seen()
        self._gesture, self._preview = None, None
        self._overlay, self._cursor = Overlay(), ""
        return seen

    def _seen(self) -> Seen:
        return Seen(self.shown, self.edition, self.selection, self.view, self._overlay)

    def _tell(self, seen: Seen, asker: object) -> bool:
        """Tell what is not as it was seen; return whether anything is."""
        news = seen.news(self._seen(), asker)
        if news.edition:
            self._compositions.forget(self.edition)
            self.committed.emit(self.edition)
        if not news:
            return False
        self.changed.emit(news)
        return True

    def _apply(self, step: Step, label: Words, asker: object, seen: Seen) -> bool:
        """Keep a step and tell what is new; return whether anything came of it."""
        if step.travel:
            self._travel(step.travel)
        else:
            self._keep(step, label)
        if step.clipboard is not None:
            self._clipboard = step.clipboard
        told = self._tell(seen, asker)
        for request in step.requests:
            self.requested.emit(request)
        return told or bool(step.requests) or step.clipboard is not None

    def _keep(self, step: Step, label: Words) -> None:
        before = self._selection
        edition = step.edition if step.edition is not None else self.edition
        view = step.view if step.view is not None else self._view
        pages = [page.id for page in edition.pages]
        if view.page not in pages:
            view = view.on(pages[0] if pages else "")
        selection = step.selection if step.selection is not None else self._mapped(edition)
        selection = selection.settled(edition, view.page)
        if selection.text is not None:
            selection = followed(
                selection, edition, lambda page: self._compositions.page(edition, page)
            )
        if selection.page != view.page and step.view is None:
            view = view.on(selection.page)
        if edition is not self.edition:
            words = step.label or label
            entry = Entry(edition, words, before, selection, step.merge, step.lasting,
                          self._clock())  # fmt: skip
            self._history.push(entry)
        elif selection != before or view.tool != self._view.tool:
            self._history.seal()
        self._selection, self._view = selection, view.settled(edition)

    def _mapped(self, edition: Edition) -> Selection:
        """Return the selection with its text moved along with what was edited around it."""
        where = self._selection.text
        if where is None or edition is self.edition:
            return self._selection
        change = text_edits.change_between(self.edition, edition, where.focus)
        return self._selection if change is None else self._selection.mapped(change)

    def _travel(self, direction: int) -> None:
        """Undo or redo, and show the place."""
        entry = self._history.undo() if direction < 0 else self._history.redo()
        if entry is None:
            return
        pages = [page.id for page in self.edition.pages]
        wanted = entry.before if direction < 0 else entry.after
        fallback = self._view.page if self._view.page in pages else (pages[0] if pages else "")
        self._selection = wanted.settled(self.edition, fallback)
        self._view = self._view.on(self._selection.page).settled(self.edition)
