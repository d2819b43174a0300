"""The lines of a clipping: where they stand, what form they have, where the text begins and ends."""
