"""One rule file a code, and how its problems are shown.

`pytest tests/golden --accept` writes what comes out into the golden files; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.adapters.arabic import codes, told
from qawl.adapters.cli.check import check
from qawl.adapters.problems import render
from qawl.adapters.wording import Language
from qawl.cases.collect import read_suite
from qawl.cases.grammar import Grammar
from qawl.diagnostic import CODES, Diagnostic, RuleError, Text
from qawl.engine import load
from qawl.syntax.characters import MAXIMUM_BYTES

FOLDER = Path(__file__).parent / "diagnostics"
DOCS = Path(__file__).parents[2] / "docs"
PAGES: dict[Language, str] = {"en": "diagnostics.md", "ar": "diagnostics.ar.md"}
PREFACE = """# Problems in rule files

Every problem has a code. Each of these has an example: rules that are wrong, what is said of them, and the way out. An
error keeps the rules from being used, a warning does not. A test makes this page (`pytest tests/golden --accept`).
The same [in Arabic](diagnostics.ar.md).
"""
PREFACE_AR = """# مشكلات ملفات القواعد

لكل مشكلة رمز، ولكل رمز هنا مثال: قواعد فيها خطأ، وما يُقال فيها، والمخرج. والخطأ يمنع استعمال القواعد،
والتحذير لا يمنعه. ويصنع اختبارٌ هذه الصفحة (`pytest tests/golden --accept`). وهي [بالإنجليزية](diagnostics.md) أيضا.
"""
HOSTILE = Path(__file__).parent / "hostile"

# What a file in the repository should not hold, or cannot.
MADE: dict[str, bytes] = {
    "Q101": b"words title\n    " + "وزير".encode("cp1256") + b"\n",
    "Q102": "fold\n    drop tashkeel\n\nwords title # \u202eوزير\n    رئيس\n".encode(),
    "Q107": b"#" * (MAXIMUM_BYTES + 1),
}
MISSING = "Q106"  # no file at all


def diagnose(path: Path) -> tuple[list[Diagnostic], dict[str, str]]:
    """All problems of a rule file or folder, also those that show only when the cases are run."""
    try:
        problems, sources = check(path)
    except RuleError as error:
        return error.diagnostics, error.sources
    if not any(problem.severity == "error" for problem in problems):
        grammar = Grammar(path, read_suite(path), load(path, cache=False, native=False))
        problems += grammar.slow()
        problems += [problem for case in grammar.suite.cases for problem in grammar.run(case).problems]
    return problems, sources


def compare(golden: Path, text: str, accept: bool) -> None:
    if accept:
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


def problems_of(code: str, made: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Diagnostic], dict[str, str]]:
    """The problems of the file of a code, and the texts of all files; a file that cannot be kept is `made` there."""
    monkeypatch.chdir(made if code in MADE else FOLDER)
    path = Path(f"{code}.qawl")
    if code in MADE:
        path.write_bytes(MADE[code])
    return diagnose(path)


@pytest.mark.parametrize("code", CODES)
def test_every_code(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: bool) -> None:
    problems, sources = problems_of(code, tmp_path, monkeypatch)
    compare(FOLDER / f"{code}.txt", render(problems, sources) + "\n", accept)
    assert {problem.code for problem in problems} == {code}


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CODES)
    assert {path.stem for path in FOLDER.glob("*.qawl")} == set(CODES) - {*MADE, MISSING}


def test_mistakes_of_all_kinds_show_at_once(tmp_path: Path, accept: bool) -> None:
    for file in HOSTILE.glob("*.qawl"):
        # No bidirectional control stands in the repository itself.
        text = file.read_text(encoding="utf-8").replace("<U+202E>", "\u202e")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    problems, sources = diagnose(tmp_path)
    compare(HOSTILE / "problems.txt", render(problems, sources) + "\n", accept)
    assert [problem.code for problem in problems] == ["Q102", "Q202", "Q105", "Q200"]


@pytest.mark.parametrize("lang", PAGES)
def test_the_page(lang: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: bool) -> None:
    """docs/diagnostics.md is made of the codes and what is said of their rules; another is in Arabic."""
    parts = [PREFACE_AR if lang == "ar" else PREFACE]
    for code, about in CODES.items():
        rules = FOLDER / f"{code}.qawl"
        problems, sources = problems_of(code, tmp_path, monkeypatch)
        kind, meaning = (told(Text(about.severity), lang), codes.ARABIC[code] if lang == "ar" else about.meaning)
        parts.append(f"## {code} ({kind})\n\n{meaning}\n")
        if rules.exists():
            parts.append(f"```text\n{rules.read_text(encoding='utf-8').rstrip()}\n```\n")
        says = "يقول `qawl check` أو `qawl test`:" if lang == "ar" else "`qawl check` or `qawl test` says:"
        parts.append(f"{says}\n\n```text\n{render(problems, sources, lang=lang)}\n```\n")
    compare(DOCS / PAGES[lang], "\n".join(parts), accept)


@pytest.mark.parametrize("code", CODES)
def test_the_style_of_messages(code: str) -> None:
    """A message begins small and has no full stop; the way out is a sentence; names stand in backquotes."""
    for line in (FOLDER / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        head, _, message = line.partition(f" {code}: ")
        if message:
            assert not message[0].isupper() and not message.endswith("."), message
            assert " '" not in message, message
            assert head.endswith(("error", "warning"))
        elif "⟦" not in line:
            way_out = line.strip()
            assert not way_out[0].islower() and way_out.endswith((".", "?")), way_out
