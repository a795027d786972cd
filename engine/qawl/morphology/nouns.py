"""Inflection of a noun from its singular and plurals.

Ryding, A Reference Grammar of Modern Standard Arabic, ch. 7: sound and broken plurals, diptotes, defective nouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from qawl.diagnostic import Text
from qawl.morphology import form as f
from qawl.morphology.form import Form
from qawl.morphology.letters import ends_in_kasratan, plain
from qawl.morphology.masdars import free_forms
from qawl.morphology.nominal import duals, joining, sound_plurals, tanwin_alif
from qawl.morphology.participles import endings

_ARTICLE = "ال"


def inflect_noun(singular: str, plurals: tuple[str, ...] = ()) -> tuple[Form, ...]:
    """All written forms of a noun; NotInflected if a part is not an Arabic word.

    A plural in ون counts as sound if the rest is the singular (مسؤولون), otherwise as broken (قرون).
    """
    word = plain(singular, Text("noun"))
    forms = dict.fromkeys(_singular(word, ends_in_kasratan(singular)))
    for given in plurals:
        forms.update(dict.fromkeys(_plural(word, plain(given, Text("plural")), ends_in_kasratan(given))))
    return tuple(forms)


def _singular(word: str, defective: bool) -> Iterator[Form]:
    features = frozenset({f.NOUN, f.SINGULAR})
    if word[-1] == "ة":
        features |= {f.FEMININE}
    whole = _shown(word) if defective else word
    if defective:
        yield from _defective(whole, features, tanwin=True)
    else:
        yield from free_forms(word, features)
    yield from _definite_and_joining(whole, features)
    yield from _with_article(endings(duals(whole), "ن", (features - {f.SINGULAR}) | {f.DUAL}))


def _plural(singular: str, word: str, defective: bool) -> Iterator[Form]:
    features = frozenset({f.NOUN, f.PLURAL})
    if _is_sound_masculine(singular, word):
        yield from _with_article(endings(sound_plurals(singular), "ن", features))
        return
    if defective:
        whole = _shown(word)
        yield from _defective(whole, features, tanwin=not _is_diptote(whole))
        yield from _definite_and_joining(whole, features)
        return
    if _is_sound_feminine(singular, word) or word[-1] == "ة":
        features |= {f.FEMININE}
        yield Form(word, features | {f.ACCUSATIVE})
    elif _is_diptote(word):
        # وسائل and تقارير take no tanwin, so no alif: the accusative looks like the other cases.
        yield Form(word, features | {f.ACCUSATIVE})
    else:
        yield from free_forms(word, features)
    yield from _definite_and_joining(word, features)


def _shown(word: str) -> str:
    """A defective noun with the ي that its indefinite form drops: محامٍ, محامي."""
    return word if word[-1] == "ي" else word + "ي"


def _defective(whole: str, features: frozenset[str], tanwin: bool) -> Iterator[Form]:
    yield Form(whole[:-1], features)
    yield Form(whole, features | {f.CONSTRUCT})
    yield Form(tanwin_alif(whole) if tanwin else whole, features | {f.ACCUSATIVE})


def _definite_and_joining(word: str, features: frozenset[str]) -> Iterator[Form]:
    yield Form(_ARTICLE + word, features | {f.DEFINITE})
    for text in joining(word):
        yield Form(text, features, joins=True)


def _with_article(forms: Iterator[Form]) -> Iterator[Form]:
    for form in forms:
        yield form
        if f.CONSTRUCT not in form.features:
            yield Form(_ARTICLE + form.text, form.features | {f.DEFINITE})


def _is_sound_masculine(singular: str, plural: str) -> bool:
    nominative, oblique = sound_plurals(singular)
    return plural in (nominative + "ن", oblique + "ن")


def _is_sound_feminine(singular: str, plural: str) -> bool:
    # In أصوات the ت is a radical of صوت: the أ that its singular lacks shows the broken pattern (but أخت, أخوات).
    if not plural.endswith("ات"):
        return False
    return plural[0] != "أ" or singular[0] == "أ"


def _is_diptote(plural: str) -> bool:
    """The patterns مصادر and تقارير: an ا after two letters, then two or three letters, with ي the middle of three."""
    if len(plural) < 5 or plural[2] != "ا" or plural[-1] in "ةاى":
        return False
    return len(plural) == 5 or (len(plural) == 6 and plural[4] == "ي")
