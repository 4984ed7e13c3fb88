import pytest

from dateline.linking.contest import incidents, rules
from dateline.linking.incidents import link_frame
from dateline.linking.sides import same_side, sides_of
from tests.linking.rows import TOWN, row, table

REBELS = {"actors": ["rebels"]}
ENTER = {**TOWN, **REBELS}


def graded(*rows: dict[str, object]) -> dict[str, object]:
    """The incident that holds row e1."""
    found = incidents(link_frame(table(*rows)))
    return next(r for r in found.to_dict("records") if "e1" in r["event_ids"])


@pytest.mark.parametrize(
    ("rows", "grade"),
    [
        ([row("e1", "advance", **ENTER, attribution="SOHR")], "weak"),
        (
            [
                row("e1", "advance", **ENTER, attribution="SOHR"),
                row("e2", "advance", **ENTER, article_id="a2", attribution="UN"),
            ],
            "fair",
        ),
        # voices of one side count once
        (
            [
                row("e1", "advance", **ENTER, attribution="rebels"),
                row("e2", "advance", **ENTER, article_id="a2", attribution="Hayat Tahrir al-Sham"),
            ],
            "weak",
        ),
        (
            [
                row("e1", "advance", **ENTER, attribution="SOHR"),
                row("e2", "advance", **ENTER, article_id="a2", attribution="SOHR"),
            ],
            "weak",
        ),
        ([row("e1", "advance", **ENTER, attribution="BBC", status="verified")], "confirmed"),
        (
            [
                row(
                    "e1",
                    "advance",
                    "The army acknowledged that rebels had [entered] it.",
                    **ENTER,
                    attribution="Syrian army",
                )
            ],
            "confirmed",
        ),
        (
            [
                row(
                    "e1",
                    "advance",
                    "The army said rebels had [entered] it.",
                    **ENTER,
                    targets=["Syrian army"],
                    attribution="Syrian army",
                )
            ],
            "confirmed",
        ),
        # another's loss is no concession
        ([row("e1", "advance", "Turkey said rebels had [entered] it.", **ENTER, attribution="Turkey")], "weak"),
        ([row("e1", "withdrawal", **TOWN, actors=["Syrian army"], attribution="Syrian army")], "confirmed"),
        ([row("e1", "withdrawal", **TOWN, actors=["Syrian army"], attribution="rebels")], "weak"),
        (
            [
                row(
                    "e1",
                    "casualties",
                    "It said three of its soldiers had [died].",
                    **TOWN,
                    killed_min=3,
                    killed_max=3,
                    victims="soldiers",
                    attribution="Ukrainian army",
                )
            ],
            "confirmed",
        ),
        (
            [
                row(
                    "e1",
                    "casualties",
                    "It said thirty fighters had [died].",
                    **TOWN,
                    killed_min=30,
                    killed_max=30,
                    victims="fighters",
                    attribution="Ukrainian army",
                )
            ],
            "weak",
        ),
        ([row("e1", "advance", **ENTER, attribution="army", status="denied")], "denied"),
        (
            [
                row("e1", "advance", **ENTER, attribution="SOHR"),
                row("e2", "advance", **ENTER, at=300, attribution="army", status="denied"),
            ],
            "contested",
        ),
        (
            [
                row("e1", "bombing", **TOWN, attribution="police", killed_min=74, killed_max=74),
                row("e2", "bombing", **TOWN, article_id="a2", attribution="BLA", killed_min=32, killed_max=32),
            ],
            "contested",
        ),
        (
            [
                row("e1", "bombing", **TOWN, attribution="police", killed_min=74, killed_max=74),
                row("e2", "bombing", **TOWN, article_id="a2", attribution="UN", killed_min=60, killed_max=None),
            ],
            "fair",
        ),
    ],
)
def test_grade(rows: list[dict[str, object]], grade: str) -> None:
    assert graded(*rows)["grade"] == grade


def test_throwing_them_out_is_held_against_their_entry() -> None:
    rows = [
        row(
            "e1",
            "advance",
            "The army acknowledged that rebels had [entered] the town.",
            **ENTER,
            attribution="Syrian army",
            article_id="a2",
        ),
        row("e2", "advance", "Rebels say they have [entered] the town.", **ENTER, attribution="rebels"),
        row(
            "e3",
            "clash",
            "The government says it is [driving] the rebels out.",
            **TOWN,
            actors=["Syrian government"],
            targets=["rebels"],
            attribution="Syrian government",
            at=300,
        ),
    ]
    found = graded(*rows)
    assert found["grade"] == "confirmed"
    assert found["n_reports"] == 2
    assert found["against"] == ["e3"]
    assert found["conceded_by"] == ["Syrian army"]
    assert any("e3" in pair for pair in found["contradictions"])
    assert "conceded by Syrian army" in str(found["summary"])


@pytest.mark.parametrize(
    "answer",
    [
        # somebody else's account, other targets, another day, no word of throwing back
        row(
            "e3",
            "clash",
            "The UN says it is [driving] the rebels out.",
            **TOWN,
            actors=["Syrian government"],
            targets=["rebels"],
            attribution="UN",
            at=300,
        ),
        row(
            "e3",
            "clash",
            "It says it is [driving] the police out.",
            **TOWN,
            actors=["Syrian government"],
            targets=["Israel"],
            attribution="Syrian government",
            at=300,
        ),
        row(
            "e3",
            "clash",
            "It says it is [driving] the rebels out.",
            **TOWN,
            actors=["Syrian government"],
            targets=["rebels"],
            attribution="Syrian government",
            at=300,
            day=20,
        ),
        row(
            "e3",
            "clash",
            "It says it [fought] the rebels.",
            **TOWN,
            actors=["Syrian government"],
            targets=["rebels"],
            attribution="Syrian government",
            at=300,
        ),
    ],
)
def test_what_is_not_held_against_it(answer: dict[str, object]) -> None:
    entered = row("e1", "advance", "Rebels [entered] the town.", **ENTER, attribution="SOHR")
    assert graded(entered, answer)["against"] == []


def test_rules_are_published_in_the_order_tried() -> None:
    assert [name for name, _ in rules()] == ["confirmed", "denied", "contested", "fair", "weak"]
    assert all(len(text) > 20 for _, text in rules())


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("Syrian army", {"state:SY"}),
        ("Russian government (Moscow)", {"state:RU"}),
        ("the Pentagon", {"state:US"}),
        ("Israel Defense Forces (IDF)", {"state:IL"}),
        ("Hayat Tahrir al-Sham", {"group:Hayat Tahrir al-Sham"}),
        ("HTS fighters", {"group:Hayat Tahrir al-Sham"}),
        ("Turkish-backed rebel factions", {"armed"}),
        ("soldiers", {"state:"}),
        ("statement posted on the rebel-affiliated channel", {"armed"}),
        ("HTS-affiliated media", {"group:Hayat Tahrir al-Sham"}),
        ("Syrian Observatory for Human Rights", {"neutral:Syrian Observatory for Human Rights"}),
        ("residents", set()),
        ("", set()),
    ],
)
def test_sides(name: str, sides: set[str]) -> None:
    assert set(sides_of([name])) == sides


def test_unnamed_rebels_may_be_any_group() -> None:
    assert same_side(sides_of(["rebels"]), sides_of(["HTS"]))
    assert not same_side(sides_of(["rebels"]), sides_of(["Syrian army"]))
    assert not same_side(sides_of(["residents"]), sides_of(["residents"]))


def test_empty_table() -> None:
    assert incidents(table()).empty
