"""The classes that the engine asks for by name are those that the compiler knows of; the built-in rules are sound."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from qawl.compile import CHECKS, compile_state
from qawl.resources import rules_folder
from qawl.sources import rule_files
from qawl.syntax.vocabulary import ASKED_FOR

PACKAGE = Path(__file__).parents[2] / "engine" / "qawl"


def names() -> Iterator[str]:
    """The words in the strings of what tells sentences, contents and speakers, but for docstrings."""
    for folder in ("attribution", "discourse", "match"):
        for path in (PACKAGE / folder).glob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                    yield from node.value.split()


def test_each_is_asked_for() -> None:
    assert ASKED_FOR - {"whole"} <= set(names())


def test_the_built_in_rules_have_no_problems() -> None:
    assert compile_state(rule_files(rules_folder()), CHECKS).diagnostics == []
