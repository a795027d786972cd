"""Commands on fixed inputs, each run three ways: their output is the same.

In memory: nothing is kept, and the rules are compiled. Kept: what an earlier run has kept is loaded, and nothing is
compiled. Formatted: the rules were out of shape and `qawl fmt` has mended them.

The rule files here are wrong on purpose in part: pytest must not run their cases.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qawl.adapters import runs
from qawl.adapters.cli import main

collect_ignore_glob = ["*.qawl", "*.gold"]

# In the folders that they are given: what a command is called with, and what comes of it.
Run = Callable[[Path, str], tuple[str, str, int]]
_CASE = re.compile(r"\s*(?:example|reject|todo)\b")
_BETWEEN = re.compile(r"(?<=[\]}>]) (?=[\[{<])")
OUT_OF_SHAPE = "messy"  # rules that commands are to find so


@pytest.fixture(params=["memory", "kept", "formatted"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def run(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a copy of a folder."""

    def call(command: str) -> tuple[str, str, int]:
        runs._engine.cache_clear()
        status = main(command.split())
        return (*capsys.readouterr(), status)

    def run_it(folder: Path, command: str) -> tuple[str, str, int]:
        shutil.copytree(folder, tmp_path / "here")
        monkeypatch.chdir(tmp_path / "here")
        cache = tmp_path / "cache"
        monkeypatch.setenv("QAWL_CACHE", str(cache))
        if way == "memory":
            cache.write_text("a file, where nothing can be kept")
        elif way == "kept":
            before = _texts(Path())
            call(command)
            _write(before)
            monkeypatch.setattr("qawl.compile.compile_rules", _compiled_again)
        else:
            _reformat(Path())
        return call(command)

    return run_it


def _compiled_again(*_: object, **__: object) -> None:
    raise AssertionError("rules were compiled although the program was kept")


def _texts(folder: Path) -> dict[Path, str]:
    """The rule files, but for those that are out of shape."""
    files = (path for path in sorted(folder.rglob("*.qawl")) if OUT_OF_SHAPE not in path.parts)
    return {path: path.read_text(encoding="utf-8") for path in files}


def _write(texts: dict[Path, str]) -> None:
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")


def _reformat(folder: Path) -> None:
    """Put the rule files out of shape and have them mended: they are what they were, or nothing was tested."""
    texts = _texts(folder)
    shapeless = {path: _out_of_shape(text) for path, text in texts.items()}
    assert all(shapeless[path] != text for path, text in texts.items())
    _write(shapeless)
    assert main(["fmt", *map(str, texts)]) == 0
    assert _texts(folder) == texts


def _out_of_shape(text: str) -> str:
    """Another indentation, and more blanks between the parts of patterns; cases are left as they are."""
    lines = (line if _CASE.match(line) else _BETWEEN.sub("   ", line) for line in text.split("\n"))
    return "\n".join(line.replace("    ", "  ", 1) if line.startswith("    ") else line for line in lines)
