"""A picture frame: the picture, cropped to its rectangle, over its caption and credit."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from layout_tool.sheet import Group, Image, Item
from layout_tool.typeset import Line, Typesetter

__all__ = ["caption_text", "compose_picture", "natural_lines", "picture_image"]

_DEFAULT_ASPECT = 1.5
_CAPTION_LEADING = 1.3
_CAPTION_GAP = 0.35
_CREDIT_WORDS = ("摄", "供图", "图", "绘", "制图")


def caption_text(picture: Picture) -> str:
    """Return the caption with its credit: “说明。某某 摄”."""
    return " ".join(part for part in (picture.caption.strip(), _credit(picture)) if part)


@dataclass(frozen=True, slots=True, eq=False)
class _Caption:
    """A set caption: its lines with their left edges in pt, and their height in pt."""

    lines: tuple[tuple[Line, float], ...]
    rows: int
    height: float


def _credit(picture: Picture) -> str:
    credit = picture.credit.strip()
    return credit if not credit or credit.endswith(_CREDIT_WORDS) else f"{credit} 摄"


def _caption(picture: Picture, setter: Typesetter, width: float) -> _Caption:
    """Set the caption, its credit flush right: on the last line where there is room.

    The credit is never broken over two lines, so that a photographer's name stays whole.
    """
    style = setter.styles.text["caption"]
    rows: list[list[tuple[Line, float]]] = []
    if picture.caption.strip():
        done = setter.set_paragraph(
            plain(picture.caption.strip()), style, (width,), owner=picture.id, part="caption"
        )
        rows = [[(line, 0.0)] for line in done.lines]
    if credit := _credit(picture):
        done = setter.set_paragraph(
            plain(credit), replace(style, align="left"), (width,), owner=picture.id, part="credit"
        )
        for number, line in enumerate(done.lines):
            room = width - line.width - style.size
            if number == 0 and rows and rows[-1][-1][0].width <= room:
                rows[-1].append((line, width - line.width))
            else:
                rows.append([(line, width - line.width)])
    height = style.size * (_CAPTION_GAP + 1 + (len(rows) - 1) * _CAPTION_LEADING) if rows else 0.0
    leading = _CAPTION_LEADING * style.size
    lines = tuple(
        (line.lowered(number * leading), x) for number, row in enumerate(rows) for line, x in row
    )
    return _Caption(lines, len(rows), height)


def natural_lines(picture: Picture, grid: PageGrid, setter: Typesetter, columns: int) -> int:
    """Return the lines a picture takes over ``columns`` base columns, uncropped, with caption."""
    width = grid.span_width(columns)
    aspect = picture.pixels[0] / picture.pixels[1] if picture.pixels else _DEFAULT_ASPECT
    height = width / aspect + _caption(picture, setter, width).height
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
    caption = _caption(picture, setter, box.width)
    items: list[Item] = [picture_image(frame, picture, grid, setter, folder)]
    last = box.bottom - (1 - EM_BOX_ASCENT) * style.size
    first = last - (caption.rows - 1) * _CAPTION_LEADING * style.size
    for line, x in caption.lines:
        items += line.items(box.x + x, first)
    return Group(frame.id, "picture", box, tuple(items)), None, _problems(frame, picture, page, box)


def picture_image(
    frame: PictureFrame,
    picture: Picture,
    grid: PageGrid,
    setter: Typesetter,
    folder: Path | None,
) -> Image:
    """Return the image in a picture frame: what is left above its caption, filled."""
    whole = grid.rect(frame.place)
    height = whole.height - _caption(picture, setter, whole.width).height
    box = Rect(whole.x, whole.y, whole.width, snap(max(height, 1.0)))
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
