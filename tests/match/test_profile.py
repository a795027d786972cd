"""The timed matcher finds what the other finds, and counts."""

from __future__ import annotations

import itertools
from collections import Counter

from qawl.engine import Engine
from qawl.match.patterns.profile import TimedMachine

TEXT = "قال الوزير إن الخط جاهز. أعلن المدير أن الجسر مغلق، مشيرا إلى تقدم العمل. وصف الوزير الاتفاق بأنه بداية."


def test_it_finds_the_same_and_counts(engine: Engine) -> None:
    symbols = engine.lay_out(TEXT).symbols
    clock = itertools.count(step=5).__next__
    timed = TimedMachine(engine.program, engine.classifier.signer, None, clock)
    matches = [list(engine.machine.matches_at(symbols, cue)) for cue in engine.machine.cues(symbols)]
    assert [list(timed.matches_at(symbols, cue)) for cue in timed.cues(symbols)] == matches
    counts = Counter(match.construction for found in matches for match in found)
    assert counts and [effort.matches for effort in timed.efforts] == [counts[n] for n in range(len(timed.efforts))]
    assert all(effort.tries >= effort.matches for effort in timed.efforts)
    assert all(effort.time == 5 * effort.tries for effort in timed.efforts)
