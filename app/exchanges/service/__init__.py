"""What one can do with exchanges, in files named after the things done."""
