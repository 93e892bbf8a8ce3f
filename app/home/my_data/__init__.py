"""What Pacto holds about one person, for that person to take away (docs/decisions/0025-my-data.md)."""
