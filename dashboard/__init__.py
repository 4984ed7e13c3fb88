"""The pages of the dashboard, one script each; what they share is in ``dashboard.parts``."""
