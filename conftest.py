"""Loads the plugin that collects cases from rule files, whether or not Qawl is installed, and what tests it."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

# Spark is an extra, and to look for examples in a module's docstrings is to import it.
collect_ignore = [] if find_spec("pyspark") else ["engine/qawl/spark.py", "engine/qawl/adapters/spark.py"]

pytest_plugins = ["qawl.adapters.pytest_plugin", "pytester"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept`, see `tests/golden`."""
    parser.addoption("--accept", action="store_true", help="write what comes out into the golden files")
