"""What a process remembers, never a second truth: by a name of exactly what it was made from."""

from __future__ import annotations

from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """What was made of stored texts lately, by the names of what it was made from."""

    def __init__(self, size: int) -> None:
        """Take how many are remembered."""
        self._size = size
        self._known: dict[bytes, T] = {}
        self._lock = Lock()

    def get(self, name: bytes) -> T | None:
        """Return what was made from exactly this."""
        return self._known.get(name)

    def put(self, name: bytes, made: T) -> None:
        """Remember it; what was made longest ago goes."""
        with self._lock:
            while len(self._known) >= self._size:
                del self._known[next(iter(self._known))]
            self._known[name] = made

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._known.clear()
