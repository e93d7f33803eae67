"""Families of layouts: each builds the blocks of a register and the gold of its risks."""
