"""What number a phrase of number words is, where pyarabic knows it: counted things, not ordinals."""

from __future__ import annotations


def number_of(words: str) -> int | None:
    """The number that the words spell («خمسة عشر» is 15); None for what is no number, or none that is surely right.

    The words in good spelling: pyarabic knows أربعة and not اربعه. It is imported here, since few texts need it.
    """
    from pyarabic.number import text2number

    value: int = text2number(words)
    return value or None
