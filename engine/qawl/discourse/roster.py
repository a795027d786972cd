"""The speakers of a document as they become known: what is told of each, and who is meant by a name or a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from qawl.attribution.model import Kind
from qawl.discourse.mentions import Mention
from qawl.discourse.words import Word

_JOINED = re.compile("(عبد|ابو|ابي|ابا)ال")


@dataclass(slots=True)
class Entity:
    """What the text has told of a speaker so far."""

    id: int
    kind: Kind
    name: str
    key: tuple[str, ...]  # the words of the name, bare
    personal: bool  # `key` is a personal name
    title: tuple[Word, ...] = ()
    titles: list[tuple[str, ...]] = field(default_factory=list)
    stems: list[set[str]] = field(default_factory=list)  # of the words of the titles
    head: str = ""
    feminine: bool | None = None
    plural: bool = False
    members: tuple[int, ...] = ()
    withheld: bool = False  # he is not named by his own wish
    place: bool = False  # the name of a town before a colon, which heads a report and says nothing else

    def learn(self, mention: Mention, title: Sequence[Word] = ()) -> None:
        """Add what a mention tells, with a title that the text gives elsewhere."""
        title = tuple(title) or mention.title
        if title:
            office = len(title) > 1 or (title[0].has("person-noun") and not title[0].has("honorific"))
            if not self.title or (office and len(self.title) == 1):
                self.title = title
            for words in (title, *mention.more):
                self.titles.append(key_of(words))
                self.stems.append({word.stem for word in words})
            self.head = self.head or title[0].lemma or title[0].bare
        if self.feminine is None:
            self.feminine = mention.feminine


SOURCE = "مصدر"  # whom the press calls so may be anybody, one or many, and a body
TALKING = ("متحدث", "متحدثة")  # a spokesman, or who is talking

# So many speakers no article has.
_MANY = 256


class Roster:
    """The speakers by their numbers, and in the order in which they spoke last."""

    def __init__(self) -> None:
        self._entities: list[Entity] = []
        self._spoke: dict[int, Entity] = {}

    def __getitem__(self, id: int) -> Entity:
        return self._entities[id - 1]

    def latest(self) -> Iterator[Entity]:
        """The speakers, who spoke last first; of very many the latest."""
        return islice(reversed(self._spoke.values()), _MANY)

    def speaks(self, entity: Entity) -> None:
        """He has spoken now."""
        del self._spoke[entity.id]
        self._spoke[entity.id] = entity

    def add(
        self, kind: Kind, name: str, key: tuple[str, ...], *, personal: bool = False, feminine: bool | None = None,
        plural: bool = False, members: tuple[int, ...] = (),
    ) -> Entity:  # fmt: skip
        entity = Entity(
            len(self._entities) + 1, kind, name, key, personal, feminine=feminine, plural=plural, members=members
        )
        self._entities.append(entity)
        self._spoke[entity.id] = entity
        return entity

    def by_name(self, key: tuple[str, ...], feminine: bool | None = None) -> Entity | None:
        genders = {None, feminine} if feminine is not None else {None, True, False}
        people = [entity for entity in self.latest() if entity.personal]
        for entity in people:
            if entity.key == key and (len(key) > 1 or entity.feminine in genders):
                return entity
        people = [entity for entity in people if entity.feminine in genders]
        for entity in people:
            shorter, longer = sorted((key, entity.key), key=len)
            if longer[-len(shorter) :] == shorter or (len(shorter) == 1 and longer[0] == shorter[0]):
                return entity
            rest = iter(longer)
            if len(shorter) > 1 and shorter[0] == longer[0] and all(word in rest for word in shorter):
                return entity
        return None

    def by_title(self, mention: Mention) -> Entity | None:
        """Who bears the title of a mention: the title itself, one that says more or less, or the same noun alone."""
        key = key_of(mention.title)
        for entity in self.latest():
            if key in entity.titles:
                return entity
        words = set(key)
        described = all(word.adjective for word in mention.title[1:])  # الكاتبة الأردنية, but no «الكاتبة فلانة»
        for entity in self.latest():
            if entity.personal and any(
                t[:1] == key[:1] and (words <= set(t) or (set(t) <= words and (len(t) > 1 or described)))
                for t in entity.titles
            ):
                return entity
        if not described:
            return None
        peoples = {word.stem for word in mention.title if word.has("nationality")}
        alike = [
            entity
            for entity in self.latest()
            if entity.kind in ("person", "anonymous") and entity.head == mention.head
            and (not peoples or any(peoples & stems for stems in entity.stems))
        ]  # fmt: skip
        same = [entity for entity in alike if entity.plural == mention.plural]
        # One source and several are the same to the press: وقالت مصادر ... وأضاف المصدر.
        return next(iter(same or (alike if mention.head == SOURCE else [])), None)

    def medium(self, key: tuple[str, ...]) -> Entity | None:
        """The medium or body that was introduced before with its kind: بلومبيرج, if وكالة أنباء بلومبيرج was."""
        for entity in self.latest():
            if len(key) == 1 and entity.kind in ("outlet", "organisation") and entity.key[-1:] == key:
                return entity
            if _is_part(key, entity):
                return entity
        return None

    def body(self, mention: Mention, words: Sequence[Word], *, lone: bool) -> Entity | None:
        """The body, document or group that the words name, whole or in part; `lone`: by its noun with the article."""
        key = key_of(words)
        bodies = [entity for entity in self.latest() if not entity.personal and not entity.members]
        for entity in bodies:
            size = len(entity.key)
            if entity.key == key or (len(key) > 1 and entity.key[: len(key)] == key):
                return entity
            if _is_part(key, entity):
                return entity
            if 1 < size < len(key) and key[:size] == entity.key and words[min(size, len(words) - 1)].has("preposition"):
                return entity  # the name with a circumstance after it
        for entity in bodies if lone else ():
            fits = len(key) == 1 or set(key) & set(entity.key[1:])
            if entity.head == mention.head and entity.kind == mention.kind and fits and entity.plural == mention.plural:
                return entity
        return None


def _is_part(key: tuple[str, ...], entity: Entity) -> bool:
    """Is it the name of an outlet without its noun: نيويورك تايمز, after صحيفة نيويورك تايمز الأمريكية?"""
    whole = entity.key
    if entity.kind != "outlet" or entity.plural or not 1 < len(key) < len(whole):
        return False
    return any(whole[at : at + len(key)] == key for at in range(1, len(whole) - len(key) + 1))


def key_of(words: Sequence[Word]) -> tuple[str, ...]:
    """The words of a name as they are compared: bare, عبد and its word as one, ابن as بن, ة as ه."""
    found: list[str] = []
    opened = False
    for word in words:
        if word.mark:
            continue
        bare = word.bare.replace("ة", "ه")
        if bare == "ابن":
            bare = "بن"
        joined = _JOINED.match(bare)
        if joined:
            bare = joined[1] + bare[joined.end() :]
        if found and (found[-1] == "بن" or (opened and word.article)):
            found[-1] += bare
        else:
            found.append(bare)
        opened = word.has("name-opener")
    return tuple(found)
