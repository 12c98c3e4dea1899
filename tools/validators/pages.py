"""Pages: HTML by two validators, Open Graph, JSON-LD against schema.org's types, and links within the tree."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

from tools.validators.report import Outcome

#: Of each page: what the protocol asks (ogp.me), and what those who show a link use.
OPEN_GRAPH = ("og:title", "og:type", "og:image", "og:url", "og:description", "og:locale")
#: Said by the checker of the W3C, and right as it is.
NO_FAULT = {
    "Section lacks heading": "a section is named by its aria-label, where a heading would say it twice",
    "appears to be written in": "a page of names and addresses: the guess of its language is wrong",
}
CHECKER = Path(__file__).resolve().parents[2] / "tests" / "vendor" / "html-validate"


def pages(tree: Path) -> list[Path]:
    """Return the pages of a tree; what editors uploaded is none."""
    return sorted(each for each in tree.rglob("*.html") if each.is_file())


def w3c(tree: Path, jar: Path, java: str) -> Outcome:
    """Run the checker of the W3C over all pages and style sheets."""
    outcome = Outcome("vnu (Nu Html Checker)")
    outcome.files = len(pages(tree))
    answer = subprocess.run(
        [
            java,
            "-Xss4m",
            "-jar",
            jar,
            "--format",
            "json",
            "--skip-non-html",
            "--exit-zero-always",
            tree,
        ],
        capture_output=True,
        check=False,
    )
    for said in json.loads(answer.stderr)["messages"]:
        text = (
            f"{said['url'].rpartition(tree.name)[2]}:{said.get('lastLine', 0)}: {said['message']}"
        )
        reason = next((why for part, why in NO_FAULT.items() if part in said["message"]), "")
        if said["type"] == "info" and reason:
            outcome.warnings[reason] += 1
        elif said["type"] == "error" or said.get("subType") == "warning":
            outcome.errors.append(text)
    return outcome


def open_graph(tree: Path) -> Outcome:
    """Check that each page that is its own canonical and may be found says what is shown of it elsewhere."""
    outcome = Outcome("Open Graph (ogp.me)")
    for path in pages(tree):
        page = html.fromstring(path.read_bytes())
        address = "/" + str(path.relative_to(tree)).removesuffix("index.html")
        canonical = page.xpath("string(//link[@rel='canonical']/@href)")
        hidden = "noindex" in page.xpath("string(//meta[@name='robots']/@content)")
        if hidden or unquote(urlsplit(canonical).path) != address or path.name != "index.html":
            continue
        said: dict[str, list[str]] = {}
        for each in page.xpath("//meta[starts-with(@property, 'og:')]"):
            said.setdefault(each.get("property"), []).append(each.get("content", ""))
        faults = [f"not one {name}" for name in OPEN_GRAPH if len(said.get(name, [])) != 1]
        faults += [f"{name} says nothing" for name, values in said.items() if "" in values]
        for picture in said.get("og:image", []):
            if not (tree / urlsplit(picture).path.lstrip("/")).is_file():
                faults.append(f"no picture {picture}")
        outcome.take(address, faults)
    return outcome


def structured_data(tree: Path, modules: Path) -> Outcome:
    """Have the compiler hold each shape of JSON-LD against the types of schema.org (schema-dts)."""
    outcome = Outcome("JSON-LD, schema-dts")
    found: dict[str, tuple[Path, Any]] = {}
    for path in pages(tree):
        page = html.fromstring(path.read_bytes())
        for each in page.xpath("//script[@type='application/ld+json']"):
            block = json.loads(each.text)
            # Pages that say the same kinds of things are one question to the compiler.
            found.setdefault(json.dumps(_shape(block)), (path.relative_to(tree), block))
            outcome.files += 1
    lines = ['import type { Thing, WithContext, Graph } from "schema-dts";']
    names: list[Path] = []
    for place, block in found.values():
        kind = "Graph" if "@graph" in block else "WithContext<Thing>"
        lines.append(
            f"export const b{len(names)}: {kind} = {json.dumps(block, ensure_ascii=True)};"
        )
        names.append(place)
    with tempfile.TemporaryDirectory(dir=modules.parent) as held:
        (Path(held) / "blocks.ts").write_text("\n".join(lines), encoding="utf-8")
        answer = subprocess.run(
            [
                *(
                    modules / ".bin" / "tsc",
                    "--strict",
                    "--noEmit",
                    "--skipLibCheck",
                    "--pretty",
                    "false",
                ),
                *("--module", "esnext", "--moduleResolution", "bundler", Path(held) / "blocks.ts"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    for line in answer.stdout.splitlines():
        if said := re.search(r"blocks\.ts\((\d+),\d+\): (.*)", line):
            outcome.errors.append(f"{names[int(said[1]) - 2]}: {said[2][:300]}")
        elif outcome.errors and line.startswith(" "):
            outcome.errors[-1] = f"{outcome.errors[-1][:400]} {line.strip()[:200]}"
    return outcome


def _shape(value: Any) -> Any:
    """Return what kind of things a block says, without their values."""
    if isinstance(value, dict):
        return {
            key: each if key in ("@type", "@context") else _shape(each)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return sorted({json.dumps(_shape(each), sort_keys=True) for each in value})
    if isinstance(value, str) and value.startswith("https://schema.org/"):
        return value
    return type(value).__name__


def links(tree: Path) -> Outcome:
    """Check that each link, picture and style sheet of a page is a file of the tree."""
    outcome = Outcome("links within the plain tree")
    redirected = {
        line.split()[0] for line in (tree / "_redirects").read_text(encoding="utf-8").splitlines()
    }
    for path in pages(tree):
        page = html.fromstring(path.read_bytes())
        host = urlsplit(page.xpath("string(//link[@rel='canonical']/@href)")).netloc
        address = "/" + str(path.relative_to(tree)).removesuffix("index.html")
        outcome.take(address, _dead(tree, page, host, redirected))
    return outcome


def _dead(tree: Path, page: Any, host: str, redirected: set[str]) -> Iterator[str]:
    for _element, attribute, link, _at in page.iterlinks():
        where = urlsplit(link)
        if where.scheme in ("http", "https") and where.netloc != host:
            continue
        if where.scheme not in ("", "http", "https") or not where.path.startswith("/"):
            continue
        name = unquote(where.path).lstrip("/")
        there: Sequence[Path] = (
            tree / name,
            tree / name / "index.html",
            tree / name / "index.json",
        )
        if not any(each.is_file() for each in there) and where.path not in redirected:
            yield f"{attribute} {where.path}"


def html_validate(tree: Path, node: str) -> Outcome:
    """Run html-validate, as the tests of the browser do, over all pages."""
    outcome = Outcome("html-validate")
    found = pages(tree)
    outcome.files = len(found)
    for start in range(0, len(found), 200):
        part = found[start : start + 200]
        answer = subprocess.run(
            [node, CHECKER / "html-validate.cjs"],
            input="\n".join(map(str, part)),
            capture_output=True,
            text=True,
            check=True,
        )
        outcome.errors.extend(
            f"{fault['path']}:{fault['line']}: {fault['rule']}: {fault['message']}"
            for fault in json.loads(answer.stdout)
        )
    return outcome
