"""Which attempts can match at a cue, by its symbol and by the letters beside it: worked out once, then looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qawl.match.patterns.needs import Need
from qawl.match.patterns.tables import Chances
from qawl.match.symbols import HARD, members, symbol


def chances(
    tests: Sequence[int], needs: Sequence[Need], cues: Mapping[str, int], frames: Mapping[int, int], letters: int
) -> Chances:
    """By attempt the `tests` of their cues and what they need; `cues` has by symbol the tests that a cue passes,
    `frames` numbers the tests that are frames, and of letters there are so many."""
    after, before, first = (
        _by_letter(allowed, letters)
        for allowed in ([n.after for n in needs], [n.before for n in needs], [n.first for n in needs])
    )
    return Chances(_by_cue(tests, needs, cues, frames), after, before, first)


def _by_cue(
    tests: Sequence[int], needs: Sequence[Need], cues: Mapping[str, int], frames: Mapping[int, int]
) -> dict[str, tuple[int, int]]:
    by_test: dict[int, int] = {}
    for number, test in enumerate(tests):
        by_test[test] = by_test.get(test, 0) | 1 << number
    asking = [(1 << number, need) for number, need in enumerate(needs) if need.asked or not need.cases]
    telling = sum(1 << test for test in {*by_test, *frames})
    known: dict[int, tuple[int, int]] = {}
    found: dict[str, tuple[int, int]] = {}
    for char, mask in cues.items():
        made = known.get(mask & telling)
        if made is None:
            has = sum(1 << number for test, number in frames.items() if mask >> test & 1)
            possible = sum(attempts for test, attempts in by_test.items() if mask >> test & 1)
            possible &= ~sum(attempt for attempt, need in asking if has & need.asked not in need.cases)
            made = known[mask & telling] = possible, has
        found[char] = made
    return found


def _by_letter(allowed: Sequence[int], letters: int) -> dict[str, int]:
    """From each letter, and from HARD and "" for the end of a sentence, to the attempts that allow it. Of a set that
    allows it bit 0 is the end and bit n + 1 letter n; -1 allows all."""
    always = 0
    by_set: dict[int, int] = {}
    for number, those in enumerate(allowed):
        if those < 0:
            always |= 1 << number
        else:
            by_set[those] = by_set.get(those, 0) | 1 << number
    known: dict[tuple[int, ...], int] = {}  # many letters are in the same sets
    found: list[int] = []
    rows = [members(those, letters + 1)[: letters + 1] for those in by_set] or [bytes(letters + 1)]
    for column in zip(*rows, strict=True):
        made = known.get(column)
        if made is None:
            held = (attempts for attempts, holds in zip(by_set.values(), column, strict=False) if holds)
            made = known[column] = always | sum(held)
        found.append(made)
    return {HARD: found[0], "": found[0], **{symbol(number): made for number, made in enumerate(found[1:])}}
