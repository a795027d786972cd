"""Inflection of a verb from its principal parts: past, present, active participle and verbal nouns."""

from __future__ import annotations

from functools import lru_cache

from qawl.diagnostic import Text
from qawl.morphology import form as f
from qawl.morphology.finite import finite_forms, past_words, present_words
from qawl.morphology.form import Form, NotInflected
from qawl.morphology.letters import ends_doubled, plain
from qawl.morphology.masdars import masdar_forms
from qawl.morphology.participles import participle_forms
from qawl.morphology.patterns import Verb, readings
from qawl.morphology.spelling import spell
from qawl.morphology.stems import Kind, make_stem

# استمع is form VIII of سمع, استمر form X of مرر: in writing only a shadda or the masdar tells them apart, or else the
# lexicon. Form X is the rule; these are the form VIII verbs with first radical س in common use.
_EIGHTH_IN_SIN = frozenset({"استمع", "استلم", "استند", "استبق", "استعر", "استتر", "استرق", "استلب", "استطر"})


def inflect_verb(past: str, present: str, participle: str = "", masdars: tuple[str, ...] = ()) -> tuple[Form, ...]:
    """All written forms of a verb; NotInflected if the parts do not belong to one verb.

    The parts are written as in a dictionary, with or without vowel signs. An empty `participle`: the verb has none.
    """
    verb = analyse(past, present, participle, masdars)
    forms: dict[Form, None] = {}
    active, passive = verb.active, verb.passive
    forms.update(dict.fromkeys(finite_forms(f.PAST, past_words(active.past), past_words(passive.past))))
    present_active = present_words(active.present, active.prefix_vowel)
    present_passive = present_words(passive.present, passive.prefix_vowel)
    forms.update(dict.fromkeys(finite_forms(f.PRESENT, present_active, present_passive)))
    if participle:
        forms.update(dict.fromkeys(participle_forms(participle, verb)))
    for masdar in masdars:
        forms.update(dict.fromkeys(masdar_forms(masdar, verb)))
    return tuple(forms)


def analyse(past: str, present: str, participle: str = "", masdars: tuple[str, ...] = ()) -> Verb:
    """The likeliest verb that spells out as the principal parts given."""
    past_text, present_text = plain(past, Text("past")), plain(present, Text("present"))
    if not present_text.startswith("ي"):
        raise NotInflected(
            Text(
                "the present `{present_text}` does not begin with ي: give the third person, as in يشير",
                present_text=present_text,
            )
        )
    doubled = ends_doubled(past)
    participle_text = plain(participle, Text("participle")) if participle else ""
    masdar_texts = {plain(masdar, Text("masdar")) for masdar in masdars}

    def has_masdar(verb: Verb) -> bool:
        return not masdar_texts.isdisjoint(spell(_masdar(verb), False))

    # Form IX is for colours; without evidence for it اعلن يعلن is a slip for أعلن, not a verb like احمرّ.
    found = [v for v in _matching(past_text, present_text) if v.form != "IX" or doubled or has_masdar(v)]
    if not found:
        raise NotInflected(_unlike(past_text, present_text))
    if len(found) == 1:
        return found[0]

    def likelihood(verb: Verb) -> tuple[bool, bool, bool, bool]:
        return (
            doubled and verb.root.kind is Kind.GEMINATE,
            participle_text in spell(_participle(verb), False),
            has_masdar(verb),
            verb.form == "VIII" and past_text in _EIGHTH_IN_SIN,
        )

    # max keeps the first of equals, and readings come likeliest first.
    return max(found, key=likelihood)


@lru_cache(maxsize=1024)
def _matching(past: str, present: str) -> tuple[Verb, ...]:
    return tuple(
        verb
        for verb in readings(past, present)
        if past in spell(past_words(verb.active.past)[0][0], False)
        and present in spell(present_words(verb.active.present, verb.active.prefix_vowel)[0][0], False)
    )


def _participle(verb: Verb) -> str:
    """The participle this reading would have, to tell readings apart (خائف against محاج)."""
    root = verb.root
    if verb.form != "I":
        vowel = "a" if root.kind is Kind.HOLLOW and verb.form in ("VII", "VIII") else "i"
        return "مu" + make_stem(verb.head, root, vowel).before_vowel
    first = verb.passive.present.before_vowel[0]
    if root.kind is Kind.HOLLOW:
        return f"{first}Aءi{root.third}"
    if root.kind is Kind.GEMINATE:
        return f"{first}A{root.second}{root.second}"
    return f"{first}A{root.second}i{root.third}"


def _masdar(verb: Verb) -> str:
    """The masdar of this reading where it tells like pasts apart: استماع (VIII), استمرار (X), احمرار (IX)."""
    past = verb.active.past.before_consonant
    if verb.form == "IX" or (verb.form == "VIII" and verb.root.kind is Kind.SOUND):
        return f"{past[:-4]}i{verb.root.second}A{verb.root.third}"
    if verb.form == "X" and verb.root.kind is Kind.GEMINATE:
        return f"Liستi{past[5]}{verb.root.second}A{verb.root.third}"
    # Nothing is spelled so.
    return "ـ"


def _unlike(past: str, present: str) -> Text:
    message = Text("`{past}` and `{present}` are not the past and present of one verb", past=past, present=present)
    # The slip met most often: initial hamza left out, as news text itself does.
    for better in ("أ" + past[1:], "أ" + past[1:-1] + "ى", past[:-1] + "ى"):
        if better != past and _matching(better, present):
            return Text("{message}; did you mean {better} {present}?", message=message, better=better, present=present)
    if present.endswith("ى") or present.endswith("ي"):
        other = present[:-1] + ("ي" if present.endswith("ى") else "ى")
        if _matching(past, other):
            return Text("{message}; did you mean {past} {other}?", message=message, past=past, other=other)
    return Text(
        "{message}: expected a pair like أعلن يعلن, قال يقول, نفى ينفي; check hamzas, ى and the weak letters",
        message=message,
    )
