"""The wheel: what an editor installs works in a folder that has never seen the source."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = (
    "layout_tool/assets/fonts/roles.yaml",
    "layout_tool/assets/fonts/NotoSerifCJKsc-Regular.otf",
    "layout_tool/assets/fonts/licences/OFL-noto-cjk.txt",
    "layout_tool/assets/presets/newsprint-x1a.yaml",
    "layout_tool/assets/profiles/newsprint-ifra26s-220.icc",
    "layout_tool/layouts/broadsheet.yaml",
    "layout_tool/layouts/sample-edition/edition.yaml",
    "layout_tool/py.typed",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's wheel, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet",
         "--wheel-dir", str(folder), str(ROOT)],
        folder,
    )  # fmt: skip
    return next(folder.glob("layout_tool-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into a new environment; returns the environment's Python.

    The environment sees the dependencies of this one, but not the project: a plain path in a
    ``.pth`` file adds a folder without running the ``.pth`` files in it, and the editable project
    is known to this environment only by such a file.
    """
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    _run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps",
         "--no-index", "--no-compile", "--quiet", str(wheel)],
        folder,
    )  # fmt: skip
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    (site / "zz-dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def test_the_wheel_carries_fonts_profiles_layouts_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert not [name for name in SHIPPED if name not in names]
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "tools/", "benchmarks/"))]


def test_an_installed_wheel_finds_everything_inside_itself(installed: Path, tmp_path: Path) -> None:
    places = _run(
        [str(installed), "-c",
         "import layout_tool, layout_tool.resources as r; "
         "print(layout_tool.__file__, r.asset('fonts/roles.yaml'), r.layout_dir(), sep='\\n')"],
        tmp_path,
    ).splitlines()  # fmt: skip
    site = installed.parent.parent.resolve()
    assert len(places) == 3
    assert [place for place in places if not Path(place).resolve().is_relative_to(site)] == []


def test_an_installed_wheel_makes_the_sample_edition_in_an_empty_folder(
    installed: Path, tmp_path: Path
) -> None:
    sample = _run(
        [str(installed), "-c",
         "import layout_tool.resources as r; print(r.layout_dir() / 'sample-edition')"],
        tmp_path,
    ).strip()  # fmt: skip
    target = tmp_path / "sample.pdf"
    _run([str(installed.with_stem("layout-tool")), "export", sample, "-o", str(target)], tmp_path)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 4
    assert sorted(p.name for p in tmp_path.iterdir()) == ["sample.pdf"]


def _run(command: list[str], folder: Path) -> str:
    """Run a command in a folder, as a user without this tree in the path would."""
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"PYTHONUTF8": "1"}
    run = subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    return run.stdout
