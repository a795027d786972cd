"""Which rules tell words apart that no other rule does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qawl.engine import Engine
from qawl.match.distinctions import distinctions

Build = Callable[[str], Engine]

RULES = """
construction plain
    [cue قال] [source {name}]
    example [cue قال] [source زيد]
    reject قال كذا

construction choosy
    [cue ذكر] [source {name}] {day}
    example [cue ذكر] [source زيد] أمس
    reject ذكر زيد
"""


def test_what_one_rule_alone_asks_for_is_told_apart_for_it(build: Build) -> None:
    program = build(RULES).program
    found = distinctions(program)
    # {name} is asked for by both; قال, ذكر and {day} by one.
    assert set(found) == {"plain", "choosy"}
    assert found["choosy"] > found["plain"] > 0


def test_without_its_tests_there_are_so_many_fewer(build: Build) -> None:
    program = build(RULES).program
    number = next(n for n, c in enumerate(program.constructions) if c.name == "choosy")
    labels = {"«ذكر»", "{day}"}
    tests = sum(1 << n for n, row in enumerate(program.tests) if row.label in labels)
    assert tests.bit_count() == 2, [row.label for row in program.tests]
    fewer = {symbol & ~tests for symbol in program.symbols}
    assert distinctions(program)["choosy"] == len(program.symbols) - len(fewer)
    others = tuple(c for n, c in enumerate(program.constructions) if n != number)
    assert set(distinctions(replace(program, constructions=others))) == {"plain"}
