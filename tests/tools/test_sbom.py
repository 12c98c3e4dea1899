"""The bill of materials names what an install consists of, and publiccode.yml says what is true."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import yaml

from publishing.content.language_table import TABLE
from tools import sbom

#: What publiccode.yml 0.4 asks for, and what is allowed (https://yml.publiccode.tools).
REQUIRED = {
    "publiccodeYmlVersion", "name", "platforms", "developmentStatus", "softwareType", "description",
    "legal", "maintenance", "localisation",
}  # fmt: skip
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
MAINTENANCE = {"internal", "contract", "community", "none"}


def test_every_pinned_package_is_in_it(repository: Path, tmp_path: Path) -> None:
    path = tmp_path / "sbom.json"
    assert sbom.main([str(path)]) == 0
    found = json.loads(path.read_text(encoding="utf-8"))
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", found["serialNumber"]
    )
    names = {each["name"]: each for each in found["components"]}
    for part in sbom.REQUIREMENTS:
        text = (repository / "requirements" / f"{part}.txt").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]
        assert len(sbom.pinned(text)) == len(lines), part
        for name, (version, digests) in sbom.pinned(text).items():
            assert names[name]["version"] == version
            stored = names[name]["externalReferences"][0]["hashes"]
            assert len(digests) >= 1
            assert [each["content"] for each in stored] == digests
    assert names["wagtail"]["purl"] == f"pkg:pypi/wagtail@{names['wagtail']['version']}"
    references = [each["bom-ref"] for each in found["components"]]
    assert len(set(references)) == len(references)
    assert found["dependencies"][0]["dependsOn"] == references


def test_the_same_sources_give_the_same_bill() -> None:
    assert sbom.bill() == sbom.bill()


def test_publiccode_says_what_is_true(repository: Path) -> None:
    said = yaml.safe_load((repository / "publiccode.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert said.keys() >= REQUIRED
    assert said["softwareVersion"] == project["version"]
    assert said["legal"]["license"] == "EUPL-1.2"
    assert "EUPL-1.2" in str(project["license"])
    assert said["developmentStatus"] in STATUSES
    assert said["maintenance"]["type"] in MAINTENANCE
    # BCP 47 has no plain Dutch: it is a way of writing Dutch.
    codes = [code for code in TABLE if "-" not in code]
    assert said["localisation"]["availableLanguages"] == codes
    needed = {each["name"]: each.get("versionMin") for each in said["dependsOn"]["open"]}
    assert project["requires-python"].startswith(f">={needed['Python']}")
    for words in said["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_make_help_needs_no_gnu(repository: Path) -> None:
    text = (repository / "Makefile").read_text(encoding="utf-8")
    # BSD: no `sed -E s/…/\\t/`, no `readlink -f`, no `grep -P`.
    assert not re.search(r"\bsed\b|readlink -f|grep -P|xargs -r|stat -c|date -d", text)
