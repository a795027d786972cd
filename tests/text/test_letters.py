"""The tables: what Unicode says of the characters, and that the sets do not overlap."""

from __future__ import annotations

import sys
import unicodedata
from itertools import combinations

import pytest

from qawl.text.letters import ARABIC, BLOCKS, COMPOSING, DROP_SETS, HORIZONTAL, INVISIBLE, TASHKEEL, TATWEEL, VERTICAL

ALL = [chr(code) for code in range(sys.maxunicode + 1)]


def test_white_space_is_what_python_takes_for_it() -> None:
    assert {c for c in ALL if c.isspace()} == VERTICAL | HORIZONTAL


def test_vertical_white_space_ends_lines() -> None:
    assert {c for c in ALL if len(f"a{c}b".splitlines()) == 2} == VERTICAL


def test_every_mark_of_the_arabic_blocks_is_tashkeel() -> None:
    # U+FE00 to U+FE0F, variation selectors, are marks too; they do not stand in BLOCKS.
    assert {c for c in BLOCKS if unicodedata.combining(c)} <= TASHKEEL


def test_tashkeel_is_marks_small_letters_and_presentation_forms_of_marks() -> None:
    others = {c for c in TASHKEEL if unicodedata.category(c) not in ("Mn", "Cn")}
    assert others == set("\u06e5\u06e6") | {chr(c) for c in range(0xFE70, 0xFE80) if c not in (0xFE73, 0xFE75)}


@pytest.mark.parametrize("symbol", ["\u06dd", "\u06de", "\u06e9"])
def test_quranic_symbols_are_no_tashkeel(symbol: str) -> None:
    assert symbol not in TASHKEEL


def test_bidi_controls_and_zero_width_characters_are_invisible() -> None:
    controls = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    bidi = {c for c in ALL if unicodedata.bidirectional(c) in controls}
    marks = set("\u200b\u200c\u200d\u200e\u200f\u061c\u00ad\u2060\ufeff\ufe0f\U000e0100")
    assert bidi | marks <= INVISIBLE
    assert {unicodedata.category(c) for c in INVISIBLE} <= {"Cf", "Mn", "Cn"}


def test_composing_are_the_marks_of_arabic_letters() -> None:
    parts = {unicodedata.normalize("NFD", c)[1:] for c in BLOCKS}
    assert parts - {""} == set(COMPOSING)


def test_sets_do_not_overlap() -> None:
    sets = [TASHKEEL - ARABIC, TATWEEL, INVISIBLE, VERTICAL, HORIZONTAL]
    assert all(a.isdisjoint(b) for a, b in combinations(sets, 2))


def test_letters_of_the_alphabet_are_not_dropped() -> None:
    alphabet = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
    assert alphabet <= ARABIC
    assert all(alphabet.isdisjoint(chars) for chars in DROP_SETS.values())
