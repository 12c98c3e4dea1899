"""Call every operation of the client in this folder, answered from a plain tree: `call_client.py TREE`.

Runs beside a package `client` that openapi-python-client has made. Prints how many operations gave what the client
has a type for, or bytes; what it cannot read is an error.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import sys
import typing
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx

PROBLEM = b'{"status": 404, "title": "Not Found", "detail": "There is nothing at this address."}'
#: Ending -> the media type of what is not JSON.
TYPES = {".ics": "text/calendar", ".csv": "text/csv", ".atom": "application/atom+xml"}
TYPES |= {".geojson": "application/geo+json", ".jsonld": "application/ld+json"}


def arguments(operation: Any) -> dict[str, Any]:
    """Return a value for each part of an address: the first that is allowed, a second page, a page that is there."""
    hints = typing.get_type_hints(operation)
    found: dict[str, Any] = {}
    for name, parameter in inspect.signature(operation).parameters.items():
        kind = hints[name]
        if name == "client" or parameter.default is not inspect.Parameter.empty:
            continue
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            found[name] = next(iter(kind))
        else:
            found[name] = 2 if kind is int else "wijken"
    return found


def main(tree: Path) -> int:
    """Call them all. Exit status 1 when an answer is empty or was not read."""
    sys.path.insert(0, str(Path.cwd()))
    package: ModuleType = importlib.import_module("client")
    api: ModuleType = importlib.import_module("client.api")

    def answered(request: httpx.Request) -> httpx.Response:
        place = tree / request.url.path.lstrip("/")
        for path in (place, place / "index.json"):
            if path.is_file():
                kind = TYPES.get(path.suffix, "application/json")
                return httpx.Response(
                    200, content=path.read_bytes(), headers={"content-type": kind}
                )
        kind = "application/problem+json"
        return httpx.Response(404, content=PROBLEM, headers={"content-type": kind})

    transport = {"transport": httpx.MockTransport(answered)}
    client = package.Client(base_url="http://stad.localhost/api/v1", httpx_args=transport)
    count, faults = 0, []
    for module in pkgutil.walk_packages(api.__path__, "client.api."):
        operation = getattr(importlib.import_module(module.name), "sync_detailed", None)
        if operation is None:
            continue
        answer = operation(client=client, **arguments(operation))
        if answer.parsed is None and (answer.status_code != 200 or not answer.content):
            faults.append(f"{module.name}: {answer.status_code}, not read")
        else:
            count += 1
    print(count, *faults)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
