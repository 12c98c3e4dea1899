"""Full builds of ours and of Hugo, turn by turn."""

from __future__ import annotations

import argparse
from statistics import median
from typing import Any

from benchmarks import build, measuring
from benchmarks.measuring import Row
from benchmarks.peers.sites import Facts, Sites, facts

#: A way to build -> its runs. A run is seconds, processor seconds, peak in megabytes, load.
Runs = dict[str, list[tuple[float, float, float, float]]]


def measure(sites: Sites, pages: int, options: argparse.Namespace) -> list[Row]:
    """Build with both `--times` times; give the medians."""
    runs: Runs = {}
    made: dict[str, Facts] = {}
    for _time in range(options.times):
        if "ours" not in options.skip:
            _ours(sites, options.processes, runs)
        for way in sites.hugo if "hugo" not in options.skip else ():
            name, output = f"Hugo, {way}", sites.fresh()
            _add(runs, name, measuring.run(sites.hugo_command(way, output, "--quiet")))
            made[name] = facts(output)
            made[name].check(name, sites.ours)
    return [_row(name, pages, sites.ours, made.get(name, sites.ours), runs[name]) for name in runs]


def _ours(sites: Sites, processes: int, runs: Runs) -> None:
    for found in build.resident(sites.folder, processes):
        if found["build"] == "resident, unchanged":
            continue
        run = (found["seconds"], found["cpu s"], found["peak MB"], found["load"])
        runs.setdefault(f"ours, {found['build']}", []).append(run)
    for name, words in (
        ("ours, command, uncompressed", ("benchmarks.peers.cold", str(processes))),
        ("ours, command, compressed", ("benchmarks.peers.cold", str(processes), "compressed")),
    ):
        measuring.set_aside(sites.folder)
        _add(runs, name, sites.own(*words))


def _add(runs: Runs, name: str, cost: measuring.Cost) -> None:
    runs.setdefault(name, []).append((cost.seconds, cost.cpu, cost.peak, cost.load))


def _row(name: str, pages: int, ours: Facts, made: Facts, runs: list[Any]) -> Row:
    seconds, cpu, peak, load = (median(values) for values in zip(*runs, strict=True))
    return {
        "build": name,
        "content": pages,
        "pages": made.pages,
        "bytes/page": round(made.size),
        "× ours": f"{made.size / ours.size:.2f}",
        "seconds": seconds,
        "cpu s": cpu,
        "cpu µs/page": cpu * 1e6 / made.pages,
        "peak MB": peak,
        "load": round(load, 1),
    }
