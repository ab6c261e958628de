"""SVG → outlines: the vectors of nameplates and logos, in process inks.

Shapes, groups, transforms, ``use``, style sheets and strokes are read. What a press would not
print as drawn (text in fonts of the maker's machine, pictures, gradients, opacity, masks) is
refused with a sentence, never left out in silence.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import svgelements

from layout_tool.compose.process import process_colour
from layout_tool.model import BLACK, Cmyk, Rect
from layout_tool.problem import LayoutError, Place, Problem
from layout_tool.sheet import Segment, Shape

__all__ = ["Drawing", "read_svg"]

_MOST_BYTES: Final = 4_000_000
_MOST_SEGMENTS: Final = 200_000
_HOSTILE: Final = (
    ValueError, TypeError, AttributeError, LookupError, ArithmeticError, SyntaxError, RecursionError
)  # fmt: skip
"""What the reader raises on files that are damaged or made to break it."""
_UNPRINTABLE: Final[dict[str, str]] = {
    "text": "text in fonts",
    "tspan": "text in fonts",
    "image": "a picture",
    "foreignObject": "foreign content",
}
_PLAIN: Final[dict[str, tuple[str, ...]]] = {
    "opacity": ("1", "1.0", "100%"),
    "fill-opacity": ("1", "1.0", "100%"),
    "stroke-opacity": ("1", "1.0", "100%"),
    "clip-path": ("none",),
    "mask": ("none",),
    "filter": ("none",),
    "stroke-dasharray": ("none",),
    "mix-blend-mode": ("normal",),
}
"""Properties that are refused unless they say nothing."""
_INKS: Final = re.compile(r"device-cmyk\(\s*([^)]*)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing ``width`` × ``height`` in its own units, y downward from its top left corner."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def fitted(self, box: Rect) -> tuple[Shape, ...]:
        """Return the shapes as large as they fit into a box (pt), in its middle."""
        scale = min(box.width / self.width, box.height / self.height)
        dx = box.x + (box.width - scale * self.width) / 2
        dy = box.y + (box.height - scale * self.height) / 2
        return tuple(_placed(shape, scale, dx, dy) for shape in self.shapes)


def read_svg(path: Path) -> Drawing:
    """Read a drawing.

    :raises LayoutError: when the file is missing, damaged, or holds what would not print as drawn.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _problem(path, "large", "is larger than 4 MB", "Simplify the drawing.")
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise _problem(path, "missing", "is missing", "Put the file there.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path) from error
    if "<!ENTITY" in source:
        raise _damaged(path)
    try:
        tree = svgelements.SVG.parse(io.StringIO(source), reify=False, ppi=72)
        drawing = Drawing(float(tree.width), float(tree.height), tuple(_shapes(tree, path)))
    except _HOSTILE as error:
        raise _damaged(path) from error
    if not drawing.shapes or min(drawing.width, drawing.height) <= 0:
        raise _problem(path, "empty", "shows nothing", "Look at it in a drawing program.")
    return drawing


def _shapes(tree: Any, path: Path) -> list[Shape]:
    shapes: list[Shape] = []
    count = 0
    for element in tree.elements():
        values = getattr(element, "values", None) or {}
        _judge(values, path)
        if not isinstance(element, svgelements.Shape) or values.get("visibility") == "hidden":
            continue
        fill, stroke = _colour(element, "fill", path), _colour(element, "stroke", path)
        width = float(element.implicit_stroke_width or 0) if stroke is not None else 0.0
        segments = _segments(element)
        count += len(segments)
        if count > _MOST_SEGMENTS:
            raise _problem(path, "large", "has too many points", "Simplify the drawing.")
        if segments and (fill is not None or width > 0):
            shapes.append(
                Shape(
                    _bounds(segments, width), segments, fill, stroke if width > 0 else None, width,
                    even_odd=str(values.get("fill-rule", "")).strip() == "evenodd",
                    round="round" in (values.get("stroke-linejoin"), values.get("stroke-linecap")),
                )
            )  # fmt: skip
    return shapes


def _judge(values: dict[str, Any], path: Path) -> None:
    """Refuse what would not print as it is drawn."""
    tag = str(values.get("tag", ""))
    found = _UNPRINTABLE.get(tag, "")
    for name, plain in _PLAIN.items():
        value = str(values.get(name) or plain[0]).strip().lower()
        if value not in plain:
            found = f"{name} {value}"
    for name in ("fill", "stroke"):
        if "url(" in str(values.get(name) or ""):
            found = f"a gradient or pattern as its {name}"
    if found:
        raise _problem(
            path, "unprintable", f"holds {found}",
            "In the drawing program turn text into outlines, and gradients, masks and opacity "
            "into plain coloured shapes.",
        )  # fmt: skip


def _colour(element: Any, name: str, path: Path) -> Cmyk | None:
    """Return the inks of a fill or stroke, None for none."""
    said = str(element.values.get(name) or "").strip()
    exact = _INKS.match(said)
    if exact:
        return _device(exact[1], path)
    if said.lower() == "currentcolor":
        return BLACK
    colour = getattr(element, name)
    if colour is None or colour.value is None:
        if said.lower() not in ("", "none", "transparent"):
            what = f"has a colour that cannot be read: “{said[:40]}”"
            raise _problem(path, "colour", what, "Write it as #rrggbb or device-cmyk(c m y k).")
        return None
    if colour.alpha < 255:
        if colour.alpha == 0:
            return None
        _judge({"opacity": f"{colour.alpha / 255:.2f}"}, path)
    return process_colour((colour.red, colour.green, colour.blue))


def _device(said: str, path: Path) -> Cmyk:
    """Read the inks of ``device-cmyk()`` (CSS Color 5 §5), as fractions or percents."""
    parts = [part for part in re.split(r"[\s,]+", said.strip()) if part]
    try:
        inks = [float(p[:-1]) / 100 if p.endswith("%") else float(p) for p in parts]
        if len(inks) != 4 or not all(0 <= ink <= 1 for ink in inks):
            raise ValueError(said)
    except ValueError as error:
        what = f"has a colour that cannot be read: “device-cmyk({said[:40]})”"
        raise _problem(path, "colour", what, "Write four inks from 0 to 1.") from error
    return Cmyk(*inks)


def _segments(element: Any) -> tuple[Segment, ...]:
    """Return an element's outline in lines and cubic curves."""
    found: list[Segment] = []
    for step in abs(svgelements.Path(element)):  # with its transforms applied
        match step:
            case svgelements.Move():
                found.append(("M", _at(step.end)))
            case svgelements.Close():
                found.append(("Z", ()))
            case svgelements.Line():
                found.append(("L", _at(step.end)))
            case svgelements.CubicBezier():
                found.append(("C", _at(step.control1, step.control2, step.end)))
            case svgelements.QuadraticBezier():
                first = step.start + (step.control - step.start) * (2 / 3)
                second = step.end + (step.control - step.end) * (2 / 3)
                found.append(("C", _at(first, second, step.end)))
            case svgelements.Arc():
                found += [
                    ("C", _at(curve.control1, curve.control2, curve.end))
                    for curve in step.as_cubic_curves()
                ]
    return tuple(found)


def _at(*points: Any) -> tuple[float, ...]:
    return tuple(float(v) for point in points for v in (point.x, point.y))


def _bounds(segments: tuple[Segment, ...], width: float) -> Rect:
    """Return a rectangle that holds an outline and its stroke: handles count as points."""
    xs = [v for _, places in segments for v in places[::2]]
    ys = [v for _, places in segments for v in places[1::2]]
    half = width / 2
    return Rect(
        min(xs) - half, min(ys) - half, max(xs) - min(xs) + width, max(ys) - min(ys) + width
    )


def _placed(shape: Shape, scale: float, dx: float, dy: float) -> Shape:
    def moved(places: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(
            round(v * scale + (dy if index % 2 else dx), 3) for index, v in enumerate(places)
        )

    segments: tuple[Segment, ...] = tuple((op, moved(places)) for op, places in shape.segments)
    width = shape.width * scale
    return Shape(
        _bounds(segments, width), segments, shape.fill, shape.stroke, width,
        even_odd=shape.even_odd, round=shape.round,
    )  # fmt: skip


def _damaged(path: Path) -> LayoutError:
    return _problem(path, "damaged", "is no SVG that can be read", "Save it again as plain SVG.")


def _problem(path: Path, name: str, what: str, remedy: str) -> LayoutError:
    said = f"The drawing {path.name} {what}; a placeholder stands in its place."
    return LayoutError(Problem(f"logo.{name}", said, remedy, place=Place(file=path)))
