"""Makes .venv from the pinned requirements; done in no time when nothing has changed.

Runs under the system's Python, so it uses the standard library alone.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
VENV = REPOSITORY / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
RUNTIME = ["runtime.txt", "imports.txt", "demo.txt", "build.txt"]
DEVELOPMENT = ["s3.txt", "dev.txt"]


class Problem(Exception):
    """What stands in the way, as one line for the reader."""


def main() -> int:
    """Make the environment that the arguments ask for; `--dev` adds the test tools."""
    names = RUNTIME + (DEVELOPMENT if "--dev" in sys.argv[1:] else [])
    try:
        prepare(names)
    except (Problem, PermissionError) as problem:
        print(f"Wijkwijzer cannot be installed: {problem}", file=sys.stderr)
        return 1
    return 0


def prepare(names: list[str]) -> None:
    """Install the requirement files `names` into .venv. Raises Problem with one clear line."""
    if VENV_PYTHON.exists() and is_stamped(names):
        return
    if not os.access(VENV if VENV.exists() else REPOSITORY, os.W_OK):
        raise Problem(f"no write access to {REPOSITORY}; copy it to a folder of your own")
    if not works(VENV_PYTHON):
        make_venv()
    install(names)
    run_pip(["install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", "."])
    for part in (RUNTIME, names):
        stamp(part).write_text(fingerprint(part), encoding="ascii")


def stamp(names: list[str]) -> Path:
    """Return the file that tells which requirements .venv holds."""
    return VENV / f".installed-{names[-1].removesuffix('.txt')}"


def is_stamped(names: list[str]) -> bool:
    """Return whether .venv holds these requirements as they are now."""
    path = stamp(names)
    return path.exists() and path.read_text(encoding="ascii") == fingerprint(names)


def fingerprint(names: list[str]) -> str:
    """Return a text that changes when the requirements, the checkout's place or Python does."""
    digest = hashlib.sha256(f"{REPOSITORY} {sys.version_info[:2]}".encode())
    for path in [*(REPOSITORY / "requirements" / name for name in names), Path(__file__)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def works(python: Path) -> bool:
    """Return whether .venv has a Python of this version with pip: a moved or half made one has not."""
    if not python.exists():
        return False
    version = "import sys, pip; print(*sys.version_info[:2])"
    answer = subprocess.run([python, "-c", version], capture_output=True, text=True, check=False)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def make_venv() -> None:
    """Make an empty .venv, with Debian's missing part installed first when that is allowed."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if os.geteuid() != 0 or not Path("/usr/bin/apt-get").exists():
            raise Problem(f"Python's venv is missing; run: sudo apt-get install {package}")
        print(f"Installing {package}", flush=True)
        for command in (["update", "-qq"], ["install", "-y", "-qq", package]):
            subprocess.run(["apt-get", *command], check=True, stdout=subprocess.DEVNULL)
    print(f"Making .venv with Python {sys.version.split()[0]}", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install(names: list[str]) -> None:
    """Install the pinned packages, telling how far it is."""
    files = [argument for name in names for argument in ("-r", f"requirements/{name}")]
    texts = [(REPOSITORY / "requirements" / name).read_text(encoding="utf-8") for name in names]
    total = len(
        {line.split("==")[0] for text in texts for line in text.splitlines() if "==" in line}
    )
    print(f"Installing {total} packages (the first time takes a minute or two)", flush=True)
    seen = 0
    command = ["install", "--require-hashes", "--progress-bar", "off", *files]
    with subprocess.Popen(
        pip(command), cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        output: list[str] = []
        for line in process.stdout or ():
            output.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                seen += 1
                show(f"  {min(seen, total)} of {total}")
        show("")
    if process.returncode:
        raise Problem(f"pip stopped with\n{''.join(output[-12:])}")


def show(text: str) -> None:
    """Show progress on one line of a terminal; a log gets none."""
    if sys.stdout.isatty():
        print(f"\r{text:<30}\r" if not text else f"\r{text}", end="", flush=True)


def run_pip(arguments: list[str]) -> None:
    """Run pip in .venv and show its own words only when it fails."""
    answer = subprocess.run(
        pip(arguments), cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise Problem(f"pip stopped with\n{answer.stdout[-1500:]}{answer.stderr[-1500:]}")


def pip(arguments: list[str]) -> list[str]:
    """Return the command line of .venv's pip."""
    return [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]


if __name__ == "__main__":
    sys.exit(main())
