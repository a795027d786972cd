"""The names of roles, acts and the like in a language; they are those of the rule language."""

from __future__ import annotations

import re

from qawl.adapters.wording import Language
from qawl.syntax.vocabulary import ACTS, FORMS, ROLES

_OPENED = re.compile(rf"((?<!\\)\[(?:\d+\.)?)({'|'.join(ROLES)}) ")
_LABELS = {
    **{**ACTS, **FORMS, "affirmative": "موجبة", "negative": "سالبة"},
    **{"direct": "مباشر", "indirect": "غير مباشر", "mixed": "مختلط", "nominal": "اسمي", "True": "نعم", "False": "لا"},
}


def role_name(role: str, lang: Language) -> str:
    """What a role is called."""
    return ROLES[role] if lang == "ar" else role


def markup(text: str, lang: Language) -> str:
    """A bracketed text with its roles in a language.

    >>> markup("[1.cue قال] [1.source فلان]", "ar")
    '[1.قول قال] [1.قائل فلان]'
    """
    return _OPENED.sub(lambda head: f"{head[1]}{role_name(head[2], lang)} ", text)


def label_name(label: str, lang: Language) -> str:
    """What an act, a form, a polarity, a mode is called."""
    return _LABELS.get(label, label) if lang == "ar" else label
