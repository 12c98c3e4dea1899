"""Files that a whole site or the whole project has: sitemap, security.txt, publiccode.yml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from lxml import etree
from sectxt import Parser

from tools.validators.report import Outcome

REPOSITORY = Path(__file__).resolve().parents[2]
SCHEMA = Path(__file__).with_name("sitemap.xsd")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
#: Codes of sectxt with why they are right as they are.
RIGHT = {
    "no_encryption": "a municipality says by itself whether it reads encrypted mail",
    "not_signed": "a signature takes a key that the site's owner keeps",
    "unknown_field": "the official line of a municipality",
    "no_csaf": "a municipality's site gives no advisories of its own",
    "no_canonical": "the demonstration is served without TLS",
}
#: Of the demonstration alone: it is served on this machine.
PLAIN = ("no_https", "no_canonical_match", "invalid_uri_scheme")
#: What publiccode.yml 0.4 asks for.
WANTED = (
    *(
        "publiccodeYmlVersion",
        "name",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
    ),
    *("legal", "maintenance", "localisation"),
)


def sitemaps(tree: Path) -> Outcome:
    """Hold every sitemap against the schema; each address is a page of the tree."""
    outcome = Outcome("sitemap protocol (XSD)")
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    for path in sorted(tree.rglob("sitemap*.xml")):
        found = etree.parse(path)
        schema.validate(found)
        outcome.take(path.relative_to(tree), [str(each) for each in schema.error_log])
        outcome.errors.extend(_not_there(tree, found))
    return outcome


def _not_there(tree: Path, found: etree._ElementTree) -> Iterator[str]:
    for each in found.iter(f"{SITEMAP}loc"):
        name = unquote(urlsplit(each.text or "").path).lstrip("/")
        if not (tree / name).is_file() and not (tree / name / "index.html").is_file():
            yield f"no page {each.text}"


def security(tree: Path) -> Outcome:
    """Read security.txt with the parser that internet.nl uses."""
    outcome = Outcome("sectxt (security.txt)")
    path = tree / ".well-known" / "security.txt"
    read = Parser(path.read_bytes(), urls=None)
    faults = []
    for each in read.errors:
        if each["code"] in PLAIN:
            outcome.warnings["the demonstration is served without TLS"] += 1
        else:
            faults.append(f"{each['code']}: {each['message']}")
    for each in [*read.recommendations, *read.notifications]:
        reason = RIGHT.get(each["code"])
        if reason:
            outcome.warnings[f"{reason} ({each['code']})"] += 1
        else:
            faults.append(f"{each['code']}: {each['message']}")
    outcome.take(path.relative_to(tree), faults)
    return outcome


def publiccode() -> Outcome:
    """Check that publiccode.yml says what the standard asks."""
    outcome = Outcome("publiccode.yml 0.4")
    said = yaml.safe_load((REPOSITORY / "publiccode.yml").read_text(encoding="utf-8"))
    outcome.take("publiccode.yml", [f"no {name}" for name in WANTED if not said.get(name)])
    return outcome
