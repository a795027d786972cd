"""Endings of nouns, participles and masdars: what joins, what takes the alif of tanwin, how a dual begins.

The vowels of a noun are not known, so these rules go by its last letters. Ryding, A Reference Grammar of Modern
Standard Arabic, ch. 7 (noun inflections: declensions, defective and indeclinable nouns) and ch. 2 (hamza).
"""

from __future__ import annotations

from qawl.morphology.letters import UNCONNECTED


def joining(word: str) -> tuple[str, ...]:
    """The spellings of `word` before an attached pronoun, in the three cases where they differ."""
    last, before = word[-1], word[-2]
    if last == "ة":
        return (word[:-1] + "ت",)
    if last == "ى":
        return (word[:-1] + "ا",)
    if last == "ء":
        if before == "ي":
            return (word[:-1] + "ئ",)
        return (word, word[:-1] + "ئ", word[:-1] + "ؤ")
    if last == "أ":
        return (word, word[:-1] + "ئ", word[:-1] + "ؤ")
    if last == "ؤ":
        return (word, word[:-1] + "ئ")
    return (word,)


def tanwin_alif(word: str) -> str:
    """The indefinite accusative, which is `word` itself where no alif is written."""
    last, before = word[-1], word[-2]
    if last in "ةىاأآ" or (last == "ء" and before == "ا"):
        return word
    return before_alif(word) + "ا"


def before_alif(word: str) -> str:
    """`word` with its final hamza as it is written before an alif: شيئا and عبئا, but جزءا."""
    if word[-1] == "ء" and word[-2] not in UNCONNECTED:
        return word[:-1] + "ئ"
    return word


def duals(word: str) -> tuple[str, str]:
    """The dual without its ن, nominative and oblique: before a genitive or a pronoun (بيانا, بياني)."""
    last = word[-1]
    if last == "ة":
        return word[:-1] + "تا", word[:-1] + "تي"
    if last == "ى":
        return word[:-1] + "يا", word[:-1] + "يي"
    if last == "ا":
        # عصا has و in its root; longer nouns go to ي whatever the root.
        glide = "و" if len(word) == 3 else "ي"
        return word[:-1] + glide + "ا", word[:-1] + glide + "ي"
    if last == "أ":
        return word[:-1] + "آ", word + "ي"
    stem = before_alif(word)
    return stem + "ا", stem + "ي"


def sound_plurals(word: str) -> tuple[str, str]:
    """The sound masculine plural without its ن, nominative and oblique (مسؤولو, مسؤولي)."""
    if word[-1] == "أ":
        return word[:-1] + "ؤو", word[:-1] + "ئي"
    return word + "و", word + "ي"
