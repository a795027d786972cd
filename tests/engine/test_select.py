"""Which of the competing matches stand: the policy, point by point."""

from __future__ import annotations

import pytest

from qawl.match.found import Captured, Match
from qawl.match.select import best, compatible
from qawl.program import Construction


def construction(rank: int = 0, *, block: bool = False) -> Construction:
    return Construction(f"{rank}", (), rank, "", False, "", "", "", block)


def match(number: int, cue: int, /, **roles: tuple[int, int]) -> Match:
    """A match of construction `number` whose cue is the token `cue`, with these roles; `cue=` adds a second one."""
    captured = [Captured(cue, cue + 1, "cue", ""), *(Captured(*span, role, "") for role, span in roles.items())]
    return Match(number, cue, 0, cue, cue + 1, tuple(sorted(captured)))


PLAIN, ALSO_PLAIN, HIGH, LOW, BLOCK = range(5)
CONSTRUCTIONS = (construction(), construction(), construction(1), construction(-1), construction(block=True))


# --- of several constructions at one cue

FAR, NEAR = {"content": (5, 9)}, {"content": (2, 9)}
RIVALS = [
    ("nothing", [], None),
    ("the only one", [match(LOW, 0)], LOW),
    ("a block leaves nothing", [match(BLOCK, 0), match(HIGH, 0, **NEAR)], None),
    ("the higher rank, whatever the roles", [match(HIGH, 0), match(PLAIN, 0, source=(1, 2), **NEAR)], HIGH),
    ("the higher rank, though it is seen later", [match(LOW, 0, **NEAR), match(PLAIN, 0)], PLAIN),
    ("more roles", [match(PLAIN, 0, **NEAR), match(ALSO_PLAIN, 0, source=(1, 2), **FAR)], ALSO_PLAIN),
    ("the nearer content", [match(PLAIN, 0, **FAR), match(ALSO_PLAIN, 0, **NEAR)], ALSO_PLAIN),
    ("the nearer one before it", [match(PLAIN, 9, content=(0, 6)), match(ALSO_PLAIN, 9, content=(0, 8))], ALSO_PLAIN),
    ("some content rather than none", [match(PLAIN, 0, time=(1, 2)), match(ALSO_PLAIN, 0, **FAR)], ALSO_PLAIN),
    ("the first in the files", [match(PLAIN, 0, **NEAR), match(ALSO_PLAIN, 0, **NEAR)], PLAIN),
]  # fmt: skip


@pytest.mark.parametrize(("why", "rivals", "winner"), RIVALS, ids=[why for why, *_ in RIVALS])
def test_best(why: str, rivals: list[Match], winner: int | None) -> None:
    chosen = best(rivals, CONSTRUCTIONS)
    assert (chosen.construction if chosen else None) == winner, why


def test_a_role_of_two_pieces_is_one_role() -> None:
    two = Match(PLAIN, 0, 0, 0, 1, (*match(PLAIN, 0, **NEAR).roles, Captured(9, 10, "content", "")))
    three = match(ALSO_PLAIN, 0, source=(1, 2), **NEAR)
    assert best([two, three], CONSTRUCTIONS) is three


# --- of all matches of a text

TOGETHER = [
    ("side by side", [match(PLAIN, 0, content=(1, 3)), match(PLAIN, 4)], [0, 4]),
    ("a report in a content", [match(PLAIN, 0, content=(1, 9)), match(LOW, 4)], [0, 4]),
    ("a report in a setting, a topic", [match(PLAIN, 0, setting=(1, 9), topic=(1, 9)), match(PLAIN, 4)], [0, 4]),
    *(
        (f"no report in a {role}", [match(PLAIN, 0, **{role: (3, 6)}), match(PLAIN, 4, content=(5, 9))], [0])
        for role in ("source", "via", "time", "place", "manner")
    ),
    ("the cue before the source is free", [match(PLAIN, 3, source=(4, 6)), match(PLAIN, 2)], [2, 3]),
    ("one word is one cue: the left one", [match(PLAIN, 0, cue=(4, 5)), match(PLAIN, 4)], [0]),
    ("one word is one cue: the higher rank", [match(PLAIN, 0, cue=(4, 5)), match(HIGH, 4)], [4]),
    ("a refused one closes nothing", [match(LOW, 0, cue=(4, 5), source=(6, 9)), match(HIGH, 4), match(LOW, 7)], [4, 7]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "matches", "standing"), TOGETHER, ids=[why for why, *_ in TOGETHER])
def test_compatible(why: str, matches: list[Match], standing: list[int]) -> None:
    assert [m.cue for m in compatible(matches, CONSTRUCTIONS)] == standing, why
    assert [m.cue for m in compatible(matches[::-1], CONSTRUCTIONS)] == standing, why


def test_a_source_does_not_hold_the_cue_of_a_higher_rank() -> None:
    inner, outer = match(HIGH, 4, content=(5, 9)), match(PLAIN, 0, source=(3, 6))
    assert compatible([outer, inner], CONSTRUCTIONS) == [inner]
