"""Peers measured side by side: A B A B ..., on one BLAS thread, medians of the ratios of neighbouring runs."""

from __future__ import annotations

import os

for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"  # before NumPy is imported: BLAS reads it once

from collections.abc import Callable, Mapping
from statistics import median
from time import process_time_ns

Program = Callable[[], object]


def seconds(program: Program, repeats: int) -> float:
    """CPU time of `repeats` calls."""
    start = process_time_ns()
    for _ in range(repeats):
        program()
    return (process_time_ns() - start) / 1e9


def repeats_for(program: Program, least: float = 0.02) -> int:
    """Calls that take at least so long, so that the clock's grain does not show."""
    count = 1
    while seconds(program, count) < least:
        count *= 2
    return count


def ratios(first: Program, peers: Mapping[str, Program], rounds: int = 15) -> dict[str, tuple[float, float, float]]:
    """For each peer (least, median, greatest) of its time over that of `first`, per call, in neighbouring runs."""
    calls = {name: repeats_for(program) for name, program in peers.items()}
    own = repeats_for(first)
    found: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(rounds):
        for name, program in peers.items():
            mine = seconds(first, own) / own
            found[name].append(seconds(program, calls[name]) / calls[name] / mine)
    return {name: (min(values), median(values), max(values)) for name, values in found.items()}


def report(title: str, first: str, measured: Mapping[str, tuple[float, float, float]]) -> None:
    """Print the ratios as a table."""
    print(f"\n{title}: time of the peer over that of {first} (median; least, greatest)")
    for name, (least, middle, greatest) in measured.items():
        print(f"  {name:<42}{middle:8.2f}   ({least:.2f}, {greatest:.2f})")
