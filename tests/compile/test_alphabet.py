"""The alphabet: no word takes the rules by surprise."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compile.alphabet import alphabet
from qawl.compile.state import Compilation
from qawl.lexicon import PRONOUNS, Reading
from qawl.program import TestRow as Row
from qawl.signature import Signer
from qawl.text.folding import Fold

# Clitics, parts of pronouns and of the article: words made of these are cut in more than one way.
LETTERS = "وفبلكاهني"
STEMS = st.text(LETTERS, min_size=1, max_size=4) | st.text(LETTERS, min_size=1, max_size=3).map("ال".__add__)
FEATURES = ("a", "b", "finite", "al-", "split")
GUESSES = ("masdar-like", "owned", "finite-like", "al-", "split", "word")
ROWS = st.lists(
    st.builds(
        Row,
        st.sampled_from([("is", f) for f in FEATURES] + [("minus", ("is", "word"), ("is", f)) for f in FEATURES]),
        st.sampled_from(["", "", "و"]),
        st.sampled_from(["", "", "ب", "ل"]),
        st.sampled_from(["", "", "-", "*", "ه"]),
        st.just(""),
    ),
    min_size=1,
    max_size=6,
)
LEXICONS = st.dictionaries(STEMS, st.lists(st.integers(0, 3), min_size=1, max_size=2, unique=True), max_size=4)
WORDS = st.tuples(
    st.sampled_from(["", "و", "ف"]), st.sampled_from(["", "ب", "ل", "ك"]), STEMS, st.sampled_from(["", *PRONOUNS])
).map("".join)


def compilation(
    rows: list[Row], free: dict[str, list[int]] | None = None, joining: dict[str, list[int]] | None = None
) -> Compilation:
    """A compilation as the passes before leave it, with readings 0 to 3."""
    state = Compilation(fold=Fold.of([], []), free=free or {}, joining=joining or {})
    for features in ({"word", "a"}, {"word", "b"}, {"word", "a", "finite"}, {"word", "b", "al-"}):
        state.readings[Reading(frozenset(features))] = len(state.readings)
    for number, row in enumerate(rows):
        state.tests[(number,)] = (number, row)
    return state


def signer(state: Compilation) -> Signer:
    assert state.fold is not None
    return Signer(state.lexicon(), state.fold, sorted(state.exact), state.rows())


@given(ROWS, LEXICONS, LEXICONS, st.lists(WORDS, min_size=1, max_size=20))
@settings(max_examples=300)
def test_every_word_has_a_symbol(
    rows: list[Row], free: dict[str, list[int]], joining: dict[str, list[int]], words: list[str]
) -> None:
    state = compilation(rows, free, joining)
    alphabet(state)
    written = signer(state)
    assert {word for word in [*words, *free] if written.mask(word) not in state.symbols} == set()


@given(st.lists(st.text("وفبلكاهمنتسيةر", min_size=1, max_size=9), min_size=1, max_size=50))
def test_every_unknown_word_has_a_symbol(words: list[str]) -> None:
    rows = [Row(("is", name), "", preposition, "", "") for name, preposition in product(GUESSES, ("", "ب", "ل"))]
    rows += [Row(("is", name), conjunction, "", "", "") for name, conjunction in product(GUESSES, "وف")]
    state = compilation(rows)
    alphabet(state)
    written = signer(state)
    assert {word for word in words if written.mask(word) not in state.symbols} == set()


def test_marks_numbers_and_exact_words_have_symbols() -> None:
    rows = [Row(("is", name), "", "", "", "") for name in ("word", "number", "latin", "comma", "punct", "==أن")]
    state = compilation(rows)
    state.exact.add("أن")
    alphabet(state)
    assert {0b1, 0b11, 0b101, 0b11000, 0b10000, 0b100001} <= set(state.symbols)


def test_symbols_are_few() -> None:
    rows = [Row(("is", "a"), "", "", "", ""), Row(("is", "a"), "", "ب", "", "")]
    state = compilation(rows, {"قرار": [0], "موقف": [0], "رد": [1]}, {"قرار": [0]})
    alphabet(state)
    assert sorted(state.symbols) == [0, 1, 2]


def test_a_test_that_most_symbols_pass_holds_of_one_range() -> None:
    rows = [Row(("is", name), "", preposition, "", "") for name in ("a", "b", "word") for preposition in ("", "ب")]
    state = compilation(rows, {"قرار": [0], "موقف": [0, 1], "رد": [1]})
    alphabet(state)
    passing = [[mask >> bit & 1 for mask in state.symbols] for bit in range(len(rows))]
    most = max(map(sum, passing))
    assert 0 < most < len(state.symbols)
    assert any(column == sorted(column) for column in passing if sum(column) == most)
