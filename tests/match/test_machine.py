"""What patterns match, as a table; all matchers are held to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.engine import Engine
from qawl.match.found import Match
from qawl.match.native.machine import AVAILABLE, NativeMachine
from qawl.match.patterns.machine import Machine
from qawl.match.reference import Reference
from qawl.syntax.markup import Mark, read_markup

Build = Callable[[str], Engine]
Matcher = Machine | NativeMachine | Reference
MATCHERS = [
    Machine,
    Reference,
    pytest.param(NativeMachine, marks=pytest.mark.skipif(not AVAILABLE, reason="the matcher in C is not built")),
]

# A pattern and a sentence with what is found in it; a sentence without brackets is one in which nothing is found.
TABLE = [
    # words, classes, sequences
    ("[cue قال] [source زيد]", "[cue قال] [source زيد]"),
    ("[cue قال] [source زيد]", "قال عمرو"),
    ("[cue قال] [source زيد]", "قال"),
    ("[cue قال] [source {name}]", "ثم [cue قال] [source هند] أمس"),
    ("[cue قال] [source {!name}]", "[cue قال] [source اليوم]"),
    ("[cue قال] [source {!name}]", "قال هند"),
    ("[cue قال] [content إن]", "[cue قال] [content أن]"),
    ('[cue قال] [content "إن"]', "قال أن"),
    ('[cue قال] [content "إن"]', "[cue قال] [content إن]"),
    # the first alternative that leads to a match
    ("[cue قال] ([source زيد] | [time أمس])", "[cue قال] [time أمس]"),
    ("[cue قال] ([source {name}] | [source {name} {name}])", "[cue قال] [source زيد] عمرو"),
    ("[cue قال] ([source {name}] | [source {name} {name}]) أمس", "[cue قال] [source زيد عمرو] أمس"),
    ("[cue قال] أمس | [source {name}] [cue قال]", "[source زيد] [cue قال]"),
    ("[cue قال] أمس | [source {name}] [cue قال]", "زيد [cue قال] أمس"),
    # a clitic before a choice: an alternative that only looks carries none, and one with a clitic of its own never fits
    ("[cue قال] لـ [source (!{day} | {day} ثم) {name}]", "[cue قال] ل[source زيد]"),
    ("[cue قال] لـ [source (!{day} | {day} ثم) {name}]", "قال زيد"),
    ("[cue قال] لـ (بـ {name} | {name}) [time أمس]", "[cue قال] لزيد [time أمس]"),
    # repetition: the longest, or the shortest, first
    ("[cue قال] [source {name}+] [topic {name}]", "[cue قال] [source زيد عمرو] [topic هند]"),
    ("[cue قال] [source {name}+?] [topic {name}+]", "[cue قال] [source زيد] [topic عمرو هند]"),
    ("[cue قال] [source {name}*?] أمس", "[cue قال] [source زيد عمرو] أمس"),
    ("[cue قال] [source {name}{2}]", "قال زيد"),
    ("[cue قال] [source {name}{1,2}]", "[cue قال] [source زيد عمرو] هند"),
    ("[cue قال] [source {name}{1,2}?]", "[cue قال] [source زيد] عمرو"),
    ("[cue قال] [source {name}?] أمس", "[cue قال] أمس"),
    ("[cue قال] ([source {name}] {comma}?)+", "[cue قال] [source زيد]، [source عمرو]"),
    ("[cue قال] ([source {name}] {comma})+ أمس", "قال زيد، عمرو أمس"),
    # gaps; with three in a row the time is limited
    ("[cue قال] ... أمس ... اليوم ... [source {name}]", "[cue قال] ثم أمس ثم ثم اليوم [source زيد] هند"),
    ("[cue قال] ... أمس ... اليوم ... [source {name}]", "قال ثم اليوم ثم ثم أمس زيد"),
    # phrases commit
    ("[cue قال] [source <people>]", "[cue قال] [source زيد عمرو] أمس"),
    ("[cue قال] [source <people>] [topic {name}]", "قال زيد عمرو"),
    ("[cue قال] [source <one-or-two>] أمس", "[cue قال] [source زيد] أمس"),
    ("[cue قال] [source <one-or-two>] أمس", "قال زيد عمرو أمس"),
    ("[cue قال] [topic <idiom>] أمس", "[cue قال] [topic ساا سنن سهه] أمس"),
    ("[cue قال] ([source <one-or-two>])+ أمس", "[cue قال] [source زيد] [source عمرو] أمس"),
    ("[cue قال] [setting {word} [addressee <people>]]", "[cue قال] [setting أمام [addressee زيد عمرو]]"),
    ("[cue قال] [source {name}] <when>", "[cue قال] [source زيد] [time أمس]"),
    ("[cue قال] (<when> ثم | {day}) [topic {word}]", "[cue قال] أمس [topic هند]"),
    # any order, each at most once
    ("[cue قال] ([source {name}] & [time {day}])", "[cue قال] [source زيد] [time أمس]"),
    ("[cue قال] ([source {name}] & [time {day}])", "[cue قال] [time أمس] [source زيد] اليوم"),
    ("[cue قال] ([source {name}] & [time {day}])", "قال أمس اليوم زيد"),
    ("[cue قال] ([source {name}] & [time {day}])", "قال زيد"),
    ("[cue قال] ([source {name}]? & [time {day}])", "[cue قال] [time أمس]"),
    ("[cue قال] ([source {name}] & [topic هند]?)", "[cue قال] [source زيد] [topic هند]"),
    ("[cue قال] ([source {name}]? & [topic هند])", "[cue قال] [source زيد] [topic هند]"),
    ("[cue قال] ([source {name}]? & [topic هند])", "[cue قال] [topic هند] [source زيد]"),
    ("[cue قال] ([source {name}{1,2}]? & [topic هند])", "[cue قال] [topic هند] [source زيد]"),
    ("[cue قال] ([source <people>] & [time {day}]) [topic {word}]", "[cue قال] [time أمس] [source زيد] [topic ثم]"),
    ("[cue قال] ([source <person-and-day>] {comma}?)+", "[cue قال] [source زيد أمس]، [source اليوم هند]"),
    ("[cue قال] [source <person-and-day>] {day}", "قال زيد أمس"),
    ("[cue قال] [source <person-and-day>] {day}", "[cue قال] [source زيد أمس] اليوم"),
    # gaps, and the bounds of the sentence
    ("[cue قال] ... [source زيد]", "[cue قال] كذا وكذا [source زيد] ثم زيد"),
    ("[cue قال] [content ...] {comma}", "[cue قال] [content كذا وكذا]، ثم، ثم"),
    ("[cue قال] [content ... until {comma}]", "[cue قال] [content كذا وكذا]، ثم"),
    ("[cue قال] [content ... until {comma}] هند", "[cue قال] [content كذا] هند"),
    ("[cue قال] [content ... until {comma}] هند", "قال كذا، هند"),
    ("[cue قال] ... [source زيد]", "قال كذا. زيد"),
    ("[cue قال] ... [source زيد]", "قال كذا\nزيد"),
    ("[cue قال] ... [source زيد]", "[cue قال] «كذا. ثم كذا» [source زيد]"),
    ("[cue قال] {quote-open} [content ... until {quote-close}]", "[cue قال] «[content كذا. ثم كذا]»"),
    ("^ [cue قال]", "ثم قال. [cue قال]"),
    ("[cue قال] $", "قال زيد. [cue قال]"),
    # what follows, and what must not
    ("[cue قال] =هند [source {name}]", "[cue قال] [source هند]"),
    ("[cue قال] =هند [source {name}]", "قال زيد"),
    ("[cue قال] !({name} {name}) [source {word}]", "[cue قال] [source زيد] أمس"),
    ("[cue قال] !({name} {name}) [source {word}]", "قال زيد عمرو"),
    ("[cue قال] (!<when> ثم | {word})", "[cue قال] أمس"),
    ("[cue قال] (!<both> ثم | {word})", "[cue قال] أمس"),
    ("[cue قال] !(!<both>) {word}", "[cue قال] أمس"),
    ("[cue قال] (=<both> {word} ثم | {word})", "[cue قال] أمس"),
    ("[cue قال] =<both> {word}", "[cue قال] [time أمس]"),
    ("[cue قال] =[time {day}] {word}", "[cue قال] [time أمس]"),
    # clitics
    ("[cue قال] لـ [addressee {name}]", "[cue قال] ل[addressee زيد]"),
    ("[cue قال] لـ [addressee {name}]", "قال زيد"),
    ("[cue قال] (بـ [topic {name}] | [source {name}])", "[cue قال] ب[topic هند]"),
    ("[cue {announce masdar} ـه]", "[cue إعلانه]"),
    ("[cue {announce masdar} ـه]", "إعلان"),
    # what the cue takes
    ("[cue {announce}] [source {name}] <that> [content {word}]", "[cue أعلن] [source زيد] أن [content هند]"),
    ("[cue {announce}] [source {name}] <that> [content {word}]", "أعلن زيد عن هند"),
    ("[cue {announce}] [source {name}] <object> [content {word}]", "[cue أعلن] [source زيد] عن [content هند]"),
    ("[cue قال] [source {name}] <that> [content {word}]", "قال زيد أن هند"),
    ("[cue {announce}] !<that> [content {word}]", "[cue أعلن] [content هند]"),
    ("[cue {announce}] !<that> [content {word}]", "أعلن أن هند"),
    # before the cue: leftwards from it
    ("[source {name}+] [cue قال]", "ثم [source هند زيد] [cue قال]"),
    ("[topic {name}+] [source {name}+] [cue قال]", "[topic زيد] [source عمرو هند] [cue قال]"),
    ("[topic {name}+] [source {name}+?] [cue قال]", "[topic زيد عمرو] [source هند] [cue قال]"),
    ("[topic {name}] [source <people>] [cue قال]", "زيد هند قال"),
    ("[source <one-or-two>] [cue قال]", "زيد [source هند] [cue قال]"),
    ("[source <three>] [cue قال]", "[source زيد عمرو هند] [cue قال]"),
    ("[source <three>] [cue قال]", "زيد عمرو قال سعد ثم هند"),
    ("[topic <idiom>] [cue قال]", "[topic ساا سنن سهه] [cue قال]"),
    ("[topic <idiom>] [cue قال]", "ساا سنن شهه قال ساا سنن سهه"),
    ("!هند [source <people>] [cue قال]", "هند زيد قال"),
    ("!({name} قال) [source {word}] [cue قال]", "زيد قال"),
    ("([source {name}] & [time {day}]) [cue قال]", "[time أمس] [source زيد] [cue قال]"),
    ("([source {name}] & [time {day}]) [cue قال]", "زيد قال"),
    ("([source {name}{1,2}]? & [topic هند]) [cue قال]", "[source زيد] [topic هند] [cue قال]"),
    ("([source <person-and-day>])+ [cue قال]", "[source اليوم زيد] [source هند أمس] [cue قال]"),
    ("^ [source {name}] ... [cue قال]", "[source زيد] ثم كذا [cue قال]"),
    ("[source {name}] [cue قال] [time {day}]", "[source زيد] [cue قال] [time أمس]"),
    ("[source {name}] [cue قال] [time {day}]", "قال أمس"),
]  # fmt: skip

NAMES = {pattern: f"t{number}" for number, pattern in enumerate(dict.fromkeys(pattern for pattern, _ in TABLE))}


@pytest.fixture(scope="module")
def engine(build: Build) -> Engine:
    """All patterns of the table, a construction each."""
    return build("\n".join(f'construction {name}\n    "A row of the table."\n    {p}\n' for p, name in NAMES.items()))


@pytest.fixture(scope="module", params=MATCHERS)
def matcher(request: pytest.FixtureRequest, engine: Engine) -> Matcher:
    made: Matcher = request.param(engine.program, engine.classifier.signer)
    return made


def marks(engine: Engine, matcher: Matcher, text: str, rule: str) -> list[Mark]:
    """What one rule finds in a text, as the brackets of the sentence are read."""
    document = engine.lay_out(text)
    found = []
    for cue in matcher.cues(document.symbols):
        for match in matcher.matches_at(document.symbols, cue):
            if engine.program.constructions[match.construction].name == rule:
                found += [(document.start(r.start) + len(r.skip), document.end(r.end - 1), r.role) for r in match.roles]
    return sorted(found)


@pytest.mark.parametrize(("pattern", "sentence"), TABLE, ids=range(len(TABLE)))
def test_table(engine: Engine, matcher: Matcher, pattern: str, sentence: str) -> None:
    markup, _ = read_markup(sentence)
    assert markup is not None
    expected = sorted((mark.span.start, mark.span.end, mark.role) for mark in markup.marks)
    assert marks(engine, matcher, markup.text, NAMES[pattern]) == expected


def test_a_long_gap_is_no_deep_recursion(engine: Engine, matcher: Matcher) -> None:
    document = engine.lay_out("قال " + "كذا " * 399 + "زيد")
    number = next(
        n for n, c in enumerate(engine.program.constructions) if c.name == NAMES["[cue قال] ... [source زيد]"]
    )
    found = [match for match in matcher.matches_at(document.symbols, 0) if match.construction == number]
    assert [match.end for match in found] == [401]


RANKED = """
construction plain
    "An example."
    [cue قال] [source {name}]
construction ranked
    "An example."
    rank 2
    [cue قال] أمس
    | [cue قال] [source {word}]
construction twice
    "An example."
    rank 1
    [source {name}] [cue قال] | [cue قال] [source {name}] | [cue قال]
block blocked
    [cue قال] [source زيد]
construction other
    "An example."
    [cue ذكر]
"""


@pytest.fixture(scope="module", params=MATCHERS)
def ranked(request: pytest.FixtureRequest, build: Build) -> tuple[Engine, Matcher]:
    engine = build(RANKED)
    return engine, request.param(engine.program, engine.classifier.signer)


def named(engine: Engine, matches: list[Match]) -> list[str]:
    return [engine.program.constructions[match.construction].name for match in matches]


def test_blocks_come_first_then_the_higher_rank(ranked: tuple[Engine, Matcher]) -> None:
    engine, matcher = ranked
    symbols = engine.lay_out("هند قال زيد ثم ذكر").symbols
    assert matcher.cues(symbols) == [1, 4]
    assert named(engine, list(matcher.matches_at(symbols, 1))) == ["blocked", "ranked", "twice", "plain"]
    assert named(engine, list(matcher.matches_at(symbols, 4))) == ["other"]


@pytest.mark.parametrize(("text", "span"), [("هند قال زيد", (0, 2)), ("ثم قال زيد", (1, 3)), ("ثم قال كذا", (1, 2))])
def test_of_one_construction_the_first_alternative_is_found(
    ranked: tuple[Engine, Matcher], text: str, span: tuple[int, int]
) -> None:
    engine, matcher = ranked
    found = [m for m in matcher.matches_at(engine.lay_out(text).symbols, 1) if named(engine, [m]) == ["twice"]]
    assert [(match.start, match.end) for match in found] == [span]
