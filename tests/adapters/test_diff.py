"""`qawl diff`: where versions come from, what is kept, and how mistakes are answered. Its output: `tests/golden`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from qawl.adapters import runs
from qawl.adapters.cli import main
from qawl.adapters.corpus import articles
from qawl.adapters.excerpt import contrast, excerpt
from qawl.adapters.html import marked

FIXTURES = Path(__file__).parents[1] / "golden" / "reports"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with rules and a corpus; the rules are in git, once as `old` has them and then as `new` has them."""
    monkeypatch.setenv("QAWL_CACHE", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    shutil.copy(FIXTURES / "corpus.txt", "corpus.txt")
    identity = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "init", "-q"], check=True)
    for version in ("old", "new"):
        shutil.copytree(FIXTURES / version, "grammar/rules", dirs_exist_ok=True)
        subprocess.run(["git", "add", "grammar"], check=True)
        subprocess.run(["git", *identity, "commit", "-q", "-m", version], check=True)
    return project


def _diff(*arguments: str) -> int:
    return main(["diff", "--rules", "grammar/rules", *arguments])


def test_git_revisions(capsys: Captured) -> None:
    assert _diff("HEAD~1", "HEAD", "corpus.txt") == 0
    expected = (FIXTURES / "diff.txt").read_text(encoding="utf-8").replace("old → new", "HEAD~1 → HEAD")
    assert capsys.readouterr() == (expected, "")


def test_a_revision_and_the_folder_as_it_is(capsys: Captured) -> None:
    assert _diff("HEAD", "grammar/rules", "corpus.txt") == 0
    assert "won 0, lost 0, moved 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("HEAD~7", "HEAD"), "HEAD~7 is no file or folder, and no revision of grammar/rules"),
        (("HEAD", "nowhere"), "nowhere is no file or folder, and no revision of grammar/rules"),
    ],
)
def test_a_version_that_is_not_there(arguments: tuple[str, ...], message: str, capsys: Captured) -> None:
    assert _diff(*arguments, "corpus.txt") == 2
    assert capsys.readouterr().err == f"qawl: error: {message}\n"


@pytest.mark.parametrize("number", ["-1", "many", "1.5"])
def test_a_sample_of_no_number(number: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        _diff("HEAD", "HEAD", "corpus.txt", f"--sample={number}")
    assert stopped.value.code == 2 and "is no number" in capsys.readouterr().err


def test_an_empty_corpus(here: Path, capsys: Captured) -> None:
    (here / "empty.txt").write_text("\n\f\n", encoding="utf-8")
    assert _diff("HEAD~1", "HEAD", "empty.txt") == 0
    assert capsys.readouterr().out.startswith("HEAD~1 → HEAD: 0 → 0 attributions in 0 articles\n")


def test_a_folder_outside_git(here: Path, capsys: Captured) -> None:
    shutil.rmtree(here / ".git")
    assert _diff("HEAD", "grammar/rules", "corpus.txt") == 2
    assert "grammar/rules is in no git repository" in capsys.readouterr().err


def test_a_revision_without_the_folder(capsys: Captured) -> None:
    subprocess.run(["git", "mv", "grammar", "moved"], check=True)
    assert main(["diff", "--rules", "moved/rules", "HEAD", "moved/rules", "corpus.txt"]) == 2
    assert "the revision HEAD has no folder moved/rules" in capsys.readouterr().err


def test_rules_that_cannot_be_used(here: Path, capsys: Captured) -> None:
    (here / "grammar/rules/rules.qawl").write_text("phrase a <b>\n", encoding="utf-8")
    assert _diff("HEAD", "grammar/rules", "corpus.txt") == 2
    assert "error Q201" in capsys.readouterr().err


def test_a_document_that_cannot_be_read_is_left_out(here: Path, capsys: Captured) -> None:
    (here / "texts").mkdir()
    shutil.copy("corpus.txt", "texts/a.txt")
    (here / "texts" / "b.txt").write_bytes(b"\xc7")
    (here / "texts" / "c.txt").write_text("قال\0", encoding="utf-8")
    assert _diff("HEAD~1", "HEAD", "texts", "--format", "jsonl") == 2
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert {row["doc"] for row in rows} == {"a#1", "a#2"}
    assert "texts/b.txt: not UTF-8" in err
    assert "texts/c.txt: it holds characters that no text has" in err


def test_a_run_is_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["قال الوزير إن الخط جاهز.", "لا شيء."]
    first = runs.run([Path("grammar/rules")], texts)
    monkeypatch.setattr(runs, "spread", lambda work, folders, texts: iter(folders))
    assert runs.run([Path("grammar/rules")], texts) == first
    (here / "grammar/rules/rules.qawl").write_bytes((FIXTURES / "old/rules.qawl").read_bytes())
    with pytest.raises(TypeError):  # what stands in for the computation gives no lines
        runs.run([Path("grammar/rules")], texts)


def test_the_same_rules_in_two_folders_run_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree("grammar/rules", "copy")
    asked: list[Path] = []
    spread = runs.spread

    def noting(work: Any, folders: Sequence[Path], texts: Sequence[str]) -> Iterator[list[Any]]:
        asked.extend(folders)
        return spread(work, folders, texts)

    monkeypatch.setattr(runs, "spread", noting)
    one, other = runs.run([Path("grammar/rules"), Path("copy")], ["قال الوزير إن الخط جاهز."])
    assert one == other != [""]
    assert len(asked) == 1


def test_several_processes_find_the_same(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [FIXTURES / "old", FIXTURES / "new"]
    texts = [article.text for article in articles(["corpus.txt"], "utf-8")[0]] * 3
    alone = runs.run(folders, texts)
    monkeypatch.setattr(runs, "_CHUNK", 60)
    monkeypatch.setenv("QAWL_CACHE", str(here / "other"))
    assert runs.run(folders, texts) == alone


def test_form_feeds_part_articles(here: Path) -> None:
    (here / "one.txt").write_text("ا\nب\n\f\nج\n\f \n\fد", encoding="utf-8")
    found, whole = articles(["one.txt"], "utf-8")
    assert whole
    assert [(a.id, a.line, a.text) for a in found] == [
        ("one#1", 1, "ا\nب\n"),
        ("one#2", 3, "\nج\n"),
        ("one#4", 6, "د"),
    ]
    assert found[1].place(1) == "one.txt:4"


def test_an_excerpt_loses_the_middle_of_long_stretches() -> None:
    words = " ".join(f"كلمة{n}" for n in range(20))
    text = f"سطر\n{words} قال زيد إن {words}."
    start = text.index("قال")
    roles = [("cue", ((start, start + 3),)), ("content", ((start + 11, len(text) - 1),))]
    assert excerpt(text, roles) == (
        "… كلمة12 كلمة13 كلمة14 كلمة15 كلمة16 كلمة17 كلمة18 كلمة19 [cue قال] زيد إن "
        "[content كلمة0 كلمة1 كلمة2 كلمة3 كلمة4 … كلمة15 كلمة16 كلمة17 كلمة18 كلمة19]."
    )


def test_a_contrast_keeps_what_differs() -> None:
    shared = [str(n) for n in range(20)]
    old, new = contrast(" ".join(shared), " ".join([*shared, "ا", "ب"]))
    assert (old, new) == ("0 1 2 … 17 18 19", "0 1 2 … 17 18 19 ا ب")
    assert contrast("ا ب ب", "ا ب") == ("ا ب ب", "ا ب")


def test_marked_text_is_escaped_and_nested() -> None:
    roles = [("content", ((2, 9),)), ("cue", ((2, 4),)), ("source", ((8, 11),))]
    cue = '<span class="role cue" title="cue">&lt;b</span>'
    content = f'<span class="role content" title="content">{cue}&gt; &amp; c</span>'
    assert marked("a <b> & cdef", roles) == f"a {content}def"
