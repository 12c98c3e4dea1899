"""The figures of the serving benchmark are those that wrk measured."""

from __future__ import annotations

import pytest

from benchmarks import serving, wrk
from benchmarks.wrk import Load

GOOD = """Running 5s test @ http://127.0.0.1:8392/
  1 threads and 500 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    22.11ms   11.02ms 101.52ms   71.02%
    Req/Sec    16.93k     1.80k   20.11k    68.00%
  Latency Distribution
     50%   21.00ms
     99%   42.10ms
  84201 requests in 5.00s, 412.11MB read
Requests/sec:  16840.22
Transfer/sec:     82.42MB
"""
BAD = GOOD.replace("42.10ms", "1.20s").replace(
    "Requests/sec",
    "  Socket errors: connect 1, read 2, write 3, timeout 4\n"
    "  Non-2xx or 3xx responses: 7\nRequests/sec",
)


def test_what_wrk_says() -> None:
    assert wrk.parsed(GOOD) == Load(16840.22, 42.1, 0)
    assert wrk.parsed(BAD) == Load(16840.22, 1200.0, 17)
    with pytest.raises(ValueError, match="wrk said"):
        wrk.parsed("unable to connect")


def test_what_misses_a_floor_is_said() -> None:
    good = {"requests": 1000.0, "p99": 20.0, "errors": 0.0}
    runs = {
        f"{name} {connections}": dict(good)
        for name in ("bare", "ours", "publishing")
        for connections in serving.CONNECTIONS
    }
    runs["while publishing"] = {"switches": 9.0, "compared": 99.0, "wrong": 0.0}
    assert serving.misses(runs) == []
    runs["ours 50"]["requests"] = 600.0
    runs["publishing 500"]["p99"] = 301.0
    runs["ours 500"]["errors"] = 2.0
    runs["bare 500"]["errors"] = 50.0
    runs["while publishing"]["wrong"] = 1.0
    assert serving.misses(runs) == [
        "0.60 x bare at 50 connections, in place of 0.7",
        "publishing 500: p99 301 ms, in place of 300",
        "3 errors",
    ]
