"""The municipality's own table of districts, from a day on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation
from wagtail.models import Site

from districts.finder.membership import members_on
from districts.imports.district_table import Choices, import_table, pages_by_name, rows_of
from districts.imports.report import ImportFault
from districts.models import Area, AreaMembership
from tests.districts.imports.conftest import Write

TABLE = "wijk,buurtcode\nNoord,BU05990110\nnoord,BU05990111\nZUID,BU05990112\n"
DAY = date(2026, 12, 1)
ALWAYS = Choices()


def on(site: Site, day: date) -> dict[str, int]:
    return members_on(rows_of(site), day)


def test_a_table_without_a_day_always_held(site: Site, write: Write) -> None:
    report = import_table(site, write("w.csv", TABLE), ALWAYS, dry_run=False)
    pages = pages_by_name(site)
    wanted = {
        "BU05990110": pages["noord"],
        "BU05990111": pages["noord"],
        "BU05990112": pages["zuid"],
    }
    assert (report.faults, len(report.added)) == ([], 3)
    assert on(site, date(2000, 1, 1)) == on(site, DAY) == wanted
    again = import_table(site, write("w.csv", TABLE), ALWAYS, dry_run=False)
    assert (again.added, again.changed, again.removed, again.unchanged) == ([], [], [], 3)


def test_from_a_day_on_another_table_holds_and_the_past_stays(site: Site, write: Write) -> None:
    import_table(site, write("w.csv", TABLE), ALWAYS, dry_run=False)
    before = on(site, DAY)
    moved = write("n.csv", "wijk,buurtcode\nZuid,BU05990110\nNoord,BU05990111\n")
    report = import_table(site, moved, Choices(since=DAY), dry_run=False)
    assert report.changed == ["BU05990110: Noord → Zuid"]
    assert report.removed == ["BU05990112: Zuid"]
    pages = pages_by_name(site)
    assert on(site, DAY - timedelta(days=1)) == before
    assert on(site, DAY) == {"BU05990110": pages["zuid"], "BU05990111": pages["noord"]}
    again = import_table(site, moved, Choices(since=DAY), dry_run=False)
    assert (again.added, again.changed, again.removed) == ([], [], [])
    # Corrected on the same day: nobody was in two districts at once.
    import_table(site, write("w.csv", TABLE), Choices(since=DAY), dry_run=False)
    assert on(site, DAY) == before
    assert on(site, DAY - timedelta(days=1)) == before
    spans = AreaMembership.objects.exclude(valid_from=None).exclude(valid_until=None)
    assert [each for each in spans if (each.valid_from or DAY) > (each.valid_until or DAY)] == []


def test_what_matches_nothing_is_named(site: Site, write: Write) -> None:
    for code, name in (("BU05990110", "Een"), ("BU05990199", "Haven")):
        Area.objects.create(site=site, code=code, name=name)
    report = import_table(
        site,
        write("w.csv", "wijk,buurtcode\nNoord,BU05990110\nNoord,BU05990111\n"),
        ALWAYS,
        dry_run=True,
    )
    notes = " ".join(report.notes)
    assert "in no district (1): BU05990199 Haven" in notes
    assert "of no area that was imported: BU05990111" in notes
    assert "districts without a neighbourhood: " in notes


def test_a_bad_row_is_named_and_nothing_is_stored(site: Site, write: Write) -> None:
    bad = write("w.csv", TABLE + "Oost,BU05990113\nNoord,0114\nZuid,BU05990110\n")
    with translation.override("nl"):
        report = import_table(site, bad, ALWAYS, dry_run=False)
    assert AreaMembership.objects.count() == 0
    assert len(report.faults) == 3
    assert report.faults[0].startswith("w.csv, rij 5: er is geen wijk “Oost”; toegestaan zijn: ")
    assert report.faults[1] == (
        "w.csv, rij 6: “0114” is geen code van een buurt: toegestaan zijn BU en 8 cijfers"
    )
    assert report.faults[2] == "w.csv, rij 7: BU05990110 staat twee keer in het bestand"


def test_columns_prefixes_and_names_can_be_chosen(site: Site, write: Write) -> None:
    path = write("w.csv", "raad;tir\nDorpsraad Noord;0110\n")
    choices = Choices(None, "BU0599", "raad", "tir", (("Dorpsraad Noord", "Noord"),))
    import_table(site, path, choices, dry_run=False)
    assert on(site, DAY) == {"BU05990110": pages_by_name(site)["noord"]}


def test_districts_of_cbs_need_no_table(site: Site) -> None:
    with pytest.raises(ImportFault, match="import_areas"):
        import_table(site, None, ALWAYS, dry_run=False)
    Area.objects.create(site=site, code="WK059901", name="Noord")
    Area.objects.create(site=site, code="BU05990110", name="Een", district_code="WK059901")
    import_table(site, None, ALWAYS, dry_run=False)
    assert on(site, DAY) == {"BU05990110": pages_by_name(site)["noord"]}
