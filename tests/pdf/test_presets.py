"""Presets: the shipped ones load, and a house's own is read with care."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout_tool.pdf import load_preset, preset_names
from layout_tool.pdf.profiles import load_profile
from layout_tool.problem import LayoutError
from layout_tool.resources import asset


def test_the_default_comes_first() -> None:
    assert preset_names() == ("newsprint-x1a", "archive", "coated-x4", "newsprint-x4", "proof")


@pytest.mark.parametrize("name", preset_names())
def test_shipped_presets_load(name: str) -> None:
    preset = load_preset(name)
    assert preset.name == name
    assert preset.title
    profile = load_profile(preset.profile)
    if preset.variant.intent:
        assert profile.space == "CMYK"
    allowed = preset.variant.colours
    assert preset.colour in allowed or preset.colour == "cmyk"


def test_an_unknown_preset_names_the_nearest() -> None:
    with pytest.raises(LayoutError, match="newsprint-x1a"):
        load_preset("newsprint-x1")


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_house_preset_is_read_by_path(tmp_path: Path) -> None:
    preset = load_preset(
        write(tmp_path, "variant: x1a\ntotal_ink: 240\nmarks: {crop: true}\npictures: {ppi: 254}\n")
    )
    assert (preset.name, preset.total_ink, preset.marks.crop) == ("house", 240, True)
    assert (preset.pictures.ppi, preset.pictures.quality) == (254, 90)


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("variant: x5\n", "variant", "x1a"),
        ("profile: newsprint\n", "variant", "x1a"),
        ("variant: x1a\nprofil: coated\n", "profil", "profile"),
        ("variant: x1a\nmarks: {crops: true}\n", "marks.crops", "crop"),
        ("variant: x1a\nmarks: {crop: yes please}\n", "marks.crop", "true or false"),
        ("variant: x1a\nmarks: [crop]\n", "marks", "table"),
        ("variant: x1a\npictures: {quality: 90.5}\n", "pictures.quality", "whole number"),
        ("variant: x1a\npictures: {ppi: 0}\n", "pictures.ppi", "above 0"),
        ("variant: x1a\npictures: {ppi: true}\n", "pictures.ppi", "number"),
        ("variant: x1a\nspots: sometimes\n", "spots", "process, keep"),
        ("variant: x1a\ncolour: rgb\n", "colour", "cmyk"),
        ("variant: x1a\nprofile: srgb\n", "profile", "CMYK"),
    ],
)
def test_a_wrong_value_names_its_key(tmp_path: Path, text: str, key: str, says: str) -> None:
    with pytest.raises(LayoutError) as caught:
        load_preset(write(tmp_path, text))
    problem = caught.value.problem
    assert problem.place.key == key
    assert problem.place.file == tmp_path / "house.yaml"
    assert says in str(problem)


@pytest.mark.parametrize("text", ["- a\n", "", "a: [\n"])
def test_a_file_that_is_no_preset_is_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(LayoutError, match=r"house\.yaml"):
        load_preset(write(tmp_path, text))


def test_a_missing_house_preset_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="cannot be read"):
        load_preset(tmp_path / "none.yaml")


def test_a_house_profile_is_read_by_path(tmp_path: Path) -> None:
    copy = tmp_path / "plant.icc"
    copy.write_bytes(asset("profiles/newsprint-ifra26s-220.icc").read_bytes())
    profile = load_profile(str(copy))
    assert (profile.condition, profile.space) == ("Custom", "CMYK")


def test_a_profile_that_is_none_is_refused(tmp_path: Path) -> None:
    fake = tmp_path / "fake.icc"
    fake.write_bytes(b"not a profile")
    with pytest.raises(LayoutError, match=r"fake\.icc"):
        load_profile(str(fake))
    with pytest.raises(LayoutError, match="newsprint"):
        load_profile("newspring")
    with pytest.raises(LayoutError, match="cannot be read"):
        load_profile(str(tmp_path / "gone.icc"))
