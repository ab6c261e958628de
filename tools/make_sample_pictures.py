"""Draw the sample edition's pictures: ``python tools/make_sample_pictures.py [name …]``.

Every picture is painted from noise, gradients and polygons with fixed seeds, so a run gives the
same pictures again. Nothing is taken from a photograph. Needs Pillow and NumPy.
"""

from __future__ import annotations

import sys
from pathlib import Path

import picture_hills
import picture_indoors
import picture_town
import picture_water
import picture_works
import picture_workshop
from picture_brush import Canvas

FOLDER = Path(__file__).parent.parent / "layouts" / "sample-edition" / "pictures"

SCENES = {
    "bridge": (picture_town.bridge, 2000, 1250),
    "viaduct": (picture_hills.viaduct, 2000, 1300),
    "terraces": (picture_hills.terraces, 2000, 1333),
    "market": (picture_town.market, 2000, 1400),
    "wetland": (picture_water.wetland, 2000, 1150),
    "reading-hall": (picture_indoors.reading_hall, 1800, 1350),
    "greenhouse": (picture_works.greenhouse, 2000, 1333),
    "solar-roof": (picture_works.solar_roof, 2000, 1250),
    "umbrella": (picture_workshop.umbrella, 1400, 1900),
    "ink-mountains": (picture_hills.ink_mountains, 2000, 1300),
    "dragon-boats": (picture_water.dragon_boats, 2000, 1250),
    "ginkgo": (picture_works.ginkgo, 1800, 1350),
}
"""File name (without .jpg): scene, width and height in pixels."""


def main(names: list[str]) -> None:
    """Draw the named pictures, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for number, (name, (scene, width, height)) in enumerate(SCENES.items(), 1):
        if names and name not in names:
            continue
        canvas = Canvas(width, height, number)
        finish = scene(canvas)
        path = FOLDER / f"{name}.jpg"
        canvas.finish(path, **finish)
        print(f"{path.name}: {width} × {height} px, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
