"""What the extractor finds in a case."""

from __future__ import annotations

from functools import cache
from typing import Any

from dateline.model import Article
from dateline.pipeline import extract
from dateline.table import to_record
from tests.extraction.judging import complaints
from tests.extraction.table import Case, read_cases

CASES = {case.case_id: case for case in read_cases()}


def found(case: Case) -> list[dict[str, Any]]:
    """The rows extracted from a case, with the words of the trigger."""
    article = Article(case.case_id, case.text, published=case.published)
    records = (to_record(event, article) for event in extract(article))
    return [row | {"trigger": case.text[row["trigger_start"] : row["trigger_end"]]} for row in records]


@cache
def complaints_of(case_id: str) -> tuple[str, ...]:
    """What is wrong with the extraction of a case, judged once a process."""
    case = CASES[case_id]
    return tuple(complaints(case, found(case)))
