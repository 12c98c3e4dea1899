"""The provider of accounts of an organisation (OpenID Connect), as the environment names it.

Read by the settings, so before there are models.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

#: What stands in the addresses of the CMS at which a provider answers.
PROVIDER = "oidc"
#: In the place of the name of a group: whoever has the claim is administrator of the install.
ADMINISTRATOR = "*administrator"


class Provider(NamedTuple):
    """Where accounts come from, and which roles they bring.

    roles   value of the claim -> names of groups in the CMS, or `ADMINISTRATOR`
    """

    issuer: str
    client: str
    secret: str
    name: str
    claim: str
    roles: Mapping[str, tuple[str, ...]]


def from_environment(environ: Mapping[str, str]) -> Provider | None:
    """Return the provider that is named, or None. Raises ImproperlyConfigured, with the variable."""
    issuer = environ.get("OIDC_ISSUER", "").strip().rstrip("/")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    local = parts.hostname in ("localhost", "127.0.0.1")
    if not parts.hostname or (parts.scheme != "https" and not (parts.scheme == "http" and local)):
        raise ImproperlyConfigured(
            f"OIDC_ISSUER is {issuer!r}: it must begin with https://, such as "
            "https://login.microsoftonline.com/TENANT/v2.0"
        )
    needed = {
        "OIDC_CLIENT_ID": environ.get("OIDC_CLIENT_ID", "").strip(),
        "OIDC_CLIENT_SECRET": environ.get("OIDC_CLIENT_SECRET", "").strip(),
        "OIDC_ROLES": environ.get("OIDC_ROLES", "").strip(),
    }
    for name, value in needed.items():
        if not value:
            raise ImproperlyConfigured(f"{name} is missing: OIDC_ISSUER needs it")
    client, secret, roles = needed.values()
    return Provider(
        issuer=issuer,
        client=client,
        secret=secret,
        name=environ.get("OIDC_NAME", "").strip() or "uw organisatie",
        claim=environ.get("OIDC_ROLES_CLAIM", "").strip() or "groups",
        roles=_roles(roles),
    )


def _roles(text: str) -> dict[str, tuple[str, ...]]:
    try:
        read = json.loads(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"OIDC_ROLES is no JSON: {error}") from None
    if not isinstance(read, dict) or not read:
        raise ImproperlyConfigured(
            'OIDC_ROLES must be an object, such as {"GROUP": ["Stad: redacteuren"]}'
        )
    found = {}
    for value, names in read.items():
        several = [names] if isinstance(names, str) else names
        if not isinstance(several, list) or not all(isinstance(e, str) and e for e in several):
            raise ImproperlyConfigured(
                f"OIDC_ROLES gives {names!r} to {value!r}: it must be names of groups"
            )
        found[value] = tuple(several)
    return found


def claimed(claims: Any, path: str) -> frozenset[str]:
    """Return the values of a claim; dots lead into objects, as in `realm_access.roles`."""
    if isinstance(claims, dict) and path in claims:
        found = claims[path]
    else:
        first, _dot, rest = path.partition(".")
        if not rest or not isinstance(claims, dict):
            return frozenset()
        return claimed(claims.get(first), rest)
    values = found if isinstance(found, list) else [found]
    return frozenset(each for each in values if isinstance(each, str))


def settings_of(provider: Provider | None) -> dict[str, Any]:
    """Return what allauth is told of a provider."""
    if provider is None:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": provider.name,
        "client_id": provider.client,
        "secret": provider.secret,
        "settings": {"server_url": provider.issuer},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
