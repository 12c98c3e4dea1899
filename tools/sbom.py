"""What an install consists of, as CycloneDX 1.6: `tools/sbom.py [FILE]`, by default var/sbom.json.

Made of the pinned requirements alone, with the standard library: the same sources give the same file.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
#: What runs in production, and what it is built with.
REQUIREMENTS = ("runtime", "imports", "build")
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def pinned(text: str) -> dict[str, tuple[str, list[str]]]:
    """Return version and digests of each package of a file of requirements, by its normal name."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    for line in text.splitlines():
        pin = PIN.match(line)
        if pin:
            name = re.sub(r"[-_.]+", "-", pin[1]).lower()
            found[name] = (pin[2], [])
        elif name and (digest := HASH.search(line)):
            found[name][1].append(digest[1])
    return found


def bill(repository: Path = REPOSITORY) -> dict[str, Any]:
    """Return the bill of materials."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages: dict[str, tuple[str, list[str]]] = {}
    for part in REQUIREMENTS:
        path = repository / "requirements" / f"{part}.txt"
        packages = pinned(path.read_text(encoding="utf-8")) | packages
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    components = [_component(name, *packages[name]) for name in sorted(packages)]
    said = json.dumps(components)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # Of what it holds, so that it differs when that does and no day is in it.
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + said)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "purl": own,
                "licenses": [{"license": {"id": "EUPL-1.2"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [each["bom-ref"] for each in components]}],
    }


def _component(name: str, version: str, digests: list[str]) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        # A package has a file for each platform; any of them is installed.
        "externalReferences": [
            {
                "type": "distribution",
                "url": purl,
                "hashes": [{"alg": "SHA-256", "content": each} for each in digests],
            }
        ],
    }


def main(arguments: list[str]) -> int:
    """Write the file, and say where."""
    path = Path(arguments[0]) if arguments else REPOSITORY / "var" / "sbom.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    found = bill()
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"{path}: {len(found['components'])} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
