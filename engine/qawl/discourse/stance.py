"""How far the reporter stands behind a report, and how little he tells of who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.attribution.model import Anonymity, Attribution, Kind
from qawl.discourse.words import Word, Words
from qawl.text.tokens import core, tokenize

_LOOK_BACK = 12  # letters before a cue in which the word before it stands


def is_distanced(attribution: Attribution, text: str, words: Words) -> bool:
    """Does the reporter keep a distance: زعم, ادعى; على حد زعمه; ما وصفه بـ؟"""
    if attribution.act == "claim":
        return True
    cue = [word for piece in attribution.cue for word in piece.text.split()]
    if any(words.at(word).has("claim") for word in cue):
        return True
    if attribution.form != "verb" or not words.forms(cue[0], attribution.lemma)[1]:
        return False
    start = attribution.cue.pieces[0].start
    before = tokenize(text[max(start - _LOOK_BACK, 0) : start])
    return bool(before) and words.at(before[-1][slice(*core(before[-1]))]).has("free-relative")


def anonymity_of(kind: Kind, words: int, *, withheld: bool) -> Anonymity:
    """How far a speaker is named; `words` is how many describe one who is not, `withheld` that he asked for it."""
    if kind in ("person", "organisation", "outlet", "document"):
        return "named"
    if withheld:
        return "on request"
    if kind == "office":
        return "office"
    if kind == "collective":
        return "group"
    return "described" if words > 1 else "bare"


def withholds(source: Sequence[Word]) -> bool:
    """Does the source say that its name is not to be told?"""
    return any(word.has("identity-noun") and word.has("owned") for word in source)
