"""What a monitor asks: /livez, /readyz and /metrics of the CMS host. The public hosts have none of them."""

from __future__ import annotations

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from publishing.runtime import migrations


def _plain(words: str, status: int = 200) -> HttpResponse:
    return HttpResponse(
        f"{words}\n", status=status, content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )  # fmt: skip


@require_safe
def livez(_request: HttpRequest) -> HttpResponse:
    """Answer: this process does. It asks nothing of any other, so that a database that is away starts none anew."""
    return _plain("ok")


@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when this process can serve: the database is there, with the tables of this program."""
    from wijkwijzer.health import database_answers

    if not database_answers():
        return _plain("the database does not answer", 503)
    try:
        lacking = migrations.lacking()
    except Error:
        return _plain("the database does not answer", 503)
    return _plain(f"migrations lack: {len(lacking)}", 503) if lacking else _plain("ok")


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Return the figures for Prometheus, to who has the token. Raises Http404 where there is none."""
    if not settings.METRICS_TOKEN:
        raise Http404
    kind, _space, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not constant_time_compare(token, settings.METRICS_TOKEN):
        response = _plain("a token is needed", 401)
        response["WWW-Authenticate"] = 'Bearer realm="metrics"'
        return response
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

    from wijkwijzer.monitoring.counting import registry
    from wijkwijzer.monitoring.figures import InstallCollector

    own = CollectorRegistry()
    own.register(InstallCollector())
    return HttpResponse(
        generate_latest(registry()) + generate_latest(own),
        content_type=CONTENT_TYPE_LATEST,
        headers={"Cache-Control": "no-store"},
    )
