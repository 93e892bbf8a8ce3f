"""A proposal taken out as documents of every kind, and what comes back from a word processor."""
