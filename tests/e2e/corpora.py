"""What the browser tests show: named makers of (articles, event table)."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dateline.model import Article
from dateline.table import from_records
from tests.views import sample

RUN = "top.pwned=1"
_SCRIPTS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<iframe src='javascript:{RUN}'></iframe>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<video><source onerror={RUN}></video>",
    f"<input autofocus onfocus={RUN}>",
    f"<style onload={RUN}></style>",
    f"<math><mi xlink:href='javascript:{RUN}'>x</mi></math>",
    f"<a href='javascript:{RUN}'>click</a>",
    f"[click](javascript:{RUN})",
    f"![x](x 'onerror={RUN}')",
    f"<object data='javascript:{RUN}'></object>",
    f"<embed src='javascript:{RUN}'>",
    f"<form action='javascript:{RUN}'><button>go</button></form>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"${{{RUN}}}",
    f"`${{{RUN}}}`",
    f"`);{RUN};(`",
    f"');{RUN};('",
    f'");{RUN};("',
    f"\\');{RUN};//",
    f'\\");{RUN};//',
    f"{{{{ {RUN} }}}}",
    f"{{% raw %}}{RUN}",
    "{{ 'top' }}",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\u2028{RUN}\u2029",
    f"\u202e<script>{RUN}</script>\u202c",
    f"$\\href{{javascript:{RUN}}}{{x}}$",
    f":material/close: :red[<img src=x onerror={RUN}>]",
    '=HYPERLINK("http://example.invalid","x")',
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "_feature_group_0 map_div alert(coords);",
    "datum.pwned, 'a'] || [1",
]


def hostile() -> tuple[Mapping[str, Article], pd.DataFrame]:
    """An article and a report for every payload, which stands in every text that a report can hold."""
    articles: dict[str, Article] = {}
    rows: list[dict[str, Any]] = []
    for number, payload in enumerate(_SCRIPTS):
        text = f"{payload} said that 12 people were killed in {payload}. Calm followed."
        day = date(2024, 11, 1) + timedelta(days=number % 20)
        key = f"{number:02d} {payload}"
        articles[key] = Article(key, text, payload, payload, day, payload, payload)
        place = {"place": payload, "place_text": payload, "place_kind": "town", "gazetteer_id": payload}
        rows.append(
            sample.record(
                f"h{number}", articles[key], text.split(". Calm")[0] + ".", "killed", event_type="casualties",
                attribution=payload, actors=[payload], targets=[payload], date_text=payload, quantity_min=3,
                quantity_unit=payload, killed_min=12, killed_max=12, victims=payload, counting="cumulative",
                incident_id=payload, latitude=33 + number / 20, longitude=36 + number % 7, radius_km=3.0, **place,
            )
        )  # fmt: skip
    return articles, from_records(rows)


def large(size: int = 100_000, places: int = 300) -> tuple[Mapping[str, Article], pd.DataFrame]:
    """A table of ``size`` reports at ``places`` places over sixty days, always the same."""
    dice = random.Random(7)
    texts, articles = "Rebels entered the town. ", {}
    for number in range(100):
        key = f"article{number:03d}"
        articles[key] = Article(key, texts * 40, f"Report {number}", "A paper", date(2024, 11, 30))
    spots = [(32.5 + 4.5 * dice.random(), 36.0 + 5 * dice.random()) for _ in range(places)]
    kinds = ("clash", "capture", "air_strike", "displacement", "arrest")
    first = date(2024, 10, 1)
    rows = []
    for number in range(size):
        at = dice.randrange(places)
        day = first + timedelta(days=dice.randrange(60))
        start = 25 * (number % 40)
        rows.append(
            {
                "event_id": f"e{number}",
                "article_id": f"article{number % 100:03d}",
                "sentence_start": start,
                "sentence_end": start + 24,
                "sentence": "Rebels entered the town.",
                "trigger_start": start + 7,
                "trigger_end": start + 14,
                "event_type": dice.choice(kinds),
                "context": False,
                "status": "claimed",
                "attribution": f"Source {number % 12}",
                "actors": [f"Party {number % 9}"],
                "targets": [],
                "date_start": day,
                "date_end": day,
                "date_precision": "day",
                "place": f"Place {at}",
                "place_text": "the town",
                "place_kind": "town",
                "latitude": spots[at][0],
                "longitude": spots[at][1],
                "radius_km": 3.0,
                "confidence": 0.5,
            }
        )
    return articles, from_records(rows)


def plain() -> tuple[Mapping[str, Article], pd.DataFrame]:
    """The hand-written sample over the seed articles."""
    return sample.articles(), sample.events()


def empty() -> tuple[Mapping[str, Article], pd.DataFrame]:
    """Articles in which nothing was found."""
    return sample.articles(), from_records([])


def broad() -> tuple[Mapping[str, Article], pd.DataFrame]:
    """The sample with reports from a province, the north of another one, and a whole country."""
    events = sample.events()
    columns = ["place", "place_text", "place_kind", "gazetteer_id", "latitude", "longitude", "radius_km", "offset_km"]
    spots = {
        "capture": ["Aleppo Governorate", "Aleppo province", "province", "geonames:170062", 36.2, 37.5, 75.0, None],
        "entry": ["Hama Governorate", "northern Hama province", "province", "geonames:170015", 35.5, 37.0, 40.0, None],
        "ring": ["Syria", "Syria", "country", "geonames:163843", 35.0, 38.5, 240.0, None],
    }
    for event, values in spots.items():
        for column, value in zip(columns, values, strict=True):
            events.loc[events["event_id"] == event, column] = value
    return sample.articles(), events


def contested() -> tuple[Mapping[str, Article], pd.DataFrame]:
    """The sample with what the government says against the entry into Aleppo."""
    articles, events = plain()
    first = articles["000_0b5b68fffb1d234c"]
    driving = "The government says reinforcements have now reached Aleppo and it is driving the rebels out."
    entered = "Rebel forces in Syria say they have entered the country\u2019s second-largest city, Aleppo"
    told = {"radius_km": 12.0, **sample.ALEPPO}
    rows = [
        sample.record(
            "driving", first, driving, "driving the rebels out", event_type="clash", attribution="Syrian government",
            actors=["Syrian government"], targets=["Syrian rebels"], **told,
        ),
        sample.record(
            "claim", first, entered, "entered", event_type="advance", attribution="Syrian rebels",
            actors=["Syrian rebels"], **told,
        ),
    ]  # fmt: skip
    return articles, pd.concat([events, from_records(rows)], ignore_index=True)


MAKERS = {"broad": broad, "contested": contested, "plain": plain, "hostile": hostile, "large": large, "empty": empty}
