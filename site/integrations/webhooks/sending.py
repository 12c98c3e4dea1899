"""Sending what is due: many receivers at a time, each with a limit, and none holds up another."""

from __future__ import annotations

import queue as waiting
import threading
import time
from collections.abc import Iterable

from django.utils import timezone

from core.cms.link_checker import Answer
from integrations.models import Delivery
from integrations.webhooks import queue
from integrations.webhooks.bodies import body_of
from integrations.webhooks.receivers import send
from integrations.webhooks.signing import headers

#: Receivers that are written to at a time, and the seconds that one gets in all.
AT_A_TIME = 8
DEADLINE = 30.0


def send_due(deadline: float = DEADLINE) -> tuple[int, int]:
    """Send what is due now; return how many messages arrived, and how many did not."""
    arrived = failed = 0
    several = queue.due(timezone.now())
    for start in range(0, len(several), AT_A_TIME):
        taken = [each for each in several[start:][:AT_A_TIME] if queue.take(each, timezone.now())]
        for delivery, answer in _answers(taken, deadline):
            queue.note(delivery, answer, timezone.now())
            arrived += not answer.problem
            failed += bool(answer.problem)
    queue.forget_old(timezone.now())
    return arrived, failed


def _answers(deliveries: Iterable[Delivery], deadline: float) -> list[tuple[Delivery, Answer]]:
    """Send messages beside each other. Who takes longer than the deadline has not answered."""
    answers: waiting.SimpleQueue[tuple[int, Answer]] = waiting.SimpleQueue()
    sent = {}
    for each in deliveries:
        at = int(time.time())
        body = body_of(each)
        signed = headers(each.webhook.secret, f"msg_{each.message_id.hex}", at, body)
        sent[each.pk] = each
        # A thread that hangs ends with the process: it has nothing of the database.
        threading.Thread(
            target=_send, args=(answers, each.pk, each.webhook.url, signed, body), daemon=True
        ).start()
    found: dict[int, Answer] = {}
    ends = time.monotonic() + deadline
    while len(found) < len(sent):
        try:
            pk, answer = answers.get(timeout=max(ends - time.monotonic(), 0.001))
        except waiting.Empty:
            break
        found[pk] = answer
    return [(each, found.get(pk, Answer(None, "timeout"))) for pk, each in sent.items()]


def _send(
    answers: waiting.SimpleQueue[tuple[int, Answer]],
    pk: int,
    url: str,
    signed: dict[str, str],
    body: bytes,
) -> None:
    try:
        answer = send(url, signed, body)
    except Exception as error:  # noqa: BLE001  whatever it is, the message did not arrive
        answer = Answer(None, type(error).__name__)
    answers.put((pk, answer))
