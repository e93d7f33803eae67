"""One report through the four stages; a batch; the command line."""
