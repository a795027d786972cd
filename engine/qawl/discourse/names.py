"""Where a personal name begins and ends among the words of a source: رئيس الحكومة التونسية | حمادي الجبالي."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.discourse.words import STATES, Word

TITLES = ("person-noun", "honorific")
_STOPS = frozenset(
    {"preposition", "relative", "number", "finite", "finite-other", "subordinator", "negation", "pronoun"}
    | {"collective", "demonstrative", "latter"}
)
_REST = _STOPS - {"preposition"} | {"complementizer", "auxiliary"}
_LONGEST_NAME = 6


def name_start(words: Sequence[Word]) -> int | None:
    """Where the name begins; None where there is none."""
    start = _first_start(words)
    return start if start is None else _behind_form_of_address(words, start)


def _behind_form_of_address(words: Sequence[Word], start: int) -> int:
    """Where a title has a name in it, the name behind a later form of address: شركة فنيار للإنتاج الدكتور | فلان."""
    if not start and words[0].has("given-name", "name-opener"):
        return start
    for at in range(len(words) - 1, start + 1, -1):
        if words[at].has("given-name"):
            form = at - (2 if _is_letter(words, at - 2) else 1)
            address, before = words[form], words[form - 1]
            if form == at - 1 and (not address.has("honorific") or address.carries or address.joined):
                continue
            if form > start and (before.closes or before.carried_article or before.named or before.mark == "quote"):
                return at
    return start


def _is_letter(words: Sequence[Word], at: int) -> bool:
    """Is it a form of address of one letter: م. فلان?"""
    return at >= 0 and len(words[at].folded) == 1 and at + 1 < len(words) and words[at + 1].mark == "stop"


def _first_start(words: Sequence[Word]) -> int | None:
    first = words[0]
    if _is_name_first(words):
        return 0
    if first.has("person-noun", "unnamed-noun") and _are_many(first):
        return None  # مصادر قريبة من الوزير فلان
    if first.has("collective", "number", "document-noun", "data-noun") or not (first.has(*TITLES) or first.closes):
        return None
    institution = first.has("body-noun", "outlet-noun") and not first.has("person-noun")
    if institution and not first.article:
        return None
    closed = first.closes or first.has("honorific")
    titled = first.has(*TITLES, "nationality", "title-adjective")
    quoted = False
    polite = first.has("honorific")  # the words before this one are honorifics
    for at in range(1, len(words)):
        word = words[at]
        if word.mark == "quote":
            if not quoted and _quoted_name(words, at, polite or closed):
                return at + 1
            quoted = not quoted
            closed = True
            continue
        if quoted:
            continue
        if word.mark:  # the full stop of «د.»
            continue
        if _is_letter(words, at):
            polite = closed = True
            continue
        if word.has("person-noun") and word.has("given-name") and at + 1 < len(words) and not words[at + 1].unknown:
            closed = polite = False  # سمو أمير المنطقة
            continue
        if word.has("honorific") and closed and not word.joined and not word.carries:
            if not (polite and at == len(words) - 2 and not words[-1].named):  # الدكتور السيد البدوي
                polite = True
                continue
            return at
        if polite and word.article and not word.adjective and not word.has(*TITLES) and not word.carries:
            follower = words[at + 1] if at + 1 < len(words) else None
            if follower is not None and word.folded.endswith("ي") and follower.named and not follower.has(*TITLES):
                continue  # الرئيس الجنوبي فلان
            return at if _ends_name(words, at) else None
        if polite and word.has("preposition") and _goes_on_with_ali(word, words[at - 1]):
            return at
        if closed and titled and word.has("preposition") and is_ali(words, at):
            return at
        if institution and not word.has("given-name"):  # المعارضة السورية سهير الأتاسي
            if not word.adjective:
                return None
            continue
        if closed and not word.carries and opens_name(words, at, polite):
            # A word that no rule knows as a title may be anything (الفصل السادس عشر), but for a name of two words.
            sure = titled or words[at - 1].adjective or word.has("given-name", "name", "name-opener")
            return at if sure or (at + 1 < len(words) and words[at + 1].named) else None
        if word.has("preposition") and not word.has("given-name"):
            closed = polite = False
            continue
        polite = polite and (word.adjective or word.has("honorific"))
        place = at > 1 and word.unknown and not first.has("honorific") and _is_full_name(words, at + 1)
        closed = word.closes or word.carried_article or (word.carries != "" and "ل" in word.folded[:2]) or place
    return None


def _is_full_name(words: Sequence[Word], at: int) -> bool:
    """Does a given name with another begin here? What no rule knows before it is a place: صحة عسير | سعيد النقير."""
    first = words[at] if at < len(words) else None
    if first is None or at + 1 == len(words) or first.has(*TITLES):
        return False
    second = words[at + 1]
    return first.has("given-name", "name-opener") and (
        second.unknown or second.has("given-name", "name", "name-closer")
    )


def _are_many(word: Word) -> bool:
    return word.has("plural", "dual") and not word.has("singular", "honorific", "given-name")


def _is_name_first(words: Sequence[Word]) -> bool:
    first = words[0]
    second = words[1] if len(words) > 1 else None
    if first.has("given-name") and first.has("person-noun"):  # أمين الجميل, but أمين الجامعة
        return second is not None and (second.named or (second.unknown and not second.feminine_noun))
    if first.has(*STATES) and (second is None or not second.named):
        return False
    if first.has("preposition"):  # علي, which is also how some spell على
        return first.text.endswith("ي")
    if second is None and first.unknown and not first.article and not first.feminine_noun:
        return True  # whatever it is shaped like: it speaks
    if second is not None and len(words) == 2 and first.article and first.unknown and first.folded.endswith("ي"):
        return second.unknown and not second.article  # البدري فرغلي
    return first.named or (
        first.article and first.unknown and not first.feminine_noun and not first.adjective
        and (second is None or second.has(*TITLES) or second.mark != "")
    )  # fmt: skip


def opens_name(words: Sequence[Word], at: int, polite: bool) -> bool:
    """May a name begin at a word that stands after a title; `polite`: after one that is a form of address?"""
    word = words[at]
    if word.has("complementizer"):  # a source holds no أن: what is spelt like it is a name, آن
        return not any(letter in word.text for letter in "أإ")
    if word.may_join and word.folded[0] == "و" and not word.has("name", "given-name"):
        return False
    if not word.named and not _is_womans(words, at):
        return False
    if word.has("title-link") or (word.has(*_STOPS) and not word.has("name", "given-name")):
        return False
    if not word.has("given-name", "name") and word.folded[0] in "بلك":
        # A preposition and an unknown word, or a name? What is written together with a preposition goes on.
        follower = words[at + 1] if at + 1 < len(words) else None
        if follower is None:
            return polite
        return not follower.article and (follower.has("name-opener") or not word.feminine_noun)
    return True


def _is_womans(words: Sequence[Word], at: int) -> bool:
    """Is an unknown word in ة a woman's name: after her title, which is definite, so that it is no adjective?"""
    word, title = words[at], words[:at]
    if not title or not word.unknown or word.article or not word.folded.endswith("ة"):
        return False
    if at + 1 < len(words) and words[at + 1].has("name-opener"):
        return True  # لولوة بنت فلان
    if title[-1].has("honorific"):
        return title[-1].bare.endswith("ة")
    definite = all(each.article for each in title[1:]) and (title[0].article or at > 1)
    return definite and title[0].has("person-noun") and (title[0].has("feminine") or title[0].bare.endswith("ة"))


def _quoted_name(words: Sequence[Word], at: int, ready: bool) -> bool:
    return ready and at + 1 < len(words) and (words[at + 1].has("given-name") or words[0].has("honorific"))


def _ends_name(words: Sequence[Word], at: int) -> bool:
    """Is a word with the article after a title a family name: is nothing said after it that completes a title?"""
    return not words[at].feminine_noun and all(not word.article or word.has(*TITLES) for word in words[at + 1 : at + 2])


def name_end(words: Sequence[Word], start: int) -> int:
    """Where a name that begins at `start` ends."""
    at = start
    while at < len(words) and _parts(words[start:at]) < _LONGEST_NAME:
        word = words[at]
        if at > start:
            before = words[at - 1]
            foreign = at - start == 1 and before.has("given-name") and word.unknown  # جوناثان والتريز
            if word.mark or (word.joined and not foreign) or word.has("title-link"):
                break
            if word.has("preposition") and not _goes_on_with_ali(word, before) and not is_ali(words, at):
                break
            syllable = word.has("subordinator") and at == start + 1 and at + 1 < len(words) and words[at + 1].unknown
            if not syllable and word.has(*_REST) and not word.has("given-name", "name", "name-opener"):
                break
            # A family name may begin like a preposition: ادريس لشكر.
            if word.carries and not before.has("name-opener") and (at - start > 1 or word.carried_article):
                break
            compound = before.has("name-closer", "name-opener") or (at - start > 1 and words[at - 2].has("name-opener"))
            office = word.has("person-noun") and word.has("given-name") and at - start > 1
            if office and at + 1 < len(words) and not words[at + 1].unknown:
                break  # عبد السلام صيام | أمين عام
            if not word.has("given-name", "name", "name-opener"):
                noun = word.has("noun", "masdar", *TITLES) and not before.has("name-opener")
                if noun and not _is_family_name(words, at, _parts(words[start:at])):
                    break
                if word.has(*STATES):
                    break
                last = at + 1 == len(words) or words[at + 1].mark != ""  # سعيد سيمبا، which begins like a verb
                if word.has("owned", "finite-like") and not compound and not (last and word.unknown):
                    break
            two = len(words) == 2 and before.unknown and word.unknown  # المهدي بنسعيد
            opener = compound or two or word.has("name-opener")
            second = at == start + 1 and (word.article or (word.named and word.unknown))  # الحبيب الحلاق, الطاهر فرغولي
            if before.article and not opener and not second:
                break
            follower = words[at + 1] if at + 1 < len(words) else None
            # عائشة سيف | المسؤولة الإدارية, but عبده محمد الجندي | الناطق
            described = follower is not None and follower.article and not follower.has(*TITLES)
            if word.article and at - start > 1 and not compound and described:
                break
        at += 1
    return at


def _parts(name: Sequence[Word]) -> int:
    return sum(not word.has("name-opener") for word in name)  # عبد الفتاح is one


def _is_family_name(words: Sequence[Word], at: int, before: int) -> bool:
    """Is a word that is spelt like a noun a family name: does nothing follow, or another title?

    عبد الرحمن العمدة; محمد الجندي الناطق الرسمي"""
    word = words[at]
    if before > 2 or not (word.article or before == 1 or word.has("accusative")):
        return False
    follower = words[at + 1] if at + 1 < len(words) else None
    return follower is None or (word.article and follower.article and follower.has(*TITLES))


def is_ali(words: Sequence[Word], at: int) -> bool:
    """Is a word that is spelt like a preposition a name by what follows: علي لاريجاني, الوزير علي محمد؟"""
    follower = words[at + 1] if at + 1 < len(words) else None
    if follower is None or not _is_spelt_ali(words[at]):
        return False
    last = at > 0 and at + 2 == len(words) and not follower.article  # المخرج علي سفر
    return follower.has("given-name", "name", "name-opener") or (at == 0 and follower.named) or last


def _is_spelt_ali(word: Word) -> bool:
    return word.folded[:2] == "عل" and word.text.endswith("ي")


def _goes_on_with_ali(word: Word, before: Word) -> bool:
    """Is a word that is spelt like a preposition part of a name: محمود خلف, محمد علي؟"""
    return word.has("name") or (
        _is_spelt_ali(word) and (before.has("given-name", "name", "honorific") or before.mark == "stop")
    )
