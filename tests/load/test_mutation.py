"""A small slice of `benchmarks/fuzz.py`: mutated bytes never make the loader raise, hang or point nowhere."""

from pathlib import Path

from benchmarks.fuzz import LIMIT_SECONDS, mutants, run, seeds

CORPUS = Path(__file__).parents[1] / "corpus"


def test_mutated_bytes_are_loaded_or_told() -> None:
    summary = run(mutants(seeds(CORPUS), 400, seed=1))
    assert [(one.number, fault) for one, fault in summary.faults] == []
    assert summary.inputs == 400
    assert 0 < summary.accepted < 400
    assert summary.slowest < LIMIT_SECONDS


def test_the_same_seed_gives_the_same_inputs() -> None:
    start = seeds(CORPUS)
    assert list(mutants(start, 20, seed=7)) == list(mutants(start, 20, seed=7))
    assert list(mutants(start, 20, seed=7)) != list(mutants(start, 20, seed=8))
