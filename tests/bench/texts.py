"""The texts to measure with: the articles of a corpus, and texts of other kinds made from them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

Texts = list[str]

# For the test that all that is measured runs; nobody has published it.
MADE_UP = """أعلن وزير النقل كريم الدرويش أمس أن القطار سينطلق غدا، مشيرا إلى أن «التذاكر لن تتغير».
وقالت مديرة المشروع: «الاختبارات مستمرة». ونفى المتحدث باسم الوزارة وجود خلاف.
سافر الوفد إلى المدينة في المساء ووصل إليها بعد ساعتين.
"""
_LONGER = re.compile("[ء-ي]{4,}")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def articles(corpus: Path, megabytes: float | None = None) -> Texts:
    """The articles of a file, which are parted by form feeds; the first that make so many megabytes."""
    with corpus.open(encoding="utf-8", newline="") as file:
        found = file.read(-1 if megabytes is None else int(megabytes * 1_000_000)).split("\f")
    return first(found, megabytes) if megabytes else found


def size(texts: Sequence[str]) -> float:
    """In megabytes of UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1_000_000


def first(texts: Sequence[str], megabytes: float) -> Texts:
    """The first texts, again and again if need be, that make so many megabytes; the last is cut."""
    left = int(megabytes * 1_000_000)
    found: Texts = []
    for text in cycle(texts):
        data = text.encode()
        found.append(text if len(data) <= left else data[:left].decode(errors="ignore"))
        left -= len(data)
        if left <= 0:
            return found
    raise ValueError("there are no texts")


def with_new_words(texts: Sequence[str], share: float) -> Texts:
    """The same texts, in which this share of all longer words are words that occur nowhere else."""
    chance = random.Random(1)

    def word(match: re.Match[str]) -> str:
        return "".join(chance.choices(_LETTERS, k=10)) if chance.random() < share else match[0]

    return [_LONGER.sub(word, text) for text in texts]
