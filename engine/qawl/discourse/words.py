"""What a word is to those who look for names: known or unknown, with the article, a title, a given name.

The classes are those of the lexicon (rules/lexicon/names.qawl and nouns.qawl); a grammar that lacks one of them has no
words of that kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qawl.lexicon import PUNCTUATION, Analysis
from qawl.match.classify import Classifier
from qawl.program import Program
from qawl.text.folding import Fold
from qawl.text.tokens import core, tokenize

STATES = ("country", "city", "town")  # definite without an article; who speaks there is a government or a body

# What a word without any other feature is: one that no rule lists, or lists as a name.
_GUESSES = frozenset({"masdar-like", "definite-masdar-like", "owned", "finite-like"})
_NO_CLASS = frozenset({"word", "al-", "split", "latin", "name", "given-name"}) | _GUESSES
_NAMES = frozenset({"name", "given-name", "name-opener"})
_NOUN_SHAPES = frozenset({"masdar-like", "owned", "finite-like"})
_UNLIKELY = {"first": 1, "second": 2, "passive": 2, "passive-like": 2}
_REMEMBERED = 100_000  # words; then they are looked up anew
_GOD = "الله"  # a part of names
_MARKS = frozenset("\"'“”«»″‘’„‟‹›")


class Word(NamedTuple):
    """A word at `[start, end)` of the text it was cut from.

    `features` are those of its readings without a preposition written before it; `carries` is the preposition that
    it certainly has, `joined` says that it certainly begins with و or ف, and `may_join` that it may."""

    text: str
    start: int
    end: int
    folded: str
    features: frozenset[str]
    carries: str
    joined: bool
    may_join: bool
    lemma: str

    def has(self, *classes: str) -> bool:
        """Is the word in one of the classes?"""
        return not self.features.isdisjoint(classes)

    @property
    def mark(self) -> str:
        """What mark of punctuation it is; "" for a word."""
        return "quote" if self.text in _MARKS else PUNCTUATION.get(self.text, "")

    @property
    def unknown(self) -> bool:
        """No rule lists it, but perhaps as a name."""
        return "word" in self.features and all(f in _NO_CLASS or f[0] == "=" for f in self.features)

    @property
    def named(self) -> bool:
        """May it begin or go on with a personal name that has no article?"""
        if not self.features.isdisjoint(_NAMES):
            return True
        return self.unknown and not self.article and self.features.isdisjoint(_NOUN_SHAPES) and not self.feminine_noun

    @property
    def feminine_noun(self) -> bool:
        """Does it end like a noun that is no given name: ة, or the plural in ات?"""
        return self.folded.endswith(("ة", "ات"))

    @property
    def carried_article(self) -> bool:
        """Has it the article behind a preposition: للوزير, بالقاهرة؟"""
        return self.folded.startswith(("لل", "بال", "كال", "ولل", "وبال"))

    @property
    def article(self) -> bool:
        """Has it the article, and is no name that begins like one: ألكسندر؟"""
        if not self.features.isdisjoint(_NAMES):
            return False
        return "al-" in self.features or (self.folded.startswith("ال") and len(self.folded) > 3 and self.folded != _GOD)

    @property
    def closes(self) -> bool:
        """Does a noun phrase that this word ends need no more: is it definite by itself?"""
        return self.article or not self.features.isdisjoint(STATES) or "owned" in self.features

    @property
    def adjective(self) -> bool:
        return self.has("nationality", "title-adjective")

    @property
    def bare(self) -> str:
        """The folded word without what is written before it: للرئيس and الرئيس are رئيس."""
        return bare(self.folded, self.carries, joined=self.joined)

    @property
    def stem(self) -> str:
        """The bare word without the ending of the feminine: الفرنسية and الفرنسي are one."""
        return self.bare.removesuffix("ة")

    def without_conjunction(self) -> Word:
        """The word without the و or ف that it begins with."""
        return self._replace(
            text=self.text[1:], start=self.start + 1, folded=self.folded[1:], joined=False, may_join=False,
            features=self.features - {"split"},
        )  # fmt: skip


def bare(folded: str, carries: str = "", *, joined: bool = False) -> str:
    """A folded word without conjunction, preposition and article."""
    word = folded[1:] if joined else folded
    if carries and word.startswith(carries):
        word = word[1:]
    if carries == "ل" and word.startswith("ل") and len(word) > 3:
        return word[1:]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _is_third(features: frozenset[str]) -> bool:
    """Is it a verb of the third person, active, and not of two, which forms with tanwin look like: طالباً?"""
    return "finite" in features and features.isdisjoint(("first", "second", "dual", "passive"))


class Words:
    """Cuts texts into words; each different word is looked up once."""

    def __init__(self, program: Program, classifier: Classifier) -> None:
        self._classifier = classifier
        self._fold = Fold.from_data(program.fold)
        self._letters = {letter: group[0] for group in self._fold.unify for letter in group[1:]}
        self._known: dict[str, tuple[str, frozenset[str], str, bool, bool, str]] = {}
        self.folded = lru_cache(_REMEMBERED)(self._folded)
        self._forms: dict[tuple[str, str, bool], tuple[frozenset[str], str]] = {}
        self._kinds: dict[tuple[Analysis, ...], tuple[frozenset[str], str, bool, bool, str]] = {}

    def cut(self, text: str, offset: int = 0) -> Iterator[Word]:
        """The words and marks of a text that begins at `offset` of the document."""
        at = offset
        for piece in tokenize(text):
            start, end = core(piece)
            if end:
                yield self.at(piece[start:end], at + start)
            at += len(piece)

    def at(self, text: str, start: int = 0) -> Word:
        """The word that stands at `start`."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[text] = self._look_up(text)
        return Word(text, start, start + len(text), *known)

    def flatten(self, text: str) -> str:
        """The text with letters that count as one made one, every letter at its place."""
        for letter, head in self._letters.items():  # each is a search in C: faster than `translate`
            text = text.replace(letter, head)
        return text

    def forms(self, text: str, lemma: str, *, finite: bool = False) -> tuple[frozenset[str], str]:
        """The features of a cue's word as a form of this verb, of the third person if it can be, and `finite` if it is
        asked for: كشف is no noun there; and its pronoun."""
        known = self._forms.get((text, lemma, finite))
        if known is None:
            if len(self._forms) > _REMEMBERED:
                self._forms.clear()
            known = self._forms[text, lemma, finite] = self._form(text, lemma, finite)
        return known

    def _form(self, text: str, lemma: str, finite: bool) -> tuple[frozenset[str], str]:
        readings = self._classifier.signer.lexicon.readings
        analyses = self._classifier.analyses(text)
        fitting = [a for a in analyses if readings[a.reading].lemma == lemma] or analyses
        if text[0] == "أ" and lemma[:1] == "ا":  # أعتقد is "I believe": "he believed" has no hamza
            fitting = [a for a in fitting if "first" in readings[a.reading].features] or fitting
        if finite:
            fitting = [a for a in fitting if _is_third(readings[a.reading].features)] or fitting
        best = min(fitting, key=lambda a: sum(_UNLIKELY.get(f, 0) for f in readings[a.reading].features))
        return readings[best.reading].features, best.pronoun

    def fold(self, text: str) -> str:
        """A word as the lexicon compares it."""
        known = self._known.get(text)
        return known[0] if known is not None else self._fold(text)

    def _folded(self, token: str) -> str:
        """The word of a token as the lexicon compares it; "" for a mark."""
        word = token[slice(*core(token))]
        return self.fold(word) if any(map(str.isalnum, word)) else ""

    def _look_up(self, text: str) -> tuple[str, frozenset[str], str, bool, bool, str]:
        folded = self._fold(text)
        if not folded:  # a line end, a lone tatweel
            return "", frozenset(), "", False, False, ""
        analyses = tuple(self._classifier.signer.analyses(text))
        kind = self._kinds.get(analyses)  # of which there are few
        if kind is None:
            if len(self._kinds) > _REMEMBERED:
                self._kinds.clear()
            kind = self._kinds[analyses] = self._kind(analyses)
        return folded, *kind

    def _kind(self, analyses: Sequence[Analysis]) -> tuple[frozenset[str], str, bool, bool, str]:
        readings = self._classifier.signer.lexicon.readings
        free = [a for a in analyses if not a.preposition]
        features = frozenset(f for a in free for f in readings[a.reading].features)
        if any(a.pronoun for a in free):
            features |= {"owned"}
        carries = "" if free else analyses[0].preposition
        joined = bool(analyses) and all(a.conjunction for a in analyses)
        may_join = any(a.conjunction for a in analyses)
        lemma = next((readings[a.reading].lemma for a in free if "noun" in readings[a.reading].features), "")
        return features, carries, joined, may_join, lemma
