"""Word packages into a Document."""
