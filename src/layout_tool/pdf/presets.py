"""Export presets: YAML files that say which variant, profile, pictures and marks a PDF gets.

The shipped ones are in ``assets/presets``; a house writes its own beside them and names it by
path. Every key is checked, and a wrong one is an error that names the file and the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import yaml

from layout_tool.pdf.profiles import load_profile
from layout_tool.pdf.variants import VARIANTS, Variant
from layout_tool.problem import LayoutError, Place, Problem, suggest
from layout_tool.resources import asset

__all__ = [
    "ALL_MARKS",
    "DEFAULT",
    "Limits",
    "Marks",
    "Pictures",
    "Preset",
    "load_preset",
    "preset_names",
]

DEFAULT = "newsprint-x1a"


@dataclass(frozen=True, slots=True)
class Pictures:
    """How pictures are made ready.

    ``ppi`` is what a picture is brought down to when it has half as much again; below
    ``lowest_ppi`` the editor is warned, below ``fail_ppi`` it is an error; ``line_ppi`` is the
    warning of pictures in black and white alone; ``quality`` is JPEG's, 1 to 95.
    """

    ppi: float = 200
    lowest_ppi: float = 150
    fail_ppi: float = 100
    line_ppi: float = 550
    quality: int = 90


@dataclass(frozen=True, slots=True)
class Limits:
    """What the press holds, all in pt: what preflight asks of a page.

    The least width of a line in one ink (``rule``) and in several (``colour_rule``); the least
    size of type at all (``type``), in several inks (``colour_type``) and white on ink
    (``reversed_type``); how far text stays from the trim (``text_margin``); the least square of
    a QR code (``qr_module``). Sources: plants' sheets for newsprint, Ghent Workgroup 2015.
    """

    rule: float = 0.25
    colour_rule: float = 1.0
    type: float = 5.0
    colour_type: float = 9.0
    reversed_type: float = 6.0
    text_margin: float = 8.5
    qr_module: float = 1.0


@dataclass(frozen=True, slots=True)
class Marks:
    """Printer's marks outside the trim; without any, the sheet of paper ends at the bleed.

    ``registration`` draws targets in the colour All, or in all four process inks at full
    strength for plants that refuse All.
    """

    crop: bool = False
    bleed: bool = False
    registration: Literal["none", "all", "cmyk"] = "none"
    bars: bool = False
    slug: bool = False

    @property
    def any(self) -> bool:
        """Whether there is any mark."""
        return self.crop or self.bleed or self.bars or self.slug or self.registration != "none"


ALL_MARKS = Marks(crop=True, bleed=True, registration="all", bars=True, slug=True)
"""Every mark there is."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A target: what the PDF is for.

    ``profile`` names a colour profile, which is the output intent and where RGB pictures are
    converted to; ``total_ink`` (percent) overrides the profile's limit; ``colour`` rgb writes
    what a screen shows; ``spots`` keeps spot inks or makes them process colours; ``text`` embeds
    fonts or turns glyphs into paths; ``watermark`` is a word across every page.
    """

    name: str
    title: str
    variant: Variant
    profile: str = "newsprint"
    total_ink: float | None = None
    colour: Literal["cmyk", "rgb"] = "cmyk"
    spots: Literal["process", "keep"] = "process"
    text: Literal["fonts", "outlines"] = "fonts"
    pictures: Pictures = field(default_factory=Pictures)
    marks: Marks = field(default_factory=Marks)
    limits: Limits = field(default_factory=Limits)
    watermark: str = ""

    @property
    def press(self) -> bool:
        """Whether it is meant for a press and not for a screen."""
        return self.variant.intent is not None and self.colour == "cmyk"

    def ink_limit(self) -> float:
        """Return how much of the four inks together the paper carries, in percent."""
        return self.total_ink or load_profile(self.profile).total_ink or 400.0


def preset_names() -> tuple[str, ...]:
    """Return the names of the shipped presets, the default first."""
    names = sorted(path.stem for path in asset("presets").glob("*.yaml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT))


def load_preset(name: str | Path) -> Preset:
    """Return a shipped preset by name, or a house's own by the path of its YAML file.

    Raises:
        LayoutError: there is no such preset, or a key or value in it is wrong.

    """
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        path = asset("presets") / f"{name}.yaml"
        if not path.is_file():
            names = preset_names()
            remedy = suggest(str(name), names) or f"The presets are {', '.join(names)}."
            raise LayoutError(
                Problem("pdf.preset_unknown", f"There is no preset “{name}”.", remedy)
            )
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        what = f"The preset {path.name} cannot be read: {error}."
        raise LayoutError(
            Problem("pdf.preset_unreadable", what, "Mend the file.", place=Place(file=path))
        ) from error
    reader = _Reader(path)
    variant = reader.variant(tree)
    values = reader.values(Preset, {k: v for k, v in tree.items() if k != "variant"}, "")
    preset = Preset(name=path.stem, variant=variant, **{"title": path.stem, **values})
    reader.judge(preset)
    return preset


class _Reader:
    """Checks a preset's tree against the dataclasses."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def variant(self, tree: Any) -> Variant:
        if not isinstance(tree, Mapping):
            raise self._error("", "is not a table of keys and values", "Write key: value lines.")
        name = tree.get("variant")
        if not isinstance(name, str) or name not in VARIANTS:
            allowed = f"Write one of {', '.join(VARIANTS)}."
            raise self._error("variant", f"is “{name}”, which is no kind of PDF", allowed)
        return VARIANTS[name]

    def judge(self, preset: Preset) -> None:
        """Refuse what the variant forbids, before any page is made."""
        variant = preset.variant
        if preset.colour not in variant.colours:
            what = f"is “{preset.colour}”, which {variant.title} forbids"
            raise self._error("colour", what, "Write cmyk, or choose the variant plain.")
        if variant.intent is not None and load_profile(preset.profile).space != "CMYK":
            what = f"is “{preset.profile}”, which is no profile of a press"
            raise self._error("profile", what, "Name a CMYK profile, such as newsprint.")

    def values(self, kind: type, tree: Any, prefix: str) -> dict[str, Any]:
        if not isinstance(tree, Mapping):
            raise self._error(prefix.rstrip("."), "is not a table", "Write key: value lines.")
        hints = get_type_hints(kind)
        known = [f.name for f in fields(kind) if f.name not in ("name", "variant")]
        found: dict[str, Any] = {}
        for key, value in tree.items():
            if key not in known:
                remedy = suggest(str(key), known) or f"The keys are {', '.join(known)}."
                raise self._error(f"{prefix}{key}", "is not a key of a preset", remedy)
            found[key] = self._value(hints[key], value, f"{prefix}{key}")
        return found

    def _value(self, hint: Any, value: Any, key: str) -> Any:
        if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
            return hint(**self.values(hint, value, f"{key}."))
        if get_origin(hint) is Literal:
            allowed = get_args(hint)
            if value not in allowed:
                raise self._error(key, f"is “{value}”", f"Write one of {', '.join(allowed)}.")
            return value
        if hint is bool or hint is str:
            if not isinstance(value, hint):
                words = "true or false" if hint is bool else "text"
                raise self._error(key, f"is “{value}”", f"Write {words}.")
            return value
        kind = int if hint is int else (int, float)
        if isinstance(value, bool) or not isinstance(value, kind) or value <= 0:
            words = "a whole number" if hint is int else "a number"
            raise self._error(key, f"is “{value}”", f"Write {words} above 0.")
        return value

    def _error(self, key: str, what: str, remedy: str) -> LayoutError:
        subject = f"“{key}” {what}" if key else f"The preset {self._path.name} {what}"
        place = Place(file=self._path, key=key or None)
        return LayoutError(Problem("pdf.preset_value", f"{subject}.", remedy, place=place))
