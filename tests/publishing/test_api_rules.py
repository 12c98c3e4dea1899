"""The NLgov REST API Design Rules (Logius, 2.x), for an API that can only be read. Each test names a rule."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from publishing.serve.headers import API_ROOT, API_VERSION
from publishing.serve.wsgi import PublicSites
from publishing.store.releases import ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import page, publish

HOME = "/api/v1/nl/pages/home"


@pytest.fixture
def app(tmp_path: Path) -> PublicSites:
    store = ReleaseStore(tmp_path, 1)
    publish(
        store,
        page(store, "/", b"thuis", "page:1"),
        page(store, "/404.html", b"weg", status=404),
        page(store, HOME, b"{}", "page:1", kind="data"),
    )
    return PublicSites(tmp_path)


def test_core_version_header(app: PublicSites) -> None:
    """/core/version-header: every answer names the full version, also one without a body."""
    tag = Answer(app, HOME).headers["ETag"]
    answers = [
        Answer(app, HOME),
        Answer(app, HOME, "HEAD"),
        Answer(app, HOME, HTTP_IF_NONE_MATCH=tag),
        Answer(app, "/api/v1/weg"),
        Answer(app, HOME, "POST"),
    ]
    assert [each.status for each in answers] == [200, 200, 304, 404, 405]
    assert {each.headers["API-Version"] for each in answers} == {API_VERSION}
    assert "API-Version" not in Answer(app, "/").headers


def test_core_semver_and_core_uri_version() -> None:
    """/core/semver, /core/uri-version: three numbers, of which the address has the first."""
    found = re.fullmatch(r"(\d+)\.\d+\.\d+", API_VERSION)
    assert found
    assert f"/api/v{found[1]}" == API_ROOT


def test_core_no_trailing_slash(app: PublicSites) -> None:
    """/core/no-trailing-slash: an address with a slash at its end is another one, and not there."""
    answer = Answer(app, f"{HOME}/")
    assert (answer.status, "Location" in answer.headers) == (404, False)


def test_core_http_methods(app: PublicSites) -> None:
    """/core/http-methods: what is not allowed is refused, with what is."""
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = Answer(app, HOME, method)
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("path", "method", "status", "title"),
    [
        ("/api/v1/weg", "GET", 404, "Not Found"),
        (HOME, "DELETE", 405, "Method Not Allowed"),
    ],
)
def test_core_error_handling(
    app: PublicSites, path: str, method: str, status: int, title: str
) -> None:
    """/core/error-handling/problem-details: RFC 9457, readable by every site, without our innards."""
    answer = Answer(app, path, method)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    data = json.loads(answer.body)
    assert (data["status"], data["title"]) == (status, title)
    assert data.keys() == {"status", "title", "detail"}
    # A page says so in words of people.
    assert Answer(app, "/", "POST").headers["Content-Length"] == "0"


def test_core_transport_cors(app: PublicSites) -> None:
    """Open data may be read by other sites, also when it did not change; a page may not."""
    tag = Answer(app, HOME).headers["ETag"]
    again = Answer(app, HOME, HTTP_IF_NONE_MATCH=tag)
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in Answer(app, "/").headers
