"""CSV as it comes, and lists in JSON that fit in no memory."""

from __future__ import annotations

import codecs
import getpass
import json
import re
from pathlib import Path

import pytest

from districts.imports import json_items, tables
from districts.imports.json_items import JsonItems
from districts.imports.report import ImportFault
from tests.districts.imports.conftest import Write

COLUMNS = {"name": ("naam",), "code": (r"buurt(20\d\d)?",)}


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_and_encodings_are_found_out(write: Write, mark: str, encoding: str) -> None:
    text = f"Buurt2024{mark}NAAM{mark}Rest\r\n1{mark}Crooswijk-Zuid – één{mark}x\r\n\r\n2{mark}b{mark}\r\n"
    path = write("a.csv", text, encoding)
    assert list(tables.rows(path, COLUMNS)) == [(2, ("Crooswijk-Zuid – één", "1")), (4, ("b", "2"))]


def test_a_mark_of_utf_8_is_no_part_of_the_first_column(write: Write) -> None:
    path = write("a.csv", codecs.BOM_UTF8.decode() + "naam;buurt\na;1\n")
    assert list(tables.rows(path, COLUMNS)) == [(2, ("a", "1"))]


def test_a_missing_column_is_named_with_those_that_are_there(write: Write) -> None:
    path = write("a.csv", "naam;code\na;1\n")
    with pytest.raises(ImportFault, match=r"a\.csv.*no column buurt\. .*naam, code"):
        list(tables.rows(path, COLUMNS))
    assert list(tables.rows(path, COLUMNS, frozenset({"code"}))) == [(2, ("a", ""))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1.234", 1234),
        ("1.234,5", 1234.5),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1 234", 1234),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float) -> None:
    assert tables.number_in(text) == number


@pytest.mark.parametrize("text", ["", "1,234.5", "12a", "1..2", "0x10", "nan", "inf", "٣"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        tables.number_in(text)


@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_a_list_is_read_in_pieces_of_any_size(
    write: Write, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(json_items, "PIECE", piece)
    found = [{"a": number, "b": ["]", "é", {"c": "\\"}]} for number in range(20)]
    path = write("a.json", json.dumps({"crs": "x", "value": found, "more": [1]}, indent=1))
    items = JsonItems(path, "value")
    assert list(items) == list(enumerate(found, start=1))
    assert '"crs": "x"' in items.before


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_is_named_for_what_it_is(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "wijken.xlsx"
    path.write_bytes(start + bytes(300))
    with pytest.raises(ImportFault, match=r"^wijken\.xlsx is a workbook .* save it as CSV"):
        list(tables.rows(path, COLUMNS))


def test_why_a_file_cannot_be_opened_is_said(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ImportFault, match=r"nergens\.csv: there is no such file$"):
        list(tables.rows(tmp_path / "nergens.csv", COLUMNS))
    with pytest.raises(ImportFault, match=r" is a folder, not a file$"):
        list(tables.rows(tmp_path, COLUMNS))
    with pytest.raises(ImportFault, match=r"^leeg\.csv: nothing stands in its first row$"):
        list(tables.rows(write("leeg.csv", ""), COLUMNS))

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    # An operator is root, and the program is not.
    user = re.escape(getpass.getuser())
    with pytest.raises(ImportFault, match=rf"^w\.csv: the user {user} may not read it; "):
        list(tables.rows(Path("w.csv"), COLUMNS))
