"""ICC profiles: the shipped ones, by ``assets/profiles/profiles.yaml``, and a house's own by path.

Only the profile's bytes and what an output intent says of it; conversion of pictures is in
``pictures.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from layout_tool.problem import LayoutError, Place, Problem, suggest
from layout_tool.resources import asset

__all__ = ["Profile", "load_profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A colour profile and the printing condition it stands for.

    ``total_ink`` is the limit in percent of the four inks together, None when it has none;
    ``condition``, ``info`` and ``registry`` go into the output intent.
    """

    name: str
    data: bytes
    condition: str
    info: str
    registry: str = ""
    total_ink: float | None = None

    @property
    def space(self) -> str:
        """The colour space of the device: CMYK, RGB or GRAY."""
        return self.data[16:20].decode("latin-1").strip()

    @property
    def components(self) -> int:
        """How many inks or lights the device has."""
        return {"CMYK": 4, "RGB": 3, "GRAY": 1}[self.space]


@cache
def load_profile(name: str) -> Profile:
    """Return a shipped profile by name, or a house's own by the path of its .icc file.

    Raises:
        LayoutError: there is no such profile, or the file is no printer or monitor profile.

    """
    table = asset("profiles/profiles.yaml")
    shipped: dict[str, Any] = yaml.safe_load(table.read_text(encoding="utf-8"))
    if name in shipped:
        row = shipped[name]
        path = table.parent / row["file"]
        condition = row["condition"]
        return Profile(
            name,
            _read(path),
            condition["identifier"],
            condition["info"].strip(),
            row["registry"] or "",
            row["total_ink"],
        )
    path = Path(name).expanduser()
    if path.suffix.lower() not in (".icc", ".icm"):
        raise LayoutError(
            Problem(
                "pdf.profile_unknown",
                f"There is no colour profile “{name}”.",
                suggest(name, shipped)
                or f"Use one of {', '.join(shipped)}, or the path of an .icc file.",
            )
        )
    return Profile(name, _read(path), "Custom", f"House profile {path.stem}")


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LayoutError(
            Problem(
                "pdf.profile_unreadable",
                f"The colour profile {path.name} cannot be read.",
                "Put it there again, or choose another profile in the preset.",
                place=Place(file=path),
            )
        ) from error
    header = data[12:20], data[36:40]
    known = ((b"prtr", b"CMYK"), (b"mntr", b"RGB "))
    if header[1] != b"acsp" or (header[0][:4], header[0][4:]) not in known:
        raise LayoutError(
            Problem(
                "pdf.profile_class",
                f"{path.name} is not a CMYK printer profile or an RGB monitor profile.",
                "Choose the profile that the plant gives for its press.",
                place=Place(file=path),
            )
        )
    return data
