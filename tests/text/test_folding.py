"""Folding by example: each orthographic trap of Arabic news, and the folds that are not stable."""

from __future__ import annotations

import json
import pickle
import sys
import unicodedata

import pytest

from qawl.text.folding import Fold, unstable
from qawl.text.letters import BLOCKS, TASHKEEL

NEWS = Fold.of(unify=["اأإآٱ", "يىئی", "وؤ", "كک"], drop=["tashkeel", "tatweel", "invisible"])


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("إلى", "الي"),
        ("أعلن", "اعلن"),
        ("ٱلآن", "الان"),
        ("شئون", "شيون"),
        ("رؤساء", "روساء"),
        ("ایران", "ايران"),  # Persian ye
        ("کتاب", "كتاب"),  # Persian kaf
        ("أَعْلَنَ", "اعلن"),
        ("مُدَّعٍ", "مدع"),
        ("هٰذا", "هذا"),
        ("الأمـــن", "الامن"),
        ("قال\u200f", "قال"),
        ("\u202bقال\u202c", "قال"),
        ("مي\u200cخواهد", "ميخواهد"),
        ("ا\u0654علن", "اعلن"),  # NFD
        ("ي\u0654", "ي"),
        ("ه\u0654", "ه"),  # makes no letter
        ("ﻗﺎﻝ", "قال"),
        ("ﻷن", "لان"),  # a ligature of two letters
        ("ﷲ", "الله"),
        ("ﹶ", ""),  # the presentation form of a mark, with its space
        ("مدرسة", "مدرسة"),
        ("BBC", "bbc"),
        ("ＢＢＣ", "bbc"),
        ("E\u0301quipe", "équipe"),
        ("İstanbul", "i\u0307stanbul"),
        ("Straße", "straße"),
        ("", ""),
        ("\u200f", ""),
        ("…", "..."),
        ("«", "«"),
        ("٣٫٥", "٣٫٥"),
    ],
)
def test_news(word: str, folded: str) -> None:
    assert NEWS(word) == folded
    assert NEWS(unicodedata.normalize("NFD", word)) == folded


def test_a_hamza_belongs_to_its_letter() -> None:
    fold = Fold.of(unify=[], drop=["tashkeel", "tatweel", "invisible"])
    assert fold("ئ") == fold("ي\u0654") == fold("ي\u064e\u0654") == fold("ي\u200d\u0654") == "ئ"
    assert fold("ب\u0654") == "ب"


def test_what_is_not_dropped_counts() -> None:
    fold = Fold.of(unify=["اأ"], drop=["tatweel"])
    assert fold("أَ") == "اَ"
    assert fold("دّ\u064e") == fold("د\u064e\u0651")  # the order of marks never counts
    assert fold("قال\u200f") == "قال\u200f"


def test_single_letters_may_be_dropped() -> None:
    assert Fold.of(unify=[], drop=["ء"])("سماء") == "سما"


def test_entries_are_normalised() -> None:
    assert Fold.of(unify=[["ا", "ا\u0654", "ﺇ"]], drop=[])("أإ") == "اا"


def test_marks_between_an_accent_and_its_letter() -> None:
    # The hamza goes late, with no letter of its own; the accent must still find its e.
    assert NEWS("e\u0654\u0301") == NEWS(NEWS("e\u0654\u0301")) == "é"


@pytest.mark.parametrize(
    ("unify", "drop"),
    [(["لا"], ["nothing"]), ([["ا", "أن"]], []), ([["ا", ""]], []), ([["ا", "\ufe7e"]], []), (["ا\u064e"], [])],
)
def test_an_entry_that_is_no_letter(unify: list[list[str]], drop: list[str]) -> None:
    with pytest.raises(ValueError, match=r"is not one letter|is a mark"):
        Fold.of(unify, drop)


def test_every_character() -> None:
    # Among them those whose compatibility form or lower case is several characters, or another's.
    odd = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.normalize("NFKD", c) != c or c.lower() != c]
    assert len(odd) > 10_000
    assert [c for c in odd if NEWS(NEWS(c)) != NEWS(c)] == []
    assert [c for c in odd if NEWS(unicodedata.normalize("NFC", c)) != NEWS(unicodedata.normalize("NFD", c))] == []


def test_presentation_forms_are_their_letters() -> None:
    forms = [c for c in BLOCKS - TASHKEEL if unicodedata.decomposition(c).startswith("<")]
    assert [c for c in forms if NEWS(c) != NEWS(unicodedata.normalize("NFKC", c))] == []
    letters = {letter for c in forms for letter in NEWS(c)}
    assert letters.isdisjoint(chr(code) for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)))


def test_good_folds_are_stable() -> None:
    assert unstable(NEWS) == []
    assert unstable(Fold.of([], [])) == []
    assert unstable(Fold.of(["اأإآ"], [])) == []
    assert unstable(Fold.of(["اأإآ", "eéè"], ["tatweel"])) == []


@pytest.mark.parametrize(
    ("unify", "drop", "letters"),
    [
        (["بت", "كب"], [], "بت"),  # a chain: ت becomes ب becomes ك
        (["بت", "كت"], [], "ت"),  # two heads
        (["بت", "تب"], [], "بت"),  # a circle
        (["اأ"], ["ا"], "أا"),  # the head is dropped
    ],
)
def test_unstable_folds_are_reported(unify: list[str], drop: list[str], letters: str) -> None:
    assert set(letters) <= set(unstable(Fold.of(unify, drop)))


def test_data() -> None:
    again = Fold.from_data(json.loads(json.dumps(NEWS.to_data())))
    assert again == NEWS
    assert hash(again) == hash(NEWS)
    assert again("إلى") == "الي"
    assert pickle.loads(pickle.dumps(NEWS))("إلى") == "الي"
