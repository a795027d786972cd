"""Won, lost, moved, relabelled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.evaluation.changes import Change, changes, renames
from qawl.evaluation.record import Record, dump, restore

from .conftest import said

OLD = said(0, 3, source=(4, 9), content=(13, 20))


@pytest.mark.parametrize(
    ("old", "new", "kind", "roles", "labels"),
    [
        ([], [OLD], "won", (), ()),
        ([OLD], [], "lost", (), ()),
        ([OLD], [said(0, 3, source=(4, 12), content=(13, 20))], "moved", ("source",), ()),
        ([OLD], [said(0, 3, content=(13, 20))], "moved", ("source",), ()),
        ([OLD], [said(0, 3, mode="mixed", source=(4, 9), content=(13, 20))], "relabelled", (), ("mode",)),
        ([OLD], [said(0, 3, "told", source=(4, 9), content=(13, 20))], "relabelled", (), ("rule",)),
        ([OLD], [said(0, 3, "told", source=(4, 9))], "moved", ("content",), ("rule",)),
    ],
)
def test_one_change(old: list[Record], new: list[Record], kind: str, roles: object, labels: object) -> None:
    (change,) = changes(old, new, {})
    assert (change.kind, change.roles, change.labels) == (kind, roles, labels)


def test_a_cue_that_loses_a_part_is_moved() -> None:
    two = Record("said", OLD.labels, {"cue": ((0, 3), (10, 12))})
    for old, new in ((two, said(10, 12)), (said(0, 3), two)):
        (change,) = changes([old], [new], {})
        assert (change.kind, change.roles) == ("moved", ("cue",))


def test_a_renamed_construction_is_the_same() -> None:
    renamed = renames([("new", ("said", "older")), ("other", ())])
    assert renamed == {"said": "new", "older": "new"}
    assert changes([said(0, 3)], [said(0, 3, "new")], renamed) == []
    assert Change(said(0, 3), None).group(renamed) == "new"
    assert Change(said(0, 3, "other"), None).group(renamed) == "other"


def test_they_come_in_the_order_of_the_text() -> None:
    found = changes([said(5, 8), said(20, 23)], [said(0, 3), said(30, 33)], {})
    assert [change.kind for change in found] == ["won", "lost", "lost", "won"]


_SPANS = st.tuples(st.integers(0, 20), st.integers(1, 5)).map(lambda pair: (pair[0], sum(pair)))
_RECORDS = st.lists(
    st.builds(lambda cue, source: said(*cue, source=source), _SPANS, _SPANS), unique_by=lambda r: r.cue, max_size=6
)


@given(_RECORDS)
def test_nothing_changes_from_rules_to_themselves(records: list[Record]) -> None:
    assert changes(records, records[::-1], {}) == []


@given(_RECORDS, _RECORDS)
def test_backwards_what_was_won_is_lost(old: list[Record], new: list[Record]) -> None:
    kinds: Callable[[list[Change]], list[str]] = lambda found: sorted(change.kind for change in found)  # noqa: E731
    there, back = changes(old, new, {}), changes(new, old, {})
    turned = {"won": "lost", "lost": "won"}
    assert kinds(there) == sorted(turned.get(kind, kind) for kind in kinds(back))
    assert len(old) + kinds(there).count("won") - kinds(there).count("lost") == len(new)


@given(_RECORDS)
def test_a_record_comes_back_from_its_line(records: list[Record]) -> None:
    assert restore(dump(records)) == records
    assert "\n" not in dump(records)
