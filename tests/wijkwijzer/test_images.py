"""The steps of the Containerfile carried out in a bare Debian, and the file held to a kept linter.

No container engine runs here: the bases are made by debootstrap, COPY is a copy, RUN is a shell in a
changed root with its own mounts and processes. Packages come from where this machine gets them.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.needed import needed
from tests.wijkwijzer.test_containers import Stage, stages

pytestmark = pytest.mark.install
#: What hadolint says that we do not do, and why.
LEFT_OUT = {
    "DL3008": "packages of Debian are those of its release with its security fixes, not of one day",
}
#: What a machine needs to reach its packages; nothing of it is part of an image.
OF_MACHINE = ("/etc/apt", "/etc/pip.conf", "/etc/resolv.conf", "/etc/hosts")
CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
#: Where they stand in a root: in no place that a package of Debian writes.
BUNDLE = "/opt/certificates-of-the-machine.pem"
KEPT_ENVIRONMENT = re.compile(r"(PIP|SSL|HTTPS?|NO|ALL)_\w+|REQUESTS_CA_BUNDLE", re.IGNORECASE)
SUITE = "bookworm"
#: Megabytes of an image without its base, at most.
LARGEST = {"public": 90, "cms": 700}


def test_hadolint_has_nothing_to_say(repository: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    pip = [str(tmp_path / "venv" / "bin" / "pip"), "install", "--quiet", "--require-hashes"]
    subprocess.run([*pip, "-r", str(repository / "requirements" / "images.txt")], check=True)
    ignored = [f"--ignore={code}" for code in LEFT_OUT]
    answer = subprocess.run(
        [
            str(tmp_path / "venv" / "bin" / "hadolint"),
            "--format=json",
            *ignored,
            str(repository / "Containerfile"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(answer.stdout) == []
    assert answer.returncode == 0


class Root:
    """A changed root, in which the steps of a stage are carried out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.environment: dict[str, str] = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        self.user, self.folder = "0", "/"

    def run(self, command: str, **more: str) -> str:
        """Run a line as RUN does; return what it printed."""
        said = {
            name: value for name, value in os.environ.items() if KEPT_ENVIRONMENT.fullmatch(name)
        }
        said |= {name: BUNDLE for name in CERTIFICATES if name in said}
        home = "/tmp"  # noqa: S108 - of the image, where nobody else is
        said |= {"DEBIAN_FRONTEND": "noninteractive", "HOME": home, **self.environment, **more}
        # By its whole path: that of the image need not have the programs of an administrator.
        chroot = shutil.which("chroot")
        inside = f"mount -t proc proc /proc && exec {chroot} --userspec={self.user} . /bin/sh -c"
        line = shlex.quote(f"cd {shlex.quote(self.folder)} && {command}")
        outer = ["unshare", "--mount", "--pid", "--fork", "sh", "-c", f"{inside} {line}"]
        answer = subprocess.run(
            outer, cwd=self.path, env=said, capture_output=True, text=True, check=False
        )
        assert answer.returncode == 0, f"{command}\n{answer.stdout[-3000:]}{answer.stderr[-3000:]}"
        return answer.stdout

    def inside(self, path: str) -> Path:
        """Return a path of the root as this machine sees it."""
        return self.path / str(Path(self.folder, path)).lstrip("/")


def reach_packages(root: Path) -> None:
    """Let a root get its packages from where this machine does."""
    bundle = next(filter(None, (os.environ.get(name, "") for name in CERTIFICATES)), "")
    if bundle:
        shutil.copy(Path(bundle).resolve(), root / BUNDLE.lstrip("/"))
    for place in OF_MACHINE:
        source, target = Path(place), root / place.lstrip("/")
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target, symlinks=True)
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source.resolve(), target)
    config = Path.home() / ".config" / "pip" / "pip.conf"
    if config.is_file():
        (root / "tmp/.config/pip").mkdir(parents=True, exist_ok=True)
        shutil.copy(config, root / "tmp/.config/pip/pip.conf")


def cannot() -> str:
    """Return in one line why the steps cannot be carried out here; "" when they can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "the steps of the images need root on Linux"
    if shutil.which("unshare") is None or shutil.which("chroot") is None:
        return "the steps of the images need unshare and chroot"
    probe = ["unshare", "--mount", "--pid", "--fork", "mount", "-t", "proc", "proc", "/proc"]
    if subprocess.run(probe, capture_output=True, check=False).returncode != 0:
        return "this machine gives no process mounts of its own"
    if shutil.which("debootstrap") is None:
        subprocess.run(["apt-get", "install", "-y", "-qq", "debootstrap"], check=False)
    if shutil.which("debootstrap") is None:
        return "debootstrap is not there and cannot be installed"
    return "" if mirror() else "where Debian comes from is said nowhere in /etc/apt"


def mirror() -> str:
    """Return where this machine gets Debian from; "" when it says so nowhere."""
    for path in [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]:
        if path.suffix not in (".list", ".sources") or not path.is_file():
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            found = re.match(r"(?:URIs:|deb(?:\s+\[[^]]*\])?)\s+(\S+/debian/?)(?:\s|$)", line)
            if found:
                return found[1]
    return ""


@pytest.fixture
def debian(tmp_path: Path) -> Iterator[Path]:
    """A bare Debian, as the base of the images is."""
    why = cannot()
    needed(not why, why)
    base = tmp_path / "debian"
    command = ["debootstrap", "--variant=minbase", SUITE, str(base), mirror()]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout[-2000:] + answer.stderr[-2000:]
    yield base
    shutil.rmtree(tmp_path, ignore_errors=True)


def sources(repository: Path, folder: Path) -> Path:
    """Return a folder with what is committed, and what is not yet, as `COPY . .` has it."""
    archive = folder / "sources.tar"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    with tarfile.open(archive, "w") as tar:
        for name in filter(None, listed.split("\0")):
            if (repository / name).exists():
                tar.add(repository / name, name)
    target = folder / "sources"
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target


def carry_out(stage: Stage, base: Path, roots: Mapping[str, Root], context: Path) -> Root:
    """Make the root of a stage by its own instructions."""
    path = base.parent / f"root-{len(roots)}"
    subprocess.run(["cp", "-a", str(base), str(path)], check=True)
    reach_packages(path)
    root = Root(path)
    for word, rest in stage.said:
        if word == "RUN":
            root.run(rest)
        elif word == "COPY":
            source, target = rest.split()[-2:]
            known = re.match(r"--from=(\w+)", rest)
            start = roots[known[1]].path if known else context
            _copy(start / source.lstrip("/"), root.inside(target))
        elif word == "WORKDIR":
            root.folder = rest
            root.inside(".").mkdir(parents=True, exist_ok=True)
        elif word == "ENV":
            root.environment |= dict(each.split("=", 1) for each in shlex.split(rest))
        elif word == "USER":
            root.user = rest
    return root


def _copy(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", f"{source}/.", str(target)], check=True)


def megabytes(folder: Path) -> int:
    answer = subprocess.run(["du", "-sm", str(folder)], capture_output=True, text=True, check=True)
    return int(answer.stdout.split()[0])


def test_the_steps_of_the_images(repository: Path, debian: Path, tmp_path: Path) -> None:
    found = stages(repository)
    assert found[""].of("ARG") == [f"DEBIAN=debian:{found[''].of('ARG')[0].partition(':')[2]}"]
    context, roots = sources(repository, tmp_path), dict[str, Root]()
    for name in ("build", "public", "cms"):
        roots[name] = carry_out(found[name], debian, roots, context)
    public, cms = roots["public"], roots["cms"]
    sizes = {name: megabytes(roots[name].path) - megabytes(debian) for name in ("public", "cms")}
    assert all(sizes[name] <= most for name, most in LARGEST.items()), sizes

    # The public server has what it needs, and nothing else.
    assert "--releases" in public.run("wijkwijzer-public --help")
    public.run("! python3 -c 'import django' 2>/dev/null")
    assert public.run("id -u").strip() == "10001"

    # The CMS: its settings, its catalogues, a database, its files, the PDFs with their fonts.
    settings = {
        "SECRET_KEY": "een-sleutel-alleen-voor-deze-test-0123456789-abcdefghijklmnop",
        "CMS_HOSTS": "cms.example.nl",
        "CMS_BASE_URL": "https://cms.example.nl",
        "DATABASE_URL": "sqlite:////data/database.sqlite3",
        "BEHIND_TLS_PROXY": "1",
    }
    cms.run("wijkwijzer check --deploy --fail-level WARNING", **settings)
    cms.run("wijkwijzer migrate --verbosity 0", **settings)
    cms.run("wijkwijzer collectstatic --no-input --verbosity 0", **settings)
    made = cms.run(
        "wijkwijzer start_municipality wijken.example.nl --name Utrecht --languages nl,en",
        **settings,
    )
    assert "Wijken in Utrecht" in made
    cms.run("wijkwijzer build", **settings)
    html = cms.run("cat /data/releases/site-*/manifests/*.jsonl", **settings)
    assert "/en/districts/" in html
    without = " ".join(f"--without {each}" for each in ("users", "mail", "publisher"))
    assert cms.run(f"wijkwijzer doctor {without}", **settings).strip() == ""
    pdf = "import weasyprint; print(len(weasyprint.HTML(string='<p>ž ا').write_pdf()) > 999)"
    assert cms.run(f'python3 -c "{pdf}"', **settings).strip() == "True"
    assert "Noto" in cms.run("fc-list 2>/dev/null || ls /usr/share/fonts/truetype/noto")
    assert cms.run("id -u").strip() == "10001"
