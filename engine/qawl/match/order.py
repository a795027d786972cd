"""In which order constructions are tried at a cue, and after which others no more are."""

from __future__ import annotations

from collections.abc import Iterable

from qawl.program import Construction, Program


def in_order(program: Program) -> list[int]:
    """The numbers of its constructions: blocks first, then by rank, then as they stand in the files."""
    constructions = program.constructions
    return sorted(range(len(constructions)), key=lambda n: (not constructions[n].block, -constructions[n].rank, n))


def levels(constructions: Iterable[Construction]) -> list[int]:
    """For constructions in that order a number each: the same for those of one rank, for each block one of its own.
    After a match those of another level need not be tried."""
    found: dict[tuple[int, int], int] = {}
    return [found.setdefault((c.rank, nth if c.block else -1), len(found)) for nth, c in enumerate(constructions)]
