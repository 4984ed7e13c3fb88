"""Does any text bring extraction down? ``python bench/fuzz_extract.py [INPUTS]`` (10,000), ``... --replay NUMBER``.

Texts are put together at random from words of the development articles and from what news does not hold: runs of
blanks and commas, unclosed quotation marks, numbers without end, control signs, other scripts. What counts: no
exception, every row fits the event table, its trigger stands in its sentence and that in the text, and not more than
5 seconds of work for a text of at most 2,000 characters. A fault is printed with the number of the input that makes it
again. Exit status 1 if there is one.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from dateline.model import Article
from dateline.pipeline import extract
from dateline.table import to_frame, validate

DEV = Path(__file__).resolve().parents[1] / "gold" / "dev" / "articles"
MOST_SECONDS = 5.0
LONGEST = 2_000  # characters
PUBLISHED = (
    date(2015, 6, 1),
    date(2024, 2, 29),
    date(2000, 1, 1),
    date(2, 1, 1),
    date(9998, 12, 31),
)  # ends of what ingest takes
ODD = (
    *(
        " ",
        "\u00a0",
        "\t",
        "\n",
        "\r\n",
        "\u2028",
        ",",
        ".",
        "-",
        "–",
        "’",
        "'s ",
        "“",
        "”",
        '"',
        "(",
        ")",
        "[",
        "’s’s",
    ),
    *(
        "0",
        "00",
        "1,000,000,000,000",
        "9" * 30,
        "1/2",
        "½",
        "²",
        "٣",
        "十二",
        "minus three",
        "three-and-a-half hundred",
    ),
    *("31 June", "29 February", "30 February 2015", "00:00", "25:99", "32/13/2015", "the year 0", "May 99999", "1 BC"),
    *("\ud7ff", "\ufeff", "\u200b", "\u202e", "\u0301", "\x07", "🙂", "Алеппо", "حلب", "ALEPPO (Reuters) –", "[1]"),
    *("between", "since", "until", "of them", "the day before", "no", "more than", "half of the", "its border with"),
)


@cache
def words() -> tuple[str, ...]:
    """The words of the development articles with the blanks and signs at them."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(DEV.glob("*.txt")))
    return tuple(word for text in texts for word in text.replace("\n", " \n").split(" "))


def text_of(number: int) -> str:
    """The text with that number: the same one each time."""
    chance, made, size = random.Random(number), [], 0
    longest = chance.choice((60, 300, 800, LONGEST))
    while size < longest:
        made.append(_piece(chance))
        size += len(made[-1]) + 1
    return chance.choice((" ", " ", " ", "")).join(made)[:longest]


def _piece(chance: random.Random) -> str:
    """A stretch of an article, a shuffled one, or something odd once or many times."""
    kind = chance.random()
    at, length = chance.randrange(len(words())), chance.randrange(1, 30)
    if kind < 0.55:
        return " ".join(words()[at : at + length])
    if kind < 0.7:
        return " ".join(chance.choices(words(), k=length))
    return chance.choice(ODD) * chance.choice((1, 1, 1, 2, 3, 40))


def faults_of(number: int) -> Iterator[str]:
    """What is wrong with what is extracted from the text of that number."""
    article = Article(f"f{number}", text_of(number), published=random.Random(number).choice(PUBLISHED))
    started = time.process_time()
    try:
        events = extract(article)
        validate(to_frame((event, article) for event in events))
    except Exception as error:  # whatever it is, it is what is looked for
        yield f"{type(error).__name__}: {error}"
        return
    for event in events:
        within = event.sentence.start <= event.trigger.start < event.trigger.end <= event.sentence.end
        if not within or event.sentence.end > len(article.text):
            yield f"{event.event_id}: {event.trigger} in {event.sentence} of {len(article.text)} characters"
    if (seconds := time.process_time() - started) > MOST_SECONDS:
        yield f"{seconds:.1f} seconds of work"


def main() -> int:
    """Exit status after that many inputs."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("inputs", type=int, nargs="?", default=10_000)
    asked.add_argument("--replay", type=int, metavar="NUMBER")
    options = asked.parse_args()
    numbers = range(options.inputs) if options.replay is None else [options.replay]
    if options.replay is not None:
        print(repr(text_of(options.replay)))
    extract(Article("first", "Shells fell on Homs.", published=PUBLISHED[0]))  # loads what is loaded once
    faults = 0
    for number in numbers:
        for fault in faults_of(number):
            faults += 1
            print(f"FAULT {number}: {fault}"[:600], flush=True)
        if number % 500 == 499:
            print(f"  {number + 1} inputs, {faults} faults", flush=True)
    print(f"{len(numbers)} inputs, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
