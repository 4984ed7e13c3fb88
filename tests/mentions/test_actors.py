from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.mentions.actors import ActorLexicon, actor_lexicon
from dateline.mentions.noun_phrases import cleaned, core, shortened

HEADER = "name,kind,country,aliases,source\n"


@pytest.mark.parametrize(
    ("phrase", "country", "expected"),
    [
        ("HTS", "", "Hayat Tahrir al-Sham"),
        ("Hay’at Tahrir al-Sham", "", "Hayat Tahrir al-Sham"),
        ("the UK-based Syrian Observatory for Human Rights (SOHR)", "", "Syrian Observatory for Human Rights"),
        ("SOHR", "", "Syrian Observatory for Human Rights"),
        ("the Islamist militant group Hayat Tahrir al-Sham (HTS)", "", "Hayat Tahrir al-Sham"),
        ("the Islamic State group", "", "Islamic State"),
        ("Médecins Sans Frontières (MSF)", "", "Medecins Sans Frontieres (Doctors Without Borders)"),
        ("the United Nations", "", "United Nations"),
        ("U.N.", "", "United Nations"),
        ("SNA", "SY", "Syrian National Army (SNA)"),
        ("SNA", "SO", "Somali National Army (SNA)"),
        # not a known name, or more than the name
        ("Farc", "CO", "Revolutionary Armed Forces of Colombia (FARC)"),  # spoken as a word
        ("Nato", "", "NATO"),
        ("Eln", "CO", ""),  # spelt out
        ("SNA", "", ""),
        ("is", "", ""),
        ("HTS fighters", "", ""),
        ("fighters of HTS", "", ""),
        ("army warplanes bombed RSF", "", ""),
        ("Foreign channels", "", ""),
        ("Return", "", ""),
        ("Turkish-backed Syrian National Army", "", ""),
        ("the dawn", "", ""),
        ("memorial", "", ""),
        ("a spokesman for the United Nations", "", ""),
        ("", "", ""),
    ],
)
def test_canonical_name_only_of_the_name_itself(phrase: str, country: str, expected: str) -> None:
    assert actor_lexicon().canonical(phrase, country) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Turkish-backed rebel factions", "Turkish-backed rebel factions"),
        ("fighters who had crossed the river", "fighters"),
        ("a local commander, whose men hold the bridge", "local commander"),
        ("part of that garrison", "part of that garrison"),
        ("the army’s", "army"),
        ("“Our\nforces”", "Our forces"),
    ],
)
def test_core_of_a_noun_phrase(phrase: str, expected: str) -> None:
    assert core(phrase) == expected


def test_names_fit_the_table() -> None:
    long = "Ministry of " + "Very " * 30 + "Long Names"
    assert len(shortened(long)) <= 100
    assert shortened("short, name") == "short, name"
    assert core("the U.S.") == "U.S."
    assert cleaned(" (the army, ") == "the army"


def test_every_alias_leads_home() -> None:
    lexicon = ActorLexicon.load()
    assert len(lexicon.actors) > 400
    for actor in lexicon.actors:
        for alias in (actor.name, *actor.aliases):
            found = lexicon.find(alias, actor.country or None)
            assert found is not None and (found.name == actor.name or found.country == actor.country), alias


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,kind\nA,media\n", ":1: columns"),
        (HEADER + "A,newspaper,SY,,x\n", ":2: kind 'newspaper'"),
        (HEADER + "A,media,SY,,x\nB,media,Syria,,x\n", ":3: country 'Syria'"),
        (HEADER + ",media,SY,,x\n", ":2: needs 5 fields"),
        (HEADER + "A,media\n", ":2: needs 5 fields"),
    ],
)
def test_wrong_lines_are_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "actors.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        ActorLexicon.load(path)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="nowhere"):
        ActorLexicon.load(tmp_path / "nowhere.csv")
