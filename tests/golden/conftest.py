"""The rule files here are wrong on purpose: pytest must not run their cases."""

collect_ignore_glob = ["*.qawl", "*.gold"]
