"""``dateline gazetteer import`` and ``check`` on a small gazetteer of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.config import settings
from dateline.errors import InputError
from dateline.geocoding import compile as compiling
from dateline.geocoding import maintain
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.layout import Row

HEAD = ",".join(maintain.COLUMNS)
TABLES = ("countries", "admin1", "admin2", "supplement", "aliases", "names")
DUMP = "{id}\t{name}\t{name}\t{names}\t{lat}\t{lon}\t{group}\t{code}\tSY\t\t09\t\t\t\t{people}\t\t400\tAsia/Damascus\t2024-01-01"


def dump(identifier: int, name: str, code: str = "PPL", group: str = "P", **fields: object) -> str:
    """A line of a GeoNames dump."""
    known = {"names": "", "lat": 36.1, "lon": 37.1, "people": 0} | fields
    return DUMP.format(id=identifier, name=name, code=code, group=group, **known)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables' first lines, so that compiling takes no time."""
    source = settings().assets / "gazetteer"
    target = tmp_path / "gazetteer"
    target.mkdir()
    for name in TABLES:
        lines = (source / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        (target / f"{name}.csv").write_text("\n".join(lines[: 1 if name in ("aliases", "names") else 2]) + "\n")
    shutil.copy(source / "words.toml", target)
    town = Row("geonames:170063", "Aleppo", "city", "populated", 36.2, 37.16, 11.0, "SY", "09", 1_600_000)
    monkeypatch.setattr(compiling.sources, "cities", lambda capitals: iter([town]))
    monkeypatch.setattr(compiling.sources, "airports", lambda: iter(()))
    monkeypatch.setenv("DATELINE_ASSETS", str(tmp_path))
    yield target


def test_a_dump_adds_villages_with_their_spellings(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "SY.txt"
    lines = [
        dump(1, "Kafr Dael", names="Kafr Da`il,كفر داعل", people=300),
        dump(2, "Wadi Nowhere", code="STM", group="H"),
        dump(3, "Sahil Airfield", code="AIRF", group="S"),
        dump(4, "Hayy Zahra", code="PPLX"),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert maintain.import_file(file) == 3
    gazetteer = Gazetteer.open()
    entry = gazetteer.matches("كفر داعل")[0].entry
    assert (entry.gazetteer_id, entry.name, entry.kind, entry.population) == ("geonames:1", "Kafr Dael", "village", 300)
    assert gazetteer.matches("Sahil Airfield")[0].entry.kind == "airport"
    assert gazetteer.matches("Hayy Zahra")[0].entry.kind == "district"
    assert gazetteer.matches("Wadi Nowhere") == ()


def test_importing_again_adds_nothing_twice(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "SY.txt"
    file.write_text(dump(1, "Kafr Dael") + "\n", encoding="utf-8")
    assert [maintain.import_file(file), maintain.import_file(file)] == [1, 0]
    assert len((folder / "imported.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_a_table_like_ours_is_taken_whole(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        f"{HEAD}\nmine:mill,Zbrdlin Mill,landmark,landmark,36.1,37.2,1.0,SY,09,,Mill of Zbrdlin,,,visited\n",
        encoding="utf-8",
    )
    assert maintain.import_file(file) == 1
    assert Gazetteer.open().matches("Mill of Zbrdlin")[0].entry.gazetteer_id == "mine:mill"


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("bad.txt", "1\tonly three\tcolumns\n", r"bad\.txt:1"),
        ("bad.txt", dump(1, "A place") + "\n" + dump(2, "B place", lat="north") + "\n", r"bad\.txt:2"),
        ("bad.csv", f"{HEAD}\nmine:1,Mill,castle,landmark,36,37,1,SY,09,,,,,visited\n", r"bad\.csv.*2.*castle"),
        ("bad.csv", f"{HEAD}\nmine:1,Mill,landmark,landmark,96,37,1,SY,09,,,,,visited\n", r"2.*96"),
        ("bad.csv", f"{HEAD}\nmine:1,Mill,landmark,landmark,36,37,1,SY,09,,,,,\n", r"2.*source"),
    ],
)
def test_a_wrong_file_is_refused_whole_with_file_and_line(
    folder: Path, tmp_path: Path, name: str, text: str, where: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=where):
        maintain.import_file(file)
    assert not (folder / "imported.csv").exists()


def own(folder: Path, *lines: str) -> None:
    """Make these the only lines of the supplement."""
    (folder / "supplement.csv").write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")


def test_sound_tables_have_no_faults(folder: Path) -> None:
    own(folder, "mine:mill,Mill,landmark,landmark,36.1,37.2,1.0,SY,09,,,,,visited")
    compiling.compile_gazetteer()
    assert maintain.check() == []


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["mine:1,Mill,landmark,landmark,0,0,1,SY,09,,,,,seen"], "mine:1: lies at 0,0"),
        (["mine:1,Mill,landmark,landmark,36.1,37.2,1,SY,09,,,,,seen"] * 2, "mine:1 is there twice"),
        (["mine:1,Mill,landmark,landmark,50.4,30.5,1,SY,09,,,,,seen"], "km outside SY"),
        (["mine:1,Mill,landmark,landmark,x,30.5,1,SY,09,,,,,seen"], "supplement.csv:2"),
    ],
)
def test_faults_are_named(folder: Path, lines: list[str], fault: str) -> None:
    own(folder)
    compiling.compile_gazetteer()
    own(folder, *lines)
    assert any(fault in said for said in maintain.check()), maintain.check()


def test_an_alias_that_leads_nowhere_and_a_missing_file_are_named(folder: Path) -> None:
    own(folder)
    (folder / "aliases.csv").write_text("alias,gazetteer_id,source\nElsewhere,geonames:0,x\n", encoding="utf-8")
    (folder / "names.csv").write_text("gazetteer_id,name,source\ngeonames:0,Nohow,x\n", encoding="utf-8")
    said = maintain.check()
    assert any("Nohow" in fault and "nowhere" in fault for fault in said)
    assert any("Elsewhere" in fault and "nowhere" in fault for fault in said)
    assert any("is missing" in fault for fault in said)
