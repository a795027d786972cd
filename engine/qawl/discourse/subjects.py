"""Whom a verb without a subject may go on with: who is the subject of another verb before it, though he has not spoken.

واهتمت حنان بالصحفيين وقالت                      in the same sentence
وزار الوزير القرية. وقال                          the subject of the first verb of the sentence before
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

from qawl.discourse.agreement import Agreement
from qawl.discourse.names import TITLES, name_end
from qawl.discourse.places import Places
from qawl.discourse.search import VERBS, body_end
from qawl.discourse.words import Word

_SENTENCES = 3  # so far back a sentence without a subject of its own refers
_VERB_WITHIN = 5  # words of a sentence, of which the verb that begins it and its subject are two
_BEFORE_VERB = ("auxiliary", "subordinator", "negation")
_HEADS = frozenset({*TITLES, "given-name", "body-noun", "outlet-noun"})


class Subjects:
    """The subjects of the verbs of a document. `known` says of a word whether it is the name of a person."""

    def __init__(self, places: Places, known: Callable[[Word], bool]) -> None:
        self._places = places
        self._known = known

    def in_sentence(self, start: int, end: int, agreement: Agreement) -> list[Word]:
        """The words of the first noun phrase between two offsets that names a person or a body as the subject of a verb
        of this gender, in the sentence of `end`; [] where there is none: اهتمت حنان بالصحفيين وقالت."""
        token = self._places.at_offset(end)
        return self._subject(self._places.sentence(token, start), token, end, agreement)

    def of_sentences_before(self, start: int, end: int, agreement: Agreement) -> list[Word]:
        """The same of the first verb of the nearest sentence before that of `end`, where that sentence begins behind
        the offset `start` and the cue at `end` begins a sentence: زار الوزير القرية. وقال."""
        token = self._places.at_offset(end)
        if not self._begins(token):
            return []
        for _ in range(_SENTENCES):
            last = self._places.sentence(token, start)
            if not last or self._places.start(last) <= start:
                return []
            token = last - 1
            first = self._places.sentence(token, start)
            if not self._places.begins(first):
                return []
            words = self._subject(first, min(first + _VERB_WITHIN, last), self._places.start(last), agreement)
            if words:
                return words
        return []

    def _begins(self, token: int) -> bool:
        """Does the sentence begin with the token, but for what leads up to a verb: وقد قال, ولكنه قال?"""
        return self._places.begins(token) or self._places.begins(token - 1)

    def _subject(self, first: int, last: int, end: int, agreement: Agreement) -> list[Word]:
        earlier: Word | None = None
        before: Word | None = None
        words = [self._places.word(token) if self._places.is_word(token) else None for token in range(first, last)]
        for token, word, follower in zip_longest(range(first, last), words, words[1:]):
            if word is not None and before is not None and _may_head(word) and _agree(before, agreement):
                opens = earlier is None or earlier.mark != ""
                if self._is_subject(word, before, follower, agreement, opens=opens):
                    if word.has(*TITLES, "given-name") or (word.unknown and not self._known(word)):
                        return self._person(token, end)
                    if not word.has("body-noun", "outlet-noun"):
                        return [word]
                    if opens or before.joined or (earlier is not None and earlier.has(*_BEFORE_VERB)):
                        after = self._places.after(token)
                        name = after[: body_end(after)]
                        return [] if _has_words_of(words[token - first + len(name) :]) else name
                    # A body behind a verb that does not begin its clause is what somebody does it to.
            earlier, before = before, word
        return []

    def _person(self, token: int, end: int) -> list[Word]:
        """The words of the person who is named at a token, before an offset."""
        words = [word for word in self._places.after(token) if word.start < end]
        at = next((n for n, word in enumerate(words) if word.mark and word.mark != "quote"), len(words))
        words = words[:at]
        if words[0].has("given-name") or words[0].unknown:
            prepositions = (n for n, word in enumerate(words) if word.has("preposition"))
            named = name_end(words[: next(prepositions, None)], 0)
            titled = named < len(words) and words[named].has(*TITLES) and not words[named].joined
            if named > 1 or not words[0].has(*TITLES):
                return words[: named + body_end(words[named:]) if titled else named]
        closed = words[0].closes or words[0].has("honorific")
        for n in range(1, len(words)):
            word = words[n]
            if not closed and word.has("preposition") and not word.carries and n + 1 < len(words):
                return words[: n + 1 + body_end(words[n + 1 :])]  # مسؤولون في الأمم المتحدة
            last = n + 1 == len(words) and at > n + 1  # فاطمة سعيد سيمبا، which begins like a verb
            if _ends_subject(word, closed) and not (last and word.unknown and not word.joined):
                return words[:n]
            follower = words[n + 1] if n + 1 < len(words) else None
            if closed and not word.article and follower is not None and follower.article and follower.has(*TITLES):
                return words[:n]  # نقل مبعوث الرئيس | تحايا الرئيس
            closed = closed or word.closes
        return words

    def _is_subject(
        self, word: Word, before: Word, follower: Word | None, agreement: Agreement, *, opens: bool
    ) -> bool:  # fmt: skip
        """Is a word the subject of the verb before it; `opens`: with which a clause begins?"""
        if word.carries or word.joined or before.carries or before.mark or word.has("preposition"):
            return False
        if word.has("accusative") and word.folded.endswith("ا"):
            return False  # أن رجلا
        if word.has("plural") and not (agreement.plural and word.has(*TITLES) and not word.folded.endswith("ين")):
            return False
        verb = before.has(*VERBS, "auxiliary", "owned", "delivering") or before.unknown
        if word.has("given-name"):
            return verb and not before.article and not before.has("preposition", "name", "name-opener")
        opening = opens and before.unknown and before.may_join and before.folded[0] in "وف"  # ودافع فلان
        if word.has(*TITLES):
            return before.has(*VERBS, "auxiliary", "owned", "delivering") or (opening and word.article)
        if word.has("body-noun", "outlet-noun"):
            # A body whose verb has an object of its own is in a relative clause: بيانا قدمه الوفد.
            return before.has(*VERBS, "delivering") and not before.has("owned")
        if not word.unknown or before.article or before.has("owned", "given-name", "name"):
            return False
        says = before.has("reporting") and before.has("finite") and not before.has("preposition")
        if says and word.named and word.folded[0] not in "بلك" and follower is not None and follower.named:
            return follower.unknown  # يقول جوليان هيل
        return (opening or before.has(*VERBS, "auxiliary")) and self._known(word)


def _may_head(word: Word) -> bool:
    return not word.features.isdisjoint(_HEADS) or word.unknown


def _agree(verb: Word, agreement: Agreement) -> bool:
    """Is a word, if it is a verb, one of the gender that the cue shows?"""
    return (agreement.feminine or False) == (verb.folded.endswith("ت") or verb.bare.startswith("ت"))


def _has_words_of(words: Sequence[Word | None]) -> bool:
    """Is there a document of somebody who is named behind it: نشر الموقع تصريحات حنان التي قالت فيها؟"""
    return any(
        word.has("document-noun") and not word.article and after.named and not after.adjective
        for word, after in pairwise(word for word in words if word is not None)
    )


def _ends_subject(word: Word, closed: bool) -> bool:
    """Does the subject end before a word; `closed`: is it definite so far, so that no noun belongs to it any more?"""
    if word.has("accusative") and not word.article and not word.has("given-name"):
        return True  # what the verb is about: ألقى الرئيس خطابا
    return word.has("preposition", "relative") or word.joined or (closed and word.has("reporting", *VERBS))
