"""Whom a verb without a subject may go on with: who is the subject of another verb before it, though he has not spoken.

واهتمت حنان بالصحفيين وقالت                      in the same sentence
وزار الوزير القرية. وقال                          the subject of the first verb of the sentence before
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, zip_longest

from qawl.discourse.agreement import Agreement
from qawl.discourse.names import TITLES
from qawl.discourse.places import Places
from qawl.discourse.search import VERBS, body_end
from qawl.discourse.words import Word


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

    def _subject(self, first: int, last: int, end: int, agreement: Agreement) -> list[Word]:
        earlier: Word | None = None
        before: Word | None = None
        for token in range(first, last):
            word = self._places.word(token) if self._places.is_word(token) else None
            if word is not None and before is not None and self._is_subject(word, before, agreement):
                if word.has(*TITLES, "given-name"):
                    return self._person(token, end)
                if before.joined or earlier is None or earlier.mark or earlier.has("auxiliary", "subordinator"):
                    words = self._places.after(token)
                    name = words[: body_end(words)]
                    return [] if self._has_words_of(range(token + len(name), last)) else name
                # A body behind a verb that does not begin its clause is what somebody does it to.
            earlier, before = before, word
        return []

    def _person(self, token: int, end: int) -> list[Word]:
        """The words of the person who is named at a token, before an offset."""
        found = [self._places.word(token)]
        rest = self._places.after(token + 1)
        for other, follower in zip_longest(rest, rest[1:]):
            if other.start >= end or (other.mark and other.mark != "quote"):
                break
            last = follower is not None and follower.mark != ""  # فاطمة سعيد سيمبا، which begins like a verb
            if _ends_subject(other) and not (last and other.unknown and not other.joined):
                break
            found.append(other)
        return found

    def _has_words_of(self, tokens: range) -> bool:
        """Is there a document of somebody who is named behind it: نشر الموقع تصريحات حنان التي قالت فيها؟"""
        words = [self._places.word(token) for token in tokens if self._places.is_word(token)]
        return any(
            word.has("document-noun") and not word.article and after.named and not after.adjective
            for word, after in pairwise(words)
        )

    def _is_subject(self, word: Word, before: Word, agreement: Agreement) -> bool:
        if (agreement.feminine or False) != (before.folded.endswith("ت") or before.bare.startswith("ت")):
            return False
        if word.carries or word.joined or word.has("plural") or before.carries or before.mark:
            return False
        verb = before.has(*VERBS, "auxiliary", "owned", "delivering") or before.unknown
        if word.has("given-name"):
            return verb and not before.article and not before.has("preposition", "name", "name-opener")
        if word.has(*TITLES):
            return before.has(*VERBS, "auxiliary", "owned", "delivering")
        # A body whose verb has an object of its own is in a relative clause: بيانا قدمه الوفد.
        return word.has("body-noun", "outlet-noun") and before.has(*VERBS, "delivering") and not before.has("owned")


def _ends_subject(word: Word) -> bool:
    if word.has("accusative") and not word.article and not word.has("given-name"):
        return True  # what the verb is about: ألقى الرئيس خطابا
    return word.has("preposition", "relative", "reporting", *VERBS) or word.joined
