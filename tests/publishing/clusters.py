"""A PostgreSQL of the test's own, that can be stopped and started: `tools/postgres.sh` in Python."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

#: What is committed has to survive a crash of the server, not one of the machine.
OPTIONS = "-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"


def programs() -> Path | None:
    """Return the folder of Debian's newest PostgreSQL; None when there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4])
    )
    return found[-1].parent if found else None


class Cluster:
    """A server in `folder`, which belongs to the user that it runs as. It has a socket, no port."""

    def __init__(self, folder: Path, bin_folder: Path) -> None:
        self.folder = folder
        self._bin = bin_folder
        self._run("initdb", "-U", "wijkwijzer", "-A", "trust", "-E", "UTF8", "--no-sync")

    @property
    def url(self) -> str:
        """Return the address for DATABASE_URL."""
        return f"postgres://wijkwijzer@{quote(str(self.folder), safe='')}/postgres"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = OPTIONS.format(folder=self.folder)
        self._run("pg_ctl", "-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: `immediate` is as if it was killed."""
        self._run("pg_ctl", "-m", mode, "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), "-D", str(self.folder / "data"), *arguments]
        # PostgreSQL refuses to run as root.
        owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        log = self.folder / "said"
        with log.open("a") as said:
            done = subprocess.run(
                [*owner, *command], cwd=self.folder, stdout=said, stderr=said, check=False
            )
        assert done.returncode == 0, log.read_text()[-2000:]


@contextlib.contextmanager
def cluster(bin_folder: Path) -> Iterator[Cluster]:
    """Yield a running server; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="wijkwijzer-pg."))
    try:
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
        made = Cluster(folder, bin_folder)
        made.start()
        try:
            yield made
        finally:
            # A test that failed may have left it stopped.
            with contextlib.suppress(AssertionError):
                made.stop()
    finally:
        shutil.rmtree(folder)
