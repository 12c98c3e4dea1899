"""Puts signing in into place when Django starts."""

from __future__ import annotations

from typing import Any

from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.core.cache import caches

from core.signing_in.middleware import start
from core.signing_in.proofs import second_factors


def install() -> None:
    """Count attempts where all workers see them, and note how somebody came in."""
    # allauth counts in the default cache, which is that of one worker.
    ratelimit.cache = caches["attempts"]
    user_logged_in.connect(start, dispatch_uid="core.signing_in.start")
    authenticator_added.connect(proved_by_adding, dispatch_uid="core.signing_in.added")


def proved_by_adding(
    sender: Any, request: Any, user: Any, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Let an app or key that somebody adds and tries count as given, when it is the first."""
    from allauth.account.internal.flows.login import record_authentication

    if authenticator.type != Authenticator.Type.RECOVERY_CODES and (
        not second_factors(user).exclude(pk=authenticator.pk).exists()
    ):
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
