"""The masks of words: what `holds` says of each test, for all tests at once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.lexicon import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, Analysis, Lexicon, Reading
from qawl.program import TestRow as Row
from qawl.signature import Signer, holds, split
from qawl.text.folding import Fold

FOLD = Fold.of([], [])
A, B, C = (("is", name) for name in "abc")
FEATURES = st.frozensets(st.sampled_from("abcd"))

EXPRESSIONS = st.recursive(
    st.sampled_from([("any",), *(("is", name) for name in "abcd")]),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, max_size=3).map(tuple)),
        st.tuples(st.just("minus"), inner, inner),
        st.tuples(st.just("not"), inner),
    ),
    max_leaves=6,
)
ROWS = st.builds(
    Row,
    EXPRESSIONS,
    st.sampled_from(["", "-", *CONJUNCTIONS]),
    st.sampled_from(["", *PREPOSITIONS]),
    st.sampled_from(["", "-", "*", *PRONOUNS[:3]]),
    st.just(""),
)
ANALYSES = st.builds(
    Analysis,
    st.sampled_from(["", *CONJUNCTIONS]),
    st.sampled_from(["", "", *PREPOSITIONS]),
    st.integers(0, 4),
    st.sampled_from(["", "", *PRONOUNS[:4]]),
    st.just(0),
)


def signer(rows: list[Row], readings: list[frozenset[str]]) -> Signer:
    return Signer(Lexicon([Reading(features) for features in readings], {}, {}), FOLD, [], rows)


@given(
    st.lists(ROWS, min_size=1, max_size=8),
    st.lists(FEATURES, min_size=5, max_size=5),
    st.lists(ANALYSES, min_size=1, max_size=4),
)
def test_the_mask_is_what_holds(rows: list[Row], readings: list[frozenset[str]], analyses: list[Analysis]) -> None:
    words = signer(rows, readings)
    mask = words.mask_of(analyses)
    for number, row in enumerate(rows):
        # `{any}` takes every word and mark, whatever is written together with it.
        assert bool(mask >> number & 1) == (row.expr == ("any",) or bool(words.passing(number, analyses)))


@given(EXPRESSIONS, st.lists(FEATURES, min_size=1, max_size=3))
def test_halves_mean_what_the_whole_means(expr: Any, readings: list[frozenset[str]]) -> None:
    halves = split(expr)
    if halves is not None:
        wanted, unwanted = halves
        forbidden = any(holds(unwanted, features, ()) for features in readings)
        for features in readings:
            assert holds(expr, features, readings) == (holds(wanted, features, ()) and not forbidden)


@pytest.mark.parametrize(
    ("expr", "halves"),
    [
        (A, (A, ("or", ()))),
        (("minus", A, B), (A, B)),
        (("not", A), (("any",), A)),
        (("and", (A, ("not", B), ("not", C))), (("and", (A, ("any",), ("any",))), ("or", (B, C)))),
        (("minus", ("minus", A, B), C), (A, ("or", (B, C)))),
        (("or", (A, ("not", B))), None),
        (("not", ("not", A)), None),
        (("minus", A, ("minus", B, C)), None),
    ],
)
def test_an_expression_is_split_where_it_can_be(expr: Any, halves: Any) -> None:
    assert split(expr) == halves


def test_minus_looks_at_all_readings_with_the_same_preposition() -> None:
    words = signer([Row(("minus", A, B), "", "", "", "")], [frozenset("a"), frozenset("b")])
    first, second, behind = Analysis("", "", 0, "", 0), Analysis("", "", 1, "", 0), Analysis("", "ب", 1, "", 1)
    assert words.mask_of([first]) == 1
    assert words.mask_of([first, second]) == 0
    assert words.mask_of([first, behind]) == 1


def test_the_mask_of_features_is_that_of_one_bare_reading() -> None:
    rows = [Row(expr, "", preposition, "", "") for expr in (A, ("not", A), ("any",)) for preposition in ("", "ب")]
    assert signer(rows, []).mask_of_features(["a", "b"]) == 0b110001
    assert signer(rows, []).mask_of_features([]) == 0b110100


def test_written_words_are_looked_up() -> None:
    rows = [Row(A, "", "", "", ""), Row(A, "", "ب", "*", ""), Row(("is", "==كلام"), "", "", "", "")]
    lexicon = Lexicon([Reading(frozenset({"a"}))], {"كلام": (0,)}, {"كلام": (0,)})
    words = Signer(lexicon, FOLD, ["كلام"], rows)
    assert [words.mask(word) for word in ("كلام", "وكلام", "بكلامهم", "بكلام", "سلام")] == [0b101, 1, 0b10, 0, 0]
