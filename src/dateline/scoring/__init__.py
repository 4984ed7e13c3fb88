"""How an event table compares with a gold table that people made."""
