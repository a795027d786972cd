"""What the parts of a grammar do in texts: how often each construction, alternative of a phrase and word took part.

A construction is counted where it matches, whether or not another wins. Alternatives and words are counted in the
matches that stand: where they matched, and where they kept something else from matching (`!<np-end>`). The reference
matcher says what that was: the marks that it leaves on its way are captured as roles are, and so forgotten wherever it
turns back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from qawl.diagnostic import InputError
from qawl.engine import Engine
from qawl.lexicon import Analysis
from qawl.match.document import Document
from qawl.match.found import Captured, Match
from qawl.match.reference import AHEAD, BACK, Reference, Walk, Way
from qawl.match.select import best, compatible
from qawl.morphology.form import ACTIVE, CONSTRUCT, PASSIVE_LIKE
from qawl.program import Alt, Call, Look, Node, Program, Seq, Test
from qawl.syntax.vocabulary import CLASSES
from qawl.text.folding import Fold

#: Kind (construction, block, phrase, word), name (a word's is its class), and the alternative or the word.
Part = tuple[str, str, str]
_PHRASE, _TEST = "<", "{"  # begin the names of marks; no role begins so
_INNER = frozenset({ACTIVE, PASSIVE_LIKE, CONSTRUCT, "variant"})  # features that no rule can name
# The built-in classes that only forms of what rules declare are in.
_INFLECTED = frozenset(
    "reporting transitive quoting finite past present future passive first second third participle masdar noun "
    "singular dual plural masculine feminine accusative definite".split()
)


@dataclass(slots=True)
class Coverage:
    """How often each part took part (`counts`), how often something else won against a construction (`lost`), how often
    a word stands in the texts at all (`seen`), and the first example: a document's number and the code points there."""

    documents: int = 0
    counts: Counter[Part] = field(default_factory=Counter)
    lost: Counter[Part] = field(default_factory=Counter)
    seen: Counter[Part] = field(default_factory=Counter)
    examples: dict[Part, tuple[int, int, int]] = field(default_factory=dict)

    def merge(self, other: Coverage) -> None:
        """Add the counts of more texts, which come after these."""
        for part, (document, start, end) in other.examples.items():
            self.examples.setdefault(part, (self.documents + document, start, end))
        self.documents += other.documents
        self.counts.update(other.counts)
        self.lost.update(other.lost)
        self.seen.update(other.seen)

    def note(self, part: Part, start: int, end: int) -> None:
        """Count a part in the document that is being read."""
        self.counts[part] += 1
        self.examples.setdefault(part, (self.documents, start, end))


def observe(engine: Engine, texts: Sequence[str]) -> Coverage:
    """What takes part in some texts; one that cannot be read counts as a document without anything."""
    observer, coverage = Observer(engine), Coverage()
    for text in texts:
        with suppress(InputError):
            observer.read(text, coverage)
        coverage.documents += 1
    return coverage


class Observer:
    """Observes one engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.reference = Reference(engine.program, engine.classifier.signer)
        self._fold = Fold.from_data(engine.program.fold)
        self._asked = [_asked(row.expr) for row in engine.program.tests]
        self._known: dict[str, frozenset[Part]] = {}
        self._passed: dict[tuple[str, int], frozenset[Part]] = {}

    def read(self, text: str, coverage: Coverage) -> None:
        """Count what takes part in one text. Raises InputError as the engine does."""
        document = self.engine.lay_out(text)
        self._see(document, coverage)
        machine = self.engine.machine
        constructions = self.engine.program.constructions
        winners: list[Match] = []
        for cue in machine.cues(document.symbols):
            matches = machine.matches_at(document.symbols, cue)
            winner = best(matches, constructions)
            for match in matches:
                kind = "block" if constructions[match.construction].block else "construction"
                part = (kind, constructions[match.construction].name, "")
                coverage.note(part, document.start(match.start), document.end(match.end - 1))
                if match is not winner and kind == "construction":
                    coverage.lost[part] += 1
            winners += (
                [winner] if winner else [match for match in matches[:1] if constructions[match.construction].block]
            )
        blocks = [match for match in winners if constructions[match.construction].block]
        rivals = [match for match in winners if not constructions[match.construction].block]
        standing = compatible(rivals, constructions)
        for match in rivals:
            if match not in standing:
                coverage.lost["construction", constructions[match.construction].name, ""] += 1
        for match in (*standing, *blocks):
            self._parts(document, match, coverage)

    def _see(self, document: Document, coverage: Coverage) -> None:
        for number, token in enumerate(document.tokens):
            parts = self._known.get(token)
            if parts is None:
                parts = self._known[token] = frozenset(self._readings(document.word(number)))
            for part in parts:
                coverage.seen[part] += 1
                if part not in coverage.examples:
                    coverage.examples[part] = coverage.documents, document.start(number), document.end(number)

    def _readings(self, word: str) -> Iterator[Part]:
        """The entries of the lexicon that a word can be."""
        for analysis in self.engine.classifier.analyses(word) if word else ():
            yield from self._entries(word, analysis)

    def _passing(self, word: str, test: int) -> frozenset[Part]:
        """The entries by which a word passes a test: of the classes that the test asks for, or of all if it asks what a
        verb or noun is."""
        known = self._passed.get((word, test))
        if known is None:
            asked = self._asked[test]
            passing = self.engine.classifier.signer.passing(test, self.engine.classifier.analyses(word))
            entries = (part for analysis in passing for part in self._entries(word, analysis))
            chosen = frozenset(part for part in entries if part[1] in asked or asked & _INFLECTED)
            known = self._passed[word, test] = chosen
        return known

    def _entries(self, word: str, analysis: Analysis) -> Iterator[Part]:
        reading = self.engine.classifier.signer.lexicon.readings[analysis.reading]
        folded = self._fold(word)
        stem = folded[analysis.skip : len(folded) - len(analysis.pronoun)]
        for name in _declared(reading.features):
            yield "word", name, reading.lemma or stem

    def _parts(self, document: Document, match: Match, coverage: Coverage) -> None:
        for mark in self._marks(document.symbols, match):
            if mark.role[0] == _PHRASE:
                name, _, number = mark.role[1:].rpartition(" ")
                first = min(mark.start, len(document.tokens) - 1)
                last = max(mark.end - 1, first)
                coverage.note(("phrase", name, number), document.start(first), document.end(last))
            else:
                for part in self._passing(document.word(mark.start), int(mark.role[1:])):
                    coverage.note(part, document.start(mark.start), document.end(mark.start))

    def _marks(self, symbols: str, match: Match) -> list[Captured]:
        """What took part in a match; nothing where the reference matcher sees it otherwise."""
        for test, left, right in self.engine.program.constructions[match.construction].alternatives:
            if test == match.cue_test:
                walk = _Marking(self.reference, symbols, match.cue, self._asked)
                for end, after in walk.first(right, match.cue, AHEAD):
                    for start, before in walk.first(left or Seq(()), match.cue, BACK):
                        if (start, end) == (match.start, match.end):
                            marks = {*before, *after, *walk.stopped}
                            return sorted(mark for mark in marks if mark.role[0] in (_PHRASE, _TEST))
        return []


class _Marking(Walk):
    """A walk that captures, besides the roles, the alternatives of phrases and the words that pass tests; what kept
    something from matching is in `stopped`. A phrase that was asked for at some place is not matched there again."""

    def __init__(self, reference: Reference, symbols: str, cue: int, asked: Sequence[set[str]]) -> None:
        super().__init__(reference, symbols, cue)
        self.asked = asked
        self.stopped: set[Captured] = set()
        self._phrases: dict[tuple[str, int, int], Way | None] = {}

    def ways(self, node: Node, at: int, step: int) -> Iterator[Way]:
        match node:
            case Test(index):
                for end, roles in super().ways(node, at, step):
                    mark = (Captured(min(at, end), max(at, end), f"{_TEST}{index}", ""),) if self.asked[index] else ()
                    yield end, roles + mark
            case Call(phrase):
                key = phrase, at, step
                if key not in self._phrases:
                    self._phrases[key] = self._phrase(phrase, at, step)
                way = self._phrases[key]
                if way is not None:
                    yield way
            case Look(body, negative=True):
                found = next(self.first(body, at, AHEAD), None)
                if found is None:
                    yield at, ()
                else:
                    self.stopped.update(mark for mark in found[1] if mark.role[0] in (_PHRASE, _TEST))
            case _:
                yield from super().ways(node, at, step)

    def _phrase(self, phrase: str, at: int, step: int) -> Way | None:
        body = self.reference.program.phrases[phrase]
        for number, item in enumerate(body.items if isinstance(body, Alt) else (body,), 1):
            for end, roles in self.first(item, at, step):
                name = f"{_PHRASE}{phrase.partition(' ')[0]} {number}"
                return end, (*roles, Captured(min(at, end), max(at, end), name, ""))
        return None


def parts(program: Program) -> list[Part]:
    """All that could take part, in the order of the rules: constructions, blocks, alternatives of phrases, words."""
    found: dict[Part, None] = {}
    for kind in ("construction", "block"):
        found.update(((kind, c.name, ""), None) for c in program.constructions if c.block == (kind == "block"))
    for phrase, body in program.phrases.items():
        number = len(body.items) if isinstance(body, Alt) else 1
        found.update((("phrase", phrase.partition(" ")[0], str(n)), None) for n in range(1, number + 1))
    for form, numbers in (*program.free.items(), *program.joining.items()):
        for features, lemma, _, _ in (program.readings[number] for number in numbers):
            found.update((("word", name, lemma or form), None) for name in sorted(_declared(features)))
    return list(found)


def alternatives(program: Program, phrase: str) -> tuple[Node, ...]:
    """The alternatives of a phrase, as they are numbered from 1."""
    body = program.phrases.get(phrase) or next(b for n, b in program.phrases.items() if n.partition(" ")[0] == phrase)
    return body.items if isinstance(body, Alt) else (body,)


def _declared(features: Iterable[str]) -> set[str]:
    """The classes among features that rules declare."""
    return {f for f in features if f not in CLASSES and f not in _INNER and ":" not in f and not f.startswith("=")}


def _asked(expr: object) -> set[str]:
    """The classes of the lexicon that an expression asks for; one that it excludes is not asked for."""
    match expr:
        case ("is", str(name)):
            return {name} if name in _INFLECTED else _declared((name,))
        case ("minus", left, _):
            return _asked(left)
        case ("and" | "or", tuple(items)):
            return set().union(*map(_asked, items))
    return set()
