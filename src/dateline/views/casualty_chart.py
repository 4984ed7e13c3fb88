"""The casualty chart: every claim of deaths as an interval, coloured by who claims it."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from dateline.views import palette, reports, wording

PICK = "claim"  # name of the selection that leads back to the event
_ALL = "all"
OTHERS = "others"
_LOG_FROM = 200  # largest claim / smallest claim from which small tolls would vanish on a linear scale


def _dodge(frame: pd.DataFrame) -> pd.Series[Any]:
    """The moment at which each claim is drawn: its day, aside where several claims share the day."""
    span = max(1.0, (frame["as_of"].max() - frame["as_of"].min()).total_seconds() / 86_400)
    step = pd.Timedelta(hours=min(span * 24 * 0.05, 24 * 0.16) if span <= 4 else span * 24 * 0.012)
    place = frame.groupby("as_of", sort=False).cumcount()
    size = frame.groupby("as_of", sort=False)["as_of"].transform("size")
    aside = (place - (size - 1) / 2) * step
    moments: pd.Series[Any] = frame["as_of"] + aside
    return moments


def _most_frequent(names: pd.Series[str], most: int) -> pd.Series[Any]:
    """The names, the rarer ones beyond ``most`` put together: a legend is to be read at a glance."""
    if names.nunique() <= most:
        return names
    ranked = sorted(names.value_counts().items(), key=lambda item: (-int(item[1]), str(item[0])))
    return names.where(names.isin([name for name, _ in ranked[: most - 1]]), OTHERS)


def _is_late(days: pd.Series[Any]) -> pd.Series[Any]:
    """Whether a claim stands in the right half of the chart, so that its label goes to the left."""
    middle = days.min() + (days.max() - days.min()) / 2
    return days.gt(middle)


def chart_data(claims: pd.DataFrame, selected: str = "") -> pd.DataFrame:
    """What the chart draws of ``casualty_claims.claims``: plain columns, one row a claim.

    ``low``, ``top`` (floats), ``open`` (no upper bound said), ``bottom`` (no lower bound said), ``when``,
    ``series`` (claims joined by a line share it; "" for the rest), ``late``, ``voice``, ``group`` (as in the
    legends, the rare ones put together), ``chosen``.
    """
    low = claims["low"].astype("Float64")
    high = claims["high"].astype("Float64")
    running = (claims["counting"] == "cumulative") & (claims["status"] != "denied") & (claims["part_of"] == "")
    label = claims["label"].where(claims["victims"] == _ALL, claims["label"] + " " + claims["victims"])
    return pd.DataFrame(
        {
            "event_id": claims["event_id"].astype(str),
            "when": _dodge(claims).dt.strftime("%Y-%m-%dT%H:%M:%S"),
            "day": claims["as_of"].map(wording.day),
            "low": low.fillna(0.0).astype(float),
            "top": high.fillna(low).astype(float),
            "mark": low.fillna(high).astype(float),
            "open": high.isna(),
            "bottom": low.isna(),
            "claimant": claims["claimant"].astype(str),
            "voice": _most_frequent(claims["claimant"].astype(str), len(palette.CLAIMANT_COLOURS)),
            "group": _most_frequent(claims["victims"].astype(str), len(palette.VICTIM_SHAPES)),
            "victims": claims["victims"].astype(str),
            "label": label.astype(str),
            "kind": claims["counting"].map({"cumulative": "running total", "incident": "one incident"}),
            "series": claims["series"].where(running, "").astype(str),
            "late": _is_late(claims["as_of"]),
            "chosen": claims["event_id"] == selected,
        }
    )


def _axis_days(data: pd.DataFrame) -> list[str] | None:
    days = pd.to_datetime(data["when"]).dt.round("D").dt.strftime("%Y-%m-%d").drop_duplicates().tolist()
    return days if len(days) <= 8 else None


def _scale(data: pd.DataFrame) -> tuple[alt.Scale, float, bool]:
    """The scale of deaths, its upper end, and whether it is logarithmic."""
    positive = data.loc[data["mark"] > 0, "mark"]
    largest = max(float(data["top"].max()), 1.0)
    if len(positive) and largest / float(positive.min()) >= _LOG_FROM:
        return alt.Scale(type="symlog", domain=[0, largest * 1.6]), largest * 1.6, True
    top = float(math.ceil(largest * 1.25))
    return alt.Scale(domain=[0, top], nice=True), top, False


def _space_labels(data: pd.DataFrame, top: float, height: int) -> pd.Series[float]:
    """At which height (in deaths) each label stands: its mark's, moved up where two would overlap."""
    gap, result = top * 15 / height, {}
    for _, day in data.groupby("day", sort=False):
        below = -gap
        for index, mark in day["mark"].sort_values(kind="stable").items():
            below = max(float(mark), below + gap)
            result[index] = below
    return pd.Series(result, dtype=float).reindex(data.index)


def _legends(data: pd.DataFrame, *, shapes: bool) -> tuple[alt.Color, alt.Shape]:
    """Colour by claimant and shape by victims, with small legends over the chart."""
    colours = palette.claimant_colours(data["voice"].drop_duplicates().sort_values(key=lambda names: names == OTHERS))
    forms = palette.victim_shapes(sorted(data["group"].unique()))
    style: dict[str, Any] = {
        "orient": "top",
        "titleFontSize": 12,
        "labelFontSize": 12,
        "labelLimit": 230,
        "symbolSize": 70,
        "rowPadding": 1,
        "padding": 0,
        "offset": 4,
        "titlePadding": 2,
    }
    colour = alt.Color(
        "voice:N",
        scale=alt.Scale(domain=list(colours), range=list(colours.values())),
        legend=alt.Legend(title=None, symbolType="circle", direction="vertical", **style),
    )
    shape = alt.Shape(
        "group:N",
        scale=alt.Scale(domain=list(forms), range=list(forms.values())),
        legend=alt.Legend(title=None, direction="horizontal", **style) if shapes and len(forms) > 1 else None,
    )
    return colour, shape


def casualty_chart(claims: pd.DataFrame, selected: str = "", height: int = 300, labels: bool = True) -> alt.LayerChart:
    """The chart of claims (not empty). A click on a mark selects its ``event_id`` under the name ``PICK``."""
    data = chart_data(claims, selected)
    scale, top, logarithmic = _scale(data)
    data["label_when"] = _beside(data)
    data["label_at"] = data["mark"] if logarithmic else _space_labels(data, top, height - 90)
    labelled = labels and len(data) <= 12
    data["beside"] = _with_glyphs(data)
    colour, shape = _legends(data, shapes=not labelled)  # a label says whom it counts
    base = alt.Chart(data).encode(x=_days_axis(data), color=colour)
    y = alt.Y("mark:Q", scale=scale, axis=_deaths_axis(logarithmic))
    layers: list[alt.Chart] = [*_intervals(base, y, scale), _points(base, y, shape)]
    if labelled:
        at = alt.Y("label_at:Q", scale=scale)
        style: dict[str, Any] = {"aria": False, "dy": -8, "fontSize": 12.5, "fontWeight": 600}
        early = base.transform_filter("!datum.late").mark_text(align="left", dx=9, **style)
        late = base.transform_filter("datum.late").mark_text(align="right", dx=-9, **style)
        layers += [text.encode(x=_days_axis(data, "label_when"), y=at, text="beside:N") for text in (early, late)]
    chart: alt.LayerChart = alt.layer(*layers).properties(height=height).configure_view(strokeWidth=0)
    return chart


def _with_glyphs(data: pd.DataFrame) -> pd.Series[Any]:
    """The labels, with the shape of their mark on its side where several share a day: so one sees which is whose."""
    forms = palette.victim_shapes(sorted(data["group"].unique()))
    glyphs = data["group"].map(forms).map(palette.GLYPHS)
    several = data.groupby("day", sort=False)["day"].transform("size") > 1
    marked = (glyphs + " " + data["label"]).where(~data["late"], data["label"] + " " + glyphs)
    return marked.where(several, data["label"])


def _beside(data: pd.DataFrame) -> pd.Series[Any]:
    """The moment from which each label is written: beside all the marks of its day, so that it covers none."""
    moments = data.groupby("day", sort=False)["when"]
    return moments.transform("min").where(data["late"], moments.transform("max"))


def _days_axis(data: pd.DataFrame, column: str = "when") -> alt.X:
    values = _axis_days(data)
    axis = (
        alt.Axis(format="%-d %b", values=values, grid=False, labelOverlap=True, title=None)
        if values
        else alt.Axis(format="%-d %b %Y", grid=False, labelOverlap=True, title=None, tickCount=5)
    )
    return alt.X(f"{column}:T", axis=axis, scale=alt.Scale(type="utc", padding=34))


def _deaths_axis(logarithmic: bool) -> alt.Axis:
    title = "killed (log scale)" if logarithmic else None
    return alt.Axis(title=title, tickCount=5, format="~s" if logarithmic else ",d")


def _intervals(base: alt.Chart, y: alt.Y, scale: alt.Scale) -> list[alt.Chart]:
    """Lines between running totals, bars from low to high, arrows where no upper bound is said."""
    line = base.transform_filter("datum.series !== ''").mark_line(
        aria=False, strokeWidth=1.5, strokeDash=[4, 3], opacity=0.8
    )
    bar = base.transform_filter("!datum.open && datum.top > datum.low").mark_rule(aria=False, strokeWidth=3)
    stem = base.transform_filter("datum.open").mark_rule(aria=False, strokeWidth=2.5, yOffset=-4, y2Offset=-20)
    head = base.transform_filter("datum.open").mark_point(
        aria=False, shape="triangle-up", filled=True, size=45, yOffset=-22
    )
    ring = base.transform_filter("datum.chosen").mark_point(
        aria=False, shape="circle", filled=False, size=420, strokeWidth=2.5
    )
    return [
        line.encode(y=y, detail="series:N"),
        bar.encode(y=alt.Y("low:Q", scale=scale), y2="top:Q"),
        stem.encode(y=y, y2=alt.Y2("mark:Q")),
        head.encode(y=y),
        ring.encode(y=y),
    ]


def _points(base: alt.Chart, y: alt.Y, shape: alt.Shape) -> alt.Chart:
    """The marks that can be clicked."""
    pick = alt.selection_point(name=PICK, fields=["event_id"], on="click", empty=False)
    points: alt.Chart = (
        base.mark_point(filled=True, size=110, stroke="#ffffff", strokeWidth=1, opacity=1)
        .encode(
            y=y,
            shape=shape,
            tooltip=[
                alt.Tooltip("label:N", title="Killed"),
                alt.Tooltip("day:N", title="As of"),
                alt.Tooltip("claimant:N", title="According to"),
                alt.Tooltip("kind:N", title="Kind"),
            ],
        )
        .add_params(pick)
    )
    return points


def summary(claims: pd.DataFrame) -> str:
    """The chart in one sentence, for those who can't see it."""
    if claims.empty:
        return "No claims of deaths among these reports."
    parts = [
        f"{row.label}{'' if row.victims == _ALL else ' ' + row.victims} as of {wording.day(row.as_of)}, "
        f"according to {row.claimant}"
        for row in reports.rows(claims.head(8))
    ]
    more = f"; and {len(claims) - 8} more" if len(claims) > 8 else ""
    return f"Claims of deaths: {'; '.join(parts)}{more}."
