"""How many: counts in a text (:func:`find_counts`) and what they say of an event (:func:`casualty_counts`)."""

from __future__ import annotations

from dateline.mentions.count_mentions import find_counts
from dateline.mentions.tolls import CasualtyCounts, SubTotal, casualty_counts, counting_of
from dateline.mentions.victims import victim_term

__all__ = ["CasualtyCounts", "SubTotal", "casualty_counts", "counting_of", "find_counts", "victim_term"]
