"""Commands on stories and pictures as such: the copy basket and the picture basket."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from layout_tool.editor.commands.conditions import (
    all_of,
    has_page,
    needs_frames,
    needs_story,
    not_text,
)
from layout_tool.editor.commands.contents import crop_view, leave_crop
from layout_tool.editor.commands.frames import place_item
from layout_tool.editor.commands.registry import Command, ask
from layout_tool.editor.state.step import Request, State, Step
from layout_tool.editor.words import Words
from layout_tool.model import (
    Furniture,
    GridBox,
    Picture,
    PictureFrame,
    Position,
    Story,
    StoryFrame,
    TextRange,
    plain,
)
from layout_tool.model.edits import frames, pictures
from layout_tool.model.edits import text as edits
from layout_tool.model.edits.base import free_name, with_story
from layout_tool.model.edits.pictures import is_expected

__all__ = ["ROWS"]

_HEADLINE: Final = "新稿"


def _new_story(state: State, headline: str = _HEADLINE, **fields: Any) -> Step:
    fields.setdefault("page", state.view.page or None)
    edition, name = edits.add_story(state.edition, headline, **fields)
    return Step(edition, requests=(Request("story.show", {"story": name}),))


def _add_story(state: State, story: Story) -> Step:
    """Add a story that was read from a file; one of its id keeps its name."""
    name = free_name(story.id, state.edition.stories)
    edition = with_story(state.edition, replace(story, id=name))
    return Step(edition, requests=(Request("story.show", {"story": name}),))


def _delete_story(state: State, story: str) -> Step | None:
    return state.changed(edits.remove_story(state.edition, story))


def _set_story(state: State, story: str, **fields: Any) -> Step | None:
    if story not in state.edition.stories:
        return None
    edition = edits.set_fields(state.edition, story, **fields)
    if edition is state.edition:
        return None
    return Step(edition, merge=f"set-{story}-{'-'.join(sorted(fields))}")


def _set_body(state: State, story: str, body: tuple[Any, ...]) -> Step | None:
    """Replace the whole body, as the story editor gives it."""
    if story not in state.edition.stories:
        return None
    edition = with_story(state.edition, replace(state.edition.stories[story], body=tuple(body)))
    return Step(edition, merge=f"type-{story}") if edition is not state.edition else None


def _place_story(state: State, story: str) -> Step | None:
    return _place(state, "story", state.edition.stories.get(story))


def _place_picture(state: State, picture: str) -> Step | None:
    return _place(state, "picture", state.edition.pictures.get(picture))


def _place(state: State, kind: str, item: Story | Picture | None) -> Step | None:
    """Place an item where there is room, or at the top of the page over what is there."""
    page = state.page
    if page is None or item is None:
        return None
    box = state.fitter.free_box(state.edition, page, item)
    return place_item(
        state, kind, item.id, box or state.fitter.box_at(state.edition, page, item, 0, 0)
    )


def _edit(state: State) -> Step | None:
    """Put the caret into the key story: at the start of its body, or of its headline."""
    found = state.chosen_stories
    story = state.edition.stories.get(found[0].story) if found else None
    if story is None:
        return None
    part = "body" if story.body or not story.headline else "headline"
    where = TextRange.caret(Position(story.id, part, 0, 0))
    view = state.view.holding("text")
    return Step(selection=state.selection.of_text(where, found[0].id), view=view)


def _enter(state: State) -> Step | None:
    """Go into the key frame: a story's text, a picture's crop; or finish cropping."""
    key = next(iter(state.chosen), None)
    match key:
        case _ if state.view.crop is not None:
            return leave_crop(state, keep=True)
        case StoryFrame():
            return _edit(state)
        case PictureFrame() if is_expected(state.edition, key.picture):
            args = {"page": state.view.page, "frame": key.id}
            return Step(requests=(Request("picture.choose", args),))
        case PictureFrame() if not key.locked:
            view = crop_view(state, key.id)
            return Step(view=view) if view is not None else None
        case Furniture() if key.text:
            return Step(requests=(Request("furniture.edit_text", {}),))
    return None


def _draw_story(state: State, place: GridBox, page: str | None = None) -> Step | None:
    """Draw a frame for a story that is yet to be written, and put the caret into it."""
    on = page or state.view.page
    if all(one.id != on for one in state.edition.pages):
        return None
    edition, name = edits.add_story(state.edition, _HEADLINE, page=on, body=(plain("正文"),))
    edition = frames.place_story(edition, on, name, place)
    frame = edition.page(on).frames[-1].id
    body = TextRange(Position(name, "body", 0, 0), Position(name, "body", 0, 2))
    selection = replace(state.selection, page=on).of_text(body, frame)
    return Step(edition, selection, state.view.on(on).holding("text"))


def _add_picture(state: State, file: str, **fields: Any) -> Step:
    fields.setdefault("page", state.view.page or None)
    edition, name = pictures.add_picture(state.edition, file, **fields)
    return Step(edition, requests=(Request("picture.show", {"picture": name}),))


def _delete_picture(state: State, picture: str) -> Step | None:
    return state.changed(pictures.remove_picture(state.edition, picture))


def _set_picture(state: State, picture: str, **fields: Any) -> Step | None:
    if picture not in state.edition.pictures:
        return None
    edition = pictures.set_fields(state.edition, picture, **fields)
    if edition is state.edition:
        return None
    return Step(edition, merge=f"set-{picture}-{'-'.join(sorted(fields))}")


ROWS: Final = (
    Command("story.new", Words("New Story", "新建稿件"), _new_story, keys=("Ctrl+Shift+N",),
            menu="story", icon="file-plus"),
    Command("story.add", Words("Import Story", "导入稿件"), _add_story),
    Command("story.delete", Words("Delete Story", "删除稿件"), _delete_story),
    Command("story.set", Words("Change Story", "修改稿件"), _set_story),
    Command("story.set_body", Words("Edit Story", "编辑稿件"), _set_body),
    Command("story.place", Words("Place Story", "排稿上版"), _place_story, has_page),
    Command("story.draw", Words("Draw Story Frame", "画稿件框"), _draw_story, has_page),
    Command("story.edit_text", Words("Edit Text", "编辑文字"), _edit,
            all_of(not_text, needs_story), menu="story"),
    Command("frame.enter", Words("Go into the Frame, or Finish", "进入框内，或完成"), _enter,
            all_of(not_text, needs_frames()), ("Return", "Enter"), "edit", "frames"),
    Command("story.edit", Words("Open in Story Editor", "在稿件编辑器中打开"),
            ask("story.edit"), keys=("Ctrl+Y",), menu="story"),
    Command("picture.add", Words("Add Picture", "添加图片"), _add_picture),
    Command("picture.delete", Words("Delete Picture", "删除图片"), _delete_picture),
    Command("picture.set", Words("Change Picture", "修改图片"), _set_picture),
    Command("picture.place", Words("Place Picture", "排图上版"), _place_picture, has_page),
)  # fmt: skip
