"""What is shipped works: the sdist makes the wheel, the wheel holds the rules, and the package runs from it.

Nothing is fetched: hatchling, from the `dev` extra, builds in this environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from qawl.match.native.machine import AVAILABLE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

RUN = """
import sys
sys.path.insert(0, sys.argv[1])
import qawl
assert qawl.__file__.startswith(sys.argv[1]), qawl.__file__
engine = qawl.load()
assert type(engine.machine).__name__ == sys.argv[2], engine.machine
attributions = list(engine("وأعلن وزير النقل كريم الدرويش أن القطار سينطلق غدا."))
assert [a.cue.text for a in attributions] == ["أعلن"], attributions
"""


def _build(kind: str, source: Path, target: Path, **environment: str) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, env={**os.environ, **environment})
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the sdist, unpacked."""
    folder = tmp_path_factory.mktemp("packaging")
    shutil.unpack_archive(_build("sdist", ROOT, folder / "sdist"), folder / "source")
    (source,) = (folder / "source").iterdir()
    return source


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from that, as an installer without a wheel at hand builds it."""
    return _build("wheel", source, tmp_path_factory.mktemp("wheel"))


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


def _runs(wheel: Path, folder: Path, matcher: str) -> None:
    """The package runs from the wheel, with this matcher."""
    zipfile.ZipFile(wheel).extractall(folder / "unpacked")
    command = [sys.executable, "-X", "utf8", "-c", RUN, str(folder / "unpacked"), matcher]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not AVAILABLE, reason="there is no compiler")
def test_the_package_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    assert not wheel.name.endswith("-any.whl")
    _runs(wheel, tmp_path, "NativeMachine")


def test_without_a_compiler_it_is_a_wheel_for_all_machines(source: Path, tmp_path: Path) -> None:
    wheel = _build("wheel", source, tmp_path / "wheel", CC="no-such-compiler")
    assert wheel.name.endswith("-any.whl")
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".so", ".pyd"))]
    _runs(wheel, tmp_path, "Machine")
