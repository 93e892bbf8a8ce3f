"""What one can do among members, by what it is done to."""
