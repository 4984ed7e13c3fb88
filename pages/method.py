"""How a row is made, how well that works, its limits, licences and credits."""

from __future__ import annotations

import streamlit as st

from dashboard.parts import frame
from dateline.config import ROOT, settings
from dateline.linking.contest import rules
from dateline.views import accuracy
from dateline.views.support import GRADE_LABELS

frame.require("method")

st.title("Method")
text, measured = st.columns([6, 4], gap="large")
with text:
    st.markdown((settings().assets / "method.md").read_text(encoding="utf-8"))
    st.subheader("How well an incident is supported")
    st.markdown(":small[The first rule that applies gives the grade.]")
    for name, rule in rules():
        st.markdown(f"- **{GRADE_LABELS[name]}**: {rule}")
with measured:
    st.subheader("Measured accuracy")
    found = accuracy.read((settings().assets / "accuracy.json", ROOT / "gold/accuracy.json"))
    if found is None:
        st.info("Not measured yet for this version.")
    else:
        st.markdown(f":small[Against hand-made tables, measured on {found.measured}.]")
        st.table(found.table.style.format(precision=2, na_rep="").hide(axis="index"))
        st.markdown(
            "**f1**: right sentence and type. **strict**: right in everything, place, date, who, according to whom, "
            "status and counts. **contamination**: share of casualty figures shown for the episode that do not belong "
            "to it. New articles are read about as well as the sets that were **never seen**."
        )
    st.subheader("Licences and credits")
    st.markdown((settings().assets / "credits.md").read_text(encoding="utf-8"))
