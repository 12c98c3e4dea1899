"""/healthz of the CMS host, for a monitor: what works, in numbers, without content or secrets."""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from typing import Any

from django.db import Error, connection, connections
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from core.from_outside import short
from core.site_files.redirects import address
from publishing.runtime import figures, migrations, switch_hooks
from publishing.schedule import runner
from publishing.store.status import publish_state, resident_lives, served_paths
from publishing.unfinished import lacks_of

logger = logging.getLogger("publishing")

#: Seconds that the database gets to answer.
DATABASE_LIMIT = 2.0
#: Seconds that something planned, or a request for publishing, may be late.
OVERDUE_LIMIT = 120.0
LAG_LIMIT = 60.0
#: Redirects of a site that are named.
MOST_REDIRECTS = 20

Check = dict[str, Any]
_probing = threading.Lock()


@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when all is well, 503 with the same details when something is not."""
    moment = timezone.now()
    checks: dict[str, Check] = {"database": _status(ok=database_answers())}
    if checks["database"]["status"] == "ok":
        try:
            checks["migrations"] = migrations_check()
            checks["schedule"] = schedule_check(moment)
            checks["sites"] = sites_check()
        except Error:
            logger.exception("the database broke off during a health check")
            checks["database"] = _status(ok=False)
    checks["watcher"] = watcher_check()
    checks["hooks"] = hooks_check()
    ok = all(check["status"] == "ok" for check in checks.values())
    response = JsonResponse(
        {"status": "ok" if ok else "red", "checks": checks}, status=200 if ok else 503
    )
    response["Cache-Control"] = "no-store"
    return response


def database_answers() -> bool:
    """Return whether the database answers a new connection in time."""
    # A probe that hangs stays behind with the lock: the next one must not hang beside it.
    if not _probing.acquire(blocking=False):
        return False
    answered = threading.Event()
    thread = threading.Thread(target=_probe, args=(answered,), name="health", daemon=True)
    thread.start()
    thread.join(DATABASE_LIMIT)
    return answered.is_set()


def _probe(answered: threading.Event) -> None:
    try:
        with connection.cursor() as cursor:
            # A table that is always there: an empty file would be a database to SQLite.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        answered.set()
    except Error:
        logger.warning("the database does not answer", exc_info=True)
    finally:
        # This thread's own connection.
        connections.close_all()
        _probing.release()


def migrations_check() -> Check:
    """Count the migrations that the database lacks: nothing is published until they are made."""
    number = len(migrations.lacking())
    return _status(ok=not number, lacking=number)


def schedule_check(moment: datetime) -> Check:
    """Count what is planned and late, and what failed and is tried again."""
    late = [item.late(moment) for item in runner.due(moment)]
    overdue = sum(each > OVERDUE_LIMIT for each in late)
    failing = len(runner.failing(moment))
    return _status(
        ok=not overdue and not failing,
        overdue=overdue,
        failing=failing,
        latest_seconds=round(max(late, default=0.0), 1),
    )


def sites_check() -> Check:
    """Return of each site what it serves since when, and whether its releases are whole.

    A site that nobody has finished yet, and that was never public, is no reason for an alarm.
    """
    sites: dict[str, Check] = {}
    known = figures.read()
    for site in Site.objects.select_related("root_page").order_by("pk"):
        state = publish_state(site)
        published = state.published_at.isoformat(timespec="seconds") if state.published_at else None
        with translation.override("en"):
            lacks = [str(each.words) for each in lacks_of(site)]
        failed = site.pk in known and known[site.pk].last_failed
        if lacks and state.release is None:
            sites[site.hostname] = {"status": "unfinished", "lacks": lacks}
            continue
        sites[site.hostname] = _status(
            ok=not lacks
            and state.release is not None
            and not state.damaged
            and not failed
            and state.lag <= LAG_LIMIT,
            release=state.release,
            published_at=published,
            lag_seconds=round(state.lag, 1),
            damaged=list(state.damaged),
            redirects=redirects_left_out(site),
            **({"lacks": lacks} if lacks else {}),
            **({"last_failed": True} if failed else {}),
        )
    return _status(ok=all(each["status"] != "red" for each in sites.values()), sites=sites)


def redirects_left_out(site: Site) -> list[str]:
    """Name the redirects that an editor stored and that are not served: another one or a page is there, or it leads nowhere.

    That is for an editor to mend: it wakes nobody.
    """
    stored = Redirect.objects.filter(Q(site=site) | Q(site=None)).values_list("old_path", flat=True)
    _files, leading = served_paths(site)
    left_out = sorted(each for each in set(stored) if address(each) not in leading)
    return [short(each) for each in left_out[:MOST_REDIRECTS]]


def hooks_check() -> Check:
    """Name the sites whose hook before or after a switch failed the last time."""
    failed = switch_hooks.failing()
    words = sorted(f"{each['site']} {name.split()[-1]}" for name, each in failed.items())
    return _status(ok=not failed, failing=words)


def watcher_check() -> Check:
    """Return whether the resident publisher runs. Red when it was started here and is gone, or does nothing."""
    lives = resident_lives()
    age = figures.beat_age() if lives else None
    still = age is not None and age > figures.STANDS_STILL
    more = {} if age is None else {"beat_age_seconds": round(age, 1)}
    return _status(
        ok=lives is not False and not still,
        running=bool(lives),
        expected=lives is not None,
        **more,
    )


def _status(*, ok: bool, **details: Any) -> Check:
    return {"status": "ok" if ok else "red", **details}
