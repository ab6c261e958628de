"""A machine that cannot show a window says so in a sentence, before Qt aborts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout_tool.editor.qt import libraries
from layout_tool.problem import LayoutError


def _without(*names: str) -> Callable[[str], object]:
    def load(name: str) -> object:
        if name in names:
            raise OSError(name)
        return object()

    return load


def test_no_display_is_said_in_a_sentence() -> None:
    with pytest.raises(LayoutError) as caught:
        libraries.require_window({"HOME": "/root"})
    assert caught.value.problem.id == "window.display"
    assert "DISPLAY" in caught.value.problem.remedy


def test_missing_libraries_give_one_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "missing_packages", lambda system: ("libegl1", "libxcb-cursor0"))
    with pytest.raises(LayoutError) as caught:
        libraries.require_window({"DISPLAY": ":0"})
    remedy = caught.value.problem.remedy
    assert remedy.endswith("sudo apt-get install -y libegl1 libxcb-cursor0")


def test_every_missing_library_is_named_by_its_package() -> None:
    load = _without("libxcb-cursor.so.0", "libEGL.so.1")
    assert libraries.missing_packages("x11", load) == ("libegl1", "libxcb-cursor0")


def test_without_a_window_system_only_the_base_is_needed() -> None:
    load = _without("libxcb-cursor.so.0", "libwayland-cursor.so.0")
    assert libraries.missing_packages("offscreen", load) == ()


def test_windows_and_macos_bring_their_own() -> None:
    assert libraries.window_system({}, "win32") == "native"
    assert libraries.missing_packages("native", _without("libEGL.so.1")) == ()


@pytest.mark.parametrize(
    ("environ", "system"),
    [
        ({"DISPLAY": ":0"}, "x11"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "QT_QPA_PLATFORM": "xcb"}, "x11"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ({}, ""),
    ],
)
def test_the_window_system_is_found(environ: dict[str, str], system: str) -> None:
    assert libraries.window_system(environ, "linux") == system


def test_fcitx_types_through_the_ibus_portal(tmp_path: Path) -> None:
    environ = {"XMODIFIERS": "@im=fcitx"}
    libraries.prepare_input_method(environ, tmp_path)
    assert environ["QT_IM_MODULE"] == "ibus"
    assert environ["IBUS_USE_PORTAL"] == "1"


def test_a_fcitx_plugin_is_left_to_work(tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    environ = {"QT_IM_MODULE": "fcitx"}
    libraries.prepare_input_method(environ, tmp_path)
    assert environ == {"QT_IM_MODULE": "fcitx"}
