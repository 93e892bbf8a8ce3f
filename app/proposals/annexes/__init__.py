"""The annexes of a proposal: what a call wants enclosed, who owes it, and the files that were put."""
