"""Which attribution stands in the content of which.

    [1.source الرئيس] [1.cue أكد] أن [1.content المدير [2.cue قال] إن [2.content ...]]     2 is a child of 1
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qawl.attribution.model import Attribution


def nest(made: Sequence[Attribution]) -> list[Attribution]:
    """Number attributions in the order of their cues; the parent has the shortest content around the cue."""
    ordered = [replace(a, id=n) for n, a in enumerate(sorted(made, key=lambda a: a.cue.pieces[0]), 1)]
    contents = sorted((p.start, p.end, a.id) for a in ordered for p in a.content)
    result: list[Attribution] = []
    around: list[tuple[int, int, int]] = []
    begun = 0
    for attribution in ordered:
        cue = attribution.cue.pieces[0]
        while begun < len(contents) and contents[begun][0] <= cue.start:
            around.append(contents[begun])
            begun += 1
        around = [content for content in around if content[1] > cue.start]
        inside = [(b - a, n) for a, b, n in around if cue.end <= b and n != attribution.id]
        result.append(replace(attribution, parent=min(inside)[1]) if inside else attribution)
    return result
