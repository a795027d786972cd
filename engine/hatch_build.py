"""Builds the matcher in C with the package: into the wheel, or beside its sources for an editable installation.

It is optional: where it cannot be compiled, a warning says so (which pip shows with -v), and the package does without.
"""

from __future__ import annotations

import shutil
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
        self._scratch = TemporaryDirectory()
        try:
            module = compiled(folder, Path(self._scratch.name))
        except Exception as error:  # setuptools tells in many ways that there is no compiler
            self.app.display_warning(f"the matcher in C is not built, the one in Python will do: {error}")
            return
        if version == "editable":  # which runs from its sources
            shutil.move(module, folder / module.name)
        else:
            build_data["force_include"][str(module)] = "/".join((*FOLDER.parts[1:], module.name))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def compiled(folder: Path, scratch: Path) -> Path:
    """Compile the sources in the folder to a module in the other one."""
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
    command = build_ext(Distribution({"ext_modules": [extension]}))
    command.build_lib, command.build_temp = str(scratch), str(scratch / "objects")
    command.ensure_finalized()
    command.run()
    (module,) = scratch.glob(f"{NAME}.*")
    return module
