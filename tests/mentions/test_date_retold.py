"""Texts that tell of the past: the year is told once, and what follows is read from there."""

from datetime import date

import pytest

from dateline.mentions.date_retold import tells_of_the_past
from dateline.mentions.dates import find_dates, time_of_tale

CHRONICLE = (
    "The siege of Velin (October 1986)\n\nOn 4 October, a Saturday, two battalions crossed the river. The mill fell on the 7th. "
    "That night the garrison broke out. By the 12th it had reached the coast.\n\nThe last post was given up on 9 January. "
    "In March a truce was signed."
)
NEWS = (
    "KARSK, 12 March (Wire) - Rebels took the port on Tuesday, two years after they lost it in April 2021. The army left on 9 March.\n\n"
    "In January it had sent two battalions."
)
FOUNDED = "The mission, founded in 1994, counted nine dead on 4 June. It left the town on 6 June."
LEDGER = "THE WAR IN LINES, 1999\n\nMay 24 – Truce.\nAug 3 – The truce ends.\n2001\nFeb. 2 – Second truce.\n"


COUP = (
    "The army, which seized power in February 2021, killed five people on 3 June, residents said. It was founded in May 1949. "
    "On 4 June it shelled two villages."
)
WORST = "Armed men killed 12 people on 3 March in the worst attack since 2015, police said.\n\nTwo soldiers died on 5 March."
HEADLINE = "Worst attack since May 2015\n\nTwo soldiers died on 5 March."
ONCE = "Fighting in the hills, which began in November 2020, goes on, officials said. Shells killed six."


def days(text: str, published: date) -> dict[str, tuple[str, str]]:
    return {text[d.span.start : d.span.end]: (str(d.start), str(d.end)) for d in find_dates(text, published)}


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        (CHRONICLE, date(2011, 5, 2), True),
        (LEDGER, date(2006, 1, 20), True),
        (NEWS, date(2023, 3, 12), False),  # a weekday is told from the day of publication
        (COUP, date(2022, 6, 7), False),  # days of this month
        (WORST, date(2021, 3, 7), False),  # the first line is no title
        (HEADLINE, date(2021, 3, 7), False),
        (ONCE, date(2022, 2, 1), False),  # a single month of the past
        (FOUNDED, date(2023, 6, 7), False),  # a year alone, and not in the title
        (CHRONICLE, date(1986, 11, 1), False),  # its own year's news
        ("", date(2023, 1, 1), False),
        ("KARSK, 31 December 2022 (Wire) - Shells fell.\n\nOn 30 December they did too.", date(2023, 1, 1), False),
        (
            "Verdict in the Velin case\n\nTwo men were found guilty today of a raid in May 1999.",
            date(2009, 2, 25),
            False,
        ),
        (
            "Retreat from Velin, 9 April to 10 June 1999\n\nOn the last night of May they left.\n\nPrinted in 2015.",
            date(2015, 3, 1),
            True,
        ),
    ],
)
def test_which_texts_tell_of_the_past(text: str, published: date, told: bool) -> None:
    assert tells_of_the_past(text, published) is told


def test_without_a_day_of_publication_nothing_is_known() -> None:
    assert not tells_of_the_past(CHRONICLE, None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("On 4 October", "1986-10-04", "1986-10-04"),
        ("on the 7th", "1986-10-07", "1986-10-07"),
        ("That night", "1986-10-07", "1986-10-07"),
        ("By the 12th", "1986-10-12", "1986-10-12"),
        ("on 9 January", "1987-01-09", "1987-01-09"),  # the tale goes on
        ("In March", "1987-03-01", "1987-03-31"),
    ],
)
def test_dates_of_a_chronicle(words: str, first: str, last: str) -> None:
    assert days(CHRONICLE, date(2011, 5, 2))[words] == (first, last)


def test_years_that_head_entries() -> None:
    found = [str(d.start) for d in find_dates(LEDGER, date(2006, 1, 20)) if d.precision == "day"]
    assert found == ["1999-05-24", "1999-08-03", "2001-02-02"]


def test_news_is_read_from_publication() -> None:
    assert days(NEWS, date(2023, 3, 12))["on 9 March"] == ("2023-03-09", "2023-03-09")
    assert days(NEWS, date(2023, 3, 12))["In January"] == ("2023-01-01", "2023-01-31")
    assert days(FOUNDED, date(2023, 6, 7))["on 6 June"] == ("2023-06-06", "2023-06-06")


def test_where_the_tale_has_come_to() -> None:
    published = date(2011, 5, 2)
    at = time_of_tale(CHRONICLE, CHRONICLE.index("the garrison"), published)
    assert at and (at.start, at.end) == (date(1986, 10, 7), date(1986, 10, 7))
    assert time_of_tale(NEWS, len(NEWS) - 1, date(2023, 3, 12)) is None


@pytest.mark.parametrize(
    ("text", "seasons"),
    [("It came after the fall of the mill.", 0), ("It came in the fall of 2009.", 1), ("It came in the fall.", 1)],
)
def test_the_fall_of_a_town_is_no_season(text: str, seasons: int) -> None:
    assert len(find_dates(text, date(2011, 5, 2))) == seasons


def test_what_is_counted_from_publication_moves_no_tale() -> None:
    text = "The siege of Velin (October 1986)\n\nAfter the fall of the mill, in the previous May, all was quiet. It ended on 12 October."
    assert days(text, date(2011, 5, 2))["ended on 12 October"] == ("1986-10-12", "1986-10-12")
    text = "The siege of Velin (October 1986)\n\nThe fort, which was held until June 1999, was shelled on 12 October."
    assert days(text, date(2011, 5, 2))["on 12 October"] == ("1986-10-12", "1986-10-12")
