"""Loads the plugin that collects cases from rule files, whether or not Qawl is installed."""

from importlib.util import find_spec

# TODO: drop the condition as soon as the module exists; until then the other tests shall run.
pytest_plugins = ["qawl.adapters.pytest_plugin"] if find_spec("qawl.adapters.pytest_plugin") else []
