"""Diagnostics as text."""

from __future__ import annotations

import pytest

from qawl.adapters.problems import counted, readable, render, sentence
from qawl.adapters.terminal import FSI, PDI, RIGHT_TO_LEFT, Terminal
from qawl.diagnostic import Diagnostic, Place, Text

TERMINAL = Terminal(isolates=True)


def line(source: str, start: int, end: int, terminal: Terminal = TERMINAL) -> str:
    """The line of the source, as it is shown."""
    problem = Diagnostic("Q200", "", Place("a", start, end))
    return "\n".join(render([problem], {"a": source}, terminal=terminal).splitlines()[1:])


@pytest.mark.parametrize(
    ("source", "start", "end", "expected"),
    [
        ("abc", 1, 2, "    a⟦b⟧c"),
        ("x\n  ab c \nd", 5, 7, "    a⟦b ⟧c"),
        ("x\n  ab c \nd", 2, 3, "    ⟦ ⟧ ab c"),
        ("ab\ncd", 1, 5, "    a⟦b⟧"),
        ("ab\r\ncd", 1, 2, "    a⟦b⟧"),
        ("abc", 1, 1, ""),
        ("abc", 3, 4, ""),
        ("", 0, 0, ""),
        ("a\tb\u202ec\x1b[0m", 0, 1, "    ⟦a⟧ b<U+202E>c<U+001B>[0m"),
        ("x" * 200 + "y" + "z" * 200, 200, 201, f"    …{'x' * 70}⟦y⟧{'z' * 70}…"),
        ("y" * 500, 0, 500, f"    ⟦{'y' * 70}…{'y' * 70}⟧"),
    ],
)
def test_the_range_is_marked_within_the_line(source: str, start: int, end: int, expected: str) -> None:
    assert line(source, start, end) == expected


def test_arabic_pieces_are_isolated_on_a_terminal() -> None:
    source = "phrase a (قال فلان | ذكر)"
    assert line(source, 10, 13) == f"    phrase a (⟦{FSI}قال{PDI}⟧ {FSI}فلان{PDI} | {FSI}ذكر{PDI})"
    assert line(source, 10, 13, Terminal()) == "    phrase a (⟦قال⟧ فلان | ذكر)"


def test_a_line_without_latin_is_isolated_as_a_whole() -> None:
    assert readable("مثال [قول قال] «نعم».", TERMINAL) == f"{FSI}مثال [قول قال] «نعم».{PDI}"
    assert readable("a: 1 [2]", TERMINAL) == "a: 1 [2]"


def test_isolates_of_the_text_do_not_end_ours() -> None:
    assert readable("ab قال\u2069 فلان", TERMINAL) == f"ab {FSI}قال{PDI}<U+2069> {FSI}فلان{PDI}"


def test_place_severity_and_way_out() -> None:
    problems = [
        Diagnostic("Q200", "no `b`", Place("x/a.qawl", 9, 10), "Did you mean `c`?"),
        Diagnostic("Q502", "no example", Place("x/a.qawl", 0, 6)),
    ]
    text = "phrase\na {b}"
    assert render(problems, {"x/a.qawl": text.replace("a {b}", " {b}")}, root="rules") == (
        "rules/x/a.qawl:2:3: error Q200: no `b`\n"
        "    {⟦b⟧}\n"
        "    Did you mean `c`?\n"
        "rules/x/a.qawl:1:1: warning Q502: no example\n"
        "    ⟦phrase⟧"
    )


def test_a_file_that_was_not_read_has_no_line() -> None:
    assert (
        render([Diagnostic("Q106", "gone", Place("a", 0, 0), "Give one.")], {}) == "a: error Q106: gone\n    Give one."
    )


def test_colours() -> None:
    shown = render([Diagnostic("Q200", "m", Place("a", 0, 0))], {}, terminal=Terminal(colours=True))
    assert shown == "\x1b[1ma\x1b[0m: \x1b[31merror\x1b[0m Q200: m"


def test_counted() -> None:
    error, warning = (Diagnostic(code, "", Place("a", 0, 0)) for code in ("Q200", "Q502"))
    assert counted(1, [error, warning, error]) == "1 file: 2 errors, 1 warning"
    assert (counted(1, [warning]), counted(2, [])) == ("1 file: 1 warning", "2 files: no problems")


def test_arabic_messages_run_from_the_right() -> None:
    text = Text("there is no phrase `{name}`", name="np")
    assert sentence(text, lang="ar") == "ليس هناك عبارة اسمها `np`"
    marked = f"{FSI}{RIGHT_TO_LEFT}ليس هناك عبارة اسمها {FSI}`np`{PDI}{PDI}"
    assert sentence(text, Terminal(isolates=True), "ar") == marked


def test_no_message_brings_a_control_of_its_own() -> None:
    text = Text("there is no phrase `{name}`", name="n\u202ep\x1b[31m")
    assert sentence(text, lang="ar") == "ليس هناك عبارة اسمها `n<U+202E>p<U+001B>[31m`"
