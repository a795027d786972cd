"""An attempt is made only at a cue whose sentence has what it needs, and there it still is made."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from qawl.engine import Engine
from qawl.match.patterns.machine import Machine
from qawl.match.patterns.profile import TimedMachine

Build = Callable[[str], Engine]

# A pattern, and sentences with the number of tries that each costs.
TABLE = [
    ("[cue قال] ... [source زيد] ... أمس", [("قال ثم زيد كذا أمس", 1), ("قال ثم أمس كذا زيد", 1)]),
    ("[cue قال] ... [source زيد] ... أمس", [("قال ثم هند كذا أمس", 0), ("زيد قال ثم أمس", 0), ("قال زيد. ثم أمس", 0)]),
    ("[cue قال] ... ([source زيد] | [source عمرو])", [("قال ثم عمرو", 1), ("قال ثم هند", 0)]),
    ("[cue قال] ... [source {name}]{2}", [("قال ثم زيد هند", 1), ("قال ثم كذا", 0)]),
    ("[cue قال] ... ([source زيد]? & [time أمس])", [("قال ثم أمس", 1), ("قال ثم زيد", 0)]),
    ("[cue قال] {word} =(زيد هند) {word}", [("قال ثم زيد هند", 1), ("قال ثم هند كذا", 0)]),
    ("[cue قال] {word} !زيد {word}", [("قال ثم كذا", 1)]),
    ("[cue قال] [source زيد]? ثم", [("قال ثم", 1), ("قال زيد", 0)]),
    ("[source زيد] ... [cue قال]", [("زيد كذا قال", 1), ("هند كذا قال زيد", 0), ("زيد. كذا قال", 0)]),
    ("[source زيد] كذا? [cue قال]", [("زيد كذا قال", 1), ("زيد قال", 1), ("زيد ثم قال", 0)]),
    # the first two letters before the cue: each of these words is there, but not in a row
    ("{comma} [source زيد] ... [cue قال]", [("هند، زيد كذا قال", 1), ("زيد، هند كذا قال", 0), ("كذا قال، زيد", 0)]),
    ("({comma} هند | {stop} زيد) ... [cue قال]", [("كذا، هند ثم قال", 1), ("زيد هند ثم، قال", 0)]),
    ("^ [cue قال]", [("قال", 1), ("ثم. قال", 1), ("ثم قال", 0)]),
    ("^ [source زيد] ... [cue قال]", [("زيد كذا قال", 1), ("ثم. زيد كذا قال", 1), ("ثم زيد كذا قال", 0)]),
    ("^ (زيد | =هند {name}) ... [cue قال]", [("هند كذا قال", 1), ("ثم زيد هند قال", 0)]),
    # a choice that comes first, with what begins a sentence in it, is as good as two constructions
    ("(^ زيد | ثم هند) [cue قال]", [("زيد قال", 1), ("ثم هند قال", 1), ("كذا زيد قال", 0)]),
    ("^ زيد? كذا? [cue قال]", [("قال", 1), ("كذا قال", 1)]),
    # what a frame asks for, of the verbs that have it: أعلن takes أن, and عن before a noun phrase
    ("[cue {announce finite}] ... <that> {word}", [("أعلن ثم أن كذا", 1), ("أعلن ثم عن كذا", 0)]),
    ("[cue {announce finite}] ... <object>", [("أعلن ثم عن زيد", 1), ("أعلن ثم أن كذا", 0)]),
]


@pytest.mark.parametrize(("pattern", "sentences"), TABLE)
def test_tries(pattern: str, sentences: list[tuple[str, int]], build: Build) -> None:
    engine = build(f"construction c\n    {pattern}\n    example [cue قال]\n    reject قال")
    tables = Machine(engine.program, engine.classifier.signer).tables
    for sentence, tries in sentences:
        clock = itertools.count().__next__
        timed = TimedMachine(engine.program, engine.classifier.signer, tables, clock)
        symbols = engine.lay_out(sentence).symbols
        for cue in timed.cues(symbols):
            list(timed.matches_at(symbols, cue))
        assert timed.efforts[0].tries == tries, sentence
