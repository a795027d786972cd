"""Samples."""

from __future__ import annotations

from qawl.evaluation.sampling import sampled


def test_so_many_of_each_cell_in_their_order() -> None:
    numbers = list(range(90))
    sample = sampled(numbers, lambda n: n % 3, 5, seed=1)
    assert sample == sorted(sample)
    assert [sum(n % 3 == cell for n in sample) for cell in range(3)] == [5, 5, 5]
    assert sampled(numbers, lambda n: n > 1, 4, seed=1)[:2] == [0, 1]
    assert sampled(numbers, lambda n: n % 3, 0, seed=1) == numbers


def test_the_same_seed_draws_the_same() -> None:
    numbers = list(range(90))
    draw = [sampled(numbers, lambda n: n % 3, 5, seed) for seed in (1, 1, 2)]
    assert draw[0] == draw[1] != draw[2]
