"""docs/language.md is true: what it shows is parsed and compiled, its examples hold, and it leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from qawl.cases.collect import RuleCase, collect
from qawl.cases.judge import judge
from qawl.compile import compile_rules, compile_state
from qawl.engine import Engine
from qawl.syntax import tree
from qawl.syntax.reader import parse_pattern, read_source
from qawl.syntax.vocabulary import (
    ACTS,
    CASES,
    CLASSES,
    DECLARATIONS,
    DROP_SETS,
    FORMS,
    FRAME_REFERENCES,
    INNER,
    OPTIONS,
    PHRASES,
    POLARITIES,
    ROLES,
    spellings,
)

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


GRAMMAR = "\n".join(blocks("qawl"))
FILES = [("language.qawl", GRAMMAR.encode())]


def _patterns() -> list[str]:
    """The first column of the table of patterns."""
    _, table = PAGE.split("| pattern | means |\n| --- | --- |\n")
    cells = [re.split(r"(?<!\\)\|", row)[1] for row in table.split("\n\n")[0].splitlines()]
    return [code.replace(r"\|", "|") for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def _cases() -> list[RuleCase]:
    file, problems = read_source(*FILES[0])
    assert isinstance(file, tree.RuleFile), problems
    suite = collect([file], [("language.cases", block.encode()) for block in blocks("cases")])
    assert not [problem for problem in suite.all_problems() if problem.severity == "error"]
    return list(suite.cases)


@pytest.fixture(scope="module")
def small() -> Engine:
    """The grammar of the page."""
    return Engine(compile_rules(FILES)[0])


def test_the_declarations_are_a_grammar() -> None:
    assert compile_state(FILES).diagnostics == []


def test_every_declaration_is_shown() -> None:
    assert {word for word in DECLARATIONS if re.search(rf"^{word}\b", GRAMMAR, re.MULTILINE)} == set(DECLARATIONS)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.id)
def test_the_examples_hold(small: Engine, case: RuleCase) -> None:
    verdict = judge(case, small)
    assert verdict.holds, f"{verdict.why}\n{verdict.expected}\n{verdict.found}"


def test_cases_of_both_kinds_are_shown() -> None:
    assert {(case.case.kind, case.of_block) for case in _cases()} >= {
        ("example", False),
        ("reject", False),
        ("example", True),
        ("reject", True),
    }


@pytest.mark.parametrize("pattern", _patterns())
def test_the_patterns_are_patterns(pattern: str) -> None:
    parse_pattern(pattern)


def test_every_kind_of_pattern_is_shown() -> None:
    shown = "".join(repr(parse_pattern(pattern)) for pattern in _patterns())
    kinds = (*get_args(tree.Pattern), *get_args(tree.ClassExpr))
    assert {kind.__name__ for kind in kinds if f"{kind.__name__}(" not in shown} == set()


@pytest.mark.parametrize("table", [DECLARATIONS, CASES, OPTIONS, INNER, ROLES])
def test_every_keyword_is_listed_beside_its_other_spelling(table: dict[str, str]) -> None:
    assert [word for word, arabic in table.items() if f"| `{word}` | `{arabic}` |" not in PAGE] == []


def test_every_name_that_is_built_in_is_listed() -> None:
    tables = (ACTS, CLASSES, FORMS, POLARITIES, DROP_SETS)
    names = [word for table in tables for word in spellings(table)]
    assert [name for name in names if f"`{name}`" not in PAGE] == []
    phrases = [*spellings(PHRASES), *spellings(FRAME_REFERENCES)]
    assert [name for name in phrases if f"`<{name}>`" not in PAGE] == []


@pytest.mark.parametrize("table", [ACTS, CLASSES, FORMS, PHRASES, POLARITIES, DROP_SETS])
def test_no_name_that_is_built_in_stands_for_two_things(table: dict[str, str]) -> None:
    assert len(set(spellings(table))) == 2 * len(table)


def test_the_rule_in_the_readme_is_one() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (rule,) = re.findall(r"^```\n(construction .*?)^```$", readme, re.MULTILINE | re.DOTALL)
    file, problems = read_source("README.md", rule.encode())
    assert problems == []
    assert file is not None
    assert [case.kind for declared in file.declarations for case in declared.cases] == ["example", "reject"]  # type: ignore[union-attr]


LINK = re.compile(r"\]\(([^)#:]+)\)")


def test_every_link_leads_somewhere() -> None:
    root = Path(__file__).parents[2]
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    links = [(page, link) for page in pages for link in LINK.findall(page.read_text(encoding="utf-8"))]
    assert links
    assert [f"{page}: {link}" for page, link in links if not (page.parent / link).exists()] == []
