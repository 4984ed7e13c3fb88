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
        st.markdown(
            f"Against tables of events that people made by hand, measured on {found.measured}. New articles are read "
            "about as well as those **never trained on**, or a little less well."
        )
        st.markdown("".join(f"- :small[**{name}**: {meaning}]\n" for name, meaning in accuracy.MEANINGS))
        st.html(accuracy.table(found.sets, accuracy.described(settings().assets / "measured_sets.toml")))
        if told := accuracy.fields(found.sets):
            st.markdown(f"Of the rows found in articles never trained on, this share is right in: {told}.")
    st.subheader("Licences and credits")
    st.markdown((settings().assets / "credits.md").read_text(encoding="utf-8"))
