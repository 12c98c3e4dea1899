"""Which neighbourhoods make up a district: the municipality's own table, from a day on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.from_outside import short
from core.languages import SOURCE_LANGUAGE
from core.models import MunicipalitySettings
from districts.finder.membership import members_on
from districts.imports import tables
from districts.imports.areas import whole_code
from districts.imports.new_districts import create_district
from districts.imports.report import ImportFault, Report, named
from districts.models import Area, AreaMembership, DistrictPage
from districts.models.areas import AreaMembershipRow

COLUMNS = {
    "district": (r"wijk", r"wijk_wijkraad", r"wijkraad", r"wijknaam", r"district"),
    "code": (r"buurtcode", r"bu_code", r"code", r"tir_code", r"buurt(20\d\d)?"),
    "name": (r"buurtnaam", r"buurt", r"tir_buurt", r"naam"),
}
CODE = r"BU\d{8}"


@dataclass(frozen=True, slots=True)
class Choices:
    """From which day the table holds (None: it always did), and how its columns are called."""

    since: date | None = None
    code_prefix: str = ""
    district_column: str = ""
    code_column: str = ""
    #: Names of districts in the table -> titles of pages, where they differ.
    names: tuple[tuple[str, str], ...] = ()
    #: Whether districts of the table that have no page get one.
    create: bool = False
    #: The four digits of the municipality (CBS); else those of the settings.
    municipality: str = ""
    #: Whether what is right is stored when some rows are wrong.
    skip_faults: bool = False


Pair = tuple[int, str, str]


def import_table(site: Site, path: Path | None, choices: Choices, *, dry_run: bool) -> Report:
    """Read a table in, or say what would change. Without a file the districts are those of CBS.

    The table is the whole truth from its day on: what it lacks is in no district any more. What
    held before that day stays, so that the past can still be asked for.
    """
    report = Report(path.name if path else "CBS")
    with transaction.atomic():
        rows = _pairs(site, path, choices) if path else _of_cbs(site)
        if choices.create:
            rows = iter(kept := list(rows))
            own = _municipality(site, choices)
            _create(
                site, [each for each in kept if not _is_elsewhere(each[2], own)], choices, report
            )
        if report.may_be_stored(skip_faults=choices.skip_faults):
            _import(site, rows, choices, report, dry_run=dry_run)
        if dry_run or not report.may_be_stored(skip_faults=choices.skip_faults):
            # The pages that were made to compare with.
            transaction.set_rollback(True)
    return report


def _import(
    site: Site, rows: Iterator[Pair], choices: Choices, report: Report, *, dry_run: bool
) -> None:
    pages = pages_by_name(site)
    own, elsewhere = _municipality(site, choices), list[str]()
    wanted: dict[str, int] = {}
    for number, district, code in rows:
        report.rows += 1
        if report.rows == 1 and re.fullmatch(r"\d{4}", code):
            # Each row would say the same.
            raise ImportFault(
                _(
                    "%(file)s, row %(row)d: “%(value)s” are the last four digits of a code; the code of"
                    " the municipality goes before them, and is not known: give that, as GM0599"
                )
                % {"file": report.file, "row": number, "value": code}
            )
        if not re.fullmatch(CODE, code):
            report.fault(
                number,
                _("“%(value)s” is no code of a neighbourhood: allowed are BU and 8 digits")
                % {"value": code},
            )
        elif _is_elsewhere(code, own):
            elsewhere.append(code)
        elif code in wanted:
            report.fault(number, _("%(code)s stands in the file twice") % {"code": code})
        elif (page := pages.get(_plain(dict(choices.names).get(district, district)))) is None:
            report.fault(number, _no_page(district, pages))
        else:
            wanted[code] = page
    if elsewhere:
        report.notes.append(
            _("left out, since they are not of GM%(municipality)s: %(number)d")
            % {"municipality": own, "number": len(elsewhere)}
        )
    if not wanted and elsewhere and not report.faults:
        raise ImportFault(
            _("%(file)s: no row is of GM%(municipality)s; the first is of GM%(other)s")
            % {"file": report.file, "municipality": own, "other": elsewhere[0][2:6]}
        )
    if not wanted and not report.faults:
        raise ImportFault(_("%(file)s: there are no rows in it") % {"file": report.file})
    _compare(site, wanted, choices.since, report)
    _note_unmatched(site, wanted, report)
    if not dry_run and report.may_be_stored(skip_faults=choices.skip_faults):
        store(site, wanted, choices.since)


def _is_elsewhere(code: str, own: str) -> bool:
    """Return whether a code is that of a neighbourhood of another municipality."""
    return bool(own) and re.fullmatch(CODE, code) is not None and code[2:6] != own


def _create(site: Site, rows: list[Pair], choices: Choices, report: Report) -> None:
    """Make pages for the districts of the table that have none. Faults go into the report."""
    pages, renamed = pages_by_name(site), dict(choices.names)
    for number, district, _code in rows:
        name = renamed.get(district, district)
        if _plain(name) in pages:
            continue
        try:
            made = create_district(site, name)
        except ValidationError as error:
            report.fault(number, f"“{short(name)}”: {' '.join(error.messages)}")
            # Each row of it would say the same.
            pages[_plain(name)] = 0
            continue
        pages[_plain(name)] = made.pk
        report.added.append(_("district “%(name)s”") % {"name": made.title})


def store(site: Site, wanted: dict[str, int], since: date | None) -> None:
    """Let neighbourhoods be in these districts from a day on, for ever."""
    own = AreaMembership.objects.filter(site=site)
    if since is None:
        always = {code: [page, None, None] for code, page in wanted.items()}
        fields = ("code", "district", "valid_from", "valid_until")
        if always == {code: rest for code, *rest in own.values_list(*fields)}:
            return
        own.delete()
        now: dict[str, int] = {}
    else:
        now = members_on(rows_of(site), since)
        # What was planned for later gives way: the table says what holds from its day on.
        own.filter(valid_from__gt=since).delete()
        ended = [code for code, page in now.items() if wanted.get(code) != page]
        current = own.filter(code__in=ended)
        current.filter(valid_from=since).delete()
        current.filter(valid_until__isnull=True).update(valid_until=since - timedelta(days=1))
        current.filter(valid_until__gte=since).update(valid_until=since - timedelta(days=1))
        own.exclude(code__in=ended).filter(valid_until__gte=since).update(valid_until=None)
    AreaMembership.objects.bulk_create(
        AreaMembership(site=site, code=code, district_id=page, valid_from=since)
        for code, page in sorted(wanted.items())
        if now.get(code) != page
    )


def rows_of(site: Site) -> list[AreaMembershipRow]:
    """Return what is stored, as the generator reads it."""
    values = AreaMembership.objects.filter(site=site).values_list(*AreaMembershipRow._fields)
    return [AreaMembershipRow(*each) for each in values.order_by("pk")]


def pages_by_name(site: Site) -> dict[str, int]:
    """Return the Dutch pages of all districts of a site by their plain title, and by their slug."""
    pages = DistrictPage.objects.descendant_of(site.root_page).filter(
        locale__language_code=SOURCE_LANGUAGE
    )
    found = {}
    for key, title, slug in pages.values_list("pk", "title", "slug"):
        found[_plain(slug)] = key
        found[_plain(title)] = key
    return found


def _plain(name: str) -> str:
    """Compare names without case, hyphens and spaces: `Oud-Charlois / Wielewaal`."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _no_page(district: str, pages: dict[str, int]) -> str:
    titles = DistrictPage.objects.filter(pk__in=pages.values()).order_by("title")
    return _("there is no district “%(name)s”; allowed are: %(names)s") % {
        "name": short(district),
        "names": named(list(titles.values_list("title", flat=True))),
    }


def _pairs(site: Site, path: Path, choices: Choices) -> Iterator[Pair]:
    own = _municipality(site, choices)
    columns = {
        "district": (re.escape(choices.district_column),)
        if choices.district_column
        else COLUMNS["district"],
        "code": (re.escape(choices.code_column),) if choices.code_column else COLUMNS["code"],
    }
    for number, (district, code) in tables.rows(path, columns):
        yield number, district, whole_code(choices.code_prefix + code, own)


def _municipality(site: Site, choices: Choices) -> str:
    """Return the four digits of the municipality; none when nobody said so."""
    if choices.municipality:
        return choices.municipality
    stored = MunicipalitySettings.objects.filter(site=site).values_list("tooi_code", flat=True)
    return next(iter(stored), "").lower().removeprefix("gm")


def _of_cbs(site: Site) -> Iterator[Pair]:
    areas = Area.objects.filter(site=site).order_by("code")
    names = {each.code: each.name for each in areas if each.code.startswith("WK")}
    neighbourhoods = [each for each in areas if each.code.startswith("BU")]
    if not names:
        raise ImportFault(
            _("The names of the districts of CBS are not there yet: import_areas reads them.")
        )
    for number, area in enumerate(neighbourhoods, start=1):
        yield number, names.get(area.district_code, area.district_code), area.code


def _compare(site: Site, wanted: dict[str, int], since: date | None, report: Report) -> None:
    stored = rows_of(site)
    now = members_on(stored, since or date.max) if stored else {}
    if since is None and any(row.valid_from or row.valid_until for row in stored):
        report.notes.append(_("what is stored has dates; without --from these go"))
    titles = dict(
        DistrictPage.objects.filter(pk__in={*wanted.values(), *now.values()}).values_list(
            "pk", "title"
        )
    )
    for code in sorted({*wanted, *now}):
        before, after = now.get(code), wanted.get(code)
        if before == after:
            report.unchanged += 1
        elif before is None and after is not None:
            report.added.append(f"{code}: {titles[after]}")
        elif after is None and before is not None:
            report.removed.append(f"{code}: {titles[before]}")
        elif before is not None and after is not None:
            report.changed.append(f"{code}: {titles[before]} → {titles[after]}")


def _note_unmatched(site: Site, wanted: dict[str, int], report: Report) -> None:
    areas = dict(Area.objects.filter(site=site, code__startswith="BU").values_list("code", "name"))
    if unknown := sorted(wanted.keys() - areas.keys()) if areas else []:
        report.notes.append(
            _("of no area that was imported: %(codes)s") % {"codes": named(unknown)}
        )
    if without := sorted(areas.keys() - wanted.keys()):
        report.notes.append(
            _("in no district (%(number)d): %(names)s")
            % {
                "number": len(without),
                "names": named([f"{code} {areas[code]}" for code in without]),
            }
        )
    pages = set(pages_by_name(site).values()) - set(wanted.values())
    if pages:
        titles = DistrictPage.objects.filter(pk__in=pages).order_by("title")
        report.notes.append(
            _("districts without a neighbourhood: %(names)s")
            % {"names": named(list(titles.values_list("title", flat=True)))}
        )
