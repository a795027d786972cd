"""A program written as JSON and read back is the same program."""

from __future__ import annotations

import json

import pytest

from qawl.program import (
    NODES,
    VERSION,
    Alt,
    Any,
    Call,
    Cap,
    Commit,
    Construction,
    Edge,
    If,
    Look,
    Node,
    Program,
    Rep,
    Seq,
)
from qawl.program import Test as One  # pytest would collect a class of that name
from qawl.program import TestRow as Row

A, B = One(0), One(1)
EXAMPLES: list[Node] = [
    B,
    Seq((A, B)),
    Seq(()),
    Alt((A, Seq((B, A)))),
    Alt(()),
    Rep(A, 2, 5, lazy=True),
    Rep(B, 0, 400, lazy=False),
    Cap("source", A, "ل"),
    Call("np"),
    Commit(Alt((A, B))),
    Any(((A, True), (Rep(B, 1, 2, lazy=False), False))),
    Look(B, negative=True),
    Look(A, negative=False),
    Edge("start"),
    If(3, Seq((A, B))),
]


def program(node: Node) -> Program:
    """A program with the node in a phrase and on both sides of a cue."""
    rows = (Row(("minus", ("is", "a"), ("or", (("is", "b"), ("any",)))), "و", "ل", "*", "{a - b}"),)
    cue = Cap("cue", A, "")
    constructions = (
        Construction(
            "c",
            ((1, None, cue), (0, node, Seq((cue, node)))),
            -2,
            "inner",
            True,
            "colon",
            "say",
            "a:3",
            False,
            ("d", "e"),
        ),
        Construction("b", ((0, None, cue),), 0, "", False, "", "", "a:9", True),
    )
    readings = ((("a", "word"), "قال", "say", False), (("b",), "نفى", "deny", True))
    masks = (1, 1 << 200, 0)
    return Program(
        *("digest", {"unify": [["ا", "أ"]], "drop": ["tatweel"]}, (("«", "»"), ('"', '"')), readings),
        *({"قال": [0, 1]}, {"نفي": [1]}, {"آن": [], "على": [1]}, rows, masks, {"np": node}, constructions),
    )


@pytest.mark.parametrize("node", EXAMPLES, ids=str)
def test_it_is_the_same(node: Node) -> None:
    assert Program.from_json(program(node).to_json()) == program(node)


def test_the_first_test_alone_before_the_cue() -> None:
    assert Program.from_json(program(A).to_json()) == program(A)


def test_every_kind_of_node_has_an_example() -> None:
    assert {type(node).__name__ for node in EXAMPLES} == set(NODES)


@pytest.mark.parametrize("text", ["", "[]", "null", "3", "{}", '{"qawl": 0}', f'{{"qawl": {VERSION}}}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Program.from_json(text)


@pytest.mark.parametrize("key", sorted(json.loads(program(A).to_json())))
def test_what_lacks_a_part_is_refused(key: str) -> None:
    data = json.loads(program(A).to_json())
    del data[key]
    with pytest.raises(ValueError, match="Qawl program"):
        Program.from_json(json.dumps(data))


def test_an_unknown_node_is_refused() -> None:
    text = program(Call("np")).to_json()
    with pytest.raises(ValueError, match="Recall"):
        Program.from_json(text.replace('["Call"', '["Recall"'))
