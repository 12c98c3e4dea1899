"""Settings that every environment shares. Safe by default: production only adds, never opens."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from core.signing_in import provider
from publishing.content import language_table
from publishing.runtime import log_lines

PACKAGE_DIR = Path(__file__).resolve().parents[1]
CHECKOUT_DIR = PACKAGE_DIR.parents[1]
# In a checkout templates/ and static/ stand at its top; a wheel packs them inside the package.
RESOURCE_DIR = CHECKOUT_DIR if (CHECKOUT_DIR / "pyproject.toml").is_file() else PACKAGE_DIR

# Everything that the running system writes: database, media, releases, logs.
DATA_DIR = Path(os.environ.get("WIJKWIJZER_DATA_DIR") or CHECKOUT_DIR / "var").resolve()

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "wijkwijzer.urls"
WSGI_APPLICATION = "wijkwijzer.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "core.User"

INSTALLED_APPS = [
    "wijkwijzer",
    "publishing",
    "core",
    "translations",
    # Two without models: what they say is part of the pages, and so of the fingerprint of the program.
    "open_data",
    "hours_engine",
    "integrations",
    "contacts",
    "home",
    "districts",
    "demo",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "core.users.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    # Without its app for languages: a language belongs to a municipality, and makes no tree of copies.
    "wagtail_localize",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # For templates of allauth.
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "wijkwijzer.monitoring.requests.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wijkwijzer.security.CmsHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "integrations.api.middleware.NoCookiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Before the first that reads a form, which stores the files in it.
    "core.media.no_room.NoRoomMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # Before all that looks at what an address names.
    "core.signing_in.middleware.SigningInMiddleware",
    "publishing.cms.asked_once.AskedOnceMiddleware",
    # Around the views that make files.
    "core.audit.exports.ExportsMiddleware",
    "core.border.middleware.BorderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "publishing.cms.following.FollowingMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Next to the views: it answers for those that cannot read what they were sent.
    "wijkwijzer.bad_input.BadInputMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # The public templates are Jinja2 and stand elsewhere: Django must not take one for its own.
        "DIRS": [PACKAGE_DIR / "cms_templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_DIR / 'wijkwijzer.sqlite3'}",
        conn_max_age=60,
        # A connection that broke while the database was away is replaced, not used once more.
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # A database that is away is noticed before an editor, or a monitor, gives up.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 2)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Editors save while a publish reads: WAL lets both go on, IMMEDIATE avoids a late "locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

# What Wagtail leaves to a task is done in the request that asks for it.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# A page that moves leaves its address in the release: Wagtail's own redirects would miss moves that
# no signal tells of, and do not know our addresses in other languages.
WAGTAILREDIRECTS_AUTO_CREATE = False

# --- Signing in (site/core/signing_in/) ------------------------------------------------------
LOGIN_URL = LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
AUTHENTICATION_BACKENDS = ["core.signing_in.passwords.PasswordBackend"]
#: The provider of accounts of the organisation, if there is one.
OIDC = provider.from_environment(os.environ)
#: The one account that signs in with a password where there is a provider, for when that is away.
BREAK_GLASS_ACCOUNT = os.environ.get("BREAK_GLASS_ACCOUNT", "")
SOCIALACCOUNT_PROVIDERS = provider.settings_of(OIDC)
SOCIALACCOUNT_ADAPTER = "core.signing_in.roles.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "core.signing_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "core.signing_in.forms.LoginForm",
    "reset_password": "core.signing_in.forms.AskPasswordForm",
}
#: Whether what no request waits for is done in a thread of its own.
WORK_ASIDE = True
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Wijkwijzer] "
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# A session ends with the browser.
ACCOUNT_SESSION_REMEMBER = False
#: How many in how long: m minutes, h hours, d days; for an account (key, user) and for an address on the network.
#: An office has one address, so that one is wider.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/5m/key,20/h/key,20/m/ip,100/h/ip",
    "reauthenticate": "10/m/user",
    "reset_password": "20/h/ip,3/h/key",
    "reset_password_from_key": "20/h/ip",
}
MFA_ADAPTER = "core.signing_in.adapters.MFAAdapter"
MFA_FORMS = {"add_webauthn": "core.signing_in.forms.AddPasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
#: What the secrets of apps and codes are encrypted with; the first is used, the others are of before.
SECOND_FACTOR_KEYS = os.environ.get("SECOND_FACTOR_KEYS", "").split()
MFA_TOTP_ISSUER = "Wijkwijzer"
# Clocks of telephones are half a minute off.
MFA_TOTP_TOLERANCE = 1
#: Whether everybody in the CMS gives more than a password. Only the demonstration does without.
SECOND_FACTOR_REQUIRED = True
#: How long a proof counts for what changes an account or takes somebody out, in seconds.
PROVED_LATELY = 300.0
#: Proxies before the CMS that add to X-Forwarded-For: the address of who asks stands that far from its end.
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    os.environ.get("TRUSTED_PROXIES") or os.environ.get("BEHIND_TLS_PROXY") == "1"
)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Attempts are counted in the database: for all workers and machines at once.
    "attempts": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_attempts",
        # Above it rows are thrown away, and with them what was counted.
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    },
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]

# --- Mail ----------------------------------------------------------------------------------
_mail = urlsplit(os.environ.get("EMAIL_URL", ""))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _mail.hostname else 'dummy'}.EmailBackend"
EMAIL_HOST = _mail.hostname or ""
EMAIL_PORT = _mail.port or 25
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_TLS = _mail.scheme == "smtp+tls"
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "wijkwijzer@localhost")
# Without a mail server nobody would get the link that the form promises.
PASSWORD_RESET_ENABLED = bool(_mail.hostname)
# Wagtail's own has no limits.
WAGTAIL_PASSWORD_RESET_ENABLED = False

# --- Languages -----------------------------------------------------------------------------
LANGUAGE_CODE = language_table.SOURCE_LANGUAGE
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
WAGTAIL_I18N_ENABLED = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = language_table.choices()
WAGTAILADMIN_PERMITTED_LANGUAGES = language_table.choices_of_editors()

# --- Files ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = DATA_DIR / "static"
STATICFILES_DIRS = [RESOURCE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# The largest document that is allowed, and the form around it.
MAX_REQUEST_SIZE = 24 * 1024 * 1024
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "core.media.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if os.environ.get("MEDIA_S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "core.media.object_storage.MediaObjects",
        "OPTIONS": {
            "bucket_name": os.environ["MEDIA_S3_BUCKET"],
            "location": os.environ.get("MEDIA_S3_PREFIX", ""),
            "endpoint_url": os.environ.get("S3_ENDPOINT") or None,
            "region_name": os.environ.get("S3_REGION") or None,
            "default_acl": None,
            "file_overwrite": False,
        },
    }
# Documents come from us, whatever storage has them: who asks for one is looked at.
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# --- Publishing ----------------------------------------------------------------------------
#: Seconds after which a site is read whole, to see whether the change log missed anything.
SWEEP_EVERY = int(os.environ.get("SWEEP_EVERY") or 300)
#: What runs before and after another release is served: a command, or `python:` and the name of a function.
BEFORE_SWITCH = os.environ.get("BEFORE_SWITCH", "")
AFTER_SWITCH = os.environ.get("AFTER_SWITCH", "")
#: Seconds that each of them gets.
SWITCH_HOOK_SECONDS = float(os.environ.get("SWITCH_HOOK_SECONDS") or 10)
RELEASES_DIR = Path(os.environ.get("WIJKWIJZER_RELEASES_DIR") or DATA_DIR / "releases").resolve()
#: Whether other machines have folders of their own: then the database has what is served (docs/hosting.md).
SEVERAL_MACHINES = os.environ.get("SEVERAL_MACHINES") == "1"
#: Where releases are pushed to after each publish: s3://BUCKET/PREFIX, HOST:/FOLDER or /FOLDER.
PUSH_TO = os.environ.get("PUSH_TO", "").split()
# What must not come back after a backup is restored: never inside the database, nor inside a release.
WITHDRAWN_DIR = DATA_DIR / "withdrawn"
PUBLIC_TEMPLATES_DIR = RESOURCE_DIR / "templates"
#: What editors read under Help.
MANUAL_FILE = RESOURCE_DIR / "docs" / "editing.md"
PUBLIC_STATIC_DIR = RESOURCE_DIR / "static"

# --- Messages to other programs (site/integrations/) -------------------------------------------
#: Hosts on networks of our own that a webhook may be at, all the same, also without https.
WEBHOOK_ALLOWED_HOSTS = os.environ.get("WEBHOOK_ALLOWED_HOSTS", "").split()
SEND_WEBHOOKS = True

# --- Wagtail -------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Wijkwijzer"
# A translation is an ordinary page; who wants the editor of wagtail-localize for one switches it on there.
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "simple"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# What translators wrote stays when a page goes: it may come back.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
if os.environ.get("MACHINE_TRANSLATOR"):
    #: Options are for the class: an address, a key. Nothing is sent anywhere else.
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": os.environ["MACHINE_TRANSLATOR"],
        "OPTIONS": json.loads(os.environ.get("MACHINE_TRANSLATOR_OPTIONS") or "{}"),
    }
#: The account of plug-ins that bring translations for nobody; without one they bring none.
TRANSLATIONS_SERVICE_USER = os.environ.get("TRANSLATIONS_SERVICE_USER", "")
WAGTAILADMIN_BASE_URL = os.environ.get("CMS_BASE_URL", "http://localhost:8001")
# What forms show, as people here write it; what they read is in core.forms.dutch_dates.
WAGTAIL_DATE_FORMAT = "%-d-%-m-%Y"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_DATETIME_FORMAT = f"{WAGTAIL_DATE_FORMAT} {WAGTAIL_TIME_FORMAT}"
# A moment that is typed means the time of the municipality, whoever types it.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_USER_EDIT_FORM = "wagtail.users.forms.UserEditForm"
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILIMAGES_IMAGE_MODEL = "core.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "core.PublicDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "csv", "ics"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.media.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# --- How long things are kept (site/publishing/keeping/), 0: for ever --------------------------
KEEP_REVISIONS = int(os.environ.get("KEEP_REVISIONS") or 30)
KEEP_HISTORY_DAYS = int(os.environ.get("KEEP_HISTORY_DAYS") or 1095)
KEEP_AUDIT_DAYS = int(os.environ.get("KEEP_AUDIT_DAYS") or 1095)
KEEP_RENDITION_DAYS = int(os.environ.get("KEEP_RENDITION_DAYS") or 30)

# --- Security ------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Wagtail lets its own previews into its own frames, view by view.
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
# A working day, and an hour in which nobody does anything, in seconds.
SESSION_COOKIE_AGE = 8 * 3600
SESSION_IDLE_AGE = 3600
#: Keys of before: what they signed holds until they are taken out.
SECRET_KEY_FALLBACKS = os.environ.get("SECRET_KEY_FALLBACKS", "").split()
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False

# --- Watching (site/wijkwijzer/monitoring/) --------------------------------------------------
#: Who has it reads /metrics; without one there is none.
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")
try:
    LOGGING = log_lines.configured(os.environ, "plain")
except log_lines.FormatError as error:
    raise ImproperlyConfigured(str(error)) from None
