"""Files of cases beside the rule files, and what is said against cases before they are run."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.cases.collect import Suite, collect
from qawl.cases.files import case_files, read_case_file, rule_folder
from qawl.resources import rules_folder
from qawl.syntax.reader import read_source

RULES = "construction said\n  [cue قال]\n  example [cue قال].\nblock impersonal\n  [cue يذكر]\n"


def read(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The rules of a file of cases with kind and text of their cases."""
    sections, source, problems = read_case_file("a.cases", text.encode())
    assert problems == []
    for section in sections:
        for case in section.cases:
            assert source[case.place.start : case.place.end] == case.text
    return [(section.rule, [(case.kind, case.text) for case in section.cases]) for section in sections]


def problems(text: str) -> list[tuple[str, str]]:
    """Code and marked text."""
    _, _, found = read_case_file("a.cases", text.encode())
    assert all(problem.help for problem in found)
    return [(problem.code, text[problem.place.start : problem.place.end]) for problem in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("# nothing\n", []),
        ("for said\n", [("said", [])]),
        (
            "# c\nfor said # d\n  example  [cue قال] # e\n\n  # f\n\treject قال \nfor b\n  todo x",
            [("said", [("example", "[cue قال] # e"), ("reject", "قال")]), ("b", [("todo", "x")])],
        ),
        ("لأجل قول-أول\n    مثال [قول قال].\n", [("قول-أول", [("example", "[قول قال].")])]),
        (
            "\ufeff\u200efor said\r\n  example قال\r\n  \u200ereject x\r\n",
            [("said", [("example", "قال"), ("reject", "x")])],
        ),
        ("for a\n  example قال\u200cفلان ﻻ\n", [("a", [("example", "قال\u200cفلان ﻻ")])]),
    ],
)
def test_read(text: str, expected: list[tuple[str, list[tuple[str, str]]]]) -> None:
    assert read(text.removeprefix("\ufeff")) == expected
    assert [section.rule for section in read_case_file("a", text.encode())[0]] == [rule for rule, _ in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("example x\n", [("Q100", "example")]),
        ("  example x\n", [("Q100", "example")]),
        ("for a\nexample x\n", [("Q100", "example")]),
        ("for a\n  for b\n", [("Q100", "for")]),
        ("for\n", [("Q100", "for")]),
        ("for a b\n", [("Q100", "for a b")]),
        ("for a\n  exampel x\n", [("Q100", "exampel")]),
        ("for a\n  example\n  example # \n", [("Q100", "example")]),
        ("for a\n  example \u202e x\n", [("Q102", "\u202e")]),
        ("for a\u200cb\n", [("Q103", "\u200c")]),
    ],
)
def test_mistakes(text: str, expected: list[tuple[str, str]]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_are_no_text(mark: bytes) -> None:
    sections, source, (problem,) = read_case_file("a.cases", mark + b"for a\n  example \xe6\n")
    assert (sections, problem.code) == ([], "Q101")
    assert problem.place.line_column(source) == (2, 11)


def suite(rules: str, beside: str, name: str = "a.cases") -> Suite:
    file, found = read_source("a.qawl", rules.encode())
    assert file is not None and not [p for p in found if p.code != "Q105"]
    return collect([file], [(name, beside.encode())])


def test_cases_of_both_files_are_numbered_through() -> None:
    found = suite(RULES, "for impersonal\n  example [cue يذكر].\nfor said\n  reject x\n  example [cue قال] y\n")
    assert [case.id for case in found.cases] == [
        "said[example-1]",
        "said[reject-1]",
        "said[example-2]",
        "impersonal[example-1]",
    ]
    assert [case.case.place.path for case in found.cases] == ["a.qawl", "a.cases", "a.cases", "a.cases"]
    assert {case.file for case in found.cases} == {"a.qawl"}
    assert found.problems == ()
    assert set(found.sources) == {"a.qawl", "a.cases"}


@pytest.mark.parametrize(
    ("beside", "name", "way_out"),
    [
        ("for siad\n  reject x\n", "a.cases", "Did you mean `said`?"),
        ("for relay\n  reject x\n", "a.cases", "Its cases belong beside the file that declares it."),
        ("for said\n  reject x\n", "b.cases", "There is no b.qawl beside this file that can be read."),
    ],
)
def test_cases_of_no_rule(beside: str, name: str, way_out: str) -> None:
    found = suite(RULES, beside, name)
    assert [(p.code, p.place.path, p.help) for p in found.problems if p.code == "Q504"] == [("Q504", name, way_out)]


def test_cases_of_a_rule_that_cannot_be_read_are_no_second_mistake() -> None:
    assert suite("construction said\n  [cue قال\n", "for said\n  reject x\n").problems == ()


@pytest.mark.parametrize(
    ("cases", "missing"),
    [
        ("", ["the construction `c` has no example and no reject"]),
        ("  example [cue قال]\n", ["the construction `c` has no reject"]),
        ("  reject قال\n  todo [cue قال]\n", ["the construction `c` has no example"]),
        ("  reject قال\n  example [cue قال]\n", []),
    ],
)
def test_a_construction_has_an_example_and_a_reject(cases: str, missing: list[str]) -> None:
    found = suite(f"construction c\n  [cue قال]\n{cases}", "")
    assert [(p.code, p.message) for p in found.problems] == [("Q502", message) for message in missing]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("example قال", ["Q501"]),
        ("example [source قال]", ["Q501"]),
        ("example [cue قال] [2.source فلان]", ["Q501"]),
        ("example [2.cue قال]", []),
        ("reject قال", []),
        ("reject [source قال]", ["Q501"]),
        ("todo قال", []),
        ("example [cue قال", ["Q500"]),
        ("example [qcue قال] [soruce فلان]", ["Q500", "Q500"]),
    ],
)
def test_what_is_wrong_with_a_case(line: str, codes: list[str]) -> None:
    (case,) = suite(f"construction c\n  [cue قال]\n  {line}\n", "").cases
    assert [problem.code for problem in case.problems] == codes
    assert (case.markup is None) == bool(codes)


def test_a_block_marks_what_it_blocks() -> None:
    text = "block b\n  [cue يذكر]\n  example يذكر\n  todo يذكر\n  reject يذكر\n  example [cue يذكر]\n"
    assert [len(case.problems) for case in suite(text, "").cases] == [1, 1, 1, 0]


def test_case_files_of_a_folder_and_beside_a_file(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.cases", "a.qawl", "b/c.cases", "d.qawl"):
        (tmp_path / name).write_bytes(name.encode())
    assert case_files(tmp_path) == [("a.cases", b"a.cases"), ("b/c.cases", b"b/c.cases")]
    assert case_files(tmp_path / "a.qawl") == [("a.cases", b"a.cases")]
    assert case_files(tmp_path / "d.qawl") == []


def test_the_rule_folder_is_where_the_fold_is(tmp_path: Path) -> None:
    (tmp_path / "rules" / "constructions").mkdir(parents=True)
    (tmp_path / "rules" / "orthography.qawl").write_text("# x\nfold\n  drop tashkeel\n", encoding="utf-8")
    relay = tmp_path / "rules" / "constructions" / "relay.qawl"
    relay.write_text("construction fold\n", encoding="utf-8")
    (tmp_path / "other.qawl").write_text("words a\n  ب\n", encoding="utf-8")
    assert rule_folder(relay) == tmp_path / "rules"
    assert rule_folder(relay.parent) == tmp_path / "rules"
    assert rule_folder(tmp_path / "other.qawl") == tmp_path
    assert rule_folder(rules_folder() / "lexicon") == rules_folder()
