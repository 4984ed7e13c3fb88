"""The publication day in the head of a text, and dates there that are none."""

from datetime import date

import pytest

from dateline.ingest.drafts import draft_of_paste
from dateline.ingest.kinds import read_article_bytes
from dateline.ingest.metadata import Metadata
from dateline.ingest.text_day import stated_day

BODY = "Two shells landed near a school in Kosti on Monday and killed four people, the local health office said."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Shells fall on Kosti\n\nAndes Correspondent\n20 January 2025", date(2025, 1, 20)),
        ("Shells fall on Kosti\n\nSaturday, 8 February 2025", date(2025, 2, 8)),
        ("Shells fall on Kosti\nBy Hala Idris in Port Sudan\nPublished 12 March 2025", date(2025, 3, 12)),
        ("Shells fall on Kosti\n\nThe Meridian Post, 18 November 2024", date(2024, 11, 18)),
        ("Shells fall on Kosti\n\nBRIDGE NEWS - 22 August 2024", date(2024, 8, 22)),
        ("Published: March 5th, 2024 14:30 GMT", date(2024, 3, 5)),
        ("Posted on Tue., Sept. 3, 2024 | Updated Sept. 4, 2024", date(2024, 9, 3)),
        ("2024-05-03", date(2024, 5, 3)),
        ("Flash update no. 3 (4 June 2025)", date(2025, 6, 4)),
        ("Situation report, 1 May 2023 – Kosti", date(2023, 5, 1)),
        # a dateline
        ("Nyala, 4 June 2025 (Desert Wire) - Gunmen stopped three buses.", date(2025, 6, 4)),
        ("KABUL, March 5, 2023 -- Gunmen stopped three buses.", date(2023, 3, 5)),
        # a day of something else, or none
        ("The massacre of 16 March 1968", None),
        ("What happened on 7 October 2023", None),
        ("On 7 October 2023 gunmen stopped three buses.", None),
        ("Kosti, 4 June: gunmen stopped three buses", None),
        ("Gunmen stopped three buses in Kosti on 4 June 2025, the army said.", None),
        ("Since 4 June 2025, gunmen have stopped three buses", None),
        ("The siege (4 January – 12 August 1976)", None),
        ("Incident date: August 20, 2017", None),
        ("31 February 2025", None),
        ("3/4/2025", None),  # of March or of April
        ("Room 12 May 20256", None),
        ("", None),
    ],
)
def test_stated_day(head: str, day: date | None) -> None:
    found = stated_day(f"{head}\n\n{BODY}\n")
    assert (found and found[0]) == day


def test_a_date_further_down_is_none() -> None:
    assert stated_day("\n".join([BODY] * 12 + ["Published 12 March 2025"])) is None


def test_files_and_pastes_take_it_and_say_so() -> None:
    text = f"Shells fall on Kosti\nPublished 12 March 2025\n\n{BODY}"
    for known in (read_article_bytes(text.encode(), ".txt", "a.txt").metadata, draft_of_paste(text, Metadata()).known):
        assert known.published == date(2025, 3, 12)
        assert known.published_basis == "stated in the text (“Published 12 March 2025”)"


def test_what_a_person_says_goes_before() -> None:
    given = Metadata(published=date(2025, 3, 13))
    known = draft_of_paste(f"Published 12 March 2025\n\n{BODY}", given).known
    assert (known.published, known.published_basis) == (date(2025, 3, 13), "given by the user")
