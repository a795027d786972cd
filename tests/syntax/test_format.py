"""The formatter: what it prints means the same, is printed the same again, and comes back from the other language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark

from qawl.cases.files import read_case_file
from qawl.cases.format import format_cases
from qawl.resources import grammar_text, rules_folder
from qawl.syntax import tree
from qawl.syntax.flow import WIDTH
from qawl.syntax.format import format_rules
from qawl.syntax.order import misleading
from qawl.syntax.reader import read_source
from qawl.syntax.respell import respell_roles

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = sorted([*rules_folder().rglob("*.qawl"), *GOLDEN.rglob("commands/**/*.qawl")])


def meaning(source: str) -> list[tree.Declaration]:
    """The declarations, the roles of cases in English; a text with mistakes is no use here."""
    file, problems = read_source("", source.encode())
    assert file is not None
    assert not [problem for problem in problems if problem.severity == "error"], (source, problems)
    return [_in_english(declaration) for declaration in file.declarations]


def _in_english(declaration: tree.Declaration) -> tree.Declaration:
    if not isinstance(declaration, tree.ConstructionDecl | tree.BlockDecl):
        return declaration
    return replace(declaration, cases=tuple(replace(c, text=respell_roles(c.text, "en")) for c in declaration.cases))


def check(source: str) -> None:
    printed = format_rules(source)
    english, arabic = format_rules(source, "en"), format_rules(source, "ar")
    assert format_rules(printed) == printed
    assert format_rules(english, "en") == english
    assert format_rules(arabic, "ar") == arabic
    assert format_rules(arabic, "en") == english
    assert meaning(printed) == meaning(english) == meaning(arabic) == meaning(source)
    assert comments(printed) == comments(source)


def comments(source: str) -> list[str]:
    """The comments of a text without `#` in words or cases."""
    return [line.partition("#")[2].strip() for line in source.splitlines() if "#" in line]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_file_comes_back(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


def _strategy() -> st.SearchStrategy[str]:
    """Declarations made by the grammar itself. Its words are drawn from few, since nearly all others are as good."""
    grammar = Lark(grammar_text("rules.lark"), parser="lalr", start="declaration")
    blanks = st.sampled_from(["\n    ", "\n\n\n  ", "\n  # why\n  "])

    def rows(*keywords: str) -> st.SearchStrategy[str]:
        return st.tuples(blanks, st.sampled_from(keywords)).map("".join)

    names = st.sampled_from(["said", "np", "that", "word", "أن", "كلمة", "اسم-ما", "x1"])
    words = st.sampled_from(["أن", "من", "قال", "وقالَ", "مثال", "أو", "حتى", "رتبة"])
    cases = st.sampled_from([" [cue قال]", "  قال [1.قائل زيد] # نعم", r" \[cue قال"])
    explicit = {
        "_END": st.just(""),
        "_LINE": blanks,
        "_LINE_END": st.just(""),
        "NAME": names,
        "WORD": words,
        "ENTRY_WORD": words,
        "PROCLITIC": st.sampled_from(["لـ", "وـ"]),
        "ENCLITIC": st.sampled_from(["ـ", "ـه"]),
        "STRING": st.sampled_from(['"،"', '"أن"', r'"\""']),
        "DESCRIPTION": st.tuples(blanks, st.just('"What it\n is."\n    ')).map("".join),
        "SIGN": st.sampled_from(["ا", "أ", "tashkeel", "تطويل", "«"]),
        "INTEGER": st.sampled_from(["2", "-1", "٣"]),
        "QUANTIFIER": st.sampled_from(["?", "*?", "+", "{ 2, 3 }", "{2}"]),
        "ROLE": st.sampled_from(["cue", "قائل"]),
        "ACT_NAME": st.sampled_from(["say", "إعلان"]),
        "FORM_NAME": st.sampled_from(["colon", "مصدر"]),
        "POLARITY_NAME": st.sampled_from(["negative", "موجبة"]),
        "NP": st.sampled_from(["<np>", "< اسم >"]),
        "QUOTE": st.sampled_from(["<quote>", "<اقتباس>"]),
        "THAT": st.sampled_from(["أن", "إن"]),
        "_RANK": rows("rank", "رتبة"),
        "INTERRUPTS": rows("interrupts", "يقطع  الداخلي"),
        "NOMINAL": rows("nominal", "اسمي"),
        "_FORM": rows("form", "صيغة"),
        "_ACT_LINE": rows("act", "فعل"),
        "_WAS": rows("was", "كان  اسمه"),
        "EXAMPLE": st.tuples(rows("example", "مثال"), cases).map("".join),
        "REJECT": st.tuples(rows("reject", "مرفوض"), cases).map("".join),
        "TODO": st.tuples(rows("todo", "مؤجل"), cases).map("".join),
        "SPACE": st.sampled_from([" ", "  ", "\t"]),
        "BREAK": st.sampled_from(["\n      ", "\n  # odd\n      ", "  # behind\n    "]),
    }
    terminals = {terminal.name for terminal in grammar.terminals}
    return from_lark(grammar, start="declaration", explicit={k: v for k, v in explicit.items() if k in terminals})


@given(st.data())
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_whatever_the_grammar_makes_comes_back(data: st.DataObject) -> None:
    source = data.draw(_declarations())
    file, problems = read_source("", source.encode())
    assume(file is not None and file.declarations and not any(p.severity == "error" for p in problems))
    check(source)


@cache
def _declarations() -> st.SearchStrategy[str]:
    return _strategy()


def test_a_file_of_cases_comes_back() -> None:
    source = (GOLDEN / "commands" / "messy" / "rules.cases").read_text(encoding="utf-8")
    printed, arabic = format_cases(source), format_cases(source, "ar")
    assert format_cases(printed) == printed
    assert format_cases(arabic, "en") == format_cases(source, "en")
    sections, _, problems = read_case_file("rules.cases", printed.encode())
    assert (sections, problems) == (read_case_file("rules.cases", source.encode())[0], [])
    assert printed.count("#") == source.count("#")


@pytest.mark.parametrize(
    ("line", "lies"),
    [
        ("(عن | إلى) ما? {that}", True),
        ("من | إلى? {that}", True),
        ("أن{1,2} {that}", True),
        ("(عن | إلى) {that} ما?", False),
        ("من | إلى | على {that}", False),
        ("أن? {that}", False),
        ("(عن | إلى) ما?", False),
        ('"علي" =({name} | بن)', False),
        ("{a} !عن !إلى {that}", False),
        ('{a} !عن !"إلى" !من {that}', False),
        ("{a} عن !إلى {that}", True),
        ("{a} !عن !إلى? {that}", True),
    ],
)
def test_what_misleads(line: str, lies: bool) -> None:
    assert (misleading(line) is not None) is lies


def test_long_and_misleading_patterns_are_broken() -> None:
    pattern = " ".join(["(عن | إلى) ما? {that} ([source <np>] | {word}*)"] * 5)
    rows = format_rules(f"construction a\n  [cue {{say}}] {pattern}\n").splitlines()
    assert len(rows) > 5
    assert all(len(row) <= WIDTH and misleading(row) is None for row in rows)


def test_what_may_not_stand_there_stands_together() -> None:
    source = "phrase a !{b} (!ليقول !لتقول !ليؤكد <c>){1,9}\n"
    assert format_rules(source) == source


def test_the_rules_are_not_wider_than_a_line() -> None:
    for path in FILES:
        for declaration in format_rules(path.read_text(encoding="utf-8")).split("\n\n"):
            if declaration.startswith(("phrase", "construction", "block")):
                pattern = [row for row in declaration.splitlines() if "#" not in row and '"' not in row]
                assert [row for row in pattern if len(row) > WIDTH] == []
