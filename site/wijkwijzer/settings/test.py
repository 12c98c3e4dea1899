"""Settings of the tests: quick password hashing, files in a folder of the run's own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from wijkwijzer.settings.base import *

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "cms.localhost"]
# A hash that is slow on purpose would be most of the run.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Most tests sign in by `force_login`, which gives no second factor; tests/cms/signing_in has it required.
SECOND_FACTOR_REQUIRED = False
# A test has one connection, with a transaction that no other thread sees.
WORK_ASIDE = False
# A test starts no process that it does not know of.
SEND_WEBHOOKS = False
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_DIR = Path(tempfile.mkdtemp(prefix="wijkwijzer-test-"))
MEDIA_ROOT = DATA_DIR / "media"
RELEASES_DIR = DATA_DIR / "releases"
WITHDRAWN_DIR = DATA_DIR / "withdrawn"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
if "DATABASE_URL" not in os.environ:
    DATABASES["default"]["NAME"] = str(DATA_DIR / "unused.sqlite3")
    # A file, not memory: two connections of one test must see the same database.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
