"""Builds the matcher in C beside its sources when the package is built, also for an editable installation.

It is optional: where it cannot be compiled, a warning says so, and the package does without it.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("engine", "qawl", "match", "native")
NAME = "_vm"


class Matcher(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say that the wheel is for this machine alone."""
        if self.target_name != "wheel":
            return
        folder = Path(self.root) / FOLDER
        for built in [*folder.glob(f"{NAME}.*.so"), *folder.glob(f"{NAME}.*.pyd")]:
            built.unlink()
        try:
            compiled(folder)
        except Exception as error:  # setuptools tells in many ways that there is no compiler
            self.app.display_warning(f"the matcher in C is not built, the one in Python will do: {error}")
        else:
            build_data["pure_python"] = False
            build_data["infer_tag"] = True


def compiled(folder: Path) -> None:
    """Compile the sources in the folder to a module in it."""
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    sources = sorted(folder.glob("*.[ch]"))
    digest = sha256(b"".join(file.read_bytes() for file in sources)).hexdigest()[:16]  # as `sources` there
    windows = sys.platform == "win32"
    extension = Extension(
        NAME,
        [str(file) for file in sources if file.suffix == ".c"],
        define_macros=[("SOURCES", f'"{digest}"')],
        extra_compile_args=["/std:c11", "/O2"] if windows else ["-std=c11", "-O2"],
    )
    with TemporaryDirectory() as scratch:
        command = build_ext(Distribution({"ext_modules": [extension]}))
        command.build_lib, command.build_temp = str(folder), scratch
        command.ensure_finalized()
        command.run()
