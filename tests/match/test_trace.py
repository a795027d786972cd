"""Where constructions stop, and what becomes of those that match."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.engine import Engine
from qawl.match.reference import Reference
from qawl.match.select import search
from qawl.match.trace import Tried, trace

Build = Callable[[str], Engine]

RULES = """
words sign
    من جهته، بدوره

phrase pair {name} {name}
phrase role [time {day}] | [topic {name}]

construction word
    "A word."
    [cue قال] [source زيد] ثم [content {word}]
construction phrase
    "A phrase, and a part of one."
    [cue قال] [source <pair>]
construction optional
    "What may be missing is not what was wanted."
    [cue قال] [time {day}]? <role>* {comma}? [source <three>?] [content {number}]
construction partial
    "A phrase that was begun is."
    [cue قال] <pair>? [content {number}]
construction choice
    "Several things would do."
    [cue قال] ([source {name}] | [time {day}]) ({comma} | ثم | {number})
construction slots
    "In any order."
    [cue قال] ([source {name}] & [time {day}] & <pair>?)
construction around
    "Before the cue, all after it being there."
    ^ [source {name}] [topic {number}] [cue قال] [time {day}]
construction around-tried
    "Before the cue; what was tried in vain after it does not count."
    {number} [cue قال] ({name} {day})? [source {name}]
construction edge
    "The end of the sentence."
    [cue قال] {name} $
construction several
    "Two alternatives: the one that comes further counts."
    [cue قال] {number} | [cue قال] {name} {number} | [cue قال] {name} {day} {number}
construction gap
    "A gap."
    [cue قال] ... هند
construction look
    "What must not follow."
    [cue قال] !{name} [content {word}]
construction clause
    "What the cue takes."
    [cue {announce}] [source {name}] <that> [content {word}]
construction not-licensed
    "The cue takes no clause."
    [cue ذكر] [source {name}] <that> [content {word}]
construction clitic
    "Clitics are shown."
    [cue قال] لـ [addressee <pair>] | [cue قال] ثم {announce masdar} ـه
"""

# Rule, text, cue's word; what was wanted, at which word ("" at the end, "^" at the start), before the cue or after it.
STOPS = [
    ("word", "قال عمرو", 0, ["«زيد»"], "عمرو", False),
    ("word", "قال زيد أمس", 0, ["«ثم»"], "أمس", False),
    ("word", "قال", 0, ["«زيد»"], "", False),
    ("word", "قال زيد ثم. هند", 0, ["{word}"], ".", False),
    ("phrase", "قال أمس", 0, ["<pair>"], "أمس", False),
    ("phrase", "قال زيد أمس", 0, ["{name} in <pair>"], "أمس", False),
    ("optional", "قال ثم", 0, ["{number}"], "ثم", False),
    ("optional", "قال أمس اليوم، ثم", 0, ["{number}"], "ثم", False),
    ("partial", "قال زيد ثم", 0, ["{name} in <pair>"], "ثم", False),
    ("choice", "قال ثم", 0, ["{name}", "{day}"], "ثم", False),
    ("choice", "قال زيد عمرو", 0, ["{comma}", "«ثم»", "{number}"], "عمرو", False),
    ("slots", "قال أمس ثم", 0, ["{name}"], "ثم", False),
    ("slots", "قال ثم", 0, ["{name}", "{day}"], "ثم", False),
    ("around", "قال ثم", 0, ["{day}"], "ثم", False),
    ("around", "زيد قال أمس", 1, ["{number}"], "زيد", True),
    ("around", "5 قال أمس", 1, ["{name}"], "^", True),
    ("around", "ثم زيد 5 قال أمس", 3, ["^"], "ثم", True),
    ("around-tried", "ثم قال زيد", 1, ["{number}"], "ثم", True),
    ("edge", "قال زيد ثم", 0, ["$"], "ثم", False),
    ("several", "قال زيد اليوم ثم", 0, ["{number}"], "ثم", False),
    ("several", "قال ثم", 0, ["{number}", "{name}"], "ثم", False),
    ("gap", "قال زيد ثم كذا.", 0, ["«هند»"], ".", False),
    ("look", "قال زيد", 0, ["!{name}"], "زيد", False),
    ("clause", "أعلن زيد عن", 0, ["أن"], "عن", False),
    ("not-licensed", "ذكر زيد أن هند", 0, ["takes أن"], "أن", False),
    ("clitic", "قال زيد", 0, ["لـ <pair>", "«ثم»"], "زيد", False),
    ("clitic", "قال لزيد أمس", 0, ["{name} in لـ <pair>"], "أمس", False),
    ("clitic", "قال ثم زيد", 0, ["{announce masdar} ـه"], "زيد", False),
]


@pytest.fixture(scope="module")
def engine(build: Build) -> Engine:
    return build(RULES)


def tried(engine: Engine, text: str, cue: int) -> dict[str, Tried]:
    """What became of each construction, by its name."""
    document = engine.lay_out(text)
    reference = Reference(engine.program, engine.classifier.signer)
    found = trace(reference, document.symbols, cue, search(engine.machine, document.symbols))
    return {engine.program.constructions[t.construction].name: t for t in found}


@pytest.mark.parametrize(("rule", "text", "cue", "wanted", "word", "before"), STOPS, ids=range(len(STOPS)))
def test_stops(engine: Engine, rule: str, text: str, cue: int, wanted: list[str], word: str, before: bool) -> None:
    stop = tried(engine, text, cue)[rule].stop
    assert stop is not None
    told = [w.element + (f" in {w.phrase}" if w.phrase else "") for w in stop.wanted]
    assert sorted([*told, *(f"takes {frame}" for frame in stop.frames)]) == sorted(wanted)
    tokens = engine.lay_out(text).tokens
    at = "^" if stop.at < 0 else tokens[stop.at].strip() if stop.at < len(tokens) else ""
    assert (at, stop.before) == (word, before)


# Rule, text, cue's word; the elements that are there up to the place where it stops, with their words.
MATCHED = [
    ("word", "قال زيد أمس", 0, ["[cue «قال»] قال", "[source «زيد»] زيد"]),
    ("word", "قال عمرو", 0, ["[cue «قال»] قال"]),
    ("phrase", "قال زيد أمس", 0, ["[cue «قال»] قال"]),
    ("optional", "قال أمس اليوم، ثم", 0, ["[cue «قال»] قال", "[time {day}]? أمس", "<role>* اليوم", "{comma}? ،"]),
    ("slots", "قال أمس ثم", 0, ["[cue «قال»] قال", "[time {day}] أمس"]),
    ("around", "5 قال أمس", 1, ["[topic {number}] 5", "[cue «قال»] قال", "[time {day}] أمس"]),
    ("several", "قال زيد اليوم ثم", 0, ["[cue «قال»] قال", "{name} زيد", "{day} اليوم"]),
    ("clause", "أعلن زيد عن", 0, ["[cue {announce}] أعلن", "[source {name}] زيد"]),
]


@pytest.mark.parametrize(("rule", "text", "cue", "matched"), MATCHED, ids=range(len(MATCHED)))
def test_what_is_there(engine: Engine, rule: str, text: str, cue: int, matched: list[str]) -> None:
    stop = tried(engine, text, cue)[rule].stop
    assert stop is not None
    tokens = engine.lay_out(text).tokens
    told = [f"{part.written} {''.join(tokens[part.start : part.end]).strip()}" for part in stop.matched]
    assert told == matched


OUTCOMES = """
construction low
    "An example."
    [cue قال] [source {name}]
construction high
    "An example."
    rank 1
    [cue قال] [source {name}] [time {day}]
construction double
    "An example."
    rank 2
    [cue {name}] [cue قال] ثم
construction said
    "An example."
    [cue {name}] {number}
block never
    [cue قال] [source زيد]
block never-ever
    [cue قال] زيد أمس
"""


@pytest.fixture(scope="module")
def contested(build: Build) -> Engine:
    return build(OUTCOMES)


@pytest.mark.parametrize(
    ("text", "cue", "outcomes"),
    [
        ("قال هند", 0, {"low": "chosen", "high": "no match", "never": "no match", "never-ever": "no match"}),
        ("قال هند أمس", 0, {"low": "outranked by high", "high": "chosen"}),
        ("قال زيد أمس", 0, {"low": "blocked by never", "high": "blocked by never", "never": "blocks"}),
        ("قال زيد أمس", 0, {"never-ever": "blocks"}),
        ("هند قال ثم", 0, {"double": "chosen"}),
        ("قال هند أمس", 1, {"double": "no match", "said": "no match"}),
        ("قال هند 5", 1, {"said": "taken by low"}),
    ],
)
def test_outcomes(contested: Engine, text: str, cue: int, outcomes: dict[str, str]) -> None:
    names = contested.program.constructions
    told = {
        name: t.outcome + (f" by {names[t.by].name}" if t.by is not None else "")
        for name, t in tried(contested, text, cue).items()
    }
    assert {name: told[name] for name in outcomes} == outcomes


def test_either_a_match_or_a_stop(engine: Engine) -> None:
    for attempt in tried(engine, "قال زيد ثم كذا", 0).values():
        assert (attempt.match is None) == (attempt.stop is not None)
