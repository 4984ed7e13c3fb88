"""Widgets and state that several pages share. Thin: what is shown is computed in ``dateline.views``."""
