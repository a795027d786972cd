"""The grammars themselves: free of conflicts and collisions, and one with the vocabulary."""

from __future__ import annotations

import re

import pytest
from lark import Lark

from qawl.resources import grammar_text
from qawl.syntax.vocabulary import CASES, DECLARATIONS, FRAME_REFERENCES, INNER, OPTIONS, ROLES

pytest.importorskip("interegular")  # strict mode compares terminals with it


def test_the_rule_language_is_strict() -> None:
    Lark(grammar_text("rules.lark"), parser="lalr", strict=True, start=["declaration", "pattern"])


def test_the_case_notation_is_strict() -> None:
    Lark(grammar_text("cases.lark"), parser="lalr", strict=True)


def _terminal(grammar: str, name: str) -> str:
    found = re.search(rf"^{name}(?:\.\d)?:(.*(?:\n    .*)*)", grammar_text(grammar), re.MULTILINE)
    assert found, name
    return found[1]


# `act` is the keyword of verbs as well; options without a value of their own are kept by the parser.
OPTION_TERMINALS = {"act": "_ACT_LINE", "interrupts": "INTERRUPTS", "nominal": "NOMINAL"}


def test_both_grammars_know_the_same_roles_as_the_vocabulary() -> None:
    for grammar, name in (("rules.lark", "ROLE"), ("cases.lark", "_ROLE")):
        assert re.findall(r'"([^"]+)"', _terminal(grammar, name)) == [*ROLES, *ROLES.values()]


@pytest.mark.parametrize(
    ("english", "arabic", "name"),
    [
        *((english, arabic, english.upper()) for english, arabic in DECLARATIONS.items()),
        *((english, arabic, english.upper()) for english, arabic in CASES.items()),
        *((english, arabic, english.upper()) for english, arabic in FRAME_REFERENCES.items()),
        *((english, arabic, f"_{english.upper()}") for english, arabic in INNER.items()),
        *((word, arabic, OPTION_TERMINALS.get(word, f"_{word.upper()}")) for word, arabic in OPTIONS.items()),
    ],
)
def test_the_grammar_spells_a_keyword_as_the_vocabulary_does(english: str, arabic: str, name: str) -> None:
    terminal = _terminal("rules.lark", name).replace(r"[ \t]+", " ")
    assert english in terminal
    assert arabic in terminal
