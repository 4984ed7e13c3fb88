"""Counts in words that are known to count, as killed, injured and quantity of the event."""

from __future__ import annotations

import pytest

from dateline.mentions.counts import casualty_counts
from dateline.mentions.marked_counts import counts_in
from dateline.model import Span
from tests.mentions.marked import marked


@pytest.mark.parametrize(
    ("event_type", "text", "killed", "injured", "quantity"),
    [
        ("air_strike", "An air strike killed {five, not two} people, the mayor said.", (5, 5), None, None),
        ("air_strike", "The air strike killed {five people, not two} as first reported.", (5, 5), None, None),
        ("bombing", "The blast killed {not nine but twelve} people.", (12, 12), None, None),
        ("casualties", "{A fourth} died on the way to hospital.", (1, 1), None, None),
        ("casualties", "{A fifth} was wounded.", None, (1, 1), None),
        ("casualties", "{A second man} was injured.", None, (1, 1), None),
        ("casualties", "{Two of them} died later.", (2, 2), None, None),
        ("casualties", "{Two of the wounded} died later.", (2, 2), None, None),
        ("casualties", "{An elderly couple} died.", (2, 2), None, None),
        ("casualties", "{A mother and daughter} were killed.", (2, 2), None, None),
        ("casualties", "{A mother and her daughter} were killed.", (2, 2), None, None),
        ("casualties", "{A teacher} and staff said he was killed.", (1, 1), None, None),
        ("casualties", "{A hundred-odd} people died.", (100, 100), None, None),
        ("casualties", "{Some hundred} people died.", (100, 100), None, None),
        ("casualties", "{No fewer than 17 people} died.", (17, None), None, None),
        ("casualties", "{Up to a dozen} people died.", (None, 12), None, None),
        ("casualties", "{Between 40 and 50 people} died.", (40, 50), None, None),
        ("casualties", "{A dozen or more} were hurt.", None, (12, None), None),
        ("casualties", "{Well over 300 people} were killed.", (300, None), None, None),
        ("casualties", "{More than half a million people} were killed.", (500000, None), None, None),
        ("casualties", "{An estimated 1.2 million people} were killed.", (1200000, 1200000), None, None),
        ("casualties", "{8 000 people} were killed.", (8000, 8000), None, None),
        ("displacement", "{Nearly half of the 1,200 residents} had fled.", None, None, (None, 600)),
        ("arrest", "{About a third of the 900 detainees} were released.", None, None, (300, 300)),
        ("arrest", "{Half the 60 hostages} were freed.", None, None, (30, 30)),
        ("arrest", "{Two-thirds of its 300 prisoners} were freed.", None, None, (200, 200)),
        ("arrest", "{Half a million people} were held.", None, None, (500000, 500000)),
        ("casualties", "{Not a single civilian} was killed.", (0, 0), None, None),
        ("casualties", "{Twenty-odd people} were killed.", (20, 20), None, None),
        ("casualties", "{Hundreds, if not thousands}, were killed.", (200, None), None, None),
        ("casualties", "{Dozens, possibly hundreds}, were killed.", (24, None), None, None),
        ("casualties", "{at least 12, possibly as many as 20}, were killed", (12, None), None, None),
        ("casualties", "{15 people or more} died.", (15, None), None, None),
        ("casualties", "{30-plus people} died.", (30, None), None, None),
        ("casualties", "{30+ people} died.", (30, None), None, None),
        ("casualties", "{over 40 people} died, among them women and children.", (40, None), None, None),
        ("casualties", "There was {no loss of life} in the fire.", (0, 0), None, None),
        ("shelling", "A shell hit the base; {everyone escaped unhurt}.", (0, 0), (0, 0), None),
        ("bombing", "A car bomb claimed {the lives of nine people}.", (9, 9), None, None),
        ("bombing", "A car bomb claimed {nine lives}.", (9, 9), None, None),
        ("bombing", "A car bomb took {nine lives}.", (9, 9), None, None),
        ("bombing", "{Nine people} lost their lives when a bomb went off.", (9, 9), None, None),
        ("bombing", "The bomb killed {a family of six}.", (6, 6), None, None),
        ("bombing", "{Two children} lost limbs when a mine went off.", None, (2, 2), None),
        ("casualties", "{31 people} have lost their lives.", (31, 31), None, None),
        ("civilian_attack", "Gunmen killed {nine churchgoers}.", (9, 9), None, None),
        ("civilian_attack", "Gunmen killed {nine indigenous leaders}.", (9, 9), None, None),
        ("civilian_attack", "Gunmen killed {two local officials}.", (2, 2), None, None),
        ("civilian_attack", "Gunmen killed {two human rights defenders}.", (2, 2), None, None),
        ("civilian_attack", "Gunmen killed {four pro-government militiamen}.", (4, 4), None, None),
        ("civilian_attack", "Gunmen killed {the deputy governor}.", (1, 1), None, None),
        ("civilian_attack", "Gunmen killed {everyone in the house}.", None, None, None),
        ("civilian_attack", "Gunmen killed {them}.", None, None, None),
        ("arrest", "Gunmen abducted {more than 100 schoolgirls}.", None, None, (100, None)),
        ("arrest", "Gunmen kidnapped {a priest and two nuns}.", None, None, (3, 3)),
        ("arrest", "Police arrested {one suspect}.", None, None, (1, 1)),
        ("arrest", "Police arrested {a suspect}.", None, None, (1, 1)),
        ("arrest", "Police arrested {a man aged 34}.", None, None, (1, 1)),
        ("arrest", "The rebels freed {17 of the 20 hostages}.", None, None, (17, 17)),
        ("agreement", "The sides exchanged {90 prisoners each}.", None, None, (90, 90)),
        ("capture", "The rebels captured {a fifth village}.", None, None, (5, 5)),
        ("displacement", "{a quarter of a million people} were displaced.", None, None, (250000, 250000)),
        ("displacement", "{a third of the population} was displaced.", None, None, None),
        ("displacement", "{nearly one million people} were displaced.", None, None, (None, 1000000)),
        ("displacement", "{close to 1.5m people} were displaced.", None, None, (None, 1500000)),
        ("displacement", "{two million people} were displaced.", None, None, (2000000, 2000000)),
        ("air_strike", "Warplanes struck the town {twice}.", None, None, (2, 2)),
        ("air_strike", "The air force shot down {34 of 81 missiles}.", None, None, (34, 34)),
        ("casualties", "{Half of the dead} were women.", None, None, None),
        ("casualties", "{Most of them} were women.", None, None, None),
        ("casualties", "{two brothers, aged nine and 11,} were killed.", (2, 2), None, None),
        ("casualties", "{twins} were killed", None, None, None),
        ("casualties", "{Five US service members} were killed", (5, 5), None, None),
        ("casualties", "{Five White Helmets volunteers} were killed", (5, 5), None, None),
        ("arrest", "The women made them hand over {12 captured insurgents}.", None, None, (12, 12)),
        ("casualties", "About {a hundred thousand people} died.", (100000, 100000), None, None),
        ("casualties", "{About a hundred and eighty} were killed.", (180, 180), None, None),
        ("casualties", "{Between two and four thousand} were killed.", (2000, 4000), None, None),
        ("casualties", "{More than half of them} were killed, of 40 who stood there.", None, None, None),
        ("shelling", "A shell fell on the ward. {Two nurses} were injured.", None, (2, 2), None),
        ("shelling", "A shell fell on the ward. {Nobody} was hurt.", (0, 0), (0, 0), None),
        ("bombing", "It was {the fourth attack} on a bus this year.", None, None, (4, 4)),
        ("casualties", "They pulled {an eleventh body} from the rubble.", (11, 11), None, None),
        ("casualties", "{Tashi Bhutia, 23,} was shot dead.", (1, 1), None, None),
        ("arrest", "{A lookout of fifteen} was seized.", None, None, (1, 1)),
        ("casualties", "{The army admits 47} dead.", (47, 47), None, None),
        ("casualties", "Losses stood at {169 dead} and more than 600 wounded.", (169, 169), None, None),
        ("casualties", "Ninety people were there; {a third of them} died.", (30, 30), None, None),
        ("casualties", "{Two of them} were hit, and killed.", (2, 2), None, None),
    ],
)
def test_bounds(
    event_type: str,
    text: str,
    killed: tuple[int, int] | None,
    injured: tuple[int, int] | None,
    quantity: tuple[int, int] | None,
) -> None:
    plain, spans = marked(text)
    end = plain.index(".") if "." in plain else len(plain)
    found = casualty_counts(plain, Span(0, end), Span(0, 1), spans, event_type)
    nothing = (None, None)
    assert (found.killed_min, found.killed_max) == (killed or nothing)
    assert (found.injured_min, found.injured_max) == (injured or nothing)
    assert (found.quantity_min, found.quantity_max) == (quantity or nothing)


@pytest.mark.parametrize("blank", [" ", "\n", "\u00a0", " ,"])
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("three", "wounded people", [3]),
        ("a baker", "and his son", [1, 1]),
        ("five", "if not six", [5]),
        ("a lookout", "aged 15", [1]),
        ("half", "of them", []),
    ],
)
def test_a_hundred_thousand_blanks(blank: str, before: str, after: str, expected: list[int]) -> None:
    text = f"{before} {blank * 100_000} {after}"  # no time is measured: what grows with the square takes minutes here
    assert [count.minimum for count in counts_in(text, Span(0, len(text)))] == expected
