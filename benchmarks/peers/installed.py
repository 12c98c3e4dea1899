"""The environment that Hugo lives in: its own, made once, never the project's."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import REPOSITORY

PINS = REPOSITORY / "requirements" / "peers.txt"


def environment(cache: Path) -> Path:
    """Return the `bin` folder of the environment; make it when it is not there or pins changed.

    Raises subprocess.CalledProcessError when pip cannot install.
    """
    state = hashlib.sha256(PINS.read_bytes()).hexdigest()
    complete = cache / "complete"
    if not complete.exists() or complete.read_text("utf-8") != state:
        print(f"making {cache} once", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(cache)], check=True)
        pip = [str(cache / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run(
            [*pip, "install", "--quiet", "--requirement", str(PINS)], check=True, stdout=sys.stderr
        )
        complete.write_text(state, "utf-8")
    return cache / "bin"
