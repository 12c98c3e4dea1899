"""Memory and time of reading a large postcode file: a million rows, of one municipality or of many.

python -m benchmarks.postcodes --rows 1000000
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django

LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
HEADER = "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n"
#: Addresses of a postcode, and every how many postcodes one lies in two neighbourhoods.
HOUSES, SPLIT = 18, 40


def rows(number: int, municipalities: int) -> Iterator[str]:
    """Yield the rows of a file, as many as asked for, shared by so many municipalities."""
    codes = (
        f"{pc4}{one}{two}" for pc4 in itertools.count(1000) for one in LETTERS for two in LETTERS
    )
    for place, code in enumerate(itertools.islice(codes, number // HOUSES + 1)):
        owner = 599 + place // 400 % municipalities
        for house in range(HOUSES):
            half = place % SPLIT == 0 and house % 2
            buurt = owner * 10_000 + place // 200 % 90 * 100 + int(half)
            yield f"{code};{house + 1};{buurt};{buurt // 100};{owner}\n"


def peak() -> float:
    """Return the most memory that this process has had, in megabytes."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / 1024 if sys.platform != "darwin" else kilobytes / 1024**2


def main() -> None:
    """Measure and print a table. Memory is that of reading, without Django's own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--municipalities", type=int, nargs="+", default=[20, 1])
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.dev")
    django.setup()
    # Only now: these modules name models.
    from districts.imports.postcodes import read, shards_of
    from districts.imports.report import Report

    print("| rows | municipalities | seconds | kept addresses | shards | memory, MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for municipalities in options.municipalities:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "pc6hnr.csv"
            with path.open("w", encoding="utf-8") as file:
                file.write(HEADER)
                file.writelines(itertools.islice(rows(options.rows, municipalities), options.rows))
            before, started = peak(), time.perf_counter()
            report = Report(path.name)
            found = read(path, "0599", report)
            kept = sum(len(each) for where in found.values() for each in where.values())
            shards = shards_of(found)
            seconds = time.perf_counter() - started
        print(
            f"| {report.rows:,} | {municipalities} | {seconds:.1f} | {kept:,} | {len(shards)} "
            f"| {before:.0f} → {peak():.0f} |"
        )


if __name__ == "__main__":
    main()
