"""A stand-in for systemctl: starts and stops what the units in a folder say, without their rights.

python systemctl.py ROOT enable --now NAME …
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path


def main(root: Path, verb: str, *names: str) -> None:
    """Do to each service what is asked; timers, sockets and nginx have nothing to do.

    Without a socket that is handed over each server has its own.
    """
    if verb == "daemon-reload":
        return
    for name in names:
        if name.startswith("-") or name == "nginx" or name.endswith((".timer", ".socket")):
            continue
        if verb in ("stop", "restart"):
            stop(root, name)
        if verb in ("enable", "start", "restart"):
            start(root, name)


def start(root: Path, name: str) -> None:
    """Start a service as its unit says."""
    unit = (root / f"etc/systemd/system/{name}.service").read_text(encoding="utf-8")
    said = re.findall(r"^(\w+)=(.*)$", unit, re.MULTILINE)
    values: dict[str, str] = dict(said)
    environment = {"PATH": "/usr/bin:/bin"}
    environment |= dict([values["Environment"].split("=", 1)] if "Environment" in values else [])
    if "EnvironmentFile" in values:
        for line in Path(values["EnvironmentFile"]).read_text(encoding="utf-8").splitlines():
            key, equals, value = line.partition("=")
            if equals and not line.startswith("#"):
                environment[key] = value
    with (root / f"run/{name}.log").open("ab") as log:
        process = subprocess.Popen(
            values["ExecStart"].split(),
            cwd=values["WorkingDirectory"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    (root / f"run/{name}.pid").write_text(str(process.pid), encoding="utf-8")


def stop(root: Path, name: str) -> None:
    """Stop a service, and wait until it is gone."""
    path = root / f"run/{name}.pid"
    if not path.exists():
        return
    pid = int(path.read_text(encoding="utf-8"))
    path.unlink()
    for number in (signal.SIGTERM, signal.SIGKILL):
        for _look in range(200):
            try:
                os.kill(pid, number)
                # Nobody waits for it: it may be a process that has ended already.
                state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1]
                if state.split()[0] == "Z":
                    return
            except (ProcessLookupError, FileNotFoundError):
                return
            time.sleep(0.1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
