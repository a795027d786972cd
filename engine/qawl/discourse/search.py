"""Looking through a text for the fullest name: بيسكوف is ديميتري بيسكوف, رئيس الجمهورية is who bears that title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qawl.discourse.mentions import read_mention
from qawl.discourse.names import TITLES, is_ali, name_end, opens_name
from qawl.discourse.places import AROUND, Places
from qawl.discourse.words import Word

_BEFORE = 5  # words of a name before its last
NAMES = ("name", "given-name", "name-opener")
VERBS = ("finite", "finite-other", "finite-like")
TIMES = ("weekday", "month", "relative-day", "time-unit", "part-of-day", "time-adverb")


class Search:
    """What the places of a document tell of a name, a title or a body."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def fullest(self, name: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
        """The fullest name in the text that ends with these words, and the title before it or after it; None where the
        text has no fuller one that is surely a name: beside a title, or beginning with a given name."""
        found: Counter[tuple[str, ...]] = Counter()
        runs: dict[tuple[str, ...], tuple[Word, ...]] = {}
        titles: dict[tuple[str, ...], tuple[Word, ...]] = {}
        for token in self._places.of(name):
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
            for token in self._places.of(name):
                words = self._places.after(token)
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
        """The name of who bears the title: the name that stands after it somewhere in the text, or before it; or beside
        a title that says more, if only one such bearer is named."""
        places = [token for token in self._places.of(title) if not self._in_construct(token)]
        for token in places:
            name = self._name_after(self._places.after(token + len(title)))
            if name:
                return name
        for token in places:
            name = self._name_before(token)
            if name:
                return name
        return self._holder_of_more(title)

    def _name_after(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The name with which words begin that stand behind a title; () where none does."""
        at = 0
        comma = False
        while at < len(words) and (
            words[at].mark in ("comma", "stop") or words[at].has("honorific") or words[at].adjective
        ):
            comma = comma or words[at].mark == "comma"
            at += 1
        if at == len(words) or words[at].mark or words[at].joined or words[at].carries:
            return ()
        sure = words[at].has("given-name") or (at > 0 and words[at - 1].has("honorific"))
        if is_ali(words, at) and words[at + 1].has("given-name"):
            return tuple(words[at : name_end(words, at)])
        if words[at].has("preposition", "finite", "relative", "complementizer") or not opens_name(words, at, sure):
            return ()
        if not sure and words[at].folded[0] in "بلك" and words[at].unknown:
            return ()  # العالم بشكل كلي
        end = name_end(words, at)
        if sure or (not comma and end - at > 1):
            return tuple(word for word in words[at:end] if not word.mark)
        return ()

    def _name_before(self, token: int) -> tuple[Word, ...]:
        """The name behind which a title stands in apposition: فلان، رئيس البلدية; السيد فلان رئيس البلدية."""
        comma = False
        while token and not self._places.begins(token) and self._places.word(token - 1).mark in ("comma", "quote"):
            token -= 1
            comma = True
        if self._places.begins(token):
            return ()
        last = self._places.word(token - 1)
        if last.mark or last.carries or last.joined or not (last.named or (last.unknown and last.article)):
            return ()
        run, start = self._run(token - 1)
        if not run:
            return ()
        before = None if self._places.begins(start) else self._places.word(start - 1)
        titled = before is not None and (before.has("honorific") or before.mark == "stop")
        # Without a comma the title may be that of somebody else to whom something is done: استقبل فلان رئيس الوزراء.
        if titled or (run[0].has("given-name") and (comma or (before is not None and before.has("reporting")))):
            return (*run, last)
        return ()

    def _holder_of_more(self, title: Sequence[Word]) -> tuple[Word, ...] | None:
        """The only one in the text who bears a title that begins with the same noun and has all the words of this one:
        الوزير is وزير النقل فلان, if the text names no other minister."""
        head = title[0]
        if head.has("honorific", "plural", "dual") or head.mark:
            return None
        stems = {word.stem for word in title if not word.mark}
        found: dict[str, tuple[Word, ...]] = {}
        for form in {head.folded, head.folded.removeprefix("ال")}:
            for start in self._places.find(form):
                token = self._places.token(start)
                if token is None or self._in_construct(token) or self._places.word(token).bare != head.bare:
                    continue
                words = self._clause(token)
                mention = read_mention(words)
                borne = mention.title if mention.name else tuple(words[: body_end(words)])
                if not stems <= {word.stem for word in borne}:
                    continue
                name = mention.name or self._name_before(token)
                if name and name[0].has("given-name"):
                    found.setdefault(name[-1].bare, tuple(name))
        return next(iter(found.values())) if len(found) == 1 else None

    def _clause(self, token: int) -> list[Word]:
        """The words from a token on that may belong to a title and a name: to a comma, a verb or a preposition."""
        words = self._places.after(token)
        for at, word in enumerate(words):
            if word.mark in ("comma", "semicolon", "colon", "dash") or (at and word.joined):
                return words[:at]
            ends = word.has("preposition", "relative", "complementizer", "finite") or word.carries == "ب"
            if at and ends and not word.has(*NAMES):
                return words[:at]
        return words

    def introduced(self, noun: Word, before: int) -> list[Word]:
        """The description with which the text has introduced those whom it calls by their noun alone, with the article:
        المصادر are مصادر دبلوماسية في الحكومة, behind a verb or «عن». [] where there is none."""
        found: list[Word] = []
        for start in self._places.find(noun.folded.removeprefix("ال")):
            if start >= before:
                break
            token = self._places.token(start)
            if token is None or self._places.begins(token) or self._places.word(token).article:
                continue
            verb = self._places.word(token - 1)
            if verb.has(*VERBS) or verb.folded == "عن":
                found = self._description(self._places.after(token)) or found
        return found

    def _description(self, words: Sequence[Word]) -> list[Word]:
        """An indefinite noun with its adjectives, and where those whom it means belong."""
        end = 1
        while end < len(words) and words[end].folded.endswith(("ي", "ية", "ون", "ة")) and not words[end].article:
            if words[end].has("preposition", *VERBS) or words[end].joined:
                break
            end += 1
        belongs = end + 1 < len(words) and words[end].folded in ("في", "من")
        if belongs and (words[end + 1].article or words[end + 1].has("body-noun")):
            end += 1 + body_end(words[end + 1 :])
        return list(words[:end]) if end > 1 else []

    def longer(self, body: Sequence[Word], before: int | None = None) -> tuple[Word, ...] | None:
        """The body with what the text adds to its name: وزارة الداخلية is وزارة الداخلية العراقية. With `before` what
        stands before that offset, and the head with or without article: المرصد is المرصد السوري."""
        head = body[0]
        forms = (head.folded[2:], head.folded) if before is not None and head.article else (head.folded,)
        for form in forms:
            best: list[Word] = []
            for start in self._places.find(form):
                if before is not None and start >= before:
                    break
                token = self._places.token(start)
                if token is None or self._places.word(token).folded != form or self._in_construct(token):
                    continue
                words = self._places.after(token)
                end = body_end(words)
                if end > max(len(body), len(best)) and self._same(words, body):
                    best = words[:end]
            if best:
                return tuple(best)
        return None

    def only(self, body: Word) -> tuple[Word, ...] | None:
        """The only longer name in all of the text that begins with this noun and its article: الحكومة البريطانية."""
        found: dict[str, tuple[Word, ...]] = {}
        for start in self._places.find(body.folded):
            token = self._places.token(start)
            if token is not None and self._places.word(token).folded == body.folded and not self._in_construct(token):
                words = self._places.after(token)
                end = body_end(words)
                if end > 1 and words[1].adjective:
                    found.setdefault(words[1].bare, tuple(words[:end]))
        return next(iter(found.values())) if len(found) == 1 else None

    def _same(self, words: Sequence[Word], body: Sequence[Word]) -> bool:
        if len(body) == 1:
            return True
        return [w.bare for w in words[: len(body)]] == [w.bare for w in body]

    def _run(self, token: int) -> tuple[tuple[Word, ...], int]:
        """The words of a name before a token, and where they begin."""
        run: list[Word] = []
        at = token
        while at and len(run) < _BEFORE:
            if self._places.begins(at):
                break
            word = self._places.word(at - 1)
            if word.mark or word.has("honorific", "preposition", "complementizer"):
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
        while at and len(found) < AROUND // 2:
            if self._places.begins(at):
                break
            word = self._places.word(at - 1)
            if word.mark and word.mark not in ("comma", "stop", "quote"):
                break
            if word.has("finite-other", "complementizer", "finite") and not (word.has("noun") and word.article):
                break
            if word.has("number", *TIMES):
                break
            found.append(word)
            at -= 1
            if word.has(*TITLES):
                last = found[0]
                if last.has("honorific") or last.closes or last.has("person-noun") or last.mark == "comma":
                    before = self._places.word(at - 1) if at else None
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
        words = self._places.after(token)
        if words and words[0].mark == "comma":
            words = words[1:]
        if not words or not words[0].has("person-noun") or words[0].has("owned", "given-name") or words[0].joined:
            return ()
        end = 1
        while end < len(words) and end < AROUND // 2:
            word = words[end]
            if word.mark or word.has("preposition", "relative", "complementizer", "number", "honorific", *TIMES):
                break
            if len(word.folded) == 1 or (word.carries == "ب" and not word.carried_article):
                break
            if word.has("owned") and word.folded[0] in "بلك":
                break
            if (word.has(*VERBS) and not word.has("noun")) or (word.has("accusative") and not word.article):
                break
            end += 1
        return tuple(words[:end]) if any(word.closes or word.carries for word in words[:end]) else ()

    def _in_construct(self, token: int) -> bool:
        """Does the word belong to a noun before it: مركز شرطة؟"""
        if self._places.begins(token):
            return False
        before = self._places.word(token - 1)
        return not before.article and before.has("noun") and not before.has("finite", "preposition")


def body_end(words: Sequence[Word]) -> int:
    """Where the name of a body ends that begins with the first word: a chain of nouns and its adjectives."""
    at = end = 1
    quoted = False
    closed = words[0].article
    while at < len(words) and at < AROUND // 2:
        word = words[at]
        if word.mark == "quote":
            if closed and not quoted and at > 1:
                break
            quoted = not quoted
            closed = closed or not quoted
        elif not quoted:
            if word.mark or word.has("preposition", "relative", "finite", "finite-other", "number", *TIMES):
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
