"""Receivers: programs on the internet, never a machine of our own unless an operator allows it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from urllib3 import exceptions

from core.cms.link_checker import (
    Answer,
    RefusedError,
    Target,
    is_public,
    put_question,
    short_reason,
    target_of,
)

AGENT = "Wijkwijzer webhook"


def target(address: str) -> Target:
    """Find a receiver. Raises RefusedError for one that may not be sent to."""
    parts = urlsplit(address)
    allowed = (parts.hostname or "") in settings.WEBHOOK_ALLOWED_HOSTS
    if parts.scheme != "https" and not (allowed and parts.scheme == "http"):
        raise RefusedError("not an https address")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("a name or password stands in the address")
    return target_of(address, lambda ip: allowed or is_public(ip))


def send(address: str, headers: dict[str, str], body: bytes) -> Answer:
    """Send a message. A redirect is followed nowhere; a failure is an answer too."""
    try:
        status, _location = put_question(
            "POST",
            target(address),
            headers={"User-Agent": AGENT, "Content-Type": "application/json", **headers},
            body=body,
        )
    except RefusedError as error:
        return Answer(None, str(error))
    except exceptions.NewConnectionError as error:
        # To urllib3 a kind of timeout, also when the server refused at once.
        return Answer(None, short_reason(error))
    except (exceptions.TimeoutError, TimeoutError):
        return Answer(None, "timeout")
    except (exceptions.HTTPError, OSError, ValueError) as error:
        return Answer(None, short_reason(error))
    return Answer(status, "" if 200 <= status < 300 else f"HTTP {status}")
