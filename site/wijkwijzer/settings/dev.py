"""Settings of `make demo` and of a developer's machine."""

from __future__ import annotations

import os

from wijkwijzer.secret import stored_secret_key
from wijkwijzer.settings.base import *

DEBUG = os.environ.get("WIJKWIJZER_DEBUG") == "1"
# Made once and kept with the data, so that logins survive a restart and nothing secret is in code.
SECRET_KEY = stored_secret_key(DATA_DIR)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
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
