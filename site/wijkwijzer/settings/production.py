"""Production: refuses to start when a setting that it cannot do without is missing."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from publishing.runtime import log_lines
from wijkwijzer.settings.base import *


def required(name: str, purpose: str) -> str:
    """Return the environment variable `name`, or refuse to start and say what it is for."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"The environment variable {name} is missing: {purpose}")
    return value


SECRET_KEY = required("SECRET_KEY", "a random text of at least 50 characters that signs sessions")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise ImproperlyConfigured(
        f"SECRET_KEY has {len(SECRET_KEY)} characters, {len(set(SECRET_KEY))} different ones: "
        "it must be random and at least 50 long (openssl rand -hex 40)"
    )
ALLOWED_HOSTS = [
    host.strip()
    for host in required("CMS_HOSTS", "host names of the CMS, with commas between").split(",")
    if host.strip()
]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("CMS_HOSTS may not hold '*': name each host of the CMS")
for each in ALLOWED_HOSTS:
    if not re.fullmatch(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\]", each, re.IGNORECASE):
        raise ImproperlyConfigured(
            f"CMS_HOSTS has {each!r}: it must be a host name alone, such as cms.gemeente.example"
        )
required("DATABASE_URL", "the database, e.g. postgres://user:password@host:5432/wijkwijzer")
if DATABASES["default"]["ENGINE"].rpartition(".")[2] not in ("postgresql", "sqlite3"):
    raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite://")
required("WIJKWIJZER_DATA_DIR", "the folder for media and releases, outside the program's own")
WAGTAILADMIN_BASE_URL = required(
    "CMS_BASE_URL", "the address of the CMS, e.g. https://cms.gemeente"
)
if not WAGTAILADMIN_BASE_URL.startswith("https://"):
    raise ImproperlyConfigured(
        f"CMS_BASE_URL is {WAGTAILADMIN_BASE_URL!r}: it must begin with https://"
    )
_host = urlsplit(WAGTAILADMIN_BASE_URL).hostname or ""
if not validate_host(_host, ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        f"CMS_BASE_URL leads to {_host!r}, which is none of the CMS_HOSTS ({', '.join(ALLOWED_HOSTS)})"
    )

SECURE_SSL_REDIRECT = True
# A monitor on the machine itself asks without TLS; the answer holds nothing that is secret.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|livez|readyz)$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = os.environ.get("HSTS_PRELOAD", "1") == "1"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not host.startswith(".")]
if os.environ.get("BEHIND_TLS_PROXY") == "1":
    # Only where a proxy of your own sets this header on every request: clients can forge it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Machines read what no terminal shows.
LOGGING = log_lines.configured(os.environ, "json")
