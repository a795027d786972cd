"""A small engine in place of the real one: «قال فلان إن ...» is an attribution, and within its content another one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import qawl
from qawl import Attribution, Piece, Spans
from qawl.text.tokens import check_text

ONE = "قال الوزير إن الخط جاهز."
_SAID = re.compile(r"(قال|نفى) (\w+)(?: (أمس))? (?:إن|أن) ([^.]+)")

Engine = Callable[[str], list[Attribution]]


def small_engine(text: str) -> list[Attribution]:
    check_text(text)
    found: list[Attribution] = []
    starts = [match.start() for match in re.finditer("قال|نفى", text)]
    for match in filter(None, (_SAID.match(text, start) for start in starts)):

        def spans(group: int, match: re.Match[str] = match) -> Spans:
            start, end = match.span(group)
            return Spans((Piece(start, end, match[group]),)) if match[group] else Spans()

        holders = [a.id for a in found for piece in a.content if piece.start <= match.start() < piece.end]
        found.append(
            Attribution(
                id=len(found) + 1,
                parent=holders[-1] if holders else None,
                rule="said",
                mode="indirect",
                form="verb",
                lemma=match[1],
                act="say" if match[1] == "قال" else "deny",
                polarity="affirmative" if match[1] == "قال" else "negative",
                negated=text[: match.start()].endswith("ما "),
                cue=spans(1),
                source=spans(2),
                time=spans(3),
                content=spans(4),
            )
        )
    return found


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The small engine, and the command line made to use it."""
    monkeypatch.setattr(qawl, "load", lambda rules=None: small_engine)
    return small_engine
