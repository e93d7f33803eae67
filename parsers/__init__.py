"""Read a format into one document model, then recognise the register in it."""
