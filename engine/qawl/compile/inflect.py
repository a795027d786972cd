"""Pass 3: the lexicon. In: word classes, nouns and verbs as declared; out: folded forms with their readings.

Each declaration is looked at by itself, so that what it comes to can be kept while others change."""

from __future__ import annotations

from qawl.compile.kept import Declared, keep_entries, place_of, restored
from qawl.compile.state import Compilation, Entries
from qawl.diagnostic import Text
from qawl.lexicon import PUNCTUATION, Reading
from qawl.morphology.form import ACCUSATIVE, CONSTRUCT, FINITE, PARTICIPLE, Form, NotInflected
from qawl.syntax import tree
from qawl.text.folding import Fold, unstable


def inflect(state: Compilation) -> None:
    """Fill `fold`, `frames` and the entries; report unstable folds (Q301) and verbs that no pattern fits (Q300)."""
    if not state.folds:
        return
    fold = state.folds[0]
    state.fold = Fold.of(fold.unify, fold.drop)
    rows = [row for verbs in state.verbs.values() for row in verbs.rows]
    state.frames = {name for row in rows for frame in row.frames for name in frame_features(frame)}
    everything: tuple[Declared, ...] = (fold, *state.words.values(), *state.nouns.values(), *state.verbs.values())
    for declared in everything:
        where = place_of(fold, declared) if state.cache else None
        entries = where and restored(where)
        if not entries:
            problems = len(state.diagnostics)
            entries = _entries(state, state.fold, declared)
            if where and len(state.diagnostics) == problems:
                keep_entries(entries, where)
        state.add(entries)


def _entries(state: Compilation, fold: Fold, declared: Declared) -> Entries:
    """What a declaration says of words, whatever the others say."""
    entries = Entries()
    match declared:
        case tree.Fold():
            _check_fold(state, fold, declared)
            _add_complementizer(entries, fold)
        case tree.Words():
            for entry in declared.entries:
                if len(entry.words) == 1:
                    _add_word(entries, fold, declared.name, entry.words[0])
        case tree.Nouns():
            for noun in declared.rows:
                try:
                    _add_noun(entries, fold, declared.name, noun)
                except NotInflected as error:
                    way_out = Text("Write it as a dictionary does, or list its forms as `words`.")
                    state.report("Q300", error.why, noun.place, way_out)
        case tree.Verbs():
            for verb in declared.rows:
                try:
                    _add_verb(entries, fold, declared, verb)
                except NotInflected as error:
                    way_out = Text("Check the principal parts, or list its forms after `also`.")
                    state.report("Q300", error.why, verb.place, way_out)
    return entries


def _check_fold(state: Compilation, fold: Fold, declared: tree.Fold) -> None:
    if loose := unstable(fold):
        state.report(
            "Q301",
            Text("folding twice changes {letters}", letters=" ".join(f"`{letter}`" for letter in loose[:5])),
            declared.place,
            Text("Let no letter stand in two groups, and let no first letter of a group be dropped."),
        )


def _features(word: str, name: str) -> frozenset[str]:
    """Of a word as it is written: once folded, إلغاء would seem to begin with the article."""
    definite = {"al-"} if word.startswith("ال") and len(word) > 4 else set()
    return frozenset({"word", name, *definite})


def _add_complementizer(entries: Entries, fold: Fold) -> None:
    """أن and إن, alone and with a pronoun: the one word of Arabic that the compiler knows by itself."""
    reading = Reading(frozenset({"word", "that"}))
    entries.add_form(fold("أن"), reading)
    entries.add_form(fold("أن"), reading, joins=True)


def _add_word(entries: Entries, fold: Fold, name: str, word: tree.Word) -> None:
    reading = Reading(_features(word.text, name))
    if word.exact and word.text not in PUNCTUATION:
        entries.add_written(word.text, reading)
    else:
        entries.add_form(fold(word.text), reading)


def _add_noun(entries: Entries, fold: Fold, name: str, noun: tree.NounRow) -> None:
    for form in noun_forms(noun):
        reading = Reading(_features(form.text, name) | form.features, lemma=noun.forms[0])
        entries.add_form(fold(form.text), reading, joins=form.joins)


def _add_verb(entries: Entries, fold: Fold, verbs: tree.Verbs, row: tree.VerbRow) -> None:
    frames = frozenset(name for frame in row.frames for name in frame_features(frame))
    transitive = {"transitive"} if "frame::np" in frames else set()
    reporting = {"reporting"} if row.frames else set()  # what takes nothing reports where a construction names it
    features = frozenset({"word", verbs.name}) | reporting | frames | transitive
    negative = verbs.polarity == "negative"
    numbers: dict[frozenset[str], int] = {}  # of the readings: a verb has many forms and few kinds of them
    for form in verb_forms(row):
        number = numbers.get(form.features)
        if number is None:
            definite = {"al-"} if "definite" in form.features else set()
            reading = Reading(features | _told_apart(form.features) | definite, row.past, verbs.act, negative)
            number = numbers[form.features] = entries.number(reading)
        entries.enter(fold(form.text), number, joins=form.joins)


def _told_apart(features: frozenset[str]) -> frozenset[str]:
    """What rules see of a form: before a genitive a participle is a noun, whatever its case (ملاحظي الانتخابات), and
    nothing that somebody does meanwhile."""
    return features - {ACCUSATIVE} if {PARTICIPLE, CONSTRUCT} <= features else features


def noun_forms(row: tree.NounRow) -> tuple[Form, ...]:
    """All forms of a declared noun; NotInflected where it is none."""
    from qawl.morphology.nouns import inflect_noun  # only here: mostly all forms are kept

    return inflect_noun(row.forms[0], row.forms[1:])


def verb_forms(row: tree.VerbRow) -> tuple[Form, ...]:
    """All forms of a declared verb, those after `also` last; NotInflected where its parts are not those of one verb."""
    from qawl.morphology.verbs import inflect_verb

    also = (Form(text, frozenset({FINITE})) for text in row.also)
    return (*inflect_verb(row.past, row.present, row.participle, row.masdars), *also)


def frame_features(frame: tree.Frame) -> list[str]:
    """A frame as features: `frame:PREPOSITION:KIND` of its one complement, `second:...` of the second of two."""
    *first, (preposition, kind) = frame.complements
    if first:
        return [f"second:{preposition}:{kind}"]
    return ["quoting"] if kind == "quote" else [f"frame:{preposition}:{kind}"]
