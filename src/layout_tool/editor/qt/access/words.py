"""What screen readers are told of frames: what they show, where they stand, what is selected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout_tool.editor.state.desk import Desk
from layout_tool.editor.words import Words
from layout_tool.model import AdFrame, Frame, Furniture, GridBox, PictureFrame, StoryFrame

__all__ = ["frame_name", "frame_place", "selection_words"]

_KINDS: Final = {
    "box": Words("Box", "框线"), "rule": Words("Rule", "线条"), "tint": Words("Tint", "底纹"),
    "text": Words("Page text", "版面文字"), "logo": Words("Logo", "标识"),
    "qr": Words("QR code", "二维码"),
}  # fmt: skip
_PAGE_PART: Final = Words("Page furniture", "版面元素")


def frame_name(desk: Desk, page: str, frame: Frame) -> Words:
    """Return what a frame shows, and how many characters or lines a story is over or short."""
    edition = desk.shown
    match frame:
        case StoryFrame():
            story = edition.stories.get(frame.story)
            title = " ".join(story.headline.split()) if story is not None else ""
            name = Words("Story “{title}”", "稿件《{title}》").fill(title=title or frame.story)
            known = desk.known(page)
            fits = known.fits if known is not None else ()
            fit = next((one for one in fits if one.frame == frame.id), None)
            if fit is not None and fit.over_chars > 0:
                more = Words(", {n} characters over", "，余{n}字").fill(n=fit.over_chars)
            elif fit is not None and fit.short_lines > 0:
                more = Words(", {n} lines short", "，缺{n}行").fill(n=fit.short_lines)
            else:
                more = Words("", "")
            return Words(name.en + more.en, name.zh + more.zh)
        case PictureFrame():
            picture = edition.pictures.get(frame.picture)
            caption = picture.caption if picture is not None and picture.caption else frame.picture
            return Words("Picture “{name}”", "图片“{name}”").fill(name=caption)
        case AdFrame():
            return Words("Advert “{name}”", "广告“{name}”").fill(name=frame.file or frame.id)
        case Furniture():
            kind = _KINDS.get(frame.kind, _PAGE_PART)
            return Words(f"{kind.en} {frame.text}".strip(), f"{kind.zh} {frame.text}".strip())
    return _PAGE_PART


def frame_place(frame: Frame) -> Words:
    """Return where a frame stands: in columns and lines counted from 1, or in mm."""
    place = frame.place
    if isinstance(place, GridBox):
        words = Words(
            "column {column}, line {line}, {columns} columns by {lines} lines",
            "第{column}栏第{line}行起，{columns}栏{lines}行",
        )
        return words.fill(
            column=place.column + 1, line=place.line + 1, columns=place.columns, lines=place.lines
        )
    mm = [round(value * 25.4 / 72) for value in (place.x, place.y, place.width, place.height)]
    words = Words("{x}, {y} mm, {width} by {height} mm", "{x}、{y}毫米处，{width}×{height}毫米")
    return words.fill(x=mm[0], y=mm[1], width=mm[2], height=mm[3])


def selection_words(desk: Desk, page: str, frames: Sequence[Frame]) -> Words:
    """Return what is selected: one frame by its name, of several how many of each kind."""
    if not frames:
        return Words("Nothing selected", "没有选中任何框")
    if len(frames) == 1:
        name = frame_name(desk, page, frames[0])
        return Words(f"{name.en} selected", f"选中{name.zh}")
    kinds = Counter(_sort(frame) for frame in frames)
    en = ", ".join(f"{n} {one if n == 1 else many}" for (one, many, _), n in kinds.items())
    zh = "、".join(f"{name} {n} 个" for (_, _, name), n in kinds.items())
    count = len(frames)
    return Words(f"{count} frames selected: {en}", f"选中 {count} 个框：{zh}")


def _sort(frame: Frame) -> tuple[str, str, str]:
    """Return what a frame is: as one and as many in English, and in Chinese."""
    match frame:
        case StoryFrame():
            return "story", "stories", "稿框"
        case PictureFrame():
            return "picture", "pictures", "图框"
        case AdFrame():
            return "advert", "adverts", "广告"
    return "page part", "page parts", "版面元素"
