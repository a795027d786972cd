"""Folding: the form of a word in which spelling variants are one.

    fold = Fold.of(unify=[["ا", "أ", "إ", "آ"]], drop=["tashkeel", "tatweel", "invisible"])
    fold("الأَمــن") == fold("الامن") == "الامن"

The declaration of a rule file (`syntax.tree.Fold`) becomes this `Fold`, which is what a compiled program keeps.

Why folding is stable
---------------------
A word passes these steps, each once:

    1  compatibility decomposition, lower case    presentation forms, full-width and upper-case letters go
    2  drop what does not count, but for COMPOSING   so that nothing stands between a letter and its hamza
    3  canonical composition                         ي + hamza is the letter ئ, which a fold may keep apart from ي
    4  one `translate`: unify, drop all the rest     a hamza that makes no letter with what it stands on
    5  canonical composition                         é, if the mark that went stood between e and its accent

NFC, NFD and the word itself are one after step 1. A mark that step 2 drops may stand anywhere: steps 1 and 2 look at
one character at a time (but for the order of marks, which step 3 puts right). Folding the result again changes nothing:
steps 1 and 2 find nothing (heads are normal and not dropped), 3 repeats 5, and 4 finds a letter that is unified or
dropped only if step 5 made one. It cannot: such a letter is a base and a mark, and step 4 drops the marks of every
letter that the fold names; the mark could only come out of a letter with two marks, and Arabic script has none.
What this asks of a fold (heads that are not themselves unified or dropped), `unstable` checks, by trying.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qawl.text.letters import BLOCKS, COMPOSING, DROP_SETS, TASHKEEL

# Letters for which steps 1 to 3 and 5 do nothing, whatever stands beside them: most words have no others.
_PLAIN = frozenset(map(chr, (*range(0x0621, 0x063B), *range(0x0641, 0x064B))))
_PLAIN_ASCII = frozenset(map(chr, range(0x20, 0x7F))) - frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _decompose(text: str) -> str:
    """Compatibility decomposition, lower case. Not `casefold`: it makes two letters of one (ß, ŉ)."""
    return unicodedata.normalize("NFKD", text).lower()


@dataclass(frozen=True, slots=True)
class Fold:
    """A function from words to folded words; made by `Fold.of`. Equal when declared equally."""

    unify: tuple[tuple[str, ...], ...]
    drop: tuple[str, ...]
    _early: dict[int, None] = field(compare=False, repr=False)
    _table: dict[int, str | None] = field(compare=False, repr=False)
    _plain: re.Pattern[str] = field(compare=False, repr=False)
    _folded: re.Pattern[str] = field(compare=False, repr=False)

    @classmethod
    def of(cls, unify: Sequence[Sequence[str]], drop: Sequence[str]) -> Fold:
        """Build a fold: each group of letters counts as its first; `drop` names sets of `DROP_SETS` or single letters.

        Raises ValueError for an entry that is neither a single letter (after normalisation) nor the name of a set.
        """
        groups = tuple(tuple(_letter(item) for item in group) for group in unify)
        if marks := [letter for group in groups for letter in group if unicodedata.combining(letter)]:
            raise ValueError(f"{marks[0]!r} is a mark: it can be dropped, but not counted as a letter")
        heads = {letter: group[0] for group in groups for letter in group[1:] if letter != group[0]}
        # The blank of a و written apart: the one white space that a core holds.
        dropped = {char for name in drop for char in DROP_SETS.get(name) or _letter(name)} | {" "}
        # An accent may belong to its letter, as a hamza does: only Arabic marks that never compose go early.
        early = {c for c in dropped if c not in COMPOSING and (c in TASHKEEL or not unicodedata.combining(c))}
        early -= {c for c in early if unicodedata.decomposition(c) and c not in TASHKEEL}
        named = {letter for group in groups for letter in group} | dropped
        loose = {m for letter in named for m in unicodedata.normalize("NFD", letter)[1:]}
        table: dict[int, str | None] = {ord(letter): head for letter, head in heads.items()}
        table.update((ord(char), None) for char in dropped | loose)
        plain = _PLAIN | _PLAIN_ASCII | early
        return cls(
            unify=groups,
            drop=tuple(drop),
            _early=dict.fromkeys(map(ord, early)),
            _table=table,
            _plain=_words(plain),
            _folded=_words(char for char in plain if ord(char) not in table),
        )

    def __call__(self, word: str) -> str:
        """The folded form of one word; "" for a word of which nothing counts."""
        if self._folded.fullmatch(word):  # as three words of four are
            return word
        if self._plain.fullmatch(word):
            return word.translate(self._table)
        # Dropped before, too: the presentation forms of marks decompose to a space and the mark.
        bare = _decompose(word.translate(self._early)).translate(self._early)
        return unicodedata.normalize("NFC", unicodedata.normalize("NFC", bare).translate(self._table))

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON; `from_data` reads it."""
        return {"unify": [list(group) for group in self.unify], "drop": list(self.drop)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Fold:
        """The fold that `to_data` wrote. Raises KeyError or ValueError for anything else."""
        return cls.of(data["unify"], data["drop"])


def _words(letters: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, sorted(letters)))}]*+")


def _letter(item: str) -> str:
    """The one character that an entry of a fold names."""
    letter = unicodedata.normalize("NFC", _decompose(item))
    # The presentation form of a mark is a space and the mark; only the set "tashkeel" names it.
    if len(letter) != 1 or letter.isspace():
        raise ValueError(f"{item!r} is not one letter, nor one of {', '.join(DROP_SETS)}")
    return letter


def unstable(fold: Fold) -> list[str]:
    """The characters that a fold does not settle, sorted; empty for a good fold.

    These are the characters with which, alone or before a mark, folding twice differs from folding once, or
    NFC from NFD; and the letters that two groups unify with different heads.
    """
    named = [letter for group in fold.unify for letter in group]
    dropped = [char for name in fold.drop for char in DROP_SETS.get(name, name)]
    marks = {m for letter in named for m in unicodedata.normalize("NFD", letter) if unicodedata.combining(m)}
    # Of all that may follow, only these can make a new letter.
    tails = ("", *sorted(COMPOSING | marks))
    found = {c for c in {*named, *dropped, *BLOCKS} if not all(_settled(fold, c + tail) for tail in tails)}
    return sorted(found | _contested(fold.unify))


def _settled(fold: Fold, word: str) -> bool:
    once = fold(word)
    forms = {unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word)} - {word}
    return fold(once) == once and all(fold(form) == once for form in forms)


def _contested(groups: Iterable[Sequence[str]]) -> set[str]:
    heads: dict[str, set[str]] = {}
    for group in groups:
        for letter in group:
            heads.setdefault(letter, set()).add(group[0])
    return {letter for letter, of in heads.items() if len(of) > 1}
