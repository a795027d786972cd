"""Who speaks: every attribution's speaker, one for all attributions of the same person or body.

The attributions are taken in the order of their cues. A source is read as a mention (`mentions.py`) and compared with
the speakers before it (`roster.py`); where it says less than a full name, the text is searched (`search.py`). Without a
source the speaker is the latest that agrees with the cue. The policy is told in docs/speakers.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from qawl.attribution.model import UNKNOWN, Attribution, Found, Kind, Piece, Speaker
from qawl.discourse.agreement import Agreement, agreement_of
from qawl.discourse.mentions import Mention, read_mention, spelled
from qawl.discourse.places import Places
from qawl.discourse.roster import SOURCE, TALKING, Entity, Roster, key_of
from qawl.discourse.search import Search
from qawl.discourse.stance import anonymity_of, withholds
from qawl.discourse.subjects import Subjects
from qawl.discourse.words import STATES, Word, Words
from qawl.match.document import Document

# Nobody refers to a speaker from so many attributions ago; it bounds the time that a very long text takes.
_NEAR = 64
_TEXTS = ("organisation", "outlet", "document")
_PEOPLE = ("person", "office", "anonymous")


@dataclass(frozen=True, slots=True)
class _Said:
    """Who said it, how that was found, and the attribution it was taken from."""

    entity: Entity
    found: Found
    antecedent: int | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """An attribution in question, with those before it and what holds it."""

    attribution: Attribution
    agreement: Agreement
    before: Sequence[Attribution]
    parent: Attribution | None

    @property
    def at(self) -> int:
        return self.attribution.cue.pieces[0].start


class SpeakerResolver:
    """The speakers of one document."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._words = words
        self._places = Places(document, words)
        self._search = Search(self._places)
        self._roster = Roster()
        self._subjects = Subjects(self._places, lambda word: self._roster.by_name(key_of([word])) is not None)
        self._said: dict[int, _Said | None] = {}  # by attribution
        self._relays: dict[int, Attribution] = {}  # who stand behind what somebody else says

    def resolve(self, attributions: Sequence[Attribution]) -> dict[int, Speaker]:
        """The speakers by the ids of their attributions, which are in the order of their cues."""
        by_id = {attribution.id: attribution for attribution in attributions}
        for n, attribution in enumerate(attributions):
            agreement = agreement_of(attribution, self._words)
            self._places.at = attribution.cue.pieces[0].start
            case = _Case(
                attribution, agreement, attributions[max(n - _NEAR, 0) : n], by_id.get(attribution.parent or 0)
            )
            said = self._of_source(case) if attribution.source else None
            said = self._said[attribution.id] = said or self._of_none(case)
            if said is not None:
                self._roster.speaks(said.entity)
            if _follows_its_content(attribution):
                self._relays[attribution.id] = attribution
        for attribution in attributions:  # whose parent's cue stands behind its content: «...» قال
            if self._said[attribution.id] is None and attribution.parent in self._said:
                said = self._said[attribution.parent]
                found: Found = "first person" if agreement_of(attribution, self._words).first else "dropped subject"
                self._said[attribution.id] = said and _Said(said.entity, found, attribution.parent)
        return {id: self._speaker(said) for id, said in self._said.items()}

    def _speaker(self, said: _Said | None) -> Speaker:
        if said is None:
            return UNKNOWN
        entity = said.entity
        return Speaker(
            id=entity.id,
            name=entity.name,
            title=spelled(entity.title),
            kind=entity.kind,
            found=said.found,
            antecedent=said.antecedent,
            anonymity=anonymity_of(entity.kind, len(entity.key), withheld=entity.withheld),
            members=tuple(self._roster[member].name for member in entity.members),
        )

    # --- a source that is named

    def _of_source(self, case: _Case) -> _Said | None:
        words = self._source_words(case.attribution.source.pieces[0])
        if not words or (len(words) == 1 and words[0].has("pronoun", "latter")):
            return None
        mention = read_mention(words)
        if case.agreement.certain and mention.kind in _PEOPLE:  # أفتى الداعية, قالت عضو المجلس: the noun says nothing
            mention = replace(mention, feminine=case.agreement.feminine)
        entity, found = self._of_mention(mention, case)
        entity.withheld = entity.withheld or withholds(words)
        if case.agreement.certain and (entity.feminine is None or entity.kind in _PEOPLE):
            entity.feminine = case.agreement.feminine
        colon = case.attribution.form == "colon"
        entity.place = colon and len(words) == 1 and words[0].has(*STATES)
        return _Said(entity, "headline" if colon and found == "short name" else found)

    def _source_words(self, piece: Piece) -> list[Word]:
        text, start = piece.text, piece.start
        if not any(char.isalpha() and char != "ـ" for char in text):
            return []
        if self._document.text[start - 1 : start] == text[0] == "ل":
            # للوزير: the rule's لـ stays outside, and of the article only its ل is left.
            text, start = "ا" + text, start - 1
        return list(self._words.cut(text, start))

    def _of_mention(self, mention: Mention, case: _Case) -> tuple[Entity, Found]:
        if mention.members:
            return self._together(mention, case)
        if mention.name:
            return self._person(mention, case)
        if len(mention.title) == 1:
            named = self._by_one_word(mention, case)
            if named is not None:
                return named
        if not mention.plural and (mention.kind == "office" or (mention.kind == "anonymous" and mention.definite)):
            return self._office(mention, case)
        return self._body(mention, case)

    def _together(self, mention: Mention, case: _Case) -> tuple[Entity, Found]:
        ids = tuple(self._of_mention(member, case)[0].id for member in mention.members)
        known = next((entity for entity in self._roster.latest() if entity.members == ids), None)
        return known or self._roster.add("collective", mention.text, (), plural=True, members=ids), "named here"

    def _by_one_word(self, mention: Mention, case: _Case) -> tuple[Entity, Found] | None:
        """One word that is a family name, where the text gives one that is fuller: الجبالي, العربي, العمدة."""
        word = mention.title[0]
        key = key_of(mention.title)
        if word.folded == "الله":
            return None  # and not who is called عبد الله
        unknown = word.article and not word.has("noun", "collective")
        if self._roster.by_name(key) or (unknown and self._search.fullest(mention.title)):
            return self._person(Mention(mention.text, "person", mention.title), case)
        return None

    def _person(self, mention: Mention, case: _Case) -> tuple[Entity, Found]:
        key = key_of(mention.name)
        known = self._roster.by_name(key, mention.feminine)
        if known is not None:
            short = len(key) < len(known.key)
            if len(key) > len(known.key):
                known.key, known.name = key, spelled(mention.name)
            known.learn(mention)
            return known, "short name" if short else "named here"
        own = not mention.title and not mention.name[0].article  # الغرب is a word, and a name with its noun alone
        medium = self._roster.medium(key) if own else None
        if medium is not None:
            return medium, "short name"
        name, title = mention.name, mention.title
        fuller = self._search.fullest(name)
        if fuller is not None and self._is_another(fuller[0], mention):
            fuller = None
        if fuller is not None:
            name, key = fuller[0], key_of(fuller[0])
            title = title if any(word.has("person-noun") for word in title) else fuller[1] or title
            known = self._roster.by_name(key)
            if known is not None:
                known.learn(mention)
                return known, "short name"
        offices = any(word.has("person-noun") and not word.has("honorific") for word in title)
        holder = self._unnamed_before(mention, case) if len(key) > 1 and not mention.title and not offices else None
        if holder is not None:
            holder.kind, holder.name, holder.key, holder.personal = "person", spelled(name), key, True
            return holder, "named here"
        # A word alone, unknown and without title, of which a feminine verb is said: rather a company than a woman.
        alone = len(key) == 1 and not title and case.agreement.feminine and not name[0].has("given-name", "name")
        kind: Kind = "organisation" if alone else "person"
        entity = self._roster.add(kind, spelled(name), key, personal=True, feminine=mention.feminine)
        entity.learn(mention, title)
        return entity, "named here" if fuller is None else "short name"

    def _is_another(self, name: Sequence[Word], mention: Mention) -> bool:
        """Is the bearer of the name known to be of the other gender: السيدة كلينتون is not بيل كلينتون."""
        known = self._roster.by_name(key_of(name))
        return known is not None and None not in (genders := {known.feminine, mention.feminine}) and len(genders) > 1

    def _unnamed_before(self, mention: Mention, case: _Case) -> Entity | None:
        """The holder of a title who has just spoken without a name: أعلنت رئيسة الاتحاد ... وقالت فلانة."""
        said = self._said[case.before[-1].id] if case.before else None
        if said is None or said.entity.kind != "office" or not mention.name[0].has("given-name"):
            return None
        if case.before[-1].parent != case.attribution.parent or not said.entity.feminine:
            return None  # that a man is named after a man who has spoken by his office says nothing
        return said.entity if mention.feminine in (None, True) else None

    def _office(self, mention: Mention, case: _Case) -> tuple[Entity, Found]:
        key = key_of(mention.title)
        known = self._roster.by_title(mention)
        if known is not None:
            return known, "title"
        holder = self._search.holder(mention.title)
        if holder is not None:
            named = Mention(mention.text, "person", holder, mention.title, mention.head, True, mention.feminine)
            return self._person(named, case)[0], "title"
        meant = self._epithet(mention, case)
        if meant is not None:
            meant.titles.append(key)
            return meant, "epithet"
        entity = self._roster.add(mention.kind, mention.text, key, feminine=mention.feminine)
        entity.learn(mention)
        return entity, "named here"

    def _epithet(self, mention: Mention, case: _Case) -> Entity | None:
        """Whom a title means that nobody in the text bears: who has just spoken, if he is of the people that it names
        (الدبلوماسي الفرنسي) or if nobody else has spoken at all."""
        level = [a for a in case.before if a.parent == case.attribution.parent]
        said = self._said[level[-1].id] if level else None
        polite = len(mention.title) == 1 and mention.title[0].has("his-honour")
        if said is None:
            subject = self._subject_of_clause(case) if polite else None  # زار الوزير القرية، وأشاد سعادته
            return subject if subject is not None and subject.kind in _PEOPLE else None
        latest = said.entity
        if len(mention.title) == 1 and mention.head == SOURCE and latest.kind in _TEXTS:
            return latest  # المصدر, after a body or a document
        if not latest.personal:
            return None
        if (mention.feminine or False) != (latest.feminine or False):
            return None
        peoples = {word.stem for word in mention.title if word.has("nationality")}
        if peoples:
            return latest if any(peoples & stems for stems in latest.stems) else None
        if len(mention.title) == 1:
            # المسؤول, معاليه; but الرئيس and الوزير are those whom everybody knows.
            holds = any(word.has("person-noun") and not word.has("honorific") for word in latest.title)
            title = mention.title[0]
            known = title.has("honorific") and title.article
            if polite or mention.head in TALKING:
                return latest  # معاليه
            return latest if title.has("unnamed-noun") or not (holds or known) else None
        return latest if [e for e in self._roster.latest() if e.personal] == [latest] else None

    def _body(self, mention: Mention, case: _Case) -> tuple[Entity, Found]:
        words = tuple(word for word in mention.title if not word.mark)
        key = key_of(words)
        # المرصد, الموقع الأمريكي: a short form of what has been named, or is named somewhere before.
        lone = bool(words) and words[0].article and sum(not word.adjective for word in words) == 1
        known = self._roster.body(mention, words, lone=lone)
        if known is not None:
            return known, "named here" if known.key == key else "short name"
        name, found = _name_of(mention, words), False
        state = words[0].has(*STATES) if words else False
        if mention.definite and not state and mention.kind in _TEXTS:
            longer = None
            if lone:
                longer = self._search.longer(words if len(words) == 1 else words[:1], case.at)
                if longer is None and len(words) == 1 and words[0].has("body-noun"):
                    longer = self._search.only(words[0])
            elif len(words) > 1:
                longer = self._search.longer(words)
            if longer is not None:
                name, key, found = spelled(longer), key_of(longer), True
        if lone and mention.kind == "anonymous" and len(words) == 1:
            described = self._search.introduced(words[0], case.at)
            if described:
                name, key, found = spelled(described), key_of(described), True
        feminine = mention.feminine if mention.feminine is not None else case.agreement.feminine
        entity = self._roster.add(mention.kind, name, key, feminine=feminine, plural=mention.plural)
        entity.head = mention.head
        if mention.kind == "anonymous":
            entity.stems.append({word.stem for word in words})
        return entity, "short name" if found else "named here"

    # --- no source

    def _of_none(self, case: _Case) -> _Said | None:
        attribution = case.attribution
        if case.parent is not None and case.agreement.first:
            said = self._said.get(case.parent.id)
            return said and _Said(said.entity, "first person", case.parent.id)
        found: Found = "pronoun" if case.agreement.pronoun or attribution.source else "dropped subject"
        if attribution.form == "participle":
            found = "participle's subject"
        if attribution.form in ("verb", "participle") and attribution.act != "continue":
            entity = self._subject_of_clause(case)
            if entity is not None:
                return _Said(entity, found)
        return self._himself(case) or self._latest(case, found)

    def _subject_of_clause(self, case: _Case) -> Entity | None:
        """The person or body that is the subject of another verb before the cue, where nobody has spoken in between."""
        if case.agreement.first:
            return None
        spans = [piece for a in case.before for role in (a.cue, a.source, a.content) for piece in role]
        ends = [piece.end for piece in spans if piece.end <= case.at]
        ends += [piece.start for piece in case.parent.content if piece.start <= case.at] if case.parent else []
        start = max(ends, default=0)
        words = self._subjects.in_sentence(start, case.at, case.agreement)
        if not words and case.parent is None and case.attribution.form == "verb":
            words = self._subjects.of_sentences_before(start, case.at, case.agreement)
        mention = read_mention(words) if words else None
        if mention is None or mention.kind == "document" or (mention.kind == "anonymous" and len(words) == 1):
            return None
        if mention.title and not mention.name and mention.title[0].has("his-honour"):
            return None  # a form of address means somebody else itself
        if not case.agreement.fits(mention.feminine, mention.plural):
            return None
        entity, _ = self._of_mention(mention, case)
        return entity if case.agreement.fits(entity.feminine, entity.plural) else None

    def _himself(self, case: _Case) -> _Said | None:
        """Who is quoted, if the verb may be of the first person (أعلنت) and no woman or body speaks in the quote."""
        parent, cue = case.parent, case.attribution.cue.pieces[0].text
        if parent is None or parent.mode != "direct" or not (case.agreement.certain and case.agreement.feminine):
            return None
        said = self._said.get(parent.id)
        if said is None or not cue.endswith("ت") or not said.entity.personal or said.entity.feminine is not False:
            return None
        inner = (self._said[a.id] for a in case.before if a.parent == parent.id)
        if any(each is not None and each.entity.feminine for each in inner):
            return None
        return _Said(said.entity, "first person", parent.id)

    def _latest(self, case: _Case, found: Found) -> _Said | None:
        """The latest speaker that agrees with the cue: within another content the speaker of that, then the latest at
        the same level, then any; and where none agrees, the first of these. What only goes on (a participle, وأضاف)
        looks at its own level first."""
        attribution = case.attribution
        level = [a.id for a in reversed(case.before) if a.parent == attribution.parent]
        if any(a.id in self._relays for a in case.before):
            # «...»، قالت فلانة، بحسب الوكالة. وأضافت: it is she, not the agency
            parents = {a.id: self._relays.get(a.parent or 0, a).parent for a in reversed(case.before)}
            used = {a.parent for a in case.before} & self._relays.keys()
            level = [id for id, parent in parents.items() if parent == attribution.parent and id not in used]
        around = [case.parent.id] if case.parent and case.parent.id in self._said else []
        onward = attribution.form == "participle" or attribution.act == "continue"
        candidates = level + around if onward else around + level
        others = (a.id for a in reversed(case.before) if a.id not in level and a.id not in around)
        for id in chain(candidates, others):
            entity = self._speaking(id)
            if entity is not None and case.agreement.fits(entity.feminine, entity.plural):
                return _Said(entity, found, id)
        for id in candidates:
            entity = self._speaking(id)
            if entity is not None:
                return _Said(entity, found, id)
        return None

    def _speaking(self, attribution: int) -> Entity | None:
        said = self._said[attribution]
        return said.entity if said is not None and not said.entity.place else None


def _follows_its_content(attribution: Attribution) -> bool:
    if attribution.form != "preposition" or not attribution.content:
        return False
    return attribution.content.pieces[-1].end <= attribution.cue.pieces[0].start


def _name_of(mention: Mention, words: Sequence[Word]) -> str:
    """The description as a name; an indefinite one in the accusative (أمرا تنفيذيا) as dictionaries write it."""
    if not mention.definite and len(words) > 1 and all(word.text.endswith("ا") for word in words):
        return " ".join(word.text[:-1] for word in words)
    return mention.text
