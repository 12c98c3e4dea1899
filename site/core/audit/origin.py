"""From where something was done, and by whom when nobody is signed in."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.core.exceptions import ImproperlyConfigured, PermissionDenied


def current_request() -> Any:
    """Return the request that is answered now; None in a command."""
    return context.request


def origin() -> str:
    """Return the address on the network of who asks, as the nearest proxy of our own saw it; or the command."""
    request = current_request()
    return command() if request is None else address_of(request)


def address_of(request: Any) -> str:
    """Return the address of who asks; what a request says of itself counts only from a proxy of our own."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except (ImproperlyConfigured, PermissionDenied):
        # Fewer addresses than there are proxies: it did not come through them.
        return str(request.META.get("REMOTE_ADDR") or "?")


def by_itself() -> str:
    """Return who did what no account did: somebody who is not signed in, or the account of an operator."""
    return "" if current_request() is not None else operator()


def command() -> str:
    """Return the command that runs."""
    program, *words = sys.argv or [""]
    name = Path(program).name
    if name in ("manage.py", "wijkwijzer", "__main__.py") and words:
        name = words[0]
    return f"command {name}"


def operator() -> str:
    """Return the account on the machine of who gave the command."""
    named = os.environ.get("WIJKWIJZER_OPERATOR", "")
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container runs as a number without a name.
        return str(os.getuid())
