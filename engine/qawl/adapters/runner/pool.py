"""Processes side by side, the order kept."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from qawl.adapters.runner.items import Item
from qawl.adapters.runner.work import Done, Work
from qawl.diagnostic import InputError, Text

_AHEAD = 3  # parts a process, so that none waits, and no more: memory does not grow with the corpus
_work: list[Work] = []  # of this process


def side_by_side(work: Work, parts: Iterable[Sequence[Item]], jobs: int) -> Iterator[Done]:
    """What comes of the parts, in their order; worked on by so many processes, each of which gets the work once.

    Raises InputError where a process ends before its time."""
    # Spawned, not forked: libraries that read the files may have threads by now.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, ([pickle.dumps(work)],))
    waiting: deque[Future[Done]] = deque()
    try:
        for part in parts:
            waiting.append(pool.submit(_do, part))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        problem = Text(
            "a process ended before its time, perhaps for want of memory; the same command goes on from here"
        )
        raise InputError(problem) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(work: list[bytes]) -> None:
    """Make this process ready. What is sent is taken out of its list, which Python keeps to the end of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one is asked to stop, and says so
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work.append(pickle.loads(work.pop()))
    gc.freeze()  # it stays to the end


def _end_with_parent() -> None:
    """Who is killed cannot end what he has started."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(part: Sequence[Item]) -> Done:
    return _work[0](part)
