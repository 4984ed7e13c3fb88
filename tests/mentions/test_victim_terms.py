"""The terms for who was hurt."""

from __future__ import annotations

import pytest

from dateline.mentions.counts import casualty_counts
from dateline.model import Span
from tests.mentions.marked import marked


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("{Scores of villagers} were killed.", "civilians"),
        ("Nineteen soldiers were killed. {Fifteen of them} died in one raid.", "soldiers"),
        ("One soldier was killed and {five others} were wounded.", "soldiers"),
        ("Four policemen died on Sunday. {A fifth} succumbed on Monday.", "police"),
        ("Ten people, six of them children, were killed. {Four others} were hurt.", "all"),
        ("A man of 49 died. {Another nine} were wounded.", "all"),
        ("Ten soldiers ran. {Forty} were hurt.", "all"),
        ("Ten soldiers fled.\n\n{Six others} were hurt.", "all"),
        ("A policeman was shot at the gate. {A second officer} was wounded.", "police"),
        ("The army sent a patrol. {A second officer} was wounded.", "soldiers"),
        ("Hezbollah admits {seven} dead.", "fighters"),
        ("The defence ministry puts its dead at {33}.", "soldiers"),
        ("The army killed {33} rebels and lost {13 men}.", "rebels and men"),
        ("In the battle the army lost {13 men}.", "soldiers"),
        ("Of these 102 were rebels, and {61} to the Syrian army.", "soldiers"),
        ("{Four of them} under the age of six died.", "children"),
        ("His death brings to {six} the number of 'blue helmets' killed.", "peacekeepers"),
        ("Of the dead, children were many; among {12 of the wounded} were none.", "all"),
        ("The blast caused {two injuries}.", "all"),
        ("The army acknowledged killing {12}.", "all"),
        ("The army admitted that rebels killed {12}.", "all"),
        ("The army admitted {12} killed.", "soldiers"),
        ("{No fewer than 17 people} died.", "all"),
        ("{As many as 40 people} may have died.", "all"),
        ("{Between 40 and 50 people} died.", "all"),
        ("{A pair of policemen} were wounded.", "police"),
        ("The bomb killed {one soldier} and wounded {three}.", "soldiers"),
        ("{Two children} lost limbs when a mine went off.", "children"),
        ("The army said {31 of its soldiers} had fallen.", "soldiers"),
        ("{31 soldiers} were martyred.", "soldiers"),
        ("{31 fighters} were eliminated.", "fighters"),
        ("{31 terrorists} were neutralised.", "terrorists"),
        ("{31 terrorists} were liquidated.", "terrorists"),
        ("Gunmen killed {three farmers} in their fields.", "civilians"),
        ("Gunmen executed {three gang members}.", "militants"),
        ("Gunmen killed {11 gold miners}.", "civilians"),
        ("Gunmen killed {21 coal miners}.", "civilians"),
        ("Gunmen killed {seven Shia pilgrims}.", "civilians"),
        ("Gunmen killed {50 worshippers}.", "civilians"),
        ("Gunmen killed {46 students}.", "civilians"),
        ("Gunmen killed {132 schoolchildren}.", "children"),
        ("Gunmen killed {nine churchgoers}.", "civilians"),
        ("Gunmen killed {nine wedding guests}.", "civilians"),
        ("Gunmen killed {nine road workers}.", "civilians"),
        ("Gunmen killed {nine indigenous leaders}.", "civilians"),
        ("Gunmen killed {nine election workers}.", "civilians"),
        ("Gunmen killed {nine herders}.", "civilians"),
        ("Gunmen killed {nine Fulani herdsmen}.", "civilians"),
        ("Gunmen killed {two Turkish engineers}.", "civilians"),
        ("Gunmen killed {two truckers}.", "civilians"),
        ("Gunmen killed {two local officials}.", "civilians"),
        ("Gunmen killed {two imams}.", "civilians"),
        ("Gunmen killed {two human rights defenders}.", "civilians"),
        ("Gunmen killed {two community leaders}.", "civilians"),
        ("Gunmen killed {two off-duty policemen}.", "police"),
        ("Gunmen killed {two army reservists}.", "soldiers"),
        ("Gunmen killed {two Pakistani soldiers}.", "soldiers"),
        ("Gunmen killed {two Kenyan police officers}.", "police"),
        ("Gunmen killed {two elderly women}.", "women"),
        ("Gunmen killed {two teenage girls}.", "children"),
        ("Gunmen killed {a 14-year-old boy}.", "children"),
        ("Gunmen killed {a market trader}.", "civilians"),
        ("Gunmen killed {a prominent cleric}.", "civilians"),
        ("Gunmen killed {a Spanish aid worker}.", "aid workers"),
        ("Gunmen killed {a freelance photographer}.", "journalists"),
        ("Gunmen killed {the village chief}.", "civilians"),
        ("The army admits {47 dead}.", "soldiers"),
        ("The militia put its own losses at {47}.", "fighters"),
        ("The mayor put the dead at {47}.", "all"),
    ],
)
def test_victims(text: str, victims: str) -> None:
    plain, spans = marked(text)
    assert casualty_counts(plain, Span(0, len(plain)), Span(0, 1), spans, "casualties").victims == victims
