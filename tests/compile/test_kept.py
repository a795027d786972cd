"""A lexicon of kept parts is the one that would be made."""

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
    with monkeypatch.context() as patched:
        assert not _made_anew(files, patched)
    assert lexicon(files) == made


def _made_anew(files: RuleFiles, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The declarations, by their names, whose words are inflected."""
    inflect = sys.modules["qawl.compile.inflect"]  # the pass has the name, too
    names: list[str] = []
    make = inflect._entries
    monkeypatch.setattr(inflect, "_entries", lambda *of: names.append(getattr(of[2], "name", "fold")) or make(*of))
    lexicon(files)
    return names


@pytest.mark.parametrize(
    ("old", "new", "anew"),
    [
        ("unify ا أ إ آ", "unify ي ى", ["fold", "day", "say"]),
        ("    أمس", "    غدا", ["day"]),
        ("words day", "words when", ["when"]),
        ("قال يقول قائل قول", "أشار يشير مشير إشارة", ["say"]),
        ("عن أن", "أن", ["say"]),
        ("act say", "act reply", ["say"]),
        ("act say", "act say polarity negative", ["say"]),
    ],
)
def test_what_has_changed_is_made_anew(old: str, new: str, anew: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon(rules(RULES))
    changed = rules(RULES.replace(old, new))
    assert _made_anew(changed, monkeypatch) == anew
    assert lexicon(changed) == lexicon(changed, cache=False) != lexicon(rules(RULES))


def test_where_words_stand_does_not_matter(cache: Path) -> None:
    lexicon(rules(RULES))
    lexicon(rules(f"# A line.\n{RULES}\nphrase p {{day}}\n"))
    assert len(list(cache.iterdir())) == len(["fold", "day", "say"])


def test_problems_are_told_again(cache: Path) -> None:
    wrong = rules(RULES.replace("يقول", "يشير"))
    for _ in range(2):
        state: Compilation = compile_state(wrong, CHECKS[:2], cache=True)
        assert [problem.code for problem in state.diagnostics] == ["Q300"]
    assert len(list(cache.iterdir())) == len(["fold", "day"])


def test_what_is_damaged_is_made_anew(cache: Path) -> None:
    made = lexicon(rules(RULES))
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert lexicon(rules(RULES)) == made


PATTERNS = """
construction c
    [cue {say}] {day}? [content ...]

block b
    [cue قال] (نعم | نعم)
"""
EDITS = [
    ("", ""),
    ("{day}?", "{day}+"),
    ("{day}?", "{dya}"),  # names nothing
    ("{day}?", "({day}"),  # cannot be read
    ("    [cue قال] (نعم | نعم)\n", ""),
    ("block b", "construction c"),
    ("block", "# A line.\n\nblock"),
    ("    أمس", "    ب ب ،"),
    ("يقول", "يشير"),
    ("unify ا أ إ آ", "unify ا أ\n    unify ب أ"),  # not stable
    ("words day\n    أمس\n", ""),
    ("", ""),
]


def test_after_every_edit_all_is_as_from_nothing() -> None:
    for old, new in EDITS:
        text = (RULES + PATTERNS).replace(old, new, 1)
        kept, made = (compile_state(rules(text), CHECKS, cache=cache) for cache in (True, False))
        assert kept.diagnostics == made.diagnostics
        assert kept.compiled == made.compiled
        assert (list(kept.readings), kept.free, kept.tests) == (list(made.readings), made.free, made.tests)
