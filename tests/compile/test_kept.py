"""A lexicon that is kept is the one that would be made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from qawl.compile import CHECKS, compile_state
from qawl.compile.state import Compilation
from qawl.resources import rules_folder
from qawl.sources import RuleFiles, rule_files

RULES = """fold
    unify ا أ إ آ

words day
    أمس

verbs say act say
    قال يقول قائل قول                takes عن أن or <np>
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QAWL_CACHE", str(tmp_path))
    return tmp_path / "lexicons"


def lexicon(files: RuleFiles, *, cache: bool = True) -> tuple[object, ...]:
    state = compile_state(files, CHECKS[:2], cache=cache)
    return list(state.readings.items()), state.free, state.joining, state.frames, state.diagnostics


def rules(text: str) -> RuleFiles:
    return [("a.qawl", text.encode())]


def test_the_built_in_lexicon(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = rule_files(rules_folder())
    made = lexicon(files, cache=False)
    assert not cache.exists()
    assert lexicon(files) == made
    monkeypatch.setattr(sys.modules["qawl.compile.inflect"], "_fill", _must_not)  # the pass has the name, too
    assert lexicon(files) == made


def _must_not(*_: object) -> None:
    raise AssertionError("the lexicon was made although it was kept")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unify ا أ إ آ", "unify ي ى"),
        ("    أمس", "    غدا"),
        ("words day", "words when"),
        ("قال يقول قائل قول", "أشار يشير مشير إشارة"),
        ("عن أن", "أن"),
        ("act say", "act reply"),
        ("act say", "act say polarity negative"),
    ],
)
def test_another_lexicon_is_made_anew(old: str, new: str) -> None:
    lexicon(rules(RULES))
    changed = rules(RULES.replace(old, new))
    assert lexicon(changed) == lexicon(changed, cache=False) != lexicon(rules(RULES))


def test_where_words_stand_does_not_matter(cache: Path) -> None:
    lexicon(rules(RULES))
    lexicon(rules(f"# A line.\n{RULES}\nphrase p {{day}}\n"))
    assert len(list(cache.iterdir())) == 1


def test_problems_are_told_again(cache: Path) -> None:
    wrong = rules(RULES.replace("يقول", "يشير"))
    for _ in range(2):
        state: Compilation = compile_state(wrong, CHECKS[:2], cache=True)
        assert [problem.code for problem in state.diagnostics] == ["Q300"]
    assert not cache.exists()


def test_what_is_damaged_is_made_anew(cache: Path) -> None:
    made = lexicon(rules(RULES))
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert lexicon(rules(RULES)) == made
