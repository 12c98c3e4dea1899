"""What the program itself needs: settings, catalogues, static files, fonts, mail, folders and a clock."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.checks import WARNING, run_checks
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.mail import get_connection

from publishing.content.language_table import TABLE, catalogues
from publishing.pdf import weasyprint
from wijkwijzer.doctor.findings import Finding

#: Files are published in full before the old ones go: less than this is soon none.
LEAST_ROOM = 1 << 30
#: Seconds that a mail server gets to answer.
MAIL_LIMIT = 5
#: Files of the program that are newer than now by more than this say that the clock runs behind.
CLOCK_LIMIT = 300.0


def settings_in_use() -> Iterator[Finding]:
    """Look at which settings these are, and at what the checks of Django and of ours say."""
    module = os.environ.get("DJANGO_SETTINGS_MODULE", "")
    if module.endswith(".dev") or settings.DEBUG:
        yield Finding(
            "settings",
            f"{module} is for development",
            "DJANGO_SETTINGS_MODULE=wijkwijzer.settings.production (docs/settings.md)",
        )
        return
    for message in run_checks(include_deployment_checks=True):
        # Catalogues have a finding of their own.
        if message.level >= WARNING and message.id not in ("wijkwijzer.E010", "wijkwijzer.E017"):
            yield Finding("settings", f"{message.id}: {message.msg}", str(message.hint or ""))


def compiled_catalogues() -> Iterator[Finding]:
    """Look for the phrases of each language: without them pages are in English."""
    folder = Path(settings.LOCALE_PATHS[0])
    wanted = [(name, "public") for name in catalogues()]
    wanted += [(name, "django") for name in catalogues(of_editors=True)]
    # A wheel is made with its catalogues compiled; in which order it is unpacked says nothing.
    compiles = (settings.CHECKOUT_DIR / "tools" / "catalogues.py").is_file()
    lacking = []
    for name, domain in wanted:
        source = folder / name / "LC_MESSAGES" / f"{domain}.po"
        compiled = source.with_suffix(".mo")
        if not compiled.is_file():
            lacking.append(f"{name}/{domain}.mo is missing")
        elif compiles and source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime:
            lacking.append(f"{name}/{domain}.mo is older than its source")
    if lacking:
        mend = "python tools/catalogues.py compile" if compiles else "install a whole wheel"
        yield Finding("catalogues", "; ".join(lacking), mend)


def static_files() -> Iterator[Finding]:
    """Look whether all files of the CMS were collected."""
    if not isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        return
    try:
        known: Mapping[str, str] = staticfiles_storage.load_manifest()[0]  # type: ignore[index]
    except (OSError, ValueError) as error:
        yield Finding("static files", str(error), "manage.py collectstatic --no-input")
        return
    # What `collectstatic` leaves out: hidden files and the like.
    left_out: Any = apps.get_app_config("staticfiles")
    patterns = left_out.ignore_patterns
    files = {path for finder in get_finders() for path, _storage in finder.list(patterns)}
    if lacking := sorted(files - known.keys()):
        yield Finding(
            "static files",
            f"{len(lacking)} of {len(files)} were not collected: {lacking[0]} is the first",
            "manage.py collectstatic --no-input",
        )


def fonts() -> Iterator[Finding]:
    """Look for what PDFs are set with: Pango, and a font for the script of each language."""
    try:
        weasyprint.prepare()
    except weasyprint.PdfError as error:
        yield Finding("fonts", str(error), "apt install libpangoft2-1.0-0 fonts-noto-core")
        return
    if lacking := [
        code for code in sorted({each.base for each in TABLE.values()}) if not has_font(code)
    ]:
        yield Finding(
            "fonts",
            f"no font for the script of {', '.join(lacking)}",
            "apt install fonts-noto-core",
        )


def has_font(language: str) -> bool:
    """Return whether fontconfig knows a font for the letters of a language."""
    library = ctypes.CDLL(ctypes.util.find_library("fontconfig") or "libfontconfig.so.1")
    for name in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(library, name).restype = ctypes.c_void_p

    class FontSet(ctypes.Structure):
        _fields_ = [("nfont", ctypes.c_int), ("sfont", ctypes.c_int), ("fonts", ctypes.c_void_p)]

    pattern = ctypes.c_void_p(library.FcNameParse(f":lang={language}".encode()))
    fields = ctypes.c_void_p(library.FcObjectSetCreate())
    found = ctypes.c_void_p(library.FcFontList(None, pattern, fields))
    number = ctypes.cast(found, ctypes.POINTER(FontSet)).contents.nfont if found else 0
    library.FcFontSetDestroy(found)
    library.FcObjectSetDestroy(fields)
    library.FcPatternDestroy(pattern)
    return number > 0


def mail() -> Iterator[Finding]:
    """Look whether mail can be sent: new passwords, questions whether facts are right."""
    if not settings.EMAIL_HOST:
        yield Finding(
            "mail", "no mail server is named", "EMAIL_URL=smtp+tls://… (docs/settings.md)"
        )
        return
    try:
        with get_connection(timeout=MAIL_LIMIT):
            pass
    except OSError as error:
        yield Finding(
            "mail",
            f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT} does not answer: {error}",
            "EMAIL_URL",
        )


def tls() -> Iterator[Finding]:
    """Look whether the CMS believes its proxy: else it sends each request to TLS, for ever."""
    if settings.SECURE_SSL_REDIRECT and not settings.SECURE_PROXY_SSL_HEADER:
        yield Finding(
            "TLS",
            "X-Forwarded-Proto of the proxy is not believed: each page of the CMS leads to itself",
            "BEHIND_TLS_PROXY=1, behind a proxy of your own that sets that header",
        )


def folders() -> Iterator[Finding]:
    """Look whether what the system writes has a place and room."""
    wanted = [settings.DATA_DIR, settings.RELEASES_DIR, settings.WITHDRAWN_DIR]
    if isinstance(default_storage, FileSystemStorage):
        wanted.append(Path(default_storage.location))
    for folder in dict.fromkeys(Path(each) for each in wanted):
        # What is not there yet is made when it is needed.
        there = next(each for each in (folder, *folder.parents) if each.exists())
        if not os.access(there, os.W_OK | os.X_OK):
            yield Finding(
                "folders", f"{there} cannot be written to", f"chown -R wijkwijzer: {there}"
            )
    room = shutil.disk_usage(
        next(each for each in (settings.DATA_DIR, *settings.DATA_DIR.parents) if each.exists())
    ).free
    if room < LEAST_ROOM:
        yield Finding(
            "folders",
            f"{room >> 20} MB are free for {settings.DATA_DIR}",
            "a larger disk, or manage.py releases: what takes the room",
        )


def clock() -> Iterator[Finding]:
    """Look whether the clock is behind what was written with it: planned pages would come late."""
    newest = max(
        (path.stat().st_mtime for path in Path(settings.RELEASES_DIR).glob("site-*/manifests/*")),
        default=0.0,
    )
    newest = max(newest, Path(__file__).stat().st_mtime)
    behind = newest - time.time()
    if behind > CLOCK_LIMIT:
        yield Finding(
            "clock",
            f"it is {behind / 60:.0f} minutes behind the newest file of this install",
            "timedatectl set-ntp true",
        )
