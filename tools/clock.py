"""A moved clock for whole test runs: the days on which a site like this goes wrong.

The clock of every Python process of a run is ahead by the same number of seconds, and goes on from there;
so is that of the browser. Debian's libfaketime cannot do it: with its own monotonic clock `lock.acquire(timeout=…)`
never ends, and without it `time.sleep` fails (0.9.10, Python 3.11).

tools/clock.py                             list the days
tools/clock.py DAY COMMAND [ARGUMENT …]    run a command on that day
"""

from __future__ import annotations

import math
import os
import random
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: Name and moment, on a clock in Amsterdam. Four begin a few minutes before something changes.
DAYS = {
    "sunday": "2026-12-06 11:00",
    "christmas-eve": "2026-12-24 15:30",
    "boxing-day": "2026-12-26 10:00",
    "new-years-eve": "2026-12-31 23:55",
    "new-year": "2027-01-01 00:05",
    "spring-forward": "2027-03-28 01:55",
    "july": "2027-07-14 13:00",
    "fall-back": "2027-10-31 02:55",
    "leap-day": "2028-02-29 09:00",
    "year-2030": "2030-05-15 12:00",
}
#: Longer than it takes to make the demo.
EARLY = timedelta(minutes=10)
#: What `moved_clock` reads.
AHEAD = "WIJKWIJZER_SECONDS_AHEAD"
TODAY = "today"
ANY = "any"


def chosen() -> str:
    """Return the day that WIJKWIJZER_DAY names; one by chance, today among them, when it names none.

    Raises LookupError for an unknown one.
    """
    wanted = os.environ.get("WIJKWIJZER_DAY") or ANY
    if wanted == ANY:
        return random.choice([*DAYS, TODAY])  # noqa: S311
    if wanted not in DAYS and wanted != TODAY:
        raise LookupError(f"no day {wanted!r}; there are {', '.join([*DAYS, TODAY, ANY])}")
    return wanted


def environment(day: str, *, early: bool = False) -> dict[str, str]:
    """Return the variables that put the Python programs of a run on `day`, at its moment, from now on.

    What is prepared for a run is `early`, on the same day: it may not be later than the run itself.
    """
    if day == TODAY:
        return {}
    moment = datetime.fromisoformat(DAYS[day]).replace(tzinfo=AMSTERDAM)
    if early:
        moment = max(moment - EARLY, moment.replace(hour=0, minute=0))
    # The clock of this process may be ahead already: then so is what it says now.
    now = datetime.now(AMSTERDAM).timestamp() - int(os.environ.get(AHEAD, "0"))
    ahead = math.ceil(moment.timestamp() - now)
    folder = Path(__file__).resolve().parent / "moved_clock"
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
    return {AHEAD: str(ahead), "PYTHONPATH": path}


def main(arguments: list[str]) -> int:
    """List the days, or run a command on one of them and return its status."""
    if not arguments:
        print("\n".join(f"{name:<16}{moment}" for name, moment in DAYS.items()))
        return 0
    day, *command = arguments
    if day not in DAYS and day != TODAY:
        print(f"no day {day!r}; there are {', '.join([*DAYS, TODAY])}", file=sys.stderr)
        return 2
    return subprocess.run(command, env=os.environ | environment(day), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
