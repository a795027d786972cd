"""The seat of the hamza inside a word whose vowels are known.

Rules: Ryding, A Reference Grammar of Modern Standard Arabic, ch. 2 (orthography of hamza); Wright, A Grammar of the
Arabic Language, vol. I, part I, "Hamza". The vowels beside the hamza compete, i before u before a before none.

Phonemes are written as in `spelling`: Arabic letters for consonants (hamza is ء), a i u short, A I U long.
"""

from __future__ import annotations

_SHORT = "aiu"
_AFTER_PREFIX_AND_RADICAL = 3


def seat(word: str, at: int, final: bool) -> tuple[str, str]:
    """The letter for the hamza at `at`, and another spelling in use for it or "".

    آ stands for the hamza with the long ā after it, which the caller then leaves out; a variant أا is for both too.
    `final` says that the word ends here in writing (no pronoun follows).
    """
    before = word[at - 1] if at else ""
    after = word[at + 1] if at + 1 < len(word) else ""
    if not before:
        return ("إ" if after in ("i", "I") else "آ" if after == "A" else "أ"), ""
    if final and (not after or (after in _SHORT and at + 2 == len(word))):
        return {"a": "أ", "u": "ؤ", "i": "ئ"}.get(before, "ء"), ""
    if before in "iI" or after in ("i", "I"):
        return "ئ", ""
    if before == "ي":
        # A radical ي seats the hamza (هيئة), except right after the prefix of the present: ييأس by convention.
        return ("أ" if at == _AFTER_PREFIX_AND_RADICAL else "ئ"), ""
    if before == "u":
        return "ؤ", ""
    if before in "Uو":
        return "ء", ""
    if after in ("u", "U", "W"):
        # The press writes بدأوا and جاءوا as often as the بدؤوا and جاؤوا of the rule: the stem keeps its look.
        kept = {"a": "أ", "A": "ء"}.get(before, "") if after != "u" else ""
        return "ؤ", kept
    if before == "A":
        return "ء", ""
    if after == "A":
        # Only before the ending of the dual is the stem kept apart (يبدأان); تآمر is never written تأامر.
        return "آ", "أا" if word[at + 1 :] in ("A", "Ani") else ""
    return "أ", ""
