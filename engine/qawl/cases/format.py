"""The formatter of `.cases` files, in the layout of the cases beside the rules (`qawl.syntax.format`)."""

from __future__ import annotations

from qawl.cases.files import FOR
from qawl.syntax.format import BLANK, Item, Page, case_line
from qawl.syntax.respell import Spelling, respell_in
from qawl.syntax.vocabulary import CASES, english


def format_cases(source: str, lang: Spelling | None = None) -> str:
    """The text of a file of cases, formatted; the file must be free of errors.

    >>> print(format_cases("for  said\\n  example [cue قال].\\n\\n\\n", "ar"), end="")
    لأجل said
        مثال    [قول قال].
    """
    page = Page()
    breaks = 0
    for line in source.split("\n"):
        text = line.strip(BLANK)
        if not text:
            breaks += 1
            continue
        word, *rest = text.split(None, 1)
        kind = english(CASES, word)
        if text.startswith("#"):
            page.comment(Item("COMMENT", text, breaks + 1, not line.startswith("#")))
        elif kind and line[0] in BLANK:
            page.add("    " + case_line(kind.upper(), text, lang), breaks > 0)
        else:
            page.add(" ".join([respell_in(FOR, word, lang), *rest]), breaks > 0)
        breaks = 0
    return page.text()
