"""The municipality's own table of districts, from a day on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation
from wagtail.models import Locale, Site

from core.models import MunicipalitySettings
from districts.finder.membership import members_on
from districts.imports.district_table import Choices, import_table, pages_by_name, rows_of
from districts.imports.report import ImportFault
from districts.models import Area, AreaMembership, DistrictIndexPage, DistrictPage
from tests.cms.world import translate
from tests.districts.imports.conftest import Write
from translations.models import MadeFrom

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


def titles() -> set[str]:
    pages = DistrictPage.objects.filter(locale__language_code="nl")
    return set(pages.values_list("title", flat=True))


def test_districts_that_have_no_page_get_one(site: Site, write: Write) -> None:
    before = titles()
    table = write("w.csv", TABLE + "Oud-Zuid / Haven,BU05990113\noud zuid haven,BU05990114\n")
    dry = import_table(site, table, Choices(create=True), dry_run=True)
    assert titles() == before
    report = import_table(site, table, Choices(create=True), dry_run=False)
    assert (dry.added, dry.faults) == (report.added, [])
    assert report.added[0] == "district “Oud-Zuid / Haven”"
    assert titles() == before | {"Oud-Zuid / Haven"}
    page = DistrictPage.objects.get(title="Oud-Zuid / Haven")
    assert (page.slug, page.live, page.get_parent().title) == ("oud-zuid-haven", True, "Districts")
    assert on(site, DAY)["BU05990114"] == page.pk
    again = import_table(site, table, Choices(create=True), dry_run=False)
    assert (again.added, again.unchanged) == ([], 5)


def test_a_new_district_is_there_in_each_language_of_the_overview(site: Site, write: Write) -> None:
    overview = DistrictIndexPage.objects.descendant_of(site.root_page).get()
    translate(overview, "en")
    import_table(
        site,
        write("w.csv", "wijk,buurtcode\nOost,BU05990113\n"),
        Choices(create=True),
        dry_run=False,
    )
    page = DistrictPage.objects.get(title="Oost", locale__language_code="nl")
    english = page.get_translation(Locale.objects.get(language_code="en"))
    assert (english.title, english.slug, english.live) == ("Oost", "oost", True)
    assert MadeFrom.objects.get(page_id=english.pk).segments == {
        "title": {"source": "Oost", "target": "title"}
    }


def test_a_name_that_no_page_can_have_makes_nothing(site: Site, write: Write) -> None:
    before = titles()
    bad = write("w.csv", "wijk,buurtcode\nOost,BU05990113\n???,BU05990114\n")
    report = import_table(site, bad, Choices(create=True), dry_run=False)
    assert report.faults == ["w.csv, row 3: “???”: no address can be made from this name"]
    assert titles() == before


def test_without_an_overview_there_is_no_place_for_districts(site: Site, write: Write) -> None:
    DistrictIndexPage.objects.descendant_of(site.root_page).get().delete()
    with pytest.raises(ImportFault, match="no overview of districts yet"):
        import_table(
            Site.objects.get(pk=site.pk), write("w.csv", TABLE), Choices(create=True), dry_run=False
        )


def test_four_digits_are_a_neighbourhood_of_the_municipality(site: Site, write: Write) -> None:
    MunicipalitySettings.objects.filter(site=site).update(tooi_code="gm0599")
    import_table(site, write("w.csv", "wijk,tir_code\nNoord,0110\n"), ALWAYS, dry_run=False)
    assert list(on(site, DAY)) == ["BU05990110"]


@pytest.mark.sqlite
def test_a_table_of_the_whole_country_makes_districts_of_the_own_town_only(
    site: Site, write: Write
) -> None:
    MunicipalitySettings.objects.filter(site=site).update(tooi_code="gm0599")
    before = set(pages_by_name(site))
    path = write("nl.csv", "wijk,buurtcode\nElders,BU03440101\nHoogvliet,BU05991699\n")
    report = import_table(site, path, Choices(create=True), dry_run=False)
    assert set(pages_by_name(site)) - before == {"hoogvliet"}
    assert "left out, since they are not of GM0599: 1" in report.notes
    with pytest.raises(ImportFault, match=r"no row is of GM0599; the first is of GM0344$"):
        import_table(site, write("o.csv", "wijk,code\nElders,BU03440101\n"), ALWAYS, dry_run=True)


@pytest.mark.sqlite
def test_four_digits_need_the_code_of_the_municipality(site: Site, write: Write) -> None:
    MunicipalitySettings.objects.filter(site=site).update(tooi_code="")
    path = write("w.csv", "wijk,code\nNoord,0110\nNoord,0111\n")
    with pytest.raises(ImportFault, match=r"^w\.csv, row 2: “0110” are the last four digits of a"):
        import_table(site, path, ALWAYS, dry_run=True)
