"""Active participles: case, gender and number. Ryding, A Reference Grammar of Modern Standard Arabic, ch. 6 and 7."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.diagnostic import Text
from qawl.morphology import form as f
from qawl.morphology.form import Form, NotInflected
from qawl.morphology.letters import ends_in_kasratan, plain
from qawl.morphology.nominal import duals, joining, sound_plurals, tanwin_alif
from qawl.morphology.patterns import Verb
from qawl.morphology.stems import Kind


def participle_forms(participle: str, verb: Verb) -> Iterator[Form]:
    """The forms of `participle`, given as in a dictionary: مشير, and ناف, نافٍ or نافي for a defective verb."""
    word = plain(participle, Text("participle"))
    if word[-1] in "ةىاأآ":
        raise NotInflected(
            Text("`{word}` is not the masculine singular of an active participle (like مشير, ناف, منبئ)", word=word)
        )
    if ends_in_kasratan(participle) or _loses_its_last_radical(verb):
        stem = word[:-1] if word[-1] == "ي" else word
        yield from _masculine_singular(stem, stem + "ي" if stem[-1] != "ء" else stem[:-1] + "ئي")
        yield from _others(_before_i(stem) + "ي", *_defective_plurals(stem))
    else:
        yield from _masculine_singular(word, word)
        yield from _others(word, *sound_plurals(word))


def _loses_its_last_radical(verb: Verb) -> bool:
    # جاء has the participle جاءٍ, as if its last radical were weak (Wright I, hollow verbs with final hamza).
    root = verb.root
    return root.kind is Kind.DEFECTIVE or (root.kind is Kind.HOLLOW and root.third == "ء" and verb.form == "I")


def _before_i(stem: str) -> str:
    return stem[:-1] + "ئ" if stem[-1] == "ء" else stem


def _defective_plurals(stem: str) -> tuple[str, str]:
    nominative = stem[:-1] + "ؤو" if stem[-1] == "ء" else stem + "و"
    return nominative, _before_i(stem) + "ي"


def _masculine_singular(free: str, whole: str) -> Iterator[Form]:
    """`free` is the bare word, `whole` the same with the radical that a defective one shows when something follows."""
    features = frozenset({f.PARTICIPLE, f.MASCULINE, f.SINGULAR})
    yield Form(free, features)
    if whole != free:
        yield Form(whole, features | {f.CONSTRUCT})
    yield Form(tanwin_alif(whole), features | {f.ACCUSATIVE})
    for text in joining(whole):
        yield Form(text, features, joins=True)


def _others(whole: str, nominative: str, oblique: str) -> Iterator[Form]:
    feminine = whole + "ة"
    yield from _unmarked(feminine, f.SINGULAR)
    yield from _unmarked(whole + "ات", f.PLURAL)
    yield from endings(duals(whole), "ن", frozenset({f.PARTICIPLE, f.MASCULINE, f.DUAL}))
    yield from endings(duals(feminine), "ن", frozenset({f.PARTICIPLE, f.FEMININE, f.DUAL}))
    yield from endings((nominative, oblique), "ن", frozenset({f.PARTICIPLE, f.MASCULINE, f.PLURAL}))


def _unmarked(word: str, number: str) -> Iterator[Form]:
    # No alif of tanwin after ة or ات: the accusative looks like the other cases.
    features = frozenset({f.PARTICIPLE, f.FEMININE, f.ACCUSATIVE, number})
    yield Form(word, features)
    for text in joining(word):
        yield Form(text, features, joins=True)


def endings(stems: tuple[str, str], final: str, features: frozenset[str]) -> Iterator[Form]:
    """A dual or sound plural: nominative and oblique, with its ن and, before a genitive or pronoun, without it."""
    for stem, case in zip(stems, (frozenset[str](), frozenset({f.ACCUSATIVE})), strict=True):
        yield Form(stem + final, features | case)
        yield Form(stem, features | case | {f.CONSTRUCT})
        yield Form(stem, features | case | {f.CONSTRUCT}, joins=True)
