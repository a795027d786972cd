"""The listing, as it stands in a file and as it stands on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from qawl import Attribution, Piece, Spans
from qawl.adapters.listing import blocks, nested
from qawl.adapters.terminal import FSI, PDI, RIGHT_TO_LEFT, Terminal

Engine = Callable[[str], list[Attribution]]
PLAIN = Terminal()
NESTED = "نفى المدير أمس أن قال الوزير إن الخط مغلق. قال الناطق إن الخط جاهز."


def _attribution(number: int, parent: int | None, source: Spans = Spans()) -> Attribution:  # noqa: B008 # immutable
    cue = Spans((Piece(0, 3, "قال"),))
    return Attribution(number, parent, "said", "indirect", "verb", "قال", "say", "affirmative", False, cue, source)


def test_a_block_for_each_attribution(small: Engine) -> None:
    assert blocks(small(NESTED), PLAIN) == (
        "1   source     المدير\n"
        "    cue        نفى · deny\n"
        "    content    قال الوزير إن الخط مغلق\n"
        "    time       أمس\n"
        "\n"
        "    2   source     الوزير\n"
        "        cue        قال · say\n"
        "        content    الخط مغلق\n"
        "\n"
        "3   source     الناطق\n"
        "    cue        قال · say\n"
        "    content    الخط جاهز\n"
        "\n"
    )


def test_what_is_not_named_is_a_dash() -> None:
    assert blocks([_attribution(1, None)], PLAIN).splitlines()[0] == "1   source     —"


def test_a_negated_report_says_so(small: Engine) -> None:
    assert "قال · say · negated\n" in blocks(small("ما قال الوزير إن الخط جاهز"), PLAIN)


def test_a_heading_only_where_there_is_something_below(small: Engine) -> None:
    assert blocks(small(NESTED), PLAIN, "article").startswith("article\n\n1   source")
    assert blocks([], PLAIN, "article") == ""


def test_a_plain_listing_holds_the_content_on_one_line_and_nothing_invisible(small: Engine) -> None:
    content = "الخط جاهز " * 60
    listed = blocks(small(f"قال الوزير إن {content}\r\n\nغدا"), PLAIN)
    assert f"content    {content}غدا\n" in listed
    assert not re.search("[\u2066-\u2069\u200f\x1b]", listed)


def test_on_a_terminal_the_content_is_wrapped_whole(small: Engine) -> None:
    content = "الخط جاهز ومحطاته كلها مفتوحة للركاب منذ الصباح"
    listed = blocks(small(f"قال الوزير إن {content}"), Terminal(isolates=True, width=40))
    lines = [line for line in listed.splitlines() if line and "source" not in line and "cue" not in line]
    assert len(lines) == 2
    assert all(len(line) <= 40 + len(FSI + RIGHT_TO_LEFT + PDI) for line in lines)
    assert " ".join(re.findall(f"{FSI}{RIGHT_TO_LEFT}(.+?){PDI}", "\n".join(lines))) == content


def test_wrapped_lines_share_their_right_edge(small: Engine) -> None:
    listed = blocks(small("قال الوزير إن الخط جاهز ومحطاته كلها مفتوحة"), Terminal(isolates=True, width=40))
    first, second = (line for line in listed.splitlines() if "الخط" in line or "مفتوحة" in line)
    assert len(first) == len(second)


def test_deep_nesting_leaves_room_for_the_text() -> None:
    source = Spans((Piece(0, 3, "وزير " * 30),))
    chain = [_attribution(n, n - 1 or None, source) for n in range(1, 200)]
    longest = max(map(len, blocks(chain, Terminal(isolates=True, width=60)).splitlines()))
    assert longest < 70


@pytest.mark.parametrize(
    ("parents", "order"),
    [
        ({1: None, 2: 1, 3: None, 4: 1}, [(1, 0), (2, 1), (4, 1), (3, 0)]),
        ({1: 2, 2: None}, [(2, 0), (1, 1)]),
        ({1: None, 2: 9}, [(1, 0), (2, 0)]),
        ({}, []),
    ],
    ids=["children after parents", "a parent further on", "a parent that is not listed", "none"],
)
def test_nesting(parents: dict[int, int | None], order: list[tuple[int, int]]) -> None:
    listed = nested([_attribution(number, parent) for number, parent in parents.items()])
    assert [(attribution.id, depth) for attribution, depth in listed] == order


def test_a_long_chain_of_reports_is_no_recursion() -> None:
    chain = [_attribution(number, number - 1 or None) for number in range(1, 5000)]
    assert [depth for _, depth in nested(chain)] == list(range(4999))


def test_the_speaker_is_shown_where_the_source_does_not_name_him(engine: Engine) -> None:
    attributions = engine("قال أنطون بتروف إن الطريق مفتوح. وأضاف أن الجسر مغلق.")
    first, second = blocks(attributions, PLAIN).strip().split("\n\n")
    assert "speaker" not in first
    assert "speaker    أنطون بتروف · dropped subject" in second
