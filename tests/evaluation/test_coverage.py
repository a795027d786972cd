"""What takes part, in a grammar of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.engine import Engine, load
from qawl.evaluation.coverage import Coverage, Part, alternatives, observe, parts

RULES = """fold
    unify ا أ إ آ
verbs say act say
    قال يقول قائل قول           takes أن
verbs deny act deny
    نفى ينفي ناف نفي            takes أن
words title
    وزير ، مدير ، رئيس
words later
    أمس ، غدا
phrase np
    {title} (!{later} {word - that})? | !<late> {word - that}
phrase late {later} | بعد {word}
construction said
    [cue {say finite}] [source <np>] <that> [content {any}+]
construction quoted
    [cue {say finite}] ({word} !<late>)? {word} {word}? ":" [content {any}+]
construction told
    rank 1
    [cue {say finite}] [source <np>] أن [content {any}+]
block never
    [cue {deny finite}] {title}
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    file = tmp_path_factory.mktemp("rules") / "rules.qawl"
    file.write_text(RULES, encoding="utf-8")
    return load(file, cache=False)


def construction(name: str) -> Part:
    return "construction", name, ""


def test_what_took_part(engine: Engine) -> None:
    text = "قال وزير إن هذا. قال وزير النقل أن ذاك. نفى وزير."
    found = observe(engine, [text])
    assert found.counts[construction("said")] == 2
    assert found.lost[construction("said")] == 2  # `told` has the higher rank
    assert found.counts[construction("told")] == 2
    assert found.lost[construction("told")] == 0
    assert found.counts["block", "never", ""] == 1
    assert found.counts["phrase", "np", "1"] == 2
    assert found.counts["word", "title", "وزير"] == 3
    assert found.counts["word", "say", "قال"] == 2
    assert found.seen["word", "title", "مدير"] == 0
    assert found.examples["word", "deny", "نفى"] == (0, text.index("نفى"), text.index("نفى") + 3)
    assert found.examples[construction("told")] == (0, 0, text.index("."))


def test_what_keeps_others_from_matching_takes_part(engine: Engine) -> None:
    found = observe(engine, ["قال وزير غدا إن هذا.", "غدا"])
    assert found.counts[construction("said")] == 0  # nothing of it takes part unless it matches
    assert found.counts["word", "later", "غدا"] == 0
    assert found.seen["word", "later", "غدا"] == 2
    found = observe(engine, ["قال وزير إن هذا غدا."])
    assert found.counts["word", "later", "غدا"] == 0  # {any} asks for no class
    found = observe(engine, ["قال زيد غدا: نعم."])
    assert found.counts["word", "later", "غدا"] == 1
    assert found.counts["phrase", "late", "1"] == 1


def test_every_part_is_listed_once(engine: Engine) -> None:
    listed = parts(engine.program)
    assert len(listed) == len(set(listed))
    assert [part for part in listed if part[0] == "phrase"] == [
        ("phrase", "np", "1"),
        ("phrase", "np", "2"),
        ("phrase", "late", "1"),
        ("phrase", "late", "2"),
    ]
    assert {part[2] for part in listed if part[1] == "title"} == {"وزير", "مدير", "رئيس"}
    assert len(alternatives(engine.program, "np")) == 2


def test_runs_add_up(engine: Engine) -> None:
    texts = ["قال وزير إن هذا.", "لا شيء", "قال مدير إن ذاك.\0", "قال مدير إن ذاك."]
    whole, added = observe(engine, texts), Coverage()
    for text in texts:
        added.merge(observe(engine, [text]))
    assert added == whole
    assert whole.documents == 4
    assert whole.examples["word", "title", "مدير"][0] == 3


def test_what_was_seen_of_the_matches_is_listed(engine: Engine) -> None:
    found = observe(engine, ["قال وزير إن هذا. قال وزير النقل أن ذاك. نفى وزير."])
    assert {*found.counts, *found.seen} <= set(parts(engine.program))


def test_path_is_a_rule_folder(tmp_path: Path) -> None:
    from qawl.adapters.cli.coverage import _of_rules

    (tmp_path / "a.txt").touch()
    assert not _of_rules(tmp_path) and not _of_rules(tmp_path / "a.txt") and not _of_rules(tmp_path / "b.qawl")
    (tmp_path / "b.qawl").touch()
    assert _of_rules(tmp_path) and _of_rules(tmp_path / "b.qawl")
