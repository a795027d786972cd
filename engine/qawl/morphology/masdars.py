"""Verbal nouns (masdars) in the singular. Ryding, A Reference Grammar of Modern Standard Arabic, ch. 5 and 7."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.diagnostic import Text
from qawl.morphology import form as f
from qawl.morphology.form import Form
from qawl.morphology.letters import ends_in_kasratan, plain
from qawl.morphology.nominal import joining, tanwin_alif
from qawl.morphology.patterns import Verb
from qawl.morphology.stems import Kind


def masdar_forms(masdar: str, verb: Verb) -> Iterator[Form]:
    """The forms of `masdar`; that of a defective verb of form V or VI may be given as تلقٍ, تلق or تلقي."""
    word = plain(masdar, Text("masdar"))
    features = frozenset({f.MASDAR, f.SINGULAR, f.FEMININE if word[-1] == "ة" else f.MASCULINE})
    if ends_in_kasratan(masdar) or _loses_its_last_radical(word, verb):
        bare = word.removesuffix("ي")
        word = bare + "ي"
        yield Form(bare, features)
        yield Form(word, features | {f.CONSTRUCT})
        yield Form(tanwin_alif(word), features | {f.ACCUSATIVE})
    else:
        yield from free_forms(word, features)
    yield Form("ال" + word, features | {f.DEFINITE})
    for text in joining(word):
        yield Form(text, features, joins=True)


def free_forms(word: str, features: frozenset[str]) -> Iterator[Form]:
    """The bare word and its indefinite accusative, one form where no alif is written."""
    accusative = tanwin_alif(word)
    if accusative == word:
        yield Form(word, features | {f.ACCUSATIVE})
    else:
        yield Form(word, features)
        yield Form(accusative, features | {f.ACCUSATIVE})


def _loses_its_last_radical(word: str, verb: Verb) -> bool:
    return verb.root.kind is Kind.DEFECTIVE and verb.form in ("V", "VI") and word[-1] not in "ةءىا"
