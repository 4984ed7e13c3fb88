"""Event tables → files of four kinds, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dateline.export.files import WRITERS, open_atomic, open_events, to_bytes
from dateline.formulas import defuse, restore
from dateline.table import COLUMNS


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+SOHR", "'+SOHR"),
        ("-12.3", "'-12.3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("", ""),
        ("Aleppo", "Aleppo"),
        ("a=b", "a=b"),
        ("'quoted'", "'quoted'"),
        ("“-”", "“-”"),
    ],
)
def test_formula_is_defused_and_comes_back(text: str, cell: str) -> None:
    assert defuse(text) == cell
    assert restore(cell) == text


def test_csv_cells(events: pd.DataFrame) -> None:
    first, second = csv.DictReader(io.StringIO(to_bytes(events, ".csv").decode("utf-8"), newline=""))
    assert tuple(first) == COLUMNS
    assert first["article_id"] == "'@risk"
    assert first["sentence"] == '\'=HYPERLINK("http://x") hit Hama.'
    assert first["attribution"] == "'+SOHR"
    assert json.loads(first["actors"]) == ["Russia", '=cmd|"/c calc"!A0']
    assert (first["latitude"], first["longitude"]) == ("-35.13179", "36.75783")  # numbers stay numbers
    assert (first["killed_min"], first["killed_max"]) == ("20", "")
    assert (first["context"], second["context"]) == ("false", "true")
    assert (first["date_start"], first["date_end"]) == ("2024-11-27", "2024-11-29")
    assert (second["latitude"], second["longitude"], second["offset_km"]) == ("", "", "")
    assert (second["killed_min"], second["killed_max"]) == ("0", "0")
    assert json.loads(second["targets"]) == ["Alawites; others", 'with "quotes"']
    assert second["sentence"].startswith("'- حلب “quoted”")


@pytest.mark.parametrize(
    "text", ["Rebels\rentered.", "Rebels\r\nentered.", "Rebels\nentered.", "Rebels entered.\r", "a,b\r"]
)
def test_a_line_break_of_any_kind_stays_in_its_cell(events: pd.DataFrame, text: str) -> None:
    events.loc[0, "sentence"] = text
    written = to_bytes(events, ".csv").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [row["event_id"] for row in rows] == ["e1", "e2"]
    assert rows[0]["sentence"] == text
    assert written.endswith("\n") and not written.endswith("\r\n")


def test_no_cell_of_the_csv_is_a_formula(events: pd.DataFrame) -> None:
    for row in csv.DictReader(io.StringIO(to_bytes(events, ".csv").decode("utf-8"), newline="")):
        risky = [name for name, cell in row.items() if cell and cell[0] in "=+-@\t\r\n"]
        assert set(risky) <= {"latitude", "longitude"}


def test_json_lines_hold_one_row_each_for_every_reader(events: pd.DataFrame) -> None:
    lines = to_bytes(events, ".jsonl").decode("utf-8").splitlines()  # splits at U+2028 too
    first, second = map(json.loads, lines)
    assert tuple(first) == COLUMNS
    assert first["sentence"] == '=HYPERLINK("http://x") hit Hama.'
    assert first["actors"] == ["Russia", '=cmd|"/c calc"!A0']
    assert (first["killed_min"], first["killed_max"], first["context"]) == (20, None, False)
    assert (second["latitude"], second["date_start"]) == (None, "2011-01-01")
    assert "40\u2028died" in second["sentence"]


def test_geojson_has_longitude_first_and_no_invented_point(events: pd.DataFrame) -> None:
    collection = json.loads(to_bytes(events, ".geojson"))
    first, second = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert first["geometry"] == {"type": "Point", "coordinates": [36.75783, -35.13179]}
    assert (first["id"], first["properties"]["place"]) == ("e1", "Hama")
    assert second["geometry"] is None


def test_parquet_is_typed(events: pd.DataFrame) -> None:
    table = pq.read_table(io.BytesIO(to_bytes(events, ".parquet")))
    assert tuple(table.column_names) == COLUMNS
    rows = table.to_pylist()
    assert rows[0]["actors"] == ["Russia", '=cmd|"/c calc"!A0']
    assert rows[0]["killed_max"] is None
    assert rows[0]["date_start"].isoformat() == "2024-11-27"
    assert rows[1]["latitude"] is None
    assert rows[1]["targets"] == ["Alawites; others", 'with "quotes"']


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_table_without_rows_is_a_readable_file(events: pd.DataFrame, suffix: str) -> None:
    raw = to_bytes(events.head(0), suffix)
    if suffix == ".csv":
        assert raw.decode() == ",".join(COLUMNS) + "\n"
    elif suffix == ".jsonl":
        assert raw == b""
    elif suffix == ".geojson":
        assert json.loads(raw) == {"type": "FeatureCollection", "features": []}
    else:
        assert pq.read_table(io.BytesIO(raw)).num_rows == 0


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_several_tables_make_one_file(tmp_path: Path, events: pd.DataFrame, suffix: str) -> None:
    path = tmp_path / f"events{suffix}"
    with open_events(path) as writer:
        writer.write(events.head(1))
        writer.write(events.tail(1))
    if suffix == ".parquet":
        assert pq.read_table(path).to_pylist() == pq.read_table(io.BytesIO(to_bytes(events, suffix))).to_pylist()
    else:
        assert path.read_bytes() == to_bytes(events, suffix)


def test_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("precious")
    with pytest.raises(RuntimeError), open_atomic(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert [item.name for item in tmp_path.iterdir()] == ["events.csv"]
    assert path.read_text() == "precious"


def test_unknown_kind_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError), open_events(tmp_path / "events.doc"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", WRITERS)
def test_who_checked_a_row_is_in_every_kind_of_file(events: pd.DataFrame, suffix: str) -> None:
    plain = to_bytes(events.assign(haystack="x"), suffix)
    assert plain == to_bytes(events, suffix)
    checked = events.assign(checked=["corrected", ""], checked_by=["=Nour", ""], checked_at=["2024-12-01", ""])
    raw = to_bytes(checked, suffix)
    if suffix == ".parquet":
        rows = pq.read_table(io.BytesIO(raw)).to_pylist()
    elif suffix == ".csv":
        rows = list(csv.DictReader(io.StringIO(raw.decode(), newline="")))
        assert rows[0].pop("checked_by") == "'=Nour"
    elif suffix == ".jsonl":
        rows = [json.loads(line) for line in raw.splitlines()]
    else:
        rows = [feature["properties"] for feature in json.loads(raw)["features"]]
    assert [row["checked"] for row in rows] == ["corrected", ""]
    assert [row["checked_at"] for row in rows] == ["2024-12-01", ""]
    assert list(rows[1])[: len(COLUMNS)] == list(COLUMNS)
