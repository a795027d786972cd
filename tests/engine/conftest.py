"""A rule folder of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

RULES = """fold
    unify ا أ إ
    drop tashkeel tatweel invisible
    quotes « »

verbs say act say
    قال يقول قائل قول   takes أن

construction verb-that
    [cue {say finite}] [source {word - that}]? <that> [content {any}+]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with the rules in one file."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "all.qawl").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is not there yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("QAWL_CACHE", str(folder))
    return folder
