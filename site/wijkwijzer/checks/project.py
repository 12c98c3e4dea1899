"""System checks: what would otherwise be found on the day that somebody publishes it.

`manage.py check` runs them, and so does every command that needs the models.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning

from core.languages import SOURCE_LANGUAGE
from publishing.content.declarations import DeclarationError, records
from publishing.content.language_table import PHRASES_LANGUAGE, TABLE, catalogues
from publishing.content.languages import (
    has_catalogue,
    known_to_cldr,
    known_to_django,
    phrases_of,
)

#: Endings of files that a browser could run as ours, when they are published.
RUNNABLE = {"svg", "html", "htm", "xhtml", "xml", "js", "mjs", "swf", "hta", "exe"}


def check_declarations(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each public field that a model declares exists."""
    try:
        records()
    except DeclarationError as error:
        return [Error(str(error), id="wijkwijzer.E004")]
    return []


def check_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """No setting opens what this product keeps shut."""
    return list(setting_faults())


def check_languages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each language that a site can be in has its words and its ways of writing."""
    return list(language_faults(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES))


def check_editors_catalogues(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Editors read the CMS in Dutch."""
    return list(editors_faults(Path(settings.LOCALE_PATHS[0])))


def check_folders(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """In production, what the system writes stays out of what it serves."""
    data = Path(settings.DATA_DIR).resolve()
    for folder in (settings.PUBLIC_STATIC_DIR, settings.PUBLIC_TEMPLATES_DIR):
        if data.is_relative_to(Path(folder).resolve()):
            return [
                Error(
                    f"The data folder {data} lies inside {folder}: its files would be served.",
                    hint="Set WIJKWIJZER_DATA_DIR to a folder of its own.",
                    id="wijkwijzer.E008",
                )
            ]
    return []


def setting_faults() -> Iterator[CheckMessage]:
    """Name settings that open what must stay shut."""
    for name in ("WAGTAILIMAGES_EXTENSIONS", "WAGTAILDOCS_EXTENSIONS"):
        allowed = getattr(settings, name, None)
        if not allowed or RUNNABLE & {each.lower() for each in allowed}:
            yield Error(
                f"{name} lets in files that can run in a browser: {allowed!r}.",
                hint="Name the endings that may be uploaded, without "
                f"{', '.join(sorted(RUNNABLE))}.",
                id="wijkwijzer.E006",
            )
    elsewhere = {
        "WAGTAIL_ENABLE_UPDATE_CHECK": getattr(settings, "WAGTAIL_ENABLE_UPDATE_CHECK", True),
        "WAGTAIL_GRAVATAR_PROVIDER_URL": getattr(settings, "WAGTAIL_GRAVATAR_PROVIDER_URL", True),
        "WAGTAILEMBEDS_FINDERS": getattr(settings, "WAGTAILEMBEDS_FINDERS", True),
    }
    for name, value in elsewhere.items():
        if value:
            yield Error(f"{name} lets the CMS ask other hosts for something.", id="wijkwijzer.E006")
    languages = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    if languages[:1] != [SOURCE_LANGUAGE] or settings.LANGUAGE_CODE != SOURCE_LANGUAGE:
        yield Error(
            f"The first content language and LANGUAGE_CODE must be {SOURCE_LANGUAGE!r}, the "
            f"language of the sources: they are {languages[:1]} and {settings.LANGUAGE_CODE!r}.",
            id="wijkwijzer.E007",
        )


def language_faults(codes: Iterable[str]) -> Iterator[CheckMessage]:
    """Name what languages lack: in the table, among the catalogues, in CLDR and in Django."""
    table = "site/publishing/content/language_table.py"
    needed = phrases_of(SOURCE_LANGUAGE)
    for code in codes:
        entry = TABLE.get(code)
        if entry is None:
            yield Error(
                f"The language {code!r} is in the settings, and not in the table of languages.",
                hint=f"Give it an entry in {table}.",
                id="wijkwijzer.E009",
            )
            continue
        lacking = [
            what
            for what, there in (
                ("words for the time of day (clock)", entry.clock),
                ("way to write an amount (euros)", entry.euros),
                ("code in the list of the EU (eu)", entry.eu),
                ("CLDR locale (locale)", known_to_cldr(entry.locale or entry.base)),
                ("language of Django (django)", known_to_django(entry.django or code)),
            )
            if not there
        ]
        if lacking:
            yield Error(
                f"The language {code!r} lacks: {', '.join(lacking)}.",
                hint=f"Complete its entry in {table}.",
                id="wijkwijzer.E009",
            )
        if not has_catalogue(code):
            yield Error(
                f"The language {code!r} has no catalogue of phrases: its pages would be in English.",
                hint="Run tools/catalogues.py update, translate "
                f"locale/{entry.folder}/LC_MESSAGES/public.po, and run tools/catalogues.py compile.",
                id="wijkwijzer.E010",
            )
        elif code != PHRASES_LANGUAGE and (missing := sorted(needed - phrases_of(code))):
            yield CheckWarning(
                f"The language {code!r} has no translation of {len(missing)} of {len(needed)} "
                f"phrases, which its pages say in English: {missing[0]!r} is the first.",
                hint=f"Translate them in locale/{entry.folder}/LC_MESSAGES/public.po.",
                id="wijkwijzer.W001",
            )


def editors_faults(folder: Path) -> Iterator[CheckMessage]:
    """Name the languages of editors whose phrases nobody compiled; English ones are in the code."""
    for name in catalogues(of_editors=True):
        path = folder / name / "LC_MESSAGES" / "django.mo"
        if name != PHRASES_LANGUAGE and not path.is_file():
            yield Error(
                f"The phrases of the CMS in {name!r} are not compiled: it would be in English.",
                hint="Run tools/catalogues.py compile.",
                id="wijkwijzer.E017",
            )


def register_checks() -> None:
    """Let Django run the checks of this module."""
    register(check_declarations, Tags.models)
    register(check_languages, Tags.translation)
    register(check_editors_catalogues, Tags.translation)
    register(check_settings, Tags.security)
    register(check_folders, Tags.security, deploy=True)
