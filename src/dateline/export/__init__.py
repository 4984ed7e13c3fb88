"""The event table → files: one small module a format, one writer interface, atomic."""
