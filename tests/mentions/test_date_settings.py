"""What the text spoke of before."""

import pytest

from tests.mentions.marked import days_of


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("On Friday troops took the mill. {The following morning} they took the bridge.", "2016-12-19", "2016-12-17"),
        ("On Friday troops took the mill, and {next day} they took the bridge.", "2016-12-19", "2016-12-17"),
        ("On Friday troops took the mill and {within a day} lost it.", "2016-12-19", "2016-12-16..2016-12-17"),
        ("On 2 December troops took the mill. They held it {for five days}.", "2016-12-19", "2016-12-02..2016-12-07"),
        ("On 7 December a camp fell that had been shut {for five days}.", "2016-12-19", "2016-12-02..2016-12-07"),
        ("On 7 December a camp fell. The town has been shut {for five days}.", "2016-12-19", "2016-12-15..2016-12-19"),
        ("On 7 December a camp fell. The army took the mill {in the night}.", "2016-12-19", "2016-12-07..2016-12-08"),
        ("The army took the mill {in the night}.", "2016-12-19", "2016-12-18..2016-12-19"),
        ("On 7 December a man carried off in May was freed {the same day}.", "2016-12-19", "2016-12-07"),
        (
            "In the first week of October the mill was hit, the bridge {on the 28th of that month}.",
            "2016-12-19",
            "2016-10-28",
        ),
        ("A column was seen {on the 25th of last month}.", "2016-12-19", "2016-11-25"),
        ("Since 3 January the mill is shut.\n\nNineteen were shot {on the 10th}.", "2016-12-19", "2016-12-10"),
        ("On 24 March rebels came.\n\n{On the Friday} people tried the road.", "2021-04-18", "2021-03-26"),
        ("Rebels were said to shoot {on the Friday}.", "2021-04-18", "2021-04-16"),
        (
            "From 6 to 12 May, 280 bodies were found. Doctors treated 130 {in that time}.",
            "2014-05-19",
            "2014-05-06..2014-05-12",
        ),
        ("The guns were silent {for eight hours last Sunday}.", "2017-06-30", "2017-06-25"),
        ("During {three days in late February} 75 people died.", "2004-03-25", "2004-02-21..2004-02-29"),
        (
            "On Wednesday a deal was announced. Raids have killed nine {since the announcement}.",
            "2025-01-17",
            "2025-01-15..2025-01-17",
        ),
        (
            "Five soldiers died on 3 July. The coup was declared on 26 July. {Since the coup} I noted two raids.",
            "2023-08-08",
            "2023-07-26..2023-08-08",
        ),
        (
            "The siege began on 5 May. It has been quiet since 9 May; 31 have died {so far}.",
            "2014-05-19",
            "2014-05-05..2014-05-19",
        ),
        (
            "The armies were to merge by 2019. The minister, jailed {since March}, is on trial.",
            "2026-01-23",
            "2025-03-01..2026-01-23",
        ),
        ("On Friday troops took the mill. {The next day} they took the bridge.", "2016-12-19", "2016-12-17"),
        ("On Friday troops took the mill. {Two days later} they took the bridge.", "2016-12-19", "2016-12-18"),
        ("On Friday troops took the mill. {The day before}, they had taken the bridge.", "2016-12-19", "2016-12-15"),
        (
            "On Friday troops took the mill. {The previous evening} they had taken the bridge.",
            "2016-12-19",
            "2016-12-15",
        ),
        ("On Friday troops took the mill. {The night before} they had taken the bridge.", "2016-12-19", "2016-12-15"),
        ("On Friday troops took the mill. {That night} they took the bridge.", "2016-12-19", "2016-12-16"),
        ("On Friday troops took the mill. {The same evening} they took the bridge.", "2016-12-19", "2016-12-16"),
        ("On Friday troops took the mill. {That afternoon} they took the bridge.", "2016-12-19", "2016-12-16"),
        ("On Friday troops took the mill. {By evening} they had the bridge too.", "2016-12-19", "2016-12-16"),
        ("On Friday troops took the mill. {At dusk} they took the bridge.", "2016-12-19", "2016-12-16"),
        ("On Friday troops took the mill. {An hour later} they took the bridge.", "2016-12-19", "2016-12-16"),
        ("On Friday troops took the mill. {A few hours later} they took the bridge.", "2016-12-19", "2016-12-16"),
        ("On Friday troops took the mill. {Within hours} they had the bridge.", "2016-12-19", "2016-12-16"),
        ("On Friday troops took the mill. {Overnight} they took the bridge.", "2016-12-19", "2016-12-18..2016-12-19"),
        ("On Friday troops took the mill. {On Saturday} they took the bridge.", "2016-12-19", "2016-12-17"),
        (
            "On 2 December troops took the mill. {Three days earlier} they had taken the bridge.",
            "2016-12-19",
            "2016-11-29",
        ),
        ("On 2 December troops took the mill. {A week later} they took the bridge.", "2016-12-19", "2016-12-09"),
        ("On 2 December troops took the mill. {A fortnight later} they took the bridge.", "2016-12-19", "2016-12-16"),
        ("On 2 December troops took the mill. {On the 7th} they took the bridge.", "2016-12-19", "2016-12-07"),
        (
            "On 2 December troops took the mill. {The following week} they took the bridge.",
            "2016-12-19",
            "2016-12-05..2016-12-11",
        ),
        (
            "On 2 December troops took the mill. {The week before} they had taken the bridge.",
            "2016-12-19",
            "2016-11-21..2016-11-27",
        ),
        (
            "On 2 December troops took the mill. {The following Monday} they took the bridge.",
            "2016-12-19",
            "2016-12-05",
        ),
        (
            "On 2 December troops took the mill. {The previous Monday} they had taken the bridge.",
            "2016-12-19",
            "2016-11-28",
        ),
        ("On 2 December troops took the mill. {That same day} they took the bridge.", "2016-12-19", "2016-12-02"),
        ("On 2 December troops took the mill. {The day after that} they took the bridge.", "2016-12-19", "2016-12-03"),
        ("On 2 December troops took the mill, and {three days after that} the bridge.", "2016-12-19", "2016-12-05"),
        (
            "On 2 December troops took the mill. {Since then} they have burned three villages.",
            "2016-12-19",
            "2016-12-02..2016-12-19",
        ),
        (
            "On 2 December troops took the mill. They have burned three villages {since}.",
            "2016-12-19",
            "2016-12-02..2016-12-19",
        ),
        ("In May 2014 rebels took the town. {A month later} they lost it.", "2016-12-19", "2014-06-01..2014-06-30"),
        ("The guns began on the evening of 4 May.\n\nMen left {on 7 May}.", "2024-05-08", "2024-05-07"),
        ("They went on the evening of 4 May. {By dawn} the road was full.", "2024-05-08", "2024-05-05"),
        ("They went on 4 May. {By dusk} the road was full.", "2024-05-08", "2024-05-04"),
        ("Thursday 9 May\n\n14:20 Guns.\n\nFriday 10 May\n\n{09:30} Guns again.", "2024-05-12", "2024-05-10"),
        ("It fell on Saturday.\n\n{At dawn} guns were heard.", "2024-05-12", "2024-05-11"),
        ("It fell on Saturday.\n\n{At 14:20} guns were heard.", "2024-05-12", "2024-05-12"),
        ("It fell on Saturday.\n\nThe mayor fled.\n\n{At dawn} guns were heard.", "2024-05-12", "2024-05-12"),
        ("It has burned since Saturday.\n\n{At dawn} guns were heard.", "2024-05-12", "2024-05-12"),
        ("The sides were to merge by 2019. He has been held {since March}.", "2024-05-12", "2024-03-01..2024-05-12"),
    ],
)
def test_days(text: str, published: str, days: str) -> None:
    assert days_of(text, published) == days
