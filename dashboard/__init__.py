"""What the pages of the dashboard share (``dashboard.parts``); the pages themselves lie in ``pages/``."""
