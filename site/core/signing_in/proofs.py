"""How somebody proved in this session who they are: with what, and how long ago."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings

#: When the session began, and when somebody last did something in it: seconds since 1970.
BEGAN, SEEN = "signed_in_at", "seen_at"


def has_ended(session: Any, now: float) -> bool:
    """Return whether a session is too old, or nobody did anything in it for too long."""
    began, seen = session.get(BEGAN), session.get(SEEN)
    if not isinstance(began, float) or not isinstance(seen, float):
        return True
    return bool(now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_AGE)


def second_factor(request: Any) -> bool:
    """Return whether the one who asks gave more than a password, or came from a provider of accounts."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") in ("mfa", "socialaccount") for record in records)


def has_second_factor(user: Any) -> bool:
    """Return whether an account has an app or a key."""
    return bool(second_factors(user).exists())


def second_factors(user: Any) -> Any:
    """Return the apps and keys of an account; codes to fall back on are none by themselves."""
    return Authenticator.objects.filter(user_id=user.pk).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )


def proved_lately(request: Any, within: float) -> bool:
    """Return whether the one who asks proved who they are in the last `within` seconds."""
    records = get_authentication_records(request, request.user)
    moments = [record["at"] for record in records] + [request.session.get(BEGAN, 0.0)]
    return bool(time.time() - max(moments) < within)
