"""Patterns that were compiled are shown as they were written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.engine import Engine
from qawl.match.notation import Notation

Build = Callable[[str], Engine]

# As written; as shown, where that differs.
TABLE = [
    ("{name}", ""),
    ("{name} {day}", ""),
    ("({name} | {name} {day}) {number}", ""),
    ("({word} {name})?", ""),
    ("{name}? {name}+ {day}* {day}{2,3} {name}{2,}", ""),
    ("{name}?? {name}*? {name}{2,3}?", ""),
    ("<people> <three>*", ""),
    ("({name} & {day}?)", ""),
    ("!{name} =({name} {day}) {word}", ""),
    ("!({name} | {day} {day}) {word}", ""),
    ("[source {name}] [time {day}]", ""),
    ("{name} $", ""),
    ("... {name}", ""),
    ("لـ {name} {name} ـه", ""),
    ("{name} ـ", ""),
    ("لـ <people>", ""),
    ("زيد", "«زيد»"),
    ("(زيد | هند)", "(«زيد» | «هند»)"),
    ("{name - day}", ""),
    ("{name !day}", ""),
    ("<that> {word}", "<that>"),
    ("<object> {word}", "<object>"),
    ("(<role> | <people>)", ""),
    ("({word} | {number})+ (زيد | هند)? ({day} {name})??", "({word} | {number})+ («زيد» | «هند»)? ({day} {name})??"),
]


@pytest.fixture(scope="module")
def shown(build: Build) -> dict[str, str]:
    rules = "".join(f'construction c{n}\n    "A row."\n    [cue قال] {p}\n' for n, (p, _) in enumerate(TABLE))
    program = build("phrase role [time {day}] | [topic {name}]\n\n" + rules).program
    notation = Notation(program.tests)
    return {
        pattern: notation.write(construction.alternatives[0][2]).removeprefix("[cue «قال»] ")
        for (pattern, _), construction in zip(TABLE, program.constructions, strict=True)
    }


@pytest.mark.parametrize(("written", "expected"), TABLE, ids=range(len(TABLE)))
def test_table(shown: dict[str, str], written: str, expected: str) -> None:
    assert shown[written] == (expected or written)


def test_what_is_long_is_cut_between_words(build: Build) -> None:
    program = build('construction c\n    "Long."\n    [cue قال] ' + "{name} " * 30 + "\n").program
    text = Notation(program.tests).short(program.constructions[0].alternatives[0][2])
    assert text.startswith("[cue «قال»] {name} {name}")
    assert text.endswith("{name} …")
    assert len(text) < 70
