"""What is written to a terminal, and that nothing of it is written elsewhere."""

from __future__ import annotations

import io
import os
from collections.abc import Callable

import pytest

from qawl.adapters.terminal import FSI, PDI, Terminal, columns, isolate, printable, report, wrap


class Tty(io.StringIO):
    """A terminal whose size cannot be asked."""

    def isatty(self) -> bool:
        return True


def test_isolates_within_a_text_do_not_end_ours() -> None:
    assert isolate("قال\u2069 فلان\u2067") == f"{FSI}قال فلان{PDI}"


def test_nothing_from_a_text_moves_the_cursor() -> None:
    assert printable("قال\x1b[2J\x9b1m") == "قال\ufffd[2J\ufffd1m"


def test_line_ends_within_a_text_are_blanks() -> None:
    assert printable("قال:\r\n\r\n “نعم”\u2028نعم") == "قال: “نعم” نعم"


@pytest.mark.parametrize(
    ("text", "width"),
    [("الوزير", 6), ("الوَزِيرُ", 6), ("\u200fقال\u200c", 3), ("قـال", 4), ("BBC عربي", 8), ("", 0)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("من قال إن", 9, ["من قال إن"]),
        ("من قال إن", 8, ["من قال", "إن"]),
        ("مَنْ قَالَ إِنَّ", 9, ["مَنْ قَالَ إِنَّ"]),
        ("استقلالهم لنا", 4, ["استقلالهم", "لنا"]),
        ("", 4, []),
    ],
)
def test_wrapping(text: str, width: int, lines: list[str]) -> None:
    assert list(wrap(text, width)) == lines


def test_a_file_gets_plain_text() -> None:
    terminal = Terminal.of(io.StringIO())
    assert terminal == Terminal(isolates=False, colours=False, width=None)
    assert terminal.isolate("قال") + terminal.paint("قال", "red") == "قالقال"


@pytest.mark.parametrize(
    ("environment", "colours"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colours: bool) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal.of(Tty())
    assert terminal.paint("x", "red") == ("\x1b[31mx\x1b[0m" if colours else "x")
    assert terminal.isolate("قال") == isolate("قال")


@pytest.mark.parametrize(("columns_of_it", "width"), [(132, 132), (0, 80)])
def test_the_width_is_the_terminals(monkeypatch: pytest.MonkeyPatch, columns_of_it: int, width: int) -> None:
    size: Callable[[int], os.terminal_size] = lambda _: os.terminal_size((columns_of_it, 24))  # noqa: E731 # one line
    monkeypatch.setattr(os, "get_terminal_size", size)
    monkeypatch.setattr(Tty, "fileno", lambda _: 1)
    assert Terminal.of(Tty()).width == width


def test_a_terminal_that_does_not_tell_its_size() -> None:
    assert Terminal.of(Tty()).width == 80


def test_a_message_names_what_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    report("warning", "it is empty", "مقال.txt")
    assert capsys.readouterr() == ("", "qawl: warning: مقال.txt: it is empty\n")
