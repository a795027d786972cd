"""JSON Lines: one attribution a line, described by `attribution.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from qawl.attribution.model import ROLES, Attribution, Link, Piece, Spans, Speaker

#: Goes up when a field changes its meaning or goes away.
SCHEMA = 1

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
# JSON allows them in a string, but they end a line for some who read lines.
_LINE_ENDS = {char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def record(doc: str, attribution: Attribution) -> dict[str, Any]:
    """The attribution of the document `doc` as plain data, its fields in the order of the output."""
    return {
        "doc": doc,
        "id": attribution.id,
        "parent": attribution.parent,
        "rule": attribution.rule,
        "mode": attribution.mode,
        "form": attribution.form,
        "lemma": attribution.lemma,
        "act": attribution.act,
        "polarity": attribution.polarity,
        "negated": attribution.negated,
        "distanced": attribution.distanced,
        **{role: _spans(attribution.role(role)) for role in ROLES},
        "quotes": _spans(attribution.quotes),
        "speaker": _speaker(attribution.speaker),
        "chain": [_link(link) for link in attribution.chain],
        "when": attribution.when,
        "fingerprint": attribution.fingerprint,
        "schema": SCHEMA,
    }


def lines(doc: str, attributions: Iterable[Attribution]) -> str:
    """The attributions of one document, each a line of JSON with its line end; "" where there is none."""
    return "".join(f"{_line(record(doc, attribution))}\n" for attribution in attributions)


def schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    from importlib import resources  # costs some milliseconds that no run has to pay

    text = resources.files("qawl.adapters").joinpath("attribution.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _spans(spans: Spans) -> list[dict[str, Any]]:
    return [_piece(piece) for piece in spans]


def _speaker(speaker: Speaker) -> dict[str, Any] | None:
    if not speaker:
        return None
    return {
        "id": speaker.id,
        "name": speaker.name,
        "title": speaker.title or None,
        "kind": speaker.kind,
        "found": speaker.found,
        "antecedent": speaker.antecedent,
        "members": list(speaker.members),
        "anonymity": speaker.anonymity,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "role": link.role,
        "name": link.name,
        "cue": _piece(link.cue) if link.cue else None,
        "span": _piece(link.span) if link.span else None,
        "found": link.found,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {"start": piece.start, "end": piece.end, "text": piece.text}


def _line(data: dict[str, Any]) -> str:
    line = _encode(data)
    for char, escape in _LINE_ENDS.items():
        line = line.replace(char, escape)
    return line
