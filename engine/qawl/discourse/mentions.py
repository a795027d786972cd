"""How a source names its speaker: by a name, a title, both; as a body, an outlet, a document, a number of people.

    رئيس الحكومة التونسية | حمادي الجبالي           title, name
    ديميتري بيسكوف | المتحدث باسم الكرملين          name, title
    النقيب الجديد، | ضياء رشوان، | مدير المركز      title, name, title
    وزارة الداخلية العراقية                         a body

A title is a chain of nouns that ends with a definite one, and its adjectives. After it a word without article begins
the name (an apposition; Ryding, A Reference Grammar of Modern Standard Arabic, 8.1, 9.1). See docs/speakers.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.attribution.model import Kind
from qawl.discourse.names import TITLES, is_ali, name_end, name_start
from qawl.discourse.words import STATES, Word


@dataclass(frozen=True, slots=True)
class Mention:
    """What a source says of its speaker. `name` are the words of a personal name, () where none is given; `title` the
    words of the title or, for who is no person, of the whole description; `head` is the noun of that."""

    text: str
    kind: Kind
    name: tuple[Word, ...] = ()
    title: tuple[Word, ...] = ()
    head: str = ""
    definite: bool = False
    feminine: bool | None = None
    plural: bool = False
    members: tuple[Mention, ...] = ()
    more: tuple[tuple[Word, ...], ...] = ()  # titles beside the one


def spelled(words: Sequence[Word]) -> str:
    """The words as they are written, marks without a blank before them, quotation marks left out."""
    found = ""
    for word in words:
        if word.mark != "quote":
            found += word.text if not found or word.mark in ("comma", "stop") else f" {word.text}"
    return found


def read_mention(words: Sequence[Word]) -> Mention:
    """The mention that the words of a source make. Takes at least one word."""
    words = _pared(words)
    members = _coordinated(words)
    if members:
        return Mention(spelled(words), "collective", members=tuple(map(read_mention, members)), plural=True)
    segments = _segments(words)
    first = segments[0]
    title, name, rest = _split(first)
    if len(name) == 1 and name[0].article and any(map(_is_titled_name, segments[1:])):
        title, name = list(first), []  # القاضي الشرعي، الشيخ فلان
    more: list[tuple[Word, ...]] = []
    for segment in ([rest] if rest else []) + segments[1:]:
        if not name and not _is_body(first) and _begins_name(segment):
            before, name, _ = _split(segment)
            title = title or before
        elif not name and first[0].has("person-noun") and _definite(first) and _is_name_alone(segment):
            name = segment
        elif name and segment[0].has(*TITLES) and all(word.has("honorific") for word in title if not word.mark):
            more += [tuple(title)] if title else []
            title = segment
        elif name and segment[0].has(*TITLES):
            more.append(tuple(segment))
    described = title or first
    head = described[0]
    polite = not name and len(described) > 1 and head.has("honorific") and not head.article
    if polite and described[1].has("person-noun"):  # سمو | أمير المنطقة
        described = described[1:]
        head = described[0]
    if head.has(*STATES):  # and no circumstance: مصر في المقابل
        end = next((at for at, word in enumerate(described) if at and word.has("preposition")), len(described))
        described = first = described[:end]
    if name:
        return Mention(
            spelled(first), "person", tuple(name), tuple(title), _head(head), True, _feminine(title), more=tuple(more)
        )
    kind = _kind(described)
    return Mention(
        spelled(first),
        kind,
        (),
        tuple(described),
        _head(head),
        head.article if kind == "anonymous" else _definite(described),
        _feminine(described),
        kind == "collective" or (head.has("plural", "dual") and not head.has("singular", "honorific")),
    )


# --- parts of a source


_BLESSED = frozenset({"الله", "السلام", "والسلام", "الصلاه", "الصلاة"})


def _pared(words: Sequence[Word]) -> list[Word]:
    """The words without blessings, what only singles out (نفسه, ذات المصدر) and «this» before a noun."""
    found: list[Word] = []
    for at, word in enumerate(words):
        if word.has("emphasis") and found:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if not found and after is not None and after.article and word.has("the-same", "latter") and after.has("noun"):
            continue
        found.append(word)
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and (found[end].has("eulogy") or (end > at and found[end].folded in _BLESSED)):
            end += 1
        if at and end == at + 1 and found[at].may_join:
            at -= 1  # عز وجل: the first is a name, too
        if end - at > 1:
            del found[at:end]
        else:
            at += 1
    return found or list(words)


def _is_body(words: Sequence[Word]) -> bool:
    """Is it no person, so that no name stands beside it: الشركة، التي مقرها ...، وتدير سلاسل متاجر؟"""
    return words[0].has("body-noun", "outlet-noun", "document-noun") and not words[0].has(*TITLES)


def _is_name_alone(words: Sequence[Word]) -> bool:
    """Are the words between two commas after a title a name, whatever they are shaped like: وزير الدفاع، تشاك هاغل؟"""
    return 1 < len(words) < 5 and all(word.unknown and not word.joined and not word.article for word in words)


def _is_titled_name(words: Sequence[Word]) -> bool:
    """Is it a form of address with a given name: الشيخ فلان؟"""
    return len(words) > 1 and words[0].has("honorific") and words[1].has("given-name")


def _segments(words: Sequence[Word]) -> list[list[Word]]:
    """The source at its commas and dashes; relative clauses and brackets left out."""
    found: list[list[Word]] = [[]]
    depth = 0
    skipping = quoted = False
    for word in words:
        mark = word.mark
        depth += (mark == "bracket-open") - (mark == "bracket-close" and depth > 0)
        if depth or mark == "bracket-close":
            continue
        quoted = quoted != (mark == "quote")
        if mark in ("comma", "dash", "semicolon", "colon") and not quoted:
            skipping = False
            if found[-1]:
                found.append([])
        elif _relative(word, found[-1]):
            skipping = True
        elif not skipping:
            found[-1].append(word)
    kept = [segment for segment in found if any(not word.mark for word in segment)]
    return [_unquoted(segment) for segment in kept] or [list(words)]


def _relative(word: Word, before: Sequence[Word]) -> bool:
    return (
        word.has("relative") and not word.has("preposition", "negation") and not word.has("name") and
        (bool(before) or word.joined or word.may_join or word.article)
    )  # fmt: skip


def _unquoted(words: list[Word]) -> list[Word]:
    while words and words[0].mark:
        words = words[1:]
    while words and words[-1].mark and words[-1].mark != "quote":
        words = words[:-1]
    if words and words[-1].mark == "quote" and sum(w.mark == "quote" for w in words) == 1:
        words = words[:-1]
    return words


def _split(words: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """Title and name of one segment, either of which may be empty, and what follows the name."""
    at = name_start(words)
    if at is None:
        return words, [], []
    end = name_end(words, at)
    title = words[:at] if at else []
    while len(title) > 1 and (title[-1].has("honorific") or title[-1].mark) and title[0].has("person-noun"):
        title = title[:-1]
    return title, [word for word in words[at:end] if not word.mark], words[end:]


def _begins_name(words: Sequence[Word]) -> bool:
    """May an apposition be a name: two words that may be one, or a given name, or a title before them?"""
    first = words[0]
    if any(word.has("honorific") for word in words):
        return True
    if first.has("preposition"):
        return is_ali(words, 0)
    if first.joined:
        return False
    return first.has("given-name") or (first.named and len(words) > 1 and (words[1].named or words[1].article))


def _coordinated(words: Sequence[Word]) -> list[list[Word]]:
    """The members of a source that joins several speakers; [] for one."""
    cuts = [at for at in range(1, len(words)) if words[at].may_join and _another(words, at)]
    if not cuts:
        return []
    parts = [list(words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
    return [parts[0], *([part[0].without_conjunction(), *part[1:]] for part in parts[1:])]


def _another(words: Sequence[Word], at: int) -> bool:
    """Does a second speaker begin at the word, which may begin with و: وترامب، ونظيره الروسي؟"""
    before = list(words[:at])
    while before and before[-1].mark:
        before.pop()
    if not before or words[at].folded[:1] != "و" or words[at].has("name", "given-name", "relative"):
        return False
    name = _split(_segments(before)[-1])[1]
    if not name or name[-1] != before[-1]:
        return False
    word = words[at]
    if word.has(*TITLES, "body-noun") or (word.has("noun") and word.has("owned")):
        return True
    return word.unknown and not word.article and len(words) - at <= 3 and word.features.isdisjoint({"finite-like"})


# --- what kind


def _kind(words: Sequence[Word]) -> Kind:
    head = words[0]
    if head.has("unnamed"):
        return "anonymous"
    if head.has("collective", "collective-noun", "number"):
        return "collective"
    if head.has("unnamed-noun"):
        return "anonymous"
    if head.has("eulogy") or head.folded == "الله":
        return "person"
    if head.has(*TITLES):
        if head.has("plural", "dual") and not head.has("singular", "honorific"):
            return "collective"
        return "office" if _definite(words) else "anonymous"
    if len(words) == 1 and head.has("nationality") and not head.has("agency") and not head.feminine_noun:
        return "person"  # الجزائري
    if head.has("agency-noun") and len(words) > 1 and words[1].article and not words[1].has("press"):
        return "outlet" if words[1].adjective or words[1].has("agency") else "organisation"
    if head.has("outlet-noun") and not head.has("body-noun"):
        return "outlet"
    if head.has("body-noun", *STATES):
        return "organisation"
    if head.has("document-noun", "reporting-noun", "setting-noun", "data-noun"):
        return "document"
    if head.has("plural"):
        return "collective"
    return "organisation"


def _definite(words: Sequence[Word]) -> bool:
    """Is the chain of nouns definite: has its last noun, before adjectives and prepositions, the article?"""
    head = words[0]
    if head.closes or head.has("honorific"):
        return True
    for word in words[1:]:
        if word.mark == "quote":
            return True
        if word.has("preposition", "title-link") or word.carries:
            return False
        if word.closes:
            return True
        if (
            word.unknown
            and not word.feminine_noun
            and word.folded.endswith("ي")
            and head.has("unnamed-noun", "person-noun")
        ):
            return False  # مصدر أمني, متحدث رسمي
    return False


def _head(word: Word) -> str:
    return word.lemma or word.bare


def _feminine(words: Sequence[Word]) -> bool | None:
    for word in words:
        if word.has("person-noun", "body-noun", "outlet-noun", "document-noun", "honorific"):
            return word.has("feminine") or word.bare.endswith("ة")
    head = words[0] if words else None
    return True if head and (head.folded.endswith("ات") or (head.article and head.feminine_noun)) else None
