"""`qawl explain`: what it says, of what it is asked, and what it answers to mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from qawl.adapters.cli import main
from qawl.adapters.explanation import explanation
from qawl.adapters.terminal import FSI, PDI, RIGHT_TO_LEFT, Terminal
from qawl.adapters.wording import ARABIC, ENGLISH
from qawl.engine import load

Explain = Callable[..., tuple[int, str, str]]

RULES = """
fold
    unify ا أ إ آ
    drop tashkeel
words name
    زيد، هند
words day
    أمس
verbs announce act announce
    أعلن يعلن معلن إعلان  takes أن or عن <np>

phrase pair {name} {name}

construction said
    "Somebody said."
    [cue قال] [source {name}]
    example [cue قال] [source زيد].
    reject قال أمس.
construction said-when
    "Somebody said, and when."
    [cue قال] [source {name}] [time {day}]
    example [cue قال] [source هند] [time أمس].
    todo قال [source
construction ranked
    "By its rank."
    rank 1
    [cue قال] [source هند] [time أمس] [topic {number}]
construction pairs
    "A phrase."
    [cue قال] [source <pair>]
construction before
    "What stands before."
    ^ [topic {number}] [cue قال]
construction announced
    "A clause."
    [cue {announce finite}] [source {name}] <that> [content {word}+]
construction no-clause
    "The cue takes none."
    [cue ذكر] <that> [content {word}]
construction held
    "A cue in the source of another."
    [cue {name}] $
block never
    [cue قال] [source زيد] {number}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "all.qawl").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_CACHE", str(tmp_path_factory.getbasetemp() / "explain-cache"))


@pytest.fixture
def explain(rules: Path, capsys: pytest.CaptureFixture[str]) -> Explain:
    """Runs the command with the rules above: its status, its output, its complaints."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = main(["explain", *map(str, arguments), "--rules", str(rules)])
        return (status, *capsys.readouterr())

    return run


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("قال زيد", ["+ said (all.qawl:14) matches and is chosen: cue «قال», source «زيد»."]),
        ("قال زيد", ["- said-when (all.qawl:19) came to the end of the sentence and wanted `{day}`."]),
        ("قال زيد", ["- ranked (all.qawl:24) wanted `«هند»` right after the cue, where «زيد» stands."]),
        ("قال زيد ثم", ["- pairs (all.qawl:28) came to «ثم» and wanted `{name}` (in `<pair>`)."]),
        ("قال ثم", ["- said (all.qawl:14) wanted `{name}` right after the cue, where «ثم» stands."]),
        (
            "قال هند أمس",
            ["- said (all.qawl:14) matches, but said-when (all.qawl:19) is preferred: it fills more roles."],
        ),
        (
            "قال هند أمس 5",
            ["- said-when (all.qawl:19) matches, but ranked (all.qawl:24) is preferred: its rank is higher."],
        ),
        (
            "قال زيد هند",
            [
                "- pairs (all.qawl:28) matches, but said (all.qawl:14) is preferred: "
                "its content is nearer to the cue, or it stands earlier in the files."
            ],
        ),
        (
            "قال زيد 5",
            [
                "- said (all.qawl:14) matches, but the block never (all.qawl:43) leaves nothing here.",
                "+ never (all.qawl:43) matches. It is a block: nobody is reported to say anything here.",
            ],
        ),
        (
            "زيد قال",
            ["- before (all.qawl:31) has all from the cue on. Before it, it came to «زيد» and wanted `{number}`."],
        ),
        (
            "قال",
            [
                "- before (all.qawl:31) has all from the cue on. "
                "Before it, it came to the start of the sentence and wanted `{number}`."
            ],
        ),
        ("أعلن زيد ثم", ["- announced (all.qawl:34) came to «ثم» and wanted `أن`."]),
        ("ذكر أن زيد", ["- no-clause (all.qawl:37) wants a cue that takes `أن`."]),
        (
            "قال زيد",
            ["- held (all.qawl:40) matches, but the word belongs to what said (all.qawl:14) found at another cue."],
        ),
        ("وأعْلن زيد", ["counts as واعلن.", "takes `أن` or `عن <np>`."]),
        ("كذا", ["No word of this can be the cue of any construction."]),
    ],
)
def test_sentences(explain: Explain, text: str, lines: list[str]) -> None:
    status, out, complaints = explain(text)
    assert (status, complaints) == (0, "")
    for line in lines:
        assert line in out


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("قال زيد\nأعلن زيد\n\nقال هند\n", encoding="utf-8")
    return path


def test_a_file_is_explained_cue_by_cue(explain: Explain, article: Path) -> None:
    _, out, _ = explain(article)
    headings = re.findall("^«.+» in line .+", out, re.MULTILINE)
    assert headings == ["«قال» in line 1", "«زيد» in line 1", "«أعلن» in line 2", "«زيد» in line 2", "«قال» in line 4",
                        "«هند» in line 4"]  # fmt: skip


def test_one_line_of_a_file(explain: Explain, article: Path) -> None:
    _, out, _ = explain(f"{article}:2")
    assert re.findall("in line .", out) == ["in line 2", "in line 2"]
    assert explain(f"{article}:3")[1] == f"{ENGLISH['nothing']}\n"


@pytest.mark.parametrize(("line", "sentence"), [(17, "قال"), (18, "قال"), (22, "هند")])
def test_a_line_of_a_rule_file_is_a_case(
    rules: Path, capsys: pytest.CaptureFixture[str], line: int, sentence: str
) -> None:
    assert main(["explain", f"{rules / 'all.qawl'}:{line}"]) == 0
    out = capsys.readouterr().out
    assert f"«{sentence}» in line 1" in out
    assert "said (all.qawl:14)" in out


@pytest.mark.parametrize(
    ("target", "complaint"),
    [
        ("missing.txt", "there is no such file: missing.txt"),
        ("missing.qawl:3", "there is no such file: missing.qawl"),
        ("{article}:9", "there is no line 9: the file has 5"),
        ("{article}:0", "there is no line 0"),
        ("{rules}/all.qawl", "name the line of a case in it: FILE:LINE"),
        ("{rules}/all.qawl:2", "line 2 is no example, reject or todo"),
        ("{rules}/all.qawl:23", "the brackets of this case cannot be read"),
        ("{latin}", "not UTF-8"),
        ("{rules}", "no texts"),
        ("قال\0", "NUL"),
    ],
)
def test_mistakes_in_calling(
    explain: Explain, rules: Path, article: Path, tmp_path: Path, target: str, complaint: str
) -> None:
    latin = tmp_path / "windows.txt"
    latin.write_bytes("قال زيد".encode("cp1256"))
    status, out, complaints = explain(target.format(rules=rules, article=article, latin=latin))
    assert (status, out) == (2, "")
    assert complaint in complaints


def test_what_is_there_is_told(explain: Explain) -> None:
    _, out, _ = explain("قال هند أمس ثم")
    ranked = "  - ranked (all.qawl:24) came to «ثم» and wanted `{number}`.\n"
    assert f"{ranked}    What is there: `[cue «قال»]` «قال», `[source «هند»]` «هند», `[time «أمس»]` «أمس».\n" in out


def test_the_winner_comes_first_then_what_matches_then_what_stopped(explain: Explain) -> None:
    _, out, _ = explain("قال هند أمس.")
    names = re.findall(r"^  [-+] ([a-z-]+) ", out, re.MULTILINE)
    assert names[:6] == ["said-when", "said", "never", "ranked", "pairs", "before"]


def test_one_cue(explain: Explain) -> None:
    text = "قال زيد ثم وأعلن زيد أن هند"
    for cue in ("أعلن", "اعلن", "وأعلن"):
        _, out, _ = explain(text, "--cue", cue)
        assert [line for line in out.splitlines() if line[:1] == "«"] == ["«وأعلن» in line 1"]
    assert explain(text, "--cue", "ثم")[1] == "No word of this can be the cue of any construction.\n"


def test_a_line_of_a_corpus_is_explained_within_its_article(explain: Explain, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("قال زيد\n«\f\nقال هند\f\nقال ثم\n", encoding="utf-8")
    _, out, _ = explain(f"{corpus}:3")
    assert [line for line in out.splitlines() if line[:1] == "«"] == ["«قال» in line 3", "«هند» in line 3"]


def test_a_gold_article_is_read_without_its_brackets(explain: Explain, tmp_path: Path) -> None:
    gold = tmp_path / "a.gold"
    gold.write_text("[1.cue كتب].\n[2.cue قال] [2.source زيد].\n=== speakers\n2 = زيد\n", encoding="utf-8")
    _, out, _ = explain(f"{gold}:2")
    assert "+ said (all.qawl:14) matches and is chosen: cue «قال», source «زيد».\n" in out
    gold.write_text("[1.cue كتب", encoding="utf-8")
    assert "Q500" in explain(f"{gold}:1")[2]


def test_another_encoding(explain: Explain, tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes("قال زيد".encode("cp1256"))
    assert "«قال» in line 1" in explain(path, "--encoding", "cp1256")[1]


def test_rules_with_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.qawl").write_text("phrase p {nobody}\n", encoding="utf-8")
    assert main(["explain", "قال زيد", "--rules", str(tmp_path)]) == 2
    assert "Q200" in capsys.readouterr().err


def test_in_arabic(explain: Explain) -> None:
    _, out, _ = explain("قال زيد", "--lang", "ar")
    assert "«قال» في السطر 1" in out
    assert "+ said (all.qawl:14) يطابق وهو المختار: قول «قال»، قائل «زيد»." in out
    assert "- pairs (all.qawl:28) بلغ آخر الجملة وكان ينتظر `{name}` (من `<pair>`)." in out


def test_both_languages_say_the_same_things() -> None:
    def holes(wording: dict[str, str]) -> dict[str, set[str]]:
        return {key: set(re.findall(r"{\w+}", text)) for key, text in wording.items()}

    assert holes(ARABIC) == holes(ENGLISH)


def test_on_a_terminal_arabic_is_isolated(rules: Path) -> None:
    engine = load(rules)
    terminal = Terminal(isolates=True)
    english = "\n".join(explanation(engine, "قال زيد", terminal))
    assert re.search("[\u0600-\u06ff]", re.sub(f"{FSI}[^{FSI}{PDI}]*{PDI}", "", english)) is None
    assert f"{FSI}«قال»{PDI} in line 1" in english
    arabic = list(explanation(engine, "قال زيد", terminal, "ar"))
    assert all(RIGHT_TO_LEFT in line for line in arabic if line)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "The speaker is «أنطون بتروف», as at cue «قال» (line 1): the verb has no subject of its own"),
        ("ar", "القائل «أنطون بتروف» كما عند القول «قال» (السطر 1): الفعل بلا فاعل ظاهر"),
    ],
)
def test_why_somebody_is_the_speaker(lang: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = "قال أنطون بتروف إن الطريق مفتوح. وأضاف أن الجسر مغلق."
    assert main(["explain", text, "--cue", "أضاف", "--lang", lang]) == 0
    assert told in capsys.readouterr().out


def test_through_whom_it_came(capsys: pytest.CaptureFixture[str]) -> None:
    text = "القاهرة (رويترز) - قال أنطون بتروف لصحيفة الشراع إن الطريق مفتوح. وأضاف أن الجسر مغلق."
    assert main(["explain", text, "--cue", "أضاف"]) == 0
    out = capsys.readouterr().out
    assert "It came through «صحيفة الشراع»: named with an earlier report of the same speaker" in out
    assert "It came through «رويترز»: the outlet in the dateline." in out
