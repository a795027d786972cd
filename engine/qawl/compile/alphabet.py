"""Pass 9: the alphabet. Which sets of tests can a word pass? Each becomes a symbol.

The alphabet is closed: it is worked out here, from the lexicon and the shapes of unknown words, and no text adds to
it. So a test is one set of characters, written into the patterns once; were a text to bring new symbols, all patterns
would have to be compiled anew. A word whose tests are not here all the same takes the nearest symbol (see
`qawl.match.classify`).

Every form with every clitic makes a million words, which the rules hardly tell apart. So the forms are sorted by the
ways in which they can be read, and one of each sort stands for all:

    قرار, موقف     a noun
    بكلام, كبيان    a noun, or ب or ك before a noun
    وجهه            a noun with ه, or و before a noun with ه

The symbols of cues come first.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator

from qawl.compile.state import Compilation
from qawl.lexicon import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, PUNCTUATION, cuts
from qawl.signature import Signer

SHAPES = ("abc", "12", "٣", "*", "..", "☺")
# Words that no lexicon has. What their shape says depends on their length, and on how they begin and end.
UNKNOWN = (
    *("س", "سس", "سسس", "سسسس", "سسسسس", "السس", "السسسسس"),
    *("تسسيس", "التسسيس", "سته", "سسسته", "استسته", "استسساسه", "استسساسها", "السسته", "سيسسس", "سيسته"),
    "abc",
)

# What the rules can tell of a reading with its pronoun: the tests that it passes if its other clitics fit and no
# reading forbids them; those that it forbids; is it finite, so that no preposition goes before it; what entangled
# tests look at.
Trait = tuple[int, int, bool, Hashable]


def alphabet(state: Compilation) -> None:
    """Fill `symbols`; where there are errors there is no use in it."""
    if state.fold is not None and not state.symbols and not state.failed:
        state.symbols = symbols(state)


def symbols(state: Compilation) -> list[int]:
    """The sets of tests that some word passes, as bit masks, each once."""
    signer = state.signer()
    masks = {signer.mask(word) for word in (*PUNCTUATION, *SHAPES, *state.as_written())}
    forms = _Forms(signer)
    for preposition in ("", *PREPOSITIONS):
        for conjunction in ("", *CONJUNCTIONS):
            masks.update(_masks(signer, conjunction, preposition, UNKNOWN))
        words = forms.behind(preposition) if preposition else forms.alone()
        for conjunction in _unlike(signer, preposition):
            masks.update(_masks(signer, conjunction, preposition, words))
    cues = sum(1 << test for test in {test for c in state.compiled for test, _, _ in c.alternatives})
    return sorted(masks, key=lambda mask: (not mask & cues, mask))  # what can be a cue is one range


def _masks(signer: Signer, conjunction: str, preposition: str, words: Iterable[str]) -> Iterator[int]:
    """The masks of the words with these clitics before them."""
    lexicon = signer.lexicon
    for word in words:
        written = [conjunction + preposition + word]
        if preposition == "ل" and word.startswith("ال"):
            written.append(conjunction + "لل" + word[2:])  # the article drops its alif, a word of its own does not
        for whole in written:
            # Without the accidents: «بيان» is also a word of its own, but other words of the sort of «يان» are not.
            found = [
                a
                for a in lexicon.known(whole)
                if a.conjunction.startswith(conjunction) and a.preposition.startswith(preposition)
            ]
            if all(a.preposition for a in found):
                found.extend(lexicon.unknown(whole, bool(found)))
            yield signer.mask_of(found)


def _unlike(signer: Signer, preposition: str) -> set[str]:
    """None and those conjunctions that the rules can tell apart before this preposition.

    Before any, where there is none: a word of its own may begin as if there were one (وبالهم)."""
    tests = signer.prepositions[preposition] if preposition else -1
    return {"", *{signer.conjunctions[c] & tests: c for c in CONJUNCTIONS}.values()}


class _Forms:
    """All forms, with and without pronouns, sorted by what the rules can tell of them.

    What a form can be is a set of traits, one a reading. The sets are numbered, and `_own` holds the number of each
    form's. What is left of a set for the tests with one preposition, `_see` gives."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer
        self._numbers: dict[frozenset[int], int] = {}
        self._traits: list[Trait] = []
        self._own = self._read()
        self._sets = list(self._numbers)
        self._seen: dict[tuple[int | None, str], Hashable] = {}
        self._alone: dict[tuple[int, tuple[tuple[str, str, int], ...], bool], str] = {}
        self._behind: dict[tuple[int, str, int | None, int], str] = {}
        for word, own in self._own.items():
            self._sort(word, own)

    def alone(self) -> Collection[str]:
        """One form of each sort where nothing, or a conjunction, stands before it."""
        return {
            (self._see(own, ""), tuple((c, p, self._see(rest, p)) for c, p, rest in others), short): word
            for (own, others, short), word in self._alone.items()
        }.values()

    def behind(self, preposition: str) -> Collection[str]:
        """One form of each sort where the preposition stands before it."""
        return {
            (self._see(own, preposition), begin, self._see(twin, preposition), length): word
            for (own, begin, twin, length), word in self._behind.items()
        }.values()

    def _read(self) -> dict[str, int]:
        signer, lexicon = self._signer, self._signer.lexicon
        # Readings with the same features are of one kind, and many others are, too.
        of_kind: dict[tuple[Trait, tuple[str, ...]], int] = {}
        of_features: dict[frozenset[str], int] = {}
        for reading, row in enumerate(lexicon.readings):
            if row.features not in of_features:
                takes = tuple(pronoun for pronoun in ("", *PRONOUNS) if lexicon.takes(reading, pronoun))
                of_features[row.features] = of_kind.setdefault((self._kind(reading), takes), len(of_kind))
        kinds = [of_features[reading.features] for reading in lexicon.readings]
        taken = [takes for _, takes in of_kind]
        # A trait for each kind with each pronoun; many are alike.
        numbers: dict[Trait, int] = {}
        traits: dict[tuple[int, str], int] = {}
        for ((wanting, forbidding, finite, rest), _), kind in of_kind.items():
            for pronoun, fitting in signer.pronouns.items():
                trait = (wanting & fitting, forbidding, finite, rest and (rest, pronoun))
                traits[kind, pronoun] = numbers.setdefault(trait, len(numbers))
        self._traits = list(numbers)
        # What `Lexicon.look_up` would say, for all words at once.
        found: dict[str, frozenset[int]] = {}
        seen: dict[tuple[frozenset[int], str], frozenset[int]] = {}
        for forms, pronouns in ((lexicon.free, ("",)), (lexicon.joining, PRONOUNS)):
            for form, readings in forms.items():
                these = frozenset(map(kinds.__getitem__, readings if forms is lexicon.free or len(form) > 1 else ()))
                for pronoun in pronouns:
                    own = seen.get((these, pronoun))
                    if own is None:
                        own = frozenset([traits[kind, pronoun] for kind in these if pronoun in taken[kind]])
                        seen[these, pronoun] = own
                    word = form + pronoun
                    known = found.get(word)
                    found[word] = own if known is None else known | own
        return {word: self._numbers.setdefault(own, len(self._numbers)) for word, own in found.items()}

    def _kind(self, reading: int) -> Trait:
        features = self._signer.lexicon.readings[reading].features
        return (*self._signer.halves(reading), "finite" in features, features & self._signer.entangled)

    def _sort(self, word: str, own: int) -> None:
        others: tuple[tuple[str, str, int], ...] = ()
        begin = ""
        twin = None
        if word[0] in CONJUNCTIONS or word[0] in PREPOSITIONS:
            others = tuple((c, p, self._own[rest]) for c, p, rest in cuts(word)[1:] if rest in self._own)
            begin = "ل" if word[0] == "ل" else ""
        elif word.startswith("ال"):
            begin, twin = "ال", self._own.get("الل" + word[2:])  # with ل they are written alike
        self._alone.setdefault((own, others, len(word) == 1), word)
        self._behind.setdefault((own, begin, twin, len(word) if len(word) < 5 else 5), word)

    def _see(self, own: int | None, preposition: str) -> Hashable:
        key = own, preposition
        if own is not None and key not in self._seen:
            tests = self._signer.prepositions[preposition]
            self._seen[key] = frozenset(
                (wanting & tests, forbidding & tests, rest)
                for wanting, forbidding, finite, rest in map(self._traits.__getitem__, self._sets[own])
                if not (preposition and finite)
            )
        return self._seen.get(key)
