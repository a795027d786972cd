"""The flat row of an attribution, the same in CSV, Parquet and data frames; docs/output.md describes the columns.

It tells what a line of JSON tells, but for where the links of the chain stand. A role is three columns: its words, and
where its pieces start and end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from qawl.adapters.jsonl import SCHEMA
from qawl.attribution.model import ROLES, Attribution

Kind = Literal["text", "number", "flag", "texts", "numbers"]


def _columns() -> Iterator[tuple[str, Kind]]:
    yield from (("doc", "text"), ("id", "number"), ("parent", "number"))
    for name in ("rule", "mode", "form", "lemma", "act", "polarity"):
        yield name, "text"
    yield from (("negated", "flag"), ("distanced", "flag"))
    for role in (*ROLES, "quotes"):
        yield from ((role, "text"), (f"{role}_start", "numbers"), (f"{role}_end", "numbers"))
    yield from (("speaker_id", "number"), ("speaker_name", "text"), ("speaker_title", "text"))
    yield from (("speaker_kind", "text"), ("speaker_found", "text"), ("speaker_antecedent", "number"))
    yield from (("speaker_members", "texts"), ("speaker_anonymity", "text"))
    yield from (("chain_role", "texts"), ("chain_name", "texts"), ("chain_found", "texts"))
    yield from (("when", "text"), ("fingerprint", "text"), ("schema", "number"))


#: The columns in their order, and what each holds.
COLUMNS: dict[str, Kind] = dict(_columns())


def row(doc: str, attribution: Attribution) -> list[Any]:
    """The attribution of the document `doc`, a value for each of `COLUMNS`; None where there is nothing to tell."""
    a, speaker, chain = attribution, attribution.speaker, attribution.chain
    values: list[Any] = [doc, a.id, a.parent, a.rule, a.mode, a.form, a.lemma, a.act, a.polarity, a.negated]
    values.append(a.distanced)
    for spans in (*map(a.role, ROLES), a.quotes):
        pieces = spans.pieces
        values += (spans.text or None, [piece.start for piece in pieces], [piece.end for piece in pieces])
    values += (speaker.id or None, speaker.name or None, speaker.title or None, speaker.kind, speaker.found)
    values += (speaker.antecedent, list(speaker.members), speaker.anonymity)
    values += ([link.role for link in chain], [link.name for link in chain], [link.found for link in chain])
    values += (a.when, a.fingerprint, SCHEMA)
    return values
