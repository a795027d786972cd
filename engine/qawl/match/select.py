"""Which of the competing matches stand. The policy, in this order:

1. A block at a cue leaves nothing there.
2. Of several constructions at one cue the one with the higher `rank` wins; then the one that fills more roles;
   then the one whose content is nearer to its cue; then the one that stands first in the files.
3. A word is the cue of one attribution only, and no cue may lie in a role that names somebody (the source, the
   medium), a time, a place or a manner of another: the higher rank wins, then the one to the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from qawl.match.found import Match
from qawl.match.matcher import Matcher
from qawl.program import Construction

# What these hold is a name, not a clause: no report has its cue in there.
_CLOSED = frozenset({"source", "via", "time", "place", "manner"})


def search(machine: Matcher, symbols: str, seconds: float = inf) -> list[Match]:
    """The matches that stand in a string of symbols, in the order of their cues. Raises OutOfTime as `matches` does."""
    constructions = machine.program.constructions
    winners = (best(matches, constructions) for matches in machine.matches(symbols, seconds))
    return compatible([match for match in winners if match is not None], constructions)


def best(matches: Sequence[Match], constructions: Sequence[Construction]) -> Match | None:
    """Of all matches at one cue the one that wins (1 and 2), or None."""
    if not matches or any(constructions[match.construction].block for match in matches):
        return None
    if len(matches) == 1:
        return matches[0]
    return max(
        matches,
        key=lambda m: (constructions[m.construction].rank, len({role.role for role in m.roles}), -_distance(m)),
    )


def compatible(matches: Sequence[Match], constructions: Sequence[Construction]) -> list[Match]:
    """The matches that can stand together (3), in the order of their cues."""
    accepted: list[Match] = []
    cues: set[int] = set()
    closed: set[int] = set()
    for match in sorted(matches, key=lambda m: (-constructions[m.construction].rank, m.cue)):
        own = {at for role in match.roles if role.role == "cue" for at in range(role.start, role.end)}
        names = {at for role in match.roles if role.role in _CLOSED for at in range(role.start, role.end)}
        if cues & own or closed & own or cues & names:
            continue
        accepted.append(match)
        cues |= own
        closed |= names
    return sorted(accepted, key=lambda m: m.cue)


def _distance(match: Match) -> int:
    contents = [role for role in match.roles if role.role == "content"]
    if not contents:
        return 1_000
    return min(max(role.start - match.cue, match.cue - role.end, 0) for role in contents)
