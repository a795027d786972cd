"""Texts in Arabic. One file an area, each a table from the English pattern to the Arabic one; a test holds that every
message has its Arabic."""

from __future__ import annotations

from functools import cache

from qawl.adapters.wording import Language
from qawl.diagnostic import Text


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


def some_shown(what: str, count: int, shown: int) -> Text:
    """`won 7`, or `won 7, 5 of them shown`."""
    if shown == count:
        return Text("{what} {count}", what=what, count=count)
    return Text("{what} {count}, {shown} of them shown", what=what, count=count, shown=shown)


@cache
def _table() -> dict[str, str]:
    from qawl.adapters.arabic import cases, mistakes, reports, rules, syntax, texts

    return {**syntax.ARABIC, **mistakes.ARABIC, **rules.ARABIC, **cases.ARABIC, **reports.ARABIC, **texts.ARABIC}
