"""The words of the rule language: English, as the tree has them, and Arabic, of equal standing.

Keywords and roles are written in the grammars too; a test holds the two together. Acts, forms, polarities, the
sets of `drop` and what is built in are names, so that an unknown one can be answered with the nearest known one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qawl.diagnostic import Text

DECLARATIONS: Mapping[str, str] = {
    "fold": "توحيد",
    "words": "كلمات",
    "nouns": "أسماء",
    "verbs": "أفعال",
    "phrase": "عبارة",
    "construction": "تركيب",
    "block": "استثناء",
}

CASES: Mapping[str, str] = {"example": "مثال", "reject": "مرفوض", "todo": "مؤجل"}

OPTIONS: Mapping[str, str] = {
    "rank": "رتبة",
    "interrupts": "يقطع",
    "nominal": "اسمي",
    "form": "صيغة",
    "act": "فعل",
    "was": "كان اسمه",
}

INNER: Mapping[str, str] = {
    "unify": "وحد",
    "drop": "احذف",
    "quotes": "علامات",
    "polarity": "قطبية",
    "takes": "يأخذ",
    "or": "أو",
    "also": "وأيضا",
    "until": "حتى",
}

ROLES: Mapping[str, str] = {
    "cue": "قول",
    "source": "قائل",
    "content": "مقول",
    "via": "ناقل",
    "addressee": "مخاطب",
    "setting": "مقام",
    "time": "زمان",
    "place": "مكان",
    "topic": "موضوع",
    "manner": "هيئة",
    "occasion": "مناسبة",
}

ACTS: Mapping[str, str] = {
    "say": "قول",
    "announce": "إعلان",
    "assert": "تأكيد",
    "explain": "توضيح",
    "opine": "رأي",
    "claim": "زعم",
    "deny": "نفي",
    "decline": "امتناع",
    "concede": "إقرار",
    "direct": "طلب",
    "commit": "تعهد",
    "ask": "سؤال",
    "reply": "رد",
    "praise": "ثناء",
    "criticise": "انتقاد",
    "continue": "متابعة",
    "transmit": "نقل",
}

FORMS: Mapping[str, str] = {
    "verb": "فعل",
    "participle": "اسم-فاعل",
    "masdar": "مصدر",
    "preposition": "حرف-جر",
    "colon": "نقطتان",
}

POLARITIES: Mapping[str, str] = {"positive": "موجبة", "negative": "سالبة"}

DROP_SETS: Mapping[str, str] = {"tashkeel": "تشكيل", "tatweel": "تطويل", "invisible": "خفية"}

FRAME_REFERENCES: Mapping[str, str] = {"np": "اسم", "quote": "اقتباس"}

# The classes that are built in: what readings can be, whatever is declared.
CLASSES: Mapping[str, str] = {
    "any": "أي",
    "word": "كلمة",
    "number": "رقم",
    "latin": "لاتيني",
    "punct": "ترقيم",
    "comma": "فاصلة",
    "semicolon": "فاصلة-منقوطة",
    "colon": "نقطتان",
    "stop": "نقطة",
    "dash": "شرطة",
    "slash": "شرطة-مائلة",
    "ellipsis": "نقاط-الحذف",
    "bracket-open": "فتح-قوس",
    "bracket-close": "غلق-قوس",
    "quote-open": "فتح-اقتباس",
    "quote-close": "غلق-اقتباس",
    "that": "أن",
    "reporting": "إخبار",
    "transitive": "متعد",
    "quoting": "مقتبس",
    "finite": "فعل",
    "past": "ماض",
    "present": "مضارع",
    "future": "مستقبل",
    "passive": "مجهول",
    "first": "متكلم",
    "second": "مخاطب",
    "third": "غائب",
    "participle": "اسم-فاعل",
    "masdar": "مصدر",
    "noun": "اسم",
    "singular": "مفرد",
    "dual": "مثنى",
    "plural": "جمع",
    "masculine": "مذكر",
    "feminine": "مؤنث",
    "accusative": "منصوب",
    "definite": "معرفة",
    "al-": "ال",
    "masdar-like": "كالمصدر",
    "definite-masdar-like": "كالمصدر-المعرف",
    "owned": "بضمير",
    "finite-like": "كالفعل",
    "split": "معطوف",
}

# The classes that the engine asks for by these names where a grammar declares them: to tell names and titles, to know
# the days, to see where a sentence ends and a content begins. `whole` has words that are only to be known, so that no
# clitic is split off.
ASKED_FOR = frozenset(
    """
    agency agency-noun auxiliary body-noun city clause-opener collective collective-noun complementizer
    country data-noun delivering delivering-medium demonstrative detail-opener document-noun emphasis eulogy
    finite-other free-relative given-name honorific identity-noun latter letter-name letter-name-or-word month name
    name-closer name-opener nationality negation never-last outlet-noun part-of-day person-noun preposition
    press pronoun relative relative-day reporting-noun setting-noun subordinator the-same time-adverb
    time-unit title-adjective title-link unnamed unnamed-noun weekday whole
    """.split()
)

# The phrases that are built in: what the cue takes.
PHRASES: Mapping[str, str] = {"that": "أن", "object": "مفعول", "complement": "متمم"}


def english(table: Mapping[str, str], word: str) -> str | None:
    """The English spelling of `word`, which may be in either; None where the table does not have it.

    >>> english(ROLES, "قائل"), english(ROLES, "source"), english(ROLES, "speaker")
    ('source', 'source', None)
    """
    if word in table:
        return word
    return next((name for name, arabic in table.items() if arabic == word), None)


def spellings(table: Mapping[str, str]) -> list[str]:
    """Both spellings of all words of a table.

    >>> spellings(POLARITIES)
    ['positive', 'negative', 'موجبة', 'سالبة']
    """
    return [*table, *table.values()]


def closest(word: str, known: Iterable[str]) -> str | None:
    """The nearest known word, if one is near."""
    from difflib import get_close_matches  # for mistakes only

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """A question that names the nearest known word, or "" where none is near.

    >>> did_you_mean("soruce", spellings(ROLES))
    'Did you mean `source`?'
    """
    near = closest(word, known)
    return Text("Did you mean `{near}`?", near=near) if near else Text()
