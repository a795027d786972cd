"""The words of the rule language in the one or the other of their two spellings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from qawl.syntax.vocabulary import (
    ACTS,
    CASES,
    CLASSES,
    DECLARATIONS,
    DROP_SETS,
    FORMS,
    FRAME_REFERENCES,
    INNER,
    OPTIONS,
    PHRASES,
    POLARITIES,
    ROLES,
    english,
)

Spelling = Literal["en", "ar"]

# By the grammar's terminals; a NAME is a class or a phrase by the bracket that it stands in.
TABLES: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(("FOLD", "WORDS", "NOUNS", "VERBS", "PHRASE", "CONSTRUCTION", "BLOCK"), DECLARATIONS),
    **dict.fromkeys(("_UNIFY", "_DROP", "_QUOTES", "_POLARITY", "_TAKES", "_OR", "_ALSO", "_UNTIL"), INNER),
    **dict.fromkeys(("_RANK", "INTERRUPTS", "NOMINAL", "_FORM", "_ACT", "_ACT_LINE", "_WAS"), OPTIONS),
    **dict.fromkeys(("EXAMPLE", "REJECT", "TODO"), CASES),
    "ROLE": ROLES,
    "ACT_NAME": ACTS,
    "FORM_NAME": FORMS,
    "POLARITY_NAME": POLARITIES,
    "DROP_NAME": DROP_SETS,
    "CLASS_NAME": CLASSES,
    "PHRASE_NAME": PHRASES,
    "NP": FRAME_REFERENCES,
    "QUOTE": FRAME_REFERENCES,
}

_INNER_LINE = {"interrupts inner": "يقطع الداخلي"}
_ROLE = re.compile(r"(?P<escape>\\.)|\[(?P<number>\d+\.)?(?P<role>[^\s\[\]\\]+)")


def respell(kind: str, word: str, lang: Spelling | None) -> str:
    """The word of the terminal `kind`, spelt in the language; as it is where it is no word of the language's own.

    >>> respell("ROLE", "قائل", "en"), respell("ROLE", "source", "ar"), respell("NP", "< np >", "ar")
    ('source', 'قائل', '<اسم>')
    """
    if kind in ("NP", "QUOTE"):
        return f"<{respell_in(TABLES[kind], word[1:-1].strip(), lang)}>"
    words = " ".join(word.split())
    if kind == "INTERRUPTS" and " " in words:
        return respell_in(_INNER_LINE, words, lang)
    return respell_in(TABLES[kind], words, lang) if kind in TABLES else word


def respell_in(table: Mapping[str, str], word: str, lang: Spelling | None) -> str:
    """A word of one table in the spelling asked for."""
    name = english(table, word)
    if name is None or lang is None:
        return word
    return name if lang == "en" else table[name]


def respell_roles(text: str, lang: Spelling | None) -> str:
    r"""A text in bracket notation with its roles respelt.

    >>> respell_roles(r"[2.cue قال] \[cue", "ar")
    '[2.قول قال] \\[cue'
    """

    def replace(match: re.Match[str]) -> str:
        if match["escape"]:
            return match[0]
        return f"[{match['number'] or ''}{respell_in(ROLES, match['role'], lang)}"

    return _ROLE.sub(replace, text)
