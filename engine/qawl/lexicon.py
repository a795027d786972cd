"""What a written word can be: its readings, with the clitics that are written together with it.

Arabic writes conjunctions (و ف), prepositions (ب ل ك) and object or possessive pronouns together with
the word (Ryding, A Reference Grammar of Modern Standard Arabic, ch. 1, 12, 16). Where the lexicon knows
the rest, the clitic is split off; an unknown word is taken whole, and, where it may begin with a
preposition, also without it: لجنة is no ل + جنة, but only the lexicon can say so.

All words here are folded already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import NamedTuple

from qawl.morphology.shapes import shape_features, unlisted

CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ني", "ه", "ي", "ك")

_CLITICS = frozenset(CONJUNCTIONS + PREPOSITIONS)
_NONE: frozenset[str] = frozenset()
_AL_MASDAR = frozenset({"definite-masdar-like"})

# Threads may share a lexicon, and it grows by the shapes of unknown words.
_NEW_SHAPE = Lock()
_PRONOUNS_IN = {last: tuple(p for p in PRONOUNS if p[-1] == last) for last in {p[-1] for p in PRONOUNS}}

PUNCTUATION: dict[str, str] = {
    "،": "comma", ",": "comma", "‚": "comma", "؛": "semicolon", ";": "semicolon", ":": "colon", "：": "colon",
    ".": "stop", "۔": "stop", "؟": "stop", "?": "stop", "!": "stop", "-": "dash", "–": "dash", "—": "dash", "ـ": "dash",
    "ــ": "dash", "ـــ": "dash",
    "(": "bracket-open", "[": "bracket-open", "{": "bracket-open", "﴿": "bracket-open", "/": "slash",
    ")": "bracket-close", "]": "bracket-close", "}": "bracket-close", "﴾": "bracket-close", "…": "ellipsis",
}  # fmt: skip


class Reading(NamedTuple):
    """One thing a word can be: the features that patterns ask for, and for cues lemma, act and polarity. A lexicon has
    many thousands; a tuple is quick to make."""

    features: frozenset[str]
    lemma: str = ""
    act: str = ""
    negative: bool = False


class Analysis(NamedTuple):
    """One way to read a written word: clitics before, the reading of the rest, a pronoun after or not.

    `skip` is the number of letters of the *folded* word that the clitics before take."""

    conjunction: str
    preposition: str
    reading: int
    pronoun: str
    skip: int


class Lexicon:
    """Readings by folded form: `free` forms stand alone, `joining` forms carry a pronoun.

    `shapes` maps a set of shape features (of words that no rule lists) to its reading."""

    __slots__ = ("_guesses", "_shapes", "_unlisted", "free", "joining", "readings")

    def __init__(
        self,
        readings: Sequence[Reading],
        free: Mapping[str, Sequence[int]],
        joining: Mapping[str, Sequence[int]],
    ) -> None:
        self.readings = list(readings)
        self.free = free
        self.joining = joining
        self._shapes: dict[frozenset[str], int] = {}
        self._guesses: dict[tuple[frozenset[str], str], int] = {}
        self._unlisted: dict[frozenset[str], Analysis] = {}  # of words without clitics, by what `unlisted` says

    def analyse(self, word: str) -> list[Analysis]:
        """All readings of a folded word, lexical ones first; of an unknown word those of its shape."""
        found = self.known(word)
        if not found:
            return self.unknown(word, False)
        if found[0].preposition:  # then so have all, for what has none comes first
            found.extend(self.unknown(word, True))
        return found

    def known(self, word: str) -> list[Analysis]:
        """The readings that the lexicon has of a word, with clitics and without."""
        if word[0] not in _CLITICS:
            return [Analysis("", "", reading, pronoun, 0) for reading, pronoun in self.look_up(word)]
        found: list[Analysis] = []
        for conjunction, preposition, rest in cuts(word):
            for reading, pronoun in self.look_up(rest):
                if not preposition or "finite" not in self.readings[reading].features:
                    skip = len(conjunction) + len(preposition)
                    found.append(Analysis(conjunction, preposition, reading, pronoun, skip))
        return found

    def shape(self, features: frozenset[str]) -> int:
        """The reading of words that are known by their shape alone."""
        known = self._shapes.get(features)
        if known is None:
            with _NEW_SHAPE:
                known = self._shapes.get(features)
                if known is None:  # other threads may have its number when it is there, and not before
                    self.readings.append(Reading(features))
                    known = self._shapes[features] = len(self.readings) - 1
        return known

    def look_up(self, word: str) -> Sequence[tuple[int, str]]:
        """The readings of a word without clitics before it, each with its pronoun."""
        free = self.free.get(word)
        found = [(reading, "") for reading in free] if free else []
        for pronoun in _PRONOUNS_IN.get(word[-1], ()):
            if word.endswith(pronoun) and len(word) > len(pronoun) + 1:
                readings = self.joining.get(word[: -len(pronoun)])
                if readings:
                    found += [(reading, pronoun) for reading in readings if self.takes(reading, pronoun)]
        return found

    def takes(self, reading: int, pronoun: str) -> bool:
        """May the pronoun be behind the reading? "Me" is ني behind a verb, ي behind a noun (ذكرى is no ذكر with ي), and
        either behind أن."""
        if pronoun not in ("ي", "ني"):
            return True
        features = self.readings[reading].features
        return "that" in features or ("finite" in features) == (pronoun == "ني")

    def unknown(self, word: str, preposition_known: bool) -> list[Analysis]:
        """The readings by its shape of a word that the lexicon does not know, or only behind a preposition."""
        if word[0] not in _CLITICS:
            features = unlisted(word)
            known = self._unlisted.get(features)
            if known is None:
                known = self._unlisted[features] = Analysis("", "", self.shape(features), "", 0)
            return [known]
        conjunction = word[0] if word[0] in CONJUNCTIONS and _has_article(word[1:]) else ""
        rest = word[len(conjunction) :]
        skip = len(conjunction)
        if rest.startswith("لل") or (rest[:3] in ("بال", "كال") and len(rest) > 5):
            noun = _NONE if preposition_known else unlisted("ال" + rest[2 if rest[0] == "ل" else 3 :]) & _AL_MASDAR
            return [Analysis(conjunction, rest[0], self._guess(noun, "al-"), "", skip + 1)]
        if preposition_known:
            return []
        if rest[0] in PREPOSITIONS and rest[1:].isascii() and len(rest) > 2:  # لـCNN
            return [Analysis(conjunction, rest[0], self._guess(_NONE, "latin"), "", skip + 1)]
        found = [Analysis(conjunction, "", self.shape(unlisted(rest)), "", skip)]
        if not conjunction and word[0] in CONJUNCTIONS and len(word) > 4:
            found.append(Analysis(word[0], "", self._guess(shape_features(word[1:]), "split"), "", 1))
        if rest[0] in PREPOSITIONS and len(rest) > 3:
            found.append(Analysis(conjunction, rest[0], self._guess(shape_features(rest[1:])), "", skip + 1))
        return found

    def _guess(self, guesses: frozenset[str], more: str = "word") -> int:
        """The reading of a word with these features."""
        known = self._guesses.get((guesses, more))
        if known is None:
            known = self._guesses[guesses, more] = self.shape(guesses | {"word", more})
        return known


def gender_of(features: frozenset[str]) -> str:
    """The gender of a single third person who is the subject of a form, if the form tells it; else ""."""
    if features.isdisjoint(("finite", "participle")) or not features.isdisjoint(("first", "second", "plural", "dual")):
        return ""
    return next((gender for gender in ("feminine", "masculine") if gender in features), "")


def cuts(word: str) -> list[tuple[str, str, str]]:
    """The ways to cut clitics off the front of a word, none first: conjunction, preposition, rest.

    >>> cuts("وبيان")
    [('', '', 'وبيان'), ('و', '', 'بيان'), ('و', 'ب', 'يان')]
    """
    found = [("", "", word)]
    if word[0] in PREPOSITIONS:
        found += [("", word[0], rest) for rest in _without_preposition(word)]
    elif word[0] in CONJUNCTIONS and len(word) > 2:
        found.append((word[0], "", word[1:]))
        if word[1] in PREPOSITIONS:
            found += [(word[0], word[1], rest) for rest in _without_preposition(word[1:])]
    return found


def _without_preposition(word: str) -> tuple[str, ...]:
    if len(word) < 3:
        return ()
    # لل is ل + ال with the alif left out: للصحفيين; a word that begins with ل itself keeps it: للجنة
    return ("ال" + word[2:], "ال" + word[1:]) if word.startswith("لل") else (word[1:],)


def _has_article(word: str) -> bool:
    return word.startswith(("ال", "لل", "بال", "كال"))


def shape_of(core: str) -> frozenset[str]:
    """Features of what is no Arabic word: numbers, Latin words, punctuation, anything else."""
    if core in PUNCTUATION:
        return frozenset({"punct", PUNCTUATION[core]})
    if core[0].isdigit():
        return frozenset({"word", "number"})
    if core[0].isalpha():
        return frozenset({"word", "latin"})
    if set(core) <= {".", "…"}:
        return frozenset({"punct", "ellipsis"})
    return frozenset({"punct"})
