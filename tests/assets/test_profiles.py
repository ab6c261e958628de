"""What a printer relies on in the shipped colour profiles, measured with LittleCMS."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from numpy.typing import NDArray
from PIL import Image, ImageCms

from layout_tool.resources import asset

Array = NDArray[np.float64]

FOLDER = asset("profiles")
RECORDS: dict[str, dict[str, Any]] = yaml.safe_load(
    (FOLDER / "profiles.yaml").read_text(encoding="utf-8")
)
PRESS = [key for key, record in RECORDS.items() if record["class"] == "prtr"]
INTENTS = {
    "relative with black point compensation": (
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    ),
    "perceptual": (ImageCms.Intent.PERCEPTUAL, ImageCms.Flags.NONE),
}
MEASUREMENT_TOLERANCE = 1.0
"""Per cent of ink: four inks rounded to 8 bits each."""


@cache
def profile(key: str) -> ImageCms.ImageCmsProfile:
    return ImageCms.getOpenProfile(str(FOLDER / RECORDS[key]["file"]))


@cache
def to_press(key: str, intent: str) -> ImageCms.ImageCmsTransform:
    rendering, flags = INTENTS[intent]
    return ImageCms.buildTransform(
        profile("srgb"), profile(key), "RGB", "CMYK", renderingIntent=rendering, flags=flags
    )


def inks(colours: NDArray[np.uint8], key: str, intent: str) -> Array:
    """Ink percentages, one row of C, M, Y, K for each RGB row."""
    picture = Image.fromarray(colours.reshape(-1, 1, 3))
    converted = ImageCms.applyTransform(picture, to_press(key, intent))
    return np.asarray(converted).reshape(-1, 4) / 2.55


def printed_lab(ink: Array, key: str) -> Array:
    """Lab of printed inks relative to the paper, one row each."""
    transform = ImageCms.buildTransform(
        profile(key),
        ImageCms.createProfile("LAB"),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    raw = np.rint(ink * 2.55).astype(np.uint8)
    picture = Image.frombytes("CMYK", (1, len(raw)), raw.tobytes())
    lab = np.asarray(ImageCms.applyTransform(picture, transform))
    lightness = lab[..., 0].reshape(-1, 1) / 2.55
    opponents = lab[..., 1:].astype(np.uint8).view(np.int8).reshape(-1, 2)
    return np.hstack([lightness, opponents.astype(np.float64)])


def cube(steps: int = 18) -> NDArray[np.uint8]:
    levels = np.rint(np.linspace(0, 255, steps)).astype(np.uint8)
    axes = np.meshgrid(levels, levels, levels, indexing="ij")
    return np.ascontiguousarray(np.stack(axes, axis=-1).reshape(-1, 3))


def greys(steps: int = 33) -> NDArray[np.uint8]:
    levels = np.rint(np.linspace(0, 255, steps)).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(levels[:, None], 3, axis=1))


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("key", PRESS)
def test_no_colour_asks_for_more_ink_than_the_profile_promises(key: str, intent: str) -> None:
    most = inks(cube(), key, intent).sum(axis=1).max()
    assert most <= RECORDS[key]["total_ink"] + MEASUREMENT_TOLERANCE
    assert most >= RECORDS[key]["total_ink"] - 20, "the deepest colours are left flat"


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("key", PRESS)
def test_black_is_carried_by_the_black_ink(key: str, intent: str) -> None:
    black = inks(np.zeros((1, 3), np.uint8), key, intent)[0]
    assert black[3] >= 90
    assert black[3] > black[:3].max()


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("key", PRESS)
def test_white_is_bare_paper(key: str, intent: str) -> None:
    white = inks(np.full((1, 3), 255, np.uint8), key, intent)[0]
    assert white.max() == 0


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("key", PRESS)
def test_greys_print_neutral_and_in_order(key: str, intent: str) -> None:
    lab = printed_lab(inks(greys(), key, intent), key)
    assert np.hypot(lab[:, 1], lab[:, 2]).max() <= 3
    assert (np.diff(lab[:, 0]) >= 0).all()
    assert lab[-1, 0] - lab[0, 0] >= 50


@pytest.mark.parametrize("key", PRESS)
def test_pure_inks_keep_their_hues(key: str) -> None:
    """Cyan is green-blue, magenta red, yellow yellow: the channels are in their places."""
    lab = printed_lab(np.eye(4) * 100.0, key)
    cyan, magenta, yellow, black = lab
    assert cyan[1] < -15
    assert cyan[2] < -15
    assert magenta[1] > 40
    assert yellow[2] > 50
    assert black[0] < 50


def test_newsprint_builds_its_greys_mostly_of_black() -> None:
    middle = inks(greys(), "newsprint", "relative with black point compensation")[4:20]
    assert (middle[:, 3] > middle[:, :3].sum(axis=1)).all()


@pytest.mark.parametrize("key", RECORDS)
def test_a_profile_is_what_its_record_says(key: str) -> None:
    record = RECORDS[key]
    data = (FOLDER / record["file"]).read_bytes()
    assert int.from_bytes(data[:4], "big") == len(data)
    assert data[8] == 2, "PDF 1.4 and PDF/X-1a take ICC version 2 only"
    assert data[12:16].decode("ascii") == record["class"]
    assert data[16:20].decode("ascii").strip() == record["space"]
    assert data[36:40] == b"acsp"
    assert len(data) <= 300_000
    assert ImageCms.getProfileDescription(profile(key)).strip() == record["name"]


@pytest.mark.parametrize("key", PRESS)
def test_a_press_profile_separates_to_and_from_lab(key: str) -> None:
    data = (FOLDER / RECORDS[key]["file"]).read_bytes()
    assert data[20:24] == b"Lab "
    count = int.from_bytes(data[128:132], "big")
    tags = {data[132 + 12 * i : 136 + 12 * i] for i in range(count)}
    assert {b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"wtpt", b"gamt"} <= tags


def test_a_profile_on_registered_data_names_them() -> None:
    """The ICC registry asks for ``ICCHDAT name`` in every profile made from registered data."""
    for key in PRESS:
        identifier = RECORDS[key]["condition"]["identifier"]
        data = (FOLDER / RECORDS[key]["file"]).read_bytes()
        assert (b"ICCHDAT " + identifier.encode() + b"\0" in data) == (identifier != "Custom")
        assert (RECORDS[key]["registry"] is None) == (identifier == "Custom")


def test_srgb_agrees_with_the_standard() -> None:
    lab = ImageCms.createProfile("LAB")
    standard = ImageCms.createProfile("sRGB")
    picture = Image.fromarray(cube(9).reshape(-1, 1, 3))
    ours, theirs = (
        np.asarray(
            ImageCms.applyTransform(picture, ImageCms.buildTransform(source, lab, "RGB", "LAB"))
        )
        for source in (profile("srgb"), standard)
    )
    difference = ours.astype(np.uint8).view(np.int8).astype(int) - theirs.view(np.int8)
    assert np.abs(difference).max() <= 1


@pytest.mark.parametrize("key", RECORDS)
def test_every_profile_comes_with_its_licence(key: str) -> None:
    licence: Path = FOLDER / RECORDS[key]["licence_file"]
    assert len(licence.read_text(encoding="utf-8")) > 500


def test_nothing_in_the_folder_is_without_a_record() -> None:
    assert {path.name for path in FOLDER.glob("*.ic[cm]")} == {
        record["file"] for record in RECORDS.values()
    }
