"""What the text spoke of before."""

import pytest

from tests.mentions.marked import days_of


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("On Friday troops took the mill. {The following morning} they took the bridge.", "2016-12-19", "2016-12-17"),
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
