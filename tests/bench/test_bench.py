"""The benchmarks run, on a text of a few lines and a grammar of a few rules; no time is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.compile import compile_rules
from qawl.engine import Engine
from qawl.sources import RuleFiles
from qawl.text.folding import Fold

from .clock import in_turns, run
from .cues import cues, one_construction
from .grown import new_word, with_other_cues, with_same_cues
from .growth import constructions, length, vocabulary
from .peers import peers
from .stages import stages
from .texts import MADE_UP, articles, first, size, with_new_words

PARTICIPLE = "construction participle\n    [cue مشيرا] إلى {that} [content {any}+]\n"
TEXTS = [MADE_UP, MADE_UP]


@pytest.fixture
def files(few_rules: str) -> RuleFiles:
    return [("rules.qawl", (few_rules + PARTICIPLE).encode())]


def test_tables_are_made(files: RuleFiles) -> None:
    def fresh() -> Engine:
        return Engine(compile_rules(files)[0])

    made = [
        stages(fresh, fresh, TEXTS, 1),
        peers(files, fresh, TEXTS, 1),
        constructions(files, TEXTS, 1, (1, 2)),
        length(fresh, TEXTS, 1, 0.002),
        vocabulary(fresh, TEXTS, 1),
    ]
    for table in made:
        assert {len(row) for row in table.rows} == {len(table.head)}
        assert str(table).count("\n| ") == len(table.rows) + 2


def test_peers_find_the_canonical_construction(files: RuleFiles) -> None:
    engine = one_construction(files)
    (found,) = engine(MADE_UP)
    assert (found.cue.text, found.rule) == ("أعلن", "cue-source-that")
    fold = Fold.from_data(engine.program.fold)
    known = cues(engine)
    assert {fold("أعلن"), fold("وأعلنت")} <= known.verbs
    assert {fold("أن"), fold("بأنها")} <= known.that


@pytest.mark.parametrize("grown", [with_other_cues, with_same_cues])
def test_a_larger_grammar_finds_the_same(grown: object, files: RuleFiles) -> None:
    larger = grown(files, 3)  # type: ignore[operator]
    assert len(larger.program.constructions) == 6
    assert larger(MADE_UP) == Engine(compile_rules(files)[0])(MADE_UP) != []


def test_a_copy_has_cues_of_its_own(files: RuleFiles) -> None:
    text = MADE_UP.replace("أعلن", "أ" + new_word(1) + "علن")
    assert [found.rule for found in with_other_cues(files, 2)(text)] == ["verb-that-1", "participle"]
    text = MADE_UP.replace("مشيرا", "مشيرا " + new_word(1, 1))
    assert [found.rule for found in with_same_cues(files, 2)(text)] == ["verb-that", "participle-1"]


def test_texts(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("\f".join(["أب"] * 10), encoding="utf-8")
    assert articles(corpus) == ["أب"] * 10
    assert articles(corpus, 0.00001) == ["أب"] * 2 + ["أ"]
    assert size(first(["أب"], 0.0001)) == 0.0001
    old, new = (set(text.split()) for text in (MADE_UP, *with_new_words([MADE_UP], 1.0)))
    assert {word for word in old & new if word.isalpha() and len(word) > 3} == set()
    assert with_new_words([MADE_UP], 0.0) == [MADE_UP]


def test_what_is_compared_is_measured_in_turns() -> None:
    done: list[str] = []
    taken = in_turns({name: lambda name=name: lambda: done.append(name) for name in "ab"}, 2)
    assert done == ["a", "b", "a", "b"]
    assert [len(seconds) for seconds in taken.values()] == [2, 2]


def test_a_process_is_measured(tmp_path: Path) -> None:
    small, large = (run(["python", "-c", code], cache=str(tmp_path)) for code in ("pass", "x = b'-' * 50_000_000"))
    assert large.memory - small.memory > 40
    with pytest.raises(Exception, match="status 3"):
        run(["python", "-c", "raise SystemExit(3)"], cache=str(tmp_path))
