"""The masks of words: what `holds` says of each test, for all tests at once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.lexicon import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, Analysis, Lexicon, Reading
from qawl.match.classify import Classifier
from qawl.match.symbols import symbol
from qawl.program import Program
from qawl.program import TestRow as Row
from qawl.signature import NEVER, Signer, holds, split
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
    return Signer(Lexicon([Reading(features) for features in readings], {}, {}), FOLD, {}, rows)


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
def test_alternatives_mean_what_the_whole_means(expr: Any, readings: list[frozenset[str]]) -> None:
    alternatives = split(expr)
    if alternatives is not None:
        allowed = [w for w, unwanted in alternatives if not any(holds(unwanted, f, ()) for f in readings)]
        for features in readings:
            assert holds(expr, features, readings) == any(holds(wanted, features, ()) for wanted in allowed)


@pytest.mark.parametrize(
    ("expr", "alternatives"),
    [
        (A, [(A, NEVER)]),
        (("minus", A, B), [(A, B)]),
        (("not", A), [(("any",), A)]),
        (("and", (A, ("not", B), ("not", C))), [(A, ("or", (B, C)))]),
        (("minus", ("minus", A, B), C), [(A, ("or", (B, C)))]),
        (("or", (("minus", A, C), ("minus", B, C))), [(("or", (A, B)), C)]),
        (("or", (A, ("minus", B, C))), [(A, NEVER), (B, C)]),
        (("not", ("not", A)), None),
        (("minus", A, ("minus", B, C)), None),
    ],
)
def test_an_expression_is_split_where_it_can_be(expr: Any, alternatives: Any) -> None:
    assert split(expr) == alternatives


def test_too_many_alternatives_are_not_spelled_out() -> None:
    expr = ("and", tuple(("or", (("is", f"a{n}"), ("not", ("is", f"b{n}")))) for n in range(40)))
    assert split(expr) is None
    row = Row(expr, "", "", "", "")
    assert signer([row], []).mask_of_features([f"a{n}" for n in range(40)]) == 1
    assert signer([row], []).mask_of_features(["b7"]) == 0


def test_minus_looks_at_all_readings_with_the_same_preposition() -> None:
    words = signer([Row(("minus", A, B), "", "", "", "")], [frozenset("a"), frozenset("b")])
    first, second, behind = Analysis("", "", 0, "", 0), Analysis("", "", 1, "", 0), Analysis("", "ب", 1, "", 1)
    assert words.mask_of([first]) == 1
    assert words.mask_of([first, second]) == words.mask_of([second, first]) == 0
    assert words.mask_of([first, behind]) == 1


def test_the_mask_of_features_is_that_of_one_bare_reading() -> None:
    rows = [Row(expr, "", preposition, "", "") for expr in (A, ("not", A), ("any",)) for preposition in ("", "ب")]
    assert signer(rows, []).mask_of_features(["a", "b"]) == 0b110001
    assert signer(rows, []).mask_of_features([]) == 0b110100


def test_written_words_are_looked_up() -> None:
    rows = [Row(A, "", "", "", ""), Row(A, "", "ب", "*", ""), Row(("is", "==كلام"), "", "", "", "")]
    lexicon = Lexicon([Reading(frozenset({"a"}))], {"كلام": (0,)}, {"كلام": (0,)})
    words = Signer(lexicon, FOLD, {"كلام": (), "على": (0,)}, rows)
    assert [words.mask(word) for word in ("على", "علي", "وعلى")] == [1, 0, 0]  # as it is written, and no other way
    assert [words.mask(word) for word in ("كلام", "وكلام", "بكلامهم", "بكلام", "سلام")] == [0b101, 1, 0b10, 0, 0]


@pytest.mark.parametrize(
    ("symbols", "nearest"),
    [
        ((0b1, 0b11, 0b111), 1),  # its own
        ((0b1, 0b111, 0b10, 0b0), 0),  # of those that claim nothing false the first with the most tests
        ((0b1000, 0b111), 0),  # none: an unknown word
    ],
)
def test_a_word_that_the_alphabet_lacks_takes_the_nearest_symbol(symbols: tuple[int, ...], nearest: int) -> None:
    tests = tuple(Row(expr, "", "", "", "") for expr in (A, B, C, ("is", "word")))
    readings = ((("a",), "", "", False), (("b",), "", "", False))
    program = Program("", FOLD.to_data(), (), readings, {"كلام": (0, 1)}, {}, {}, tests, symbols, {}, ())
    assert Classifier(program)["كلام "] == symbol(nearest)


def test_more_words_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    tests = tuple(Row(expr, "", "", "", "") for expr in (A, ("is", "word")))
    readings = ((("a",), "", "", False),)
    classifier = Classifier(
        Program("", FOLD.to_data(), (), readings, {"كلام": (0,)}, {}, {}, tests, (0b1, 0b10), {}, ())
    )
    monkeypatch.setattr("qawl.match.classify.REMEMBERED", 3)
    words = ["كلام", "سلام ", "كلام ", "قلم", "قلم ", "كلام ", "سلام", "كلام", "قلم"]
    assert [classifier[word] for word in words] == [symbol(int("كلام" not in word)) for word in words]
    assert len(classifier) <= 3
