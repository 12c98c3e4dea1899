"""An install of an earlier version: its database, its media and the release that it served.

python -m tests.wijkwijzer.older     make the kept one anew: with the sources of then, from the history
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tests.needed import needed
from tests.publishing.installs import REPOSITORY

VERSION, COMMIT = "0.2.0", "ae3f5223f27322656fa784a6bf129a0205a57af1"
KEPT = Path(__file__).with_name(f"install-{VERSION}.tar.xz")
HOST, DATABASE = "kleinstad.localhost", "wijkwijzer.sqlite3"
#: What the small town of the demonstration's tests lacks, and migrations since have touched.
MORE = {
    "role/wethouder.yaml": "",
    "role/wethouder.nl.md": "---\ntitle: Wethouder\n---\n",
    "person/anna-de-vries.yaml": """\
title: Anna de Vries
checked_on: today-14
phone_public: true
phone_basis: work
phone_basis_on: today-240
phone: 14035
""",
    "person/anna-de-vries.nl.md": "---\nmotivation: Ik loop met bewoners door de wijk.\n---\n",
    "section/contact.yaml": """\
model: contacts.ContactsPage
parent: home
appointments:
  - role: wethouder
    person: anna-de-vries
    starts_on: today-170
""",
    "section/contact.nl.md": "---\ntitle: Contact\n---\n",
    "section/programme.yaml": """\
model: home.ProgrammePage
parent: home
period_start: 2021-01-01
decided_on: 2020-12-01
""",
    "section/programme.nl.md": """\
---
title: Wijken 1.0
decided_by: College
goals:
  - key: p-0
    title: De buurt is het begin
    text: Wat inwoners zien.
  - key: p-1
    title: Korte lijnen
    text: U spreekt iemand.
---

Tekst.
""",
    "section/programme.pl.md": """\
---
title: Program
goals:
  - key: p-0
    title: Osiedle
    text: Tak.
---

Tekst.
""",
}
#: Run with the sources of then.
FILL = f"""
import sys
from pathlib import Path
from tests.demo.small import load_town, write_town
root = Path(sys.argv[1])
root.mkdir()
write_town(root)
for name, text in {MORE!r}.items():
    path = root / "kleinstad" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
load_town(root)
"""


def sources(folder: Path) -> Path:
    """Return the sources of that version in `folder`; needs the history."""
    command = ["git", "archive", COMMIT]
    answer = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)
    needed(
        answer.returncode == 0, "needs the whole history of the repository: git fetch --unshallow"
    )
    folder.mkdir()
    subprocess.run(["tar", "-x", "-C", str(folder)], input=answer.stdout, check=True)
    # Its installed self is that of today: what the interpreter finds first counts.
    run(folder, folder, sys.executable, "tools/catalogues.py", "compile")
    return folder


def environment(program: Path, data: Path) -> dict[str, str]:
    """Return the environment of a program, which finds its own sources before those that are installed."""
    outer = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return outer | {
        "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
        "WIJKWIJZER_DATA_DIR": str(data),
        "PYTHONPATH": f"{program}:{program / 'site'}",
    }


def run(program: Path, data: Path, *command: str, **more: str) -> None:
    """Run a command of a program to its end. Raises AssertionError with its words."""
    answer = subprocess.run(
        command,
        cwd=program,
        env=environment(program, data) | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr[-3000:]


def fill(program: Path, data: Path, **more: str) -> None:
    """Fill a data folder with the sources of that version: a town, in two languages, published.

    `more` are variables, such as of another database than that in the folder.
    """
    data.mkdir(exist_ok=True)
    script = data / "fill.py"
    script.write_text(f"import django\ndjango.setup()\n{FILL}", encoding="utf-8")
    manage = [sys.executable, "manage.py"]
    run(program, data, *manage, "migrate", "--no-input", "--verbosity", "0", **more)
    run(program, data, sys.executable, str(script), str(data / "content"), **more)
    run(program, data, *manage, "build", **more)


def make() -> None:
    """Write the kept install."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        fill(sources(Path(folder) / "sources"), data)
        with contextlib.closing(sqlite3.connect(data / DATABASE)) as connection:
            # What stands beside it goes into it.
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("VACUUM")
        with tarfile.open(KEPT, "w:xz") as archive:
            for name in (DATABASE, "releases", "media"):
                archive.add(data / name, name)


def unpack(data: Path) -> None:
    """Put the kept install into a folder."""
    with tarfile.open(KEPT) as archive:
        archive.extractall(data, filter="data")


if __name__ == "__main__":
    make()
