"""Commands on the page list, on a page's ground, and from page to page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from layout_tool.editor.commands.conditions import has_page, needs_two_pages
from layout_tool.editor.commands.registry import Command, Run
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model import Edition
from layout_tool.model.edits import pages as edits

__all__ = ["ROWS"]


def _add(state: State, index: int | None = None) -> Step:
    """Add a page before the place ``index``, by default after the page the editor is on."""
    ids = [page.id for page in state.edition.pages]
    if index is None:
        index = ids.index(state.view.page) + 1 if state.view.page in ids else len(ids)
    index = min(max(index, 0), len(ids))
    edition, made = edits.add_page(state.edition, index)
    return _turned(state, edition, [*ids[:index], "", *ids[index:]], made)


def _delete(state: State, page: str | None = None) -> Step | None:
    ids = [one.id for one in state.edition.pages]
    name = page or state.view.page
    if name not in ids:
        return None
    at = ids.index(name)
    rest = [one for one in ids if one != name]
    edition = edits.remove_page(state.edition, name)
    if name == state.view.page:
        shown = edition.pages[min(at, len(rest) - 1)].id if rest else ""
        return _turned(state, edition, rest, shown)
    return _turned(state, edition, rest)


def _move(state: State, page: str, index: int) -> Step | None:
    ids = [one.id for one in state.edition.pages]
    if page not in ids:
        return None
    edition, _ = edits.move_page(state.edition, page, index)
    if edition is state.edition:
        return None
    ids.remove(page)
    ids.insert(min(max(index, 0), len(ids)), page)
    return _turned(state, edition, ids)


def _shift(by: int) -> Run:
    def run(state: State) -> Step | None:
        ids = [one.id for one in state.edition.pages]
        at = ids.index(state.view.page) + by
        return _move(state, state.view.page, at) if 0 <= at < len(ids) else None

    return run


def _turned(state: State, edition: Edition, order: Sequence[str], shown: str | None = None) -> Step:
    """Return a step after which page, selection and guides follow the pages' new ids.

    ``order`` holds the old ids in the new order, "" for a page that is new.
    """
    names = {old: page.id for old, page in zip(order, edition.pages, strict=True) if old}
    page = shown if shown is not None else names.get(state.view.page, "")
    guides = tuple(
        replace(guide, page=names[guide.page]) for guide in state.view.guides if guide.page in names
    )
    selection = replace(state.selection.of_frames(()), page=page)
    if names.get(state.selection.page) == page:
        selection = replace(state.selection, page=page)
    return Step(edition, selection, replace(state.view, page=page, guides=guides))


def _shown(state: State, index: int) -> Step | None:
    pages = state.edition.pages
    if not 0 <= index < len(pages) or pages[index].id == state.view.page:
        return None
    return _go(state, pages[index].id)


def _go(state: State, page: str) -> Step | None:
    if all(one.id != page for one in state.edition.pages):
        return None
    return Step(selection=replace(state.selection.of_frames(()), page=page),
                view=state.view.on(page))  # fmt: skip


def _turn(by: int) -> Run:
    def run(state: State) -> Step | None:
        ids = [one.id for one in state.edition.pages]
        return _shown(state, ids.index(state.view.page) + by) if state.view.page in ids else None

    return run


def _template(state: State, name: str) -> Step | None:
    page = state.page
    layout = state.edition.layout
    if page is None or name not in layout.templates:
        return None
    if not edits.template_fits(layout, name, page.grid):
        return None
    return state.changed(edits.set_template(state.edition, page.id, name))


def _grid(state: State, name: str) -> Step | None:
    page = state.page
    layout = state.edition.layout
    if page is None or name not in layout.grids:
        return None
    if page.template in layout.templates and not edits.template_fits(layout, page.template, name):
        return None
    return state.changed(edits.set_grid(state.edition, page.id, name))


def _set(state: State, page: str | None = None, **fields: Any) -> Step | None:
    name = page or state.view.page
    edition = edits.set_fields(state.edition, name, **fields)
    if edition is state.edition:
        return None
    return Step(edition, merge=f"set-page-{name}-{'-'.join(sorted(fields))}")


def _set_edition(
    state: State,
    title: str | None = None,
    date: datetime.date | None = None,
    issue: str | None = None,
) -> Step | None:
    fields = {"title": title, "date": date, "issue": issue}
    given = {name: value for name, value in fields.items() if value is not None}
    return state.changed(edits.set_edition(state.edition, **given))


ROWS: Final = (
    Command("page.previous", Words("Previous Page", "上一版"), _turn(-1), needs_two_pages,
            ("PgUp",), "page", icon="chevron-left"),
    Command("page.next", Words("Next Page", "下一版"), _turn(1), needs_two_pages, ("PgDown",),
            "page", icon="chevron-right"),
    Command("page.first", Words("First Page", "第一版"), lambda state: _shown(state, 0),
            needs_two_pages, ("Ctrl+Home",), "page", "frames", icon="chevrons-left"),
    Command("page.last", Words("Last Page", "末版"),
            lambda state: _shown(state, len(state.edition.pages) - 1), needs_two_pages,
            ("Ctrl+End",), "page", "frames", icon="chevrons-right"),
    Command("page.go", Words("Go to Page", "转到版面"), _go, has_page),
    Command("page.add", Words("Add Page", "加版"), _add, keys=("Ctrl+Shift+P",), menu="page",
            icon="file-plus"),
    Command("page.delete", Words("Delete Page", "删除本版"), _delete, has_page, menu="page"),
    Command("page.earlier", Words("Move Page Earlier", "版面前移"), _shift(-1), needs_two_pages,
            ("Ctrl+Shift+PgUp",), "page"),
    Command("page.later", Words("Move Page Later", "版面后移"), _shift(1), needs_two_pages,
            ("Ctrl+Shift+PgDown",), "page"),
    Command("page.move", Words("Move Page", "移动版面"), _move, needs_two_pages),
    Command("page.template", Words("Change Template", "更换模板"), _template, has_page),
    Command("page.grid", Words("Change Grid", "更换栏格"), _grid, has_page),
    Command("page.set", Words("Change Page", "修改版面"), _set, has_page),
    Command("edition.set", Words("Change Edition", "修改本期"), _set_edition),
)  # fmt: skip
