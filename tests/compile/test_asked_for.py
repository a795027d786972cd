"""The classes that the engine asks for by name are those that the compiler knows of."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from qawl.compile import compile_state
from qawl.compile.bind import bind
from qawl.resources import rules_folder
from qawl.sources import rule_files
from qawl.syntax.vocabulary import ASKED_FOR

PACKAGE = Path(__file__).parents[2] / "engine" / "qawl"


def strings() -> Iterator[str]:
    for folder in ("attribution", "discourse"):
        for path in (PACKAGE / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_each_is_asked_for() -> None:
    assert ASKED_FOR - {"whole"} <= set(strings())


def test_none_is_forgotten() -> None:
    state = compile_state(rule_files(rules_folder()), (bind,))
    declared = {*state.words, *state.nouns}
    also_called_so = {"manner"}  # a role
    assert declared & set(strings()) - also_called_so == ASKED_FOR - {"whole"}
