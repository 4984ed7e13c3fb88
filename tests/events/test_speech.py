import pytest

from dateline.events.attribution import attribution_at, find_attributions
from dateline.events.discourse import read_discourse
from dateline.events.reporting import regular_forms, reporting
from dateline.language import sentences
from dateline.model import Span


def source_at(text: str, words: str) -> tuple[str, str]:
    discourse = read_discourse(text, sentences(text))
    start = text.index(words)
    found = attribution_at(find_attributions(discourse), Span(start, start + len(words)))
    return (found.name, found.stance) if found else ("", "")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Civil Guard said shells hit the mill.", "shells", ("Civil Guard", "said")),
        ("Shells hit the mill, the Civil Guard said.", "hit", ("Civil Guard", "said")),
        ("Shells hit the mill, said Omar Naji, a miller.", "hit", ("Omar Naji, a miller", "said")),
        ("According to the Civil Guard, shells hit the mill.", "hit", ("Civil Guard", "said")),
        ("Shells hit the mill, according to SOHR.", "hit", ("Syrian Observatory for Human Rights", "said")),
        ("“They shelled the mill,” Omar Naji told reporters by telephone.", "shelled", ("Omar Naji", "said")),
        ("The army acknowledged that rebels had entered the town.", "entered", ("army", "conceded")),
        ("The army denied that rebels had entered the town.", "entered", ("army", "denied")),
        ("The governor vowed to retake the town.", "retake", ("governor", "planned")),
        ("Footage verified by the BBC shows tanks in the town.", "tanks", ("BBC", "verified")),
        (
            "Two people briefed on the matter said the bridge was bombed.",
            "bombed",
            ("Two people briefed on the matter", "said"),
        ),
        (
            "The Hill Front, a coalition of three bands, said it shelled the fort.",
            "shelled",
            ("Hill Front, a coalition of three bands", "said"),
        ),
        ("A doctor spoke first. “We ran,” he said. “They shelled the road.”", "shelled", ("doctor", "said")),
        ("The Civil Guard said a bus was hit, adding that four had died.", "died", ("Civil Guard", "said")),
        ("The mayor said nobody was hurt, but Radio Hill said two had died.", "two had died", ("Radio Hill", "said")),
        # the publisher speaks
        ("Shells hit the mill on Monday.", "hit", ("", "")),
        ("The town was said to be quiet after shells hit the mill.", "shells", ("", "")),
        ("Rebels told villagers to leave before shells hit the mill. The mill burned.", "burned", ("", "")),
        ("The rebels found a depot and gave it up after a clash.", "clash", ("", "")),
        ("An estimated 50,000 people fled the town.", "fled", ("", "")),
        ("We counted nine bodies after shells hit the mill.", "hit", ("", "")),
        ("The mayor said nobody was hurt. Shells hit the mill again at noon.", "hit", ("", "")),
        ("He held the bridge while shells hit the mill.", "hit", ("", "")),
    ],
)
def test_who_says_so(text: str, words: str, expected: tuple[str, str]) -> None:
    assert source_at(text, words) == expected


def test_scope_stays_inside_the_text() -> None:
    text = "Shells hit the mill; four died, the Civil Guard said. The road is shut, it added."
    for found in find_attributions(read_discourse(text, sentences(text))):
        assert all(0 <= s.start < s.end <= len(text) for s in found.scope)
        assert found.name == "Civil Guard"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("accuse", ("accuses", "accused", "accusing")),
        ("deny", ("denies", "denied", "denying")),
        ("stress", ("stresses", "stressed", "stressing")),
        ("relay", ("relays", "relayed", "relaying")),
    ],
)
def test_regular_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert regular_forms(verb) == forms


def test_metonyms_name_bodies() -> None:
    assert reporting().seats["Ankara"] == "Turkish government (Ankara)"
    assert reporting().country_names["U.S."].code == "US"
    assert len(reporting().countries) > 130
