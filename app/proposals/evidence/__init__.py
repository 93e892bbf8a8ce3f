"""Whether the conditions of a call that only people can tell are met: who said so, and by what."""
