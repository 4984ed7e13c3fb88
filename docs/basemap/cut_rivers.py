"""Cut the rivers of the base map out of GSHHG (Wessel and Smith, LGPL-3), whose rivers are the CIA's WDB-II.

Not part of the running project; run once when the rivers should change:

    apt-get download gmt-gshhg-high && dpkg-deb -x gmt-gshhg-high_*.deb gshhg
    pip install shapely==2.2.0 h5py
    python docs/basemap/cut_rivers.py gshhg/usr/share/gmt-gshhg/binned_river_h.nc static/basemap/rivers.geojson

The wider Levant has every river that carries water all year and the greater wadis; the rest of the world has its
great rivers only. The source has no names: those of the rivers that reports speak of are set on them here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import h5py
import shapely
from cut_basemap import feature, write

NEAR = shapely.box(33.5, 29.0, 49.0, 40.0)
# Levels of the source: 0 to 2 great rivers, 3 and 4 lesser ones, 5 the greater intermittent ones.
NEAR_LEVELS, WORLD_LEVELS = range(6), range(2)
NEAR_TOLERANCE, WORLD_TOLERANCE = 0.004, 0.06  # degrees
SHORTEST = 0.05  # degrees: what is shorter would be a stray tick
# Where a name is written (latitude, longitude): on the river, in a reach that reports speak of.
NAMES = {
    "Euphrates": [(36.60, 38.20), (35.90, 39.30), (35.15, 40.35), (34.10, 42.30), (33.30, 44.00), (31.90, 44.90)],
    "Tigris": [(37.20, 42.00), (36.00, 43.30), (34.30, 43.80), (32.60, 45.70)],
    "Orontes": [(35.30, 36.55), (34.70, 36.65), (36.05, 36.40)],
    "Khabur": [(36.20, 40.70), (35.60, 40.65)],
    "Jordan": [(32.20, 35.55)],
    "Litani": [(33.50, 35.65)],
}
FARTHEST = 0.2  # degrees from a name's point to the river


def pieces(path: str) -> Iterator[tuple[int, shapely.LineString]]:
    """Each line of the file with its level; the file keeps them by squares of two degrees, from the north-west."""
    with h5py.File(path) as source:
        read = {name: source[name][:] for name in source}
    size = int(read["Bin_size_in_minutes"][0]) / 60
    across = int(read["N_bins_in_360_longitude_range"][0])
    east, north = read["Relative_longitude_from_SW_corner_of_bin"], read["Relative_latitude_from_SW_corner_of_bin"]
    for square, (first, many) in enumerate(
        zip(read["Id_of_first_segment_in_a_bin"], read["N_segments_in_a_bin"], strict=True)
    ):
        west, south = (square % across) * size, 90 - (square // across + 1) * size
        west -= 360 if west >= 180 else 0
        for segment in range(int(first), int(first) + int(many)):
            at = int(read["Id_of_first_point_in_a_segment"][segment])
            span = slice(at, at + int(read["N_points_for_a_segment"][segment]))
            points = [
                (west + (int(x) & 0xFFFF) / 65535 * size, south + (int(y) & 0xFFFF) / 65535 * size)
                for x, y in zip(east[span], north[span], strict=True)
            ]
            if len(points) > 1:
                yield int(read["Hierarchial_level_of_a_segment"][segment]), shapely.LineString(points)


def joined(lines: list[shapely.LineString], tolerance: float) -> list[shapely.LineString]:
    """The lines joined where they meet (corners of squares are rounded, so ends are snapped) and simplified."""
    snapped = shapely.set_precision(shapely.MultiLineString(lines), 0.0005)
    whole = shapely.get_parts(shapely.line_merge(snapped))
    kept = [shapely.simplify(line, tolerance) for line in whole if line.length >= max(SHORTEST, 4 * tolerance)]
    return sorted(kept, key=lambda line: (-line.length, line.bounds))


def main(source: str, target: str) -> None:
    """Write the rivers: lines near the Levant, great rivers elsewhere, and points with names."""
    near, major, world = [], [], []
    for level, line in pieces(source):
        if line.intersects(NEAR):
            if level in NEAR_LEVELS:
                (major if level < 3 else near).append(line)
        elif level in WORLD_LEVELS:
            world.append(line)
    features = []
    for kind, lines, tolerance, digits in (
        ("great", joined(major, NEAR_TOLERANCE), NEAR_TOLERANCE, 3),
        ("small", joined(near, NEAR_TOLERANCE), NEAR_TOLERANCE, 3),
        ("great", joined(world, WORLD_TOLERANCE), WORLD_TOLERANCE, 2),
    ):
        print(kind, tolerance, len(lines), "lines")
        features.append(feature(shapely.MultiLineString(lines), digits, kind=kind))
    water = shapely.union_all([*major, *near])
    for name, spots in NAMES.items():
        for latitude, longitude in spots:
            wanted = shapely.Point(longitude, latitude)
            spot = shapely.get_point(shapely.shortest_line(water, wanted), 0)
            if spot.distance(wanted) > FARTHEST:
                raise ValueError(f"{name} is not near {latitude}, {longitude}: {spot.distance(wanted):.2f} degrees off")
            features.append(feature(spot, 3, kind="name", name=name))
    write(Path(target), features)


if __name__ == "__main__":
    main(*sys.argv[1:3])
