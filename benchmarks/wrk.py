"""Load from wrk, and what it says in figures."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True, slots=True)
class Load:
    """One run. `p99` in milliseconds; `errors` counts broken connections and answers but 2xx."""

    requests: float
    p99: float
    errors: int


def script(paths: Sequence[str], host: str) -> str:
    """Return a wrk script that asks for these addresses in turn, as a browser does."""
    lines = "\n".join(f'  "{path}",' for path in paths)
    return f"""local paths = {{
{lines}
}}
local requests, turn = {{}}, 0
init = function(args)
  math.randomseed(os.time())
  turn = math.random(#paths)
  for i, path in ipairs(paths) do
    requests[i] = wrk.format("GET", path, {{["Host"] = "{host}", ["Accept-Encoding"] = "gzip"}})
  end
end
request = function()
  turn = turn % #requests + 1
  return requests[turn]
end
"""


def run(port: int, lua: Path, *, connections: int, seconds: int) -> Load:
    """Load the server on `port`. Raises CalledProcessError."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "5s"]
    done = subprocess.run(
        [*command, "-s", str(lua), f"http://127.0.0.1:{port}/"],
        check=True,
        capture_output=True,
        text=True,
    )
    return parsed(done.stdout)


def parsed(text: str) -> Load:
    """Read what wrk prints. Raises ValueError when it is something else."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    late = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", text)
    if not rate or not late:
        raise ValueError(f"wrk said: {text}")
    broken = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text
    )
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    errors = sum(map(int, broken.groups())) if broken else 0
    errors += int(refused[1]) if refused else 0
    return Load(float(rate[1]), float(late[1]) * UNITS[late[2]], errors)
