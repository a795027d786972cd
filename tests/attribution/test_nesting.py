"""Numbers and parents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.attribution.model import Piece
from qawl.attribution.nesting import nest
from qawl.engine import Engine


def report(cue: int, *contents: tuple[int, int]) -> tuple[Piece, list[Piece]]:
    """A report whose cue is the one letter at `cue`."""
    return Piece(cue, cue + 1, "ق"), [Piece(start, end, "م" * (end - start)) for start, end in contents]


# Reports in the order of their cues, and the parent of each.
TABLE: list[tuple[str, list[tuple[Piece, list[Piece]]], list[int | None]]] = [
    ("none", [], []),
    ("side by side", [report(0, (2, 5)), report(6, (8, 10))], [None, None]),
    ("one in the other", [report(0, (2, 9)), report(3, (5, 9))], [None, 1]),
    ("three deep", [report(0, (1, 9)), report(2, (3, 9)), report(4, (5, 9))], [None, 1, 2]),
    ("two in one", [report(0, (1, 20)), report(2, (3, 5)), report(6, (7, 20))], [None, 1, 1]),
    ("the shortest content around it", [report(0, (2, 30)), report(1, (2, 12)), report(3, (4, 5))], [None, None, 2]),
    ("its own content is around no cue of its own", [report(5, (0, 20))], [None]),
    ("a content before its cue", [report(2, (3, 6)), report(8, (0, 7))], [2, None]),
    ("the second piece of a content", [report(2, (0, 1), (4, 9)), report(5, (6, 9))], [None, 1]),
    ("between two pieces of a content", [report(2, (0, 1), (6, 9)), report(4)], [None, None]),
    ("the cue begins where the content does", [report(0, (1, 3)), report(1)], [None, 1]),
    ("the cue begins where the content has ended", [report(0, (1, 3)), report(3)], [None, None]),
]


@pytest.mark.parametrize(("case", "reports", "parents"), TABLE, ids=[case for case, *_ in TABLE])
def test_parents(case: str, reports: list[tuple[Piece, list[Piece]]], parents: list[int | None]) -> None:
    assert nest(reports) == parents, case


# The same, end to end: parents in the order of the cues.
TEXTS = [
    ("أعلن الوزير أن المدير قال إن البلدية نفت أن الطريق مغلق.", [None, 1, 2]),
    ("أعلن الوزير أن الطريق مفتوح، مشيرا إلى أن السعر ثابت.", [None, None]),
    ("قال الوزير: «أعلن المدير أن الطريق مفتوح. وقالت البلدية إن السعر ثابت». ونفى أن الجسر مغلق.", [None, 1, 1, None]),
    ("«أعلن المدير أن الطريق مفتوح»، قال الوزير.", [2, None]),
    ("أعلن الوزير أن الطريق مفتوح، كما قال المدير.", [2, None]),
]


@pytest.mark.parametrize(("text", "parents"), TEXTS)
def test_parents_in_texts(tiny: Engine, text: str, parents: list[int | None]) -> None:
    found = tiny(text)
    assert [attribution.parent for attribution in found] == parents
    assert [attribution.id for attribution in found] == list(range(1, len(parents) + 1))


def test_a_child_stands_in_its_parents_content(found: Callable[[str], str]) -> None:
    bracketed = (
        "[1.cue أعلن] [1.source الوزير] أن [1.content [2.source المدير] [2.cue قال] إن "
        "[2.content [3.source البلدية] [3.cue نفت] أن [3.content الطريق مغلق]]]."
    )
    assert found(bracketed) == bracketed
