"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _python(*arguments: str) -> str:
    command = [sys.executable, "-X", "utf8", *arguments]
    # The source folder stands first on the path: the checkout is what is tested, installed or not.
    environment = {"PYTHONPATH": str(ROOT / "engine")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_command_finds_who_speaks() -> None:
    found = re.search(r"^python3 -m venv .*/qawl (.+)$", README, re.MULTILINE)
    assert found
    output = _python("-m", "qawl", *found[1].split())
    assert "الدرويش" in output


def test_the_library_example_runs() -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert _python("-c", example).strip()


def test_a_checkout_without_its_set_up_says_so() -> None:
    """Not a traceback, but what is missing and how to get it."""
    code = "import sys, runpy; sys.modules['pyarabic'] = None; runpy.run_module('qawl', run_name='__main__')"
    command = [sys.executable, "-X", "utf8", "-c", code, "extract", "docs/example.txt"]
    environment = {"PYTHONPATH": str(ROOT / "engine")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == "qawl: error: pyarabic is not installed; install qawl with what it needs: pip install .\n"
