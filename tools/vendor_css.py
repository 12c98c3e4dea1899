"""Bring the pinned NL Design System style sheets and the fonts into static/.

For whoever raises a version: change it below, run `python tools/vendor_css.py` (needs npm, and
`pip install fonttools brotli` for the fonts), then `make css`, look at the pages,
commit. Nothing else in the project needs npm or fonttools. A font that changes gets a new file name:
readers keep the old one for a year.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

# The weights and the typographic features that our style uses; the rest of a font is weight on the line.
WEIGHTS = "wght=400:400:800"
# `mark` puts the accent on the j of a Dutch "bíj́".
FEATURES = "kern,liga,calt,ccmp,locl,mark,tnum"
STATIC = Path(__file__).resolve().parent.parent / "static"
FONT_LETTERS = Path(__file__).with_name("font_letters.py")


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package, and which of its files go where below static/.

    A font with `letters`, the subset to take more letters from, may be changed.
    """

    name: str
    version: str
    files: tuple[tuple[str, str], ...]
    letters: str = ""


def nlds(scope: str, part: str, version: str, member: str, suffix: str = "-css") -> Package:
    """Return a package of the NL Design System: one style sheet and its licence."""
    folder = f"vendor/nlds/{part}"
    files = ((member, f"{folder}/{part}.css"), ("LICENSE.md", f"{folder}/LICENSE.md"))
    return Package(f"{scope}/{part}{suffix}", version, files)


def candidate(part: str, version: str) -> Package:
    """Return a candidate component: the stage just before "Hall of Fame"."""
    return nlds("@nl-design-system-candidate", part, version, f"dist/{part}.css")


def utrecht(part: str, version: str) -> Package:
    """Return a component of the Utrecht library, for what has no candidate yet."""
    return nlds("@utrecht", part, version, "dist/index.css")


def font(part: str, version: str) -> Package:
    """Return a typeface with its licence: one file for the letters of `font_letters.py`, trimmed."""
    licence = ("LICENSE", f"fonts/{part}-LICENSE.txt")
    files = ((_subset(part, "latin"), f"fonts/{part}.woff2"), licence)
    return Package(f"@fontsource-variable/{part}", version, files, _subset(part, "latin-ext"))


def reserved_font(part: str, version: str) -> Package:
    """Return a typeface of which the licence reserves the name: a changed font may not keep it."""
    licence = ("LICENSE", f"fonts/{part}-LICENSE.txt")
    files = tuple(
        (_subset(part, subset), f"fonts/{part}-{subset}.woff2") for subset in ("latin", "latin-ext")
    )
    return Package(f"@fontsource-variable/{part}", version, (*files, licence))


def _subset(part: str, subset: str) -> str:
    return f"files/{part}-{subset}-wght-normal.woff2"


NLDS = (
    candidate("button", "1.1.0"),
    candidate("data-badge", "1.0.5"),
    candidate("heading", "1.1.3"),
    candidate("link", "2.0.3"),
    candidate("paragraph", "2.1.3"),
    candidate("skip-link", "1.0.5"),
    utrecht("alert", "4.0.2"),
    utrecht("breadcrumb-nav", "3.0.1"),
    utrecht("figure", "3.0.1"),
    utrecht("root", "4.1.1"),
    utrecht("table", "3.0.1"),
    nlds("@nl-design-system-unstable", "voorbeeld", "7.4.1", "dist/theme.css", "-design-tokens"),
)
FONTS = (
    font("public-sans", "5.3.0"),
    font("figtree", "5.3.0"),
    reserved_font("source-sans-3", "5.3.0"),
)


def fetch(package: Package, workspace: Path) -> None:
    """Unpack one package and copy the wanted files below static/.

    Raises CalledProcessError when npm cannot get it, KeyError when a wanted file is not in it.
    """
    folder = workspace / package.name.replace("/", "_")
    folder.mkdir()
    run("npm", "pack", "--silent", f"{package.name}@{package.version}", cwd=folder)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        for member, destination in package.files:
            source = archive.extractfile(f"package/{member}")
            if source is None:
                raise KeyError(f"{member} is not a file in {package.name}")
            target = STATIC / destination
            target.parent.mkdir(parents=True, exist_ok=True)
            is_font = target.suffix == ".woff2"
            target.write_bytes(source.read() if is_font else _text(source.read()))
            if is_font and package.letters:
                archive.extract(f"package/{package.letters}", folder, filter="data")
                trim(target, folder / "package" / package.letters)
            print(target.relative_to(STATIC))


def trim(path: Path, extended: Path) -> None:
    """Leave only the weights and features that our style uses, and add the letters of `extended`."""
    for subset in (path, extended):
        limit = ("varLib.instancer", "-q", "-o", f"{subset}.limited", str(subset), WEIGHTS)
        run("fonttools", *limit)
        Path(f"{subset}.limited").replace(subset)
    run(sys.executable, str(FONT_LETTERS), str(path), str(extended))
    options = ("--unicodes=*", f"--layout-features={FEATURES}", "--flavor=woff2")
    run("fonttools", "subset", str(path), *options, f"--output-file={path}.trimmed")
    Path(f"{path}.trimmed").replace(path)


def run(program: str, *arguments: str, cwd: Path | None = None) -> None:
    """Run a program that the machine has, and stop when it fails.

    Raises SystemExit when it is not there, CalledProcessError when it fails.
    """
    found = shutil.which(program)
    if found is None:
        raise SystemExit(
            f"{program} is needed to vendor the style sheets and fonts; it was not found."
        )
    subprocess.run([found, *arguments], cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def _text(content: bytes) -> bytes:
    """Return a text file with the line ends that git keeps, and no pointer to a map we do not have."""
    without_map = re.sub(rb"/\*# sourceMappingURL=.*?\*/", b"", content)
    return without_map.replace(b"\r\n", b"\n").rstrip() + b"\n"


def main() -> None:
    """Vendor everything and write down what was vendored."""
    changes = f" (latin and the letters of font_letters.py; only {WEIGHTS}, {FEATURES})"
    for folder, packages in (("vendor/nlds", NLDS), ("fonts", FONTS)):
        shutil.rmtree(STATIC / folder, ignore_errors=True)
        with tempfile.TemporaryDirectory() as workspace:
            for package in packages:
                fetch(package, Path(workspace))
        versions = "".join(
            f"{package.name} {package.version}{changes if package.letters else ''}\n"
            for package in packages
        )
        (STATIC / folder / "VERSIONS").write_text(versions)


if __name__ == "__main__":
    main()
