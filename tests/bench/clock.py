"""Time and memory. All that is compared is measured in turns, so that a busy machine is busy for all of it."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

Work = Callable[[], Any]
# Prepares what is not timed and gives what is.
Task = Callable[[], Work]


def in_turns(tasks: Mapping[str, Task], rounds: int) -> dict[str, list[float]]:
    """The seconds that each task took in each round. What others have made is frozen meanwhile, so that no garbage is
    looked for in it in this one's time."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            work = task()
            gc.collect()
            gc.freeze()
            start = perf_counter()
            work()
            taken[name].append(perf_counter() - start)
            gc.unfreeze()
    return taken


def ratio(taken: Sequence[float], other: Sequence[float]) -> float:
    """How many times as long as the other: the median of the rounds' ratios."""
    return median(a / b for a, b in zip(taken, other, strict=True))


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process: seconds, and the most memory that it had, in megabytes."""

    seconds: float
    memory: float


# Started from a process that is small itself: the kernel counts the memory of the one that starts it, too.
_LAUNCHER = """
import os, sys, time
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
start = time.perf_counter()
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet), 0)
print(time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def run(command: Sequence[str], *, cache: str) -> Run:
    """Run a command, whose output is dropped; `python` is the one of this process. Raises CalledProcessError where its
    exit status is more than 1."""
    words = [sys.executable if word == "python" else word for word in command]
    launch = [sys.executable, "-S", "-c", _LAUNCHER, *words]
    environment = {**os.environ, "QAWL_CACHE": cache}
    said = subprocess.run(launch, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout
    seconds, kilobytes, status = said.split()
    if int(status) not in (0, 1):
        raise subprocess.CalledProcessError(int(status), words)
    return Run(float(seconds), int(kilobytes) / 1000)


def runs(command: Sequence[str], rounds: int, *, cache: str, before: Work | None = None) -> Run:
    """The medians of some runs; `before` each of them something is done that is not timed."""
    found: list[Run] = []
    for _ in range(rounds):
        if before is not None:
            before()
        found.append(run(command, cache=cache))
    return Run(median(r.seconds for r in found), median(r.memory for r in found))
