"""Files, tables and web pages → articles with unaltered text."""
