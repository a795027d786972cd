"""Looking through a text for the fullest name: بيسكوف is ديميتري بيسكوف, رئيس الجمهورية is who bears that title.

Only the places where the words in question stand are looked at; all of the text is searched by `str.find` alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from qawl.discourse.names import TITLES, name_end, opens_name
from qawl.discourse.words import Word, Words
from qawl.match.document import Document
from qawl.match.symbols import HARD
from qawl.text.tokens import core

_FAR = 50_000  # letters from the place in question: articles are shorter, files of many articles are not
_BEFORE = 5  # words of a name before its last
_AROUND = 24  # words of a noun phrase that are looked at
_VERBS = ("finite", "finite-other", "finite-like")
_TIMES = ("weekday", "month", "relative-day", "time-unit", "part-of-day", "time-adverb")


class Search:
    """The places in a document where a word, a name or a title stands; not too far from `at`."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._words = words
        self.at = 0
        self._flat = words.flatten(document.text)

    def fullest(self, name: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
        """The fullest name in the text that ends with these words, and the title before it or after it; None where the
        text has no fuller one that is surely a name: beside a title, or beginning with a given name."""
        found: Counter[tuple[str, ...]] = Counter()
        runs: dict[tuple[str, ...], tuple[Word, ...]] = {}
        titles: dict[tuple[str, ...], tuple[Word, ...]] = {}
        for token in self._places(name):
            run, before = self._run(token)
            if not run:
                continue
            title = self._title_before(before)
            if not any(word.has("person-noun") for word in title) and not name[0].has("given-name"):
                after = self._title_after(token + len(name))  # الدكتور فلان، مدير المركز
                if after and not title and not run[0].has("given-name"):
                    run = run[-1:]  # what stands before that may be a verb
                title = after or title
            weight = 3 * bool(title) + 2 * run[0].has("given-name")
            if weight:
                full = (*run, *name)
                key = tuple(word.bare for word in full)
                found[key] += weight
                runs.setdefault(key, full)
                if title:
                    titles.setdefault(key, title)
        if len(name) == 1 and name[0].has("given-name"):
            for token in self._places(name):
                words = self._after(token)
                end = name_end(words, 0)
                if 1 < end <= _BEFORE and not (end == 2 and words[1].mark):
                    key = tuple(word.bare for word in words[:end])
                    found[key] += 2 if token and self._title_before(token) else 1
                    runs.setdefault(key, tuple(words[:end]))
            found = Counter({key: weight for key, weight in found.items() if weight > 1})
        if not found:
            return None
        best = max(found, key=lambda key: (found[key], len(key)))
        return runs[best], titles.get(best, ())

    def holder(self, title: Sequence[Word]) -> tuple[Word, ...] | None:
        """The name of who bears the title: the name that stands after it somewhere in the text."""
        for token in self._places(title):
            words = self._after(token + len(title))
            at = 0
            comma = False
            while at < len(words) and (
                words[at].mark in ("comma", "stop") or words[at].has("honorific") or words[at].adjective
            ):
                comma = comma or words[at].mark == "comma"
                at += 1
            if at == len(words) or words[at].mark or words[at].joined or words[at].carries:
                continue
            sure = words[at].has("given-name") or (at > 0 and words[at - 1].has("honorific"))
            if words[at].has("preposition", "finite", "relative", "complementizer") or not opens_name(words, at, sure):
                continue
            if not sure and words[at].folded[0] in "بلك" and words[at].unknown:
                continue  # العالم بشكل كلي
            end = name_end(words, at)
            if sure or (not comma and end - at > 1):
                return tuple(word for word in words[at:end] if not word.mark)
        return None

    def longer(self, body: Sequence[Word], before: int | None = None) -> tuple[Word, ...] | None:
        """The body with what the text adds to its name: وزارة الداخلية is وزارة الداخلية العراقية. With `before` what
        stands before that offset, and the head with or without article: المرصد is المرصد السوري."""
        head = body[0]
        forms = (head.folded[2:], head.folded) if before is not None and head.article else (head.folded,)
        for form in forms:
            best: list[Word] = []
            for start in self._find(form):
                if before is not None and start >= before:
                    break
                token = self._token(start)
                if token is None or self._at(token).folded != form or self._in_construct(token):
                    continue
                words = self._after(token)
                end = _body_end(words)
                if end > max(len(body), len(best)) and self._same(words, body):
                    best = words[:end]
            if best:
                return tuple(best)
        return None

    def subject(self, start: int, end: int, feminine: bool | None) -> list[Word]:
        """The words of the first noun phrase between two offsets that names a person or a body as the subject of a verb
        of this gender, in the sentence of `end`; [] where there is none: اهتمت حنان بالصحفيين وقالت."""
        tokens = range(self._sentence(start, end), bisect_right(self._document.starts, end) - 1)
        earlier: Word | None = None
        before: Word | None = None
        for token in tokens:
            word = self._at(token) if self._document.word(token) else None
            if word is not None and before is not None and _is_subject(word, before, feminine or False):
                if word.has(*TITLES, "given-name"):
                    return self._person(token, end)
                if before.joined or earlier is None or earlier.mark or earlier.has("auxiliary", "subordinator"):
                    words = self._after(token)
                    name = words[: _body_end(words)]
                    return [] if self._has_words_of(range(token + len(name), tokens.stop)) else name
                # A body behind a verb that does not begin its clause is what somebody does it to.
            earlier, before = before, word
        return []

    def _person(self, token: int, end: int) -> list[Word]:
        """The words of the person who is named at a token, before an offset."""
        found = [self._at(token)]
        rest = self._after(token + 1)
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
        words = [self._at(token) for token in tokens if self._document.word(token)]
        return any(
            word.has("document-noun") and not word.article and after.named and not after.adjective
            for word, after in pairwise(words)
        )

    def _sentence(self, start: int, end: int) -> int:
        """The token at or after `start` with which the sentence of `end` begins."""
        token = bisect_right(self._document.starts, end) - 1
        while token and self._document.starts[token] > start and self._document.symbols[token - 1] != HARD:
            token -= 1
        return token

    def _same(self, words: Sequence[Word], body: Sequence[Word]) -> bool:
        if len(body) == 1:
            return True
        return [w.bare for w in words[: len(body)]] == [w.bare for w in body]

    # --- places

    def _places(self, phrase: Sequence[Word]) -> Iterator[int]:
        """The tokens at which the phrase begins, whatever marks its words have."""
        words = [word for word in phrase if not word.mark]
        if not words:
            return
        for start in self._find(words[0].folded):
            token = self._token(start)
            if token is not None and all(
                self._words.fold(self._document.word(token + n)) == word.folded
                for n, word in enumerate(words)
                if token + n < len(self._document.tokens)
            ):
                yield token

    def _find(self, word: str) -> Iterator[int]:
        start, end = max(self.at - _FAR, 0), self.at + _FAR
        at = self._flat.find(word, start, end) if word else -1
        while at >= 0:
            yield at
            at = self._flat.find(word, at + len(word), end)

    def _token(self, start: int) -> int | None:
        """The token whose word begins at an offset and ends as it should: no part of another word."""
        token = bisect_right(self._document.starts, start) - 1
        return token if self._document.start(token) == start else None

    def _at(self, token: int) -> Word:
        piece = self._document.tokens[token]
        start, end = core(piece)
        return self._words.at(piece[start:end], self._document.starts[token] + start)

    def _after(self, token: int) -> list[Word]:
        """The words from a token on, to the end of the sentence."""
        found: list[Word] = []
        for n in range(token, min(token + _AROUND, len(self._document.tokens))):
            if self._document.symbols[n] == HARD or not self._document.word(n):
                break
            found.append(self._at(n))
        return found

    def _run(self, token: int) -> tuple[tuple[Word, ...], int]:
        """The words of a name before a token, and where they begin."""
        run: list[Word] = []
        at = token
        while at and len(run) < _BEFORE:
            if self._document.symbols[at - 1] == HARD:
                break
            word = self._at(at - 1)
            if word.has("honorific") or word.mark or word.has("preposition"):
                break
            if not (word.named or (run and run[-1].has("name-closer")) or word.has("name-closer")):
                break
            if word.joined or word.carries:
                break
            run.append(word)
            at -= 1
        run.reverse()
        given = next((n for n, word in enumerate(run) if word.has("given-name")), 0)
        if given and not self._title_before(at):
            run, at = run[given:], at + given
        return tuple(run), at

    def _title_before(self, token: int) -> tuple[Word, ...]:
        """The title that ends before a token; () where none does."""
        found: list[Word] = []
        at = token
        while at and len(found) < _AROUND // 2:
            if self._document.symbols[at - 1] == HARD:
                break
            word = self._at(at - 1)
            if word.mark and word.mark not in ("comma", "stop", "quote"):
                break
            if word.has("finite-other", "complementizer", "finite") and not (word.has("noun") and word.article):
                break
            if word.has("number", *_TIMES):
                break
            found.append(word)
            at -= 1
            if word.has(*TITLES):
                last = found[0]
                if last.has("honorific") or last.closes or last.has("person-noun") or last.mark == "comma":
                    before = self._at(at - 1) if at else None
                    if before is not None and before.has("person-noun") and not before.article:
                        continue  # نائب رئيس
                    found.reverse()
                    if found[0].joined:
                        found[0] = found[0].without_conjunction()
                    return tuple(w for w in found if not w.mark)
                return ()
        return ()

    def _title_after(self, token: int) -> tuple[Word, ...]:
        """The title that begins at a token, or after a comma there; () where none does."""
        words = self._after(token)
        if words and words[0].mark == "comma":
            words = words[1:]
        if not words or not words[0].has("person-noun") or words[0].has("owned", "given-name") or words[0].joined:
            return ()
        end = 1
        while end < len(words) and end < _AROUND // 2:
            word = words[end]
            if word.mark or word.has("preposition", "relative", "complementizer", "number", "honorific", *_TIMES):
                break
            if len(word.folded) == 1 or (word.carries == "ب" and not word.carried_article):
                break
            if word.has("owned") and word.folded[0] in "بلك":
                break
            if (word.has(*_VERBS) and not word.has("noun")) or (word.has("accusative") and not word.article):
                break
            end += 1
        return tuple(words[:end]) if any(word.closes or word.carries for word in words[:end]) else ()

    def _in_construct(self, token: int) -> bool:
        """Does the word belong to a noun before it: مركز شرطة؟"""
        if not token or self._document.symbols[token - 1] == HARD:
            return False
        before = self._at(token - 1)
        return not before.article and before.has("noun") and not before.has("finite", "preposition")


def _is_subject(word: Word, before: Word, feminine: bool) -> bool:
    if feminine != (before.folded.endswith("ت") or before.bare.startswith("ت")):
        return False
    if word.carries or word.joined or word.has("plural") or before.carries or before.mark:
        return False
    verb = before.has(*_VERBS, "auxiliary", "owned", "delivering") or before.unknown
    if word.has("given-name"):
        return verb and not before.article and not before.has("preposition", "name", "name-opener")
    if word.has(*TITLES):
        return before.has(*_VERBS, "auxiliary", "owned", "delivering")
    # A body whose verb has an object of its own is in a relative clause: بيانا قدمه الوفد.
    return word.has("body-noun", "outlet-noun") and before.has(*_VERBS, "delivering") and not before.has("owned")


def _ends_subject(word: Word) -> bool:
    if word.has("accusative") and not word.article and not word.has("given-name"):
        return True  # what the verb is about: ألقى الرئيس خطابا
    return word.has("preposition", "relative", "reporting", *_VERBS) or word.joined


def _body_end(words: Sequence[Word]) -> int:
    """Where the name of a body ends that begins with the first word: a chain of nouns and its adjectives."""
    at = end = 1
    quoted = False
    closed = words[0].article
    while at < len(words) and at < _AROUND // 2:
        word = words[at]
        if word.mark == "quote":
            if closed and not quoted and at > 1:
                break
            quoted = not quoted
            closed = closed or not quoted
        elif not quoted:
            if word.mark or word.has("preposition", "relative", "finite", "finite-other", "number", *_TIMES):
                break
            if word.has("delivering", "delivering-medium"):
                break  # تقرير نشرته
            if closed and not (word.carries == "ل" or (word.article and _like_adjective(word))):
                break
            if word.joined and not word.article:
                break
            closed = word.closes
        at += 1
        end = at if closed and not quoted else end
    return end


def _like_adjective(word: Word) -> bool:
    return word.adjective or word.joined or (word.folded.endswith(("ي", "ة", "ا")) and not word.has("owned"))
