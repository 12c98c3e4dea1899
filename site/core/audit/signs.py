"""Who signs in, fails to, and changes how: what Django and allauth tell of it."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals as mfa
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.cache import caches

from core.audit.kinds import ACCOUNT, FAILED, SIGNED_IN, SIGNED_OUT
from core.audit.lines import REFUSED, write
from core.audit.origin import origin
from core.signing_in.aside import aside

#: Seconds in which one address writes one line of what was not even tried: it may ask a thousand times.
ONE_LINE = 60.0


def connect() -> None:
    """Listen."""
    for signal, receiver in (
        (user_logged_in, signed_in),
        (user_logged_out, signed_out),
        (user_login_failed, wrong_password),
        (mfa.authentication_failed, wrong_code),
        (mfa.authenticator_added, factor_added),
        (mfa.authenticator_removed, factor_removed),
        (mfa.authenticator_reset, codes_made),
    ):
        signal.connect(receiver, dispatch_uid=f"core.audit.{receiver.__name__}")


def signed_in(sender: Any, request: Any, user: Any, **_kwargs: Any) -> None:
    """Note who came in, and with what."""
    records = request.session.get("account_authentication_methods") or []
    how = ", ".join(dict.fromkeys(str(each.get("method")) for each in records))
    write(SIGNED_IN, user, user=user, how=how)


def signed_out(sender: Any, user: Any, **_kwargs: Any) -> None:
    """Note who left, or whose session ended."""
    if user is not None:
        write(SIGNED_OUT, user, user=user)


def wrong_password(sender: Any, credentials: dict[str, Any], **_kwargs: Any) -> None:
    """Note that a password was wrong. A name without an account is not kept: it may be a password.

    Aside: the lines of accounts take other work than those of none, and the answer may not tell which it was.
    """
    name = credentials.get("username")
    aside(lambda: failed(account_named(name), "password"))


def account_named(name: Any) -> Any:
    """Return the account that a name is of, in whatever letters; None when there is none."""
    users = get_user_model()._default_manager
    return users.filter(username__iexact=str(name or "").strip()).first()


def wrong_code(sender: Any, user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Note that a code or a key was wrong."""
    failed(user, str(authenticator.type))


def failed(user: Any, how: str) -> None:
    """Note that somebody did not come in: to an account, or to none that there is."""
    write(FAILED, user, result=REFUSED, how=how, label="" if user else "?")


def too_often(name: Any) -> None:
    """Note that somebody was not let try any more; once in a while, however often they ask."""
    if caches["attempts"].add(f"core.audit:{origin()}", 1, ONE_LINE):
        aside(lambda: failed(account_named(name), "too often"))


def factor_added(sender: Any, user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Note that somebody has another app, key or list of codes."""
    write(ACCOUNT, user, what=f"{authenticator.type} added")


def factor_removed(sender: Any, user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Note that somebody took one away."""
    write(ACCOUNT, user, what=f"{authenticator.type} removed")


def codes_made(sender: Any, user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Note that somebody has new codes."""
    write(ACCOUNT, user, what=f"{authenticator.type} made anew")
