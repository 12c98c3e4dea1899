"""Settings of `make demo` and of a developer's machine."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from wijkwijzer.settings.base import *


def stored_secret_key(data_dir: Path) -> str:
    """Return the key in `data_dir`, made at the first call and readable by its owner only."""
    path = data_dir / "secret-key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        data_dir.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(64)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        # Another process that starts at the same moment was first: both must use its key.
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key


DEBUG = os.environ.get("WIJKWIJZER_DEBUG") == "1"
# Made once and kept with the data, so that logins survive a restart and nothing secret is in code.
SECRET_KEY = stored_secret_key(DATA_DIR)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
# The accounts of the demonstration are for trying it out: an app or a key is possible, and not needed.
SECOND_FACTOR_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Nothing is collected here: the files are found where they are written.
STATIC_ROOT = None
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
if not EMAIL_HOST:
    # Mail can be read as files: on a machine of one's own there is nobody to send it to.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
