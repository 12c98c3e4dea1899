"""Every import of a table takes what any spreadsheet saves, and no export holds a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command, get_commands
from wagtail.contrib.redirects import base_formats
from wagtail.models import Site

from contacts.models import HubPage
from core.cms.redirect_import import ImportForm
from core.tables.reading import NAMED, separator_in, text_of
from core.tables.writing import FORMULA, MARK, for_excel, harmless
from districts.models import AreaFigure, AreaMembership, DistrictPage, PostcodeShard
from tests.districts.imports.conftest import Write

HOST = "--site=stad.localhost"
#: Word by which the middle of each table proves that its letters came through.
É = "Één – punt"


def hours(path: Path) -> Any:
    call_command("import_hours", "stad.localhost", str(path), "--apply", stdout=io.StringIO())
    hub = HubPage.objects.get(slug="hub-one")
    return [(each.opens, each.place) for each in hub.opening_periods.all()]


def postcodes(path: Path) -> Any:
    call_command("import_postcodes", str(path), HOST, "--municipality=0599", stdout=io.StringIO())
    return list(PostcodeShard.objects.values_list("pc4", "neighbourhoods"))


def figures(path: Path) -> Any:
    options = ("--municipality=0599", "--year=2024", "--source=CBS")
    call_command("import_key_figures", str(path), HOST, *options, stdout=io.StringIO())
    return list(AreaFigure.objects.values_list("code", "value"))


def districts(path: Path) -> Any:
    DistrictPage.objects.filter(slug="one").update(title=É)
    call_command("import_district_table", str(path), HOST, stdout=io.StringIO())
    return list(AreaMembership.objects.values_list("code", "district__title"))


def redirects(path: Path) -> Any:
    upload = SimpleUploadedFile(path.with_suffix(".csv").name, path.read_bytes())
    form = ImportForm({"csv", "tsv"}, {}, {"import_file": upload})
    assert form.is_valid(), form.errors
    kept = form.cleaned_data["import_file"].read().decode("utf-8")
    return list(base_formats.DEFAULT_FORMATS[0]().create_dataset(kept))


#: What reads a table -> (its rows, what is then there).
READERS: dict[str, tuple[Callable[[Path], Any], list[tuple[str, ...]], Any]] = {
    "import_hours": (
        hours,
        [
            ("hub", "kind", "hours_state", "weekday", "opens", "closes", "place"),
            ("one/hub-one", "hub", "regular", "", "", "", ""),
            ("one/hub-one", "period", "", "1", "9:00", "12:00", É),
        ],
        [(time(9), É)],
    ),
    "import_postcodes": (
        postcodes,
        [
            ("PC6", "Huisnummer", "Buurt2024", "Opmerking", "Gemeente2024"),
            ("3011AB", "1", "5990110", É, "599"),
        ],
        [("3011", "BU05990110")],
    ),
    "import_key_figures": (
        figures,
        [("gwb_code", "naam", "a_inw"), ("BU05990110", É, "12")],
        [("BU05990110", 12)],
    ),
    "import_district_table": (
        districts,
        [("wijk", "buurtcode"), (É, "BU05990110")],
        [("BU05990110", É)],
    ),
    "redirects": (
        redirects,
        [("van", "naar"), ("/één", f"https://a.nl/{É}")],
        [["/één", f"https://a.nl/{É}"]],
    ),
}
#: Commands that read files which are no tables.
NO_TABLES = {"import_areas"}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def saved(rows: list[tuple[str, ...]], mark: str, *, named: bool = False) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return f"sep={mark}\r\n{text.getvalue()}" if named else text.getvalue()


def test_every_command_that_reads_a_table_is_here() -> None:
    ours = ("contacts", "districts", "home", "core", "wijkwijzer", "translations")
    commands = {name for name, app in get_commands().items() if app.split(".")[0] in ours}
    imports = {name for name in commands if name.startswith("import_")}
    assert imports == (READERS.keys() - {"redirects"}) | NO_TABLES


@pytest.mark.repeats("mark", "encoding")
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("reader", READERS)
def test_a_table_is_read_as_any_spreadsheet_saves_it(
    site: Site, write: Write, reader: str, mark: str, encoding: str
) -> None:
    read, rows, expected = READERS[reader]
    assert read(write("a.csv", saved(rows, mark), encoding)) == expected


@pytest.mark.parametrize("reader", READERS)
def test_the_line_that_names_the_separator_is_no_row(site: Site, write: Write, reader: str) -> None:
    read, rows, expected = READERS[reader]
    assert read(write("a.csv", saved(rows, ";", named=True), "utf-8-sig")) == expected
    assert read(write("a.csv", saved(rows, ","), "utf-8")) == expected


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("a;b;c\r\n", ";"),
        ('"a,b,c,d";e\n', ";"),
        ("sep=|\r\n", "|"),
        ('"sep=,"\n', ","),
        ("\ufeffsep=\t\r\n", "\t"),
        ("alone\n", ";"),
    ],
)
def test_the_separator_is_that_of_the_first_line(line: str, mark: str) -> None:
    assert separator_in(line) == mark
    assert bool(NAMED.fullmatch(line)) == ("sep=" in line)


@pytest.mark.repeats
@pytest.mark.parametrize("first", FORMULA)
def test_hours_go_out_without_formulas_and_come_back_as_they_were(
    site: Site, tmp_path: Path, first: str
) -> None:
    hub = HubPage.objects.get(slug="hub-one")
    place = f"{first}1+1|'é"
    hub.opening_periods.all().delete()
    hub.opening_periods.create(weekday=1, opens=time(9), closes=time(12), place=place)
    path = tmp_path / "hours.csv"
    call_command("export_hours", "stad.localhost", str(path), stdout=io.StringIO())
    text = path.read_bytes().decode("utf-8")
    assert text.startswith(MARK)
    rows = list(csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), delimiter=";"))
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    assert len({len(row) for row in rows}) == 1
    out = io.StringIO()
    call_command("import_hours", "stad.localhost", str(path), stdout=out)
    if first.strip():
        assert out.getvalue().startswith("0 hubs would change")


@pytest.mark.parametrize("value", [12, 1.5, None, "9:00", "'quoted", ""])
def test_what_is_no_formula_stays_as_it_is(value: Any) -> None:
    assert harmless(value) == value


def test_a_table_for_excel_is_read_back() -> None:
    text = for_excel(("a", "b"), [{"a": "één;twee", "b": None}])
    assert text == '\ufeffa;b\r\n"één;twee";\r\n'
    assert text_of(text.encode()) == text.removeprefix(MARK)
