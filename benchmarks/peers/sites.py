"""One municipality as a site of each maker, and what each of them is started with."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measuring
from benchmarks.measuring import REPOSITORY, Cost
from benchmarks.peers import content, hugo

#: How much the mean size of a page may differ from ours.
TOLERANCE = 0.25


class UnlikeError(Exception):
    """Another maker's site is not the same site."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a tree of pages is, to see that two are alike."""

    pages: int
    #: Mean bytes of a page.
    size: float

    def check(self, name: str, ours: Facts) -> None:
        """Raise UnlikeError when this is another number of pages, or pages of another size."""
        if self.pages != ours.pages:
            raise UnlikeError(f"{name} made {self.pages} pages, ours are {ours.pages}")
        if abs(self.size / ours.size - 1) > TOLERANCE:
            raise UnlikeError(f"{name}: {self.size:.0f} bytes a page, ours {ours.size:.0f}")


def facts(tree: Path) -> Facts:
    """Return what a tree with an index.html for each page is."""
    return _facts(tree.rglob("index.html"))


def facts_of(tree: Path, source: content.Source) -> Facts:
    """Return the same of the pages of editors alone: searching and open data are pages of ours only."""
    return _facts(tree / page.path.strip("/") / "index.html" for page in source.pages)


def _facts(files: Iterable[Path]) -> Facts:
    sizes = [path.stat().st_size for path in files]
    return Facts(len(sizes), sum(sizes) / max(len(sizes), 1))


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of one size."""

    folder: Path
    work: Path
    bin_folder: Path
    ours: Facts
    #: Source of each way to feed Hugo, by its name.
    hugo: Mapping[str, Path]
    source: content.Source

    @classmethod
    def make(cls, folder: Path, work: Path, bin_folder: Path) -> Sites:
        """Export the municipality of `folder` and write it for Hugo, below `work`."""
        measuring.manage(folder, "build", "--output", str(work / "ours"))
        (tree,) = [path for path in (work / "ours").iterdir() if path.is_dir()]
        source = content.read(tree)
        sources = {"Markdown": work / "markdown", "adapter": work / "adapter"}
        hugo.write_markdown(source, sources["Markdown"])
        hugo.write_adapter(source, sources["adapter"])
        return cls(folder, work, bin_folder, facts_of(tree, source), sources, source)

    def fresh(self) -> Path:
        """Return a folder that never was: where a tree was deleted, writing is slower."""
        return self.work / f"out.{time.time_ns()}"

    def hugo_command(self, way: str, output: Path | None, *words: str) -> list[str]:
        """Return the command that builds the site with Hugo: the program, without its wrapper."""
        program = next(self.bin_folder.parent.glob("lib/*/site-packages/hugo/binaries/hugo"))
        options = [] if output is None else ["--destination", str(output)]
        return [str(program), *words, "--source", str(self.hugo[way]), *options]

    def own(self, *words: str) -> Cost:
        """Run one of our own modules in a process of its own."""
        command = [sys.executable, "-m", *words]
        return measuring.run(command, env=measuring.environment(self.folder), cwd=REPOSITORY)
