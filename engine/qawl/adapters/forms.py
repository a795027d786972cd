"""The forms that the engine makes of a word, and the declarations that they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from qawl.adapters.readings import frame_text
from qawl.adapters.telling import Teller
from qawl.adapters.terminal import columns
from qawl.compile.inflect import frame_features, noun_forms, verb_forms
from qawl.compile.state import Compilation
from qawl.diagnostic import Place, Text
from qawl.morphology.form import Form, NotInflected
from qawl.syntax.vocabulary import closest
from qawl.text.folding import Fold

TATWEEL = "ـ"
# Features in the order in which a grammar book names them.
_ORDER = (
    *("finite", "participle", "masdar", "noun", "past", "present", "future", "active", "passive", "passive-like"),
    *("first", "second", "third", "masculine", "feminine", "singular", "dual", "plural"),
    *("accusative", "definite", "construct", "variant"),
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A word as it is declared: its written parts, the class, and how to make its forms."""

    kind: str
    parts: tuple[str, ...]
    class_name: str
    place: Place
    forms: Callable[[], tuple[Form, ...]] = tuple
    act: str = ""
    frames: tuple[str, ...] = ()


def declared(state: Compilation) -> Iterator[Declared]:
    """All words that the rules declare."""
    for verbs in state.verbs.values():
        for row in verbs.rows:
            parts = tuple(filter(None, (row.past, row.present, row.participle, *row.masdars)))
            frames = tuple(frame_text(feature) for frame in row.frames for feature in frame_features(frame))
            yield Declared("verb", parts, verbs.name, row.place, partial(verb_forms, row), verbs.act, frames)
    for nouns in state.nouns.values():
        for noun in nouns.rows:
            yield Declared("noun", noun.forms, nouns.name, noun.place, partial(noun_forms, noun))
    for words in state.words.values():
        for entry in words.entries:
            yield Declared("entry", (" ".join(word.text for word in entry.words),), words.name, entry.place)


def look_up(word: str, state: Compilation, fold: Fold) -> tuple[list[Declared], bool]:
    """The declared words that have `word` as a part, and whether there are any; else those that have it as a form."""
    wanted = " ".join(map(fold, word.split()))
    everything = list(declared(state))
    found = [one for one in everything if any(" ".join(map(fold, part.split())) == wanted for part in one.parts)]
    if found:
        return found, True
    return [one for one in everything if any(fold(form.text) == wanted for form in _made(one)[0])], False


def nearest(word: str, state: Compilation, fold: Fold) -> Text:
    """A question that names a word that is declared, or ""."""
    parts = {fold(part): part for one in declared(state) for part in one.parts}
    near = closest(fold(word), parts)
    return Text("Did you mean `{near}`?", near=parts[near]) if near else Text()


def form_lines(one: Declared, state: Compilation, teller: Teller, *, form: str = "") -> Iterator[str]:
    """A heading and, for each set of features, the forms that have it; `form` is the one that was asked for."""
    line, _ = one.place.line_column(state.sources[one.place.path])
    values = {
        "word": teller.isolated(" ".join(one.parts)),
        "name": teller.written(one.class_name),
        "place": teller.isolated(f"{one.place.path}:{line}"),
    }
    heading = [teller.say(one.kind, **values)]
    if one.act:
        heading.append(teller.say_inside("act", act=teller.act(one.act)))
    if one.frames:
        heading.append(teller.say_inside("takes", frames=teller.listed(one.frames)))
    yield teller.terminal.paint(teller.say_inside("comma").join(heading), "bold")
    if form:
        yield "  " + teller.say("is form", word=teller.isolated(form), lemma=teller.isolated(one.parts[0]))
    forms, why = _made(one)
    if why:
        yield "  " + teller.say("not inflected", why=teller.isolated(why))
    rows = [(_listed(texts, teller), features) for features, texts in _grouped(forms)]
    width = max((columns(written) for written, _ in rows), default=0)
    for written, features in rows:
        yield f"  {written}{' ' * (width - columns(written))}  {' '.join(map(teller.feature, features))}"


def _made(one: Declared) -> tuple[tuple[Form, ...], str]:
    """The forms, or why there are none."""
    try:
        return one.forms(), ""
    except NotInflected as error:
        return (), str(error)


def _grouped(forms: Sequence[Form]) -> list[tuple[tuple[str, ...], list[str]]]:
    """The forms by their features; what stands before a pronoun has a tatweel."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for form in forms:
        features = tuple(sorted(form.features, key=_ORDER.index))
        rows.setdefault(features, []).append(form.text + TATWEEL * form.joins)
    return list(rows.items())


def _listed(texts: Sequence[str], teller: Teller) -> str:
    return teller.isolated("، ".join(texts))
