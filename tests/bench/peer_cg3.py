"""CG-3: constraint grammar. It reads words that somebody else has cut and analysed, so that is not in its time.

Each word is a cohort whose one reading is the folded word. A rule marks a cue if its landmark follows in the sentence,
however far, and no mark stands between.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from qawl.text.folding import Fold
from qawl.text.tokens import core, tokenize

from .clock import Work
from .cues import Cues, Forms

COMMAND = "vislcg3"


def is_there() -> bool:
    """Is it installed? Debian calls the package cg3."""
    return which(COMMAND) is not None


def marker(fold: Fold, known: Cues, sets: Sequence[Forms], texts: Sequence[str]) -> Work:
    """One rule a set of cues; a process that begins, reads its grammar compiled, marks the cues and ends."""
    folder = TemporaryDirectory(prefix="bench-cg3-")
    source, binary, stream = (Path(folder.name) / name for name in ("rules.cg3", "rules.bin", "stream"))
    source.write_text(_grammar(known, sets), encoding="utf-8")
    subprocess.run([COMMAND, "-g", source, "--grammar-only", "--grammar-bin", binary], check=True, capture_output=True)
    stream.write_text("".join(_cohorts(fold, texts)), encoding="utf-8")

    def work(kept: object = folder) -> int:
        done = subprocess.run([COMMAND, "-g", binary, "-I", stream], check=True, capture_output=True)
        return done.stdout.count(b"@cue")

    return work


def _grammar(known: Cues, sets: Sequence[Forms]) -> str:
    """Lists of words, and a rule for each set of cues."""
    lines = ['DELIMITERS = "<.>" "<!>" "<؟>" "<¶>" ;', _list("that", known.that), 'LIST colon = ":" ;']
    lines += ['LIST quote = "«" "\\"" "“" ;', 'LIST mark = "،" "؛" ":" "«" "\\"" "“" ;']
    names = {forms: f"cue{number}" for number, forms in enumerate(dict.fromkeys(sets))}
    lines += [_list(name, forms) for forms, name in names.items()]
    lines.append("AFTER-SECTIONS")
    for number, forms in enumerate(sets):
        landmark, barrier = (("that", "mark"), ("colon", "that"), ("quote", "that"))[number % 3]
        lines.append(f"ADD (@cue{number}) TARGET {names[forms]} IF (2* {landmark} BARRIER {barrier}) ;")
    return "\n".join(lines) + "\n"


def _list(name: str, forms: Forms) -> str:
    words = " ".join(f'"{form}"' for form in sorted(forms or {"-"}))  # no list may be empty
    return f"LIST {name} = {words} ;"


def _cohorts(fold: Fold, texts: Sequence[str]) -> list[str]:
    """The words as it reads them; a line end is a word of its own."""
    found = []
    for text in texts:
        for token in tokenize(text):
            word = token[slice(*core(token))].replace('"', '\\"')
            found.append(f'"<{word or "¶"}>"\n\t"{fold(word) or word or "¶"}"\n')
    return found
