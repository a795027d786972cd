"""Which verb do a past and a present belong to? Every derived form the past could be, as stems.

The forms are those of Wright, A Grammar of the Arabic Language, vol. I, part II, "The derived forms of the verb" and
"The quadriliteral verb"; the assimilations of form VIII (ادعى, ازداد, اضطر) are in its section on the eighth form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qawl.morphology.letters import HAMZAS
from qawl.morphology.stems import Kind, Root, Stem, make_stem

_WEAK = "اىي"
_FINAL_VOWEL = {"ى": "a", "ا": "a", "ي": "i", "و": "u"}
_HOLLOW_VOWEL = {"ا": "a", "ي": "i", "و": "u"}
# The ت of form VIII and what it becomes after z-like and emphatic first radicals.
_INFIX = {"ز": "د", "ذ": "د", "ص": "ط", "ض": "ط", "ط": "ط", "ظ": "ط"}
# First radicals that may be one with the infix, so that only one letter is written: اتهم, ادعى, اطلع.
_MERGED = "تدطظذث"
_HEADED = (Kind.SOUND, Kind.DEFECTIVE)


@dataclass(frozen=True, slots=True)
class Voice:
    past: Stem
    present: Stem
    prefix_vowel: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A reading of the principal parts; `head` is that of the present, before the last two radicals."""

    form: str
    root: Root
    head: str
    active: Voice
    passive: Voice


@dataclass(frozen=True, slots=True)
class _Heads:
    form: str
    past: str
    present: str
    passive_past: str
    passive_present: str
    prefix: str = "a"
    vowel: str = "i"


def readings(past: str, present: str) -> Iterator[Verb]:
    """The verbs that `past` could begin, likeliest first; the caller keeps those that spell out as the parts given."""
    letters = "".join("ءا" if c == "آ" else "ء" if c in HAMZAS else c for c in past)
    yield from _first_form(letters, present)
    for heads, tail, kinds in _derived(letters):
        for root, final in _roots(tail):
            if root.kind in kinds and final != "i":
                yield _derived_verb(heads, root)


def _roots(tail: str) -> Iterator[tuple[Root, str]]:
    """What the letters after the head can be, with the vowel a defective past ends in."""
    if len(tail) == 1 and tail not in _WEAK:
        yield Root(Kind.GEMINATE, tail, tail), ""
    if len(tail) == 2:
        if tail[1] in _WEAK:
            if tail[0] != "ا":
                yield Root(Kind.DEFECTIVE, tail[0], ""), _FINAL_VOWEL[tail[1]]
        elif tail[0] == "ا":
            yield Root(Kind.HOLLOW, "", tail[1]), ""
        else:
            yield Root(Kind.SOUND, tail[0], tail[1]), ""


def _first_form(letters: str, present: str) -> Iterator[Verb]:
    first = letters[0]
    for root, final in _roots(letters[1:]):
        # وعد loses its و in the active present, وضح (يوضح) does not.
        for head in ("", first) if first == "و" else (first,):
            for past_vowel, present_vowel in _first_form_vowels(root, final, letters, present):
                yield _first_form_verb(first, head, root, past_vowel, present_vowel)
    if letters[:2] == "رء" and letters[2:] == "ى":
        yield _seeing("I", Stem("رaء", "رaء", ("رaء",), "a"), "a", "a", "رuء")
    if letters == "ءرى":
        yield _seeing("IV", Stem("ءaر", "ءaر", ("ءaر",), "a"), "u", "i", "ءuر")


def _first_form_vowels(root: Root, final: str, letters: str, present: str) -> Iterator[tuple[str, str]]:
    """Vowels are unwritten, so one pair will do unless they show: in a weak letter or in the seat of a hamza."""
    if root.kind is Kind.DEFECTIVE:
        vowel = _FINAL_VOWEL.get(present[-1], "")
        if vowel:
            # Only a root in و has ا in the past (دعا); حيا would be ى but for the ي before.
            yield ("A" if letters[-1] == "ا" and vowel == "u" else final), vowel
    elif root.kind is Kind.HOLLOW:
        vowel = _HOLLOW_VOWEL.get(present[-2], "")
        if vowel:
            yield "a", vowel
    elif "ء" in letters:
        for past_vowel in "aiu":
            for present_vowel in "aui":
                yield past_vowel, present_vowel
    else:
        yield "a", "u"


def _first_form_verb(first: str, head: str, root: Root, past_vowel: str, present_vowel: str) -> Verb:
    # قُلت has the vowel of its present, but خِفت that of its underlying past (Wright I, hollow verbs).
    short = "u" if present_vowel == "u" else "i"
    active = Voice(
        make_stem(first + "a", root, past_vowel, short if root.kind is Kind.HOLLOW else ""),
        make_stem(head, root, present_vowel) if head else _headless(root, present_vowel),
        "a",
    )
    passive = Voice(make_stem(first + "u", root, "i"), make_stem(first, root, "a"), "u")
    return Verb("I", root, head, active, passive)


def _headless(root: Root, vowel: str) -> Stem:
    """The present stem of وعد or وفى: the prefix stands directly before the second radical."""
    base = root.second + ("" if root.kind is Kind.DEFECTIVE else vowel + root.third)
    return Stem(base, base, (base,), vowel if root.kind is Kind.DEFECTIVE else "")


def _seeing(form: str, past: Stem, prefix: str, final: str, passive_past: str) -> Verb:
    """رأى and أرى, which drop the hamza of the root: Wright I, part II, on verbs doubly weak."""
    present = Stem("ر", "ر", ("ر",), final)
    passive = Voice(Stem(passive_past, passive_past, (passive_past,), "i"), Stem("ر", "ر", ("ر",), "a"), "u")
    return Verb(form, Root(Kind.DEFECTIVE, "ر", ""), "", Voice(past, present, prefix), passive)


def _derived_verb(heads: _Heads, root: Root) -> Verb:
    vowel = heads.vowel
    if root.kind is Kind.HOLLOW and heads.form in ("VII", "VIII"):
        vowel = "a"
    active = Voice(make_stem(heads.past, root, "a"), make_stem(heads.present, root, vowel), heads.prefix)
    passive = Voice(make_stem(heads.passive_past, root, "i"), make_stem(heads.passive_present, root, "a"), "u")
    return Verb(heads.form, root, heads.present, active, passive)


def _derived(p: str) -> Iterator[tuple[_Heads, str, tuple[Kind, ...]]]:
    """Heads of every derived form, the letters after them, and the kinds of root that form treats as weak."""
    every = tuple(Kind)
    if len(p) >= 3:
        a, b = p[0], p[1]
        if b == "ا":
            yield _Heads("III", a + "A", a + "A", a + "U", a + "A", "u"), p[2:], (*_HEADED, Kind.GEMINATE)
        else:
            yield _doubling("II", "", a, b + b), p[1:], _HEADED
            yield _doubling("QI", "", a, b), p[2:], (Kind.SOUND,)
        if a == "ء":
            # آمن is both hamzas in one letter.
            c = "ء" if b == "ا" else b
            yield _Heads("IV", f"ءa{c}", c, f"ءu{c}", c, "u"), p[2:], every
    if p[0] == "ت" and len(p) >= 4:
        a, b = p[1], p[2]
        if b == "ا":
            yield _Heads("VI", f"تa{a}A", f"تa{a}A", f"تu{a}U", f"تa{a}A", "a", "a"), p[3:], (*_HEADED, Kind.GEMINATE)
        else:
            yield _doubling("V", "ت", a, b + b), p[2:], _HEADED
            yield _doubling("QII", "ت", a, b), p[3:], (Kind.SOUND,)
    if p[0] == "ا" and len(p) >= 4:
        yield from _with_wasl(p, every)


def _doubling(form: str, prefix: str, a: str, b: str) -> _Heads:
    if prefix:
        active = f"تa{a}a{b[:-1]}" if len(b) == 2 else f"تa{a}a{b}"
        return _Heads(form, active, active, active.replace("a", "u"), active, "a", "a")
    # The second of the doubled radicals belongs to the root, so the head has only the first.
    c = b[:1]
    return _Heads(form, f"{a}a{c}", f"{a}a{c}", f"{a}u{c}", f"{a}a{c}", "u")


def _with_wasl(p: str, every: tuple[Kind, ...]) -> Iterator[tuple[_Heads, str, tuple[Kind, ...]]]:
    a, b = p[1], p[2]
    if p.startswith("است") and len(p) >= 5 and p[3] not in _WEAK:
        c = p[3]
        yield _Heads("X", f"Liستa{c}", f"ستa{c}", f"Luستu{c}", f"ستa{c}"), p[4:], every
    if b == _INFIX.get(a, "ت"):
        yield _eighth(a + b), p[3:], every
    if a in _MERGED:
        yield _eighth(a + a), p[2:], every
    if a == "ن":
        yield _Heads("VII", f"Liن{b}a", f"ن{b}a", f"Luن{b}u", f"ن{b}a"), p[3:], every
    if len(p) == 4:
        c = a + b
        yield _Heads("IX", f"Li{c}a", f"{c}a", f"Lu{c}u", f"{c}a"), p[3:], (Kind.GEMINATE,)
    if len(p) == 5:
        c = f"{a}{b}a{p[3]}"
        passive = f"Lu{a}{b}u{p[3]}"
        yield _Heads("QIV", f"Li{c}", c, passive, c), p[4:], (Kind.GEMINATE,)


def _eighth(cluster: str) -> _Heads:
    return _Heads("VIII", f"Li{cluster}a", f"{cluster}a", f"Lu{cluster}u", f"{cluster}a")
