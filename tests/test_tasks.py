"""The task script: what a newcomer's first command does on a machine that lacks something."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "tasks.py"


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module, its environment moved to an empty folder, its commands recorded."""
    spec = importlib.util.spec_from_file_location("tasks", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    calls: list[list[str]] = []

    def record(*command: object, **_environ: str) -> int:
        calls.append([str(word) for word in command])
        return 0

    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "BIN", tmp_path / ".venv" / "bin")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(module, "call", record)
    monkeypatch.setattr(module, "_has_pip", lambda: True)
    monkeypatch.setenv("LAYOUT_TOOL_UNICODE", str(tmp_path))
    monkeypatch.setattr(module, "calls", calls, raising=False)
    return module


def test_an_old_python_is_told_what_it_needs(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert tasks.main(["run"]) == 1
    assert "needs Python 3.11 or newer; this is 3.9.2" in capsys.readouterr().err
    assert tasks.calls == []


def test_an_old_python_can_read_the_script_to_the_end() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_script_needs_nothing_but_python() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert names <= sys.stdlib_module_names


def test_the_project_is_installed_again_only_when_its_needs_changed(tasks: ModuleType) -> None:
    tasks.make_environment()
    tasks.make_environment()
    assert len(tasks.calls) == 1
    (tasks.ROOT / "pyproject.toml").write_text("[project] # new", encoding="utf-8")
    tasks.make_environment()
    assert len(tasks.calls) == 2


def test_the_tools_of_the_tests_are_added_once_and_stay(tasks: ModuleType) -> None:
    tasks.make_environment()
    tasks.make_environment("dev")
    tasks.make_environment()
    tasks.make_environment("dev")
    assert [call[-1].endswith("[dev]") for call in tasks.calls] == [False, True]


def test_an_installation_that_failed_is_tried_again(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "call", lambda *_command, **_environ: 1)
    with pytest.raises(tasks.StepError, match="Installing failed"):
        tasks.make_environment()
    assert not tasks.STAMP.exists()


@pytest.fixture
def bare(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A Debian that lacks a library of Qt's."""
    monkeypatch.setattr(tasks, "missing_libraries", lambda _system: {"libEGL.so.1": "libegl1"})
    monkeypatch.setattr(tasks.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(tasks.os, "geteuid", lambda: 1000, raising=False)
    return tasks


def test_without_qts_libraries_the_pdf_is_made_and_the_line_to_type_is_named(
    bare: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bare.main(["run"]) == 0
    said = capsys.readouterr().out
    assert "sudo apt-get update && sudo apt-get install -y libegl1" in said
    assert said.splitlines()[-1].endswith("sample-edition.pdf")
    assert not any("apt-get" in call[0] for call in bare.calls)


def test_without_qts_libraries_the_tests_stop_with_the_line_to_type(
    bare: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bare.main(["test"]) == 1
    assert "apt-get install -y libegl1" in capsys.readouterr().err
    assert not any("pytest" in call for call in bare.calls)


def test_root_on_debian_gets_the_libraries_installed_and_is_told(
    bare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bare.os, "geteuid", lambda: 0, raising=False)
    bare.main(["test"])
    assert "installing libegl1 with apt-get" in capsys.readouterr().out
    verbs = [next(w for w in call if w in ("update", "install"))
             for call in bare.calls if call[0] == "apt-get"]  # fmt: skip
    assert verbs == ["update", "install"]


def test_root_on_debian_gets_unicodes_own_files_for_the_tests(
    bare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LAYOUT_TOOL_UNICODE")
    monkeypatch.setattr(bare, "UNICODE_FOLDERS", (bare.ROOT / "nowhere",))
    monkeypatch.setattr(bare, "missing_libraries", lambda _system: {})
    assert bare.main(["test"]) == 0
    assert not any(call[0] == "apt-get" for call in bare.calls), "nobody but root installs"
    monkeypatch.setattr(bare.os, "geteuid", lambda: 0, raising=False)
    assert bare.main(["test"]) == 0
    assert any(call[0] == "apt-get" and call[-1] == "unicode-data" for call in bare.calls)


def test_another_linux_is_told_the_libraries_by_name(
    bare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bare.shutil, "which", lambda name: name if name == "dnf" else None)
    bare.main(["test"])
    assert "sudo dnf install -y 'libEGL.so.1()(64bit)'" in capsys.readouterr().err


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_every_task_that_the_documentation_names_exists(tasks: ModuleType, page: str) -> None:
    named = re.findall(r"python tasks\.py (\w+)", (ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert set(named) <= set(tasks.VERBS)


def test_all_tests_run_on_all_cores_and_chosen_ones_as_they_are_told(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "missing_libraries", lambda _system: {})
    tasks.main(["test"])
    tasks.main(["test", "tests/typeset", "-k", "comma"])
    runs = [call[call.index("pytest") + 1 :] for call in tasks.calls if "pytest" in call]
    assert runs == [list(tasks.ON_ALL_CORES), ["tests/typeset", "-k", "comma"]]


def test_an_unknown_word_gets_the_list_of_tasks(
    tasks: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tasks.main(["tset"]) == 2
    assert "python tasks.py test" in capsys.readouterr().out
