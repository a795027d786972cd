"""What all tests share: the built-in grammar, loaded once, a small one, and steady settings for the property tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

FEW_RULES = """fold
    unify ا أ إ آ
    drop tashkeel tatweel invisible
    quotes « »
verbs say act say
    أعلن يعلن معلن إعلان     takes أن
    قال يقول قائل قول       takes أن
construction verb-that
    [cue {say finite}] ([source (!{that} {word})+]) <that> [content {any}+]
"""


@pytest.fixture(scope="session")
def few_rules() -> str:
    """A grammar of one construction, which is compiled at once."""
    return FEW_RULES


@pytest.fixture(scope="session")
def engine() -> Callable[[str], Any]:
    """The built-in grammar, compiled once for the whole run."""
    import qawl

    return qawl.load()
