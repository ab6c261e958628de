"""A picture frame: the picture, cropped to its rectangle, over its caption and credit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from layout_tool.model import (
    EM_BOX_ASCENT,
    Page,
    PageGrid,
    Picture,
    PictureFrame,
    Rect,
    plain,
    snap,
)
from layout_tool.problem import Level, Place, Problem
from layout_tool.sheet import GlyphRun, Group, Image, Item
from layout_tool.typeset import Line, Typesetter

__all__ = ["caption_text", "compose_picture", "natural_lines"]

_DEFAULT_ASPECT = 1.5
_CAPTION_LEADING = 1.3
_CAPTION_GAP = 0.35


def caption_text(picture: Picture) -> str:
    """Return the caption with its credit: “说明。某某 摄”."""
    credit = picture.credit.strip()
    if credit and not credit.endswith(("摄", "供图", "图", "绘", "制图")):
        credit += " 摄"
    return " ".join(part for part in (picture.caption.strip(), credit) if part)


def _caption(picture: Picture, setter: Typesetter, width: float) -> tuple[Line, ...]:
    text = caption_text(picture)
    if not text:
        return ()
    style = setter.styles.text["caption"]
    done = setter.set_paragraph(plain(text), style, (width,), owner=picture.id, part="caption")
    return done.lines


def _caption_height(lines: tuple[Line, ...], size: float) -> float:
    if not lines:
        return 0.0
    return size * (_CAPTION_GAP + 1 + (len(lines) - 1) * _CAPTION_LEADING)


def natural_lines(picture: Picture, grid: PageGrid, setter: Typesetter, columns: int) -> int:
    """Return the lines a picture takes over ``columns`` base columns, uncropped, with caption."""
    width = grid.span_width(columns)
    aspect = picture.pixels[0] / picture.pixels[1] if picture.pixels else _DEFAULT_ASPECT
    size = setter.styles.text["caption"].size
    height = width / aspect + _caption_height(_caption(picture, setter, width), size)
    return max(3, round((height + grid.leading - grid.body_size) / grid.leading))


def compose_picture(
    frame: PictureFrame,
    picture: Picture,
    page: Page,
    grid: PageGrid,
    setter: Typesetter,
    folder: Path | None,
) -> tuple[Group, None, tuple[Problem, ...]]:
    """Compose a picture frame: image above, caption at its foot on the frame's last line."""
    box = grid.rect(frame.place)
    style = setter.styles.text["caption"]
    lines = _caption(picture, setter, box.width)
    height = box.height - _caption_height(lines, style.size)
    image_box = Rect(box.x, box.y, box.width, snap(max(height, 1.0)))
    items: list[Item] = [_image(frame, picture, image_box, folder)]
    y = box.bottom - (len(lines) - 1) * _CAPTION_LEADING * style.size
    for line in lines:
        baseline = y - (1 - EM_BOX_ASCENT) * style.size
        items += _at(line, box.x, baseline)
        y += _CAPTION_LEADING * style.size
    return Group(frame.id, "picture", box, tuple(items)), None, _problems(frame, picture, page, box)


def _at(line: Line, x: float, y: float) -> list[GlyphRun]:
    return [replace(run, x=snap(run.x + x), y=snap(run.y + y)) for run in line.runs]


def _image(frame: PictureFrame, picture: Picture, box: Rect, folder: Path | None) -> Image:
    if picture.pixels is None:
        return Image(box, "", alt=caption_text(picture))
    path = Path(picture.file)
    if folder is not None and not path.is_absolute():
        path = folder / path
    crop = _crop(picture.pixels, box, frame.zoom, frame.focus or picture.focus)
    return Image(box, str(path), crop, alt=caption_text(picture))


def _crop(
    pixels: tuple[int, int], box: Rect, zoom: float, focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return the part (fractions) of the picture that fills the box, centred on the focus."""
    picture_aspect = pixels[0] / pixels[1]
    box_aspect = box.width / box.height
    wide = min(1.0, box_aspect / picture_aspect) / zoom
    high = min(1.0, picture_aspect / box_aspect) / zoom
    left = min(max(focus[0] - wide / 2, 0.0), 1.0 - wide)
    top = min(max(focus[1] - high / 2, 0.0), 1.0 - high)
    right, bottom = min(left + wide, 1.0), min(top + high, 1.0)
    return round(left, 6), round(top, 6), round(right, 6), round(bottom, 6)


def _problems(frame: PictureFrame, picture: Picture, page: Page, box: Rect) -> tuple[Problem, ...]:
    if picture.pixels is not None:
        return ()
    name = picture.file or picture.id
    return (
        Problem(
            "picture.missing",
            f"The picture “{name}” is missing; a placeholder stands in its place.",
            "Put the file into the edition's folder, or choose another picture.",
            Level.WARNING,
            Place(page=page.id, frame=frame.id, x=box.x, y=box.y),
            (("file", name),),
        ),
    )
