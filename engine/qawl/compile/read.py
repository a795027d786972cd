"""Pass 1: read all rule files of a folder. In: paths and bytes; out: trees, sources, syntax problems."""

from __future__ import annotations

from collections.abc import Iterable

from qawl.compile.state import Compilation
from qawl.syntax.kept import read_kept
from qawl.syntax.reader import read_source


def read(state: Compilation, files: Iterable[tuple[str, bytes]]) -> None:
    """Parse each file, or take what was kept of it; a file that cannot be parsed is reported and left out."""
    reader = read_kept if state.cache else read_source
    for path, data in files:
        # Without a byte order mark, as the reader counts places.
        state.sources[path] = data.decode("utf-8-sig", "replace")
        parsed, problems = reader(path, data)
        state.diagnostics.extend(problems)
        if parsed is not None:
            state.sources[path] = parsed.source
            state.files.append(parsed)
