"""Which constructions have no pattern, and why."""

from __future__ import annotations

import pytest

from qawl.compile import compile_rules
from qawl.engine import Engine
from qawl.match.patterns.machine import Machine
from qawl.match.patterns.unwritten import unwritten

HEAD = "fold\n  drop tashkeel\nphrase slots ({number} & {latin}?)\nphrase two {word}{2}\nphrase long {word}{1,3}\n"
RULES = [
    ("[cue قال] {word}", []),
    ("[cue قال] <slots>", []),
    ("[cue قال] (<slots> ثم)?", []),
    ("[cue قال] (<slots> ثم)+", ["slots"]),
    ("!<two> {word} [cue قال]", []),
    ("!<slots> {word} [cue قال]", ["look"]),
    ("[cue قال] !<slots>", []),
    ("[cue قال]\n  | [cue ذكر] (<slots> ثم)+", ["slots"]),
]


def causes(pattern: str) -> list[str]:
    program, _ = compile_rules([("a.qawl", f"{HEAD}construction c\n  {pattern}\n".encode())])
    tables = Machine(program, Engine(program).classifier.signer).tables
    return list(unwritten(program, tables).values())


@pytest.mark.parametrize(("pattern", "expected"), RULES)
def test_the_cause(pattern: str, expected: list[str]) -> None:
    assert causes(pattern) == expected


def test_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qawl.match.patterns.pattern.LONGEST", 3)
    assert causes("[cue قال] <long> {word}") == ["size"]
