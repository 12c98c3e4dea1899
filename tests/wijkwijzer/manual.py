"""The blocks of commands in docs/hosting.md, and a folder of its own in which they are carried out."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.test_layout import tracked

#: The sections that an operator follows, in this order.
INSTALLING, UPGRADING, BACKUP = "Put it into production", "Upgrading", "Backup"
#: The places of the manual; each becomes one below the folder of the test.
PLACES = ("/srv/", "/etc/", "/var/lib/", "/var/backups/", "/usr/local/bin/")
SYSTEMCTL = Path(__file__).with_name("systemctl.py")


def blocks(repository: Path, section: str) -> list[str]:
    """Return the blocks of commands of a section, without the indent of a list."""
    text = (repository / "docs/hosting.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {section}\n(.*?)(?=^## )", text, re.DOTALL | re.MULTILINE)
    assert found is not None, f"docs/hosting.md has no section {section!r}"
    inside = re.findall(r"^( *)```sh\n(.*?)^ *```$", found[1], re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(block) for _indent, block in inside]


@dataclass
class Machine:
    """A server in a folder: what needs its real root is done by stand-ins on the PATH."""

    root: Path
    socket: str
    mail_port: int
    public_port: int
    cms_port: int

    def prepare(self, repository: Path) -> None:
        """Make the folders of a Debian system, the stand-ins, and what a clone comes from."""
        for name in ("srv", "etc/systemd/system", "var/lib", "var/backups", "usr/local/bin", "run"):
            (self.root / name).mkdir(parents=True)
        for name, text in {
            "apt": "exit 0",
            # Makes its home, as Debian's does.
            "adduser": f"mkdir -p {self.root}/var/lib/wijkwijzer",
            "runuser": 'shift 3; exec "$@"',
            "systemctl": f'exec {sys.executable} {SYSTEMCTL} {self.root} "$@"',
        }.items():
            path = self.root / "stand-ins" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        self._origin(repository)

    def _origin(self, repository: Path) -> None:
        """Commit the sources as they are now, with the places of this machine in `tools/deploy/`."""
        origin = self.root / "origin"
        for path in tracked(repository):
            place = path.relative_to(repository)
            content = place.parts[:3] == ("site", "demo", "content")
            if content or place.parts[0] in ("tests", "benchmarks"):
                continue
            target = origin / place
            target.parent.mkdir(parents=True, exist_ok=True)
            held = path.read_bytes()
            if place.parts[:2] == ("tools", "deploy"):
                held = self.here(held.decode()).encode()
            target.write_bytes(held)
            target.chmod(path.stat().st_mode)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("The sources")

    def git(self, *arguments: str) -> None:
        """Do something in what a clone comes from."""
        names = ["-c", "user.name=Test", "-c", "user.email=test@example.nl"]
        subprocess.run(["git", *names, *arguments], cwd=self.root / "origin", check=True)

    def commit(self, message: str) -> None:
        """Commit everything there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def here(self, text: str) -> str:
        """Write the places of the manual as they are here."""
        for place in PLACES:
            text = re.sub(rf"(?<![\w.]){place}", f"{self.root}{place}", text)
        text = text.replace("%2Fvar%2Frun%2Fpostgresql", quote(self.socket, safe=""))
        # The private cluster belongs to a role of that name: this one is a role without rights.
        text = text.replace("postgres://wijkwijzer@", "postgres://huurder@")
        text = text.replace("createuser wijkwijzer", "createuser huurder")
        text = text.replace("--owner=wijkwijzer", "--owner=huurder")
        text = text.replace("install -m 640 -g wijkwijzer", "install -m 640")
        text = text.replace("https://git.example.nl/wijkwijzer.git", str(self.root / "origin"))
        text = text.replace("createsuperuser ", "createsuperuser --no-input ")
        text = text.replace("EMAIL_URL=\n", f"EMAIL_URL=smtp://127.0.0.1:{self.mail_port}\n")
        text = text.replace("--port 8000", f"--port {self.public_port}")
        return text.replace("--port 8001", f"--port {self.cms_port}")

    def carry_out(self, block: str) -> str:
        """Run a block where the one before it ended, as one shell would; return what it says.

        Raises AssertionError when a command of it fails.
        """
        kept = self.root / "run/folder"
        folder = kept.read_text(encoding="utf-8").strip() if kept.exists() else str(self.root)
        stand_ins = f"{self.root}/stand-ins:{self.root}/usr/local/bin"
        postgres = [folder for folder in os.environ["PATH"].split(":") if "postgresql" in folder]
        answer = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"{self.here(block)}\npwd > {kept}"],
            cwd=folder,
            # Nothing of the caller's but what fetches packages.
            env={
                name: value
                for name, value in os.environ.items()
                if name.startswith("PIP_") or name in ("HOME", "LANG")
            }
            | {
                "PATH": ":".join([stand_ins, "/usr/bin", "/bin", *postgres]),
                "PGHOST": self.socket,
                "PGUSER": "wijkwijzer",
                "DJANGO_SUPERUSER_PASSWORD": "een-heel-lang-wachtwoord",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, f"{block}\n{answer.stdout[-3000:]}\n{answer.stderr[-3000:]}"
        return answer.stdout + answer.stderr


@contextmanager
def mail_server() -> Iterator[int]:
    """Answer on a port as a mail server does that nobody sends anything."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            with suppress(OSError):
                while True:
                    connection, _address = listener.accept()
                    with connection, suppress(OSError), connection.makefile("rb") as lines:
                        connection.sendall(b"220 mail.example.nl\r\n")
                        for line in lines:
                            connection.sendall(
                                b"221 bye\r\n" if line[:4] == b"quit" else b"250 ok\r\n"
                            )

        threading.Thread(target=answer, daemon=True).start()
        yield listener.getsockname()[1]
