"""The results framework of a proposal: what should change, and by which indicator one will know."""
