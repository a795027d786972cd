"""The cases as tests of pytest, in a project of somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

PLUGIN = ("-p", "qawl.adapters.pytest_plugin", "-p", "no:cacheprovider")


@pytest.fixture
def project(rules: Path, pytester: pytest.Pytester) -> pytest.Pytester:
    """`rules/` in the current folder, which is a project of its own."""
    rules.rename(pytester.path / "rules")
    pytester.chdir()
    pytester.makeini("[pytest]\naddopts =\n")
    return pytester


def test_each_case_is_a_test(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess(*PLUGIN, "-v", "rules")
    result.assert_outcomes(passed=2, failed=3, xfailed=1)
    result.stdout.fnmatch_lines_random(
        [
            "rules/constructions/said.qawl::said[[]example-1] PASSED*",
            "rules/constructions/said.qawl::said[[]example-2] FAILED*",
            "rules/constructions/said.qawl::said[[]reject-1] PASSED*",
            "rules/constructions/said.qawl::said[[]todo-1] XFAIL*",
            "rules/constructions/said.qawl::said[[]todo-2] FAILED*",
            "rules/constructions/said.qawl::said[[]reject-2] FAILED*",
        ]
    )


def test_a_failure_is_told_as_by_the_command(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess(*PLUGIN, "rules/constructions/said.qawl", "-k", "example-2 or todo-2")
    result.assert_outcomes(failed=2, deselected=4)
    result.stdout.fnmatch_lines(
        [
            "rules/constructions/said.qawl:4: the example of `said` fails: something else is found by `said`",
            "    expected  [[]cue قال] [[]source زيد الكبير].",
            "    found     [[]cue قال] [[]source زيد] الكبير.",
            "rules/constructions/said.cases:2:14: warning Q503: this todo of `said` passes",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_todo_fails_where_expected_failures_are_run(project: pytest.Pytester) -> None:
    project.runpytest_inprocess(*PLUGIN, "--runxfail", "rules", "-k", "todo-1").assert_outcomes(failed=1, deselected=5)


def test_rules_that_cannot_be_used_are_an_error_in_collection(project: pytest.Pytester) -> None:
    Path("rules/a.qawl").write_text("phrase a <b>\n", encoding="utf-8")
    result = project.runpytest_inprocess(*PLUGIN, "rules")
    result.assert_outcomes(errors=3)
    result.stdout.fnmatch_lines(
        [
            "The rules in * cannot be used.",
            "rules/a.qawl:1:10: error Q201: there is no phrase `b`",
            "    phrase a ⟦<b>⟧",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize("beside", ["for nobody\n  reject x\n", "reject x\n"])
def test_a_file_of_cases_that_cannot_be_used(beside: str, project: pytest.Pytester) -> None:
    Path("rules/constructions/said.cases").write_text(beside, encoding="utf-8")
    result = project.runpytest_inprocess(*PLUGIN, "rules")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["rules/constructions/said.cases:1:*: error Q*"])


def test_names_are_ascii(project: pytest.Pytester) -> None:
    Path("rules/قول.qawl").write_text("تركيب قول-أول\n    [قول ذكر]\n    مثال [قول ذكر].\n", encoding="utf-8")
    result = project.runpytest_inprocess(*PLUGIN, "rules", "-v", "-k", "u0642")
    result.assert_outcomes(passed=1, deselected=6)
    (line,) = [line for line in result.outlines if "PASSED" in line]
    assert line.split("::")[1].isascii()


def test_a_gold_article_of_a_rule_folder_is_a_test(project: pytest.Pytester) -> None:
    for folder in ("rules/gold", "elsewhere"):
        Path(folder).mkdir()
        Path(folder, "قمة.gold").write_text("[1.cue قال] [1.source زيد].\n", encoding="utf-8")
    result = project.runpytest_inprocess(*PLUGIN, "-v", "rules/gold", "elsewhere", "--junit-xml=report.xml")
    result.assert_outcomes(passed=1)
    report = Path("report.xml").read_text(encoding="utf-8")
    assert '<testcase classname="' in report and "u0642" in report and "[article]" in report


def test_a_mistake_in_one_case_fails_that_case(project: pytest.Pytester) -> None:
    Path("rules/constructions/said.cases").write_text(
        "for said\n  example [cue قال\n  todo [cue قال\n", encoding="utf-8"
    )
    result = project.runpytest_inprocess(*PLUGIN, "rules", "-k", "example-3 or todo-2")
    result.assert_outcomes(failed=2, deselected=4)
    result.stdout.fnmatch_lines(["rules/constructions/said.cases:2:11: error Q500: *"])


def test_nothing_happens_without_rule_files(project: pytest.Pytester) -> None:
    """In a fresh process: the plugin brings in nothing of Qawl that costs time."""
    project.makepyfile(
        """
        import sys

        def test_nothing_is_loaded():
            assert "qawl.adapters.pytest_plugin" in sys.modules
            assert not {"lark", "qawl.cases", "qawl.syntax", "qawl.compile"} & set(sys.modules)
        """
    )
    project.runpytest_subprocess(*PLUGIN, "test_nothing_happens_without_rule_files.py").assert_outcomes(passed=1)


@pytest.mark.slow
def test_with_several_processes(project: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    result = project.runpytest_subprocess(*PLUGIN, "-n", "1", "rules")
    result.assert_outcomes(passed=2, failed=3, xfailed=1)
