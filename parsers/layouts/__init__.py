"""Recognisers: the shapes in which registers are printed, one a module."""
