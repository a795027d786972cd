"""The matcher in C: with the whole grammar it finds what the one in Python finds, and one can do without it."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

import qawl
from qawl.cases.collect import read_suite
from qawl.match import matcher
from qawl.match.found import OutOfTime
from qawl.match.native.machine import AVAILABLE, NativeMachine
from qawl.match.patterns.machine import Machine

ROOT = Path(__file__).parents[2]
TEXT = "قال الوزير إن الخط جاهز، مضيفا أن الجسر مغلق. وأكدت المديرة أن العمل بدأ."

native = pytest.mark.skipif(not AVAILABLE, reason="the matcher in C is not built")


@native
@pytest.mark.slow
def test_it_finds_the_same_in_all_sentences_beside_the_rules() -> None:
    fast, slow = qawl.load(), qawl.load(native=False)
    assert isinstance(fast.machine, NativeMachine) and isinstance(slow.machine, Machine)
    texts = [case.markup.text for case in read_suite(ROOT / "rules").cases if case.markup is not None]
    texts.append((ROOT / "docs" / "example.txt").read_text(encoding="utf-8"))
    assert len(texts) > 500
    for text in [*texts, "\n".join(texts)]:
        symbols = fast.lay_out(text).symbols
        assert list(fast.machine.matches(symbols)) == list(slow.machine.matches(symbols)), text


@native
def test_a_search_has_its_time(few_rules: str, tmp_path: Path) -> None:
    (tmp_path / "few.qawl").write_text(few_rules, encoding="utf-8")
    engine = qawl.load(tmp_path)
    symbols = engine.lay_out(TEXT).symbols
    with pytest.raises(OutOfTime) as late:
        list(engine.machine.matches(symbols, -1.0))
    assert late.value.cue == engine.machine.cues(symbols)[0]
    assert len(list(engine.machine.matches(symbols))) == 1  # nothing of that search is left over


@pytest.mark.parametrize("sender", [True, False])
def test_engines_are_sent_whatever_matcher_is_there(
    sender: bool, few_rules: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "few.qawl").write_text(few_rules, encoding="utf-8")
    engine = qawl.load(tmp_path, native=sender)
    sent = pickle.dumps(engine)
    there = pickle.loads(sent)
    assert there(TEXT) == engine(TEXT) != [] and there.machine.native == engine.machine.native
    monkeypatch.setattr(matcher, "AVAILABLE", False)
    elsewhere = pickle.loads(sent)
    assert isinstance(elsewhere.machine, Machine) and elsewhere(TEXT) == engine(TEXT)


def test_it_is_built_where_there_is_a_compiler() -> None:
    if shutil.which("cc") is None and shutil.which("gcc") is None:
        pytest.skip("no compiler")
    assert AVAILABLE, "install the package again: the sources in C have changed"
