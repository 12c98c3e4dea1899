"""`make demo`: brings database, demo content and public sites up to date, and says what it does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
STEPS = (
    ("Database", ["migrate", "--no-input", "--verbosity", "0"]),
    ("Demo content", ["load_demo"]),
    ("Public sites", ["build"]),
)


def main() -> int:
    """Run the steps; return the status of the first that fails."""
    data = Path(os.environ.get("WIJKWIJZER_DATA_DIR") or REPOSITORY / "var").resolve()
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / ".writable").touch()
        (data / ".writable").unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        print(
            f"Wijkwijzer cannot write to {data} ({reason}); "
            "set WIJKWIJZER_DATA_DIR to a folder of your own",
            file=sys.stderr,
        )
        return 1
    for number, (title, command) in enumerate(STEPS, start=1):
        started = time.monotonic()
        print(f"[{number}/{len(STEPS)}] {title}", flush=True)
        status = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=REPOSITORY, check=False
        )
        if status.returncode:
            print(f"make demo stopped at: manage.py {' '.join(command)}", file=sys.stderr)
            return status.returncode
        print(f"      {time.monotonic() - started:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
