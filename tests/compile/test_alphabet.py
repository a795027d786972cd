"""The alphabet: no word takes the rules by surprise."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.compile import compile_state
from qawl.compile.alphabet import alphabet
from qawl.compile.state import Compilation
from qawl.lexicon import PRONOUNS, Reading
from qawl.program import TestRow as Row
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


HEAD = """fold
    unify ا أ
    drop tashkeel
    quotes « »

verbs say act say
    قال يقول قائل قول  takes أن

"""


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
    signer = state.signer()
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


@pytest.mark.parametrize(
    ("free", "word"),
    [
        ({"قرار": [0], "بيان": [0], "يان": [1]}, "بيان"),  # one of its sort can be cut, and not another
        ({"يان": [0], "بيان": [1], "خبر": [0]}, "بخبر"),  # with ب one is a word of its own, and not another
        ({"القرار": [0], "الجنة": [0], "اللجنة": [1]}, "للجنة"),  # two words are written alike behind ل
        ({"لجنة": [0], "خطاب": [0]}, "لخطاب"),  # behind ل one looks as if it had the article
        ({"د": [0], "قرار": [0]}, "وقرار"),  # one is too short for a clitic
        ({"قال": [2], "خبر": [0]}, "بخبر"),  # one is a verb, which no preposition goes with
        ({"خبر": [0], "قال": [2]}, "بخبر"),
    ],
)
def test_a_form_stands_only_for_what_is_like_it(free: dict[str, list[int]], word: str) -> None:
    rows = [Row(("is", name), "", preposition, "", "") for name in "ab" for preposition in ("", "ب", "ل")]
    state = compilation([*rows, Row(("is", "a"), "و", "", "", "")], free)
    alphabet(state)
    assert strangers(state, [word]) == set()


def test_a_conjunction_before_what_looks_like_a_preposition() -> None:
    rows = [Row(("is", "a"), "", "", "", ""), Row(("is", "a"), "و", "ب", "", "")]
    state = compilation(rows, {"اله": [0]}, {"بال": [0]})
    alphabet(state)
    assert strangers(state, ["وباله", "فباله"]) == set()


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


@pytest.mark.parametrize(
    ("inner", "outer", "ambiguous"),
    [
        ("{word}+", "{1,9}", True),
        ("{number}+ {comma}*", "{1,9}", True),
        ("{number} {comma}*", "{1,9}", False),
        ("{number}+", "?", False),
        ("{quote-open}+", "{1,9}", True),  # a mark that is in no alphabet
    ],
)
def test_repetition_in_repetition_is_refused_where_a_word_fits_both(inner: str, outer: str, ambiguous: bool) -> None:
    rules = f"{HEAD}construction c\n    [cue قال] ({inner}){outer} {{comma}}\n"
    found = compile_state([("a.qawl", rules.encode())]).diagnostics
    codes = [problem.code for problem in found if problem.severity == "error"]
    assert codes == ["Q401"] * ambiguous
