"""Draw the specimen's picture, a balloon on nothing: ``python tools/make_specimen_pictures.py``.

Its ground is transparent, so that text can run around its outline. Needs Pillow.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

FILE = Path(__file__).parent.parent / "layouts" / "specimen" / "pictures" / "balloon.png"
WIDTH, HEIGHT, FINER = 560, 800, 4
SILK = (70, 150, 90, 190, 110, 205, 85, 60)
"""Greys of the strips of silk from left to right."""
WIDEST, SILK_SHARE, BASKET_SHARE = 0.45, 0.82, 0.89


def half_width(share: float) -> float:
    """Return how wide the balloon is at a share of the silk's height, as a share of the picture."""
    if share < WIDEST:
        return 0.48 * math.sqrt(max(0.0, 1 - ((WIDEST - share) / WIDEST) ** 2))
    down = (share - WIDEST) / (1 - WIDEST)
    return 0.48 * (1 - down**1.7) + 0.067 * down


def main() -> None:
    """Draw the balloon and save it."""
    width, height = WIDTH * FINER, HEIGHT * FINER
    picture = Image.new("LA", (width, height), (255, 0))
    pen = ImageDraw.Draw(picture)
    middle, silk = width / 2, int(height * SILK_SHARE)
    edges = [-math.cos(math.pi * k / len(SILK)) for k in range(len(SILK) + 1)]
    for y in range(silk):
        half = half_width(y / silk) * width
        belt = 40 if 0.38 < y / silk < WIDEST else 0
        for tone, left, right in zip(SILK, edges, edges[1:], strict=False):
            line = [(middle + left * half, y), (middle + right * half, y)]
            pen.line(line, fill=(max(tone - belt, 20), 255))
    mouth, top = half_width(1.0) * width, int(height * BASKET_SHARE)
    for rope in (-1.0, -0.4, 0.4, 1.0):
        line = [(middle + rope * mouth, silk), (middle + 0.9 * rope * mouth, top)]
        pen.line(line, fill=(50, 255), width=2 * FINER)
    basket = [middle - mouth, top, middle + mouth, height - 1]
    pen.rounded_rectangle(basket, radius=10 * FINER, fill=(80, 255))
    for band in range(1, 7):
        y = top + (height - top) * band / 7
        pen.line([(middle - mouth, y), (middle + mouth, y)], fill=(130, 255), width=FINER)
    FILE.parent.mkdir(parents=True, exist_ok=True)
    picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX).save(FILE, optimize=True)
    print(f"{FILE.name}: {WIDTH} × {HEIGHT} px, {FILE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
