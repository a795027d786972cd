"""Loads the plugin that collects cases from rule files, whether or not Qawl is installed, and what tests it."""

from __future__ import annotations

import pytest

pytest_plugins = ["qawl.adapters.pytest_plugin", "pytester"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept`, see `tests/golden`."""
    parser.addoption("--accept", action="store_true", help="write what comes out into the golden files")
