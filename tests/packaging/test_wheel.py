"""What is shipped works: the sdist makes the wheel, the wheel holds the rules, and the package runs from it.

Nothing is fetched: hatchling, from the `dev` extra, builds in this environment.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

RUN = """
import sys
sys.path.insert(0, sys.argv[1])
import qawl
assert qawl.__file__.startswith(sys.argv[1]), qawl.__file__
attributions = list(qawl.load()("وأعلن وزير النقل كريم الدرويش أن القطار سينطلق غدا."))
assert [a.cue.text for a in attributions] == ["أعلن"], attributions
"""


def _build(kind: str, source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True)
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from an unpacked sdist, as an installer without a wheel at hand builds it."""
    folder = tmp_path_factory.mktemp("packaging")
    sdist = _build("sdist", ROOT, folder / "sdist")
    shutil.unpack_archive(sdist, folder / "source")
    (source,) = (folder / "source").iterdir()
    return _build("wheel", source, folder / "wheel")


def _shipped(folder: str) -> set[str]:
    files = (ROOT / folder).rglob("*")
    return {f"qawl/{path.relative_to(ROOT).as_posix()}" for path in files if path.is_file()}


@pytest.mark.parametrize("folder", ["grammars", "rules"])
def test_the_wheel_holds_the_data(wheel: Path, folder: str) -> None:
    expected = _shipped(folder)
    assert expected, f"{folder}/ is empty"
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_the_licence_and_says_that_it_is_typed(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "qawl/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "docs/")) for name in names)


def test_the_package_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "unpacked")
    command = [sys.executable, "-X", "utf8", "-c", RUN, str(tmp_path / "unpacked")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
