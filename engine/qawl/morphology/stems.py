"""Stems of sound and weak verbs.

A stem is a head (everything up to the vowel or consonant before the last two radicals) and those radicals. What
becomes of them depends only on whether they are sound, hollow, geminate or defective, and on whether the head ends in
a vowel: the same few rules serve all derived forms. Wright, A Grammar of the Arabic Language, vol. I, part II,
"The weak verb" and "Verba mediae radicalis geminatae"; Ryding, A Reference Grammar of MSA, ch. 21 ff.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    SOUND = "sound"
    HOLLOW = "hollow"
    GEMINATE = "geminate"
    DEFECTIVE = "defective"


@dataclass(frozen=True, slots=True)
class Root:
    """The last two radicals. A geminate has them equal; a hollow one has no `second`, a defective one no `third`."""

    kind: Kind
    second: str
    third: str


@dataclass(frozen=True, slots=True)
class Stem:
    """`final` is "" or, for a defective stem, the vowel it ends in: a (ى), A (ا from و), i or u.

    `bare` lists the shapes without any ending (jussive), the usual one first.
    """

    before_vowel: str
    before_consonant: str
    bare: tuple[str, ...]
    final: str = ""


_LONG = {"a": "A", "i": "I", "u": "U", "A": "A"}


def make_stem(head: str, root: Root, vowel: str, short: str = "") -> Stem:
    """The stem of `head` with `root` and the vowel between the last radicals (for a defective root: after the second).

    `short` is the vowel of a hollow stem before a consonant where it is not simply the long one shortened (قُلت).
    """
    if root.kind is Kind.DEFECTIVE:
        base = head + root.second
        return Stem(base, base, (base,), vowel)
    if root.kind is Kind.GEMINATE:
        doubled = root.second * 2
        # yardudu becomes yaruddu; radada becomes radda.
        closed = head + doubled if head[-1] in "aiuAU" else head + vowel + doubled
        open_ = head + root.second + vowel + root.second
        return Stem(closed, open_, (closed, open_))
    if root.kind is Kind.HOLLOW:
        bare_head = head[:-1] if head[-1] in "aiu" else head
        long = bare_head + _LONG[vowel] + root.third
        shortened = bare_head + (short or vowel) + root.third
        return Stem(long, shortened, (shortened,))
    whole = head + root.second + vowel + root.third
    return Stem(whole, whole, (whole,))
