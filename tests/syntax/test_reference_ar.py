"""docs/language.ar.md is true, as `test_reference` holds it for the English page, and leaves out nothing of that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qawl.cases.collect import RuleCase, collect
from qawl.cases.judge import judge
from qawl.compile import compile_rules, compile_state
from qawl.engine import Engine
from qawl.syntax import vocabulary as v
from qawl.syntax.format import format_rules
from qawl.syntax.reader import parse_pattern, read_source

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH, PAGE = ((DOCS / name).read_text(encoding="utf-8") for name in ("language.md", "language.ar.md"))
GRAMMAR = "\n".join(re.findall(r"^```qawl\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
CASES = re.findall(r"^```cases\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FILES = [("language.qawl", GRAMMAR.encode())]


def _cases() -> list[RuleCase]:
    file, _ = read_source(*FILES[0])
    assert file is not None
    suite = collect([file], [("language.cases", block.encode()) for block in CASES])
    assert not suite.all_problems() or all(problem.severity == "warning" for problem in suite.all_problems())
    return list(suite.cases)


@pytest.fixture(scope="module")
def small() -> Engine:
    return Engine(compile_rules(FILES)[0])


def test_the_declarations_are_a_grammar_in_the_one_layout() -> None:
    assert compile_state(FILES).diagnostics == []
    assert format_rules(GRAMMAR, "ar") == GRAMMAR


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.id)
def test_the_examples_hold(small: Engine, case: RuleCase) -> None:
    verdict = judge(case, small)
    assert verdict.holds, f"{verdict.why}\n{verdict.expected}\n{verdict.found}"


def test_it_has_the_sections_and_patterns_of_the_english_page() -> None:
    assert len(re.findall("^## ", PAGE, re.MULTILINE)) == len(re.findall("^## ", ENGLISH, re.MULTILINE))
    for row in re.split("\n\n", PAGE.split("| النمط | معناه |\n| --- | --- |\n")[1])[0].splitlines():
        for code in re.findall(r"`([^`]+)`", re.split(r"(?<!\\)\|", row)[1]):
            parse_pattern(code.replace(r"\|", "|"))
            assert f"`{code}`" in ENGLISH


def test_every_word_of_the_language_is_listed() -> None:
    pairs = (v.DECLARATIONS, v.CASES, v.OPTIONS, v.INNER, v.ROLES)
    assert [word for table in pairs for word, ar in table.items() if f"| `{word}` | `{ar}` |" not in PAGE] == []
    tables = (v.ACTS, v.CLASSES, v.FORMS, v.POLARITIES, v.DROP_SETS)
    assert [name for table in tables for name in v.spellings(table) if f"`{name}`" not in PAGE] == []
    phrases = [*v.spellings(v.PHRASES), *v.spellings(v.FRAME_REFERENCES)]
    assert [name for name in phrases if f"`<{name}>`" not in PAGE] == []
