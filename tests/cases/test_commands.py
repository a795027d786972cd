"""`qawl test` and `qawl check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.adapters.cli import main

TOLD = """\
rules/constructions/said.qawl:4: the example of `said` fails: something else is found by `said`
    expected  [cue قال] [source زيد الكبير].
    found     [cue قال] [source زيد] الكبير.
    said (constructions/said.qawl:1) matches and is chosen: cue «قال», source «زيد».

rules/constructions/said.cases:2:14: warning Q503: this todo of `said` passes
    todo     ⟦[cue قال] [source سعيد].⟧
    Make it `example`, so that it stays so.

rules/constructions/said.cases:3: the reject of `said` fails: `said` finds something
    expected  قال زيد.
    found     [cue قال] [source زيد].
    said (constructions/said.qawl:1) matches and is chosen: cue «قال», source «زيد».

6 cases: 2 passed, 2 failed, 1 to do, 1 to do but passed already
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--rules", "rules"],
        ["rules"],
        ["rules/constructions"],
        ["rules/constructions/said.qawl"],
        ["rules/constructions/said.cases", "rules/orthography.qawl", "--rules", "rules"],
    ],
)
def test_failures_show_expected_and_found(
    arguments: list[str], rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["test", *arguments]) == 1
    assert capsys.readouterr() == (TOLD, "")


@pytest.mark.parametrize(
    ("substring", "status", "summary"),
    [
        ("example-1", 0, "1 case: 1 passed"),
        ("example", 1, "2 cases: 1 passed, 1 failed"),
        ("said[todo", 0, "2 cases: 1 to do, 1 to do but passed already"),
        ("todo-1", 0, "1 case: 1 to do"),
    ],
)
def test_a_part_of_the_cases(
    substring: str, status: int, summary: str, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["test", "rules", "-k", substring]) == status
    assert capsys.readouterr().out.splitlines()[-1] == summary


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no such file or folder: nowhere"),
        (["--rules", "nowhere"], "there is no such file or folder"),
        (["rules", "-k", "nothing"], "there are no cases with `nothing` in their names"),
        (["rules/orthography.qawl"], "there are no cases in there"),
        (["rules", "--rules", "empty"], "there are no rule files (*.qawl) in it"),
        (["other", "--rules", "rules"], "other is not in the rule folder rules: name it with --rules"),
    ],
)
def test_what_cannot_be_run(
    arguments: list[str], message: str, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    Path("other").mkdir()
    assert main(["test", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, message in err) == ("", True)


@pytest.mark.parametrize("beside", ["for nobody\n  reject x\n", "  reject x\n", "for said\n  example قال\n"])
def test_mistakes_in_cases_are_failures(beside: str, rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / "constructions" / "said.qawl").write_text(
        "construction said\n  [cue قال]\n  example [cue قال]\n  reject كتب\n", encoding="utf-8"
    )
    (rules / "constructions" / "said.cases").write_text(beside, encoding="utf-8")
    assert main(["test", "rules/constructions/said.qawl"]) == 1
    assert "error Q" in capsys.readouterr().out


def test_rules_that_cannot_be_used(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / "a.qawl").write_text("phrase a <b>\n", encoding="utf-8")
    assert main(["test", "rules"]) == 1
    out, err = capsys.readouterr()
    assert (out, "error Q201" in err) == ("", True)


def test_check_finds_nothing(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "rules"]) == 0
    assert capsys.readouterr() == ("3 files: no problems\n", "")


def test_check_shows_the_problems_of_all_files(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / "a.qawl").write_text("phrase a <b>\nconstruction c\n  [cue قال]\n  reject [cue قال\n", encoding="utf-8")
    (rules / "constructions" / "said.cases").write_text("for siad\n", encoding="utf-8")
    assert main(["check", "rules"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert [line.split(": ")[:2] for line in out.splitlines() if not line.startswith(" ")] == [
        ["rules/a.qawl:1:10", "error Q201"],
        ["rules/a.qawl:2:1", "warning Q502"],
        ["rules/a.qawl:4:10", "error Q500"],
        ["rules/constructions/said.cases:1:5", "error Q504"],
        [""],
        ["4 files", "3 errors, 1 warning"],
    ]


def test_check_of_one_file(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("one.qawl").write_text("fold\n  drop tashkel\n", encoding="utf-8")
    assert main(["check", "one.qawl"]) == 1
    assert capsys.readouterr().out.startswith("one.qawl:2:8: error Q100: ")


def test_warnings_are_no_failure(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / "a.qawl").write_text("construction c\n  [cue ذكر]\n", encoding="utf-8")
    assert main(["check", "rules"]) == 0
    assert capsys.readouterr().out.endswith("4 files: 1 warning\n")


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_check_without_rules(folder: str, rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    assert main(["check", folder]) == 2
    out, err = capsys.readouterr()
    assert (out, "error Q106" in err) == ("", True)
