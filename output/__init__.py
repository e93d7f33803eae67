"""Registers into files that people and machines read."""
