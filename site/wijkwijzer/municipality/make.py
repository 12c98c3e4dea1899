"""Make a municipality whole: all of it or nothing, and what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from core.models import MunicipalitySettings
from districts.imports import areas, district_table
from districts.imports.command import municipality_of
from districts.imports.report import ImportFault, Report
from publishing.unfinished import lacks_of
from wijkwijzer.municipality.details import Details, DetailsError, checked
from wijkwijzer.municipality.pages import FirstPages, districts_below
from wijkwijzer.municipality.report import Made
from wijkwijzer.municipality.settings import make_settings
from wijkwijzer.municipality.site import clear_welcome, make_locales, make_roles, make_site


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Files that say which districts there are, and how they are to be read."""

    districts: Path | None = None
    areas: Path | None = None
    code_prefix: str = ""
    district_column: str = ""
    code_column: str = ""
    area_code_field: str = ""
    area_name_field: str = ""


def start_municipality(details: Details, files: Files, *, dry_run: bool = False) -> Made:
    """Make what is missing of a municipality; return what that was.

    A dry run makes all of it and takes it back. Raises DetailsError with everything that is wrong.
    """
    made = Made()
    try:
        with transaction.atomic():
            _start(checked(details), files, made)
            if dry_run:
                transaction.set_rollback(True)
    except ValidationError as error:
        raise DetailsError(*error.messages) from error
    except ImportFault as error:
        raise DetailsError(str(error)) from error
    finally:
        # Of a dry run, and of one that failed: what was remembered of it is not there.
        Site.clear_site_root_paths_cache()
    return made


def add_languages(details: Details) -> Made:
    """Make the languages of a municipality that is there complete: what it has in Dutch, no more.

    Raises DetailsError with everything that is wrong.
    """
    made = Made()
    said = checked(details)
    with transaction.atomic():
        for code in make_locales(said.languages):
            made.note(_("language of the CMS"), code, new=True)
        site = Site.objects.get(hostname=said.host)
        pages = FirstPages(said, made, dutch_too=False)
        home = pages.start_page(site)
        pages.sections(home)
        pages.districts(home)
        make_settings(site, said, made)
        _give_roles(site, districts_below(home), made)
    return made


def _start(details: Details, files: Files, made: Made) -> None:
    for code in make_locales(details.languages):
        made.note(_("language of the CMS"), code, new=True)
    clear_welcome()
    site = Site.objects.filter(hostname=details.host).first()
    pages = FirstPages(details, made)
    home = pages.start_page(site)
    if site is None:
        site = make_site(details.host, details.port, details.name, home)
        made.note(_("site"), details.host, new=True)
    else:
        made.note(_("site"), details.host, new=False)
        if site.root_page_id != home.pk:
            site.root_page = home
            site.save()
    make_settings(site, details, made)
    drafts = pages.sections(home)
    _read_districts(site, files, made)
    pages.districts(home)
    _give_roles(site, districts_below(home), made)
    _say_what_is_left(site, home, drafts, made)


def _read_districts(site: Site, files: Files, made: Made) -> None:
    if files.areas is not None:
        choices = areas.Choices(
            municipality_of(site, ""),
            files.area_code_field,
            files.area_name_field,
            files.code_prefix,
        )
        _take(areas.import_areas(site, files.areas, choices, dry_run=False), made)
    if files.districts is not None:
        table = district_table.Choices(
            code_prefix=files.code_prefix,
            district_column=files.district_column,
            code_column=files.code_column,
            create=True,
        )
        _take(district_table.import_table(site, files.districts, table, dry_run=False), made)


def _take(report: Report, made: Made) -> None:
    """Take over what a file gave. Raises DetailsError with its faults."""
    if report.fault_count:
        more = report.more_faults
        rest = [_("and %(number)d more") % {"number": more}] if more else []
        raise DetailsError(*report.faults, *rest)
    made.made += [f"{report.file}: {each}" for each in (*report.added, *report.changed)]
    made.there += report.unchanged
    made.todo += [f"{report.file}: {each}" for each in report.notes]


def _give_roles(site: Site, districts: Iterable[Page], made: Made) -> None:
    known = set(Group.objects.values_list("pk", flat=True))
    for group in make_roles(site, districts):
        made.note(_("group"), group.name, new=group.pk not in known)


def _say_what_is_left(site: Site, home: Page, drafts: Iterable[Page], made: Made) -> None:
    for page in drafts:
        made.todo.append(
            _("“%(title)s” is a draft: fill in what stands between [ ], and publish it")
            % {"title": page.title}
        )
    own = MunicipalitySettings.objects.get(site=site)
    if not own.email and not own.security_contact:
        made.todo.append(
            _("there is no security.txt: give a contact for security, or an e-mail address")
        )
    if not districts_below(home):
        made.todo.append(
            _("there is no district yet: give a table of districts, or make them in the CMS")
        )
    made.todo += [str(each.words) for each in lacks_of(site)]
