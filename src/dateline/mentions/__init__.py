"""See docs: one stage of the way of an article."""
