"""The postcode file of CBS."""

from __future__ import annotations

import pytest
from django.utils import translation
from wagtail.models import Site

from districts.imports.postcodes import import_postcodes
from districts.imports.report import ImportFault
from districts.models import PostcodeShard
from tests.districts.imports.conftest import Write

HEADER = "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n"
ROWS = (
    "3011AB;1;5990110;59901;599\n"
    "3011ab;3;BU05990110;WK059901;GM0599\n"
    "3011 AC;2;05990110;59901;0599\n"
    "3011AC;4;5990111;59901;599\n"
    "3012AA;7;5990112;59901;599\n"
    "1011AB;x;3630000;36300;363\n"
)


def stored() -> dict[str, tuple[str, object]]:
    return {
        each.pc4: (each.neighbourhoods, each.codes)
        for each in PostcodeShard.objects.order_by("pc4")
    }


def test_postcodes_of_the_municipality_are_stored_by_four_digits(site: Site, write: Write) -> None:
    report = import_postcodes(site, write("p.csv", HEADER + ROWS), "0599", dry_run=False)
    assert (report.rows, report.faults, report.added) == (6, [], ["3011: 2", "3012: 1"])
    assert stored() == {
        "3011": (
            "BU05990110 BU05990111",
            {"AB": "BU05990110", "AC": {"BU05990110": "2", "BU05990111": "4"}},
        ),
        "3012": ("BU05990112", {"AA": "BU05990112"}),
    }
    again = import_postcodes(site, write("p.csv", HEADER + ROWS), "0599", dry_run=False)
    assert (again.added, again.changed, again.removed, again.unchanged) == ([], [], [], 2)


def test_the_file_is_the_whole_truth(site: Site, write: Write) -> None:
    import_postcodes(site, write("p.csv", HEADER + ROWS), "0599", dry_run=False)
    less = write("q.csv", HEADER + "3011AB;1;5990111;59901;599\n3011AD;1;5990110;59901;599\n")
    report = import_postcodes(site, less, "0599", dry_run=False)
    assert (report.changed, report.removed) == (["3011: +AD, -AC, ~AB"], ["3012"])
    assert list(stored()) == ["3011"]


def test_an_address_in_two_neighbourhoods_is_left_out_and_told(site: Site, write: Write) -> None:
    rows = ROWS + "3011AC;2;5990111;59901;599\n"
    report = import_postcodes(site, write("p.csv", HEADER + rows), "0599", dry_run=False)
    assert any("3011AC 2" in note for note in report.notes)
    assert stored()["3011"][1] == {
        "AB": "BU05990110",
        "AC": {"BU05990110": "", "BU05990111": "4"},
    }


def test_a_bad_row_is_named_and_nothing_is_stored(site: Site, write: Write) -> None:
    bad = "3011aß;1;5990110;59901;599\n3011AB;0;5990110;59901;599\n3011AB;1;3630000;59901;599\n"
    with translation.override("nl"):
        report = import_postcodes(site, write("p.csv", HEADER + ROWS + bad), "0599", dry_run=False)
    assert stored() == {}
    assert report.faults == [
        "p.csv, rij 8: “3011aß” is geen postcode: toegestaan zijn 4 cijfers en 2 letters",
        "p.csv, rij 9: “0” is geen huisnummer: toegestaan is 1 tot en met 99999",
        "p.csv, rij 10: “03630000” is geen buurt van GM0599",
    ]


def test_thousands_of_bad_rows_are_counted_and_not_kept(site: Site, write: Write) -> None:
    report = import_postcodes(
        site, write("p.csv", HEADER + "x;1;5990110;59901;599\n" * 500), "0599", dry_run=False
    )
    assert (len(report.faults), report.fault_count) == (60, 500)


def test_a_file_of_another_municipality_is_refused(site: Site, write: Write) -> None:
    with pytest.raises(ImportFault, match="GM0402"):
        import_postcodes(site, write("p.csv", HEADER + ROWS), "0402", dry_run=False)
