"""The alphabet: no word takes the rules by surprise."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from qawl.compile.alphabet import alphabet
from qawl.compile.state import Compilation
from qawl.lexicon import PRONOUNS, Reading
from qawl.program import TestRow as Row
from qawl.signature import Signer
from qawl.text.folding import Fold

# Clitics, pronouns and the article are made of these letters, so words of them can be cut in more than one way.
STEMS = st.text("وبلاه", min_size=1, max_size=3) | st.text("لبه", min_size=1, max_size=3).map("ال".__add__)
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
FORMS = st.dictionaries(STEMS, st.lists(st.integers(0, 3), min_size=1, max_size=2, unique=True), max_size=5)
BEFORE = ["".join(clitics) for clitics in product(("", "و", "ف"), ("", "ب", "ل", "ك", "لل", "بال"))]


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


def strangers(state: Compilation, words: Iterable[str]) -> set[str]:
    """The words that pass a set of tests for which there is no symbol."""
    assert state.fold is not None
    signer = Signer(state.lexicon(), state.fold, sorted(state.exact), state.rows())
    symbols = set(state.symbols)
    return {word for word in words if word and signer.mask(word) not in symbols}


@given(ROWS, FORMS, FORMS)
def test_every_word_has_a_symbol(rows: list[Row], free: dict[str, list[int]], joining: dict[str, list[int]]) -> None:
    state = compilation(rows, free, joining)
    alphabet(state)
    forms = [*free, *map("".join, product(joining, PRONOUNS))]
    # With the article, ل drops its alif.
    forms += [form[2:] for form in forms if form.startswith("ال")]
    assert strangers(state, map("".join, product(BEFORE, forms))) == set()


PARTS = (
    ("", "و", "ف", "ب", "ل", "وب", "وك"),
    ("", "ال", "س", "سي", "ست", "است", "ت", "ا", "م", "ان"),
    ("ر", "رس", "رسر", "رستر", "رسيس", "رسار", "رتراس"),
    ("", "ه", "ها", "ته", "تها", "هم", "ة", "ا"),
)


def test_every_unknown_word_has_a_symbol() -> None:
    rows = [Row(("is", name), "", preposition, "", "") for name, preposition in product(GUESSES, ("", "ب", "ل"))]
    rows += [Row(("is", name), conjunction, "", "", "") for name, conjunction in product(GUESSES, "وف")]
    state = compilation(rows)
    alphabet(state)
    assert strangers(state, map("".join, product(*PARTS))) == set()


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
