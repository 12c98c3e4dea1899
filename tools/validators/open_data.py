"""The API and the open data: clients that generators make, the design rules, SHACL, tables and shapes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import frictionless
import pyshacl
import shapely
from frictionless.formats.csv import CsvControl
from rdflib import Graph
from rdflib.namespace import SH

from tests.home import api_rules
from tools.validators.report import Outcome

SHAPES = Path(__file__).resolve().parents[2] / "tests" / "vendor" / "dcat-ap-nl"
#: Why something that is recommended is not in the catalogue.
REASONS = {"accessService": "a feed is a file: no service gives it (dcat:accessService)"}
#: What the client says of answers that are not JSON.
UNREAD = "Unsupported content_type"
PLAIN = ".localhost:"
#: A page that each site of the demonstration has.
THERE = "wijken"
RUN = Path(__file__).with_name("call_client.mjs")
CALLS = Path(__file__).with_name("call_client.py")
METHODS = frozenset({"get", "post", "put", "patch", "delete"})


def description(tree: Path) -> Path:
    """Return the file of the description of the API."""
    return tree / "api" / "v1" / "openapi.json"


def python_client(tree: Path) -> Outcome:
    """Make a client with openapi-python-client, and have it call every operation and read the answer."""
    outcome = Outcome("openapi-python-client")
    wanted = sum(
        method in METHODS
        for item in json.loads(description(tree).read_bytes())["paths"].values()
        for method in item
    )
    with tempfile.TemporaryDirectory() as held:
        client = Path(held) / "client"
        program = Path(sys.executable).with_name("openapi-python-client")
        answer = subprocess.run(
            [
                *(program, "generate", "--path", description(tree), "--meta", "none"),
                *("--output-path", client),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=held,
            env={"PATH": str(program.parent)},
        )
        said = (answer.stdout + answer.stderr).splitlines()
        faults = [line for line in said if line] if answer.returncode else []
        warned = sum(line.startswith("WARNING") for line in said)
        texts = sum(UNREAD in line for line in said)
        outcome.warnings[
            "the client gives a feed, a table or a calendar as bytes: no type for it"
        ] = texts
        if warned != texts:
            faults.append(f"{warned - texts} other warnings")
        if not faults:
            found = subprocess.run(
                [sys.executable, CALLS, tree], capture_output=True, text=True, check=False, cwd=held
            )
            if found.stdout.strip() != str(wanted):
                faults = [f"{found.stdout.strip()} of {wanted} operations {found.stderr[-300:]}"]
        outcome.take(description(tree).relative_to(tree), faults)
    return outcome


def typescript_client(tree: Path, modules: Path, address: str) -> Outcome:
    """Make a client with openapi-typescript, have the compiler take it, and call every operation of a live server."""
    outcome = Outcome("openapi-typescript, openapi-fetch")
    api = json.loads(description(tree).read_bytes())
    calls = list(_calls(api))
    with tempfile.TemporaryDirectory(dir=modules.parent) as held:
        folder = Path(held)
        shutil.copy(RUN, folder)
        code = [
            'import createClient from "openapi-fetch";',
            'import type { paths } from "./api";',
            "type Client = ReturnType<typeof createClient<paths>>;",
            "type Answer = Promise<{ data?: unknown; error?: unknown; response: Response }>;",
            "type Call<Expected> = [string, Expected, () => Answer];",
            f"export const calls = (client: Client): Call<string>[] => [{', '.join(calls)}];",
            f"export const wrong = (client: Client): Call<number>[] => [{', '.join(_wrong(api))}];",
        ]
        (folder / "calls.ts").write_text("\n".join(code), encoding="utf-8")
        (folder / "package.json").write_text('{"type": "module"}', encoding="ascii")
        commands: list[list[Any]] = [
            [modules / ".bin" / "openapi-typescript", description(tree), "-o", folder / "api.ts"],
            [
                *(modules / ".bin" / "tsc", "--strict", "--skipLibCheck", "--module", "esnext"),
                *("--moduleResolution", "bundler", "--target", "es2022", folder / "calls.ts"),
            ],
        ]
        faults = next(filter(None, map(_run, commands)), [])
        if not faults:
            found = subprocess.run(
                ["node", folder / RUN.name, address, tree.name],
                capture_output=True,
                text=True,
                check=False,
            )
            if found.returncode or found.stdout.strip() != str(len(calls)):
                faults = [f"{found.stdout.strip()} of {len(calls)} {found.stderr[-500:]}"]
        outcome.take(description(tree).relative_to(tree), faults)
    return outcome


def _calls(api: Any) -> Iterator[str]:
    """Yield a call of each operation: its name, the media type of what it gives, the call itself."""
    for path, item in api["paths"].items():
        for method, each in item.items():
            if method in METHODS:
                name = f"{method.upper()} {path}"
                (kind,) = each["responses"]["200"]["content"]
                how = f"parseAs: {json.dumps('json' if 'json' in kind else 'text')}"
                arguments = ", ".join(filter(None, (_parameters(path, item, each), how)))
                call = f"client.{method.upper()}({json.dumps(path)}, {{ {arguments} }})"
                yield f"[{json.dumps(name)}, {json.dumps(kind)}, () => {call}]"


def _wrong(api: Any) -> Iterator[str]:
    """Yield a call of each operation with a place that is open, of what is not there, and the status of its answer."""
    for path, item in api["paths"].items():
        if "{path}" in path and "get" in item:
            arguments = _parameters(path, item, item["get"]).replace(f'"{THERE}"', '"geen-pagina"')
            call = f"client.GET({json.dumps(path)}, {{ {arguments} }})"
            yield f"[{json.dumps(path)}, 404, () => {call}]"


def _parameters(path: str, item: Any, operation: Any) -> str:
    """Return the arguments of a call: a word for each part of the address that is open."""
    names = re.findall(r"\{([^}]+)\}", path)
    declared = [*item.get("parameters", []), *operation.get("parameters", [])] if names else []
    schemas = {each["name"]: each.get("schema", {}) for each in declared if "name" in each}
    values = {}
    for name in names:
        schema = schemas.get(name, {})
        choice = schema.get("enum") or [2 if schema.get("type") == "integer" else THERE]
        values[name] = choice[0]
    return f"params: {{ path: {json.dumps(values)} }}" if values else ""


def _run(command: list[Any]) -> list[str]:
    """Run a program; return what it says when it fails."""
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    said = (answer.stdout + answer.stderr).splitlines()
    return [line for line in said if line.strip()][:20] or ["failed"] if answer.returncode else []


def design_rules(tree: Path) -> Outcome:
    """Hold the description against the NLgov API Design Rules."""
    outcome = Outcome("NLgov API Design Rules")
    api = json.loads(description(tree).read_bytes())
    faults = api_rules.faults(api)
    # Only here: the demonstration is served on this machine.
    plain = [
        each for each in faults if each.startswith("servers-use-https: http://") and PLAIN in each
    ]
    outcome.warnings["the demonstration is served without TLS (servers-use-https)"] += len(plain)
    outcome.take(
        description(tree).relative_to(tree), [each for each in faults if each not in plain]
    )
    return outcome


def catalogue(tree: Path) -> Outcome:
    """Hold the catalogue against the official shapes of DCAT-AP-NL 3; what is recommended are warnings."""
    outcome = Outcome("pyshacl, DCAT-AP-NL 3")
    for path in sorted(each for each in tree.rglob("*.jsonld") if each.is_file()):
        graph = Graph().parse(path, format="json-ld")
        _conforms, report, _text = pyshacl.validate(
            graph, shacl_graph=Graph().parse(SHAPES / "dcat-ap-nl-SHACL.ttl"), allow_warnings=True
        )
        outcome.take(path.relative_to(tree), _results(report))
        _conforms, report, _text = pyshacl.validate(
            graph,
            shacl_graph=Graph().parse(SHAPES / "dcat-ap-nl-SHACL-aanbevolen.ttl"),
            allow_warnings=True,
        )
        for line in _results(report):
            name = line.partition(" ")[0].rpartition("#")[2]
            if name in REASONS:
                outcome.warnings[REASONS[name]] += 1
            else:
                outcome.errors.append(f"{path.relative_to(tree)}: {line}")
    return outcome


def _results(report: Graph) -> list[str]:
    return [
        f"{report.value(each, SH.resultPath)} of {report.value(each, SH.focusNode)}: "
        f"{report.value(each, SH.resultMessage)}"
        for each in report.subjects(predicate=SH.resultSeverity)
    ]


def tables(tree: Path) -> Outcome:
    """Read every table with frictionless."""
    outcome = Outcome("frictionless")
    frictionless.system.trusted = True
    for path in sorted(each for each in tree.rglob("*.csv") if each.is_file()):
        separator = ";" if path.stem.endswith("-excel") else ","
        control = CsvControl(delimiter=separator)
        resource = frictionless.Resource(
            path=str(path), dialect=frictionless.Dialect(controls=[control])
        )
        report = resource.validate()
        outcome.take(
            path.relative_to(tree), [str(each) for each in report.flatten(["rowNumber", "message"])]
        )
    return outcome


def shapes(tree: Path) -> Outcome:
    """Check what RFC 7946 asks of shapes, and that areas of a file neither overlap nor leave slits."""
    outcome = Outcome("RFC 7946, coverage (shapely)")
    for path in sorted(each for each in tree.rglob("*.geojson") if each.is_file()):
        outcome.take(path.relative_to(tree), shape_faults(json.loads(path.read_bytes())))
    return outcome


def shape_faults(collection: Any) -> Iterator[str]:
    """Yield what is wrong in a collection of features."""
    if collection.get("type") != "FeatureCollection" or "crs" in collection:
        yield "no FeatureCollection of WGS 84"
        return
    identifiers = [each.get("id") for each in collection["features"]]
    if len(set(identifiers)) < len(identifiers) or None in identifiers:
        yield "an id twice, or none"
    areas = []
    for feature in collection["features"]:
        if feature["geometry"] is None:
            continue
        found = shapely.geometry.shape(feature["geometry"])
        yield from (f"{feature['id']}: {fault}" for fault in _geometry_faults(found))
        if found.geom_type in ("Polygon", "MultiPolygon"):
            areas.append(found)
    if areas and not shapely.coverage_is_valid(areas):
        yield "areas overlap or leave slits"


def _geometry_faults(found: Any) -> Iterator[str]:
    if not found.is_valid:
        yield shapely.is_valid_reason(found)
    west, south, east, north = found.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        yield "outside the world"
    parts = getattr(found, "geoms", [found])
    for part in (each for each in parts if each.geom_type == "Polygon"):
        if not part.exterior.is_ccw or any(ring.is_ccw for ring in part.interiors):
            yield "a ring turns the wrong way"
        for ring in (part.exterior, *part.interiors):
            if any(one == other for one, other in pairwise(ring.coords)):
                yield "a point twice in a row"
