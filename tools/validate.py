"""`make validators`: the demonstration as plain files, held against clients and validators that others made.

Their packages go into an environment of their own (var/validators), pinned in requirements/validators.txt and
tools/validators/npm/package-lock.json. The Nu Html Checker needs Java, the checks of types Node.js with npm; on a
Debian where this runs as root what is missing is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("WIJKWIJZER_DATA_DIR") or REPOSITORY / "var").resolve() / "validators"
PINS = REPOSITORY / "requirements" / "validators.txt"
NPM = REPOSITORY / "tools" / "validators" / "npm"
PROGRAMS = {"java": "default-jre-headless", "node": "nodejs", "npm": "npm"}


def main() -> int:
    """Install, build, check; return the status of the first step that fails."""
    status = subprocess.run([sys.executable, "tools/make_demo.py"], cwd=REPOSITORY, check=False)
    if status.returncode:
        return status.returncode
    install_programs()
    install_packages()
    tree = FOLDER / "tree"
    build = [sys.executable, "manage.py", "build", "--output", str(tree)]
    status = subprocess.run(build, cwd=REPOSITORY, check=False)
    if status.returncode:
        return status.returncode
    # The redirects beside each tree are named after it.
    hosts = [path for path in sorted(tree.iterdir()) if path.is_dir()]
    python = str(FOLDER / "venv" / "bin" / "python")
    with served() as address:
        command = [python, "-m", "tools.validators", str(FOLDER / "npm"), address]
        return subprocess.run([*command, *map(str, hosts)], cwd=REPOSITORY, check=False).returncode


@contextmanager
def served() -> Iterator[str]:
    """Serve the current releases for as long as the block lasts; yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "manage.py", "serve_public", "--port", str(port)]
    server = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    try:
        while server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.2)
            else:
                break
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def install_programs() -> None:
    """Install what Debian has of the programs that are missing, where that is allowed."""
    missing = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(missing)}", flush=True)
        for command in (
            ["update", "-qq"],
            ["install", "-y", "-qq", "--no-install-recommends", *missing],
        ):
            subprocess.run(["apt-get", *command], check=True, stdout=subprocess.DEVNULL)


def install_packages() -> None:
    """Install the pinned packages of Python and of npm, unless they are there."""
    venv, stamp = FOLDER / "venv", FOLDER / "installed"
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in pinned())).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    print("Installing the validators (the first time takes some minutes)", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    pip = [
        str(venv / "bin" / "python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
    ]
    subprocess.run([*pip, "--require-hashes", "-r", str(PINS)], check=True)
    if shutil.which("npm"):
        shutil.copytree(NPM, FOLDER / "npm")
        subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
            cwd=FOLDER / "npm",
            check=True,
        )
    stamp.write_text(wanted, encoding="ascii")


def pinned() -> Iterator[Path]:
    """Yield the files that say what is installed."""
    yield PINS
    yield from (NPM / name for name in ("package.json", "package-lock.json"))


if __name__ == "__main__":
    sys.exit(main())
