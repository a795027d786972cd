"""Which attribution stands in the content of which.

[1.source الرئيس] [1.cue أكد] أن [1.content المدير [2.cue قال] إن [2.content ...]]     2 is a child of 1
"""

from __future__ import annotations

from collections.abc import Sequence

from qawl.attribution.model import Piece


def nest(reports: Sequence[tuple[Piece, Sequence[Piece]]]) -> list[int | None]:
    """The parents of reports, given as cues, in their order, with their contents: the number, from 1, of the one with
    the shortest content around the cue."""
    contents = sorted((p.start, p.end, number) for number, (_, pieces) in enumerate(reports, 1) for p in pieces)
    parents: list[int | None] = []
    around: list[tuple[int, int, int]] = []
    begun = 0
    for number, (cue, _) in enumerate(reports, 1):
        while begun < len(contents) and contents[begun][0] <= cue.start:
            around.append(contents[begun])
            begun += 1
        around = [content for content in around if content[1] > cue.start]
        inside = [(end - start, other) for start, end, other in around if cue.end <= end and other != number]
        parents.append(min(inside)[1] if inside else None)
    return parents
