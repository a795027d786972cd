"""The one door to `grammars/` and `rules/`: inside the package in a wheel, beside `engine/` in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def grammar_text(name: str) -> str:
    """The text of `grammars/NAME.lark`; `name` with or without the suffix.

    Works from a zip file, too. Raises FileNotFoundError, which lists the grammars that there are.
    """
    folder = _folder("grammars")
    file = name if name.endswith(".lark") else f"{name}.lark"
    there = {entry.name: entry for entry in folder.iterdir()}
    if file not in there:
        raise FileNotFoundError(f"no grammar {file} in {folder}; there are: {', '.join(sorted(there)) or 'none'}")
    return there[file].read_text(encoding="utf-8")


def rules_folder() -> Path:
    """The folder of the built-in rules.

    Raises FileNotFoundError if they are missing or in a zip file: rule files are read, and named in messages, by path.
    """
    folder = _folder("rules")
    if not isinstance(folder, Path):
        raise FileNotFoundError(f"the built-in rules are inside an archive ({folder}): install or unpack qawl")
    return folder


def _folder(name: str) -> Traversable:
    package = Path(__file__).resolve().parent
    if (package / name).is_dir():
        return package / name
    # The pyproject.toml shows that this is a checkout, and not just any folder two levels up.
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    # Last, and imported only here, since it costs some milliseconds: the package inside a zip file.
    from importlib.resources import files

    archived = files("qawl") / name
    if archived.is_dir():
        return archived
    raise FileNotFoundError(f"the folder {name}/ is neither in the package {package} nor beside it: install qawl again")
