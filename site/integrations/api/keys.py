"""Who asks: a program with a key, sent as a bearer token (RFC 6750), and how often it may."""

from __future__ import annotations

from typing import Any

from django.core.cache import caches
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.throttling import SimpleRateThrottle

from core.audit.origin import address_of
from integrations.models import Token
from integrations.tokens import audit, keys

REALM = 'Bearer realm="api"'
#: Set on a request whose key opens nothing (RFC 6750, 3.1).
INVALID = "key_is_invalid"


class Program:
    """A program as the one who asks: no account of the CMS."""

    is_authenticated = True
    is_active = True
    pk = None


class _Counted(SimpleRateThrottle):
    """Counts where attempts to sign in are counted: for all workers and machines at once."""

    @property
    def cache(self) -> Any:
        """Return the store that all processes share."""
        return caches["attempts"]

    def get_cache_key(self, request: Any, view: Any) -> str | None:
        """Return by what questions are counted."""
        return f"api-{self.scope}-{self.counted_by(request)}"

    def counted_by(self, request: Any) -> str:
        """Return whom a question counts for."""
        raise NotImplementedError


class PerKey(_Counted):
    """How often a key may ask."""

    scope, rate = "key", "240/min"

    def counted_by(self, request: Any) -> str:
        """Return the number of the key."""
        return str(request.auth.pk) if request.auth else f"address-{address_of(request)}"


class Refusals(_Counted):
    """How often somebody at one address may try a key that opens nothing."""

    scope, rate = "refused", "30/min"

    def counted_by(self, request: Any) -> str:
        """Return the address of who asks."""
        return address_of(request)


class KeyAuthentication(BaseAuthentication):
    """Looks at the key that came with a question. A session or a password opens nothing here."""

    def authenticate(self, request: Any) -> tuple[Program, Token]:
        """Return who asks. Raises AuthenticationFailed, and Throttled for who tries too often."""
        kind, _space, said = get_authorization_header(request).partition(b" ")
        if kind.lower() != b"bearer" or not said.strip():
            raise self._refused(request, None, "no key")
        token = keys.find(said.strip().decode("latin-1"))
        if token is None:
            raise self._refused(request, None, "unknown")
        if not token.opens:
            why = "revoked" if token.revoked_at else "over"
            raise self._refused(request, token, why)
        keys.used(token)
        return Program(), token

    def authenticate_header(self, request: Any) -> str:
        """Return what a refusal says that is needed."""
        return f'{REALM}, error="invalid_token"' if hasattr(request, INVALID) else REALM

    @staticmethod
    def _refused(request: Any, token: Token | None, why: str) -> Any:
        refusals = Refusals()
        if not refusals.allow_request(request, None):
            return Throttled(refusals.wait())
        if why == "no key":
            return AuthenticationFailed("Send a key: “Authorization: Bearer …”.")
        setattr(request, INVALID, True)
        audit.refused(request, token, why)
        words = {
            "unknown": "Nobody knows this key.",
            "revoked": "This key was revoked.",
            "over": "The last day of this key is over.",
        }
        return AuthenticationFailed(words[why])
