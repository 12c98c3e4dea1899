"""Messages that wait: written down with the release, sent when they are due, given up after hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from core.cms.link_checker import Answer
from integrations.models import Delivery, Webhook
from publishing.pdf.worker import Finisher
from publishing.runtime import queue
from publishing.runtime.followers import FOLLOWERS, Follower, Switch

COMMAND = "send_webhooks"
#: After each attempt that did not arrive the next one waits so long; after the last it is given up.
PAUSES = tuple(
    timedelta(seconds=each)
    for each in (5, 60, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600)
)
#: Who sends a message has it for so long; then it is somebody else's again.
LEASE = timedelta(minutes=2)
#: Messages that are over stay to be looked at.
KEPT = timedelta(days=30)
#: The receiver says that it is no longer there (Standard Webhooks).
GONE = 410
_here = Finisher((COMMAND,))


def install() -> None:
    """Hear of each release, and send what is due."""
    FOLLOWERS.append(Follower(COMMAND, told, is_due))


def told(switch: Switch) -> None:
    """Write down a message for each receiver of a site."""
    kind = Delivery.RELEASE if switch.publication else Delivery.ROLLBACK
    Delivery.objects.bulk_create(
        Delivery(webhook=each, kind=kind, release=switch.release, publication=switch.publication)
        for each in Webhook.objects.filter(site=switch.site_id, active=True)
    )


def due(now: datetime) -> list[Delivery]:
    """Return the messages whose time has come, the oldest first."""
    rows = Delivery.objects.filter(next_at__lte=now, webhook__active=True)
    return list(rows.select_related("webhook__site", "publication").order_by("pk"))


def is_due() -> bool:
    """Return whether a message waits for being sent now."""
    rows = Delivery.objects.filter(next_at__lte=timezone.now(), webhook__active=True)
    return settings.SEND_WEBHOOKS and rows.exists()


def take(delivery: Delivery, now: datetime) -> bool:
    """Take a message to send it; return whether nobody else has."""
    mine = Delivery.objects.filter(pk=delivery.pk, next_at=delivery.next_at)
    return bool(mine.update(next_at=now + LEASE))


def note(delivery: Delivery, answer: Answer, now: datetime) -> None:
    """Write down how an attempt ended, and when the next one is."""
    number = delivery.attempts + 1
    over = not answer.problem or number > len(PAUSES) or answer.status == GONE
    Delivery.objects.filter(pk=delivery.pk).update(
        attempts=number,
        tried_at=now,
        status=answer.status,
        problem=answer.problem[:300],
        next_at=None if over else now + PAUSES[number - 1],
    )
    if answer.status == GONE:
        Webhook.objects.filter(pk=delivery.webhook_id).update(active=False)


def forget_old(now: datetime) -> None:
    """Forget the messages that were over long ago."""
    Delivery.objects.filter(next_at=None, made_at__lt=now - KEPT).delete()


def try_out(webhook: Webhook) -> Delivery:
    """Write down a message that says nothing but that it came."""
    return Delivery.objects.create(webhook=webhook, kind=Delivery.TRY)


def again(delivery: Delivery) -> None:
    """Let a message be sent again, under its own id, with all attempts before it."""
    Delivery.objects.filter(pk=delivery.pk).update(
        next_at=timezone.now(), attempts=0, problem="", status=None
    )


def send_soon() -> None:
    """Have what is due sent by the resident publisher, or in a process of its own where none runs."""
    if settings.SEND_WEBHOOKS and not queue.wake_resident():
        _here.want()
        _here.look()
