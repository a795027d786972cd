"""`--accept`: what is found in place of what was expected, and nothing else in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.adapters.cli import main

Captured = pytest.CaptureFixture[str]


def _rewrite(path: Path, text: str, bom: bytes = b"") -> bytes:
    data = bom + text.encode()
    path.write_bytes(data)
    return data


def test_only_the_brackets_of_failing_examples_change(rules: Path, capsys: Captured) -> None:
    file = rules / "constructions" / "said.qawl"
    before = file.read_bytes()
    beside = (rules / "constructions" / "said.cases").read_bytes()
    assert main(["test", "rules", "--accept"]) == 1  # the reject fails as before
    assert file.read_bytes() == before.replace("[source زيد الكبير].".encode(), "[source زيد] الكبير.".encode())
    assert (rules / "constructions" / "said.cases").read_bytes() == beside
    out = capsys.readouterr().out
    assert out.startswith("rules/constructions/said.qawl:4: what is found is expected now by the example of `said`\n")
    assert out.endswith("6 cases: 2 passed, 1 failed, 1 accepted, 1 to do, 1 to do but passed already\n")


def test_line_ends_the_byte_order_mark_numbers_and_languages_stay(rules: Path) -> None:
    file = rules / "constructions" / "said.qawl"
    text = (
        "construction said\r\n    [cue قال] [source {word}]\r\n"
        "    example  [7.قول قال] [7.قائل زيد الكبير].   \r\n\r\n"
        "    example  [cue قال] [source زيد] و[2.cue قال] [2.source عمرو الكبير]. # \\[no comment\\] \r\n"
        "    reject   لا.\r\n# an end\r\n"
    )
    before = _rewrite(file, text, b"\xef\xbb\xbf")
    (rules / "constructions" / "said.cases").unlink()
    assert main(["test", "rules", "--accept"]) == 0
    after = before.replace("[7.قائل زيد الكبير]".encode(), "[7.قائل زيد] الكبير".encode())
    after = after.replace(
        "[cue قال] [source زيد] و[2.cue قال] [2.source عمرو الكبير]".encode(),
        "[1.cue قال] [1.source زيد] و[2.cue قال] [2.source عمرو] الكبير".encode(),
    )
    assert file.read_bytes() == after
    assert main(["test", "rules"]) == 0


@pytest.mark.parametrize(
    "case",
    [
        "reject   قال زيد.",  # the rule finds something
        "example  [cue كتب] [source زيد].",  # nothing is found
        "todo     [cue كتب] [source زيد].",
        "example  [cue قال",
    ],
)
def test_what_would_not_hold_is_left(case: str, rules: Path) -> None:
    file = rules / "constructions" / "said.qawl"
    before = _rewrite(file, f"construction said\n    [cue قال] [source {{word}}]\n    {case}\n")
    main(["test", "rules", "--accept"])
    assert file.read_bytes() == before


ARTICLE = """عنوان [مهم\\]
[1.cue قال] [1.source زيد الكبير].

[3.cue قال] [3.source عمرو].
=== speakers
1 = زيد
3 = عمرو
"""


def test_a_gold_article_is_a_case(rules: Path, capsys: Captured) -> None:
    article = rules / "2017.gold"
    article.write_text(ARTICLE.replace("[مهم", "\\[مهم"), encoding="utf-8")
    assert main(["test", "rules/2017.gold"]) == 1
    assert capsys.readouterr().out == (
        "rules/2017.gold:1: the article fails: of 2 attributions 1 are not found, and 1 others are\n"
        "    expected  [1.cue قال] [1.source زيد الكبير].\n"
        "    found     [1.cue قال] [1.source زيد] الكبير.\n"
        "    said (constructions/said.qawl:1) matches and is chosen: cue «قال», source «زيد».\n\n"
        "1 case: 1 failed\n"
    )
    before = article.read_bytes()
    assert main(["test", "rules", "-k", "2017[article]", "--accept"]) == 0
    assert article.read_bytes() == before.replace("[1.source زيد الكبير]".encode(), "[1.source زيد] الكبير".encode())


def test_an_article_whose_speaker_would_be_lost_is_left(rules: Path) -> None:
    article = rules / "2017.gold"
    before = _rewrite(article, "[1.cue كتب] زيد. [2.cue قال] [2.source زيد].\n=== speakers\n1 = زيد\n")
    assert main(["test", "rules/2017.gold", "--accept"]) == 1
    assert article.read_bytes() == before


def test_why_nothing_is_found(rules: Path, capsys: Captured) -> None:
    file = rules / "constructions" / "said.qawl"
    cases = ("[cue قال].", "[cue كتب] [source زيد].")
    file.write_text(
        "construction said\n    [cue قال] [source {word}]\n" + "".join(f"    example  {case}\n" for case in cases),
        encoding="utf-8",
    )
    main(["test", "rules/constructions/said.qawl"])
    out = capsys.readouterr().out
    stopped = "wanted `{word}` right after the cue, where the end of the sentence stands."
    assert f"    said (constructions/said.qawl:1) {stopped}\n" in out
    assert "    «كتب» can be the cue of no construction.\n" in out
    main(["test", "rules/constructions/said.qawl", "--lang", "ar"])
    assert "    لا يصلح «كتب» قولا لأي تركيب.\n" in capsys.readouterr().out
