"""What follows once a proposal was sent: the result, and the reports that are owed to the funder."""
