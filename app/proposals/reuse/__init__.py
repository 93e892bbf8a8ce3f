"""Texts of proposals that were sent, marked to be used again by one's own organisation."""
