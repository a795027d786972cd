"""Records by hand: `said(0, 3, source=(4, 9))` has its cue at [0, 3) and its source at [4, 9)."""

from __future__ import annotations

from qawl.evaluation.record import Record


def said(start: int, end: int, rule: str = "said", mode: str = "indirect", **roles: tuple[int, ...]) -> Record:
    """A record; a role is the starts and ends of its pieces, one after the other."""
    spans = {role: tuple(zip(n[::2], n[1::2], strict=True)) for role, n in roles.items()}
    return Record(rule, (mode, "verb", "قال", "say", "affirmative", False), {"cue": ((start, end),), **spans})
