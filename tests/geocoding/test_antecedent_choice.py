"""What "the city" or "the plant" means among the places that an article names."""

import time
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.geocoding import antecedent_choice
from dateline.geocoding.antecedent_choice import choose, features
from dateline.geocoding.antecedents import Discourse
from dateline.geocoding.gazetteer import Gazetteer
from dateline.geocoding.resolve import resolve_document
from dateline.mentions.toponyms import find_toponyms
from dateline.model import Span


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return Gazetteer.open()


def read(text: str, names: Gazetteer) -> Discourse:
    return Discourse(text, resolve_document(text, find_toponyms(text, names), names), names)


def span(text: str, phrase: str) -> Span:
    at = text.rindex(phrase)
    return Span(at, at + len(phrase))


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Shells hit Kharkiv. The mayor said the city had no water.", "the city", "Kharkiv"),
        ('Rebels took Goma. "We saw them," said a nurse there.', "there", "Goma"),
        ("Troops left Kherson for the coast. The town was quiet.", "The town", "Kherson"),
        ("A spokesman told reporters in Geneva that Goma was shelled and the city was dark.", "the city", "Goma"),
    ],
)
def test_choice(text: str, phrase: str, expected: str, names: Gazetteer) -> None:
    found = choose(text, span(text, phrase), read(text, names))
    assert found is not None
    assert found.name == expected


def test_a_label_heads_its_paragraph(names: Gazetteer) -> None:
    text = (
        "Troops left Juba, Bor and Bentiu in South Sudan on Friday.\n\n"
        "3. Malakal. Patrols came from Bentiu. Men stood at the hospital."
    )
    discourse = read(text, names)
    given = features(text, span(text, "the hospital"), discourse)
    labels = {r.place.name: row.get("label", 0.0) for r, row in zip(discourse.referents, given, strict=True)}
    assert labels == {"Juba": 0.0, "Bor": 0.0, "Bentiu": 0.0, "South Sudan": 0.0, "Malakal": 1.0}
    found = choose(text, span(text, "the hospital"), discourse)
    assert found is not None and found.name == "Malakal"


def test_nothing_named_means_nothing(names: Gazetteer) -> None:
    text = "The city was quiet."
    assert choose(text, span(text, "The city"), read(text, names)) is None


def test_where_events_happened_speaks_for_a_place(names: Gazetteer) -> None:
    text = "Shells hit Kharkiv. Rebels held Goma. The city was quiet."
    discourse = read(text, names)
    kharkiv = discourse.referents[0].place
    given = features(text, span(text, "The city"), discourse, [kharkiv])
    assert given[0]["events"] == 1.0
    assert "events" not in given[1]


def test_wrong_weights_name_the_file(tmp_path: Path) -> None:
    wrong = tmp_path / "antecedents.toml"
    wrong.write_text("[weights]\nlead = 'much'\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"antecedents\.toml"):
        antecedent_choice._read(wrong)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Shells hit Monrovia, Kakata and Buchanan in Liberia. Rebels held the Stockton bridge.", "Stockton"),
        ("Troops left Goma and Bukavu. Rodriguez wept. The city was quiet.", "Rodriguez"),
    ],
)
def test_a_namesake_far_off_is_not_meant(text: str, gone: str, names: Gazetteer) -> None:
    mentions = resolve_document(
        text, [*find_toponyms(text, names), Span(text.index(gone), text.index(gone) + len(gone))], names
    )
    discourse = Discourse(text, mentions, names)
    assert all(text[r.start : r.end] != gone for r in discourse.referents)
    assert {"Goma", "Monrovia"} & {r.place.name for r in discourse.referents}


def test_a_long_list_of_few_places_takes_no_time(names: Gazetteer) -> None:
    text = "Shells hit Kyiv, Odesa and Homs, " * 1200
    mentions = resolve_document(text, find_toponyms(text, names), names)
    begun = time.process_time()
    assert len(Discourse(text, mentions, names).referents) > 2000
    assert time.process_time() - begun < 1.5  # 4 s and more where each mention is compared with all others
