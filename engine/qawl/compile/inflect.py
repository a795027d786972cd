"""Pass 3: the lexicon. In: word classes, nouns and verbs as declared; out: folded forms with their readings."""

from __future__ import annotations

from qawl.compile.kept import keep_lexicon, place_of, restore
from qawl.compile.state import Compilation
from qawl.diagnostic import Text
from qawl.lexicon import Reading
from qawl.morphology.form import ACCUSATIVE, CONSTRUCT, FINITE, PARTICIPLE, Form, NotInflected
from qawl.morphology.nouns import inflect_noun
from qawl.morphology.verbs import inflect_verb
from qawl.syntax import tree
from qawl.text.folding import Fold, unstable


def inflect(state: Compilation) -> None:
    """Fill `fold`, `free` and `joining`; report unstable folds (Q301) and verbs that no pattern fits (Q300). A lexicon
    without problems is kept."""
    if not state.folds:
        return
    declared = state.folds[0]
    fold = state.fold = Fold.of(declared.unify, declared.drop)
    if loose := unstable(fold):
        state.report(
            "Q301",
            Text("folding twice changes {letters}", letters=" ".join(f"`{letter}`" for letter in loose[:5])),
            declared.place,
            Text("Let no letter stand in two groups, and let no first letter of a group be dropped."),
        )
    where = place_of(state) if state.cache else None
    if where is not None and restore(state, where):
        return
    problems = len(state.diagnostics)
    _fill(state, fold)
    if where is not None and len(state.diagnostics) == problems:
        keep_lexicon(state, where)


def _fill(state: Compilation, fold: Fold) -> None:
    _add_complementizer(state, fold)
    for words in state.words.values():
        for entry in words.entries:
            if len(entry.words) == 1:
                form = fold(entry.words[0])
                state.add_form(form, Reading(_features(entry.words[0], words.name)))
    for nouns in state.nouns.values():
        for noun in nouns.rows:
            _add_noun(state, fold, nouns.name, noun)
    for verbs in state.verbs.values():
        for row in verbs.rows:
            _add_verb(state, fold, verbs, row)


def _features(word: str, name: str) -> frozenset[str]:
    """Of a word as it is written: once folded, إلغاء would seem to begin with the article."""
    definite = {"al-"} if word.startswith("ال") and len(word) > 4 else set()
    return frozenset({"word", name, *definite})


def _add_complementizer(state: Compilation, fold: Fold) -> None:
    """أن and إن, alone and with a pronoun: the one word of Arabic that the compiler knows by itself."""
    reading = Reading(frozenset({"word", "that"}))
    state.add_form(fold("أن"), reading)
    state.add_form(fold("أن"), reading, joins=True)


def _add_noun(state: Compilation, fold: Fold, name: str, noun: tree.NounRow) -> None:
    try:
        forms = noun_forms(noun)
    except NotInflected as error:
        state.report(
            "Q300", error.why, noun.place, Text("Write it as a dictionary does, or list its forms as `words`.")
        )
        return
    for form in forms:
        text = fold(form.text)
        reading = Reading(_features(form.text, name) | form.features, lemma=noun.forms[0])
        state.add_form(text, reading, joins=form.joins)


def _add_verb(state: Compilation, fold: Fold, verbs: tree.Verbs, row: tree.VerbRow) -> None:
    frames = frozenset(name for frame in row.frames for name in frame_features(frame))
    state.frames |= frames
    transitive = {"transitive"} if "frame::np" in frames else set()
    reporting = {"reporting"} if row.frames else set()  # what takes nothing reports where a construction names it
    features = frozenset({"word", verbs.name}) | reporting | frames | transitive
    negative = verbs.polarity == "negative"
    try:
        forms = verb_forms(row)
    except NotInflected as error:
        state.report("Q300", error.why, row.place, Text("Check the principal parts, or list its forms after `also`."))
        return
    numbers: dict[frozenset[str], int] = {}  # of the readings: a verb has many forms and few kinds of them
    for form in forms:
        number = numbers.get(form.features)
        if number is None:
            definite = {"al-"} if "definite" in form.features else set()
            reading = Reading(features | _told_apart(form.features) | definite, row.past, verbs.act, negative)
            number = numbers[form.features] = state.number(reading)
        state.enter(fold(form.text), number, joins=form.joins)


def _told_apart(features: frozenset[str]) -> frozenset[str]:
    """What rules see of a form: before a genitive a participle is a noun, whatever its case (ملاحظي الانتخابات), and
    nothing that somebody does meanwhile."""
    return features - {ACCUSATIVE} if {PARTICIPLE, CONSTRUCT} <= features else features


def noun_forms(row: tree.NounRow) -> tuple[Form, ...]:
    """All forms of a declared noun; NotInflected where it is none."""
    return inflect_noun(row.forms[0], row.forms[1:])


def verb_forms(row: tree.VerbRow) -> tuple[Form, ...]:
    """All forms of a declared verb, those after `also` last; NotInflected where its parts are not those of one verb."""
    also = (Form(text, frozenset({FINITE})) for text in row.also)
    return (*inflect_verb(row.past, row.present, row.participle, row.masdars), *also)


def frame_features(frame: tree.Frame) -> list[str]:
    """A frame as features: `frame:PREPOSITION:KIND` of its one complement, `second:...` of the second of two."""
    *first, (preposition, kind) = frame.complements
    if first:
        return [f"second:{preposition}:{kind}"]
    return ["quoting"] if kind == "quote" else [f"frame:{preposition}:{kind}"]
