"""Articles and the event tables derived from them, on disk."""
