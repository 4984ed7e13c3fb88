"""What Dateline's map is measured against: a minimal Streamlit page with one folium map.

``streamlit run bench/dashboard/reference.py -- ROWS``: a date slider over folium's FastMarkerCluster, its scripts from
the static folder beside this file. With 0 rows: nothing but the map and one marker.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from folium.plugins import FastMarkerCluster
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
STATIC = "../../app/static/"


@st.cache_resource
def rows(size: int) -> pd.DataFrame:
    """The same generated table that Dateline is given."""
    from tests.e2e.corpora import large

    return large(size)[1][["date_start", "latitude", "longitude"]]


st.set_page_config(layout="wide")
size = int(sys.argv[1])
base = folium.Map([35.5, 37.5], zoom_start=7, tiles=None)
base.options["max_zoom"] = 16  # folium's own argument is the tiles'; without one, clusters throw
base.default_js = [("leaflet", STATIC + "leaflet.js")]
base.default_css = [("leaflet", STATIC + "leaflet.css")]
if size:
    table = rows(size)
    first, last = table["date_start"].min().date(), table["date_start"].max().date()
    start, end = st.slider("Days", first, last, (first, last), step=timedelta(days=1))
    kept = table[(table["date_start"] >= pd.Timestamp(start)) & (table["date_start"] <= pd.Timestamp(end))]
    cluster = FastMarkerCluster(
        kept[["latitude", "longitude"]].to_numpy().tolist(),
        callback="(row) => L.marker(new L.LatLng(row[0], row[1]))",  # its own asks for another plugin's icons
    )
    cluster.default_js = [("cluster", STATIC + "leaflet.markercluster.js")]
    cluster.default_css = [("a", STATIC + "MarkerCluster.css"), ("b", STATIC + "MarkerCluster.Default.css")]
    cluster.add_to(base)
else:
    folium.CircleMarker([35.5, 37.5]).add_to(base)
st_folium(base, key="map", height=600, use_container_width=True, returned_objects=[])
