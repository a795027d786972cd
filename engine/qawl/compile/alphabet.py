"""Pass 6: the alphabet. Which sets of tests can a word pass? Each becomes a symbol.

The alphabet is closed: it is worked out here, from the lexicon and the shapes of unknown words, and no text adds to
it. So a test is one set of characters, written into the patterns once; were a text to bring new symbols, all patterns
would have to be compiled anew. A word whose tests are not here all the same takes the nearest symbol (see
`qawl.match.classify`).

Every form with every clitic makes a million words, which the rules hardly tell apart. So the forms are sorted by the
ways in which they can be read, and one of each sort stands for all:

    قرار, موقف     a noun
    بكلام, كبيان    a noun, or ب or ك before a noun
    وجهه            a noun with ه, or و before a noun with ه

The symbols are ordered so that a test holds of few ranges.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from itertools import product

from qawl.compile.state import Compilation
from qawl.lexicon import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, PUNCTUATION, cuts
from qawl.signature import Signer

SHAPES = ("abc", "12", "٣", "*", "..", "☺")
# Words that no lexicon has. What their shape says depends on their length and on how they begin.
UNKNOWN = (
    *("س", "سس", "سسس", "سسسس", "سسسسس", "السس", "السسسسس"),
    *("تسسيس", "سته", "سسسته", "استسته", "سيسسس", "سيسته", "السسته"),
)


def alphabet(state: Compilation) -> None:
    """Fill `symbols` with the masks, each once."""
    if state.fold is None or state.failed:
        return
    signer = Signer(state.lexicon(), state.fold, sorted(state.exact), state.rows())
    masks = {signer.mask(word) for word in (*PUNCTUATION, *SHAPES, *state.exact)}
    masks.update(_masks(signer, UNKNOWN, product(("", *CONJUNCTIONS), ("", *PREPOSITIONS))))
    whole, behind = _sorts(signer)
    unlike = _unlike(signer.conjunctions, CONJUNCTIONS)
    masks.update(_masks(signer, whole, product(("", *unlike), ("",))))
    masks.update(_masks(signer, behind, product(_unlike(signer.conjunctions, ("", *CONJUNCTIONS)), PREPOSITIONS)))
    state.symbols = _in_order(masks, len(state.tests))


def _masks(signer: Signer, words: Iterable[str], clitics: Iterable[tuple[str, str]]) -> Iterator[int]:
    """The masks of the words with each of the clitics (conjunction, preposition) before them."""
    lexicon = signer.lexicon
    for (conjunction, preposition), word in product(clitics, words):
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


def _unlike(tests: Mapping[str, int], clitics: Iterable[str]) -> tuple[str, ...]:
    """Of the clitics that fit the same tests only one."""
    return tuple({tests[clitic]: clitic for clitic in clitics}.values())


def _sorts(signer: Signer) -> tuple[Collection[str], Collection[str]]:
    """All forms, with and without pronouns, but only one of those that the rules cannot tell apart.

    First where nothing or a conjunction stands before them, then where a preposition does."""
    readings = _readings(signer)
    whole: dict[Hashable, str] = {}
    behind: dict[Hashable, str] = {}
    for word, own in readings.items():
        others: Hashable = None
        begins: Hashable = None
        if word[0] in CONJUNCTIONS or word[0] in PREPOSITIONS:
            others = *((c, p, readings.get(rest)) for c, p, rest in cuts(word)[1:]),
            begins = "ل" if word[0] == "ل" else None
        elif word.startswith("ال"):
            begins = "ال", readings.get("الل" + word[2:])  # with ل they are written alike
        length = len(word) if len(word) < 5 else 5
        whole.setdefault((own, others, length == 1), word)
        behind.setdefault((own, begins, length), word)
    return whole.values(), behind.values()


def _readings(signer: Signer) -> dict[str, int]:
    """By form, with and without pronouns: what it can be without clitics before it, numbered as far as rules can tell."""
    lexicon = signer.lexicon
    kinds: dict[Hashable, int] = {}
    kind = [
        kinds.setdefault((signer.kind(reading.features), "finite" in reading.features), len(kinds))
        for reading in lexicon.readings
    ]
    found: dict[str, int] = {}
    numbers: dict[Hashable, int] = {}
    for word in (*lexicon.free, *(form + pronoun for form in lexicon.joining for pronoun in PRONOUNS)):
        if word not in found:
            own = frozenset([(kind[reading], signer.pronouns[pronoun]) for reading, pronoun in lexicon.look_up(word)])
            found[word] = numbers.setdefault(own, len(numbers))
    return found


def _in_order(masks: Iterable[int], tests: int) -> list[int]:
    """Sorted by the test that the most symbols pass, then by the next: so each test holds of few ranges."""
    digits = {mask: format(mask, f"0{tests}b") for mask in masks}
    counts = [column.count("1") for column in zip(*digits.values(), strict=True)]
    order = sorted(range(tests), key=lambda at: -counts[at])
    return sorted(digits, key=lambda mask: [digits[mask][at] for at in order])
