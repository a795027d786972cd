"""Texts in Arabic. One file an area, each a table from the English pattern to the Arabic one; a test holds that every
message has its Arabic."""

from __future__ import annotations

import re
from functools import cache

from qawl.adapters.wording import Language
from qawl.diagnostic import Text
from qawl.syntax.vocabulary import ACTS, FORMS, ROLES

_OPENED = re.compile(rf"((?<!\\)\[(?:\d+\.)?)({'|'.join(ROLES)}) ")
_LABELS = {
    **{**ACTS, **FORMS, "affirmative": "موجبة", "negative": "سالبة"},
    **{"direct": "مباشر", "indirect": "غير مباشر", "mixed": "مختلط", "nominal": "اسمي", "True": "نعم", "False": "لا"},
}


def told(text: str, lang: Language) -> str:
    """A text in a language, with all that was put into it.

    >>> told(Text("there is no role `{role}`", role="soruce"), "ar")
    'ليس هناك دور اسمه `soruce`'
    """
    if lang == "en" or not isinstance(text, Text):
        return text
    pattern = _table().get(text.pattern, text.pattern)
    if not text.values:
        return pattern
    return pattern.format(**{k: told(v, lang) if isinstance(v, str) else v for k, v in text.values.items()})


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


def some_shown(what: str, count: int, shown: int) -> Text:
    """`won 7`, or `won 7, 5 of them shown`."""
    if shown == count:
        return Text("{what} {count}", what=what, count=count)
    return Text("{what} {count}, {shown} of them shown", what=what, count=count, shown=shown)


@cache
def _table() -> dict[str, str]:
    from qawl.adapters.arabic import cases, mistakes, reports, rules, syntax

    return {**syntax.ARABIC, **mistakes.ARABIC, **rules.ARABIC, **cases.ARABIC, **reports.ARABIC}
