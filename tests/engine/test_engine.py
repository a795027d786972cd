"""The calls on an engine, and how one is loaded."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import qawl
from qawl.diagnostic import InputError
from qawl.engine import cache_folder
from qawl.lexicon import Lexicon
from qawl.program import Program

TEXT = "قال الوزير إن الطريق مفتوح."


def cues(engine: qawl.Engine, text: str = TEXT) -> list[str]:
    return [attribution.cue.text for attribution in engine(text)]


# --- calls


def test_a_text_gives_its_attributions(rules: Path) -> None:
    engine = qawl.load(rules)
    assert cues(engine) == ["قال"]
    assert cues(engine, "سافر الوزير. " + TEXT + "\n" + TEXT) == ["قال", "قال"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "»", "سافر الوزير.", "hello", "قال", "😀", "\u200f"])
def test_a_text_without_reports_gives_none(rules: Path, text: str) -> None:
    assert qawl.load(rules)(text) == []


@pytest.mark.parametrize(
    ("text", "message"), [("\0" + TEXT, "NUL"), (TEXT + "\ud800", "surrogate U\\+D800 at offset 27")]
)
def test_what_is_no_text_is_refused(rules: Path, text: str, message: str) -> None:
    engine = qawl.load(rules)
    with pytest.raises(qawl.InputError, match=message):
        engine(text)
    with pytest.raises(qawl.InputError, match=message):
        engine.lay_out(text)


def test_a_stray_nul_moves_no_offset(rules: Path) -> None:
    text = TEXT + " " + "سافر الوزير. " * 20 + "\0 " + TEXT
    attributions = qawl.load(rules)(text)
    assert [a.cue.pieces[0].start for a in attributions] == [0, text.rindex("قال")]


def test_a_text_is_laid_out_as_the_rules_see_it(rules: Path) -> None:
    document = qawl.load(rules).lay_out("قال: «الطريق. مفتوح».")
    assert "".join(document.tokens) == document.text
    assert len(document.tokens) == len(document.symbols)
    assert [(document.word(a), document.word(b)) for a, b in document.closing.items()] == [("«", "»")]


def test_a_search_that_takes_too_long_is_given_up(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = qawl.load(rules)
    monkeypatch.setattr("qawl.engine.LIMIT", -1.0)
    assert engine("سافر الوزير.") == []
    with pytest.raises(InputError, match=r"matching took too long and had come to offset 13 of 40"):
        engine("سافر الوزير. " + TEXT)


def test_threads_share_an_engine(rules: Path) -> None:
    engine = qawl.load(rules)
    texts = [f"{'سافر الوزير. ' * n}قال المدير{n} إن الطريق{n} مفتوح." for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(engine, texts))
    assert together == [qawl.load(rules)(text) for text in texts]


def test_threads_share_what_is_learnt_of_words() -> None:
    """A number that one thread gives to a shape is good for the others as soon as they can see it."""
    lexicon = Lexicon([], {}, {})

    def learn(_: int) -> bool:
        shapes = [frozenset({str(number)}) for number in range(3000)]
        return all(lexicon.readings[lexicon.shape(shape)].features == shape for shape in shapes)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(learn, range(8)))
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.parametrize("text", [None, b"text", 7])
def test_what_is_no_text(rules: Path, text: object) -> None:
    with pytest.raises(TypeError, match=r"a text is a str, not \w+"):
        qawl.load(rules)(text)  # type: ignore[arg-type]


ARABIC = """توحيد
    وحد ا أ إ
    احذف تشكيل تطويل خفية
    علامات « »

أفعال أفعال-القول فعل قول
    قال يقول قائل قول   يأخذ أن

تركيب فعل-قائل
    [قول {أفعال-القول فعل}] [قائل {كلمة - أن}]? <أن> [مقول {أي}+]
"""


def test_a_grammar_may_be_all_in_arabic(rules: Path, tmp_path: Path) -> None:
    assert not any(letter.isascii() and letter.isalpha() for letter in ARABIC)
    (tmp_path / "قواعد.qawl").write_text(ARABIC, encoding="utf-8")
    (found,) = qawl.load(tmp_path / "قواعد.qawl")(TEXT)
    assert found.rule == "فعل-قائل"
    assert [replace(found, rule="verb-that")] == qawl.load(rules)(TEXT)


# --- loading


def test_one_file_is_a_grammar_too(rules: Path) -> None:
    assert cues(qawl.load(rules / "all.qawl")) == ["قال"]
    assert cues(qawl.load(str(rules))) == ["قال"]


def test_all_problems_are_raised(rules: Path) -> None:
    (rules / "more.qawl").write_text("phrase a <nothing>\nphrase b {nobody}\n", encoding="utf-8")
    with pytest.raises(qawl.RuleError) as caught:
        qawl.load(rules)
    assert [d.code for d in caught.value.diagnostics] == ["Q201", "Q200"]
    assert set(caught.value.sources) == {"all.qawl", "more.qawl"}


@pytest.mark.parametrize("there", [True, False])
def test_no_rules(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "none"
    if there:
        folder.mkdir()
    with pytest.raises(qawl.RuleError) as caught:
        qawl.load(folder)
    assert [d.code for d in caught.value.diagnostics] == ["Q106"]


# --- the cache


def programs(cache: Path) -> list[Path]:
    """The programs that are kept."""
    return list(cache.glob("*.kept"))


def kept_program(file: Path) -> str:
    """The program in a kept file: a line with a checksum, then the program and its tables."""
    data, _ = marshal.loads(file.read_bytes().partition(b"\n")[2])
    return Program.from_data(data).to_json()


def test_rules_are_compiled_once(rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = qawl.load(rules)
    (kept,) = programs(cache)
    monkeypatch.setattr("qawl.compile.compile_rules", _never)
    assert qawl.load(rules).program.to_json() == first.program.to_json() == kept_program(kept)


def test_without_a_cache_nothing_is_read_or_written(rules: Path, cache: Path) -> None:
    qawl.load(rules, cache=False)
    assert not cache.exists()
    qawl.load(rules)
    (kept,) = programs(cache)
    kept.write_text("{}", encoding="utf-8")
    assert cues(qawl.load(rules, cache=False)) == ["قال"]
    assert kept.read_text(encoding="utf-8") == "{}"


def test_other_rules_are_compiled_anew(rules: Path, cache: Path) -> None:
    qawl.load(rules)
    file = rules / "all.qawl"
    file.write_text(file.read_text(encoding="utf-8").replace("قال يقول قائل قول", "ذكر يذكر - -"), encoding="utf-8")
    assert cues(qawl.load(rules)) == []
    assert len(programs(cache)) == 2


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"qawl":0}', '{"qawl":1,"digest":""}'])
def test_a_damaged_cache_is_written_anew(rules: Path, cache: Path, damage: str) -> None:
    whole = qawl.load(rules).program.to_json()
    (kept,) = programs(cache)
    kept.write_text(damage, encoding="utf-8")
    assert cues(qawl.load(rules)) == ["قال"]
    assert kept_program(kept) == whole


def test_bytes_that_are_no_text_in_the_cache(rules: Path, cache: Path) -> None:
    qawl.load(rules)
    (kept,) = programs(cache)
    kept.write_bytes(b"\xff\xfe")
    assert cues(qawl.load(rules)) == ["قال"]


def test_a_cache_that_cannot_be_written_is_no_error(rules: Path, cache: Path) -> None:
    cache.write_text("a file where the folder would be")
    assert cues(qawl.load(rules)) == ["قال"]


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_folder() == Path(os.environ["QAWL_CACHE"])
    monkeypatch.delenv("QAWL_CACHE")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "qawl"


def test_a_kept_program_runs_without_the_rule_language(rules: Path) -> None:
    qawl.load(rules)
    code = (
        "import sys, qawl; found = qawl.load(sys.argv[1])(sys.argv[2]); "
        "print(len(found), *(name for name in ('lark', 'qawl.compile', 'qawl.syntax') if name in sys.modules))"
    )
    command = [sys.executable, "-X", "utf8", "-c", code, str(rules), TEXT]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=_environment())
    assert done.stdout == "1\n"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(qawl.__file__).parents[1])}


def _never(*_: object) -> None:
    raise AssertionError("compiled a second time")


def test_one_match_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four gaps in a row are tried in as many ways as the fourth power of the sentence's length."""
    (tmp_path / "slow.qawl").write_text(SLOW, encoding="utf-8")
    engine = qawl.load(tmp_path)
    assert [a.content.text for a in engine("قال زيد هو هو هو هو أن الطريق مفتوح.")] == ["الطريق مفتوح"]
    monkeypatch.setattr("qawl.match.found.ONE_CUE", 0.05)
    with pytest.raises(InputError, match=r"matching took too long and had come to offset 5 of"):
        engine("نعم. قال زيد الطريق مفتوح " + "هو " * 390 + "أن.")


SLOW = """
fold
    unify ا أ إ
    drop tashkeel tatweel invisible

verbs say act say
    قال يقول قائل قول  takes أن

construction slow
    [cue {say finite}] ... هو ... هو ... هو ... هو ... أن [content الطريق مفتوح]

    example  [cue قال] زيد هو هو هو هو أن [content الطريق مفتوح].
    reject   قال زيد.
"""
