"""Key figures from CSV and from both shapes of JSON."""

from __future__ import annotations

import json

import pytest
from django.utils import translation
from wagtail.models import Site

from districts.imports.figures import About, import_figures
from districts.imports.report import ImportFault
from districts.models import AreaFigure
from tests.districts.imports.conftest import Write

ABOUT = About("0599", 2024, "CBS 85984NED")
CSV = (
    "Codering_3;AantalInwoners_5;Woningvoorraad_35;OppervlakteLand_123\n"
    "BU05990110  ;1.105;.;158,4\nBU03630000;9;9;9\n"
)
WANTED = {("BU05990110", "inhabitants", 1105), ("BU05990110", "area", 158)}


def stored() -> set[tuple[str, str, int]]:
    return set(AreaFigure.objects.values_list("code", "measure", "value"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", CSV),
        (
            "a.json",
            json.dumps(
                {
                    "value": [
                        {
                            "WijkenEnBuurten": "BU05990110 ",
                            "AantalInwoners_5": 1105,
                            "OppervlakteLand_123": 158.4,
                            "Woningvoorraad_35": None,
                        }
                    ]
                }
            ),
        ),
        (
            "b.json",
            json.dumps({"BU05990110": {"AantalInwoners_5": 1105, "OppervlakteLand_123": 158}}),
        ),
    ],
)
def test_every_format_gives_the_same(site: Site, write: Write, name: str, text: str) -> None:
    report = import_figures(site, write(name, text), ABOUT, dry_run=False)
    assert report.faults == []
    assert stored() == WANTED
    assert set(AreaFigure.objects.values_list("year", "source")) == {(2024, "CBS 85984NED")}
    again = import_figures(site, write(name, text), ABOUT, dry_run=False)
    assert (again.added, again.changed, again.unchanged) == ([], [], 2)


def test_another_year_stands_beside_the_first(site: Site, write: Write) -> None:
    path = write("a.csv", CSV)
    import_figures(site, path, ABOUT, dry_run=False)
    import_figures(site, path, About("0599", 2025, "CBS"), dry_run=False)
    assert AreaFigure.objects.count() == 4


def test_a_changed_figure_is_told_with_both_values(site: Site, write: Write) -> None:
    import_figures(site, write("a.csv", CSV), ABOUT, dry_run=False)
    newer = write("a.csv", CSV.replace("1.105", "1200"))
    report = import_figures(site, newer, ABOUT, dry_run=True)
    assert len(report.changed) == 1
    assert "1105 → 1200" in report.changed[0]
    assert stored() == WANTED


def test_a_bad_figure_is_named_and_nothing_is_stored(site: Site, write: Write) -> None:
    path = write("a.csv", CSV.replace("158,4", "158,4 ha"))
    with translation.override("nl"):
        report = import_figures(site, path, ABOUT, dry_run=False)
    assert stored() == set()
    assert report.faults == [
        "a.csv, rij 2: “158,4 ha” is geen cijfer: toegestaan is 0 tot en met 2000000000, "
        "zoals 1234 of 1.234,5"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", "code;naam\nBU05990110;x\n"), ("a.json", "[]"), ("a.json", '{"value": [{"x": 1}]}')],
)
def test_a_file_without_figures_is_refused(site: Site, write: Write, name: str, text: str) -> None:
    with pytest.raises(ImportFault, match=name):
        import_figures(site, write(name, text), ABOUT, dry_run=False)
