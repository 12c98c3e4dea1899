"""Full builds of everybody, turn by turn."""

from __future__ import annotations

import argparse
from statistics import median
from typing import Any

from benchmarks import build, measuring
from benchmarks.measuring import Row
from benchmarks.peers.sites import Facts, Sites, facts

#: A way to build -> its runs. A run is seconds, processor seconds, peak in megabytes, load.
Runs = dict[str, list[tuple[float, float, float, float]]]
#: Memory of what wagtail-bakery took by number of pages, so that it is measured once.
BAKED: dict[int, tuple[Runs, Facts]] = {}


def measure(sites: Sites, pages: int, options: argparse.Namespace) -> list[Row]:
    """Build with everybody `--times` times; give the medians."""
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
    rows: list[Row] = [
        _row(name, pages, sites.ours, made.get(name, sites.ours), runs[name]) for name in runs
    ]
    if "bakery" not in options.skip:
        rows.append(_bakery_row(sites, pages, options))
    return rows


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


def _row(name: str, pages: int, ours: Facts, made: Facts, runs: list[Any]) -> dict[str, Any]:
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
        "": "",
    }


def _bakery_row(sites: Sites, pages: int, options: argparse.Namespace) -> Row:
    """Build with wagtail-bakery, or with fewer pages and what a page costs scaled."""
    size = pages if options.whole else min(pages, options.bakery_pages)
    if size not in BAKED:
        if size == pages:
            BAKED[size] = _bake(sites, options.times)
        else:
            with measuring.municipality(options, size) as folder:
                work = sites.work / f"bakery-{size}"
                BAKED[size] = _bake(Sites.make(folder, work, sites.bin_folder), options.times)
    runs, made = BAKED[size]
    row = _row("wagtail-bakery", pages, sites.ours, made, runs["wagtail-bakery"])
    if made.pages == sites.ours.pages:
        return row
    scale = sites.ours.pages / made.pages
    note = f"scaled from {made.pages} pages"
    scaled = {name: row[name] * scale for name in ("seconds", "cpu s")}
    return {**row, **scaled, "pages": sites.ours.pages, "": note}


def _bake(sites: Sites, times: int) -> tuple[Runs, Facts]:
    runs: Runs = {}
    for _time in range(times):
        output = sites.fresh()
        words = ("django", "build", "--skip-static", "--skip-media")
        _add(runs, "wagtail-bakery", sites.bakery(*words, output=output))
        made = facts(output)
        made.check("wagtail-bakery", sites.ours)
    return runs, made
