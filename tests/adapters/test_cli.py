"""The command as a process of its own: encodings, pipes, terminals, and what it imports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import qawl
from qawl import Attribution
from qawl.adapters.cli import COMMANDS, main
from qawl.match.native.machine import AVAILABLE, missing

ROOT = Path(__file__).parents[2]
SAID = "قال الوزير إن الخط جاهز.\n"
# The small engine of the other tests, so that no grammar is compiled.
RUN = f"""
import runpy, sys
import qawl
small = runpy.run_path({str(Path(__file__).with_name("conftest.py"))!r})["small_engine"]
qawl.load = lambda rules=None: small
from qawl.adapters.cli import main
sys.exit(main())
"""
# An environment without UTF-8 anywhere.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


def _start(*arguments: str | Path, **options: object) -> subprocess.Popen[bytes]:
    environment = {"PYTHONPATH": str(ROOT / "engine"), "PATH": os.environ["PATH"]}
    environment |= options.pop("env", {})  # type: ignore[operator] # a dict of strings
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return] # passed on


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "مقال.txt"
    path.write_text(SAID, encoding="utf-8")
    return path


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"qawl {qawl.__version__} (matcher in {_matcher()})\n"


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (None, "Python: the one in C was not built"),
        (SimpleNamespace(SOURCES="of last week"), "Python: the one in C is of other sources; install again"),
    ],
)
def test_the_version_says_why_there_is_no_matcher_in_c(
    module: object, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qawl.match.native.machine._vm", module)
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"qawl {qawl.__version__} (matcher in {said})\n"


def _matcher() -> str:
    return "C" if AVAILABLE else f"Python: {missing()}"


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_names_all_commands(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    try:
        status: object = main(arguments)
    except SystemExit as ended:
        status = ended.code
    assert status == 0
    assert re.findall(r"^    (\w+) +\w", capsys.readouterr().out, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("arguments", [["extrct"], ["extract", "--format", "xml"], ["--quiet"]])
def test_a_call_that_is_not_understood(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: qawl")


def test_options_may_stand_before_and_after_the_paths(article: Path, tmp_path: Path) -> None:
    for arguments in (["--format", "jsonl", article, article], [article, article, "--format", "jsonl"]):
        process = _start("extract", *arguments, stdout=subprocess.PIPE)
        out, _ = process.communicate()
        assert (process.returncode, out.count(b'"doc": ')) == (0, 2)


@pytest.mark.parametrize("how", ["listing", "jsonl"])
def test_output_is_utf8_whatever_the_locale(article: Path, how: str) -> None:
    process = _start("extract", "--format", how, article, "مفقود.txt", stdout=subprocess.PIPE, env=ASCII)
    out, err = process.communicate()
    assert process.returncode == 2
    assert "الوزير" in out.decode()
    assert "there is no such file" in err.decode()


def test_input_is_utf8_whatever_the_locale() -> None:
    process = _start("extract", stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ASCII)
    out, err = process.communicate(SAID.encode())
    assert (process.returncode, err) == (0, b"")
    assert "الوزير" in out.decode()


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xe3\xde.txt"
    try:
        with open(name, "w", encoding="utf-8") as file:
            file.write(SAID)
    except OSError:
        pytest.skip("the file system knows no such names")
    process = _start("extract", "--format", "jsonl", tmp_path, stdout=subprocess.PIPE)
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert '"doc": "\ufffd\ufffd"' in out.decode()


def test_a_pipe_that_is_closed_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(SAID * 1_000, encoding="utf-8")  # more than a pipe holds
    process = _start("extract", "--format", "jsonl", tmp_path, tmp_path, stdout=subprocess.PIPE)
    assert process.stdout and process.stderr
    assert process.stdout.readline().startswith(b'{"doc": "long"')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


@pytest.mark.parametrize("arguments", [["--version"], ["extract"]])
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")
def test_a_full_disk_is_reported_once(article: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        process = _start(*arguments, article, stdout=full)
        _, err = process.communicate()
    assert process.returncode == 2
    assert err.decode() == "qawl: error: standard output: it cannot be written: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="the shell closes the streams")
@pytest.mark.parametrize(("call", "about"), [('"$3" >&-', "output"), ("<&-", "input")])
def test_streams_that_are_closed(article: Path, call: str, about: str) -> None:
    command = ["sh", "-c", f'"$1" -c "$2" extract {call}', "sh", sys.executable, RUN, str(article)]
    environment = {"PYTHONPATH": str(ROOT / "engine"), "PATH": os.environ["PATH"]}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert re.fullmatch(f"qawl: error: standard {about}: .*closed.*\n", done.stderr)


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_terminal(article: Path, environment: dict[str, str], coloured: bool) -> None:
    pty = pytest.importorskip("pty")
    outer, inner = pty.openpty()
    process = _start("extract", article, stdout=inner, env={"TERM": "xterm", **environment})
    process.communicate()
    out = os.read(outer, 10_000).decode()
    os.close(inner)
    os.close(outer)
    assert process.returncode == 0
    assert "\u2068\u200fالوزير\u2069" in out
    assert ("\x1b[" in out) == coloured


def test_a_run_imports_only_its_own_command() -> None:
    code = "import sys; from qawl.adapters.cli import _parser; _parser(['extract']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "engine")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "qawl.adapters.cli.extract" in loaded
    heavy = {"lark", "qawl.syntax", "qawl.compile", "qawl.cases", "pyarabic.araby", "importlib.metadata", "pytest"}
    others = {f"qawl.adapters.cli.{name}" for name in COMMANDS if name != "extract"}
    assert not loaded & (heavy | others)


# --- with the built-in grammar -----------------------------------------------------------------


@pytest.mark.slow
def test_a_warm_run_reads_no_rules(tmp_path: Path) -> None:
    code = "import sys; from qawl.adapters.cli import main; main(); print(*sys.modules, file=sys.stderr)"
    environment = {"PYTHONPATH": str(ROOT / "engine"), "QAWL_CACHE": str(tmp_path)}
    command = [sys.executable, "-X", "utf8", "-c", code, "extract", str(ROOT / "docs" / "example.txt")]
    cold, warm = (
        subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True) for _ in range(2)
    )
    assert warm.stdout == cold.stdout != ""
    heavy = {"lark", "qawl.syntax", "qawl.compile"}
    assert heavy <= set(cold.stderr.split())
    assert not heavy & set(warm.stderr.split())


@pytest.mark.slow
def test_a_very_long_line_takes_time_in_proportion(
    engine: Callable[[str], list[Attribution]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(qawl, "load", lambda rules=None: engine)
    line = " ".join((ROOT / "docs" / "example.txt").read_text(encoding="utf-8").split())
    seconds = []
    for copies in (1, 25, 250):  # the first is to warm up; the last is half a megabyte
        (tmp_path / "line.txt").write_text(f"{line} " * copies, encoding="utf-8")
        before = time.process_time()
        assert main(["extract", "--format", "jsonl", "-o", str(tmp_path / "out"), str(tmp_path / "line.txt")]) == 0
        seconds.append(time.process_time() - before)
        assert (tmp_path / "out").read_bytes().count(b"\n") >= 10 * copies
    assert seconds[2] < 30 * seconds[1]
