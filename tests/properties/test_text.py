"""Properties of folding and tokenizing, over any text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from hypothesis import example, given
from hypothesis import strategies as st

from qawl.text.folding import Fold, unstable
from qawl.text.letters import ARABIC, BLOCKS, COMPOSING, HORIZONTAL, INVISIBLE, TASHKEEL, TATWEEL, VERTICAL
from qawl.text.tokens import core, tokenize

NEWS = Fold.of(unify=["اأإآٱ", "يىئی", "وؤ", "كک"], drop=["tashkeel", "tatweel", "invisible"])
STRICT = Fold.of(unify=["اأإآ"], drop=["tatweel"])
BARE = Fold.of(unify=[], drop=["tashkeel", "tatweel", "invisible"])  # ئ and ي stay apart
DROPPED = "".join(sorted((TASHKEEL - COMPOSING) | TATWEEL | INVISIBLE))


def _one_of(chars: Iterable[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(chars))


# Hypothesis alone seldom draws two Arabic characters in a row, nor an accent after a letter.
SCRIPT = _one_of(BLOCKS) | _one_of("اأإآٱويىئیؤكکقلنأم") | _one_of(COMPOSING) | _one_of(DROPPED)
MIX = (
    SCRIPT
    | _one_of("aeEGİßÉΣς5٣٫12_'’‘.,،:/-…«»😀\0\u0301\u0323\u0308½²ﬁ")
    | _one_of(HORIZONTAL | VERTICAL | INVISIBLE)
    | st.characters()
)
# A few characters of each kind, so that all pairs of kinds come up.
FEW = _one_of("وقا\u064eaE\u030153_.…,'’:«☺ \t\n\u2028\u200f\u200d")
TEXT = st.text(FEW, max_size=30) | st.text(MIX, max_size=30)
LETTERS = _one_of(ARABIC - TASHKEEL) | _one_of("aeéßç")
WORD = st.text(LETTERS | _one_of(COMPOSING) | _one_of("ياوهئأ"), min_size=1, max_size=10)
MARK = _one_of(DROPPED) | _one_of("\u064e\u0651\u0640\u200d\ufe7e")  # the last is a form with a space in it


@given(TEXT)
@example("e\u0654\u0301")
@example("ا\u0654\u0655\u0653")
def test_folding_twice_is_folding_once(word: str) -> None:
    for fold in (NEWS, STRICT, BARE):
        assert fold(fold(word)) == fold(word)


@given(TEXT)
def test_composed_and_decomposed_fold_alike(word: str) -> None:
    for fold in (NEWS, STRICT, BARE):
        assert fold(unicodedata.normalize("NFC", word)) == fold(unicodedata.normalize("NFD", word)) == fold(word)


@given(WORD, st.lists(st.tuples(st.integers(0, 9), MARK), max_size=5))
def test_what_is_dropped_may_stand_anywhere(word: str, marks: list[tuple[int, str]]) -> None:
    marked = word
    for at, mark in marks:
        # A combining mark follows a letter.
        cut = min(max(at, 1 if unicodedata.combining(mark) else 0), len(marked))
        marked = marked[:cut] + mark + marked[cut:]
    assert NEWS(marked) == NEWS(word)
    assert BARE(marked) == BARE(word)


@given(TEXT)
def test_nothing_dropped_or_unified_is_left(word: str) -> None:
    assert set(NEWS(word)).isdisjoint({*DROPPED, *COMPOSING, *"أإآٱىئیؤک"})


@given(st.lists(st.text(_one_of("ابتثأإ\u0621ئ"), min_size=1, max_size=3), max_size=3), st.data())
def test_a_fold_that_is_not_reported_is_stable(groups: list[str], data: st.DataObject) -> None:
    fold = Fold.of(groups, data.draw(st.lists(st.sampled_from(["tashkeel", "tatweel", "invisible", "ا", "ئ"]))))
    if not unstable(fold):
        word = data.draw(st.text(SCRIPT, max_size=10))
        assert fold(fold(word)) == fold(word)
        assert fold(unicodedata.normalize("NFC", word)) == fold(unicodedata.normalize("NFD", word)) == fold(word)


@given(TEXT)
def test_data_keep_the_fold(word: str) -> None:
    assert Fold.from_data(NEWS.to_data())(word) == NEWS(word)


@given(TEXT)
def test_pieces_tile_the_text(text: str) -> None:
    pieces = tokenize(text)
    assert "".join(pieces) == text
    assert all(pieces)


@given(TEXT)
def test_cores_are_inside_their_pieces(text: str) -> None:
    outer = HORIZONTAL | VERTICAL | INVISIBLE
    for piece in tokenize(text):
        start, end = core(piece)
        assert 0 <= start <= end <= len(piece)
        assert set(piece[:start]) <= INVISIBLE
        assert set(piece[end:]) <= outer
        if start < end:
            assert piece[start] not in outer
            assert piece[end - 1] not in outer
            apart, _, word = piece[start:end].rpartition(" ")
            assert set(word).isdisjoint(HORIZONTAL | VERTICAL)
            assert NEWS(apart) in ("", "و")  # a و that is written apart from its word
        else:
            assert (start, end) == (0, 0)
            assert set(piece) <= outer


@given(TEXT)
def test_a_core_is_cut_out_alone(text: str) -> None:
    # A core that is tokenized again is one piece: what a lexicon holds is found in a text.
    for piece in tokenize(text):
        start, end = core(piece)
        if start < end:
            assert tokenize(piece[start:end]) == [piece[start:end]]


@given(st.lists(st.text(LETTERS | _one_of(DROPPED), max_size=8).map("ق{}ق".format), min_size=1, max_size=8))
def test_words_between_blanks_are_the_cores(words: list[str]) -> None:
    pieces = tokenize("\u200f " + "\u200e \u202b".join(words))
    assert [piece[slice(*core(piece))] for piece in pieces] == ["", *words]


@given(TEXT)
def test_offsets_are_sums_of_lengths(text: str) -> None:
    pieces = tokenize(text)
    for start, piece in zip(accumulate(map(len, pieces), initial=0), pieces, strict=False):
        first, last = core(piece)
        assert text[start + first : start + last] == piece[first:last]


@given(TEXT)
def test_lines_end_in_pieces_of_their_own(text: str) -> None:
    for piece in tokenize(text):
        ends_a_line = not set(piece).isdisjoint(VERTICAL)
        assert not ends_a_line or set(piece.removeprefix(":")) <= VERTICAL | HORIZONTAL
