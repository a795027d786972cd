"""What a cue tells of its subject: قالت is said of one woman or one body, مشيرين of several, قولها of a woman."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.attribution.model import Attribution
from qawl.discourse.words import Words
from qawl.lexicon import gender_of

_FEMININE = frozenset({"ها", "هن"})
_PLURAL = frozenset({"هم", "هن", "هما"})
_FIRST = frozenset({"ي", "ني", "نا"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """`feminine` and `plural` are None where the cue tells nothing; `certain`: its subject is a single person."""

    feminine: bool | None = None
    plural: bool | None = None
    first: bool = False
    pronoun: bool = False
    certain: bool = False

    def fits(self, feminine: bool | None, plural: bool) -> bool:
        """Can the cue be said of a speaker, as far as is known?"""
        if self.plural is False and plural:
            return feminine is True and self.feminine is True  # of what is no person: قالت مصادر ... وأضافت
        if self.plural is not None and self.plural != plural:
            return False
        return plural or self.feminine is None or feminine is None or self.feminine == feminine


NOTHING = Agreement()


def agreement_of(attribution: Attribution, words: Words) -> Agreement:
    """What the last word of the cue says of the source."""
    pieces = attribution.cue.pieces
    if attribution.form in ("preposition", "colon") or not pieces:
        return NOTHING
    if attribution.via and len(pieces) == 1:
        return NOTHING  # نقلت الوكالة عن الوزير أن: it is said of who relays it
    last = attribution.form == "masdar" or attribution.via  # نقلت ... قوله
    cue = pieces[-1 if last else 0].text.split()[0]
    features, pronoun = words.forms(cue, attribution.lemma, finite=attribution.form == "verb" and not last)
    if attribution.form == "masdar" or "masdar" in features or "reporting-noun" in features:
        if not pronoun:
            return NOTHING
        return Agreement(pronoun in _FEMININE, pronoun in _PLURAL, pronoun in _FIRST, True)
    if "finite" not in features and "participle" not in features:
        return NOTHING
    if "first" in features:
        return Agreement(first=True)
    gender = gender_of(features)
    if gender:
        return Agreement(gender == "feminine", False, certain=True)
    return Agreement("feminine" in features, "plural" in features or "dual" in features)
