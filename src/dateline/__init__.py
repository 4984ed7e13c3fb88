"""News reports of an armed conflict become an event table in which every row leads to its sentence."""

__version__ = "0.1.0"
