import re

import pytest

from dateline.events.attribution import attribution_of, party_name
from dateline.events.discourse import read_discourse
from dateline.events.doers import Doing
from dateline.language import sentences
from dateline.model import Span


def marked(text: str) -> tuple[str, Span]:
    """The text without its [[ ]] and the span that they enclosed."""
    found = re.search(r"\[\[(.*?)\]\]", text, re.S)
    assert found
    return text[: found.start()] + found.group(1) + text[found.end() :], Span(found.start(), found.end() - 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Civil Guard said two posts had fallen. [[It]] added that a third was under fire.", "Civil Guard"),
        ("Shells hit Tal Amr, the Rural Health Union said. Six people died, [[it]] said.", "Rural Health Union"),
        ("Governor Pavlo Hrytsenko said a bus was hit. Four were hurt, [[he]] added.", "Governor Pavlo Hrytsenko"),
        ("A spokeswoman, Lina Haddad, said the road was cut. [[She]] gave no toll.", "spokeswoman, Lina Haddad"),
        ("Rebels stormed the barracks on Friday. [[They]] said they held the armoury.", "Rebels"),
        (
            "Lebanon's health ministry counted nine dead. [[The ministry]] said two were nurses.",
            "Lebanon's health ministry",
        ),
        ("SOHR reported eleven strikes. [[The monitor]] said a clinic was hit.", "Syrian Observatory for Human Rights"),
        ("Boko Haram struck at dawn. [[The group]] said it took the armoury.", "Boko Haram"),
        (
            "Fighting between dissidents of the Farc killed nine, the governor of Norte de Santander, Luis Mora, said. "
            "Some 20 were hurt, [[he]] said.",
            "governor of Norte de Santander",
        ),
        (
            "Two died, minister Ivan Perez said.\n\nPresident Luis Mora broke the talks off. [[He]] announced a curfew.",
            "President Luis Mora",
        ),
        ("A mine killed a farmer.\n\nSoldiers held two. One was beaten to death, [[his family]] said.", "his family"),
        ("A mine killed Musa Adan. He stepped on it at noon, [[his family]] said.", "Musa Adan's family"),
        ("The Dune Brigade, an armed group in the hills, struck. [[The group]] claimed ten dead.", "Dune Brigade"),
        ("[[Moscow]] said its planes were not involved.", "Russian government (Moscow)"),
        ("[[The Kremlin]] denied it.", "Russian government (Kremlin)"),
        ("A raid killed nine, said [[Abu Salim, an activist in the town]].", "Abu Salim, an activist in the town"),
        ("[[Residents]] said the market burned.", "Residents"),
        ("The navy said it lost a boat. [[Its spokesman]] gave no reason.", "navy's spokesman"),
        (
            "The Hill Monitor for Human Rights (HMHR) counted nine. [[The HMHR]] gave no names.",
            "Hill Monitor for Human Rights (HMHR)",
        ),
        ("Nobody knows, the state agency said. It was the rebels' shell, it wrote. [[They]] deny it.", "rebels"),
        (
            "The party said he was at home. Two died, according to the health ministry. [[It]] gave no names.",
            "health ministry",
        ),
        # a monitor is "it", not "they"
        (
            "The militias have taken the port, according to the Hill Monitor. [[They]] also announced a curfew.",
            "militias",
        ),
        ("Since May the army has fought the group in Qasr, where [[it]] claims to have killed nine.", "army"),
        ("“Twelve were killed,” [[our newspaper]] said.", "our newspaper"),
        # initials are a body, unless a heading or a dateline is in capitals, or they are those of a thing
        ("The army lost a truck. The QLNA said in a fax that [[it]] laid no mine.", "QLNA"),
        ("The army lost a truck.\n\nQASR\n\nNobody was hurt, [[it]] said.", "army"),
        ("The army lost a truck.\n\nTALBARU, May 2 - Nobody was hurt, [[it]] said.", "army"),
        ("The army lost a truck when an IED went off. Nobody was hurt, [[it]] said.", "army"),
        # nothing to resolve to: as written
        ("[[It]] said nothing.", "It"),
        ("[[The group]] claimed the attack.", "the group"),
    ],
)
def test_source_is_named(text: str, expected: str) -> None:
    plain, span = marked(text)
    assert attribution_of(read_discourse(plain, sentences(plain)), span) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("[[The army]] shelled the town.", "SY", "Syrian army"),
        ("[[The army]] shelled the town.", "", "army"),
        ("[[The US]] struck the depot.", "", "United States"),
        ("[[Britain]] sent two ships.", "", "Britain"),
        ("Turkey shelled Tal Amr and [[its jets]] bombed the bridge.", "", "Turkey's jets"),
        ("Israeli troops entered the camp at dawn. [[They]] left by noon.", "", "Israeli troops"),
        ("“[[We]] hold the bridge,” Commander Musa Adan said.", "", "Commander Musa Adan"),
        ("“[[Our forces]] hold the bridge,” Commander Musa Adan said.", "", "Commander Musa Adan's forces"),
        ("[[We]] hold the bridge, a poster reads.", "", "We"),
        ("Troops left. A film by Boko Haram shows [[their fighters]] there.", "", "Boko Haram's fighters"),
        ("Israeli troops left. [[Their tanks]] followed.", "", "Israeli troops' tanks"),
        ("Rebel forces in Qasr struck. [[Their fighters]] then left.", "", "fighters of Rebel forces in Qasr"),
        ("[[rebel forces]] took the bridge.", "SY", "rebel forces"),
        # whose army it is where the country has none, and soldiers who may be anybody's
        ("[[The army]] shelled the camp.", "PS", "Israeli army"),
        ("[[The police]] shut the road.", "PS", "Palestinian police"),
        ("[[Soldiers]] fired on a van.", "IQ", "Soldiers"),
        ("[[The soldiers]] fired on a van.", "IQ", "Iraqi soldiers"),
        # the nearest subject owns
        ("Hamas won the vote; Israel withdrew [[its settlers]].", "", "Israel's settlers"),
        ("Hamas said Israel withdrew [[its settlers]].", "", "Israel's settlers"),
        ("Hamas withdrew [[its men]] when it saw Israel.", "", "Hamas' men"),
        # initials that read like a function word
        ("IS stormed Qasr. A week later [[it]] took the bridge.", "", "Islamic State"),
        ("THE TOWN IS LOST\nA week later [[it]] took the bridge.", "", "it"),
        ("In Qasr, IS [[gunmen in army uniform]] took the bridge.", "", "IS gunmen in army uniform"),
        ("At KM4 [[gunmen in army uniform]] took the bridge.", "", "gunmen in army uniform"),
        # a clock time is no part of a name, a verb of the present no part of one either
        ("12:40 Hamas says [[it]] will observe a truce.", "", "Hamas"),
        ("Armenia signed. Under it Azerbaijan keeps Qasr, which [[it]] captured on Sunday.", "", "Azerbaijan"),
        # a name is not its owner's; a body that somebody speaks for is a body
        ("The Taliban's leader fled. [[The Taliban]] took the bridge.", "", "Taliban"),
        ("Colonel Musa Adan, spokesman for M23, fled. [[The group]] took the bridge.", "", "M23"),
        # a country's army is not the group that has "Army" in its name
        ("Fighters of the National Liberation Army (ELN) fled. [[The army]] took the bridge.", "CO", "Colombian army"),
        ("The Hill Liberation Army (HLA) fled. [[The army]] took the bridge.", "", "Hill Liberation Army (HLA)"),
        ("Somali government troops fled. [[The troops]] took the bridge.", "SO", "Somali government troops"),
        # a speaker named by a pronoun after the quotation
        (
            'The junta\'s spokesman, Zaw Tun, denied it. "[[Our troops]] are still in Qasr," he told state TV.\n\n'
            "Jets bombed Tal Amr, according to the Hill Monitor.",
            "MM",
            "Myanmar junta's troops",
        ),
        # a country's own army, and a heading with its verb
        ("[[Sudan's army]] took the bridge.", "SD", "Sudanese army"),
        ("[[Sudan's people]] fled.", "SD", "Sudan's people"),
        ("Security forces neutralize 14 rebels in Qasr\n\n[[The forces]] also took a depot.", "IQ", "Security forces"),
        # a number is of somebody
        ("Some [[6,500]] people fled.", "", "6,500 people"),
        ("Some people fled, and [[6,500]] came back to the town.", "", "6,500"),
        # whose fighters a spokesman speaks of
        ("An RSF spokesman denied that [[his fighters]] had left.", "SD", "fighters of Rapid Support Forces (RSF)"),
        ("An RSF spokesman denied that [[his brother]] had left.", "SD", "RSF spokesman's brother"),
        # a place and a body after a comma are two
        (
            "In neighbouring Hill state, the Arakan Army said [[its troops]] had won.",
            "MM",
            "troops of Arakan Army (AA)",
        ),
        # those whom a witness fears are not those who told of it, nor those who were hit
        (
            'Eight teachers were killed, according to the Arakan Army. "[[They]] bombed us," said Daw Khin.',
            "MM",
            "They",
        ),
        ('Soldiers came at dawn. "[[They]] shot at us," said Daw Khin.', "MM", "Soldiers"),
    ],
)
def test_party_is_named(text: str, country: str, expected: str) -> None:
    plain, span = marked(text)
    doing: Doing = "force" if plain[span.start : span.end] == "They" else ""
    assert party_name(read_discourse(plain, sentences(plain), country), span, doing=doing) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Rural [[Health Union]] said six died.", "Rural Health Union"),
        ("Governor [[Pavlo]] Hrytsenko said six died.", "Governor Pavlo Hrytsenko"),
        ("[[The general]] staff said six died.", "general staff"),
        ("Doctors [[in Dweir]] said six died.", "Doctors in Dweir"),
        ("Residents said the [[Syrian]] army shelled them.", "Syrian army"),
        # and stray words around them go
        ("[[Rebel forces in Qasr say they]] hold the bridge.", "Rebel forces in Qasr"),
        ("[[Government forces meanwhile]] left.", "Government forces"),
        ("[[The army thereupon]] left.", "army"),
        ("[[Rebels. The Hill Front]] held the bridge.", "Hill Front"),
        ("[[J. Smith]] held the bridge.", "J. Smith"),
        ("[[He said]] the bridge was shut.", "He"),
        ("A strike hit troops [[helping Libyan forces]].", "Libyan forces"),
        ("The town fell to [[the Hill Front and]] its allies.", "Hill Front"),
        ("[[What is left of them]] fled.", "What is left of them"),
        ("[[people who had returned]] said it burned.", "people"),
        ("An [[offensive by rebels]] began.", "rebels"),
        # nothing was cut off
        ("[[Fighters]] of the Hill Front shelled them.", "Fighters"),
        ("[[The army]] suspects Boko Haram.", "army"),
    ],
)
def test_cut_phrases_are_made_whole(text: str, expected: str) -> None:
    plain, span = marked(text)
    assert party_name(read_discourse(plain, sentences(plain)), span) == expected


def test_name_fits_the_table() -> None:
    text = "the " + "very " * 40 + "long committee said so."
    assert len(attribution_of(read_discourse(text, sentences(text)), Span(0, len(text) - 9))) <= 100
