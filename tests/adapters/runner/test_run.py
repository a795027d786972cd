"""However a run is made, in one process or two, at one go or not, its output is the same to the byte."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import qawl
from qawl.adapters import jsonl
from qawl.adapters.cli import main
from qawl.adapters.runner import unfinished, work

from .conftest import TEXTS, extract

FORMATS = ["jsonl", "csv", "parquet"]
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that there are several."""
    monkeypatch.setattr(work, "_MOST", 7)
    monkeypatch.setattr(unfinished, "_EVERY", 0.0)


def _needs(name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="Parquet is an extra: qawl[tables]")


def test_the_lines_are_those_of_the_engine(corpus: Path, tmp_path: Path, rules: str) -> None:
    out = tmp_path / "out.jsonl"
    assert extract(corpus, out, rules, "--format", "jsonl") == 2
    engine = qawl.load(rules)
    lines = (jsonl.lines(f"n{number}", engine(text)) for number, text in enumerate(TEXTS) if number != 3)
    assert out.read_text(encoding="utf-8") == "".join(lines) != ""


def test_a_bad_document_is_named_and_left_out(corpus: Path, tmp_path: Path, rules: str, capsys: Captured) -> None:
    assert extract(corpus, tmp_path / "out.jsonl", rules, "--format", "jsonl") == 2
    assert capsys.readouterr().err == (
        f"qawl: error: {corpus}:4 (n3): its `body` is no text but null\n"
        "qawl: note: documents read: 39; not read: 1; attributions: 78\n"
    )


def test_a_document_on_which_the_engine_fails_is_one_of_them(
    corpus: Path, tmp_path: Path, rules: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = qawl.Engine.__call__

    def failing(self: qawl.Engine, text: str) -> list[qawl.Attribution]:
        if "رقم 20 " in text:
            raise RecursionError("too deep")
        return whole(self, text)

    monkeypatch.setattr(qawl.Engine, "__call__", failing)
    assert extract(corpus, tmp_path / "out.jsonl", rules, "--format", "jsonl") == 2
    err = capsys.readouterr().err
    assert f"{corpus}:21 (n20): the engine fails on it" in err
    assert "RecursionError: too deep" in err
    assert "not read: 2" in err


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_two_processes_write_what_one_does(corpus: Path, tmp_path: Path, rules: str, name: str) -> None:
    _needs(name)
    one, two = tmp_path / "one", tmp_path / "two"
    assert extract(corpus, one, rules, "--format", name) == 2
    assert extract(corpus, two, rules, "--format", name, "--jobs", "2") == 2
    assert one.read_bytes() == two.read_bytes() != b""


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_that_broke_off_goes_on(
    corpus: Path, tmp_path: Path, rules: str, name: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    _needs(name)
    whole, out = tmp_path / "whole", tmp_path / "out"
    extract(corpus, whole, rules, "--format", name)
    capsys.readouterr()
    with monkeypatch.context() as patch:
        _stop_after(patch, 3)
        assert extract(corpus, out, rules, "--format", name) == 130
    assert "the same command goes on from here" in capsys.readouterr().err
    assert not out.exists()
    # What stands behind the state does not count: it may be half a part.
    with (tmp_path / ".out.part").open("ab") as file:
        file.write(b"half a li")
    assert extract(corpus, out, rules, "--format", name) == 2
    said = capsys.readouterr().err
    assert "it goes on after 21 documents" in said
    assert said.endswith("documents read: 39; not read: 1; attributions: 78\n")
    assert out.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.jsonl", "out", "whole"]


def test_another_run_begins_anew(
    corpus: Path, tmp_path: Path, rules: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        _stop_after(patch, 3)
        extract(corpus, out, rules, "--format", "jsonl")
    capsys.readouterr()
    assert extract(corpus, out, rules, "--format", "jsonl", "--act", "deny") == 2
    assert "it goes on" not in capsys.readouterr().err
    assert out.read_bytes() == b""


def test_a_state_that_is_damaged_is_not_used(corpus: Path, tmp_path: Path, rules: str) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    extract(corpus, whole, rules, "--format", "jsonl")
    for state in (b"", b"[]", b'{"run": "", "bytes": 7}'):
        (tmp_path / ".out.part").write_bytes(b"rubbish")
        (tmp_path / ".out.state").write_bytes(state)
        assert extract(corpus, out, rules, "--format", "jsonl") == 2
        assert out.read_bytes() == whole.read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_was_killed_goes_on(tmp_path: Path, rules: str, jobs: str) -> None:
    corpus = tmp_path / "corpus.jsonl"
    rows = ({"key": f"n{number}", "body": TEXTS[number % 40] * 4} for number in range(2000))
    corpus.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    whole, out, state = tmp_path / "whole", tmp_path / "out", tmp_path / ".out.state"
    assert extract(corpus, whole, rules, "--format", "jsonl") == 0
    options = ["--rules", rules, "--text-column", "body", "--id-column", "key", "--format", "jsonl", "--jobs", jobs]
    command = [sys.executable, "-c", _EAGER, "extract", str(corpus), "-o", str(out), *options]
    before = 0
    for _ in range(2):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        while process.poll() is None and _taken(state) <= before:
            time.sleep(0.002)
        process.kill()
        assert process.wait() == -signal.SIGKILL, "it was done before it could be killed"
        before = _taken(state)
        assert 0 < before < 2000
        _wait_for_the_end_of(process.pid)
    assert not out.exists()
    assert main(command[3:]) == 0
    assert out.read_bytes() == whole.read_bytes()


_EAGER = """
import sys
from qawl.adapters.runner import unfinished, work
from qawl.adapters.cli import main
unfinished._EVERY = 0.0
work._MOST = 20
if __name__ == "__main__":
    sys.exit(main())
"""


def _taken(state: Path) -> int:
    try:
        found: int = json.loads(state.read_text(encoding="utf-8"))["taken"]
        return found
    except OSError:
        return 0


def _wait_for_the_end_of(group: int) -> None:
    """The processes that the killed one had started end by themselves."""
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("processes went on although the one that had started them was killed")


def _stop_after(patch: pytest.MonkeyPatch, parts: int) -> None:
    """Let the run be interrupted from the keyboard after so many parts."""
    write = unfinished.Unfinished.write
    written: list[int] = []

    def stopping(self: unfinished.Unfinished, data: bytes, counts: work.Counts) -> None:
        if len(written) == parts:
            raise KeyboardInterrupt
        written.append(len(data))
        write(self, data, counts)

    patch.setattr(unfinished.Unfinished, "write", stopping)
