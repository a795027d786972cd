"""A line of JSON says all of an attribution, as the schema has it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, ValidationError

from qawl import Attribution, Piece, Spans
from qawl.adapters import jsonl
from qawl.attribution.model import ROLES, Form, Mode, Polarity
from qawl.syntax.vocabulary import ACTS

TEXT = "قال الوزير أمس إن الخط جاهز. نفى المدير أن قال الوزير إن الخط مغلق."
EXAMPLE = (Path(__file__).parents[2] / "docs" / "example.txt").read_text(encoding="utf-8")
FIELDS = [
    *("doc", "id", "parent", "rule", "mode", "form", "lemma", "act", "polarity", "negated", "distanced"),
    *("cue", "source", "content", "via", "addressee", "setting"),
    *("time", "place", "topic", "manner", "occasion", "quotes", "speaker", "chain", "when", "fingerprint", "schema"),
]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(jsonl.schema())
    return Draft202012Validator(jsonl.schema())


@pytest.fixture
def rows(small: Callable[[str], list[Attribution]]) -> list[dict[str, Any]]:
    written = jsonl.lines("article", small(TEXT))
    assert written.endswith("}\n")
    return [json.loads(line) for line in written.splitlines()]


def test_the_fields_and_their_order(rows: list[dict[str, Any]]) -> None:
    assert [list(row) for row in rows] == [FIELDS] * 3


def test_the_values(rows: list[dict[str, Any]]) -> None:
    assert [(row["doc"], row["id"], row["parent"], row["act"]) for row in rows] == [
        ("article", 1, None, "say"),
        ("article", 2, None, "deny"),
        ("article", 3, 2, "say"),
    ]
    assert rows[0]["time"] == [{"start": 11, "end": 14, "text": "أمس"}]
    assert rows[0]["via"] == []


def test_what_the_built_in_grammar_finds_is_valid(
    engine: Callable[[str], list[Attribution]], validator: Draft202012Validator
) -> None:
    rows = [json.loads(line) for line in jsonl.lines("example", engine(EXAMPLE)).splitlines()]
    assert rows
    for row in rows:
        validator.validate(row)
        for span in (span for role in (*ROLES, "quotes") for span in row[role]):
            assert EXAMPLE[span["start"] : span["end"]] == span["text"]


def test_every_span_is_the_text_there(rows: list[dict[str, Any]]) -> None:
    spans = [span for row in rows for role in ROLES for span in row[role]]
    assert len(spans) == 10
    assert [TEXT[span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]


def test_a_discontinuous_role_is_a_list(small: Callable[[str], list[Attribution]]) -> None:
    (one,) = small("قال الوزير إن الخط جاهز")
    pieces = Spans((Piece(14, 18, "الخط"), Piece(19, 23, "جاهز")))
    record = jsonl.record("x", replace(one, content=pieces))
    assert [span["text"] for span in record["content"]] == ["الخط", "جاهز"]


def test_arabic_stays_readable(small: Callable[[str], list[Attribution]]) -> None:
    assert '"text": "الوزير"' in jsonl.lines("article", small(TEXT))


def test_one_attribution_is_one_line_for_every_reader(small: Callable[[str], list[Attribution]]) -> None:
    content = "الخط\u2028جاهز\x85الآن\u2029\n\r\x0b\x1cغدا"
    written = jsonl.lines("article", small(f"قال الوزير إن {content}"))
    assert len(written.splitlines()) == 1
    assert json.loads(written)["content"][0]["text"] == content


def test_lines_are_valid(rows: list[dict[str, Any]], validator: Draft202012Validator) -> None:
    for row in rows:
        validator.validate(row)


@pytest.mark.parametrize(
    "change",
    [
        {"cue": []},
        {"id": 0},
        {"parent": "2"},
        {"mode": "verbatim"},
        {"act": "shout"},
        {"negated": None},
        {"source": [{"start": 0, "end": 3}]},
        {"source": [{"start": -1, "end": 3, "text": "قال"}]},
        {"source": None},
        {"schema": 2},
        {"unknown": 1},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_schema_refuses(
    rows: list[dict[str, Any]], validator: Draft202012Validator, change: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        validator.validate(rows[0] | change)


@pytest.mark.parametrize("field", FIELDS)
def test_the_schema_asks_for_every_field(
    rows: list[dict[str, Any]], validator: Draft202012Validator, field: str
) -> None:
    del rows[0][field]
    with pytest.raises(ValidationError):
        validator.validate(rows[0])


@pytest.mark.parametrize(
    ("field", "values"),
    [("mode", get_args(Mode)), ("form", get_args(Form)), ("polarity", get_args(Polarity)), ("act", tuple(ACTS))],
)
def test_the_schema_knows_the_values_of_the_model(field: str, values: tuple[str, ...]) -> None:
    assert tuple(jsonl.schema()["properties"][field]["enum"]) == values
