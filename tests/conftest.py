"""What all tests share: the built-in grammar, loaded once, and steady settings for the property tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def engine() -> Callable[[str], Any]:
    """The built-in grammar, compiled once for the whole run."""
    import qawl

    return qawl.load()
