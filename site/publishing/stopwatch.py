"""Where the time of a publish goes."""

from __future__ import annotations

import time


class Stopwatch:
    """Says where the time of a publish went, in seconds."""

    def __init__(self) -> None:
        self._started = self._last = time.perf_counter()
        self.phases: dict[str, float] = {}

    def lap(self, phase: str) -> None:
        """End a phase."""
        now = time.perf_counter()
        self.phases[phase] = round(self.phases.get(phase, 0.0) + now - self._last, 4)
        self._last = now

    def total(self) -> float:
        """Return the seconds since the start."""
        return round(time.perf_counter() - self._started, 4)
