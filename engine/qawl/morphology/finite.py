"""Finite forms: stems with the endings of person, number, gender and mood.

Endings: Ryding, A Reference Grammar of Modern Standard Arabic, ch. 21-22 (paradigms); for verbs ending in a weak
radical Wright, A Grammar of the Arabic Language, vol. I, part II, "Verbs of which the third radical is و or ي".
The second person is left out: news reports do not use it, and its spellings would only coincide with others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qawl.morphology import form as f
from qawl.morphology.form import Form
from qawl.morphology.spelling import spell
from qawl.morphology.stems import Stem

# Order of the slots in every table below: 3ms 3fs 3md 3fd 3mp 3fp 1s 1p.
_SLOTS: tuple[frozenset[str], ...] = (
    frozenset({f.THIRD, f.SINGULAR, f.MASCULINE}),
    frozenset({f.THIRD, f.SINGULAR, f.FEMININE}),
    frozenset({f.THIRD, f.DUAL, f.MASCULINE}),
    frozenset({f.THIRD, f.DUAL, f.FEMININE}),
    frozenset({f.THIRD, f.PLURAL, f.MASCULINE}),
    frozenset({f.THIRD, f.PLURAL, f.FEMININE}),
    frozenset({f.FIRST, f.SINGULAR}),
    frozenset({f.FIRST, f.PLURAL}),
)
_PREFIXES = ("ي", "ت", "ي", "ت", "ي", "ي", "ء", "ن")
_FEMININE_PLURAL = 5
_PAST = {
    "": ("a", "aت", "A", "aتA", "W", "نa", "تu", "نA"),
    "a": ("Y", "aت", "aيA", "aتA", "aW", "aينa", "aيتu", "aينA"),
    "A": ("A", "aت", "aوA", "aتA", "aW", "aونa", "aوتu", "aونA"),
    "i": ("iيa", "iيaت", "iيA", "iيaتA", "W", "Iنa", "Iتu", "IنA"),
}
_INDICATIVE = {
    "": ("u", "u", "Aنi", "Aنi", "Uنa", "نa", "u", "u"),
    "a": ("Y", "Y", "aيAنi", "aيAنi", "aونa", "aينa", "Y", "Y"),
    "i": ("I", "I", "iيAنi", "iيAنi", "Uنa", "Iنa", "I", "I"),
    "u": ("U", "U", "uوAنi", "uوAنi", "Uنa", "Uنa", "U", "U"),
}
_SUBJUNCTIVE = {
    "": ("a", "a", "A", "A", "W", "نa", "a", "a"),
    "a": ("Y", "Y", "aيA", "aيA", "aW", "aينa", "Y", "Y"),
    "i": ("iيa", "iيa", "iيA", "iيA", "W", "Iنa", "iيa", "iيa"),
    "u": ("uوa", "uوa", "uوA", "uوA", "W", "Uنa", "uوa", "uوa"),
}
# The place of the jussive among the words of a slot.
_JUSSIVE = 2
# Where the jussive has no ending at all; elsewhere it is the subjunctive.
_BARE_SLOTS = (0, 1, 6, 7)

_Marks = tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class _Voices:
    """The features of a slot in each voice, made once: sets are slow to build and there are thousands of forms."""

    active: frozenset[str]
    both: frozenset[str]
    passive: frozenset[str]
    has_passive: bool


def _features(tense: str) -> tuple[_Voices, ...]:
    slots = [slot | {f.FINITE, tense} for slot in _SLOTS]
    return tuple(_Voices(s | {f.ACTIVE}, s | {f.ACTIVE, f.PASSIVE_LIKE}, s | {f.PASSIVE}, f.THIRD in s) for s in slots)


_FEATURES = {tense: _features(tense) for tense in (f.PAST, f.PRESENT)}


def past_words(stem: Stem) -> list[list[str]]:
    """Per slot, the words of the past."""
    endings = _PAST[stem.final]
    if stem.final:
        return [[stem.before_vowel + ending] for ending in endings]
    return [
        [(stem.before_consonant if slot >= _FEMININE_PLURAL else stem.before_vowel) + ending]
        for slot, ending in enumerate(endings)
    ]


def present_words(stem: Stem, vowel: str) -> list[list[str]]:
    """Per slot, the words of the present: indicative first, then subjunctive and jussive."""
    table: list[list[str]] = []
    indicative, subjunctive = _INDICATIVE[stem.final], _SUBJUNCTIVE[stem.final]
    for slot, letter in enumerate(_PREFIXES):
        prefix = letter + vowel
        body = stem.before_consonant if slot == _FEMININE_PLURAL else stem.before_vowel
        words = [prefix + body + indicative[slot], prefix + body + subjunctive[slot]]
        if slot in _BARE_SLOTS:
            words += [prefix + bare + stem.final for bare in stem.bare]
        table.append(words)
    return table


def finite_forms(tense: str, active: list[list[str]], passive: list[list[str]]) -> Iterator[Form]:
    """The forms of one tense from its words per slot in both voices."""
    for base, words, passive_words in zip(_FEATURES[tense], active, passive, strict=True):
        texts, passives = _texts(words, False), _texts(passive_words, False)
        yield from _voices(base, texts, passives, False)
        # Most words join as they are; spelling is the slow part, so it is done again only where it may differ.
        if any(map(_changes, words)):
            texts = _texts(words, True)
        if any(map(_changes, passive_words)):
            passives = _texts(passive_words, True)
        yield from _voices(base, texts, passives, True)


def _changes(word: str) -> bool:
    return word[-1] in "YWء" or (word[-2] == "ء" and word[-1] in "aui")


def _voices(base: _Voices, texts: dict[str, _Marks], passives: dict[str, _Marks], joins: bool) -> Iterator[Form]:
    for text, marks in texts.items():
        yield from _with_future(text, base.both if text in passives else base.active, marks, joins)
    # أشار is not worth reading as "I am pointed at": the first person has no passive of its own.
    if base.has_passive:
        for text, marks in passives.items():
            if text not in texts:
                yield from _with_future(text, base.passive, marks, joins)


def _texts(words: list[str], joins: bool) -> dict[str, _Marks]:
    """Spelling -> (is it a variant, can it be indicative); the first word of a slot is its indicative."""
    texts: dict[str, _Marks] = {}
    for place, word in enumerate(words):
        # A final short vowel is not written, and only before a pronoun does it bear on a hamza.
        for rank, text in enumerate(spell(word if joins else word.rstrip("aiu"), joins)):
            # A fourth word is the uncontracted jussive of a geminate: لم يردد beside لم يرد.
            variant = rank > 0 or place > _JUSSIVE
            known = texts.get(text)
            if known is None:
                texts[text] = (variant, place == 0)
            elif known[0] and not variant:
                texts[text] = (False, known[1])
    return texts


def _with_future(text: str, features: frozenset[str], marks: _Marks, joins: bool) -> Iterator[Form]:
    variant, indicative = marks
    if variant:
        features = features | {f.VARIANT}
    yield Form(text, features, joins)
    # س stands before the indicative only: سيقول, never سيقل.
    if indicative and f.PRESENT in features:
        yield Form("س" + text, features | {f.FUTURE}, joins)
