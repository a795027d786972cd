"""The door to grammars and rules, in a checkout, in a package and in a zip file."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from qawl import resources

ROOT = Path(__file__).parents[2]
READ = (
    "import sys; sys.path.insert(0, sys.argv[1]); from qawl import resources as r; print(r.grammar_text('g'), end=' ')"
)


def _package(folder: Path) -> Path:
    """A package as a wheel installs it, with a grammar `g` and an empty rule file."""
    for name, text in {
        "__init__.py": "",
        "resources.py": Path(resources.__file__).read_text(encoding="utf-8"),
        "grammars/g.lark": "start: قال",
        "rules/r.qawl": "",
    }.items():
        file = folder / "qawl" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def _run(path: Path, code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-c", code, str(path)]
    return subprocess.run(command, cwd=path.parent, capture_output=True, encoding="utf-8", check=False)


def test_checkout() -> None:
    assert resources.rules_folder() == ROOT / "rules"
    expected = (ROOT / "grammars" / "rules.lark").read_text(encoding="utf-8")
    assert resources.grammar_text("rules") == resources.grammar_text("rules.lark") == expected


@pytest.mark.parametrize("name", ["nothing", "../pyproject.toml", "../grammars/rules"])
def test_no_such_grammar(name: str) -> None:
    with pytest.raises(FileNotFoundError, match=r"no grammar .* there are: .*rules\.lark"):
        resources.grammar_text(name)


def test_installed(tmp_path: Path) -> None:
    package = _package(tmp_path / "site")
    done = _run(package, f"{READ}; print(r.rules_folder())")
    assert done.stdout == f"start: قال {package / 'qawl' / 'rules'}\n", done.stderr


def test_zip(tmp_path: Path) -> None:
    package = _package(tmp_path / "site")
    archive = tmp_path / "qawl.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for file in package.rglob("*.*"):
            target.write(file, file.relative_to(package))
        # zipfile.Path sees folders from their files; no entries of their own are needed
    done = _run(archive, f"{READ}; print(r.rules_folder())")
    assert done.stdout == "start: قال "
    assert "inside an archive" in done.stderr


def test_data_missing(tmp_path: Path) -> None:
    package = _package(tmp_path / "site")
    (package / "qawl/grammars/g.lark").unlink()
    (package / "qawl/grammars").rmdir()
    assert "neither in the package" in _run(package, READ).stderr
