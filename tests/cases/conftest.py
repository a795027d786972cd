"""A small rule folder with cases of all kinds and outcomes."""

from __future__ import annotations

from pathlib import Path

import pytest

ORTHOGRAPHY = "fold\n    unify ا أ إ آ\n    drop tashkeel tatweel\n"
SAID = """construction said
    [cue قال] [source {word}]
    example  [cue قال] [source زيد].
    example  [cue قال] [source زيد الكبير].
    reject   كتب زيد.
    todo     [cue كتب] [source زيد].
"""
BESIDE = """for said
    todo     [cue قال] [source سعيد].
    reject   قال زيد.
"""


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`rules/` in the current folder: seven cases of `said`, two of which fail and one of which passes too soon."""
    monkeypatch.setenv("QAWL_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "rules"
    (folder / "constructions").mkdir(parents=True)
    (folder / "orthography.qawl").write_text(ORTHOGRAPHY, encoding="utf-8")
    (folder / "constructions" / "said.qawl").write_text(SAID, encoding="utf-8")
    (folder / "constructions" / "said.cases").write_text(BESIDE, encoding="utf-8")
    return folder
