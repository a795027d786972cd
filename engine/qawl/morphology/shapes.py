"""What the mere shape of an unknown word says: guesses, for rules that look for the edge of a noun phrase.

Derived verbs make their nouns and futures on patterns that few other words have (Ryding, A Reference Grammar of
Modern Standard Arabic, ch. 5 and 21 to 32). The word is folded: أ إ آ are ا, and ى is ي.
"""

from __future__ import annotations

import re
from itertools import compress, product

# تفعيل, افتعال, انفعال and استفعال, also in the accusative, انتصارا; إفعال and مفاعلة.
_DERIVED = r"ت\w\wي\w|ا\wت\wا[\wء]|ان\w\wا\w|است\w\w?ا\w"
_MASDAR = re.compile(rf"(?:{_DERIVED}|ا\wتا[\wء])ا?|است\w[اي]\wة|ا\w\wا[\wء]|م\wا\w\w?ة|ا\wا\wة")
# Behind the article also تفاعل and تفعل, which else may be verbs: التضامن, التحرك.
_DEFINITE = re.compile(rf"{_MASDAR.pattern}|ت\wا\w\w|ت[^\Wا]\w\w")
# استقالته, وزارتها: ة becomes ت before a pronoun; the long pronouns; and the short one behind verbal nouns of which no
# verb has the shape: تقديره, اعتزازه, انسحابه, استعداده.
_OWNED = re.compile(rf"\w{{2,}}(?:ت(?:ه|ها|هم|هما|هن)|ها|هما|هم)|(?:{_DERIVED})ه")
_OWNED_MASDAR = re.compile(rf"(?:{_DERIVED})(?:ه|ها|هم|هما)")
# سينشر, ستعلن: the future; a noun of this shape mostly ends in ة or goes on with ا. استشارت, اعتقلت, انطلقت: the past
# of derived verbs in the feminine; a noun of this shape ends in ات or يت. No future ends in ا: سيسيليا is a name.
_FINITE = re.compile(r"س[يتن][^\Wاء]\w+[^\Wةا]|(?:است\w|ا\wت\w|ان\w\w|ت\w\w)\w*[^\Wايوة]ت")


def shape_features(word: str) -> frozenset[str]:
    """The guesses about a folded word without clitics before it: `masdar-like`, `owned`, `finite-like`.

    >>> sorted(shape_features("استقالته")), sorted(shape_features("تشكيل")), sorted(shape_features("ستعلن"))
    (['owned'], ['masdar-like'], ['finite-like'])
    >>> sorted(shape_features("تقديره")), sorted(shape_features("اختاره"))
    (['masdar-like', 'owned'], [])
    """
    # What a word begins and ends with rules most of the patterns out.
    first, last = word[0], word[-1]
    owned = _is_owned(word)
    return _GUESSES[
        first in "اتم" and (_OWNED_MASDAR if owned else _MASDAR).fullmatch(word) is not None,
        owned,
        (last == "ت" or first == "س") and _FINITE.fullmatch(word) is not None,
    ]


_NAMES = ("masdar-like", "owned", "finite-like")
_GUESSES = {held: frozenset(compress(_NAMES, held)) for held in product((False, True), repeat=3)}
# Made once, for very many words have these.
_SHAPES = {guesses: guesses | {"word"} for guesses in _GUESSES.values()}
_AL, _AL_MASDAR = frozenset({"word", "al-"}), frozenset({"word", "al-", "definite-masdar-like"})


def unlisted(word: str) -> frozenset[str]:
    """The features of a folded word of which no list says anything: of one with the article `al-`, and whether the rest
    is like a verbal noun; of any other its shape.

    >>> sorted(unlisted("الاحتجاز")), sorted(unlisted("الرئيس")), sorted(unlisted("تشكيل"))
    (['al-', 'definite-masdar-like', 'word'], ['al-', 'word'], ['masdar-like', 'word'])
    """
    # A noun with the article carries no pronoun: in التزامهما the ال is the word's own.
    if word[:2] != "ال" or len(word) <= 4 or _is_owned(word):
        return _SHAPES[shape_features(word)]
    return _AL_MASDAR if _DEFINITE.fullmatch(word, 2) else _AL


def _is_owned(word: str) -> bool:
    return word[-1] in "هامن" and _OWNED.fullmatch(word) is not None
